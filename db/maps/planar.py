"""Maps from plane to plane, fitted to pairs of points: similarity, polynomials, thin plate spline.

All work in centred and scaled coordinates, so that pixels and metres by the million lose nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from operator import mul
from typing import TYPE_CHECKING, Protocol

from db.maps.least_squares import RankDeficientError, Reflections, solve_definite

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]

COLLINEAR = 1e-9
"""How thin a set of points may be, across to along, before they are taken for one line."""


class PlanarMap(Protocol):
    """A function from one plane to another."""

    def at(self, points: Iterable[Point]) -> list[Point]:
        """Return where each point falls."""
        ...


@dataclass(frozen=True, slots=True)
class Axes:
    """Coordinates in which a set of points is centred, upright to itself and of size one.

    (u, v) = (along x + slant y, across y') after centring; found by Gram and Schmidt, which keeps
    a thin set of points apart where a covariance would square its thinness away.
    """

    x: float
    y: float
    u: Point
    v: Point
    thinness: float
    """The set's extent across divided by that along it; 0 for points on one line."""

    def of(self, point: Point) -> Point:
        """Return a point in these coordinates."""
        x, y = point[0] - self.x, point[1] - self.y
        return self.u[0] * x + self.u[1] * y, self.v[0] * x + self.v[1] * y


def axes_of(points: Sequence[Point]) -> Axes:
    """Return the coordinates that suit a set of points."""
    x, y = centre_of(points)
    xs, ys = [point[0] - x for point in points], [point[1] - y for point in points]
    swapped = math.hypot(*ys) > math.hypot(*xs)
    longer, shorter = (ys, xs) if swapped else (xs, ys)
    square = math.fsum(value * value for value in longer)
    slope = 0.0
    rest = list(shorter)
    for _ in range(2):  # twice is enough (Kahan)
        share = _ratio(math.fsum(map(mul, rest, longer)), square)
        slope += share
        rest = [value - share * along for value, along in zip(rest, longer, strict=True)]
    along, across = max(map(abs, longer), default=0.0), max(map(abs, rest), default=0.0)
    one = _ratio(1.0, along)
    other = _ratio(1.0, across)
    u, v = (one, 0.0), (-slope * other, other)
    if swapped:
        u, v = (u[1], u[0]), (v[1], v[0])
    return Axes(x, y, u, v, _ratio(across, along))


@dataclass(frozen=True, slots=True)
class Similarity:
    """Moves, turns and scales alike in every direction: (a x - b y + c, b x + a y + d)."""

    source: Point
    a: float
    b: float
    target: Point

    def at(self, points: Iterable[Point]) -> list[Point]:
        """Return where each point falls."""
        (left, top), (c, d), a, b = self.source, self.target, self.a, self.b
        moved = ((x - left, y - top) for x, y in points)
        return [(a * x - b * y + c, b * x + a * y + d) for x, y in moved]


@dataclass(frozen=True, slots=True)
class Polynomial:
    """A polynomial of order 1 (6 coefficients, an affine map) or 2 (12) in the points' own axes."""

    axes: Axes
    order: int
    target: Point
    across: tuple[float, ...]
    down: tuple[float, ...]

    def at(self, points: Iterable[Point]) -> list[Point]:
        """Return where each point falls."""
        found: list[Point] = []
        for point in points:
            terms = _terms(self.axes.of(point), self.order)
            x = sum(map(mul, self.across, terms))
            y = sum(map(mul, self.down, terms))
            found.append((x + self.target[0], y + self.target[1]))
        return found


@dataclass(frozen=True, slots=True)
class Spline:
    """A thin plate spline: an affine part, and r² log r about each of its points."""

    affine: Polynomial
    knots: tuple[Point, ...]
    """The points in units of `size` about the first part's centre."""
    size: float
    weights: tuple[tuple[float, ...], tuple[float, ...]]

    def at(self, points: Iterable[Point]) -> list[Point]:
        """Return where each point falls."""
        given = list(points)
        axes, size, log = self.affine.axes, self.size, math.log
        found: list[Point] = []
        for (x, y), (right, up) in zip(given, self.affine.at(given), strict=True):
            left, top = (x - axes.x) / size, (y - axes.y) / size
            bends = [  # as `bend`, without a call for each
                0.5 * square * log(square)
                if (square := (left - u) * (left - u) + (top - v) * (top - v))
                else 0.0
                for u, v in self.knots
            ]
            found.append(
                (
                    right + sum(map(mul, self.weights[0], bends)),
                    up + sum(map(mul, self.weights[1], bends)),
                )
            )
        return found


def fit_similarity(source: Sequence[Point], target: Sequence[Point]) -> Similarity:
    """Fit by least squares; raise RankDeficientError where all points are one.

    The centred normal equations of these four unknowns are a diagonal, so nothing is lost by them.
    """
    (left, top), (right, up) = centre_of(source), centre_of(target)
    square = a = b = 0.0
    for (x, y), (u, v) in zip(source, target, strict=True):
        x, y, u, v = x - left, y - top, u - right, v - up
        square += x * x + y * y
        a += x * u + y * v
        b += x * v - y * u
    if not square > 0:
        raise RankDeficientError
    return Similarity((left, top), a / square, b / square, (right, up))


def fit_polynomial(source: Sequence[Point], target: Sequence[Point], order: int) -> Polynomial:
    """Fit by least squares; raise RankDeficientError for points on one line (or conic, order 2)."""
    axes = axes_of(source)
    if not axes.thinness > COLLINEAR:
        raise RankDeficientError
    factors = Reflections([_terms(axes.of(point), order) for point in source])
    right, up = centre_of(target)
    across = factors.solve([x - right for x, _ in target])
    down = factors.solve([y - up for _, y in target])
    return Polynomial(axes, order, (right, up), tuple(across), tuple(down))


def fit_spline(source: Sequence[Point], target: Sequence[Point]) -> Spline:
    """Pass through every point, bending least; raise RankDeficientError as polynomials do.

    Also raised where two points are one. The bends are solved for in the space that is orthogonal
    to all affine maps, where r² log r is positive definite (Wahba, Spline Models, 1990, 2.4).
    """
    axes = axes_of(source)
    if not axes.thinness > COLLINEAR:
        raise RankDeficientError
    size = max(max(abs(x - axes.x), abs(y - axes.y)) for x, y in source)
    knots = [((x - axes.x) / size, (y - axes.y) / size) for x, y in source]
    factors = Reflections([_terms(axes.of(point), 1) for point in source])
    turned = _turned_both_ways(_bends_between(knots), factors)
    rank = factors.rank
    inner = [row[rank:] for row in turned[rank:]]
    right, up = centre_of(target)
    columns = [[x - right for x, _ in target], [y - up for _, y in target]]
    for column in columns:
        factors.turn(column)
    bent = solve_definite(inner, [column[rank:] for column in columns])
    parts: list[tuple[float, ...]] = []
    weights: list[tuple[float, ...]] = []
    for column, found in zip(columns, bent, strict=True):
        flat = [
            value - sum(map(mul, row[rank:], found))
            for value, row in zip(column[:rank], turned, strict=False)
        ]
        parts.append(tuple(factors.substitute(flat)))
        whole = [0.0] * rank + found
        factors.turn_back(whole)
        weights.append(tuple(whole))
    affine = Polynomial(axes, 1, (right, up), parts[0], parts[1])
    return Spline(affine, tuple(knots), size, (weights[0], weights[1]))


def bend(x: float, y: float) -> float:
    """Return r² log r."""
    square = x * x + y * y
    return 0.5 * square * math.log(square) if square > 0 else 0.0


def centre_of(points: Sequence[Point]) -> Point:
    """Return the mean of some points."""
    count = len(points)
    return math.fsum(x for x, _ in points) / count, math.fsum(y for _, y in points) / count


def _bends_between(knots: Sequence[Point]) -> list[list[float]]:
    """Return the symmetric matrix of r² log r between points."""
    lower = [[bend(x - u, y - v) for u, v in knots[: at + 1]] for at, (x, y) in enumerate(knots)]
    return [row + [below[at] for below in lower[at + 1 :]] for at, row in enumerate(lower)]


def _turned_both_ways(rows: list[list[float]], factors: Reflections) -> list[list[float]]:
    """Return Qᵀ A Q of a symmetric A."""
    for row in rows:
        factors.turn(row)
    columns = [list(column) for column in zip(*rows, strict=True)]
    for column in columns:
        factors.turn(column)
    return columns


def _terms(point: Point, order: int) -> tuple[float, ...]:
    u, v = point
    return (1.0, u, v) if order == 1 else (1.0, u, v, u * u, u * v, v * v)


def _ratio(one: float, other: float) -> float:
    return one / other if other else 0.0
