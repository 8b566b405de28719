"""Reading: what a page, a list and a selection tell, and many readers beside one writer."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, update

from db import Archive, reading, tables, writing
from db.dates import parse
from db.errors import Impossible, NotFound
from db.records import KINDS, Words

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.transaction import Transaction

EVENT, PLACE, UNIT = "event/vuot-song-gam", "place/song-gam", "unit/tieu-doan-19"
REASON = Words("Hai nguồn khác nhau", "Two sources differ")


def _redirect(transaction: Transaction) -> None:
    place = writing.identify(transaction, PLACE)
    transaction.connection.execute(insert(tables.Redirect).values(ref="place/cu", record_id=place))


def _rivals(transaction: Transaction) -> None:
    unit, event = (writing.identify(transaction, ref) for ref in (UNIT, EVENT))
    writing.claim(
        transaction, unit, "field", "echelon", rank="rival", value="regiment", reason=REASON
    )
    writing.claim(
        transaction, event, "field", "date", rank="rejected", value="1947-02-04", wording="mùng 4"
    )


def _journey(transaction: Transaction) -> None:
    stops = [writing.identify(transaction, PLACE)]
    for name, columns in (("duong-3", {}), ("deo", {"lat": 22.0, "lon": 105.0})):
        words = Words(name)
        stops.append(writing.add_record(transaction, f"place/{name}", words, columns=columns))
    road = writing.add_record(transaction, "place/duong-4", Words("Đường số 4"))
    route = writing.add_record(
        transaction, "route/mui", Words("Mũi một"), columns={"side": "vietnam", "road_id": road}
    )
    rows = [{"route_id": route, "position": at, "place_id": stop} for at, stop in enumerate(stops)]
    transaction.connection.execute(insert(tables.RouteStop), rows)


def test_an_old_ref_leads_to_the_record_that_it_became(archive: Archive) -> None:
    archive.write(_redirect)
    page = archive.read(reading.record, "place/cu")
    assert (page.ref, page.redirected_from) == (PLACE, "place/cu")
    assert archive.read(reading.record, PLACE).redirected_from is None
    assert archive.read(reading.related, "place/cu").ref == PLACE
    assert archive.read(reading.why, "place/cu")


@pytest.mark.parametrize(
    "question", [reading.record, reading.related, reading.why, reading.section_text]
)
@pytest.mark.parametrize("ref", ["place/nowhere", "ship/x", "", "place", "place/../x"])
def test_what_is_not_there_is_told(archive: Archive, question: object, ref: str) -> None:
    with pytest.raises(NotFound, match="There is no record"):
        archive.read(question, ref)  # type: ignore[arg-type]


def test_a_kind_that_is_none_is_told_with_all_that_are(archive: Archive) -> None:
    with pytest.raises(NotFound, match="article, section, map"):
        archive.read(reading.summaries, "ships")


def test_why_answers_for_rivals_behind_the_preferred_claim(archive: Archive) -> None:
    archive.write(_rivals)
    echelon = archive.read(reading.why, UNIT, "echelon")
    assert [(r.value, r.rank, r.evidence) for r in echelon] == [
        ("battalion", "preferred", None),
        ("regiment", "rival", None),
    ]
    date = archive.read(reading.why, EVENT, "date")
    assert [(r.value, r.rank) for r in date] == [
        ("1947-02-03", "preferred"),
        ("1947-02-04", "rejected"),
    ]
    assert date[0].evidence is not None
    assert date[0].evidence.quote == "tiểu đoàn 19"
    rival = archive.read(reading.record, EVENT).rivals[0]
    assert rival.value == parse("1947-02-04", wording="mùng 4")
    assert archive.read(reading.record, UNIT).rivals[0].reason == REASON


def test_why_answers_for_a_name_a_link_and_the_record(archive: Archive) -> None:
    page = archive.read(reading.record, EVENT)
    name, link = page.names[0], page.links[0]
    assert archive.read(reading.why, EVENT, f"name:{name.id}")[0].value == name.text
    assert PLACE in archive.read(reading.why, EVENT, f"link:{link.id}")[0].value
    assert archive.read(reading.why, EVENT, "record")[0].target.type == "record"
    assert len(archive.read(reading.why, EVENT)) >= 5
    for target in ("weather", "name:0", "link:x", "name:", ""):
        with pytest.raises(Impossible, match="says nothing"):
            archive.read(reading.why, EVENT, target)


def test_related_follows_links_stops_roads_and_passages(archive: Archive) -> None:
    archive.write(_journey)
    event = archive.read(reading.related, EVENT)
    assert (event.places, event.units, event.events) == ((PLACE,), (UNIT,), (EVENT,))
    assert [span[:2] for span in event.passages] == [("section/1", 0)]
    assert archive.read(reading.related, UNIT).passages == event.passages
    place = archive.read(reading.related, PLACE)
    assert (place.events, place.routes) == ((EVENT,), ("route/mui",))
    route = archive.read(reading.related, "route/mui")
    assert set(route.places) == {PLACE, "place/duong-3", "place/deo", "place/duong-4"}
    assert archive.read(reading.related, "place/duong-4").routes == ("route/mui",)


def test_a_route_passes_only_where_positions_are_known(archive: Archive) -> None:
    archive.write(_journey)
    (route,) = archive.read(reading.routes)
    assert route.points == ((22.1, 105.3), (22.0, 105.0))
    fields = archive.read(reading.record, "route/mui").fields
    assert fields["stops"] == (PLACE, "place/duong-3", "place/deo")
    assert fields["road"] == "place/duong-4"
    weights = {place.ref: place.weight for place in archive.read(reading.places)}
    assert weights[PLACE] == 1
    assert {place.ref: place.lat for place in archive.read(reading.places)}["place/duong-3"] is None


def test_a_units_parent_is_the_preferred_one(archive: Archive) -> None:
    def subordinate(transaction: Transaction) -> None:
        unit, place = (writing.identify(transaction, ref) for ref in (UNIT, PLACE))
        body = writing.add_record(transaction, "body/tinh-uy", Words("Tỉnh ủy"))
        other = writing.add_record(transaction, "unit/e1", Words("Trung đoàn 1"))
        writing.add_link(transaction, unit, "part-of", other, rank="rival")
        writing.add_link(transaction, unit, "part-of", body)
        writing.add_link(transaction, other, "part-of", place)

    archive.write(subordinate)
    parents = {unit.ref: unit.parent for unit in archive.read(reading.units)}
    assert parents == {UNIT: "body/tinh-uy", "unit/e1": None, "body/tinh-uy": None}


def test_the_timeline_shows_what_can_touch_a_span(archive: Archive) -> None:
    day = parse("1947-02-03", part_of_day="morning")
    assert [e.ref for e in archive.read(reading.timeline, day.earliest, day.earliest)] == [EVENT]
    assert archive.read(reading.timeline, day.latest + 1) == ()
    assert archive.read(reading.timeline, None, day.earliest - 1) == ()
    entry = archive.read(reading.timeline)[0]
    assert (entry.lane, entry.side, entry.inferred) == ("border", "vietnam", False)


def test_a_section_gives_its_text_and_its_marks(archive: Archive) -> None:
    text = archive.read(reading.section_text, "section/1")
    assert (text.number, text.article, text.lang, text.translation) == (
        "1",
        "article/thu",
        "vi",
        (),
    )
    (passage,) = text.passages
    (mention,) = passage.mentions
    assert passage.text[mention.start : mention.end] == "tiểu đoàn 19"
    assert (mention.ref, mention.state) == (UNIT, "accepted")
    fields = archive.read(reading.record, "section/1").fields
    assert fields["passages"] == (passage.text,)
    assert [line.ref for line in archive.read(reading.section_refs)] == ["section/1"]


def test_a_rejected_mention_is_not_shown(archive: Archive) -> None:
    def reject(transaction: Transaction) -> None:
        transaction.connection.execute(update(tables.Mention).values(state="rejected"))

    archive.write(reject)
    assert archive.read(reading.section_text, "section/1").passages[0].mentions == ()
    assert archive.read(reading.suggestions) == ()


def _ask_everything(archive: Archive, stop: threading.Event) -> int:
    asked = 0
    while not stop.is_set() or asked == 0:
        for kind in KINDS:
            for line in archive.read(reading.summaries, kind):
                archive.read(reading.record, line.ref)
        counts = archive.read(reading.about).counts
        assert counts["place"] == counts["term"] + 1  # a writer adds both at once
        asked += 1
    return asked


def test_eight_readers_see_whole_revisions_while_one_writes(archive: Archive) -> None:
    def add(transaction: Transaction, number: int) -> None:
        for kind in ("place", "term"):
            writing.add_record(transaction, f"{kind}/so-{number}", Words(f"Số {number}"))

    stop = threading.Event()
    with ThreadPoolExecutor(8) as pool:
        readers = [pool.submit(_ask_everything, archive, stop) for _ in range(8)]
        try:
            for number in range(12):
                archive.write(add, number)
        finally:
            stop.set()
        assert all(reader.result() >= 1 for reader in readers)
    assert archive.read(reading.about).counts["place"] == 13


def test_writers_of_one_process_wait_for_each_other(archive: Archive) -> None:
    def add(number: int) -> object:
        return archive.write(
            lambda t: writing.add_record(t, f"place/so-{number}", Words(f"Số {number}"))
        )

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(add, range(20)))
    assert len(archive.read(reading.revisions)) == 21


def test_the_data_version_is_one_number_for_all_threads(archive_path: Path) -> None:
    """SQLite counts for each connection anew; a pool of four must not look like a change."""
    with Archive.open(archive_path) as reader, Archive.open(archive_path, mode="write") as writer:
        gate = threading.Barrier(4)

        def hold(connection: Connection) -> None:
            gate.wait(5)
            connection.exec_driver_sql("SELECT 1")

        before = reader.data_version()
        writer.write(lambda t: writing.add_record(t, "place/moi", Words("Mới")))
        after = {reader.data_version()}
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(lambda _n: reader.read(hold), range(4)))
            after |= set(pool.map(lambda _n: reader.data_version(), range(40)))
    assert len(after) == 1
    assert before not in after
