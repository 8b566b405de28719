"""The timeline's brush: a window of time drawn, moved or resized by the pointer, in whole units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from viewer.widgets.timeline_calendar import finer, level_for, unit_around
from viewer.widgets.timeline_entries import TimeSpan

if TYPE_CHECKING:
    from viewer.widgets.timeline_calendar import Level
    from viewer.widgets.timeline_labels import Letters
    from viewer.widgets.timeline_scale import TimeScale

UNIT_MIN: Final = 7.0
"""Pixels that a unit must have for the brush to step by it."""
EDGE: Final = 5.0

Part = Literal["new", "start", "end", "whole"]


def unit_for(scale: TimeScale, letters: Letters, lang: str) -> Level:
    """Return the unit that the brush steps by: small enough to aim, big enough to hit."""
    level = level_for(scale.mpp, letters.width, lang)
    small = finer(level)
    return small if small.minutes / scale.mpp >= UNIT_MIN else level


def span_between(one: float, other: float, unit: Level) -> TimeSpan:
    """Return the whole units from the one that holds `one` to the one that holds `other`."""
    first, last = sorted((one, other))
    return TimeSpan(unit_around(first, unit)[0], unit_around(last, unit)[1] - 1)


def part_at(x: float, span: TimeSpan | None, scale: TimeScale, grace: float = 0.0) -> Part:
    """Return what a press at pixel `x` takes hold of, `grace` pixels beside it too."""
    if span is None:
        return "new"
    left, right = scale.x(span.earliest), scale.x(span.latest + 1)
    if abs(x - left) <= max(EDGE, grace):
        return "start"
    if abs(x - right) <= max(EDGE, grace):
        return "end"
    return "whole" if left < x < right else "new"


@dataclass(frozen=True, slots=True)
class BrushDrag:
    """A drag of the brush: where it began (minutes), what it took hold of, the span before it."""

    began: float
    part: Part
    before: TimeSpan | None

    def to(self, minute: float, unit: Level) -> TimeSpan:
        """Return the span when the pointer is at `minute`."""
        if self.before is None or self.part == "new":
            return span_between(self.began, minute, unit)
        if self.part == "start":
            first = min(unit_around(minute, unit)[0], self.before.latest)
            return TimeSpan(first, self.before.latest)
        if self.part == "end":
            last = max(unit_around(minute, unit)[1] - 1, self.before.earliest)
            return TimeSpan(self.before.earliest, last)
        start, end = unit_around(self.before.earliest + minute - self.began, unit)
        middle = start if self.before.earliest + minute - self.began < (start + end) / 2 else end
        return TimeSpan(middle, middle + self.before.latest - self.before.earliest)
