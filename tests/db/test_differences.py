"""What a revision changed, said part by part for a person, and records that may come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from db import Archive, editing, reading
from db.dates import parse
from db.errors import Impossible
from db.records import Target, Words
from db.tour_stop import TourStop
from tests.db.test_editing import EVENT, RIVER, SECTION, UNIT, page, undone_exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.transaction import Transaction


def said(archive: Archive, change: Callable[..., object], *args: object, **kw: object) -> Any:
    """Carry out a change; return each part that it changed, with what stood and what stands."""
    number = archive.write(change, *args, **kw).revision
    return {
        (one.ref, one.part): (one.before, one.after)
        for one in archive.read(reading.differences, number)
    }


def test_names_refs_tags_and_numbers(archive: Archive) -> None:
    assert said(archive, editing.add_name, RIVER, "Gam", "variant", "fr") == {
        (RIVER, "name"): (None, ("Gam", "variant", "fr", None))
    }
    renamed = said(archive, editing.rename_ref, RIVER, "gam")
    assert renamed["place/gam", "ref"] == (None, RIVER)
    assert renamed["place/gam", "slug"] == ("song-gam", "gam")
    number = archive.write(editing.add_tag, "Xem").answer
    assert ("place/gam", "tag") in said(archive, editing.tag, ["place/gam"], number)
    told = said(archive, editing.set_identifiers, "place/gam", [("TB", "7")])
    assert told["place/gam", "identifier"] == (None, ("TB", "7"))


def test_texts_mentions_and_evidence(archive: Archive) -> None:
    passage = archive.read(reading.section_text, SECTION).passages[0]
    told = said(archive, editing.edit_passage, passage.id, f"Nay {passage.text}")
    assert told[SECTION, "text"] == (passage.text, f"Nay {passage.text}")
    at = editing.Span(passage.id, 0, 3)
    marked = said(archive, editing.add_mention, at, RIVER)
    assert marked[SECTION, "mention"] == (None, ("Nay", "accepted", page(archive, RIVER).title))
    rested = said(
        archive, editing.add_evidence, RIVER, Target("field", "lat"), "probable", at=at, note="xem"
    )
    assert rested[RIVER, "evidence"] == (None, ("Nay", "probable", "xem"))


def test_dates_rivals_ranks_and_what_a_record_names(archive: Archive) -> None:
    stated = page(archive, EVENT).fields["date"]
    told = said(archive, editing.set_date, EVENT, parse("1947-02-04"))
    assert told[EVENT, "date"] == (stated, parse("1947-02-04"))
    added = archive.write(editing.add_rival, EVENT, "side", "france")
    found = archive.read(reading.differences, added.revision, EVENT)
    assert [(one.part, one.after) for one in found] == [("rival side", "france")]
    assert archive.read(reading.differences, added.revision, RIVER) == ()
    rejected = said(archive, editing.reject, EVENT, added.answer)
    assert rejected[EVENT, "rank side"] == ("rival", "rejected")
    archive.write(editing.create, "article", Words("Bài khác", "Another"))
    told = said(archive, editing.set_reference, SECTION, "article", "article/bai-khac")
    assert told[SECTION, "article"] == (Words("Bài thử", "A trial"), Words("Bài khác", "Another"))


def test_stops_of_routes_and_tours(archive: Archive) -> None:
    route, tour = (
        str(archive.write(editing.create, kind, Words("Đường")).answer)
        for kind in ("route", "tour")
    )
    assert (route, "stop") in said(archive, editing.set_stops, route, [RIVER, RIVER])
    assert page(archive, route).fields["stops"] == (RIVER, RIVER)
    undone_exactly(archive, editing.set_stops, route, [])
    assert (tour, "stop") in said(archive, editing.set_tour_stops, tour, [TourStop(RIVER)])
    undone_exactly(archive, editing.set_tour_stops, tour, [])


def test_a_place_that_goes_leaves_its_routes_and_a_source_takes_its_citations(
    archive: Archive,
) -> None:
    for title in ("Đồn Mây", "Đồn Nắng"):
        archive.write(editing.create, "place", Words(title))
    route = str(archive.write(editing.create, "route", Words("Đường rút")).answer)
    archive.write(editing.set_stops, route, ["place/don-may", RIVER, "place/don-nang"])
    undone_exactly(archive, editing.delete_record, RIVER, force=True)
    assert page(archive, route).fields["stops"] == ("place/don-may", "place/don-nang")
    lone = str(archive.write(editing.create, "route", Words("Đường cụt")).answer)
    archive.write(editing.set_stops, lone, ["place/don-may"])
    undone_exactly(archive, editing.delete_record, "place/don-may", force=True)
    assert not page(archive, lone).fields.get("stops")
    source = archive.write(editing.create, "source", Words("Hồi ký")).answer
    citation = archive.write(editing.cite, source, Words("tr. 4")).answer
    archive.write(editing.add_evidence, EVENT, Target("record"), "certain", citation=citation)
    removed = undone_exactly(archive, editing.delete_record, source, force=True)
    assert archive.read(reading.about).counts["citation"] == 0
    gone = {one.ref for one in archive.read(reading.deleted)}
    assert {source, citation} <= gone
    with pytest.raises(Impossible, match="cannot stand without"):
        archive.write(editing.bring_back_record, removed.revision, citation)
    archive.write(editing.bring_back_record, removed.revision, source)
    archive.write(editing.bring_back_record, removed.revision, citation)
    with pytest.raises(Impossible, match="stands already"):
        archive.write(editing.bring_back_record, removed.revision, source)
    assert page(archive, str(citation)).fields["source"] == source


def test_a_field_is_given_back_as_it_was_and_cleared_where_it_said_nothing(
    archive: Archive,
) -> None:
    first = archive.read(reading.revisions, UNIT, 1)[0].number
    archive.write(editing.set_date, UNIT, parse("1946"))
    archive.write(editing.set_prose, UNIT, "summary", "vi", "Một tiểu đoàn.")
    undone_exactly(archive, editing.restore_field, UNIT, first, "date")
    assert "date" not in page(archive, UNIT).fields
    undone_exactly(archive, editing.restore_field, UNIT, first, "summary", lang="vi")
    assert "summary" not in page(archive, UNIT).fields


def test_suggestions_of_people_and_numbers_become_records(archive: Archive) -> None:
    passage = archive.read(reading.section_text, SECTION).passages[0]

    def suggest(transaction: Transaction) -> list[int]:
        from db import writing

        transaction.touch(writing.identify(transaction, SECTION))
        anchors = [
            writing.add_anchor(transaction, passage.id, passage.text, *span)
            for span in ((0, 4), (30, 42), (39, 41))
        ]
        values = (
            ("person", {"role": "trung đội trưởng"}),
            ("quantity", {"value": 19.0, "qualifier": "exact", "unit": "người", "what": "quân số"}),
            ("unit", {"echelon": "company", "number": "3B"}),
        )
        return [
            writing.add_mention(transaction, anchor, kind, None, state="suggested", value=value)
            for anchor, (kind, value) in zip(anchors, values, strict=True)
        ]

    ids = archive.write(suggest).answer
    assert isinstance(ids, list)
    person, quantity, unit = (
        str(undone_exactly(archive, editing.accept_new, one).answer) for one in ids
    )
    assert page(archive, person).fields["role"] == Words("trung đội trưởng")
    fields = page(archive, quantity).fields
    assert (fields["value"], fields["what"], fields["wording"]) == (
        19.0, Words("quân số"), "tiểu đoàn 19",
    )  # fmt: skip
    assert "number" not in page(archive, unit).fields
    assert page(archive, unit).fields["echelon"] == "company"
