"""What the desk is seldom asked: empty lists, values that were empty, records made of readings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, select, update

from db import Archive, editing, reading, tables, writing
from db.dates import parse
from db.errors import Impossible
from db.records import Target, Words
from tests.db.test_editing import RIVER, SECTION, UNIT, page, undone_exactly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.transaction import Transaction

OTHER = "unit/d19"


def spot(archive: Archive, start: int, end: int) -> editing.Span:
    """Return a span of the section's paragraph."""
    return editing.Span(archive.read(reading.section_text, SECTION).passages[0].id, start, end)


def forget_claims(transaction: Transaction, ref: str, target: str) -> None:
    """Take a record's claims away, as a file from elsewhere may come without them."""
    record_id = writing.identify(transaction, ref)
    transaction.touch(record_id)
    own = tables.Claim.record_id == record_id
    chosen = select(tables.Claim.id).where(own, tables.Claim.target == target)
    evidence = tables.Evidence.claim_id.in_(chosen)
    transaction.connection.execute(delete(tables.Evidence).where(evidence))
    transaction.connection.execute(delete(tables.Claim).where(tables.Claim.id.in_(chosen)))


@pytest.mark.parametrize("without", [UNIT, OTHER])
@pytest.mark.parametrize("target", ["field", "record"])
def test_records_whose_values_no_claim_carries_are_merged(
    archive: Archive, without: str, target: str
) -> None:
    archive.write(
        editing.create,
        "unit",
        Words("d19"),
        slug="d19",
        columns={"number": 19, "code": "d19"},
        prose={"summary": Words("Chủ lực.")},
    )
    archive.write(editing.set_prose, UNIT, "summary", "vi", "Chủ lực.")
    archive.write(forget_claims, without, target)
    undone_exactly(archive, editing.merge, UNIT, OTHER)
    fields = page(archive, UNIT).fields
    assert (fields["number"], fields["code"]) == (19, "d19")
    assert fields["summary"] == Words("Chủ lực.")


def test_a_whole_record_rests_on_evidence_even_where_nothing_said_so(archive: Archive) -> None:
    archive.write(forget_claims, RIVER, "record")
    archive.write(
        editing.add_evidence,
        RIVER,
        Target("record"),
        "probable",
        at=spot(archive, 0, 4),
    )
    assert [piece.quote for piece in page(archive, RIVER).evidence] == ["Sáng"]


def test_evidence_moved_to_other_words_leaves_no_mark_behind(archive: Archive) -> None:
    def marks(transaction: Transaction) -> list[str | None]:
        return list(transaction.connection.execute(select(tables.Anchor.quote)).scalars())

    number = archive.write(
        editing.add_evidence, RIVER, Target("record"), "probable", at=spot(archive, 0, 4)
    ).answer
    archive.write(
        editing.edit_evidence,
        RIVER,
        number,
        grade="doubtful",
        at=spot(archive, 5, 9),
    )
    assert [piece.quote for piece in page(archive, RIVER).evidence] == ["ngày"]
    assert sorted(map(str, archive.rehearse(marks))) == ["ngày", "tiểu đoàn 19"]


def test_evidence_that_only_cites_is_removed(archive: Archive) -> None:
    source = archive.write(editing.create, "source", Words("Hồi ký")).answer
    citation = archive.write(editing.cite, source, Words("tr. 4")).answer
    number = archive.write(
        editing.add_evidence, RIVER, Target("record"), "certain", citation=citation
    ).answer
    archive.write(editing.remove_evidence, RIVER, number)
    assert page(archive, RIVER).evidence == ()
    assert page(archive, str(citation)).title.vi is not None


def test_stops_are_all_taken_away_again(archive: Archive) -> None:
    route = str(archive.write(editing.create, "route", Words("Đường rút")).answer)
    tour = str(archive.write(editing.create, "tour", Words("Dạo")).answer)
    archive.write(editing.set_stops, route, [RIVER])
    archive.write(editing.set_tour_stops, tour, [editing.TourStop(RIVER)])
    archive.write(editing.set_stops, route, [])
    archive.write(editing.set_tour_stops, tour, [])
    assert page(archive, route).fields["stops"] == ()
    assert {use.how for use in archive.read(reading.where_used, RIVER)} == {"link"}


def test_a_place_that_goes_leaves_the_other_stops_of_its_routes_in_order(archive: Archive) -> None:
    for title in ("Bản Một", "Bản Hai"):
        archive.write(editing.create, "place", Words(title))
    long, short = (
        str(archive.write(editing.create, "route", Words(title)).answer) for title in ("A", "B")
    )
    archive.write(editing.set_stops, long, ["place/ban-mot", RIVER, "place/ban-hai", RIVER])
    archive.write(editing.set_stops, short, [RIVER])
    undone_exactly(archive, editing.delete_record, RIVER, force=True)
    assert page(archive, long).fields["stops"] == ("place/ban-mot", "place/ban-hai")
    assert page(archive, short).fields["stops"] == ()
    archive.write(editing.set_stops, long, ["place/ban-hai", "place/ban-mot"])
    assert page(archive, long).fields["stops"] == ("place/ban-hai", "place/ban-mot")


def test_a_source_takes_its_citations_with_it(archive: Archive) -> None:
    source = str(archive.write(editing.create, "source", Words("Hồi ký")).answer)
    citation = str(archive.write(editing.cite, source, Words("tr. 4")).answer)
    removed = archive.write(editing.delete_record, source, force=True).removed
    assert removed == {source, citation}


def test_a_section_is_made_in_its_article(archive: Archive) -> None:
    ref = archive.write(
        editing.create,
        "section",
        Words("Phụ lục"),
        references={"article": "article/thu"},
    ).answer
    fields = page(archive, str(ref)).fields
    assert (fields["article"], fields["number"]) == ("article/thu", "–")


@pytest.mark.parametrize(
    ("field", "value", "lang"),
    [
        ("date", parse("1947"), None),
        ("summary", Words("Chủ lực."), None),
        ("summary", Words("Chủ lực."), "vi"),
    ],
)
def test_a_field_that_said_nothing_then_is_cleared(
    archive: Archive, field: str, value: object, lang: str | None
) -> None:
    said = {field: value} if field == "date" else {f"{field}.vi": "Chủ lực."}
    before = archive.read(reading.revisions, UNIT, 1)[0].number
    archive.write(editing.set_values, UNIT, said)
    assert page(archive, UNIT).fields[field] == value
    archive.write(editing.restore_field, UNIT, before, field, lang=lang)
    assert field not in page(archive, UNIT).fields


def test_a_reference_that_named_nothing_then_is_cleared(archive: Archive) -> None:
    for title in ("Phông", "Hộp"):
        archive.write(editing.create, "holding", Words(title))
    before = archive.read(reading.revisions, "holding/hop", 1)[0].number
    archive.write(editing.set_reference, "holding/hop", "parent", "holding/phong")
    archive.write(editing.restore_field, "holding/hop", before, "parent")
    assert "parent" not in page(archive, "holding/hop").fields


def test_a_rival_may_take_the_place_of_a_value_that_was_cleared(archive: Archive) -> None:
    told = archive.write(editing.add_rival, UNIT, "echelon", "company").answer
    archive.write(editing.set_field, UNIT, "echelon", None)
    undone_exactly(archive, editing.prefer, UNIT, told)
    now = page(archive, UNIT)
    assert (now.fields["echelon"], now.rivals) == ("company", ())


def test_a_name_that_was_a_rival_is_preferred_again(archive: Archive) -> None:
    name = page(archive, RIVER).names[0]
    archive.write(editing.make_rival, RIVER, name.id)
    undone_exactly(archive, editing.prefer, RIVER, name.id)
    assert [found.rank for found in page(archive, RIVER).names if found.id == name.id] == [
        "preferred"
    ]


@pytest.mark.parametrize(
    ("kind", "value", "fields"),
    [
        ("unit", {"echelon": "company", "number": "3B"}, {"echelon": "company"}),
        (
            "quantity",
            {"value": 19, "unit": "người", "what": "quân số"},
            {"value": 19, "wording": "tiểu đoàn 19", "what": Words("quân số")},
        ),
        ("person", {"role": "chỉ huy"}, {"role": Words("chỉ huy")}),
        ("event", {"what": "vượt sông"}, {}),
    ],
)
def test_a_record_is_made_of_what_was_read(
    archive: Archive, kind: str, value: Mapping[str, object], fields: Mapping[str, object]
) -> None:
    def suggest(transaction: Transaction) -> int:
        passage = reading.section_text(transaction.connection, SECTION).passages[0]
        transaction.touch(writing.identify(transaction, SECTION))
        start = passage.text.index("tiểu đoàn")
        anchor = writing.add_anchor(transaction, passage.id, passage.text, start, start + 12)
        return writing.add_mention(transaction, anchor, kind, None, value=value)

    mention = archive.write(suggest).answer
    made = page(archive, str(archive.write(editing.accept_new, mention).answer))
    assert {name: made.fields[name] for name in fields} == fields
    assert "number" not in made.fields
    assert "date" not in made.fields
    assert {piece.quote for piece in made.evidence} == {"tiểu đoàn 19"}


def test_a_text_that_is_all_taken_away_keeps_a_place_for_its_marks(archive: Archive) -> None:
    changes = archive.write(editing.set_passages, SECTION, "vi", [])
    assert changes.answer == 1
    assert [passage.text for passage in archive.read(reading.section_text, SECTION).passages] == [
        ""
    ]
    assert [mark.quote for mark in archive.read(reading.dangling_anchors)] == ["tiểu đoàn 19"]


def test_one_paragraph_is_edited_beside_the_others(archive: Archive) -> None:
    archive.write(editing.set_passages, SECTION, "vi", ["Một.", "Hai.", "Ba."])
    second = archive.read(reading.section_text, SECTION).passages[1].id
    archive.write(editing.edit_passage, second, "Hai rưỡi.")
    texts = [passage.text for passage in archive.read(reading.section_text, SECTION).passages]
    assert texts == ["Một.", "Hai rưỡi.", "Ba."]


def test_a_step_of_a_newer_program_is_not_taken_back(archive: Archive) -> None:
    archive.write(editing.set_field, RIVER, "lat", 1.0)

    def become_newer(transaction: Transaction) -> None:
        change = tables.RevisionChange
        for row in transaction.connection.execute(select(change.id, change.before)).all():
            if row.before is not None:
                newer = {**row.before, "version": 99}
                own = change.id == row.id
                transaction.connection.execute(update(change).where(own).values(before=newer))

    archive.write(become_newer)
    with pytest.raises(Impossible, match="snapshot 99") as told:
        archive.write(editing.undo)
    assert "newest version" in told.value.remedy
    assert page(archive, RIVER).fields["lat"] == 1.0


@pytest.mark.parametrize("part", ["table", "column"])
def test_a_step_with_parts_that_are_not_known_here_is_not_taken_back(
    archive: Archive, part: str
) -> None:
    archive.write(editing.set_field, RIVER, "lat", 1.0)

    def know_more(transaction: Transaction) -> None:
        change = tables.RevisionChange
        newest = select(change).order_by(change.id.desc()).limit(1)
        row = transaction.connection.execute(newest).mappings().one()
        after = dict(row["after"])
        rows = dict(after["rows"])
        if part == "table":
            rows["hologram"] = [{"id": 1}]
        else:
            rows["place"] = [{**rows["place"][0], "hologram": 1}]
        own = change.id == row["id"]
        values = {"after": {**after, "rows": rows}}
        transaction.connection.execute(update(change).where(own).values(values))

    archive.write(know_more)
    with pytest.raises(Impossible, match="knew “hologram”"):
        archive.write(editing.undo)
    assert page(archive, RIVER).fields["lat"] == 1.0


def test_the_english_place_in_a_source_is_set_by_itself(archive: Archive) -> None:
    source = archive.write(editing.create, "source", Words("Hồi ký")).answer
    citation = str(archive.write(editing.cite, source, Words("tr. 4")).answer)
    archive.write(editing.set_field, citation, "locator_en", "p. 4")
    archive.write(editing.add_evidence, RIVER, Target("record"), "certain", citation=citation)
    assert page(archive, RIVER).evidence[0].locator == Words("tr. 4", "p. 4")
