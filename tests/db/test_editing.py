"""Editing: each change of the desk, and that undo and redo restore each side of it exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, editing, reading
from db.dates import parse
from db.errors import Impossible, InUse, NotFound, StaleVersion
from db.records import Target, Words
from db.verification import checks
from tests.db.content import content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.changes import Changes
    from db.records import Record

RIVER, UNIT, EVENT, SECTION = (
    "place/song-gam", "unit/tieu-doan-19", "event/vuot-song-gam", "section/1",
)  # fmt: skip


def page(archive: Archive, ref: str) -> Record:
    return archive.read(reading.record, ref)


def sound(archive: Archive) -> None:
    assert [check for check in archive.read(checks) if not check.ok] == []


def undone_exactly(
    archive: Archive, change: Callable[..., object], *args: object, **kw: object
) -> Changes:
    """Carry out a change, and show that undo and redo restore each side of it; return Changes."""
    before = content(archive.path)
    changes = archive.write(change, *args, **kw)
    after = content(archive.path)
    sound(archive)
    assert before != after
    archive.write(editing.undo)
    assert content(archive.path) == before
    sound(archive)
    archive.write(editing.redo)
    assert content(archive.path) == after
    sound(archive)
    return changes


def test_fields_of_every_sort_are_set_and_cleared(archive: Archive) -> None:
    undone_exactly(archive, editing.set_field, RIVER, "uncertainty_km", 2)
    undone_exactly(archive, editing.set_prose, RIVER, "summary", "vi", "Một con sông.")
    undone_exactly(archive, editing.set_date, UNIT, parse("1946/1975"), inferred=Words("Theo sổ"))
    undone_exactly(archive, editing.set_values, EVENT, {"date": None, "lane": "rear"})
    fields = page(archive, RIVER).fields
    assert (fields["uncertainty_km"], fields["summary"]) == (2.0, Words("Một con sông."))
    assert page(archive, UNIT).fields["inferred"] == Words("Theo sổ")
    assert "date" not in page(archive, EVENT).fields
    assert UNIT not in {entry.ref for entry in archive.read(reading.timeline)}
    assert {item.target.field for item in page(archive, EVENT).evidence} == {
        "side", "lane", "summary", None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("lat", 91.0), ("lat", "north"), ("lat", True), ("nothing", 1), ("id", 7), ("lon", 1e400),
        ("summary.fr", "Un fleuve"), ("nothing.vi", "x"), ("date", parse("1950")), ("type", 3),
    ],
)  # fmt: skip
def test_what_a_field_cannot_be_is_refused(archive: Archive, field: str, value: object) -> None:
    before = content(archive.path)
    with pytest.raises(Impossible):
        archive.write(editing.set_values, RIVER, {field: value})
    assert content(archive.path) == before


def test_a_stale_form_is_told_who_changed_what(archive: Archive) -> None:
    seen = page(archive, RIVER).version
    archive.write(editing.set_values, RIVER, {"lat": 22.5, "summary.en": "A river."})
    with pytest.raises(StaleVersion) as told:
        archive.write(editing.set_field, RIVER, "lat", 22.9, seen)
    assert told.value.changed == ("lat", "summary")
    assert told.value.who in told.value.sentence
    archive.write(editing.set_field, RIVER, "lat", 22.9, seen + 1)


def test_names_follow_their_forms_and_titles_follow_names(archive: Archive) -> None:
    changes = undone_exactly(archive, editing.add_name, RIVER, "Sông Gâm", "preferred", "vi")
    assert page(archive, RIVER).title == Words("Sông Gâm", "Gấm River")
    types = {name.text: name.type for name in page(archive, RIVER).names}
    assert types == {"Sông Gấm": "variant", "Gấm River": "preferred", "Sông Gâm": "preferred"}
    number = changes.answer
    assert isinstance(number, int)
    period = parse("1940/1950")
    undone_exactly(
        archive, editing.edit_name, RIVER, number, "Gam", "transliteration", "fr", period=period
    )
    name = page(archive, RIVER).names[-1]
    assert (name.text, name.type, name.lang, name.period) == (
        "Gam",
        "transliteration",
        "fr",
        period,
    )
    assert page(archive, RIVER).title.vi is None
    ids = [name.id for name in page(archive, RIVER).names]
    undone_exactly(archive, editing.order_names, RIVER, [ids[2], ids[0], ids[1]])
    assert [name.text for name in page(archive, RIVER).names] == ["Gam", "Sông Gấm", "Gấm River"]
    undone_exactly(archive, editing.remove_name, RIVER, page(archive, RIVER).names[0].id)
    with pytest.raises(Impossible, match="no such entry"):
        archive.write(editing.remove_name, RIVER, 9999)


def test_evidence_follows_a_name_that_is_moved(archive: Archive) -> None:
    before = {n.text: _quotes(archive, EVENT, n.id) for n in page(archive, EVENT).names}
    ids = [name.id for name in page(archive, EVENT).names]
    archive.write(editing.order_names, EVENT, ids[::-1])
    assert before == {n.text: _quotes(archive, EVENT, n.id) for n in page(archive, EVENT).names}
    assert all(before.values())


def _quotes(archive: Archive, ref: str, claim: int) -> list[str | None]:
    return [item.quote for item in page(archive, ref).evidence if item.target.id == claim]


def test_a_renamed_record_answers_to_its_old_ref(archive: Archive) -> None:
    undone_exactly(archive, editing.rename_ref, RIVER, "song-gam-2")
    assert page(archive, RIVER).ref == "place/song-gam-2"
    assert page(archive, RIVER).redirected_from == RIVER
    assert len(archive.read(reading.revisions, "place/song-gam-2")) == 4
    archive.write(editing.rename_ref, "place/song-gam-2", "song-gam")
    assert page(archive, RIVER).redirected_from is None
    with pytest.raises(Impossible):
        archive.write(editing.rename_ref, RIVER, "Sông Gấm")


def test_links_are_added_edited_and_removed(archive: Archive) -> None:
    changes = undone_exactly(
        archive, editing.add_link, UNIT, "located-in", RIVER, date=parse("1947")
    )
    assert changes.linked >= {RIVER}
    assert changes.touches(RIVER)
    link = page(archive, UNIT).links[-1]
    assert (link.predicate, link.ref, link.date) == ("located-in", RIVER, parse("1947"))
    undone_exactly(archive, editing.edit_link, UNIT, link.id, "near", RIVER)
    assert page(archive, UNIT).links[-1].date is None
    undone_exactly(archive, editing.remove_link, UNIT, link.id)
    for predicate, target in (("near", UNIT), ("Near it", RIVER)):
        with pytest.raises(Impossible):
            archive.write(editing.add_link, UNIT, predicate, target)
    with pytest.raises(NotFound):
        archive.write(editing.add_link, UNIT, "near", "place/nowhere")


def test_rivals_stand_beside_the_preferred_value_and_may_take_its_place(archive: Archive) -> None:
    early = parse("1947-02-02", wording="2/2/1947", part_of_day="night")
    why = Words("Sổ tay ghi khác", "A notebook differs")
    dated = undone_exactly(archive, editing.add_rival, EVENT, "date", early, reason=why).answer
    stated = page(archive, EVENT).fields["date"]
    undone_exactly(archive, editing.prefer, EVENT, dated, reason=why)
    now = page(archive, EVENT)
    assert now.fields["date"] == early
    assert [(rival.value, rival.rank) for rival in now.rivals] == [(stated, "rival")]
    undone_exactly(archive, editing.prefer, EVENT, now.rivals[0].id)
    assert page(archive, EVENT).fields["date"] == stated
    undone_exactly(archive, editing.reject, EVENT, dated, reason=why)
    assert page(archive, EVENT).rivals[0].rank == "rejected"
    undone_exactly(archive, editing.remove_claim, EVENT, dated)
    words = Words("Đơn vị khác qua sông.")
    told = archive.write(editing.add_rival, EVENT, "summary", words).answer
    undone_exactly(archive, editing.prefer, EVENT, told)
    assert page(archive, EVENT).fields["summary"] == words
    with pytest.raises(Impossible, match="nothing yet"):
        archive.write(editing.add_rival, RIVER, "summary", words)
    with pytest.raises(Impossible, match="by itself"):
        archive.write(editing.reject, EVENT, told)


def test_evidence_is_words_a_citation_or_a_part_of_a_picture(archive: Archive) -> None:
    passage = archive.read(reading.section_text, SECTION).passages[0]
    source = archive.write(editing.create, "source", Words("Hồi ký")).answer
    citation = undone_exactly(archive, editing.cite, source, Words("tr. 4", "p. 4")).answer
    assert archive.write(editing.cite, source, Words("tr. 4", "p. 4")).answer == citation
    target = Target("field", "lat")
    span = editing.Span(passage.id, 30, 42)
    number = undone_exactly(
        archive, editing.add_evidence, RIVER, target, "certain", at=span, citation=citation
    ).answer
    piece = page(archive, RIVER).evidence[0]
    assert (piece.quote, piece.grade, piece.source) == ("tiểu đoàn 19", "certain", source)
    undone_exactly(archive, editing.edit_evidence, RIVER, number, grade="doubtful", note="Đọc lại")
    piece = page(archive, RIVER).evidence[0]
    assert (piece.grade, piece.note, piece.citation, piece.id) == (
        "doubtful", "Đọc lại", None, number,
    )  # fmt: skip
    undone_exactly(archive, editing.remove_evidence, RIVER, number)
    for wrong in ({"grade": "certain", "at": span}, {"grade": "probable"}, {"grade": "sure"}):
        with pytest.raises(Impossible):
            archive.write(editing.add_evidence, RIVER, target, **wrong)


def test_who_drafts_and_who_reviews_are_told_apart(archive_path: Path) -> None:
    with Archive.open(archive_path, mode="write", who="Lan") as archive:
        ref = archive.write(editing.create, "term", Words("Ngầm", "Ford")).answer
        assert page(archive, ref).drafted_by == "Lan"
    with Archive.open(archive_path, mode="write", who="Minh") as archive:
        undone_exactly(archive, editing.set_status, ref, "reviewed")
        assert page(archive, ref).reviewed_by == "Minh"
    with Archive.open(archive_path, mode="write", who="Lan") as archive:
        undone_exactly(archive, editing.set_status, ref, "published")
        assert (page(archive, ref).status, page(archive, ref).reviewed_by) == ("published", "Minh")
        undone_exactly(archive, editing.set_placeholder, ref, True)
        undone_exactly(archive, editing.set_identifiers, ref, [("TB", "12"), ("TB", "13")])
        undone_exactly(archive, editing.set_identifiers, ref, [("TB", "13")])
        assert page(archive, ref).identifiers == (("TB", "13"),)


def test_a_record_in_use_is_kept_unless_forced(archive: Archive) -> None:
    with pytest.raises(InUse) as told:
        archive.write(editing.delete_record, UNIT)
    assert [use.how for use in told.value.uses] == ["accepted"]
    undone_exactly(archive, editing.delete_record, UNIT, force=True)
    with pytest.raises(NotFound):
        page(archive, UNIT)
    assert [s.quote for s in archive.read(reading.suggestions)] == ["tiểu đoàn 19"]
    undone_exactly(archive, editing.delete_record, RIVER, force=True)
    assert page(archive, EVENT).links == ()
    undone_exactly(archive, editing.delete_record, SECTION, force=True)
    assert page(archive, EVENT).evidence == ()


def test_tags_sets_and_pairs_are_undone_too(archive: Archive) -> None:
    number = undone_exactly(archive, editing.add_tag, "Kiểm tra", "#8C1C13").answer
    undone_exactly(archive, editing.tag, [RIVER, UNIT], number)
    assert [s.ref for s in archive.read(reading.tagged, number)] == [RIVER, UNIT]
    assert page(archive, RIVER).tags[0].title == "Kiểm tra"
    undone_exactly(archive, editing.edit_tag, number, "Xem lại", None)
    undone_exactly(archive, editing.untag, [UNIT], number)
    undone_exactly(archive, editing.remove_tag, number)
    assert page(archive, RIVER).tags == ()
    kept = undone_exactly(archive, editing.save_set, "Sông", {"query": "sông"}).answer
    undone_exactly(archive, editing.edit_set, kept, "Các sông", {"query": "sông", "kind": "place"})
    assert archive.read(reading.saved_sets)[0].query["kind"] == "place"
    undone_exactly(archive, editing.remove_set, kept)
    undone_exactly(archive, editing.declare_distinct, UNIT, RIVER)
    assert len(archive.read(reading.distinct_pairs, RIVER)) == 1
    undone_exactly(archive, editing.forget_distinct, RIVER, UNIT)


def test_undo_is_a_stack_that_a_new_change_cuts(archive: Archive) -> None:
    for lat in (1.0, 2.0, 3.0):
        archive.write(editing.set_field, RIVER, "lat", lat)
    archive.write(editing.undo)
    archive.write(editing.undo)
    assert page(archive, RIVER).fields["lat"] == 1.0
    archive.write(editing.redo)
    assert page(archive, RIVER).fields["lat"] == 2.0
    archive.write(editing.set_field, RIVER, "lat", 9.0)
    assert archive.read(reading.undo_state).redo is None
    with pytest.raises(Impossible, match="nothing to redo"):
        archive.write(editing.redo)
    for expected in (2.0, 1.0, 22.1):
        archive.write(editing.undo)
        assert page(archive, RIVER).fields["lat"] == expected
    newest = archive.read(reading.revisions, RIVER, 1)[0]
    assert (newest.action, newest.undoes) == ("undo", 2)
    archive.write(editing.undo)
    with pytest.raises(Impossible, match="nothing to undo"):
        archive.write(editing.undo)
    assert archive.read(reading.about).counts["place"] == 0
    for _ in range(4):
        archive.write(editing.redo)
        if archive.read(reading.undo_state).redo is None:
            break
    assert page(archive, RIVER).fields["lat"] == 9.0


def test_what_was_changed_behind_the_history_is_not_overwritten(archive: Archive) -> None:
    from sqlalchemy import update

    from db import tables

    archive.write(editing.set_field, RIVER, "lat", 1.0)
    archive.write(lambda t: t.connection.execute(update(tables.Place).values(lat=5.0)) and None)
    with pytest.raises(Impossible, match="no longer as it left it"):
        archive.write(editing.undo)
