"""A folder of sources: pictures, maps, routes, numbers and rivals; and what is wrong in them."""

# ruff: noqa: E501 - the sources in it are tables with long lines

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.building import build
from db.dates import parse
from db.errors import Impossible, SourceRefused
from db.maps import sheets
from db.records import Words
from db.verification import verify
from tests.db.pictures.drawing import gradient, saved
from tests.db.test_folder import ARCHIVE, RECORDS, folder

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]

CERTAIN = 'evidence = [{ at = "1.1", grade = "certain" }]'
MORE = f"""
[[media]]
ref = "media/so-do"
title = {{ vi = "Sơ đồ", en = "Sketch" }}
file = "so-do.png"
credit = "Bảo tàng Mẫu"
{CERTAIN}
[[map]]
ref = "map/so-do"
title = {{ vi = "Sơ đồ", en = "Sketch" }}
media = "media/so-do"
transformation = "similarity"
points = [
  {{ x = 0.0, y = 0.0, lon = 105.0, lat = 23.0 }},
  {{ x = 300.0, y = 0.0, lon = 106.0, lat = 23.0 }},
]
{CERTAIN}
[[source]]
ref = "source/sach"
type = "book"
year = 1999
title = {{ vi = "Sách", en = "A book" }}
{CERTAIN}
[[place]]
ref = "place/ben"
title = {{ vi = "Bến", en = "Landing" }}
parent = "place/song-gam"
evidence = [{{ source = "source/sach", locator = {{ vi = "tr. 1", en = "p. 1" }}, grade = "probable", on = ["links", "names"] }}]
[[route]]
ref = "route/tien"
title = {{ vi = "Đường tiến", en = "Advance" }}
date = {{ edtf = "1947-02", inferred = {{ vi = "Theo tin.", en = "From a report." }} }}
stops = ["place/ben", "place/song-gam"]
road = "place/song-gam"
links = [{{ as = "see-also", to = "place/ben", date = {{ edtf = "1947" }} }}]
rivals = [{{ link = "led-to", to = "place/ben", reason = {{ vi = "Nghe nói", en = "Hearsay" }}, grade = "doubtful", source = "source/sach" }}]
evidence = [{{ at = "1.1", grade = "certain", on = ["fields", "record", "name:Đường tiến", "link:see-also"] }}]
[[quantity]]
ref = "quantity/quan-so"
title = {{ vi = "Quân số", en = "Strength" }}
value = 19.0
unit = "người"
unit_en = "men"
where = "place/ben"
event = "event/vuot-song"
{CERTAIN}
"""


@pytest.fixture
def full(folder: Path) -> Path:
    """Lay out a folder that has a picture, a map, a route and a number too."""
    (folder / "more.toml").write_text(MORE)
    saved(folder / "so-do.png", gradient(300, 200))
    return folder


def test_pictures_maps_routes_and_numbers_are_in_the_archive(full: Path, tmp_path: Path) -> None:
    build(full, tmp_path / "a.muniment")
    assert [check for check in verify(tmp_path / "a.muniment") if not check.ok] == []
    with Archive.open(tmp_path / "a.muniment") as archive:
        sheet = archive.read(sheets.sheet, "map/so-do")
        assert sheet is not None
        assert (sheet.media, sheet.width, sheet.height) == ("media/so-do", 300, 200)
        assert sheet.pyramid is not None
        assert archive.read(sheets.tile, sheet.pyramid, 0, 0, 0)
        route = archive.read(reading.record, "route/tien")
        assert route.fields["stops"] == ("place/ben", "place/song-gam")
        assert route.fields["road"] == "place/song-gam"
        assert route.fields["inferred"] == Words("Theo tin.", "From a report.")
        ranks = {(link.predicate, link.ref, link.date) for link in route.links}
        assert ("see-also", "place/ben", parse("1947")) in ranks
        number = archive.read(reading.record, "quantity/quan-so")
        assert (number.fields["unit_words"], number.fields["value"]) == (
            Words("người", "men"), 19.0,
        )  # fmt: skip
        assert {(link.predicate, link.ref) for link in number.links} == {
            ("took-place-at", "place/ben"), ("concerns", "event/vuot-song"),
        }  # fmt: skip
        place = archive.read(reading.record, "place/ben")
        assert [(link.predicate, link.ref) for link in place.links] == [
            ("part-of", "place/song-gam")
        ]
        assert {one.source for one in place.evidence} == {"source/sach"}
        assert archive.read(reading.record, "source/sach").fields["date"] == parse("1999")
    with pytest.raises(Impossible, match="exists already"):
        build(full, tmp_path / "a.muniment")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('file = "so-do.png"', "", "names no “file”"),
        ('file = "so-do.png"', 'file = "../geo/rivers.geojson"', "there is no file"),
        ('file = "so-do.png"', 'file = "records.toml"', "media/so-do"),
        ("y = 0.0, lon = 105.0,", "lon = 105.0,", "control point"),
        ('road = "place/song-gam"', 'road = "place/none"', "place/none"),
        ("unit_en = ", "unit_fr = ", "unit_fr"),
        (', grade = "probable", on', ', weight = 3, grade = "probable", on', "evidence has no “weight”"),
        (CERTAIN, 'evidence = [{ grade = "certain" }]', "needs a quote"),
        ('reason = { vi = "Nghe nói", en = "Hearsay" }', 'reason = { vi = "Nghe nói" }', "both languages"),
        ('ref = "source/sach"\ntype', 'ref = "source/goc"\ntype', "stands in"),
        ('edtf = "1947-02",', "", "its date is wrong"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_record_is_told_with_its_place(
    full: Path, tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    assert right in MORE
    (full / "more.toml").write_text(MORE.replace(right, wrong, 1))
    with pytest.raises(SourceRefused, match=said):
        build(full, tmp_path / "a.muniment")
    assert not (tmp_path / "a.muniment").exists()


def test_a_tour_without_stops_a_bare_layer_and_what_is_no_folder(
    folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.muniment"
    (folder / "tours.toml").write_text(
        '[[tour]]\nref = "tour/vong"\ntitle = { vi = "Vòng", en = "Round" }\n'
    )
    with pytest.raises(SourceRefused, match="at least one"):
        build(folder, target)
    (folder / "tours.toml").unlink()
    (folder / "archive.toml").write_text(ARCHIVE.replace('role = "river"\n', ""))
    with pytest.raises(SourceRefused, match="has no “role”"):
        build(folder, target)
    (folder / "archive.toml").unlink()
    with pytest.raises(SourceRefused, match=r"holds no archive\.toml"):
        build(folder, target)
    with pytest.raises(SourceRefused, match="is not a folder"):
        build(folder / "records.toml", target)
    (folder / "archive.toml").write_text(ARCHIVE)
    (folder / "records.toml").write_text(RECORDS + "#" * 2**23)
    with pytest.raises(SourceRefused, match="longer than 8 MiB"):
        build(folder, target)
    assert not target.exists()
