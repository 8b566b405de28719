"""History: each revision holds the whole record as it was before and as it is after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert, update

from db import Archive, history, reading, tables, writing
from db.changes import Changes
from db.dates import parse
from db.records import Words

if TYPE_CHECKING:
    from db.transaction import Transaction


def _rows(archive: Archive, ref: str) -> dict[str, list[dict[str, object]]]:
    change = archive.read(reading.revisions, ref)[0].changes[0]
    return change.after["rows"]


def test_a_snapshot_holds_every_row_of_a_record(archive: Archive) -> None:
    rows = _rows(archive, "event/vuot-song-gam")
    assert rows.keys() == {
        "record",
        "event",
        "claim",
        "name",
        "link",
        "prose",
        "evidence",
        "anchor",
    }
    assert rows["event"][0]["date_edtf"] == "1947-02-03"
    assert {row["lang"] for row in rows["prose"]} == {"vi", "en"}
    assert not {"version", "title_vi", "sort_key"} & rows["record"][0].keys()


def test_a_section_keeps_its_passages_mentions_and_their_anchors(archive: Archive) -> None:
    rows = _rows(archive, "section/1")
    assert len(rows["passage"]) == 1
    assert [mention["state"] for mention in rows["mention"]] == ["accepted"]
    assert [anchor["quote"] for anchor in rows["anchor"]] == ["tiểu đoàn 19"]


def test_routes_and_tours_keep_their_stops_and_a_citation_its_marker(archive: Archive) -> None:
    def add(transaction: Transaction) -> None:
        place = writing.identify(transaction, "place/song-gam")
        route = writing.add_record(transaction, "route/mui-mot", Words("Mũi một"))
        tour = writing.add_record(transaction, "tour/dao", Words("Dạo"))
        source = writing.add_record(transaction, "source/x", Words("Nguồn"))
        text = archive.read(reading.section_text, "section/1").passages[0]
        spot = writing.add_anchor(transaction, text.id, text.text, 0, 4)
        writing.add_record(
            transaction,
            "citation/x",
            Words("[4]"),
            columns={"source_id": source, "anchor_id": spot},
        )
        for table, key in ((tables.RouteStop, "route_id"), (tables.TourStop, "tour_id")):
            owner = route if key == "route_id" else tour
            stop = "place_id" if key == "route_id" else "record_id"
            transaction.connection.execute(
                insert(table).values({key: owner, "position": 0, stop: place})
            )

    archive.write(add)
    assert len(_rows(archive, "route/mui-mot")["route_stop"]) == 1
    assert len(_rows(archive, "tour/dao")["tour_stop"]) == 1
    assert _rows(archive, "citation/x")["anchor"][0]["quote"] == "Sáng"


def test_a_removed_record_has_a_before_and_no_after(archive: Archive) -> None:
    def add(transaction: Transaction) -> None:
        writing.add_record(transaction, "place/tam", Words())

    def remove(transaction: Transaction) -> None:
        record_id = writing.identify(transaction, "place/tam")
        transaction.touch(record_id)
        transaction.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for table, key in (
            (tables.Claim, tables.Claim.record_id),
            (tables.Place, tables.Place.id),
            (tables.Record, tables.Record.id),
        ):
            transaction.connection.execute(delete(table).where(key == record_id))

    archive.write(add)
    changes = archive.write(remove)
    assert changes.removed == {"place/tam"}
    assert changes.touches("place/tam")
    newest = archive.read(reading.revisions, None, 1)[0].changes[0]
    assert newest.after is None
    assert newest.before["version"] == history.SNAPSHOT_VERSION
    with pytest.raises(ValueError, match="neither a before nor an after"):
        history.ref_of(None)


def test_what_is_added_and_undone_in_one_transaction_is_no_revision(archive: Archive) -> None:
    def waver(transaction: Transaction) -> None:
        record_id = writing.identify(transaction, "place/song-gam")
        transaction.touch(record_id)
        for lat in (1.0, 22.1):
            transaction.connection.execute(
                update(tables.Place).where(tables.Place.id == record_id).values(lat=lat)
            )

    assert not archive.write(waver)


def test_more_anchors_than_a_statement_takes_are_kept(archive: Archive) -> None:
    text = archive.read(reading.section_text, "section/1").passages[0]

    def mark(transaction: Transaction) -> None:
        transaction.touch(writing.identify(transaction, "section/1"))
        for number in range(700):
            start = number % 40
            anchor = writing.add_anchor(transaction, text.id, text.text, start, start + 2)
            writing.add_mention(transaction, anchor, "place", None)

    assert archive.write(mark).edited == {"section/1"}
    assert len(_rows(archive, "section/1")["anchor"]) == 700
    assert len(archive.read(reading.suggestions, "place")) == 700
    assert len(archive.read(reading.suggestions, None, 10, 695)) == 5


def test_changes_add_up() -> None:
    one = Changes(added=frozenset({"place/a"}), revision=3)
    other = Changes(edited=frozenset({"place/b"}), removed=frozenset({"place/c"}), revision=4)
    both = one + other
    assert (both.added, both.edited, both.removed) == ({"place/a"}, {"place/b"}, {"place/c"})
    assert both.revision == 4
    assert (one + Changes()).revision == 3
    assert both.touches("place/b")
    assert not both.touches("place/d")
    assert not Changes()
    assert Changes(everything=True)
    assert Changes(everything=True).touches("place/d")


@pytest.mark.parametrize(
    ("edtf", "wording", "part"),
    [
        ("1950", "năm 1950", None),
        ("1950-09", "tháng 9/1950", None),
        ("1950-09-16/1950-09-18", "từ 16 đến 18/9/1950", None),
        ("1950-22", "mùa hè năm 1950", None),
        ("1950-10-15~", "khoảng giữa tháng 10", None),
        ("1950-10-01", "Chiều 1/10/1950", "afternoon"),
        ("1950-09/..", "từ tháng 9", None),
        ("../1950-09", "đến tháng 9", None),
        ("1950-XX-XX", "một ngày năm 1950", None),
        ("-0043", "năm 44 trước Công nguyên", None),
    ],
)
def test_a_date_comes_back_as_it_was_written(
    archive: Archive, edtf: str, wording: str, part: str | None
) -> None:
    date = parse(edtf, wording=wording, part_of_day=part)

    def add(transaction: Transaction) -> None:
        writing.add_record(transaction, "event/moi", Words("Mới"), date=date)

    archive.write(add)
    assert archive.read(reading.record, "event/moi").fields["date"] == date
    entry = {e.ref: e for e in archive.read(reading.timeline)}["event/moi"]
    assert (entry.date, entry.lane) == (date, "other")
    inside = archive.read(reading.timeline, date.earliest, date.latest)
    assert "event/moi" in {e.ref for e in inside}
