"""Packing of the timeline: entries into the rows of their lane, what has no room into clusters."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from math import inf
from typing import TYPE_CHECKING, Final, Literal

from viewer.widgets.timeline_entries import DAY, VAGUE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viewer.widgets.timeline_index import EntryIndex

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
WHOLE_LANE: Final = 250
"""Up to so many entries, a lane is packed as a whole, so that rows don't change while panning."""
PER_BIN: Final = 2
HELD: Final = 8
"""Of how many that began before the window it is known which they are."""

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
        cell: float = CELL,
    ) -> None:
        """Take beside what is packed the room, in pixels, of a point or a count mark."""
        self._index = index
        self._mpp = minutes_per_pixel
        self._origin = origin
        self._label_width = label_width
        self._cell = cell

    def lane(self, lane: int, rows: int, low: float, high: float) -> list[Cell]:
        """Return the cells of a lane for the window [low, high) minutes, by row and start."""
        if self._index.lane_count(lane) <= WHOLE_LANE:
            found = [self._single(at) for at in range(*self._index.bounds[lane])]
        else:
            found = [*self._begun_before(lane, rows, low), *self._thinned(lane, low, high)]
        return _packed(found, rows, self._cell)

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
            reach = max(middle + self._cell / 2, middle + DOT / 2 + GAP + label)
            return Cell(
                middle - self._cell / 2,
                middle + self._cell / 2,
                reach,
                [(at, at + 1)],
                "dot",
                until=until,
                since=x0,
            )
        reach = x1 if label + 2 * PAD <= width else x1 + GAP + label
        x1, reach = max(x1, x0 + self._cell), max(reach, x0 + self._cell)
        return Cell(x0, x1, reach, [(at, at + 1)], "bar", until=until, vague=vague)

    def _thinned(self, lane: int, low: float, high: float) -> Iterator[Cell]:
        """Yield cells of a window of a crowded lane: at most a few an inch, the rest counted."""
        starts, minutes = self._index.starts, self._cell * self._mpp
        first, last = self._index.bounds[lane]
        at = bisect_left(starts, low, first, last)
        stop = bisect_left(starts, high, at, last)
        while at < stop:
            number = int((starts[at] - self._origin) // minutes)
            edge = self._origin + (number + 1) * minutes
            after = max(at + 1, bisect_left(starts, edge, at, stop))
            if after - at <= PER_BIN:
                yield from map(self._single, range(at, after))
            else:
                x0, x1 = number * self._cell, (number + 1) * self._cell - APART
                yield Cell(x0, x1, x1, [(at, after)], "cluster", after - at)
            at = after

    def _begun_before(self, lane: int, rows: int, low: float) -> list[Cell]:
        """Return what began before the window and lasts into it: the latest, and a count."""
        total, shown, held = 0, list[int](), list[int]()
        for segment in self._index.segments[lane]:
            count, latest = self._index.begun_before(segment, low, HELD)
            total += count
            shown += latest[: max(1, rows - 1)]
            held += latest[max(1, rows - 1) :]
        cells = [self._single(at) for at in shown]
        rest = total - len(shown)
        if rest > 0:
            x0 = self._x(low)
            ranges = [(at, at + 1) for at in sorted(held)]
            cells.append(Cell(x0, x0 + self._cell, x0 + self._cell, ranges, "cluster", rest))
        return cells


def _packed(cells: list[Cell], rows: int, wide: float) -> list[Cell]:
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
            _join(cell, room, wide)
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


def _join(cell: Cell, rows: list[_Row], wide: float) -> None:
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
    host.reach = host.x1 = host.x0 + wide - APART
