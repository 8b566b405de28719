"""A date: its EDTF string, what the source says, and the first and last minute it can mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from db.dates.forms import Form, Interval, Point, form_of, refused
from db.dates.minutes import iso_day
from db.dates.parts import PARTS, Half, clock_minutes, part_code


@dataclass(frozen=True, slots=True)
class Date:
    """When something was, as far as the source says.

    `earliest` and `latest` are minutes since 0001-01-01T00:00, proleptic Gregorian, local time,
    both inclusive, negative for earlier; an end that is open or unknown has the sentinel
    OPEN_START, OPEN_END, UNKNOWN_START or UNKNOWN_END, beyond every real minute. `part_of_day` is
    a key of PARTS, `time` is `HH:MM`; on an interval either may be `start/end`, one of them empty.
    `wording` is the source's own.
    """

    edtf: str
    earliest: int
    latest: int
    part_of_day: str | None = None
    time: str | None = None
    wording: str | None = None

    @property
    def form(self) -> Form:
        """Return the structure behind the string."""
        return form_of(self.edtf)


@lru_cache(maxsize=8192)
def parse(
    edtf: str,
    part_of_day: str | None = None,
    wording: str | None = None,
    time: str | None = None,
) -> Date:
    """Return the date of an EDTF string; raise DateRefused if it is none.

    Part of day and clock time narrow the bounds on the days at the ends; one value holds for both
    ends, `morning/afternoon` and `/18:30` say which. They narrow nothing coarser than a day. A
    part may be named in either language. `~`, `?` and `%` widen nothing.
    """
    text = edtf.strip()
    form = form_of(text)
    if time is None and isinstance(form, Point):
        time = form.clock
    part = _each_end(part_of_day, text, clock=False)
    clock = _each_end(time, text, clock=True)
    earliest = _narrowed(form, 0, part[0], clock[0])
    latest = _narrowed(form, 1, part[1], clock[1])
    if earliest > latest:
        raise refused(text, "“{text}” ends before it begins.")
    return Date(text, earliest, latest, _written(part), _written(clock), wording)


def _each_end(value: str | None, text: str, *, clock: bool) -> tuple[str, str]:
    if not value:
        return "", ""
    first, slash, second = value.partition("/")
    ends = (first, second if slash else first)
    if clock:
        read = [end and clock_of(end) for end in ends]
    else:
        read = [end and part_code(end) for end in ends]
    if None in read:
        raise refused(
            f"{value} {text}",
            "“{text}” has no clock time such as 16:00."
            if clock
            else "“{text}” has no part of the day such as morning.",
        )
    return read[0] or "", read[1] or ""


def clock_of(text: str) -> str | None:
    """Return a clock time as `HH:MM`, or None if the text is none."""
    found = clock_minutes(text.strip())
    return None if found is None else f"{found // 60:02}:{found % 60:02}"


def _written(ends: tuple[str, str]) -> str | None:
    first, second = ends
    return (first if first == second else f"{first}/{second}") or None


def _narrowed(form: Form, half: Half, part: str, clock: str) -> int:
    """Return one bound of a form, drawn in by the clock time or else the part of day."""
    bound = form.latest if half else form.earliest
    point = (form.end if half else form.start) if isinstance(form, Interval) else form
    if not isinstance(point, Point) or not point.whole_day:
        return bound
    start = point.earliest
    if clock:
        return start + (clock_minutes(clock) or 0)
    if part:
        return start + (PARTS[part].last if half else PARTS[part].first)
    return bound


def bounds(date: Date) -> tuple[int, int]:
    """Return the first and last minute that a date can mean, both inclusive."""
    return date.earliest, date.latest


def days(date: Date) -> tuple[str | None, str | None]:
    """Return the first and last day as ISO 8601 for JSON; None for an open or unknown end."""
    return iso_day(date.earliest), iso_day(date.latest)


def overlaps(one: Date, other: Date) -> bool:
    """Say whether two dates can have a minute in common; adjacent days have none."""
    return one.earliest <= other.latest and other.earliest <= one.latest
