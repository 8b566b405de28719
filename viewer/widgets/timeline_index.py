"""The timeline's entries in sorted arrays, so that any window of time is found by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from viewer.widgets.timeline_entries import VAGUE, TimelineEntry, extent
from viewer.widgets.timeline_scale import overlap_count

SWEPT: Final = 2000
SWEPT_NEED: Final = 5.0
"""What a lane is taken to need, of which it would be slow to count what goes on at once."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Segment:
    """A run [lo, hi) of the index: one lane's entries of like length, by start.

    `longest` is the length of the longest in minutes, `ends` their ends, sorted.
    """

    lane: int
    lo: int
    hi: int
    longest: int
    ends: tuple[int, ...]


class EntryIndex:
    """Hold entries by lane, length class and start; a position in `entries` names an entry.

    Lengths fall into classes of factor four, so a window's entries are found with two bisections in
    each class, whatever the lengths of the others are.
    """

    def __init__(
        self, entries: Sequence[TimelineEntry] = (), lanes: Sequence[tuple[str, str]] = ()
    ) -> None:
        known = dict(lanes)
        keys = [*known, *sorted({entry.lane for entry in entries} - known.keys())]
        self.lanes: list[tuple[str, str]] = [(key, known.get(key, key)) for key in keys]
        number = {key: at for at, key in enumerate(keys)}
        keyed = sorted(
            (
                (number[entry.lane], (end - start).bit_length() // 2, start, end, at)
                for at, entry in enumerate(entries)
                if (drawn := extent(entry))
                for start, end in (drawn,)
            )
        )
        self.entries: list[TimelineEntry] = [entries[at] for *_, at in keyed]
        self.starts: list[int] = [start for _, _, start, _, _ in keyed]
        self.ends: list[int] = [end for _, _, _, end, _ in keyed]
        self.position: dict[str, int] = {entry.ref: at for at, entry in enumerate(self.entries)}
        sharp = [at for at, one in enumerate(self.entries) if one.certainty not in VAGUE]
        self._sharp_starts = sorted(self.starts[at] for at in sharp)
        self._sharp_ends = sorted(self.ends[at] for at in sharp)
        self.segments: list[list[Segment]] = [[] for _ in keys]
        self._cut_segments([(lane, length) for lane, length, *_ in keyed])

    @cached_property
    def domain(self) -> tuple[int, int]:
        """The [start, end) of all entries, (0, 1) when there are none."""
        return (min(self.starts), max(self.ends)) if self.entries else (0, 1)

    @cached_property
    def in_time(self) -> list[int]:
        """All positions by start."""
        return sorted(range(len(self.starts)), key=lambda at: (self.starts[at], at))

    def need(self, lane: int) -> float:
        """Return how much room a lane asks for: root of what goes on at once, and its share."""
        count = self.lane_count(lane)
        share = count / max(1, len(self.entries))
        if count > SWEPT:
            return SWEPT_NEED + share
        at = [one for segment in self.segments[lane] for one in range(segment.lo, segment.hi)]
        turns = sorted([(self.ends[one], -1) for one in at] + [(self.starts[one], 1) for one in at])
        at_once = max(accumulate(turn for _, turn in turns), default=0)
        return at_once**0.5 + share

    def lane_count(self, lane: int) -> int:
        """Return how many entries a lane holds."""
        return sum(segment.hi - segment.lo for segment in self.segments[lane])

    def reaching(self, segment: Segment, low: float, high: float) -> range:
        """Return the positions that may reach into [low, high): all that do, and few that don't."""
        lo = bisect_right(self.starts, low - segment.longest, segment.lo, segment.hi)
        return range(lo, bisect_left(self.starts, high, lo, segment.hi))

    def count_reaching(self, segment: Segment, low: float, before: int) -> int:
        """Return how many of a segment started before position `before` and last beyond `low`."""
        return before - segment.lo - bisect_right(segment.ends, low)

    def count(self, low: float, high: float) -> int:
        """Return how many reach into [low, high), those dated by season or year left out."""
        return overlap_count(self._sharp_starts, self._sharp_ends, low, high)

    def neighbour(self, position: int | None, step: int) -> int | None:
        """Return the position `step` entries later (or earlier) in time, None beyond the ends."""
        if not self.in_time:
            return None
        if position is None:
            return self.in_time[0 if step > 0 else -1]
        key = (self.starts[position], position)
        at = bisect_left(self.in_time, key, key=lambda one: (self.starts[one], one)) + step
        return self.in_time[at] if 0 <= at < len(self.in_time) else None

    def _cut_segments(self, keys: Sequence[tuple[int, int]]) -> None:
        lo = 0
        for hi in range(1, len(keys) + 1):
            if hi < len(keys) and keys[hi] == keys[lo]:
                continue
            ends = tuple(sorted(self.ends[lo:hi]))
            longest = max(self.ends[at] - self.starts[at] for at in range(lo, hi))
            self.segments[keys[lo][0]].append(Segment(keys[lo][0], lo, hi, longest, ends))
            lo = hi


def members(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """Return every position in a cluster's ranges."""
    return [at for lo, hi in ranges for at in range(lo, hi)]
