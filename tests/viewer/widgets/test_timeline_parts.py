"""What stands under the timeline: calendar, scale, first view, index, packing, certainty."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dates import OPEN_END, Date, parse
from tests.viewer.widgets.timeline_samples import campaign, crowd
from viewer.widgets.timeline_calendar import LEVELS, level_for, span_text, ticks, unit_around
from viewer.widgets.timeline_entries import (
    DAY,
    TAIL,
    TimelineEntry,
    TimeSpan,
    certainty_of,
    extent,
)
from viewer.widgets.timeline_frame import frame_of
from viewer.widgets.timeline_index import EntryIndex
from viewer.widgets.timeline_packing import Packing
from viewer.widgets.timeline_scale import TimeScale, dense_window, scale_showing


def texts(first: str, last: str, level: int, lang: str) -> list[str]:
    found = ticks(parse(first).earliest, parse(last).latest, LEVELS[level], lang)
    return [tick.text for tick in found]


@pytest.mark.parametrize(
    ("first", "last", "level", "lang", "expected"),
    [
        ("1950-09-14", "1950-10-06", 6, "vi", ["15/9", "20/9", "25/9", "1/10", "5/10"]),
        ("1950-09-29", "1950-10-02", 4, "en", ["29 Sep", "30 Sep", "1 Oct", "2 Oct"]),
        ("1950-09", "1950-11", 8, "vi", ["9/1950", "10/1950", "11/1950"]),
        ("1949", "1951", 11, "en", ["1949", "1950", "1951"]),
        ("1950-10-02", "1950-10-02", 2, "vi", ["2/10", "6h", "12h", "18h"]),
        ("1950-10-02", "1950-10-02", 3, "en", ["2 Oct", "12:00"]),
        ("-0002", "0001", 11, "vi", ["3 TCN", "2 TCN", "1 TCN", "1"]),
    ],
)
def test_ticks_are_written_as_each_language_does(
    first: str, last: str, level: int, lang: str, expected: list[str]
) -> None:
    assert texts(first, last, level, lang) == expected


@given(st.integers(-(10**9), 4 * 10**9), st.integers(0, len(LEVELS) - 1))
def test_a_unit_holds_its_minute_and_begins_on_a_day_or_hour(minute: int, level: int) -> None:
    start, end = unit_around(minute, LEVELS[level])
    assert start <= minute < end
    assert unit_around(end - 1, LEVELS[level]) == (start, end)


@given(st.floats(0.05, 10**6), st.integers(0, 2 * 10**9))
def test_labels_of_an_axis_have_room_at_every_magnification(mpp: float, start: int) -> None:
    level = level_for(mpp, lambda text: 7.0 * len(text), "en")
    shown = ticks(start, start + 1500 * mpp, level, "en")
    gaps = [(b.minute - a.minute) / mpp - 7.0 * len(a.text) for a, b in pairwise(shown)]
    assert level is LEVELS[-1] or all(gap > -8 for gap in gaps)


@pytest.mark.parametrize(
    ("first", "last", "vi", "en"),
    [
        ("1950-09-16", "1950-09-16", "16/9/1950", "16 September 1950"),
        ("1950-09-01", "1950-09-20", "Tháng 9/1950", "September 1950"),
        ("1950-09", "1950-10", "Tháng 9–10/1950", "Sep–Oct 1950"),
        ("1947", "1950", "1947–1950", "1947–1950"),
    ],
)
def test_the_corner_names_what_is_in_view(first: str, last: str, vi: str, en: str) -> None:
    span = parse(first).earliest, parse(last).latest + 1
    assert (span_text(*span, "vi"), span_text(*span, "en")) == (vi, en)


@given(st.floats(1.01, 40), st.floats(100, 1900))
def test_zoom_keeps_the_minute_under_the_pointer(factor: float, x: float) -> None:
    scale = TimeScale(1_025_000_000, 30, 160, 1700)
    assert scale.zoomed(factor, x).minute(x) == pytest.approx(scale.minute(x), abs=1e-3)


def test_a_view_never_loses_the_entries_nor_zooms_beyond_sense() -> None:
    domain = (1_000_000.0, 2_000_000.0)
    far = scale_showing(9e9, 9.1e9, 0, 1000).within(domain)
    near = scale_showing(1_500_000, 1_500_000.5, 0, 1000).within(domain)
    assert far.start <= domain[1] <= far.end
    assert near.end - near.start == pytest.approx(180)


def test_the_first_view_leaves_outliers_outside() -> None:
    days = [parse("1950-09-15").earliest + at * DAY for at in range(30)]
    old = [parse("1947-10-07").earliest, parse("1947-12-20").earliest]
    starts = [*old, *days]
    low, high = dense_window(starts, [at + DAY for at in starts])
    assert parse("1950-09-01").earliest < low <= days[0]
    assert days[-1] + DAY <= high < parse("1950-11").earliest


def test_the_first_view_of_a_few_entries_shows_them_all() -> None:
    low, high = dense_window([0, 900 * DAY], [DAY, 901 * DAY])
    assert low < 0
    assert high > 901 * DAY


@pytest.mark.parametrize(
    ("edtf", "certainty"),
    [
        ("1950-09-16", "exact"),
        ("1950-09-16/1950-09-18", "exact"),
        ("1950-10-15~", "approximate"),
        ("1950-09-1X", "approximate"),
        ("1950-09", "month"),
        ("1950-23", "season"),
        ("1950", "year"),
        ("1950-10-11~/1950-10-20~", "part"),
        ("1950-10-21~/1950-10-31~", "part"),
        ("1950-01~/1950-04~", "part"),
        ("../1950-10-05", "exact"),
    ],
)
def test_certainty_is_read_from_the_date(edtf: str, certainty: str) -> None:
    assert certainty_of(parse(edtf)) == certainty


def test_open_ends_are_drawn_finite_and_soft_and_no_date_not_at_all() -> None:
    open_ended = parse("1950-10-05/..")
    entry = TimelineEntry("event/a", "A", open_ended.earliest, open_ended.latest, "rear")
    assert open_ended.latest == OPEN_END
    assert extent(entry) == (open_ended.earliest, open_ended.earliest + TAIL)
    undated = Date("/..", -(2**62) + 1, 2**62)
    nowhere = TimelineEntry("event/b", "B", undated.earliest, undated.latest, "rear")
    assert extent(nowhere) is None
    assert not EntryIndex([nowhere]).entries


def test_a_part_of_day_narrows_a_whole_day_only() -> None:
    day = parse("1950-10-02")
    one = TimelineEntry("event/a", "A", day.earliest, day.latest, "rear", part_of_day="morning")
    start, end = extent(one) or (0, 0)
    assert (start - day.earliest, end - day.earliest) == (4 * 60, 12 * 60)
    two = TimelineEntry("event/b", "B", day.earliest, day.latest + DAY, "rear", part_of_day="night")
    assert extent(two) == (day.earliest, day.latest + DAY + 1)


@given(st.integers(0, 3650), st.integers(1, 900))
def test_the_index_finds_what_a_plain_search_finds(first: int, length: int) -> None:
    index = EntryIndex(crowd(300))
    low = index.domain[0] + first * DAY
    high = low + length * DAY
    found = {
        at
        for lane in index.segments
        for segment in lane
        for at in index.reaching(segment, low, high)
    }
    plain = {
        at for at in range(len(index.entries)) if index.starts[at] < high and index.ends[at] > low
    }
    assert found == plain
    assert index.count(low, high) == len(plain)


@pytest.mark.parametrize("count", [40, 400, 4000])
@pytest.mark.parametrize("mpp", [5.0, 60.0, 900.0, 9000.0])
def test_packing_loses_no_entry_and_no_cell_meets_another(count: int, mpp: float) -> None:
    index = EntryIndex(crowd(count))
    low, high = index.domain
    packing = Packing(index, mpp, low, lambda _: 90.0)
    for lane in range(3):
        cells = packing.lane(lane, 3, low, high)
        assert sum(cell.count for cell in cells) == index.lane_count(lane)
        held = sorted(at for cell in cells for lo, hi in cell.members for at in range(lo, hi))
        assert held == sorted({*held})
        for row in range(3):
            here = sorted((cell for cell in cells if cell.row == row), key=lambda one: one.x0)
            assert all(a.x1 < b.x0 for a, b in pairwise(here))


def test_rows_are_shared_by_need_and_every_lane_has_one() -> None:
    frame = frame_of((1200, 300), 140, 17, (5.0, 1.0, 3.0))
    rows = [band.rows for band in frame.bands]
    assert rows[0] > rows[2] > rows[1] >= 1
    assert frame.bands[-1].top + frame.bands[-1].height == pytest.approx(frame.strip.top())


def test_neighbours_walk_through_all_entries_in_time() -> None:
    index = EntryIndex(campaign())
    seen = [index.neighbour(None, 1)]
    while (after := index.neighbour(seen[-1], 1)) is not None:
        seen.append(after)
    starts = [index.starts[at] for at in seen if at is not None]
    assert starts == sorted(index.starts)


def test_a_span_compares_by_its_ends() -> None:
    assert TimeSpan(2**40, 2**41) == TimeSpan(2**40, 2**41) != TimeSpan(0, 2**41)
