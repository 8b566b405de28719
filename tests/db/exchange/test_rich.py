"""Everything that a record can say, out into every format and back, and told anew."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, editing, reading
from db.exchange import formats
from db.exchange.incoming import Carried, carry_out, plan
from db.exchange.losses import losses
from db.exchange.outgoing import parcels
from db.exports import export, report
from db.imports import Wanted
from db.records import Words
from db.verification import checks
from tests.db.content import content
from tests.db.exchange.richness import told, told_otherwise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

    from db.exchange.parcel import Parcel

BACK = [
    one.name
    for one in formats.EXPORTERS
    if one.importer is not None and one.name not in {"iiif", "bagit", "web-annotations"}
]
"""Formats of records alone; the others carry pictures, whole archives or marks in texts."""


def all_of(connection: Connection) -> list[Parcel]:
    return list(parcels(connection))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rich") / "giàu.muniment"
    with Archive.create(path, Words("Giàu", "Rich")) as archive:
        carried = archive.write(carry_out, told()).answer
        assert isinstance(carried, Carried)
        assert (carried.rejected, carried.problems) == (0, [])
    return path


@pytest.fixture(scope="module")
def rich(made: Path) -> Iterator[Archive]:
    """Give an archive that says everything, which no test changes."""
    with Archive.open(made) as archive:
        yield archive


@pytest.fixture
def changing(made: Path, tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(Path(shutil.copy(made, tmp_path / "b.muniment")), mode="write") as archive:
        yield archive


def test_everything_that_was_said_is_kept(rich: Archive) -> None:
    kept = rich.read(all_of)
    lost = [one for one in losses(told(), kept) if one.part != "evidence"]
    assert lost == []
    here = {one.ref: len(one.evidence) for one in kept}
    assert here == {one.ref: len(one.evidence) for one in told()}
    assert [check for check in rich.read(checks) if not check.ok] == []


def test_what_a_second_file_says_is_planned_taken_in_and_taken_back(changing: Archive) -> None:
    before, shown = content(changing.path), changing.read(all_of)
    again = told_otherwise(told())
    planned: list[object] = []
    changing.read(plan, again, tell=planned.append)
    assert content(changing.path) == before
    assert {getattr(one, "state", "") for one in planned} == {"changed"}
    carried = changing.write(carry_out, again).answer
    assert isinstance(carried, Carried)
    assert (carried.added, carried.rejected, carried.problems) == ({}, 0, [])
    assert sum(carried.changed.values()) == len(again) == len(planned)
    now = {one.ref: one for one in changing.read(all_of)}
    for one in again:
        kept = now[one.ref]
        assert kept.status == "reviewed"
        assert kept.placeholder == one.placeholder or not one.placeholder
        assert ("SỔ", "lần hai") in kept.identifiers
        assert "nói lại" in kept.tags
        assert kept.stops == one.stops
        assert [text.text for text in kept.passages] == [text.text for text in one.passages]
        on = {piece.on for piece in kept.evidence if piece.citation == "citation/bao-1"}
        assert "name:vi:Tên nói lại" in on
        for name, value in one.fields.items():
            if isinstance(value, Words) and value.vi:
                field = kept.fields[name]
                assert isinstance(field, Words)
                assert field.vi == value.vi
    assert [check for check in changing.read(checks) if not check.ok] == []
    assert not changing.write(carry_out, again)  # the same file again changes nothing
    changing.write(editing.undo)
    assert content(changing.path) == before
    assert changing.read(all_of) == shown


@pytest.mark.parametrize("name", BACK)
def test_no_record_is_lost_in_a_format_and_its_second_import_changes_nothing(
    rich: Archive, changing: Archive, tmp_path: Path, name: str
) -> None:
    exporter = formats.exporter(name)
    out = tmp_path / f"ra{exporter.suffix}"
    export(rich, name, out)
    lost = report(rich, name, out)
    assert lost is not None
    assert [loss for loss in lost if loss.part == "record"] == []
    less = {loss.ref.partition("/")[0] for loss in lost if loss.part == "summary"}
    assert less == LESS_SUMMARY.get(name, set())
    assert exporter.importer is not None
    changes = changing.write(carry_out, Wanted(exporter.importer, (out,)))
    carried = changes.answer
    assert isinstance(carried, Carried)
    assert (carried.added, carried.rejected) == ({}, 0)
    again = changing.write(carry_out, Wanted(exporter.importer, (out,)))
    assert not again


LESS_SUMMARY = {
    "isad-csv": {"holding"},
    "isaar-csv": {"body", "person", "unit"},
    "lpf-tsv": {"place"},
    "kml": {"place", "route"},
    "bibtex": {"source"},
    "ris": {"source"},
    "gramps": {"event", "person", "place", "source"},
}
"""Kinds whose summary a format has no room for, or keeps in one line or language."""


def test_the_same_records_make_the_same_site_twice(rich: Archive, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export(rich, "site", tmp_path / name)
    pages = {
        name: {
            file.relative_to(tmp_path / name): file.read_bytes()
            for file in (tmp_path / name).rglob("*")
            if file.is_file()
        }
        for name in ("a", "b")
    }
    assert pages["a"] == pages["b"]
    page = (tmp_path / "a" / "vi" / "place" / "lang-mau.html").read_text("utf-8")
    for words in ("Làng Mẫu cũ", "https://example.org/1", "Q1", "lời Việt &amp; &lt;dấu&gt;"):
        assert words in page
    assert rich.read(reading.about).counts["place"] == 2
