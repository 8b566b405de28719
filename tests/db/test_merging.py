"""Merging: two records that are one lose nothing, and can be split again after later edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from db import Archive, editing, reading, tables
from db.dates import parse
from db.errors import Impossible, NotFound
from db.records import Target, Words
from db.writing import add_anchor, identify
from tests.db.test_editing import EVENT, RIVER, SECTION, UNIT, page, sound, undone_exactly

if TYPE_CHECKING:
    from db.changes import Changes
    from db.transaction import Transaction

OTHER = "unit/d19"


@pytest.fixture
def twin(archive: Archive) -> Archive:
    """Give the small archive with a second record of its battalion, which says otherwise."""
    archive.write(
        editing.create,
        "unit",
        Words("d19", "Battalion 19"),
        slug="d19",
        columns={"code": "d19", "side": "france", "number": 19},
        date=parse("1947"),
        prose={"summary": Words("Một tiểu đoàn.", None)},
    )
    archive.write(editing.set_prose, UNIT, "summary", "vi", "Tiểu đoàn chủ lực.")
    archive.write(editing.add_link, OTHER, "took-part-in", EVENT)
    archive.write(editing.add_link, OTHER, "located-in", RIVER)
    archive.write(editing.add_link, EVENT, "led-by", OTHER)
    archive.write(editing.add_link, OTHER, "same-as", UNIT)
    passage = archive.read(reading.section_text, SECTION).passages[0]
    archive.write(editing.add_mention, editing.Span(passage.id, 0, 4), OTHER)
    spot = editing.Span(passage.id, 5, 9)
    for target in (Target("field", "side"), Target("field", "number"), Target("record")):
        archive.write(editing.add_evidence, OTHER, target, "probable", at=spot)
    archive.write(editing.set_identifiers, OTHER, [("TB", "19")])
    number = archive.write(editing.add_tag, "Xem").answer
    archive.write(editing.tag, [OTHER], number)
    return archive


def test_nothing_that_either_says_is_lost(twin: Archive) -> None:
    undone_exactly(twin, editing.merge, UNIT, OTHER)
    one = page(twin, OTHER)
    assert (one.ref, one.redirected_from) == (UNIT, OTHER)
    assert {name.text for name in one.names} == {"Tiểu đoàn 19", "Battalion 19", "d19"}
    assert [name.text for name in one.names if name.type == "preferred"] == [
        "Tiểu đoàn 19", "Battalion 19",
    ]  # fmt: skip
    assert one.fields["code"] == "d19"
    assert one.fields["date"] == parse("1947")
    assert {(rival.field, rival.value) for rival in one.rivals} == {
        ("side", "france"), ("summary", Words("Một tiểu đoàn.")),
    }  # fmt: skip
    assert sorted((link.predicate, link.ref) for link in one.links) == [
        ("located-in", RIVER), ("took-part-in", EVENT),
    ]  # fmt: skip
    assert ("led-by", EVENT) in {(link.predicate, link.ref) for link in one.backlinks}
    assert {(item.target.field, item.rank) for item in one.evidence} == {
        ("side", "rival"), ("number", "preferred"), (None, "preferred"),
    }  # fmt: skip
    assert one.identifiers == (("TB", "19"),)
    assert [tag.title for tag in one.tags] == ["Xem"]
    assert {use.how for use in twin.read(reading.where_used, UNIT)} == {"link", "accepted"}
    assert len(twin.read(reading.where_used, UNIT)) == 3


def test_a_merge_is_split_again_after_later_edits(twin: Archive) -> None:
    before = page(twin, OTHER)
    merged: Changes = twin.write(editing.merge, UNIT, OTHER)
    name = next(name for name in page(twin, UNIT).names if name.text == "d19")
    twin.write(editing.edit_name, UNIT, name.id, "Tiểu đoàn mười chín", "variant", "vi")
    twin.write(editing.add_name, UNIT, "d.19", "abbreviation", "vi")
    twin.write(editing.create, "place", Words("Nơi mới"))
    changes = undone_exactly(twin, editing.split, merged.revision)
    assert changes.answer == OTHER
    back = page(twin, OTHER)
    assert back.redirected_from is None
    assert (back.uuid, back.fields, back.identifiers) == (
        before.uuid, before.fields, before.identifiers,
    )  # fmt: skip
    assert {name.text for name in back.names} == {"Tiểu đoàn mười chín", "Battalion 19"}
    assert sorted((link.predicate, link.ref) for link in back.links) == sorted(
        (link.predicate, link.ref) for link in before.links
    )
    assert [item.quote for item in back.evidence] == [item.quote for item in before.evidence]
    mine = page(twin, UNIT)
    assert "d.19" in {name.text for name in mine.names}
    assert (mine.rivals, mine.fields.get("code"), mine.fields.get("date")) == ((), None, None)
    assert mine.fields["summary"] == Words("Tiểu đoàn chủ lực.")
    with pytest.raises(Impossible):
        twin.write(editing.split, merged.revision)
    sound(twin)


def test_what_cannot_be_one_is_not_merged(archive: Archive) -> None:
    for winner, loser in ((UNIT, RIVER), (UNIT, UNIT), (SECTION, SECTION)):
        with pytest.raises(Impossible):
            archive.write(editing.merge, winner, loser)
    with pytest.raises(NotFound):
        archive.write(editing.merge, UNIT, "unit/none")
    with pytest.raises(Impossible, match="merged nothing"):
        archive.write(editing.split, 1)


def test_a_removed_record_is_brought_back_beside_what_came_since(twin: Archive) -> None:
    before = page(twin, OTHER)
    removed = twin.write(editing.delete_record, OTHER, force=True)
    twin.write(editing.create, "unit", Words("Khác"), slug="d19")
    changes = undone_exactly(twin, editing.bring_back_record, removed.revision, OTHER)
    back = page(twin, str(changes.answer))
    assert back.ref == "unit/d19-2"
    assert (back.uuid, back.fields, back.tags) == (before.uuid, before.fields, before.tags)
    assert back.version > before.version
    assert [(link.predicate, link.ref) for link in back.links] == [
        (link.predicate, link.ref) for link in before.links
    ]
    assert len(back.evidence) == len(before.evidence)
    with pytest.raises(Impossible, match="stands already"):
        twin.write(editing.bring_back_record, removed.revision, OTHER)


def test_rejected_mentions_follow_and_are_undone_too(twin: Archive) -> None:
    passage = twin.read(reading.section_text, SECTION).passages[0]
    mention = next(m.id for m in passage.mentions if m.ref == OTHER)
    twin.write(editing.reopen, mention)
    twin.write(editing.reject_mention, mention)
    undone_exactly(twin, editing.merge, UNIT, OTHER)
    undone_exactly(twin, editing.delete_record, UNIT, force=True)


def test_merges_that_stand_are_listed_until_they_are_split_or_undone(twin: Archive) -> None:
    assert twin.read(reading.mergings) == ()
    twin.write(editing.merge, UNIT, OTHER)
    (merging,) = twin.read(reading.mergings)
    assert (merging.ref, merging.title, merging.into.ref) == (
        OTHER,
        Words("d19", "Battalion 19"),
        UNIT,
    )
    twin.write(editing.undo)
    assert twin.read(reading.mergings) == ()
    twin.write(editing.redo)
    (merging,) = twin.read(reading.mergings)
    twin.write(editing.split, merging.number)
    assert twin.read(reading.mergings) == ()


def test_a_citation_comes_back_with_its_marker_and_only_after_its_source(archive: Archive) -> None:
    source = str(archive.write(editing.create, "source", Words("Hồi ký")).answer)
    citation = str(archive.write(editing.cite, source, Words("tr. 4")).answer)
    passage = archive.read(reading.section_text, SECTION).passages[0]

    def mark(transaction: Transaction) -> None:
        anchor = add_anchor(transaction, passage.id, passage.text, 0, 4)
        key = identify(transaction, citation)
        transaction.touch(key)
        own = tables.Citation.id == key
        transaction.connection.execute(update(tables.Citation).where(own).values(anchor_id=anchor))

    archive.write(mark)
    before = archive.read(reading.section_text, SECTION).passages[0].markers
    assert [found.ref for found in before] == [citation]
    removed = archive.write(editing.delete_record, citation, force=True)
    gone = archive.write(editing.delete_record, source, force=True)
    with pytest.raises(Impossible, match="cannot stand without"):
        archive.write(editing.bring_back_record, removed.revision, citation)
    sound(archive)
    archive.write(editing.bring_back_record, gone.revision, source)
    undone_exactly(archive, editing.bring_back_record, removed.revision, citation)
    assert archive.read(reading.section_text, SECTION).passages[0].markers == before
    sound(archive)


def test_holdings_never_lie_in_each_other_after_a_merge(archive: Archive) -> None:
    fonds, top, middle, low = (
        str(archive.write(editing.create, "holding", Words(f"Hộp {n}")).answer) for n in range(4)
    )
    for below, above in ((top, fonds), (middle, top), (low, middle)):
        archive.write(editing.set_reference, below, "parent", above)
    undone_exactly(archive, editing.merge, low, top)
    assert page(archive, low).fields["parent"] == fonds
    assert page(archive, middle).fields["parent"] == low


def test_texts_and_claims_of_one_side_alone_go_over_and_the_same_ones_are_joined(
    twin: Archive,
) -> None:
    twin.write(editing.set_prose, OTHER, "summary", "en", "A battalion.")
    twin.write(editing.set_prose, UNIT, "summary", "vi", "Một tiểu đoàn.")
    passage = twin.read(reading.section_text, SECTION).passages[0]
    at = editing.Span(passage.id, 0, 4)
    for ref in (UNIT, OTHER):
        for target in (Target("field", "summary"), Target("record")):
            twin.write(editing.add_evidence, ref, target, "probable", at=at)
        twin.write(editing.set_identifiers, ref, [("TB", "19")])
        twin.write(editing.tag, [ref], 1)
    undone_exactly(twin, editing.merge, UNIT, OTHER)
    one = page(twin, UNIT)
    assert one.fields["summary"] == Words("Một tiểu đoàn.", "A battalion.")
    assert [rival.field for rival in one.rivals] == ["side"]
    quotes = [item.quote for item in one.evidence if item.target.field == "summary"]
    assert quotes == ["Sáng", "Sáng"]
    assert one.identifiers == (("TB", "19"),)
    assert [tag.title for tag in one.tags] == ["Xem"]


def test_a_text_that_only_the_other_has_is_taken_over_with_its_evidence(archive: Archive) -> None:
    archive.write(editing.create, "unit", Words("d19"), prose={"summary": Words("Chủ lực.")})
    passage = archive.read(reading.section_text, SECTION).passages[0]
    at = editing.Span(passage.id, 0, 4)
    archive.write(editing.add_evidence, OTHER, Target("field", "summary"), "probable", at=at)
    undone_exactly(archive, editing.merge, UNIT, OTHER)
    one = page(archive, UNIT)
    assert one.fields["summary"] == Words("Chủ lực.")
    assert [item.quote for item in one.evidence if item.target.field == "summary"] == ["Sáng"]


@pytest.mark.parametrize("both", [False, True], ids=["one", "both"])
def test_the_stops_of_two_routes_that_are_one_are_kept(archive: Archive, both: bool) -> None:
    first, second = (
        archive.write(editing.create, "route", Words(title)).answer
        for title in ("Đường rút", "Đường rút lui")
    )
    archive.write(editing.create, "place", Words("Đồn Mây"))
    archive.write(editing.set_stops, second, ["place/don-may", RIVER])
    if both:
        archive.write(editing.set_stops, first, [RIVER])
    undone_exactly(archive, editing.merge, first, second)
    stops = page(archive, str(first)).fields["stops"]
    assert stops == ((RIVER,) if both else ("place/don-may", RIVER))


def test_a_record_whose_winner_is_gone_waits_for_it(twin: Archive) -> None:
    merged = twin.write(editing.merge, UNIT, OTHER)
    removed = twin.write(editing.delete_record, UNIT, force=True)
    with pytest.raises(Impossible, match="is gone itself"):
        twin.write(editing.split, merged.revision)
    twin.write(editing.bring_back_record, removed.revision, UNIT)
    assert twin.write(editing.split, merged.revision).answer == OTHER


def test_what_has_gone_on_to_a_third_record_stays_there(twin: Archive) -> None:
    merged = twin.write(editing.merge, UNIT, OTHER)
    third = str(twin.write(editing.create, "unit", Words("Tiểu đoàn mới")).answer)
    twin.write(editing.merge, third, UNIT)
    with pytest.raises(Impossible):
        twin.write(editing.split, merged.revision)
    assert {name.text for name in page(twin, third).names} >= {"d19", "Tiểu đoàn 19"}
