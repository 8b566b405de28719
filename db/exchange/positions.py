"""Positions of strangers: checked, and shapes made into the point and reach that a place has."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any, cast

from db.exchange.jsonfile import list_of, object_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

KM_A_DEGREE = 111.32
MOST_POINTS = 1_000_000
"""Of one shape."""


class PositionError(ValueError):
    """Say in one sentence what is wrong with a position."""


LONGEST_WKT = 10_000_000
_WKT = re.compile(r"\s*[A-Za-z]+[ZMzm\s]*(\([-+.\deE\s,()A-Za-z]*\)|\s(?i:EMPTY))\s*")

Point = tuple[float, float]


def checked(lon: object, lat: object) -> Point:
    """Return (lon, lat) in degrees of WGS 84; raise PositionError for what is nowhere on earth."""
    numbers = [value for value in (lon, lat) if isinstance(value, int | float)]
    if len(numbers) != 2 or any(isinstance(value, bool) for value in (lon, lat)):
        raise PositionError("A position is not two numbers.")
    east, north = numbers
    if not (abs(east) <= 180 and abs(north) <= 90):  # NaN neither; and no huge integer is made one
        swapped = abs(east) <= 90 and abs(north) <= 180
        hint = " Are longitude and latitude the wrong way round?" if swapped else ""
        raise PositionError(
            f"The position {_short(east)}, {_short(north)} is nowhere on earth: longitudes run "
            f"from −180 to 180 and latitudes from −90 to 90.{hint}"
        )
    return float(east), float(north)


def _short(value: float) -> str:
    return f"{value:g}" if isinstance(value, float) or abs(value) < 10**12 else "beyond any number"


def points_of(geometry: object) -> list[Point]:
    """Return every position of a GeoJSON geometry in its order; raise PositionError.

    Geometry collections are walked through; no geometry gives none.
    """
    found: list[Point] = []
    for point in _walk(geometry):
        found.append(point)
        if len(found) > MOST_POINTS:
            raise PositionError(f"The shape has more than {MOST_POINTS} points.")
    return found


def points_of_wkt(text: str) -> list[Point]:
    """Return every position of a shape in WKT (OGC 06-103r4); raise PositionError."""
    if len(text) > LONGEST_WKT or not _WKT.fullmatch(text):
        raise PositionError(f"“{text[:40]}” is no shape in WKT.")
    pairs: list[list[str]] = [
        pair.split()[:2] for pair in re.findall(r"[-+.\deE]+(?:\s+[-+.\deE]+)+", text)
    ]
    if not pairs and "EMPTY" not in text.upper():
        raise PositionError(f"“{text[:40]}” is no shape in WKT.")
    try:
        return [checked(float(lon), float(lat)) for lon, lat in pairs]
    except ValueError as error:
        if isinstance(error, PositionError):
            raise
        raise PositionError(f"“{text[:40]}” is no shape in WKT.") from None


def _walk(geometry: object) -> Iterator[Point]:
    stack: list[tuple[bool, object]] = [(True, geometry)]
    while stack:
        is_geometry, value = stack.pop()
        if is_geometry:
            shape = object_of(value)
            stack += [(True, part) for part in reversed(list_of(shape.get("geometries")))]
            if text_of(shape.get("type")) and shape.get("coordinates") is not None:
                stack.append((False, shape["coordinates"]))
            elif wkt := text_of(shape.get("geowkt")):
                yield from points_of_wkt(wkt)
            continue
        parts = cast("list[Any]", value) if isinstance(value, list) else None
        if parts is None:
            raise PositionError("The coordinates of a shape are no list.")
        if parts and not isinstance(parts[0], list):
            if len(parts) < 2:
                raise PositionError("A position is not two numbers.")
            yield checked(parts[0], parts[1])
        else:
            stack += [(False, part) for part in reversed(parts)]


def middle(points: list[Point]) -> tuple[Point, float | None]:
    """Return a shape's middle and how far in km it reaches from there; None for a single point."""
    if len(points) == 1:
        return points[0], None
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    lon, lat = (west + east) / 2, (south + north) / 2
    across = (east - west) / 2 * KM_A_DEGREE * math.cos(math.radians(lat))
    reach = math.hypot(across, (north - south) / 2 * KM_A_DEGREE)
    return (round(lon, 6), round(lat, 6)), round(reach, 3) or None
