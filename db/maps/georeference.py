"""Georeference: from a scan's pixels to degrees and back, fitted to control points.

Both directions are fitted by least squares in the plane of Web Mercator, as Allmaps computes them:
backward is a fit of its own, with the points' two sides changed, and no inverse of forward. Pixels
count downward, so their y is turned over before the fit; otherwise no similarity could match.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.errors import Impossible
from db.maps.least_squares import RankDeficientError
from db.maps.mercator import NORTHERNMOST, project, unproject
from db.maps.planar import fit_polynomial, fit_similarity, fit_spline

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.maps.control_points import ControlPoint
    from db.maps.planar import PlanarMap, Point

TRANSFORMATIONS = ("similarity", "affine", "polynomial2", "spline")
"""What a map's transformation may be, from the stiffest to the softest."""

DEFAULT = "affine"
"""What a map with control points and no transformation of its own is drawn by."""

FEWEST: Mapping[str, int] = {"similarity": 2, "affine": 3, "polynomial2": 6, "spline": 3}
"""How many control points each transformation needs."""

FARTHEST = 1e9
"""Pixels beyond which a control point is a mistake."""


@dataclass(frozen=True, slots=True)
class Georeference:
    """Where a picture lies: `kind` is one of TRANSFORMATIONS."""

    kind: str
    to_plane: PlanarMap
    to_picture: PlanarMap

    def forward(self, x: float, y: float) -> tuple[float, float]:
        """Return (lon, lat) in degrees of a point in pixels from the picture's top left."""
        return unproject(*self.projected([(x, y)])[0])

    def backward(self, lon: float, lat: float) -> tuple[float, float]:
        """Return (x, y) in pixels of a point in degrees."""
        x, y = self.to_picture.at([project(lon, lat)])[0]
        return x, -y

    def forward_all(self, points: Iterable[Point]) -> list[Point]:
        """Return (lon, lat) of each point in pixels."""
        return [unproject(x, y) for x, y in self.projected(points)]

    def projected(self, points: Iterable[Point]) -> list[Point]:
        """Return (x, y) in metres of Web Mercator of each point in pixels."""
        return self.to_plane.at([(x, -y) for x, y in points])


def georeference(kind: str, points: Sequence[ControlPoint]) -> Georeference:
    """Fit a transformation to those of the points that are enabled.

    Raises Impossible for too few points, or points that leave it undetermined.
    """
    counted = [(at, point) for at, point in enumerate(points, 1) if point.enabled]
    if kind not in FEWEST:
        raise Impossible(
            "“{kind}” is no transformation.",
            "Choose one of {known}.",
            kind=kind,
            known=", ".join(TRANSFORMATIONS),
        )
    if len(counted) < FEWEST[kind]:
        raise Impossible(
            "This transformation needs at least {fewest} control points, and {found} count.",
            "Add control points, or choose a simpler transformation.",
            fewest=FEWEST[kind],
            found=len(counted),
        )
    for at, point in counted:
        check_point(at, point)
    pixels = [(point.x, -point.y) for _, point in counted]
    ground = [project(point.lon, point.lat) for _, point in counted]
    if kind == "spline":
        _refuse_twins([at for at, _ in counted], pixels, ground)
    try:
        return Georeference(kind, _fit(kind, pixels, ground), _fit(kind, ground, pixels))
    except RankDeficientError:
        raise Impossible(
            "The control points lie on one line or curve, or too close together, so that they "
            "do not say how the picture lies.",
            "Add control points in other corners of the picture.",
        ) from None


def check_point(number: int, point: ControlPoint) -> None:
    """Raise Impossible for a point that lies on no picture or nowhere on a map of the world."""
    pixels = all(math.isfinite(value) and abs(value) < FARTHEST for value in (point.x, point.y))
    if not (pixels and abs(point.lon) <= 180 and abs(point.lat) <= NORTHERNMOST):  # NaN neither
        raise Impossible(
            "Control point {number} lies outside of the picture or of the map of the world.",
            "Longitudes run from −180 to 180 and latitudes from −85 to 85 degrees.",
            number=number,
        )


def _fit(kind: str, source: Sequence[Point], target: Sequence[Point]) -> PlanarMap:
    match kind:
        case "similarity":
            return fit_similarity(source, target)
        case "affine":
            return fit_polynomial(source, target, 1)
        case "polynomial2":
            return fit_polynomial(source, target, 2)
        case _:
            return fit_spline(source, target)


def _refuse_twins(numbers: Sequence[int], pixels: Sequence[Point], ground: Sequence[Point]) -> None:
    for places in (pixels, ground):
        seen: dict[Point, int] = {}
        for number, place in zip(numbers, places, strict=True):
            if place in seen:
                raise Impossible(
                    "Control points {first} and {second} lie in the same place.",
                    "Leave one of them out, or choose another transformation.",
                    first=seen[place],
                    second=number,
                )
            seen[place] = number
