"""Arrows come as far as is known, names are those of the time, units stand where a source says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.dates import day_start, parse
from db.reading import Passing, PeriodName, Station
from db.records import RouteEntry, Words
from viewer.models.standing import DAY, Progress, known, name_at, progress, stations_on

if TYPE_CHECKING:
    from pathlib import Path

LINE = ((21.3, 105.9), (21.4, 105.9), (21.6, 105.8))


def at(year: int, month: int, day: int) -> int:
    """Return the last minute of a day, which is what a shown day is."""
    return day_start(year, month, day) + DAY - 1


def route(edtf: str | None, mode: str = "advance") -> RouteEntry:
    date = parse(edtf) if edtf else None
    return RouteEntry("route/a", Words("A"), "france", mode, date, LINE)


def test_an_arrow_begins_on_its_first_day_and_is_whole_on_its_last() -> None:
    line = route("1950-09-29/1950-10-02")
    shares = [progress(line, (), at(1950, 9, day)).share for day in (28, 29, 30)]
    shares += [progress(line, (), at(1950, 10, day)).share for day in (1, 2)]
    assert shares == pytest.approx([0, 0.25, 0.5, 0.75, 1], abs=0.001)
    assert not progress(line, (), at(1950, 10, 2)).past
    assert progress(line, (), at(1950, 10, 3)) == Progress(1.0, past=True)


def test_without_a_moment_every_arrow_is_whole() -> None:
    assert progress(route("1950-09-29/1950-10-02"), (), None) == Progress()
    assert progress(route(None), (), at(1950, 9, 1)) == Progress()


def test_traffic_stands_whole_while_it_lasts() -> None:
    line = route("1950", "supply")
    assert progress(line, (), at(1949, 12, 31)).share == 0
    assert progress(line, (), at(1950, 1, 1)) == Progress()
    assert progress(line, (), at(1951, 1, 1)).past


def test_where_no_end_is_known_an_arrow_stays_at_the_last_stop_known() -> None:
    line = route("1950-09-29/..")
    seen = (Passing("route/a", 0.88, at(1950, 9, 30)),)
    assert progress(line, seen, at(1950, 9, 29)) == Progress(
        pytest.approx(0.44, abs=0.01), False, True
    )
    assert progress(line, seen, at(1950, 10, 9)) == Progress(0.88, past=False, is_open=True)
    assert progress(line, (), at(1950, 10, 9)) == Progress(0.0, past=False, is_open=True)
    there = (*seen, Passing("route/a", 1.0, at(1950, 10, 2)))
    assert progress(line, there, at(1950, 10, 9)) == Progress(1.0, past=False, is_open=False)


def test_who_is_at_a_later_stop_has_passed_the_earlier_ones() -> None:
    seen = (
        Passing("route/a", 0.3, at(1950, 10, 9)),
        Passing("route/a", 0.6, at(1950, 9, 30)),
        Passing("route/b", 1.0, at(1950, 9, 29)),
    )
    line = route("1950-09-29/1950-10-10")
    assert progress(line, seen, at(1950, 9, 30)).share == pytest.approx(0.6, abs=0.001)
    shares = [
        progress(line, seen, minute).share
        for minute in range(at(1950, 9, 28), at(1950, 10, 12), 97)
    ]
    assert shares == sorted(shares)


def test_a_name_is_that_of_its_time_and_language() -> None:
    names = [
        PeriodName("place/a", "Cũ", "vi", "variant", parse("1900/1945")),
        PeriodName("place/a", "Ancien", "fr", "preferred", parse("1900/1954")),
        PeriodName("place/a", "AB", "vi", "code", parse("1900/1960")),
    ]
    assert name_at(names, "vi", at(1930, 1, 1)) == "Cũ"
    assert name_at(names, "vi", at(1945, 12, 31)) == "Cũ"
    assert name_at(names, "vi", at(1946, 1, 1)) == "Ancien"
    assert name_at(names, "en", at(1930, 1, 1)) == "Ancien"
    assert name_at(names, "vi", at(1955, 1, 1)) is None


def test_units_stand_where_they_were_that_day_and_no_longer() -> None:
    there = Station(
        "unit/a",
        "unit",
        Words("A"),
        "vietnam",
        "place/b",
        22.4,
        106.4,
        parse("1950-09-16/1950-09-18"),
    )
    days = [
        bool(stations_on([there], (day_start(1950, 9, day), at(1950, 9, day))))
        for day in range(15, 20)
    ]
    assert days == [False, True, True, True, False]
    assert stations_on([there], None) == ()
    assert len(stations_on([there, there], (at(1950, 9, 16), at(1950, 9, 16)))) == 1


def test_the_bundled_campaign_moves_as_its_sources_say(bundled: Path) -> None:
    with Archive.open(bundled) as archive:
        dated = archive.read(known)
        routes = {one.ref: one for one in archive.read(reading.routes)}
    axis = routes["route/huong-quoc-lo-3"]
    shares = [progress(axis, dated.passings, at(1950, 9, day)).share for day in (28, 29, 30)]
    assert shares[0] == 0
    assert 0 < shares[1] < shares[2] < 1
    assert progress(axis, dated.passings, at(1950, 10, 2)) == Progress()
    third = progress(routes["route/huong-tam-dao"], dated.passings, at(1950, 10, 9))
    assert third.is_open
    assert 0.5 < third.share < 1
    on_16 = stations_on(dated.stations, (day_start(1950, 9, 16), at(1950, 9, 16)))
    assert {one.place for one in on_16} == {"place/dong-khe"}
    assert {one.side for one in on_16} == {"vietnam", "france"}
    assert all(one.event is not None for one in on_16)
