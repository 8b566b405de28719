"""What a timeline asks beside its events: what else is dated, what isn't, and who took part."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.dates import parse
from db.records import Words

DAY = 24 * 60

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def bundled() -> Iterator[Archive]:
    archive = Archive.open(Path(__file__).parents[2] / "resources" / "bundled.muniment")
    yield archive
    archive.close()


def test_ties_are_what_each_event_is_linked_to(bundled: Archive) -> None:
    tied = bundled.read(reading.ties, ("place",))
    assert len(tied) > 50
    for ref in sorted(tied)[::9]:
        related = bundled.read(reading.related, ref)
        assert {one.ref for one in tied[ref]} == set(related.places)
        assert all(one.kind == "place" for one in tied[ref])


def test_ties_of_a_span_are_those_of_its_events(bundled: Archive) -> None:
    first, last = parse("1950-09-29").earliest, parse("1950-10-10").latest
    events = {one.ref for one in bundled.read(reading.timeline, first, last)}
    tied = bundled.read(reading.ties, ("unit", "body"), first, last)
    assert tied.keys() <= events
    whole = bundled.read(reading.ties, ("unit", "body"))
    assert tied == {ref: ones for ref, ones in whole.items() if ref in events}


def test_others_are_dated_and_no_events(bundled: Archive) -> None:
    others = bundled.read(reading.dated_others)
    assert {"route", "quantity"} <= {one.kind for one in others}
    assert all(one.kind == one.lane != "event" for one in others)
    starts = [one.date.earliest for one in others]
    assert starts == sorted(starts)


def test_what_has_no_date_is_in_the_tray_and_not_on_the_timeline(bundled: Archive) -> None:
    undated = {one.ref for one in bundled.read(reading.undated)}
    dated = {one.ref for one in bundled.read(reading.timeline)}
    everything = {one.ref for one in bundled.read(reading.summaries, "event")}
    assert undated | dated == everything
    assert not undated & dated


def test_spans_of_events_are_those_of_the_timeline_in_its_order(bundled: Archive) -> None:
    entries = bundled.read(reading.timeline)
    spans = bundled.read(reading.event_spans)
    assert len(spans) > 50
    assert spans == tuple((one.ref, one.date.earliest, one.date.latest) for one in entries)


def test_the_fullest_day_is_the_one_on_which_most_begins_and_ends(bundled: Archive) -> None:
    days = Counter(
        earliest // DAY * DAY
        for _, earliest, latest in bundled.read(reading.event_spans)
        if latest - earliest < DAY
    )
    most = max(days.values())
    fullest = bundled.read(reading.fullest_day)
    assert fullest == min(day for day, count in days.items() if count == most)


def test_an_archive_without_events_has_no_fullest_day(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "empty.muniment", Words("Trống")) as archive:
        assert archive.read(reading.fullest_day) is None
