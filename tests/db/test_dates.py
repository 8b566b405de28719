"""Dates: what is refused, how parts of a day narrow, and that adjacent days don't touch."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.dates import (
    OPEN_END,
    OPEN_START,
    PARTS,
    UNKNOWN_END,
    UNKNOWN_START,
    bounds,
    civil_day,
    day_start,
    days,
    in_words,
    is_bounded,
    iso_day,
    overlaps,
    parse,
    query_bounds,
)
from db.errors import ArchiveError, DateRefused

DAY = 24 * 60
DAYS = st.dates(dt.date(1, 1, 1), dt.date(9998, 12, 31))


def test_minute_zero_is_the_first_of_the_common_era() -> None:
    assert parse("0001-01-01").earliest == 0
    assert parse("0000-12-31").latest == -1
    assert parse("1950-09-16").earliest == (dt.date(1950, 9, 16).toordinal() - 1) * DAY


@given(DAYS)
def test_days_agree_with_the_standard_library(day: dt.date) -> None:
    date = parse(day.isoformat())
    assert date.earliest == (day.toordinal() - 1) * DAY
    assert date.latest - date.earliest == DAY - 1
    assert days(date) == (day.isoformat(), day.isoformat())


@given(st.integers(-(10**16), 10**16))
def test_a_minute_lies_in_its_civil_day(minute: int) -> None:
    start = day_start(*civil_day(minute))
    assert start <= minute < start + DAY


@given(DAYS)
def test_adjacent_days_do_not_touch(day: dt.date) -> None:
    following = day + dt.timedelta(days=1)
    one, other = parse(day.isoformat()), parse(following.isoformat())
    assert one.latest + 1 == other.earliest
    assert not overlaps(one, other)
    assert overlaps(one, parse(f"{day}/{following}"))


def test_what_ends_on_the_18th_is_not_on_the_19th() -> None:
    battle = parse("1950-09-16/1950-09-18")
    assert overlaps(battle, parse("1950-09-18"))
    assert not overlaps(battle, parse("1950-09-19"))
    assert not overlaps(battle, parse("1950-09-15"))
    assert overlaps(battle, parse("1950-09"))
    assert not overlaps(parse("1950-22"), parse("1950-23"))
    assert not overlaps(parse("1949"), parse("1950"))


def test_open_and_unknown_ends_differ_and_both_lie_beyond_every_year() -> None:
    assert bounds(parse("../..")) == (OPEN_START, OPEN_END)
    assert parse("1950/..").latest == OPEN_END
    assert parse("1950/").latest == UNKNOWN_END != OPEN_END
    assert parse("../1950").earliest == OPEN_START
    assert parse("/1950").earliest == UNKNOWN_START != OPEN_START
    farthest = parse("Y999999999999")
    assert is_bounded(farthest.latest)
    assert parse("Y-999999999999").earliest > UNKNOWN_START
    assert not any(map(is_bounded, (OPEN_START, OPEN_END, UNKNOWN_START, UNKNOWN_END)))
    assert overlaps(farthest, parse("1950/.."))
    assert iso_day(UNKNOWN_END) is None
    assert math.log2(OPEN_END) < 63


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_day_narrows_within_its_day(part: str) -> None:
    whole, narrowed = parse("1950-09-16"), parse("1950-09-16", part)
    assert whole.earliest <= narrowed.earliest < narrowed.latest <= whole.latest
    assert narrowed.latest - narrowed.earliest < DAY / 2
    assert narrowed.part_of_day == part
    for name in PARTS[part][:2]:
        assert parse("1950-09-16", name).part_of_day == part


def test_morning_and_afternoon_do_not_touch_and_follow_each_other() -> None:
    morning, afternoon = parse("1950-09-16", "sáng"), parse("1950-09-16", "chiều")
    assert morning.latest < afternoon.earliest
    assert not overlaps(morning, afternoon)
    assert overlaps(afternoon, parse("1950-09-16"))


def test_a_part_or_a_time_narrows_the_days_at_the_ends() -> None:
    start, end = parse("1950-09-16").earliest, parse("1950-09-18").earliest
    both = parse("1950-09-16/1950-09-18", "morning")
    assert bounds(both) == (start + 4 * 60, end + 12 * 60 - 1)
    each = parse("1950-09-16/1950-09-18", "sáng/chiều")
    assert each.part_of_day == "morning/afternoon"
    assert bounds(each) == (start + 4 * 60, end + 19 * 60 - 1)
    late = parse("1950-09-16/1950-09-18", "/dawn", time="16:00/")
    assert bounds(late) == (start + 16 * 60, end + 7 * 60 - 1)
    assert parse("1950-09-16", time="4:05").time == "04:05"
    exact = parse("1950-09-16", "afternoon", time="16:00")
    assert bounds(exact) == (start + 16 * 60, start + 16 * 60)
    assert parse("1950-09-16T16:00:00") == parse("1950-09-16T16:00:00", time="16:00")


def test_a_part_narrows_nothing_coarser_than_a_day() -> None:
    for edtf in ("1950", "1950-09", "1950-22", "1950-09-XX", "../1950", "[1950,1951]"):
        assert bounds(parse(edtf, "morning")) == bounds(parse(edtf))


def test_an_end_before_its_beginning_is_refused() -> None:
    assert parse("1950-09/1950-09-16").latest == parse("1950-09-16").latest
    for edtf in ("1950-09-18/1950-09-16", "1950/1949", "1950-24/1950-21", "1950-10~/1950-09~"):
        with pytest.raises(DateRefused, match="ends before it begins"):
            parse(edtf)
    with pytest.raises(DateRefused, match="ends before it begins"):
        parse("1950-09-16/1950-09-16", time="18:00/16:00")


@given(st.dates(dt.date(1, 1, 1), dt.date(9990, 12, 31)), st.sampled_from([4, 7, 10]))
def test_what_follows_begins_the_minute_after(day: dt.date, precision: int) -> None:
    shorter = day.isoformat()[:precision]
    following = {
        4: f"{day.year + 1:04}",
        7: f"{day.year + day.month // 12:04}-{day.month % 12 + 1:02}",
        10: (day + dt.timedelta(days=1)).isoformat(),
    }[precision]
    one, other = parse(shorter), parse(following)
    assert one.latest + 1 == other.earliest
    assert not overlaps(one, other)
    assert overlaps(one, parse(f"{shorter}/{following}"))


@given(st.integers(0, 9998), st.integers(0, 4))
def test_seasons_follow_each_other_without_a_gap(year: int, season: int) -> None:
    codes = [f"{year:04}-{code}" for code in (21, 22, 23, 24)] + [f"{year + 1:04}-21"]
    if season < 4:
        one, other = parse(codes[season]), parse(codes[season + 1])
        assert one.latest + 1 == other.earliest
    assert parse(codes[3]).latest < parse(codes[4]).earliest


@given(DAYS, DAYS, st.sampled_from(["", "~", "?", "%"]))
def test_dates_stand_in_the_order_of_their_days(one: dt.date, two: dt.date, mark: str) -> None:
    first, last = sorted((one, two))
    early, late = parse(f"{first}{mark}"), parse(f"{last}{mark}")
    assert (early.earliest, early.latest) <= (late.earliest, late.latest)
    both = parse(f"{first}{mark}/{last}{mark}")
    assert (both.earliest, both.latest) == (early.earliest, late.latest)
    assert overlaps(early, late) is (first == last)


@given(st.lists(DAYS, min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)  # the library takes 5 ms, and its import 200
def test_a_set_spans_from_its_first_member_to_its_last(members: list[dt.date]) -> None:
    listed = ",".join(day.isoformat() for day in members)
    for marks in ("[]", "{}"):
        date = parse(f"{marks[0]}{listed}{marks[1]}")
        assert days(date) == (min(members).isoformat(), max(members).isoformat())


REFUSED = """
  | garbage | 1950-9-16 | 1950-09-31 | 1950-13 | 1950-00 | 1950-02-29 | 1900-02-29 | 195 | 12345
  | 1950-42 | 1950-20 | 1950-22-16 | 1950-4X | 1950-09-4X | 1950-02-3X | -0000 | Y1950 | Y12345-09
  | / | .. | 1950// | 1950/1951/1952 | 1950...1951 | 1950/.../1951 | T16:00 | 1950-09-16T25:00:00
  | 1950-09-16T16:61 | 1950-09-16T16:00:61 | 1950-09T16:00 | 1950-09-16T16:00/1950-09-17
  | 1950-09-16/18 | 1950-- | 1950- | -1950- | ??1950?? | 1950?? | 1950-09-16!! | 1950 09 16
  | １９５０
  | {} | [] | [1950 | {1950]} | [1950,] | [,] | {[1950]} | Y1E999999999 | 1950S | 1950E | Y17E7E7
  | 1950u | 19uu | open | unknown | today | 1950\x00 | \ud800 | 1950-09-16\n1950 | Y9999999999999
""".split(" | ")


@pytest.mark.parametrize("edtf", [*(text.strip(" ") for text in REFUSED), "1" * 10_000, "[" * 199])
def test_what_is_no_date_is_refused_in_one_sentence(edtf: str) -> None:
    with pytest.raises(DateRefused) as caught:
        parse(edtf)
    assert isinstance(caught.value, ArchiveError)
    assert len(str(caught.value)) < 300
    assert "\n" not in caught.value.sentence
    assert caught.value.sentence.encode()
    assert "1950-09-16" in caught.value.remedy


@pytest.mark.parametrize("part", ["teatime", "morning/teatime", "//"])
def test_an_unknown_part_or_time_is_refused(part: str) -> None:
    with pytest.raises(DateRefused):
        parse("1950-09-16", part)
    with pytest.raises(DateRefused):
        parse("1950-09-16", time=part)


def test_a_braced_text_is_quoted_as_it_is() -> None:
    with pytest.raises(DateRefused, match=r"“\{text\}”"):
        parse("{text}")


@given(st.one_of(st.text(), st.text("0123456789-XYTESZ:.,~?%/[]{} ", max_size=24)))
def test_any_text_is_a_date_in_order_or_refused(text: str) -> None:
    try:
        date = parse(text)
    except DateRefused:
        return
    assert date.earliest <= date.latest
    assert in_words(date, "vi")
    assert in_words(date, "en")
    assert parse(date.edtf) == date


POINTS = st.one_of(
    st.from_regex(r"(19|20|00)[0-9X]{2}(-(0[1-9X]|1[012X]|XX)(-([012X][0-9X]|30|31))?)?[?~%]?",
                  fullmatch=True),
    st.from_regex(r"-?[0-9X]{4}-(2[1-9]|3[0-9]|40|41)[?~%]?", fullmatch=True),
    st.from_regex(r"Y-?[1-9][0-9]{4,11}", fullmatch=True),
    st.sampled_from(["", ".."]),
)  # fmt: skip


@given(POINTS, POINTS, st.sampled_from([None, *PARTS]), st.sampled_from([None, "16:00", "/04:30"]))
def test_an_interval_spans_its_ends_and_has_words(
    first: str, last: str, part: str | None, time: str | None
) -> None:
    try:
        date = parse(f"{first}/{last}", part, time=time)
        whole = parse(f"{first}/{last}")
    except DateRefused:
        return
    assert whole.earliest <= date.earliest <= date.latest <= whole.latest
    assert in_words(date, "vi")
    assert in_words(date, "en")


@settings(max_examples=30, deadline=None)  # the library takes 5 ms, and its import 200
@given(DAYS, st.integers(0, 40_000), st.sampled_from([4, 7, 10]))
def test_bounds_are_those_of_the_edtf_library(day: dt.date, length: int, precision: int) -> None:
    edtf = pytest.importorskip("edtf", reason="the oracle of bounds")
    last = min(day.toordinal() + length, dt.date.max.toordinal())
    text = f"{day.isoformat()[:precision]}/{dt.date.fromordinal(last).isoformat()}"
    parsed = edtf.parse_edtf(text)
    ends = (parsed.lower_strict(), parsed.upper_strict())
    assert days(parse(text)) == tuple(f"{y:04}-{m:02}-{d:02}" for y, m, d, *_ in ends)


def test_a_query_may_be_words_or_edtf() -> None:
    assert query_bounds("1950-09-16") == query_bounds("ngay 16 thang 9 nam 1950")
    assert query_bounds("16/9/1950") == bounds(parse("1950-09-16"))
    with pytest.raises(DateRefused):
        query_bounds("dong khe")


def test_the_wording_of_the_source_is_kept() -> None:
    date = parse("1950-09-16", "sáng", "Sáng ngày 16/9/1950")
    assert date.wording == "Sáng ngày 16/9/1950"
    assert in_words(date, "vi") == "sáng 16/9/1950"
    assert in_words(date, "en") == "morning of 16 September 1950"
