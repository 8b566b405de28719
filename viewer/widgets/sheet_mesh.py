"""The mesh of a georeferenced sheet: where the squares of its picture fall, coarse to fine."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

FINE: Final = 64
"""Squares along the longer side of a sheet that is bent."""
STIFF: Final = 16
"""Squares along the longer side of one that is not; the projection alone bends it."""
_EDGE: Final = 24
"""Pieces that a side of the mask is cut into, each straight on the map."""

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""west, south, east, north, in degrees."""
Forward = Callable[[list[Point]], list[Point]]
"""From pixels of the picture to (lon, lat)."""


@dataclass(frozen=True, slots=True)
class Square:
    """A square of the picture: its pixels, and its corners on the ground from the top left."""

    left: float
    top: float
    right: float
    bottom: float
    corners: tuple[Point, Point, Point, Point]
    """Top left, top right, bottom left, bottom right, as (lon, lat)."""


class SheetMesh:
    """A grid of points of a picture and where they lie; squares of 1, 2, 4 ... of its cells.

    Made in a worker, read in the GUI thread, never changed. `outline` is the ring of what is drawn,
    in (lon, lat); `masked` says whether that is less than the whole picture.
    """

    def __init__(
        self,
        forward: Forward,
        size: tuple[int, int],
        mask: Sequence[Point] | None = None,
        cells: int = FINE,
    ) -> None:
        width, height = size
        self.size = size
        self.masked = mask is not None
        longer = max(width, height)
        self.columns = _power(cells * width / longer)
        self.rows = _power(cells * height / longer)
        grid = [
            (width * column / self.columns, height * row / self.rows)
            for row in range(self.rows + 1)
            for column in range(self.columns + 1)
        ]
        self._places = forward(grid)
        self._boxes = self._boxed()
        ring = list(mask or ((0, 0), (width, 0), (width, height), (0, height)))
        self.outline: tuple[Point, ...] = tuple(forward(_cut(ring)))
        self.bounds: Box = _round_of(self.outline)
        self.pixels_per_degree = self._fineness()
        """Pixels of the picture for a degree of latitude, at its middle."""

    def squares(self, step: int, view: Box) -> Iterator[Square]:
        """Yield the squares of `step` cells (a power of two) that may be seen in a box."""
        start = 1
        while start * 2 <= max(self.columns, self.rows):
            start *= 2
        step = min(max(step, 1), start)
        for row in range(0, self.rows, start):
            for column in range(0, self.columns, start):
                yield from self._within(start, column, row, step, view)

    def region(self, left: float, top: float, right: float, bottom: float) -> Box:
        """Return the box of degrees that a rectangle of pixels lies in, with some room."""
        width, height = self.size
        first = max(0, min(self.columns - 1, math.floor(left * self.columns / width)))
        last = min(self.columns, max(first + 1, math.ceil(right * self.columns / width)))
        upper = max(0, min(self.rows - 1, math.floor(top * self.rows / height)))
        lower = min(self.rows, max(upper + 1, math.ceil(bottom * self.rows / height)))
        return _round_of(
            self._at(column, row)
            for row in range(upper, lower + 1)
            for column in range(first, last + 1)
        )

    def _within(self, size: int, column: int, row: int, step: int, view: Box) -> Iterator[Square]:
        box = self._boxes[size].get((column, row))
        if box is None or not _meet(box, view):
            return
        if size > step:
            half = size // 2
            for down in (0, half):
                for across in (0, half):
                    yield from self._within(half, column + across, row + down, step, view)
            return
        right, bottom = min(column + size, self.columns), min(row + size, self.rows)
        wide, high = self.size[0] / self.columns, self.size[1] / self.rows
        yield Square(
            column * wide,
            row * high,
            right * wide,
            bottom * high,
            (
                self._at(column, row),
                self._at(right, row),
                self._at(column, bottom),
                self._at(right, bottom),
            ),
        )

    def _at(self, column: int, row: int) -> Point:
        return self._places[row * (self.columns + 1) + column]

    def _boxed(self) -> dict[int, dict[tuple[int, int], Box]]:
        """Return the box of every square of every size, those of a size from the next smaller."""
        smallest = {
            (column, row): _round_of(
                self._at(column + across, row + down) for down in (0, 1) for across in (0, 1)
            )
            for row in range(self.rows)
            for column in range(self.columns)
        }
        boxes = {1: smallest}
        size = 1
        while size < max(self.columns, self.rows):
            inner, size = boxes[size], size * 2
            found: dict[tuple[int, int], Box] = {}
            for (column, row), box in inner.items():
                key = (column // size * size, row // size * size)
                found[key] = _joined(found[key], box) if key in found else box
            boxes[size] = found
        return boxes

    def _fineness(self) -> float:
        """Return pixels per degree of latitude, as the square root of an area tells it."""
        column, row = self.columns // 2, self.rows // 2
        column, row = min(column, self.columns - 1), min(row, self.rows - 1)
        lon, lat = self._at(column, row)
        east, south = self._at(column + 1, row), self._at(column, row + 1)
        area = (east[0] - lon) * (south[1] - lat) - (east[1] - lat) * (south[0] - lon)
        ground = abs(area) * math.cos(math.radians(lat))
        pixels = self.size[0] / self.columns * self.size[1] / self.rows
        return math.sqrt(pixels / ground) if ground > 0 else 1.0


def _power(count: float) -> int:
    """Return the power of two nearest to a count, at least 1."""
    return 2 ** max(0, round(math.log2(max(count, 1))))


def _cut(ring: Sequence[Point]) -> list[Point]:
    """Return a ring with each of its sides cut into pieces."""
    return [
        (x + (next_x - x) * part / _EDGE, y + (next_y - y) * part / _EDGE)
        for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True)
        for part in range(_EDGE)
    ]


def _round_of(points: Iterator[Point] | Sequence[Point]) -> Box:
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def _joined(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]
