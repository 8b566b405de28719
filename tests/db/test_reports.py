"""Reports and bulk changes: what is lacking is listed, and changed in one step after a look."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, editing, reading
from db.editing import Bulk
from db.errors import StaleVersion
from db.records import Target, Words
from tests.db.content import content
from tests.db.test_editing import EVENT, RIVER, SECTION, UNIT, page, undone_exactly

if TYPE_CHECKING:
    from collections.abc import Callable


def _parts(rows: tuple[reading.reports.Fact, ...], ref: str) -> set[str]:
    return {row.part for row in rows if row.ref == ref}


def test_facts_are_listed_by_what_they_rest_on(archive: Archive) -> None:
    assert _parts(archive.read(reading.facts_without_evidence), RIVER) == {
        "type", "lat", "lon", "uncertainty_km", "Sông Gấm", "Gấm River",
    }  # fmt: skip
    assert "date" in _parts(archive.read(reading.facts_with_one_source), EVENT)
    assert archive.read(reading.facts_with_low_grade) == ()
    passage = archive.read(reading.section_text, SECTION).passages[0]
    source = archive.write(editing.create, "source", Words("Hồi ký")).answer
    citation = archive.write(editing.cite, source, Words("tr. 4")).answer
    lat = Target("field", "lat")
    span = editing.Span(passage.id, 0, 4)
    archive.write(editing.add_evidence, RIVER, lat, "doubtful", at=span)
    assert _parts(archive.read(reading.facts_with_low_grade), RIVER) == {"lat"}
    archive.write(editing.add_evidence, RIVER, lat, "certain", citation=citation)
    fact = next(f for f in archive.read(reading.facts_without_evidence) if f.ref == RIVER)
    assert (fact.kind, fact.target, fact.sources) == ("place", "field", 0)
    for report in (reading.facts_without_evidence, reading.facts_with_one_source):
        assert "lat" not in _parts(archive.read(report), RIVER)


def test_what_lacks_a_language_or_drifted_is_listed(archive: Archive) -> None:
    archive.write(editing.set_prose, RIVER, "summary", "vi", "Một con sông.")
    archive.write(editing.set_prose, EVENT, "summary", "vi", "Câu mới.")
    rows = {(row.ref, row.part): row for row in archive.read(reading.untranslated)}
    assert (rows[RIVER, "summary"].lacks, rows[RIVER, "summary"].newer) == ("en", "vi")
    assert (rows[SECTION, "text"].lacks, rows[SECTION, "text"].newer) == ("en", "vi")
    assert (rows[EVENT, "summary"].lacks, rows[EVENT, "summary"].newer) == (None, "vi")
    assert (EVENT, "summary") not in {
        (row.ref, row.part) for row in archive.read(reading.untranslated, "vi")
    }


def test_the_chronology_a_dossier_and_open_work(archive: Archive) -> None:
    assert [row.ref for row in archive.read(reading.chronology)] == [EVENT]
    assert archive.read(reading.chronology, 0, 1) == ()
    found = archive.read(reading.dossier, UNIT)
    assert [(row.ref, row.role) for row in found.happenings] == [(EVENT, "took-part-in")]
    mention = archive.read(reading.section_text, SECTION).passages[0].mentions[0].id
    archive.write(editing.reopen, mention)
    assert [
        (row.section, row.kind, row.count) for row in archive.read(reading.open_suggestions)
    ] == [(SECTION, "unit", 1)]


BULKS: dict[str, Callable[[int], Bulk]] = {
    "set": lambda _: Bulk((RIVER, UNIT), "set", "lat", 21.0),
    "replace": lambda _: Bulk((RIVER, EVENT), "replace", find="Gấm", value="Gâm"),
    "status": lambda _: Bulk((RIVER, UNIT, EVENT), "status", value="reviewed"),
    "tag": lambda tag: Bulk((RIVER, UNIT), "tag", value=tag),
    "link": lambda _: Bulk((UNIT, RIVER), "link", "near", RIVER),
    "delete": lambda _: Bulk((RIVER, UNIT), "delete"),
}


@pytest.mark.parametrize("action", BULKS)
def test_a_bulk_change_does_what_its_preview_showed_as_one_step(
    archive: Archive, action: str
) -> None:
    tag = archive.write(editing.add_tag, "Xem").answer
    bulk = BULKS[action](int(str(tag)))
    before = content(archive.path)
    planned = archive.rehearse(editing.preview, bulk)
    assert content(archive.path) == before
    refused = {row.ref for row in planned if row.refusal}
    pages = {ref: page(archive, ref) for ref in bulk.refs}
    changes = undone_exactly(archive, editing.apply, bulk)
    assert {ref for ref, _ in changes.answer.left} == refused
    assert refused == ({UNIT} if action == "set" else {RIVER} if action == "link" else set())
    shown = {row.ref for row in planned} - refused
    assert {ref for ref in pages if ref in changes.edited | changes.removed} == shown
    assert archive.read(reading.revisions, None, 3)[-1].action == "bulk"


def test_a_bulk_change_of_what_changed_since_is_refused_whole(archive: Archive) -> None:
    seen = {ref: page(archive, ref).version for ref in (RIVER, UNIT)}
    archive.write(editing.set_status, UNIT, "reviewed")
    before = content(archive.path)
    with pytest.raises(StaleVersion):
        archive.write(editing.apply, Bulk((RIVER, UNIT), "status", value="published"), seen)
    assert content(archive.path) == before
