"""The form of an EDTF string: points, intervals and sets, and the minutes that they can mean.

Level 0 and 1 of ISO 8601-2, unspecified digits and seasons of level 2 are read here: the edtf
library refuses or misreads some of them (1950-1X, 1950-22~, a winter's end) and takes
milliseconds. So are the sets of level 2, which it refuses with one member; the rest of that level
(exponents, significant digits) goes through the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any, Final, Literal

from db.dates import minutes
from db.dates.parts import clock_minutes
from db.errors import DateRefused

End = Literal["open", "unknown"]

REMEDY: Final = (
    "Write it as EDTF (1950, 1950-09-16, 1950-22, 1950-09-16/1950-09-18) "
    "or in words (16/9/1950, mid-October 1950)."
)
_LONGEST: Final = 200
_SHOWN: Final = 60

# First month and number of months; a season that runs past December ends in the next year.
SEASONS: Final[dict[int, tuple[int, int]]] = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip

_POINT: Final = re.compile(
    r"(?P<q0>[?~%]?)(?P<year>-?[\dX]{4}|Y-?[1-9]\d{4,11})(?P<q1>[?~%]?)"
    r"(?:-(?P<q2>[?~%]?)(?P<month>[\dX]{2})(?P<q3>[?~%]?)"
    r"(?:-(?P<q4>[?~%]?)(?P<day>[\dX]{2})(?P<q5>[?~%]?))?)?",
    re.ASCII,
)
_MOMENT: Final = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)T(?P<clock>\d\d:\d\d)(?::[0-5]\d)?"
    r"(?:Z|[+-][01]\d(?::?[0-5]\d)?)?",
    re.ASCII,
)
_SET: Final = re.compile(r"\[[^\[\]{}]+\]|\{[^\[\]{}]+\}")
_LEVEL_2: Final = re.compile(
    r"-?\d{4}S\d|Y-?\d{5,12}S\d{1,2}|Y-?\d{1,6}E\d{1,2}(?:S\d{1,2})?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Point:
    """One year, season, month or day as written, digits perhaps unspecified (`X`)."""

    year: str
    month: str | None
    day: str | None
    season: int | None
    qualifier: str
    clock: str | None
    earliest: int
    latest: int

    @property
    def masked(self) -> bool:
        """Say whether any digit is unspecified."""
        return "X" in f"{self.year}{self.month}{self.day}"

    @property
    def whole_day(self) -> bool:
        """Say whether it is exactly one day, which a part of day can narrow."""
        return self.day is not None and not self.masked


@dataclass(frozen=True, slots=True)
class Interval:
    """From one point to another; an end may be open (`..`) or unknown (empty)."""

    start: Point | End
    end: Point | End

    @property
    def earliest(self) -> int:
        """Return the first minute, or the sentinel of an open or unknown start."""
        if isinstance(self.start, Point):
            return self.start.earliest
        return minutes.OPEN_START if self.start == "open" else minutes.UNKNOWN_START

    @property
    def latest(self) -> int:
        """Return the last minute, or the sentinel of an open or unknown end."""
        if isinstance(self.end, Point):
            return self.end.latest
        return minutes.OPEN_END if self.end == "open" else minutes.UNKNOWN_END


@dataclass(frozen=True, slots=True)
class Other:
    """A level 2 form (a set, an exponent, significant digits) that only has bounds and text."""

    text: str
    earliest: int
    latest: int


Form = Point | Interval | Other


def refused(text: str, sentence: str = "“{text}” is not a date that can be read.") -> DateRefused:
    """Return the error that says why a text is no date, with its beginning quoted."""
    shown = " ".join(text.split())
    shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    return DateRefused(sentence, REMEDY, text=shown.encode("utf-8", "replace").decode())


def year_edtf(year: int) -> str:
    """Return an astronomical year as EDTF writes it."""
    if abs(year) >= 10**4:
        return f"Y{year}"
    return f"-{-year:04}" if year < 0 else f"{year:04}"


@lru_cache(maxsize=8192)
def form_of(edtf: str) -> Form:
    """Return the form of an EDTF string; raise DateRefused if it is none."""
    if len(edtf) > _LONGEST:
        raise refused(edtf)
    if _SET.fullmatch(edtf):
        return _set(edtf)
    if _LEVEL_2.fullmatch(edtf):
        return _level_2(edtf)
    if "/" not in edtf:
        return _point(edtf, edtf)
    start, _, end = edtf.partition("/")
    if not start and not end:
        raise refused(edtf)
    interval = Interval(_interval_end(start, edtf), _interval_end(end, edtf))
    if interval.earliest > interval.latest:
        raise refused(edtf, "“{text}” ends before it begins.")
    return interval


def _interval_end(text: str, whole: str) -> Point | End:
    if text == "..":
        return "open"
    if "T" in text:  # level 0 and 1 know no clock times in intervals
        raise refused(whole)
    return _point(text, whole) if text else "unknown"


def _point(edtf: str, whole: str) -> Point:
    moment = _MOMENT.fullmatch(edtf)
    clock = moment["clock"] if moment else None
    match = _POINT.fullmatch(moment["date"] if moment else edtf)
    if match is None or (clock is not None and clock_minutes(clock) is None):
        raise refused(whole)
    year, month, day = match["year"], match["month"], match["day"]
    if year == "-0000" or (year[0] == "Y" and month):
        raise refused(whole)
    qualifier = _joined_qualifier("".join(match[f"q{i}"] or "" for i in range(6)))
    season = int(month) if month and month.isdigit() and int(month) in SEASONS else None
    span = _season_span(year, season) if season else _span(year, month, day)
    if span is None or (season and day):
        raise refused(whole, "“{text}” is not in the calendar.")
    return Point(year, None if season else month, day, season, qualifier, clock, *span)


def _joined_qualifier(marks: str) -> str:
    found = set(marks)
    return "%" if len(found) > 1 else found.pop() if found else ""


def _years(mask: str, *, rising: bool) -> Iterator[int]:
    if mask[0] == "Y":
        yield int(mask[1:])
        return
    sign = -1 if mask[0] == "-" else 1
    digits = "0123456789" if rising is (sign > 0) else "9876543210"
    for chosen in product(*(digits if char == "X" else char for char in mask.lstrip("-"))):
        yield sign * int("".join(chosen))


def _matching(mask: str | None, highest: int) -> list[int]:
    """Return the numbers from 1 that a mask of two digits can stand for; all if there is none."""
    numbers = range(1, highest + 1)
    if mask is None or mask == "XX":
        return list(numbers)
    return [n for n in numbers if all(m in {"X", d} for m, d in zip(mask, f"{n:02}", strict=True))]


def _span(year: str, month: str | None, day: str | None) -> tuple[int, int] | None:
    first = _first_day(year, month, day, rising=True)
    last = _first_day(year, month, day, rising=False)
    return None if first is None or last is None else (first, last + minutes.DAY - 1)


def _first_day(year: str, month: str | None, day: str | None, *, rising: bool) -> int | None:
    """Return the start of the first (or, falling, the last) day that fits the masks."""
    step = 1 if rising else -1
    months = _matching(month, 12)[::step]
    for y in _years(year, rising=rising):
        for m in months:
            days = _matching(day, minutes.month_length(y, m))
            if days:
                return minutes.day_start(y, m, days[::step][0])
        if day is None or not day.startswith("29"):  # only a leap day depends on the year
            return None
    return None


def _season_span(year: str, season: int) -> tuple[int, int]:
    first, count = SEASONS[season]
    begins = next(_years(year, rising=True))
    ends, month = divmod(first + count - 1, 12)
    ends += next(_years(year, rising=False))
    return (
        minutes.day_start(begins, first, 1),
        minutes.day_start(ends, month + 1, 1) - 1,
    )


def _set(edtf: str) -> Other:
    """Return a set's bounds; only its first member may be open before, only its last after."""
    members = [member.strip() for member in edtf[1:-1].split(",")]
    spans: list[tuple[int, int]] = []
    for at, member in enumerate(members):
        first, dots, last = member.partition("..")
        if (dots and not first and at) or (dots and not last and at < len(members) - 1):
            raise refused(edtf)
        ends = [_member(end, edtf) for end in (first, last) if end]
        if not ends:
            raise refused(edtf)
        span = (
            ends[0].earliest if first else minutes.OPEN_START,
            ends[-1].latest if last or not dots else minutes.OPEN_END,
        )
        if span[0] > span[1] or any(end.earliest > span[1] for end in ends):
            raise refused(edtf, "“{text}” ends before it begins.")
        spans.append(span)
    return Other(edtf, min(span[0] for span in spans), max(span[1] for span in spans))


def _member(text: str, whole: str) -> Point | Other:
    """Return a point of a set; the refusal quotes the whole set."""
    try:
        return _level_2(text) if _LEVEL_2.fullmatch(text) else _point(text, whole)
    except DateRefused as error:
        raise refused(whole, error.template) from error


def _level_2(edtf: str) -> Other:
    parse_edtf, failure = _library()
    try:
        parsed = parse_edtf(edtf)
        ends = ("lower_fuzzy", "upper_fuzzy") if "S" in edtf else ("lower_strict", "upper_strict")
        first, last = (getattr(parsed, end)() for end in ends)
    except (failure, ValueError, AttributeError, TypeError, OverflowError) as error:
        # The library raises these for strings that its grammar half takes.
        raise refused(edtf) from error
    earliest = minutes.OPEN_START if isinstance(first, float) else minutes.day_start(*first[:3])
    latest = (
        minutes.OPEN_END
        if isinstance(last, float)
        else minutes.day_start(*last[:3]) + minutes.DAY - 1
    )
    if earliest > latest or earliest < minutes.OPEN_START or latest > minutes.OPEN_END:
        raise refused(edtf)
    return Other(edtf, earliest, latest)


def _library() -> tuple[Any, type[Exception]]:
    """Return the edtf library's parser and error; importing it costs 0.2 s, so it waits."""
    from edtf import EDTFParseException, parse_edtf

    return parse_edtf, EDTFParseException
