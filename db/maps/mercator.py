"""Web Mercator (EPSG:3857): from degrees of WGS 84 to the plane's metres and back."""

from __future__ import annotations

import math

RADIUS = 6378137.0
"""The radius, in metres, that EPSG:3857 takes the earth to have (the ellipsoid's major axis)."""

NORTHERNMOST = 85.06
"""The latitude beyond which no map is drawn in this projection; its square ends at 85.0511°."""

_STEEPEST = 700.0  # of which exp() still is a number


def project(lon: float, lat: float) -> tuple[float, float]:
    """Return (x, y) in metres of the plane; `lat` lies within ± NORTHERNMOST."""
    return RADIUS * math.radians(lon), RADIUS * math.asinh(math.tan(math.radians(lat)))


def unproject(x: float, y: float) -> tuple[float, float]:
    """Return (lon, lat) in degrees; a longitude beyond 180° goes on counting."""
    steep = min(max(y / RADIUS, -_STEEPEST), _STEEPEST)
    return math.degrees(x / RADIUS), math.degrees(math.atan(math.sinh(steep)))


def ground_scale(lat: float) -> float:
    """Return how many metres on the ground one metre of the plane is at a latitude."""
    return math.cos(math.radians(lat))
