"""The timeline's entries in sorted arrays, so that any window of time is found by bisection."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Final, Protocol

from db.dates import is_bounded
from viewer.widgets.timeline_entries import VAGUE, TimelineEntry, extent
from viewer.widgets.timeline_scale import dense_window, overlap_count

SWEPT: Final = 2000
SWEPT_NEED: Final = 5.0
"""What a lane is taken to need, of which it would be slow to count what goes on at once."""
SHARP, INFERRED, OPEN = 1, 2, 4
"""What is kept of an entry's date: it is no season or year, is the editors', has an open end."""

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Entries(Protocol):
    """Entries that may be made only when they are asked for, as 10^5 of them would weigh much."""

    def __len__(self) -> int: ...
    def __getitem__(self, at: int, /) -> TimelineEntry: ...
    def __iter__(self) -> Iterator[TimelineEntry]: ...


class Ordered:
    """Entries of another order, made when that one makes them."""

    def __init__(self, entries: Entries, order: array[int]) -> None:
        self._entries = entries
        self._order = order

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._order)

    def __getitem__(self, at: int) -> TimelineEntry:
        """Return the entry at a position."""
        return self._entries[self._order[at]]

    def __iter__(self) -> Iterator[TimelineEntry]:
        """Return each in turn."""
        return (self._entries[at] for at in self._order)


@dataclass(frozen=True, slots=True)
class Segment:
    """One lane's entries of like length, by start: `positions` in the index and their `starts`.

    `longest` is the length of the longest in minutes, `ends` their ends, sorted by themselves.
    """

    positions: array[int]
    starts: array[int]
    ends: array[int]
    longest: int


class EntryIndex:
    """Hold entries by lane and start; a position in `entries` names an entry.

    Within a lane lengths fall into classes of factor four, so a window's entries are found with two
    bisections in each class, whatever the lengths of the others are. Making one takes about 10 µs
    an entry and may be done in a worker thread; it is never changed afterwards. It is made of bare
    numbers: a station makes thousands of them a day, and small objects would leave holes in memory.
    """

    def __init__(self, entries: Entries = (), lanes: Sequence[tuple[str, str]] = ()) -> None:
        known = dict(lanes)
        given = _Given(entries, known)
        self.undated: list[TimelineEntry] = given.undated
        drawn = given.lanes
        self.lanes: list[tuple[str, str]] = [(key, known.get(key, key)) for key in drawn]
        order = array("i")
        self.bounds: list[tuple[int, int]] = []
        """Where each lane's positions begin and end."""
        for held in drawn.values():
            self.bounds.append((len(order), len(order) + len(held)))
            order.extend(sorted(held, key=given.starts.__getitem__))
        self.entries: Entries = Ordered(entries, order)
        self.starts: array[int] = array("q", (given.starts[at] for at in order))
        self.ends: array[int] = array("q", (given.ends[at] for at in order))
        self.segments: list[list[Segment]] = [self._segments_of(*each) for each in self.bounds]
        self._take_refs([given.refs[at] for at in order])
        self._measure(bytes(given.flags[at] for at in order))

    def position_of(self, ref: str | None) -> int | None:
        """Return the first position of a ref, None where it is not among the entries."""
        if ref is None:
            return None
        wanted = hash(ref)
        for at in range(bisect_left(self._hashes, wanted), len(self._hashes)):
            if self._hashes[at] != wanted:
                return None
            if self.entries[self._hashed[at]].ref == ref:
                return self._hashed[at]
        return None

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

    def _take_refs(self, refs: Sequence[str]) -> None:
        """Remember where refs are found, by their hashes: a dictionary would hold every number."""
        hashes = array("q", map(hash, refs))
        self._hashed = array("i", sorted(range(len(refs)), key=hashes.__getitem__))
        self._hashes = array("q", (hashes[at] for at in self._hashed))

    def _segments_of(self, first: int, last: int) -> list[Segment]:
        """Return one lane's segments, the shortest entries' first."""
        classes: dict[int, array[int]] = {}
        for at in range(first, last):
            length = self.ends[at] - self.starts[at]
            classes.setdefault(length.bit_length() // 2, array("i")).append(at)
        found: list[Segment] = []
        for _, positions in sorted(classes.items()):
            starts = array("q", (self.starts[at] for at in positions))
            ends = [self.ends[at] for at in positions]
            longest = max(end - start for start, end in zip(starts, ends, strict=True))
            found.append(Segment(positions, starts, array("q", sorted(ends)), longest))
        return found

    def _measure(self, flags: bytes) -> None:
        """Find out once what a window would otherwise wait for."""
        starts, ends = self.starts, self.ends
        everyone = range(len(starts))
        self.domain: tuple[int, int] = (min(starts), max(ends)) if starts else (0, 1)
        """The [start, end) of all entries, (0, 1) when there are none."""
        self.in_time: array[int] = array("i", sorted(everyone, key=starts.__getitem__))
        """All positions by start."""
        sharp = array("i", (at for at in self.in_time if flags[at] & SHARP))
        self._sharp_starts = array("q", (starts[at] for at in sharp))
        self._sharp_ends = array("q", sorted(ends[at] for at in sharp))
        self._open = {at for at in everyone if flags[at] & OPEN}
        shown = array("i", (at for at in sharp if not flags[at] & INFERRED)) or everyone
        began, ended = (array("q", (of[at] for at in shown)) for of in (starts, ends))
        self.dense: tuple[float, float] | None = dense_window(began, ended) if began else None
        """The [start, end] to show first; None without entries."""
        self._needs = [self._need(lane) for lane in range(len(self.lanes))]

    def _need(self, lane: int) -> float:
        count = self.lane_count(lane)
        share = count / max(1, len(self.starts))
        if count > SWEPT:
            return SWEPT_NEED + share
        at = range(*self.bounds[lane])
        turns = sorted([(self.ends[one], -1) for one in at] + [(self.starts[one], 1) for one in at])
        at_once = max(accumulate(turn for _, turn in turns), default=0)
        return at_once**0.5 + share


class _Given:
    """What is known of entries once each was made: [start, end), flags and lanes, as given."""

    def __init__(self, entries: Entries, known: Iterable[str]) -> None:
        self.starts, self.ends, self.flags = array("q"), array("q"), bytearray()
        self.refs: list[str] = []
        self.undated: list[TimelineEntry] = []
        drawn: dict[str, array[int]] = {key: array("i") for key in known}
        others: dict[str, array[int]] = {}
        for at, entry in enumerate(entries):
            found = extent(entry)
            if found is None:
                self.undated.append(entry)
            else:
                home = drawn if entry.lane in drawn else others
                home.setdefault(entry.lane, array("i")).append(at)
            start, end = found or (0, 0)
            self.starts.append(start)
            self.ends.append(end)
            self.flags.append(_flags_of(entry))
            self.refs.append(entry.ref)
        self.lanes = drawn | {key: others[key] for key in sorted(others)}


def _flags_of(entry: TimelineEntry) -> int:
    bounded = is_bounded(entry.earliest) and is_bounded(entry.latest)
    return (
        (0 if entry.certainty in VAGUE else SHARP)
        | (INFERRED if entry.inferred else 0)
        | (0 if bounded else OPEN)
    )


def members(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """Return every position in a cluster's ranges."""
    return [at for lo, hi in ranges for at in range(lo, hi)]
