"""The timeline's scale: minutes to pixels, zoom about a point, the window to show first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import ceil, isclose
from typing import TYPE_CHECKING, Final

from viewer.widgets.timeline_entries import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Sequence

NARROWEST: Final = 3.0 * HOUR
"""The least that a view shows, in minutes."""
WIDEST: Final = 20 * 365.25 * DAY
"""What a view may always show, however short the archive's time; longer times widen it."""
KEPT: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)
"""Shares of the entries that a first view may keep: a few outliers must not squeeze the rest."""
SHORTEST: Final = 3.0 * DAY
FEW: Final = 6
MARGIN: Final = 0.05


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A view of time: `start` (minutes) at pixel `left`, `mpp` minutes a pixel, `width` pixels."""

    start: float
    mpp: float
    left: float
    width: float

    @property
    def end(self) -> float:
        """The minute at the right edge."""
        return self.start + self.width * self.mpp

    def x(self, minute: float) -> float:
        """Return the pixel of a minute."""
        return self.left + (minute - self.start) / self.mpp

    def minute(self, x: float) -> float:
        """Return the minute at a pixel."""
        return self.start + (x - self.left) * self.mpp

    def zoomed(self, factor: float, about: float) -> TimeScale:
        """Return the scale magnified `factor` times with the pixel `about` staying where it is."""
        mpp = self.mpp / factor
        return TimeScale(self.minute(about) - (about - self.left) * mpp, mpp, self.left, self.width)

    def panned(self, pixels: float) -> TimeScale:
        """Return the scale moved so that time shifts `pixels` to the right."""
        return TimeScale(self.start - pixels * self.mpp, self.mpp, self.left, self.width)

    def placed(self, left: float, width: float) -> TimeScale:
        """Return the scale showing the same time in another place on the screen."""
        return TimeScale(self.start, self.mpp * self.width / width, left, width)

    def within(self, domain: tuple[float, float]) -> TimeScale:
        """Return the nearest scale that shows some of `domain`, neither too near nor too far."""
        reach = domain[1] - domain[0]
        shown = min(max(self.mpp * self.width, NARROWEST), max(WIDEST, reach * 1.5))
        middle = (self.start + self.end) / 2
        middle = min(max(middle, domain[0]), domain[1])
        mpp = shown / self.width
        mpp = self.mpp if isclose(mpp, self.mpp, rel_tol=1e-9) else mpp
        return TimeScale(middle - mpp * self.width / 2, mpp, self.left, self.width)


def scale_showing(start: float, end: float, left: float, width: float) -> TimeScale:
    """Return the scale whose view is exactly [start, end] minutes."""
    return TimeScale(start, max(end - start, 1e-6) / width, left, width)


def dense_window(starts: Sequence[int], ends: Sequence[int]) -> tuple[float, float]:
    """Return the [start, end] to show first: the stretch that holds most for its length.

    Of the shortest stretches that hold given shares of all middles it is the one with the greatest
    share / sqrt(length); it widens a little to show whole what begins or ends just outside.
    """
    middles = sorted((start + end) / 2 for start, end in zip(starts, ends, strict=True))
    if len(middles) <= FEW:
        return _padded(min(starts), max(ends))
    stretches = [_shortest(middles, ceil(len(middles) * share)) for share in KEPT]
    low, high = max(
        zip(stretches, KEPT, strict=True),
        key=lambda one: one[1] / max(one[0][1] - one[0][0], SHORTEST) ** 0.5,
    )[0]
    room = max((high - low) * 0.1, float(DAY))
    low = min((start for start in starts if low - room <= start <= low), default=low)
    high = max((end for end in ends if high <= end <= high + room), default=high)
    return _padded(low, high)


def _shortest(middles: Sequence[float], kept: int) -> tuple[float, float]:
    """Return the shortest stretch that holds `kept` of the sorted middles."""
    first = min(range(len(middles) - kept + 1), key=lambda at: middles[at + kept - 1] - middles[at])
    return middles[first], middles[first + kept - 1]


def _padded(low: float, high: float) -> tuple[float, float]:
    pad = max((high - low) * MARGIN, 6.0 * HOUR)
    return low - pad, high + pad


def overlap_count(starts: Sequence[int], ends: Sequence[int], low: float, high: float) -> int:
    """Return how many [start, end) reach into [low, high), both ends sorted each by itself."""
    return bisect_left(starts, high) - bisect_right(ends, low)
