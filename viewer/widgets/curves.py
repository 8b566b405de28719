"""Lines made simpler, smoother or bent: plain geometry over (x, y) pairs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

Point = tuple[float, float]
_STEPS = 8  # pieces of curve between two given points


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Return the line without points that lie within `tolerance` of it (Douglas and Peucker)."""
    if tolerance <= 0 or len(line) <= 2:
        return list(line)
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        widest, at = 0.0, first
        for index in range(first + 1, last):
            away = _distance(line[index], line[first], line[last])
            if away > widest:
                widest, at = away, index
        if widest > tolerance:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [line[index] for index in sorted(keep)]


def smoothed(line: Sequence[Point]) -> list[Point]:
    """Return a curve through every given point (Catmull and Rom, centripetal)."""
    if len(line) <= 2:
        return list(line)
    padded = [_mirrored(line[1], line[0]), *line, _mirrored(line[-2], line[-1])]
    curve: list[Point] = []
    for index in range(len(line) - 1):
        four = (padded[index], padded[index + 1], padded[index + 2], padded[index + 3])
        curve += [_catmull_rom(four, step / _STEPS) for step in range(_STEPS)]
    return [*curve, line[-1]]


def bent(start: QPointF, end: QPointF, bulge: float) -> QPainterPath:
    """Return an arc from start to end that bows to the left by `bulge` times its length."""
    path = QPainterPath(start)
    across, down = end.x() - start.x(), end.y() - start.y()
    middle = QPointF(
        (start.x() + end.x()) / 2 + down * bulge * 2, (start.y() + end.y()) / 2 - across * bulge * 2
    )
    path.quadTo(middle, end)
    return path


def through(points: Sequence[QPointF]) -> QPainterPath:
    """Return a smooth path through points; two of them are joined by a slight bow."""
    if len(points) == 2:
        return bent(points[0], points[1], 0.09)
    curve = smoothed([(point.x(), point.y()) for point in points])
    path = QPainterPath()
    for index, (x, y) in enumerate(curve):
        if index:
            path.lineTo(x, y)
        else:
            path.moveTo(x, y)
    return path


def _mirrored(inner: Point, end: Point) -> Point:
    return (2 * end[0] - inner[0], 2 * end[1] - inner[1])


def _distance(point: Point, start: Point, end: Point) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    if length == 0:
        return math.dist(point, start)
    share = ((point[0] - start[0]) * across + (point[1] - start[1]) * down) / length
    share = min(max(share, 0.0), 1.0)
    return math.dist(point, (start[0] + share * across, start[1] + share * down))


def _catmull_rom(four: tuple[Point, Point, Point, Point], share: float) -> Point:
    knots = [0.0]
    for before, after in pairwise(four):
        knots.append(knots[-1] + max(math.dist(before, after), 1e-9) ** 0.5)
    at = knots[1] + share * (knots[2] - knots[1])

    def mix(one: Point, other: Point, low: int, high: int) -> Point:
        part = (at - knots[low]) / (knots[high] - knots[low])
        return (one[0] + (other[0] - one[0]) * part, one[1] + (other[1] - one[1]) * part)

    first = mix(four[0], four[1], 0, 1)
    second = mix(four[1], four[2], 1, 2)
    third = mix(four[2], four[3], 2, 3)
    return mix(mix(first, second, 0, 2), mix(second, third, 1, 3), 1, 2)
