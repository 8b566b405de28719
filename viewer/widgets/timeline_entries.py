"""What the timeline is given: entries and spans of time, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from db.dates import PARTS, in_words, is_bounded

if TYPE_CHECKING:
    from db.dates import Date
    from db.records import DatedEntry

SUGGESTED: Final = "suggested"
"""The lane of what nobody has reviewed yet."""
HOUR: Final = 60
DAY: Final = 24 * HOUR
VAGUE: Final = ("season", "year")
TAIL: Final = 60 * DAY
"""How far an entry is drawn, fading, towards an end that is open or unknown."""

Certainty = Literal["exact", "approximate", "month", "season", "year", "part"]
"""How sharply the source dates an entry; "part" is a third of a month or year (đầu, giữa, cuối)."""


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened, in minutes since 0001-01-01; `latest` is the last it can mean.

    `soft_start` and `soft_end` say that the source leaves that end open or uncertain; `inferred`,
    that the editors set the bounds; `suggested`, that nobody has reviewed it. `part_of_day` is a
    key of `db.dates.PARTS` and narrows bounds that are one whole day. `date` is what is put into
    words, in `lang`, for a tooltip and a screen reader.
    """

    ref: str
    title: str
    earliest: int
    latest: int
    lane: str
    side: str | None = None
    soft_start: bool = False
    soft_end: bool = False
    certainty: Certainty = "exact"
    part_of_day: str | None = None
    inferred: bool = False
    suggested: bool = False
    date: Date | None = None
    lang: str = "vi"

    @property
    def when(self) -> str:
        """Return the date in words, with a capital."""
        text = in_words(self.date, "en" if self.lang == "en" else "vi") if self.date else ""
        return text[:1].upper() + text[1:]

    @property
    def told(self) -> str:
        """Return the title and the date in words."""
        return f"{self.title} · {self.when}" if self.date else self.title


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A window of time: minutes since 0001-01-01, both ends meant (carried by `Signal(object)`)."""

    earliest: int
    latest: int


def day_end(minute: float) -> int:
    """Return the last minute of the day in which a minute lies."""
    return int(minute // DAY) * DAY + DAY - 1


def extent(entry: TimelineEntry) -> tuple[int, int] | None:
    """Return the [start, end) in minutes where an entry is drawn, None if it has no date."""
    first, last = is_bounded(entry.earliest), is_bounded(entry.latest)
    if not first and not last:
        return None
    start = entry.earliest if first else entry.latest - TAIL
    end = max(entry.latest + 1 if last else start + TAIL, start + 1)
    part = PARTS.get(entry.part_of_day or "")
    if part and start % DAY == 0 and end == start + DAY:
        return start + part.first, start + part.last + 1
    return start, end


def certainty_of(date: Date) -> Certainty:
    """Read from a date's EDTF string how sharply it dates; an interval as its start does."""
    return _look_of(date.edtf).certainty


def entry_of(dated: DatedEntry, lang: str, lane: str | None = None) -> TimelineEntry:
    """Return the timeline's entry for an archive's dated record, in its own lane or in `lane`."""
    date = dated.date
    look = _look_of(date.edtf)
    return TimelineEntry(
        ref=dated.ref,
        title=dated.title.best(lang)[0],
        earliest=date.earliest,
        latest=date.latest,
        lane=dated.lane if lane is None else lane,
        side=dated.side,
        soft_start=look.soft_start,
        soft_end=look.soft_end,
        certainty=look.certainty,
        part_of_day=date.part_of_day,
        inferred=dated.inferred,
        suggested=dated.lane == SUGGESTED,
        date=date,
        lang=lang,
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """What an EDTF string says of how a mark is drawn."""

    certainty: Certainty
    soft_start: bool
    soft_end: bool


@lru_cache(maxsize=8192)
def _look_of(edtf: str) -> _Look:
    first, slash, last = edtf.partition("/")
    certainty = _certainty(first, last)
    vague = certainty in ("part", "season")
    return _Look(certainty, vague or _is_soft(first), vague or _is_soft(last if slash else first))


def _certainty(first: str, last: str) -> Certainty:
    sample = first if first.strip(".") else last
    plain = sample.strip("~?%")
    parts = plain.lstrip("-Y").split("-")
    if len(parts) > 1 and parts[1].isdigit() and int(parts[1]) > 12:
        return "season"
    if _is_third(first, last):
        return "part"
    if sample != plain or "X" in plain or not set(plain) <= set("0123456789-:TZ+Y"):
        return "approximate"
    return {1: "year", 2: "month"}.get(len(parts), "exact")  # pyright: ignore[reportReturnType]


def _is_soft(end: str) -> bool:
    return end in ("", "..") or not set(end) <= set("0123456789-:TZ+Y")


def _is_third(first: str, last: str) -> bool:
    """Say whether an interval is one of our own thirds of a month or of a year."""
    if not (first.endswith("~") and last.endswith("~")):
        return False
    start, end = first[:-1].rsplit("-", 1), last[:-1].rsplit("-", 1)
    if start[0] != end[0] or len(start) != len(end) or len(start) == 1:
        return False
    months = {("01", "04"), ("05", "08"), ("09", "12")}
    if len(start[0].lstrip("-")) == 4:
        return (start[1], end[1]) in months
    return (start[1], end[1]) in {("01", "10"), ("11", "20")} or start[1] == "21"
