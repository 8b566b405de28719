"""Bags: an archive out as one and back; strangers' bags, wrong and hostile; PREMIS."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import bagit as library
import pytest

from db import Archive, reading
from db.errors import ArchiveError, ImportRefused
from db.exchange import bagit, bags, oais
from db.exchange.bags import check_bag, make_bag
from db.exchange.formats import told_from
from db.exchange.incoming import Carried, carry_out
from db.exchange.losses import losses
from db.exchange.outgoing import Source, parcels
from db.exchange.parcel import Parcel
from db.exchange.ports import Exporter, Known
from db.manifests import import_manifests
from db.records import Words
from db.scanning import import_pictures
from tests.db.exchange.holdings import add_agents, add_holdings
from tests.db.pictures.drawing import gradient, saved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.engine import Connection


PICTURE = "Ảnh số 1.png"


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Make an archive with holdings, agents and a picture once; nobody writes to it."""
    folder = tmp_path_factory.mktemp("museum")
    path = folder / "kho.muniment"
    with Archive.create(path, Words("Kho Mẫu", "Sample Archive")) as archive:
        archive.write(add_holdings)
        archive.write(add_agents)
        picture = saved(folder / PICTURE, gradient(40, 30))
        import_pictures(archive, [picture])
    with Archive.open(path) as archive:
        yield archive


def exported(archive: Archive, path: Path, exporter: Exporter = bagit.EXPORTER) -> Path:
    def write(connection: Connection) -> None:
        work = path.with_name(f"{path.name}-work")
        work.mkdir()
        about = reading.about(connection)
        exporter.write(Source(connection, about, bagit.KINDS, archive.path, work), path)

    archive.read(write)
    return path


def simple_bag(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    """Make a bag of plain files, as anybody's."""
    for name, data in (files or {"thư.txt".replace("ư", "u"): b"Xin chao."}).items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    make_bag(folder, {"Source-Organization": "Mẫu"})
    return folder


def refused(folder: Path) -> str:
    with pytest.raises(ImportRefused) as caught:
        check_bag(folder)
    assert "\n" not in str(caught.value)
    return caught.value.sentence


def relisted(folder: Path, change: Callable[[str], str]) -> None:
    """Change every payload manifest, and make the tag manifests fit again."""
    for algorithm in ("sha256", "sha512"):
        manifest = folder / f"manifest-{algorithm}.txt"
        manifest.write_text(change(manifest.read_text(encoding="utf-8")), encoding="utf-8")
        (folder / f"tagmanifest-{algorithm}.txt").unlink()


def test_an_archive_goes_out_as_a_bag_and_comes_back(museum: Archive, tmp_path: Path) -> None:
    folder = exported(museum, tmp_path / "bag")
    assert library.Bag(str(folder)).validate()
    assert told_from(folder) is bagit.IMPORTER
    payload = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("data/**/*.*"))
    assert "data/archive.muniment" in payload
    assert "data/exports/ead3.xml" in payload
    assert any(name.startswith("data/exports/eac-cpf/unit.") for name in payload)
    (picture,) = (folder / "data" / "originals").iterdir()
    sha256 = hashlib.sha256(museum.path.with_name(PICTURE).read_bytes()).hexdigest()
    assert picture.name == f"{sha256[:16]}-anh-so-1.png"
    assert hashlib.sha256(picture.read_bytes()).hexdigest() == sha256
    with Archive.open(folder / "data" / "archive.muniment") as copied:
        assert copied.read(reading.about).counts == museum.read(reading.about).counts
    shutil.copytree(folder, tmp_path / "moved")
    before = museum.read(lambda connection: list(parcels(connection)))
    assert list(losses(before, parcels_in(tmp_path / "moved"))) == []


def parcels_in(folder: Path) -> list[Parcel]:
    return [one for one in bagit.read(folder, Known()) if isinstance(one, Parcel)]


def test_pictures_and_then_the_bag_make_the_archive_anew(museum: Archive, tmp_path: Path) -> None:
    folder = exported(museum, tmp_path / "bag")
    results: list[Carried] = []
    with Archive.create(tmp_path / "mới.muniment", Words("Mới")) as fresh:
        fresh.write(lambda t: results.append(carry_out(t, parcels_in(folder))))
        refusals = [("data/originals/", "A medium needs its original.")]
        assert [(where[:15], words) for where, words in results[0].problems] == refusals
    with Archive.create(tmp_path / "mới hơn.muniment", Words("Mới")) as fresh:
        rehearsed = import_manifests(fresh, [folder], Known(), format_name="bagit", dry_run=True)
        done = import_manifests(fresh, [folder], Known(), format_name="bagit")
        assert rehearsed.added == {**done.added}
        assert done.added["media"] == 1
        assert done.problems == ()
        again = import_manifests(fresh, [folder], Known(), format_name="bagit")
        assert again.added == again.changed == {}
        before = museum.read(lambda connection: list(parcels(connection)))
        after = fresh.read(lambda connection: list(parcels(connection)))
        assert {one.kind for one in before} == {one.kind for one in after}
        lost = list(losses(before, after))
        # a picture gets a ref and a uuid of its own, and says what the bag says of it
        assert [(loss.ref, loss.part) for loss in lost] == [("media/anh-so-1", "record")]
        assert [one.title() for one in after if one.kind == "media"] == ["Ảnh số 1"]


def test_the_same_archive_gives_the_same_manifest(museum: Archive, tmp_path: Path) -> None:
    first, second = (exported(museum, tmp_path / name) for name in ("a", "b"))
    name = "manifest-sha512.txt"
    assert (first / name).read_bytes() == (second / name).read_bytes()


def test_a_package_tells_every_revision(museum: Archive, tmp_path: Path) -> None:
    from lxml import etree

    folder = exported(museum, tmp_path / "aip", oais.EXPORTER)
    assert library.Bag(str(folder)).validate()
    root = etree.parse(str(folder / "data" / "metadata" / "premis.xml")).getroot()
    spaces = {"p": "http://www.loc.gov/premis/v3"}
    assert root.get("version") == "3.0"
    order = [etree.QName(child).localname for child in root]
    assert order == sorted(order, key=("object", "event", "agent").index)
    sums = dict(
        zip(
            root.xpath("p:object//p:objectIdentifierValue/text()", namespaces=spaces)[1:],
            root.xpath("p:object//p:messageDigest/text()", namespaces=spaces),
            strict=True,
        )
    )
    assert "data/archive.muniment" in sums
    for name, sha256 in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == sha256
    revisions = museum.read(reading.revisions)
    events = root.findall("p:event", spaces)
    assert [event.findtext(".//p:eventIdentifierValue", None, spaces) for event in events] == [
        str(revision.number) for revision in reversed(revisions)
    ]
    assert events[0].findtext("p:eventType", None, spaces) == "creation"
    agents = set(root.xpath("p:agent//p:agentIdentifierValue/text()", namespaces=spaces))
    linked = root.xpath("p:event//p:linkingAgentIdentifierValue/text()", namespaces=spaces)
    assert set(linked) <= agents


def test_a_bag_without_an_archive_gives_the_files_whose_format_is_known(tmp_path: Path) -> None:
    ead = b"<ead><eadheader><eadid>x</eadid></eadheader><archdesc level='fonds'><did><unittitle>A"
    ead += b"</unittitle></did></archdesc></ead>"
    folder = simple_bag(tmp_path / "bag", {"a/ead.xml": ead, "readme.txt": b"Read me."})
    assert [one.title() for one in parcels_in(folder)] == ["A"]
    nothing = simple_bag(tmp_path / "other")
    with pytest.raises(ImportRefused, match="neither an archive nor"):
        parcels_in(nothing)


def test_damage_of_any_kind_is_told(tmp_path: Path) -> None:
    def fresh() -> Path:
        shutil.rmtree(tmp_path / "bag", ignore_errors=True)
        return simple_bag(tmp_path / "bag", {"a.txt": b"1", "b/c.txt": b"2"})

    check_bag(fresh())
    (fresh() / "data" / "a.txt").write_bytes(b"3")
    assert "not valid" in refused(tmp_path / "bag")
    (fresh() / "data" / "a.txt").unlink()
    assert "data/a.txt is missing" in refused(tmp_path / "bag")
    (fresh() / "data" / "d.txt").write_bytes(b"4")
    assert "data/d.txt is in no manifest" in refused(tmp_path / "bag")
    (fresh() / "bag-info.txt").write_text("Payload-Oxum: 9.9\n", encoding="utf-8")
    assert "not valid" in refused(tmp_path / "bag")
    good = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    changes = (("1.0", "2.0"), ("UTF", "no"), (":", " :"), ("BagIt", "\ufeffBagIt"), (good, ""))
    for before, after in changes:
        declaration = good.replace(before, after)
        (fresh() / "bagit.txt").write_text(declaration, encoding="utf-8")
        assert "not valid" in refused(tmp_path / "bag")
    for name in ("manifest-sha256.txt", "manifest-sha512.txt"):
        (tmp_path / "bag" / name).unlink()
    (fresh() / "bagit.txt").unlink()
    assert "not valid" in refused(tmp_path / "bag")
    shutil.rmtree(fresh() / "data")
    assert "no folder" in refused(tmp_path / "bag")
    relisted(fresh(), lambda text: text + text)
    assert "lists a file again" in refused(tmp_path / "bag")
    (fresh() / "bag-info.txt").write_text("no colon here\n", encoding="utf-8")
    assert "not valid" in refused(tmp_path / "bag")
    (fresh() / "bag-info.txt").write_text("A: " + "a" * bags.TAG_BYTES, encoding="utf-8")
    assert "bag-info.txt is too large" in refused(tmp_path / "bag")
    (fresh() / "tagmanifest-sha256.txt").write_text(f"{'0' * 64}  bagit.txt\n", encoding="utf-8")
    assert "bagit.txt is not as" in refused(tmp_path / "bag")
    (fresh() / "manifest-sha512.txt").write_text("", encoding="utf-8")
    assert "same files" in refused(tmp_path / "bag")
    relisted(fresh(), lambda text: text + "no entry\n")
    assert "line 3 is no entry" in refused(tmp_path / "bag")


@pytest.mark.parametrize(
    "path",
    ["../out.txt", "data/../../out.txt", "/etc/passwd", "~/x", "C:\\x", "data/..\\x", "bagit.txt"],
)
def test_no_path_leads_out(tmp_path: Path, path: str) -> None:
    folder = simple_bag(tmp_path / "bag")
    relisted(folder, lambda text: text + f"{'0' * 64}  {path}\n")
    assert "leads out of the bag" in refused(folder)


def test_links_fetching_and_names_that_clash_are_refused(tmp_path: Path) -> None:
    folder = simple_bag(tmp_path / "a")
    (folder / "fetch.txt").write_text("http://example.org/x 1 data/x\n", encoding="utf-8")
    assert "network" in refused(folder)
    linked = simple_bag(tmp_path / "b")
    (linked / "data" / "link.txt").symlink_to("/etc/passwd")
    assert "link" in refused(linked)
    os.mkfifo(linked / "data" / "pipe")
    (linked / "data" / "link.txt").unlink()
    assert "device" in refused(linked)
    if _keeps_case(tmp_path):
        clashing = tmp_path / "c"
        for name in ("A.txt", "a.txt"):
            (clashing / "data").mkdir(parents=True, exist_ok=True)
            (clashing / "data" / name).write_bytes(b"1")
        (clashing / "bagit.txt").write_text(
            "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", encoding="utf-8"
        )
        assert "one name" in refused(clashing)


def _keeps_case(folder: Path) -> bool:
    (folder / "case").touch()
    return not (folder / "CASE").exists()


def test_names_are_the_same_however_their_letters_are_composed(tmp_path: Path) -> None:
    folder = tmp_path / "bag"
    (folder / "data").mkdir(parents=True)
    composed, parted = "thư.txt", "thu\u031b.txt"
    (folder / "data" / parted).write_bytes(b"1")
    (folder / "bagit.txt").write_text(
        "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", encoding="utf-8"
    )
    sha256 = hashlib.sha256(b"1").hexdigest()
    manifest = folder / "manifest-sha256.txt"
    manifest.write_text(f"{sha256}  data/{composed}\n", encoding="utf-8")
    check_bag(folder)
    (folder / "data" / composed).write_bytes(b"1")
    assert "one name" in refused(folder)


MADE_ELSEWHERE = {
    "older": {"version": "0.93", "info": "package-info.txt"},
    "utf-16": {"version": "0.97", "encoding": "UTF-16"},
    "latin-1": {"version": "0.96", "encoding": "ISO-8859-1", "name": "caf\u00e9.txt"},
    "windows": {"end": "\r\n", "between": " *"},
    "macintosh": {"end": "\r"},
    "sha3": {"algorithm": "sha3_256"},
    "dotted": {"listed": "./a.txt", "name": "a.txt"},
    "line end in a name": {"name": "a\nb.txt", "listed": "a%0Ab.txt"},
    "percent": {"name": "100%.txt", "listed": "100%25.txt"},
    "percent before 1.0": {"name": "100%25.txt", "version": "0.97"},
}


@pytest.mark.parametrize("name", MADE_ELSEWHERE)
def test_bags_in_the_manner_of_other_programs(tmp_path: Path, name: str) -> None:
    folder = bag_of(tmp_path / "bag", **MADE_ELSEWHERE[name])
    check_bag(folder)
    (payload,) = (folder / "data").iterdir()
    payload.write_bytes(b"2")
    assert "not as its manifest says" in refused(folder)


def bag_of(
    folder: Path,
    *,
    version: str = "1.0",
    encoding: str = "UTF-8",
    algorithm: str = "md5",
    name: str = "a.txt",
    listed: str = "",
    end: str = "\n",
    between: str = "  ",
    info: str = "bag-info.txt",
) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / name).write_bytes(b"1")
    declaration = f"BagIt-Version: {version}{end}Tag-File-Character-Encoding: {encoding}{end}"
    (folder / "bagit.txt").write_bytes(declaration.encode())
    entry = f"{hashlib.new(algorithm, b'1').hexdigest()}{between}data/{listed or name}{end}"
    if listed.startswith("./"):
        entry = entry.replace("data/./", "./data/")
    (folder / f"manifest-{algorithm}.txt").write_bytes(entry.encode(encoding))
    tags = f"Source-Organization: A{end}Source-Organization: B{end}Payload-Oxum: 1.1{end}"
    (folder / info).write_bytes(tags.encode(encoding))
    return folder


@pytest.mark.parametrize(
    "change",
    ["UPDATE search_text_config SET v = 0 WHERE k = 'version'", "UPDATE place SET lat = 'north'"],
)
def test_a_bag_around_a_damaged_archive_is_refused_in_a_sentence(
    museum: Archive, tmp_path: Path, change: str
) -> None:
    folder = tmp_path / "bag"
    shutil.copytree(exported(museum, tmp_path / "whole"), folder)
    inside = folder / "data" / "archive.muniment"
    with closing(sqlite3.connect(inside)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(change)
    library.Bag(str(folder)).save(manifests=True)
    with pytest.raises(ArchiveError, match="damaged"):
        list(bagit.read(folder, Known()))
