"""The timeline's entries in sorted arrays, so that any window of time is found by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final

from db.dates import is_bounded
from viewer.widgets.timeline_entries import VAGUE, TimelineEntry, extent
from viewer.widgets.timeline_scale import dense_window, overlap_count

SWEPT: Final = 2000
SWEPT_NEED: Final = 5.0
"""What a lane is taken to need, of which it would be slow to count what goes on at once."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Segment:
    """One lane's entries of like length, by start: `positions` in the index and their `starts`.

    `longest` is the length of the longest in minutes, `ends` their ends, sorted by themselves.
    """

    positions: list[int]
    starts: list[int]
    ends: list[int]
    longest: int


class EntryIndex:
    """Hold entries by lane and start; a position in `entries` names an entry.

    Within a lane lengths fall into classes of factor four, so a window's entries are found with two
    bisections in each class, whatever the lengths of the others are. Making one takes about 10 µs
    an entry and may be done in a worker thread; it is never changed afterwards.
    """

    def __init__(
        self, entries: Iterable[TimelineEntry] = (), lanes: Sequence[tuple[str, str]] = ()
    ) -> None:
        known = dict(lanes)
        drawn: dict[str, list[tuple[int, int, TimelineEntry]]] = {key: [] for key in known}
        others: dict[str, list[tuple[int, int, TimelineEntry]]] = {}
        self.undated: list[TimelineEntry] = []
        for entry in entries:
            found = extent(entry)
            if found is None:
                self.undated.append(entry)
            else:
                home = drawn if entry.lane in known else others
                home.setdefault(entry.lane, []).append((*found, entry))
        drawn |= {key: others[key] for key in sorted(others)}
        self.lanes: list[tuple[str, str]] = [(key, known.get(key, key)) for key in drawn]
        self.entries: list[TimelineEntry] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.bounds: list[tuple[int, int]] = []
        """Where each lane's positions begin and end."""
        self.segments: list[list[Segment]] = []
        for held in drawn.values():
            held.sort(key=lambda one: one[0])
            self._take_lane(held)
        self.position: dict[str, int] = {}
        for at in range(len(self.entries) - 1, -1, -1):
            self.position[self.entries[at].ref] = at
        self._measure()

    def lane_count(self, lane: int) -> int:
        """Return how many entries a lane holds."""
        return self.bounds[lane][1] - self.bounds[lane][0]

    def need(self, lane: int) -> float:
        """Return how much room a lane asks for: root of what goes on at once, and its share."""
        return self._needs[lane]

    def reaching(self, segment: Segment, low: float, high: float) -> Iterator[int]:
        """Yield the positions of a segment that reach into [low, high)."""
        first = bisect_right(segment.starts, low - segment.longest)
        last = bisect_left(segment.starts, high, first)
        return (at for at in segment.positions[first:last] if self.ends[at] > low)

    def begun_before(self, segment: Segment, low: float, most: int) -> tuple[int, list[int]]:
        """Return how many started before `low` and last beyond it, and the latest `most` of them.

        Whatever ends by `low` has begun before it, so that two bisections count the others.
        """
        before = bisect_left(segment.starts, low)
        count = before - bisect_right(segment.ends, low)
        if count <= 0:
            return 0, []
        ends, positions = self.ends, segment.positions
        backwards = (positions[at] for at in range(before - 1, -1, -1))
        return count, list(islice((at for at in backwards if ends[at] > low), min(most, count)))

    def count(self, low: float, high: float) -> int:
        """Return how many reach into [low, high), those dated by season or year left out."""
        return overlap_count(self._sharp_starts, self._sharp_ends, low, high)

    def going_on(self, first: int, last: int) -> list[int]:
        """Return, sorted, the positions whose bounds can touch [first, last] minutes.

        As an archive's own question: bounds are meant, not where an open end is drawn to end.
        """
        found = {
            at
            for segments in self.segments
            for segment in segments
            for at in self.reaching(segment, first, last + 1)
        }
        found -= self._open
        return sorted(
            found
            | {
                at
                for at in self._open
                if self.entries[at].earliest <= last and self.entries[at].latest >= first
            }
        )

    def neighbour(self, position: int | None, step: int) -> int | None:
        """Return the position `step` entries later (or earlier) in time, None beyond the ends."""
        if not self.in_time:
            return None
        if position is None:
            return self.in_time[0 if step > 0 else -1]
        key = (self.starts[position], position)
        at = bisect_left(self.in_time, key, key=lambda one: (self.starts[one], one)) + step
        return self.in_time[at] if 0 <= at < len(self.in_time) else None

    def _take_lane(self, held: Sequence[tuple[int, int, TimelineEntry]]) -> None:
        """Take one lane's entries, sorted by start."""
        base = len(self.entries)
        classes: dict[int, list[int]] = {}
        for start, end, entry in held:
            classes.setdefault((end - start).bit_length() // 2, []).append(len(self.entries))
            self.starts.append(start)
            self.ends.append(end)
            self.entries.append(entry)
        self.bounds.append((base, len(self.entries)))
        found: list[Segment] = []
        for _, positions in sorted(classes.items()):
            starts = [self.starts[at] for at in positions]
            ends = [self.ends[at] for at in positions]
            longest = max(end - start for start, end in zip(starts, ends, strict=True))
            found.append(Segment(positions, starts, sorted(ends), longest))
        self.segments.append(found)

    def _measure(self) -> None:
        """Find out once what a window would otherwise wait for."""
        starts, ends, entries = self.starts, self.ends, self.entries
        everyone = range(len(entries))
        self.domain: tuple[int, int] = (min(starts), max(ends)) if entries else (0, 1)
        """The [start, end) of all entries, (0, 1) when there are none."""
        self.in_time: list[int] = sorted(everyone, key=starts.__getitem__)
        """All positions by start."""
        sharp = [at for at in self.in_time if entries[at].certainty not in VAGUE]
        self._sharp_starts = [starts[at] for at in sharp]
        self._sharp_ends = sorted(ends[at] for at in sharp)
        self._open = {
            at
            for at, one in enumerate(entries)
            if not is_bounded(one.earliest) or not is_bounded(one.latest)
        }
        shown = [at for at in sharp if not entries[at].inferred] or list(everyone)
        extents = [(starts[at], ends[at]) for at in shown]
        self.dense: tuple[float, float] | None = dense_window(extents) if extents else None
        """The [start, end] to show first; None without entries."""
        self._needs = [self._need(lane) for lane in range(len(self.lanes))]

    def _need(self, lane: int) -> float:
        count = self.lane_count(lane)
        share = count / max(1, len(self.entries))
        if count > SWEPT:
            return SWEPT_NEED + share
        at = range(*self.bounds[lane])
        turns = sorted([(self.ends[one], -1) for one in at] + [(self.starts[one], 1) for one in at])
        at_once = max(accumulate(turn for _, turn in turns), default=0)
        return at_once**0.5 + share


def members(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """Return every position in a cluster's ranges."""
    return [at for lo, hi in ranges for at in range(lo, hi)]
