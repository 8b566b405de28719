"""What is damaged: a small archive of every kind, and sound files of every format made from it."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

from PIL import Image

from db import Archive, editing, exports
from db.building import build
from db.georeferencing import georeference
from db.importing import import_articles
from db.maps.control_points import ControlPoint
from db.maps.placement_files import placement_text, write_file
from db.packs.keys import make_keys, read_secret_key
from db.publishing import publish
from db.scanning import Wishes, import_pictures
from db.stations.ledger import FILE, Entry, Ledger, Standing, write_ledger
from tests.db.articles.written import FORMATS as ARTICLES
from tests.db.articles.written import OURS
from tests.db.exchange.holdings import add_agents, add_holdings
from tests.db.exchange.test_tropy import EXPORTED
from tests.db.pictures.drawing import gradient
from tests.db.pictures.drawing import saved as drawn
from tests.viewer.builders import ARCHIVE, EN, EN_2, RECORDS, VI, VI_2

if TYPE_CHECKING:
    from pathlib import Path

    from db.transaction import Transaction

BASE = "base.muniment"
PACK = "good.munipack"
UUID = "00000000-0000-4000-8000-000000000001"
KEY = "key"
SECTIONS = {"1.vi": VI, "1.en": EN, "2.vi": VI_2, "2.en": EN_2}
EXPORTED_FORMATS = {
    "csv": ".csv", "isad-csv": ".csv", "isaar-csv": ".csv", "xlsx": ".xlsx", "ead3": ".xml",
    "geojson": ".geojson", "iiif": "", "lpf": ".json", "lpf-tsv": ".tsv", "kml": ".kml",
    "eac-cpf": "", "csl-json": ".json", "bibtex": ".bib", "ris": ".ris", "gramps": ".gramps",
    "bagit": "", "web-annotations": ".json",
}  # fmt: skip
DATES = (
    "1950-09-16", "1950-09-16/1950-09-18", "1950-22", "1950~", "1950-09/..", "../1950",
    "1950-10-15~", "195X", "16/9/1950", "giữa tháng 10/1950", "mùa hè năm 1950",
    "Chiều 1/10/1950", "ngày 16 tháng 9 năm 1950", "từ 16 đến 18/9/1950",
    "khoảng đầu tháng 9 năm 1950", "trước năm 1947", "late September 1950", "about 1950",
    "the morning of 16 September 1950", "5 giờ 30 phút ngày 16/9/1950", "thập niên 1940",
    "thế kỷ XX", "Thu Đông 1950",
)  # fmt: skip
QUERIES = (
    "dong khe", "Đồn Mây", '"trung đoàn 19"', "e19", "16/9/1950", "mùa thu 1950", "tieu doan",
    "Don May 1950", "NEAR(a b)", "a AND b OR NOT c", "Thai Nguyn", "trận*", "phat gao ubhc",
    "f308 e19 d1", "title:a", "tháng 9", "gia bay",
)  # fmt: skip
EAD2002 = """<?xml version="1.0" encoding="UTF-8"?>
<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>TN-9</eadid><filedesc><titlestmt>
<titleproper>Phông Thử</titleproper></titlestmt></filedesc>
</eadheader>
<archdesc level="fonds"><did><unittitle>Phông Thử <unitdate
normal="1947/1954">1947-1954</unitdate>
</unittitle><unitid>TN-09</unitid>
<physdesc><extent>3 hộp</extent></physdesc>
<origination><corpname>Ty Mẫu</corpname></origination>
<langmaterial><language langcode="vie">Việt</language></langmaterial>
</did><scopecontent><p>Thư từ.</p></scopecontent>
<dsc><c01 level="series"><did><unittitle>Thư</unittitle><unitid>1</unitid>
</did><c02 level="file"><did><unittitle>Thư năm 1950</unittitle><unitdate>1950-09-16</unitdate>
<container type="box">3
</container></did>
<accessrestrict><p>Mở</p></accessrestrict></c02>
</c01></dsc></archdesc></ead>
"""
MORE = {
    "routes": """
[[route]]
ref = "route/duong-may"
title = { vi = "Đường Mây", en = "Mây road" }
summary = { vi = "Từ bản lên đồn.", en = "From the village to the post." }
date = { edtf = "1950-09-16/..", wording = "Từ 16/9/1950" }
stops = ["place/ban-gio", "place/don-may"]
mode = "advance"
side = "vietnam"
evidence = [ { quote = "nổ súng vào", at = "1.1", grade = "doubtful" } ]
""",
    "terms": """
[[term]]
ref = "term/trung-doan"
title = { vi = "trung đoàn", en = "regiment" }
definition = { vi = "Đơn vị trên tiểu đoàn.", en = "A unit above the battalion." }
evidence = [ { quote = "Trung đoàn 19", at = "1.1", grade = "certain" } ]
""",
    "tours": """
[[tour]]
ref = "tour/mot-ngay"
title = { vi = "Một ngày", en = "One day" }
minutes = 3
evidence = [ { source = "source/editors", grade = "probable" } ]
[[tour.stop]]
record = "place/don-may"
view = { lat = 22.4, lon = 106.4, zoom = 9.1 }
span = "1950-09-16"
[tour.stop.words]
vi = "Đồn bên sông."
en = "The post by the river."
""",
}
SETTINGS = """
language = "vi"
idle_seconds = 60
screen_width_mm = 527.0
sound = true
attract = ["event/tran-don-may", "place/don-may"]
packs = "packs"
trusted_key = "museum.pub"
watched = ["/media"]
dim_from = "21:00"
dim_to = "06:30"
log_megabytes = 10
"""


def make(folder: Path) -> None:
    """Make everything below a folder: BASE, PACK, KEY, and a folder of sound files a target."""
    work = folder / "work"
    work.mkdir(parents=True)
    base = _archive(folder, work)
    with Archive.open(base) as door:
        for name, suffix in EXPORTED_FORMATS.items():
            exports.export(door, name, _place(folder, name) / f"{name}{suffix}")
        text = door.read(placement_text, "map/to-ban-do", "qgis-points")
        write_file(_place(folder, "control-points") / "sheet.points", text)
        text = door.read(placement_text, "map/to-ban-do", "iiif-georeference")
        write_file(_place(folder, "control-points") / "sheet.json", text)
    _publish(folder, base)
    shutil.copy(base, _place(folder, "archive") / "a.muniment")
    _articles(folder)
    _pictures(folder)
    _others(folder)
    shutil.rmtree(work)


def _archive(folder: Path, work: Path) -> Path:
    base = folder / BASE
    sources = _place(folder, "sources") / "sources"
    (sources / "sections").mkdir(parents=True)
    for name, text in SECTIONS.items():
        (sources / "sections" / f"{name}.md").write_text(text, encoding="utf-8")
    for name, text in {"archive": ARCHIVE, **RECORDS, **MORE}.items():
        (sources / f"{name}.toml").write_text(text, encoding="utf-8")
    build(sources, base)
    sheet = drawn(work / "tờ bản đồ.png", gradient(90, 70))
    article = work / "article.txt"
    article.write_bytes(ARTICLES["article.txt"](OURS))
    import_articles(base, [article], accept="certain")
    with Archive.open(base, mode="write", who="Lan") as door:
        door.write(add_holdings)
        door.write(add_agents)
        import_pictures(door, [sheet], Wishes(as_map=True))
        corners = (
            (5, 5, 106.1, 22.5),
            (85, 6, 106.6, 22.5),
            (84, 66, 106.6, 22.2),
            (6, 65, 106.1, 22.2),
        )
        points = [ControlPoint(x, y, lon=lon, lat=lat) for x, y, lon, lat in corners]
        door.write(georeference, "map/to-ban-do", points, "affine", [(5, 5), (85, 5), (85, 65)])
        door.write(_publish_sheet)
    return base


def _publish_sheet(transaction: Transaction) -> None:
    """Let the sheet be shown, so that it goes out as IIIF."""
    for ref in ("media/to-ban-do", "map/to-ban-do"):
        editing.set_status(transaction, ref, "published")
    editing.set_field(transaction, "media/to-ban-do", "may_be_shown", True)


def _publish(folder: Path, base: Path) -> None:
    make_keys(folder / KEY)
    pack = _place(folder, "pack") / PACK
    publish(base, pack, read_secret_key(folder / KEY))
    keys = _place(folder, "keys")
    for name in (KEY, f"{KEY}.pub"):
        shutil.copy(folder / name, keys / name)


def _articles(folder: Path) -> None:
    for name, write in ARTICLES.items():
        target = _place(folder, f"article-{name.rpartition('.')[2]}")
        (target / name).write_bytes(write(OURS))
    from PySide6.QtGui import QPdfWriter, QTextDocument
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])  # in a test there is one: `qapp`
    document = QTextDocument(ARTICLES["article.txt"](OURS).decode())
    document.print_(QPdfWriter(str(_place(folder, "article-pdf") / "article.pdf")))
    del application


def _pictures(folder: Path) -> None:
    place = _place(folder, "picture")
    noise = Image.effect_noise((90, 70), 60).convert("RGB")
    picture = Image.blend(noise, gradient(90, 70), 0.5)
    exif = Image.Exif()
    exif[0x0112] = 6
    drawn(place / "a.jpg", picture, quality=70, exif=exif)
    drawn(place / "b.jpg", picture.convert("CMYK"), quality=60, progressive=True)
    drawn(place / "a.png", picture)
    drawn(place / "b.png", picture.convert("P"))
    drawn(place / "a.tif", picture, compression="tiff_lzw")
    drawn(place / "b.tif", picture.convert("L"), compression="tiff_adobe_deflate")
    drawn(place / "c.tif", picture, compression="jpeg")
    picture.save(place / "d.tif", save_all=True, append_images=[picture.convert("1")])


def _others(folder: Path) -> None:
    texts: dict[str, tuple[str, ...]] = {"date": DATES, "query": QUERIES}
    for name, lines in texts.items():
        for number, line in enumerate(lines):
            (_place(folder, name) / f"{number}.txt").write_text(line, encoding="utf-8")
    with zipfile.ZipFile(folder / "kml" / "kml.kmz", "w", zipfile.ZIP_DEFLATED) as pack:
        pack.write(folder / "kml" / "kml.kml", "doc.kml")
    (_place(folder, "ead") / "ead.xml").write_text(EAD2002, encoding="utf-8")
    (_place(folder, "station-settings") / "station.toml").write_text(SETTINGS, encoding="utf-8")
    tropy = _place(folder, "tropy") / "tropy"
    tropy.mkdir()
    drawn(tropy / "IMG_0001.jpg", gradient(64, 48))
    (tropy / "export.json").write_text(_dumped(EXPORTED), encoding="utf-8")
    _ledger(_place(folder, "station-ledger"))


def _ledger(place: Path) -> None:
    """Write a ledger's body, without its sum."""
    standings: tuple[Standing, ...] = ("good", "good", "tried", "candidate")
    entries = tuple(
        Entry(f"{number}.munipack", f"{UUID}", number, f"{number}" * 64, standing)
        for number, standing in enumerate(standings, 1)
    )
    write_ledger(Ledger(entries, ("a" * 64,), {UUID: 2}, "boot"), place)
    body = (place / FILE).read_bytes().partition(b"\n")[0]
    (place / FILE).unlink()
    (place / "body.json").write_bytes(body)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _place(folder: Path, name: str) -> Path:
    place = folder / name
    place.mkdir(exist_ok=True)
    return place
