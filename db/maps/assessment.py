"""How well control points agree: residuals, their mean, the worst point, and what is doubtful.

A residual in metres is the distance in the Web Mercator plane between where the fit puts a point
and where it was said to lie; `ground` is the same in metres on the ground, shorter by the cosine of
the latitude. A residual in pixels is the distance in the picture between a control point and where
the backward fit puts its place.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import Impossible
from db.maps.georeference import FEWEST, Georeference, georeference
from db.maps.least_squares import RankDeficientError
from db.maps.mercator import ground_scale, project
from db.maps.planar import axes_of, fit_polynomial

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.maps.control_points import ControlPoint
    from db.maps.planar import Point

THIN = 0.06
"""How thin a set of points may be, across to along, without being called a line."""
SMALL = 0.1
"""The share of the picture that the points should at least surround."""
NEAR = 2.0
"""Pixels within which two control points are taken for one."""
AGREED = 0.001
"""Metres within which control points agree, so that none of them is the worst."""
GRID = 12
"""Into how many steps the picture is cut to look for folds."""


@dataclass(frozen=True, slots=True)
class Residual:
    """How far a point is off: metres of Web Mercator, metres on the ground, pixels."""

    metres: float
    ground: float
    pixels: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that makes the fit doubtful.

    `kind` is exact (as many points as unknowns, so that residuals say nothing), collinear,
    clustered, mirrored, duplicate or folded; `points` are the positions of those concerned.
    """

    kind: str
    points: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """A fit, or why there is none, with a residual for every point and doubts about the whole.

    `rmse` is the root of the mean square over the enabled points; `worst` is the position of the
    one that is most off in metres on the ground, None where all fit exactly.
    """

    fit: Georeference | None
    refusal: Impossible | None
    residuals: tuple[Residual, ...] = ()
    rmse: Residual | None = None
    worst: int | None = None
    doubts: tuple[Doubt, ...] = ()


def assess(kind: str, points: Sequence[ControlPoint], outline: Sequence[Point] = ()) -> Assessment:
    """Fit and judge; `outline` is the part of the picture that is drawn, corners in pixels."""
    doubts = tuple(_doubts_of_points(points, outline))
    try:
        fit = georeference(kind, points)
    except Impossible as error:
        return Assessment(None, error, doubts=doubts)
    residuals = tuple(residual(fit, point) for point in points)
    counted = [at for at, point in enumerate(points) if point.enabled]
    worst = max(counted, key=lambda at: residuals[at].ground)
    exact = kind == "spline" or len(counted) == FEWEST[kind]
    agreed = exact or residuals[worst].ground < AGREED
    if exact:
        doubts = (Doubt("exact"), *doubts)
    if outline and folds(fit, outline):
        doubts = (*doubts, Doubt("folded"))
    rmse = Residual(
        _mean([residuals[at].metres for at in counted]),
        _mean([residuals[at].ground for at in counted]),
        _mean([residuals[at].pixels for at in counted]),
    )
    return Assessment(fit, None, residuals, rmse, None if agreed else worst, doubts)


def residual(fit: Georeference, point: ControlPoint) -> Residual:
    """Return how far a point, enabled or not, is off."""
    metres = math.dist(fit.projected([(point.x, point.y)])[0], project(point.lon, point.lat))
    pixels = math.dist(fit.backward(point.lon, point.lat), (point.x, point.y))
    return Residual(metres, metres * ground_scale(point.lat), pixels)


def folds(fit: Georeference, outline: Sequence[Point]) -> bool:
    """Say whether the fit lays one part of the picture's rectangle over another."""
    left, right = min(x for x, _ in outline), max(x for x, _ in outline)
    top, bottom = min(y for _, y in outline), max(y for _, y in outline)
    grid = [
        fit.projected(
            [
                (left + (right - left) * column / GRID, top + (bottom - top) * row / GRID)
                for column in range(GRID + 1)
            ]
        )
        for row in range(GRID + 1)
    ]
    turns = [
        _turn(grid[row][at], grid[row][at + 1], grid[row + 1][at]) > 0
        for row in range(GRID)
        for at in range(GRID)
    ]
    return any(turns) and not all(turns)


def _doubts_of_points(points: Sequence[ControlPoint], outline: Sequence[Point]) -> Iterator[Doubt]:
    counted = [(at, point) for at, point in enumerate(points) if point.enabled]
    pixels = [(point.x, -point.y) for _, point in counted]
    ground = [project(point.lon, point.lat) for _, point in counted]
    twins = _twins([at for at, _ in counted], pixels, ground)
    if twins:
        yield Doubt("duplicate", tuple(sorted(twins)))
    if len(counted) < 3:
        return
    if min(axes_of(pixels).thinness, axes_of(ground).thinness) < THIN:
        yield Doubt("collinear")
    elif _is_mirrored(pixels, ground):
        yield Doubt("mirrored")
    if outline and area(hull(pixels)) < SMALL * abs(area(outline)):
        yield Doubt("clustered")


def _twins(numbers: list[int], pixels: list[Point], ground: list[Point]) -> set[int]:
    """Return the points that lie within a few pixels of another, in the picture or on the map."""
    found: set[int] = set()
    wide, far = _extent(pixels), _extent(ground)
    for places, near in ((pixels, NEAR), (ground, NEAR * far / wide if wide else 0.0)):
        order = sorted(range(len(places)), key=lambda at, of=places: of[at])
        for rank, at in enumerate(order):
            for other in order[rank + 1 :]:
                if places[other][0] - places[at][0] > near:
                    break
                if math.dist(places[at], places[other]) <= near:
                    found |= {numbers[at], numbers[other]}
    return found


def _extent(places: list[Point]) -> float:
    if not places:
        return 0.0
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return math.hypot(max(xs) - min(xs), max(ys) - min(ys))


def _is_mirrored(pixels: list[Point], ground: list[Point]) -> bool:
    try:
        affine = fit_polynomial(pixels, ground, 1)
    except RankDeficientError:
        return False
    return _turn(*affine.at([(0.0, 0.0), (1000.0, 0.0), (0.0, 1000.0)])) < 0


def hull(points: Sequence[Point]) -> list[Point]:
    """Return the corners of the smallest convex polygon round some points (monotone chain)."""
    ordered = sorted(set(points))
    chain: list[Point] = []
    for run in (ordered, ordered[::-1]):
        start = len(chain)
        for point in run:
            while len(chain) - start >= 2 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        chain.pop()
    return chain


def area(corners: Sequence[Point]) -> float:
    """Return the area of a polygon, negative where its corners run clockwise (y upward)."""
    pairs = zip(corners, [*corners[1:], *corners[:1]], strict=True)
    return math.fsum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairs) / 2


def _turn(one: Point, two: Point, three: Point) -> float:
    """Return twice the signed area of a triangle: positive where it turns left."""
    across, along = (two[0] - one[0]) * (three[1] - one[1]), (two[1] - one[1]) * (three[0] - one[0])
    return across - along


def _mean(values: list[float]) -> float:
    return math.hypot(*values) / math.sqrt(len(values))
