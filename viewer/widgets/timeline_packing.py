"""Packing of the timeline: entries into the rows of their lane, what has no room into clusters."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain
from math import inf
from typing import TYPE_CHECKING, Final, Literal

from viewer.widgets.timeline_entries import DAY, VAGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viewer.widgets.timeline_index import EntryIndex, Segment

DOT: Final = 13.0
CELL: Final = 30.0
"""The room that a point takes, so that a cluster's count mark always has place in its stead."""
BAR_MIN: Final = 16.0
PAD: Final = 10.0
GAP: Final = 6.0
APART: Final = 3.0
TOUCHING: Final = APART - 0.01
YIELDING: Final = (*VAGUE, "month")
WIDE: Final = 40.0
WHOLE_LANE: Final = 600
"""Up to so many entries, a lane is packed as a whole, so that rows don't change while panning."""
PER_BIN: Final = 2

Shape = Literal["dot", "bar", "cluster"]


@dataclass(slots=True)
class Cell:
    """A mark in its lane: [x0, x1] is what it occupies, `reach` where its label would end.

    Pixels, from the packing's origin. `members` are ranges of the index; `count` how many they are;
    their time lasts from `since` `until`. A `vague` one yields to sharper dates.
    """

    x0: float
    x1: float
    reach: float
    members: list[tuple[int, int]]
    shape: Shape
    count: int = 1
    row: int = 0
    until: float = -inf
    since: float = inf
    vague: bool = False

    @property
    def position(self) -> int | None:
        """The position of the one entry, None for a cluster."""
        return None if self.shape == "cluster" else self.members[0][0]


@dataclass(slots=True)
class _Row:
    starts: list[float] = field(default_factory=list[float])
    cells: list[Cell] = field(default_factory=list[Cell])

    def room(self, cell: Cell) -> int:
        """Return 0 where mark and label have room, 1 where the mark alone, 2 where neither has."""
        at = bisect_left(self.starts, cell.x0)
        before = self.cells[at - 1] if at else None
        after = self.cells[at] if at < len(self.cells) else None
        if (before and before.x1 + TOUCHING > cell.x0) or (after and cell.x1 + TOUCHING > after.x0):
            return 2
        if (before and before.reach + GAP > cell.x0) or (after and cell.reach + GAP > after.x0):
            return 1
        return 0

    def add(self, cell: Cell) -> None:
        at = bisect_left(self.starts, cell.x0)
        self.starts.insert(at, cell.x0)
        self.cells.insert(at, cell)

    def in_the_way(self, cell: Cell) -> list[Cell]:
        """Return the cells that a cell would touch."""
        at = bisect_left(self.starts, cell.x0)
        near = self.cells[max(0, at - 1) : bisect_left(self.starts, cell.x1 + APART)]
        return [one for one in near if one.x1 + TOUCHING > cell.x0]


class Packing:
    """Lay out one lane at one scale: `minutes_per_pixel`, pixels counted from minute `origin`."""

    def __init__(
        self,
        index: EntryIndex,
        minutes_per_pixel: float,
        origin: int,
        label_width: Callable[[int], float],
    ) -> None:
        self._index = index
        self._mpp = minutes_per_pixel
        self._origin = origin
        self._label_width = label_width

    def lane(self, lane: int, rows: int, low: float, high: float) -> list[Cell]:
        """Return the cells of a lane for the window [low, high) minutes, by row and start."""
        segments = self._index.segments[lane]
        if self._index.lane_count(lane) <= WHOLE_LANE:
            found = [self._single(at) for one in segments for at in range(one.lo, one.hi)]
        else:
            found = self._thinned(segments, rows, low, high)
        return _packed(found, rows)

    def _x(self, minute: float) -> float:
        return (minute - self._origin) / self._mpp

    def _single(self, at: int) -> Cell:
        start, end = self._index.starts[at], self._index.ends[at]
        x0, x1 = self._x(start), self._x(end)
        width, label = x1 - x0, self._label_width(at)
        entry, until = self._index.entries[at], x1
        sharp = entry.certainty in ("exact", "approximate")
        vague = entry.inferred or entry.certainty in YIELDING
        if width < BAR_MIN or (sharp and end - start <= DAY):
            middle = (x0 + x1) / 2
            reach = max(middle + CELL / 2, middle + DOT / 2 + GAP + label)
            return Cell(
                middle - CELL / 2,
                middle + CELL / 2,
                reach,
                [(at, at + 1)],
                "dot",
                until=until,
                since=x0,
            )
        reach = x1 if label + 2 * PAD <= width else x1 + GAP + label
        x1, reach = max(x1, x0 + CELL), max(reach, x0 + CELL)
        return Cell(x0, x1, reach, [(at, at + 1)], "bar", until=until, vague=vague)

    def _thinned(self, segments: list[Segment], rows: int, low: float, high: float) -> list[Cell]:
        """Return cells of a window of a crowded lane: at most a few an inch, the rest counted."""
        bins: dict[int, list[tuple[int, int]]] = {}
        early: list[Cell] = []
        for segment in segments:
            reach = self._index.reaching(segment, low, high)
            first = bisect_left(self._index.starts, low, reach.start, reach.stop)
            early.extend(self._begun_before(segment, first, rows, low))
            self._bin(range(first, reach.stop), bins)
        cells = chain(*(self._from_bin(at, ranges) for at, ranges in bins.items()))
        return [*early, *cells]

    def _begun_before(self, segment: Segment, first: int, rows: int, low: float) -> Iterator[Cell]:
        count = self._index.count_reaching(segment, low, first)
        if not count:
            return
        scanned = range(first - 1, max(segment.lo, first - WHOLE_LANE) - 1, -1)
        reaching = [at for at in scanned if self._index.ends[at] > low][: max(1, rows - 1)]
        for at in reaching:
            yield self._single(at)
        rest = count - len(reaching)
        if rest > 0:
            x0 = self._x(low)
            ranges = [(max(segment.lo, first - rest - len(reaching)), first)]
            yield Cell(x0, x0 + CELL, x0 + CELL, ranges, "cluster", rest)

    def _bin(self, positions: range, bins: dict[int, list[tuple[int, int]]]) -> None:
        starts, minutes = self._index.starts, CELL * self._mpp
        at = positions.start
        while at < positions.stop:
            number = int((starts[at] - self._origin) // minutes)
            edge = self._origin + (number + 1) * minutes
            after = max(at + 1, bisect_left(starts, edge, at, positions.stop))
            bins.setdefault(number, []).append((at, after))
            at = after

    def _from_bin(self, number: int, ranges: list[tuple[int, int]]) -> Iterator[Cell]:
        count = sum(hi - lo for lo, hi in ranges)
        if count <= PER_BIN:
            for lo, hi in ranges:
                yield from (self._single(at) for at in range(lo, hi))
        else:
            x0 = number * CELL
            yield Cell(x0, x0 + CELL - APART, x0 + CELL - APART, ranges, "cluster", count)


def _packed(cells: list[Cell], rows: int) -> list[Cell]:
    """Give each cell a row, or a cluster where it finds none.

    Wide bars come first and leave the last row to others; then vague ones, in the lower half; then
    points, wherever there is room.
    """
    placed = [_Row() for _ in range(rows)]
    lower = placed[-max(1, rows // 2) :]
    for cell in sorted(cells, key=lambda one: (_turn(one), one.x0, -one.x1)):
        turn = _turn(cell)
        if turn == 0 and _place(cell, placed[: max(1, rows - 1)]):
            continue
        room = lower if turn == 1 else placed
        if not _place(cell, room):
            _join(cell, room)
    for number, row in enumerate(placed):
        for cell in row.cells:
            cell.row = number
    return [cell for row in placed for cell in row.cells]


def _turn(cell: Cell) -> int:
    if cell.shape != "bar" or cell.x1 - cell.x0 <= WIDE:
        return 2
    return 1 if cell.vague else 0


def _place(cell: Cell, rows: list[_Row]) -> bool:
    rooms = [row.room(cell) for row in rows]
    best = min(rooms)
    if best > 1:
        return False
    free = [row for row, room in zip(rows, rooms, strict=True) if room == best]
    if best:
        free.sort(key=lambda row: _lost(row, cell))
    free[0].add(cell)
    return True


def _lost(row: _Row, cell: Cell) -> float:
    """Return how much of the label before it a cell would cover, in pixels."""
    at = bisect_left(row.starts, cell.x0)
    return row.cells[at - 1].reach - cell.x0 if at else 0.0


def _join(cell: Cell, rows: list[_Row]) -> None:
    """Put a cell into a cluster in its way, or make one of what is in its way.

    A vague bar takes a vague one that begins near; all else the narrowest, which is nearest.
    """
    found = [one for row in rows for one in row.in_the_way(cell)]

    def rank(one: Cell) -> tuple[bool, float]:
        if cell.vague:
            return not (one.vague or one.shape == "cluster"), abs(one.x0 - cell.x0)
        return one.shape != "cluster", one.x1 - one.x0

    host = min(found, key=rank)
    host.members = [*host.members, *cell.members]
    host.count += cell.count
    host.until = max(host.until, cell.until)
    host.shape = "cluster"
    host.reach = host.x1 = host.x0 + CELL - APART
