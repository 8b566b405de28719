"""Authority work: likely duplicates, matches of suggestions, history in parts, fields restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, editing, reading
from db.authority import find_duplicates
from db.dates import parse
from db.errors import Impossible
from db.records import Words
from tests.db.test_editing import EVENT, RIVER, SECTION, UNIT, page, undone_exactly

if TYPE_CHECKING:
    from db.transaction import Transaction


def _twins(transaction: Transaction) -> None:
    for kind, title, columns in (
        ("place", "Sông Gâm", {"lat": 22.101, "lon": 105.301}),
        ("place", "Sông Cầu", {"lat": 21.6, "lon": 105.8}),
        ("unit", "d19", {"echelon": "battalion", "number": 19, "side": "vietnam"}),
        ("unit", "Tiểu đoàn 20", {"echelon": "battalion", "number": 20, "side": "vietnam"}),
        ("unit", "Tiểu đoàn 19", {"echelon": "battalion", "number": 19, "side": "france"}),
        ("event", "vượt  sông gấm", {}),
    ):
        editing.create(transaction, kind, Words(title), columns=columns)


def test_likely_duplicates_are_found_with_what_speaks_for_them(archive: Archive) -> None:
    archive.write(_twins)
    found = {
        frozenset((pair.first.ref, pair.second.ref)): pair for pair in find_duplicates(archive.path)
    }
    assert found.keys() == {
        frozenset((RIVER, "place/song-gam-2")),
        frozenset((UNIT, "unit/d19")),
        frozenset((EVENT, "event/vuot-song-gam-2")),
    }
    assert found[frozenset((UNIT, "unit/d19"))].reasons == ("number",)
    assert set(found[frozenset((RIVER, "place/song-gam-2"))].reasons) == {"name", "position"}
    archive.write(editing.declare_distinct, UNIT, "unit/d19")
    left = archive.read(reading.duplicates, "unit")
    assert left == ()
    rows = {
        row.field: (row.mine, row.theirs) for row in archive.read(reading.compare, UNIT, "unit/d19")
    }
    assert rows["number"] == (19, 19)
    assert {len(side) for side in rows["names"]} == {1, 2}


def test_a_suggestion_is_offered_the_records_that_it_may_name(archive: Archive) -> None:
    archive.write(_twins)
    passage = archive.read(reading.section_text, SECTION).passages[0]
    start = passage.text.index("sông Gấm")
    number = archive.write(editing.add_mention, editing.Span(passage.id, start, start + 8), RIVER)
    mention = int(str(number.answer))
    archive.write(editing.reopen, mention)
    offered = archive.read(reading.matches, mention)
    assert {match.summary.ref for match in offered[:2]} == {RIVER, "place/song-gam-2"}
    assert offered[0].score >= offered[-1].score
    undone_exactly(archive, editing.accept, mention, "place/song-gam-2")
    with pytest.raises(Impossible, match="judged by now"):
        archive.write(editing.reject_mention, mention)


def test_a_suggestion_becomes_a_record_that_rests_on_its_words(archive: Archive) -> None:
    passage = archive.read(reading.section_text, SECTION).passages[0]

    def suggest(transaction: Transaction) -> list[int]:
        from db import writing

        transaction.touch(writing.identify(transaction, SECTION))
        found = []
        for start, end, kind, value in (
            (5, 28, "event", {"date": {"edtf": "1947-02-03"}, "what": "tiểu đoàn 19 vượt sông"}),
            (30, 42, "unit", {"echelon": "battalion", "number": 19, "side": "vietnam"}),
            (39, 42, "unit", {"echelon": "battalion", "number": 19}),
        ):
            anchor = writing.add_anchor(transaction, passage.id, passage.text, start, end)
            found.append(writing.add_mention(transaction, anchor, kind, None, value=value))
        return found

    event, unit, again = archive.write(suggest).answer
    ref = undone_exactly(archive, editing.accept_new, event).answer
    made = page(archive, ref)
    assert made.title == Words("Tiểu đoàn 19 vượt sông")
    assert made.fields["date"] == parse("1947-02-03")
    assert {item.quote for item in made.evidence} == {passage.text[5:28]}
    assert {item.target.field for item in made.evidence} >= {"date", None}
    assert archive.read(reading.alike, unit) == (unit, again)
    assert archive.read(reading.matches, unit)[0].summary.ref == UNIT
    undone_exactly(archive, editing.respan, again, 30, 42)
    assert set(archive.read(reading.alike, unit)) == {unit, again}
    assert undone_exactly(archive, editing.accept_alike, unit, UNIT).answer == 2
    assert archive.read(reading.suggestions) == ()


def test_history_says_part_by_part_what_changed(archive: Archive) -> None:
    def change(transaction: Transaction) -> None:
        editing.set_values(
            transaction,
            EVENT,
            {"date": parse("1947-02-04"), "summary.en": "It crossed.", "lane": "rear"},
        )
        editing.add_name(transaction, EVENT, "Vượt sông", "variant", "vi")
        editing.add_link(transaction, EVENT, "led-by", UNIT)
        editing.set_status(transaction, EVENT, "reviewed")

    number = archive.write(change).revision
    found = {d.part: d for d in archive.read(reading.differences, number)}
    assert found.keys() == {"date", "summary", "lane", "name", "link", "status", "reviewed_by"}
    assert found["date"].after == parse("1947-02-04")
    assert (found["summary"].lang, found["summary"].before) == ("en", "Battalion 19 crosses.")
    assert found["name"].after[0] == "Vượt sông"
    assert found["link"].after[:2] == ("led-by", page(archive, UNIT).title)
    assert (found["status"].before, found["status"].after) == ("draft", "reviewed")


def test_one_field_of_an_old_version_is_restored(archive: Archive) -> None:
    before = page(archive, EVENT).fields
    archive.write(editing.set_values, EVENT, {"date": None, "summary.vi": "Khác", "lane": "rear"})
    archive.write(editing.set_field, EVENT, "side", "france")
    for field, lang in (("date", None), ("summary", "vi"), ("lane", None)):
        undone_exactly(archive, editing.restore_field, EVENT, 1, field, lang=lang)
    now = page(archive, EVENT).fields
    assert {name: now[name] for name in ("date", "summary", "lane")} == {
        name: before[name] for name in ("date", "summary", "lane")
    }
    assert now["side"] == "france"
    with pytest.raises(Impossible, match="did not exist"):
        archive.write(editing.restore_field, EVENT, 0, "lane")


def test_what_was_removed_is_listed_until_it_is_back(archive: Archive) -> None:
    removed = archive.write(editing.delete_record, UNIT, force=True)
    gone = archive.read(reading.deleted)
    assert [(item.ref, item.title.vi, item.number) for item in gone] == [
        (UNIT, "Tiểu đoàn 19", removed.revision)
    ]
    archive.write(editing.bring_back_record, removed.revision, UNIT)
    assert archive.read(reading.deleted) == ()


def test_a_reference_is_restored_where_its_record_stands(archive: Archive) -> None:
    first, second, below = (
        str(archive.write(editing.create, "holding", Words(f"Hộp {n}")).answer) for n in range(3)
    )
    then = archive.write(editing.set_reference, below, "parent", first).revision
    archive.write(editing.set_reference, below, "parent", second)
    undone_exactly(archive, editing.restore_field, below, then, "parent")
    assert page(archive, below).fields["parent"] == first
    archive.write(editing.delete_record, first, force=True)
    with pytest.raises(Impossible, match="is gone"):
        archive.write(editing.restore_field, below, then, "parent")
    assert page(archive, below).fields.get("parent") is None
