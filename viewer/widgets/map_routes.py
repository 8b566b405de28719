"""Routes on a map: the course that each takes over the ground, and how far it has come."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from viewer.widgets.curves import through
from viewer.widgets.projection import MapView

_BEFORE_GOAL = 9.0  # pixels
_FINE = 4096.0  # pixels per degree at which a course is cut into straight pieces


@dataclass(frozen=True, slots=True)
class RouteLine:
    """A movement through (lat, lon) points; `growth` 0 to 1 is how far its arrow has come.

    `mode` is advance, retreat, supply, landing, patrol, march or relief. A `past` movement was
    over before the moment that is shown; `is_open` says that nobody knows when it arrived.
    """

    ref: str
    title: str
    points: tuple[tuple[float, float], ...]
    side: str | None = None
    mode: str = "advance"
    growth: float = 1.0
    importance: float = 1.5
    past: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """A line of straight pieces in pixels; `reached` holds the length up to each of its points."""

    points: tuple[tuple[float, float], ...]
    reached: tuple[float, ...]

    @property
    def length(self) -> float:
        """Its whole length in pixels."""
        return self.reached[-1] if self.reached else 0.0

    def at(self, share: float) -> QPointF:
        """Return the point a share (0 to 1) of the way along."""
        return QPointF(*self._point(share * self.length))

    def steps(self, apart: float) -> Iterator[tuple[float, float]]:
        """Yield points along the course, nowhere more than so many pixels apart."""
        if self.points:
            yield self.points[0]
        for (x, y), (right, low) in pairwise(self.points):
            pieces = max(1, math.ceil(math.dist((x, y), (right, low)) / apart))
            for piece in range(1, pieces + 1):
                share = piece / pieces
                yield x + (right - x) * share, y + (low - y) * share

    def until(self, length: float) -> Course:
        """Return the course up to so many pixels from its start."""
        if length >= self.length:
            return self
        if length <= 0:
            return Course(self.points[:1], self.reached[:1])
        last = bisect_right(self.reached, length)
        return Course((*self.points[:last], self._point(length)), (*self.reached[:last], length))

    def moved(self, across: float, down: float) -> Course:
        """Return the course moved by so many pixels."""
        return Course(tuple((x + across, y + down) for x, y in self.points), self.reached)

    def path(self) -> QPainterPath:
        """Return the course as a path to stroke."""
        path = QPainterPath()
        if len(self.points) > 1:
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in self.points]))
        return path

    def bounds(self) -> QRectF:
        """Return the rectangle in which the course lies."""
        return QPolygonF([QPointF(x, y) for x, y in self.points]).boundingRect()

    def away(self, point: QPointF) -> float:
        """Return how many pixels a point lies from the course."""
        pairs = pairwise(self.points)
        return min((_distance(point, one, other) for one, other in pairs), default=math.inf)

    def _point(self, length: float) -> tuple[float, float]:
        index = min(max(bisect_right(self.reached, length), 1), len(self.points) - 1)
        if index < 1:
            return self.points[0]
        (x, y), (right, low) = self.points[index - 1], self.points[index]
        piece = self.reached[index] - self.reached[index - 1]
        share = min((length - self.reached[index - 1]) / piece, 1.0) if piece else 0.0
        return x + (right - x) * share, y + (low - y) * share


def course_of(route: RouteLine, view: MapView, enlarged: float = 1.0) -> Course:
    """Return the whole course of a route in a view's pixels, whatever its growth.

    It ends a little before its goal, so that the pin there does not hide the arrow's head.
    """
    origin, scale = view.to_screen(0.0, 0.0), view.scale
    x, y = origin.x(), origin.y()
    shape = _shape(route.points, view.frame.squeeze)
    points = tuple((x + right * scale, y + low * scale) for right, low in shape)
    whole = Course(points, _reached(points))
    short = _BEFORE_GOAL * enlarged
    return whole.until(whole.length - short) if whole.length > 3 * short else whole


def grown(course: Course, share: float) -> Course:
    """Return the first share (0 to 1) of a course."""
    return course.until(course.length * min(max(share, 0.0), 1.0))


def arrow_head(course: Course, size: float) -> QPainterPath:
    """Return the head of an arrow at a course's end; empty where it has no length."""
    head = QPainterPath()
    if course.length < size:
        return head
    tip, back = course.at(1.0), course.at(1.0 - size / course.length)
    far = max(math.dist((tip.x(), tip.y()), (back.x(), back.y())), 1e-6)
    unit = (tip - back) / far
    aside = QPointF(-unit.y(), unit.x()) * size * 0.58
    head.moveTo(tip + unit * size * 0.25)
    head.lineTo(back - unit * size * 0.1 + aside)
    head.lineTo(back + unit * size * 0.12)
    head.lineTo(back - unit * size * 0.1 - aside)
    head.closeSubpath()
    return head


@lru_cache(maxsize=512)
def _shape(
    points: tuple[tuple[float, float], ...], squeeze: float
) -> tuple[tuple[float, float], ...]:
    """Return a route's curve in degrees of latitude, east and south counted positive.

    The curve is the same at every scale, so it is bent once.
    """
    flat = [QPointF(lon * squeeze * _FINE, -lat * _FINE) for lat, lon in points]
    pieces: Sequence[QPolygonF] = through(flat).toSubpathPolygons()
    return tuple((at.x() / _FINE, at.y() / _FINE) for piece in pieces for at in piece.toList())


def _reached(points: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    pieces = (math.dist(one, other) for one, other in pairwise(points))
    return tuple(accumulate(pieces, initial=0.0)) if points else ()


def _distance(at: QPointF, start: tuple[float, float], end: tuple[float, float]) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    length = across * across + down * down
    share = ((at.x() - start[0]) * across + (at.y() - start[1]) * down) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.dist((at.x(), at.y()), (start[0] + share * across, start[1] + share * down))
