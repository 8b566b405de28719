"""Positions and distances on the ground: UTM coordinates and geodesics on WGS 84."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

_A: Final = 6378137.0  # metres: WGS 84, NIMA TR8350.2
_F: Final = 1 / 298.257223563
_B: Final = _A * (1 - _F)
_N: Final = _F / (2 - _F)
_E: Final = math.sqrt(_F * (2 - _F))
_K0: Final = 0.9996
_EAST: Final = 500_000.0
_SOUTH: Final = 10_000_000.0
_BANDS: Final = "CDEFGHJKLMNPQRSTUVWX"
_MEAN: Final = 6371008.8  # metres: mean radius (IUGG)

# Krüger's series to the sixth power of n, as in C. F. F. Karney, "Transverse Mercator with an
# accuracy of a few nanometers", Journal of Geodesy 85 (2011), equations 14 and 35
_RADIUS: Final = _A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64 + _N**6 / 256)
_ALPHA: Final = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180 - 127 * _N**5 / 288
    + 7891 * _N**6 / 37800,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440 + 281 * _N**5 / 630
    - 1983433 * _N**6 / 1935360,
    61 * _N**3 / 240 - 103 * _N**4 / 140 + 15061 * _N**5 / 26880 + 167603 * _N**6 / 181440,
    49561 * _N**4 / 161280 - 179 * _N**5 / 168 + 6601661 * _N**6 / 7257600,
    34729 * _N**5 / 80640 - 3418889 * _N**6 / 1995840,
    212378941 * _N**6 / 319334400,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Utm:
    """A position in Universal Transverse Mercator: zone, latitude band, metres."""

    zone: int
    band: str
    easting: float
    northing: float

    @property
    def is_north(self) -> bool:
        """Whether it lies on the northern hemisphere."""
        return self.band >= "N"


def utm(lat: float, lon: float, zone: int | None = None) -> Utm | None:
    """Return a position's UTM coordinates, in its own zone unless one is given.

    None beyond 80° south and 84° north, where UTM is not defined. Exact to a millimetre within
    a zone and its neighbours.
    """
    if not -80.0 <= lat <= 84.0:
        return None
    lon = (lon + 180.0) % 360.0 - 180.0
    zone = zone_of(lat, lon) if zone is None else zone
    away = math.radians((lon - (6 * zone - 183) + 180.0) % 360.0 - 180.0)
    sine = math.sin(math.radians(lat))
    conformal = math.sinh(math.atanh(sine) - _E * math.atanh(_E * sine))
    xi = math.atan2(conformal, math.cos(away))
    eta = math.asinh(math.sin(away) / math.hypot(conformal, math.cos(away)))
    north = xi + sum(
        alpha * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, alpha in enumerate(_ALPHA, 1)
    )
    east = eta + sum(
        alpha * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, alpha in enumerate(_ALPHA, 1)
    )
    band = _BANDS[min(int((lat + 80) // 8), len(_BANDS) - 1)]
    northing = _K0 * _RADIUS * north + (0.0 if lat >= 0 else _SOUTH)
    return Utm(zone, band, _EAST + _K0 * _RADIUS * east, northing)


def zone_of(lat: float, lon: float) -> int:
    """Return the UTM zone (1 to 60) of a position, with Norway's and Svalbard's own ones."""
    lon = (lon + 180.0) % 360.0 - 180.0
    if 56 <= lat < 64 and 3 <= lon < 12:
        return 32
    if lat >= 72 and 0 <= lon < 42:
        return 31 if lon < 9 else 33 if lon < 21 else 35 if lon < 33 else 37
    return min(int((lon + 180) // 6) + 1, 60)


def metres_between(lat: float, lon: float, to_lat: float, to_lon: float) -> float:
    """Return the length of the geodesic between two positions, in metres.

    T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid", Survey Review 23
    (1975): exact to a millimetre. Between all but opposite ends of the Earth, where it finds no
    end, the length on the mean sphere is returned.
    """
    over = math.radians(to_lon - lon)
    over = math.remainder(over, math.tau)
    first = math.atan((1 - _F) * math.tan(math.radians(lat)))
    second = math.atan((1 - _F) * math.tan(math.radians(to_lat)))
    sin_1, cos_1, sin_2, cos_2 = (
        math.sin(first), math.cos(first), math.sin(second), math.cos(second),
    )  # fmt: skip
    turn = over
    for _ in range(200):
        sin_s = math.hypot(cos_2 * math.sin(turn), cos_1 * sin_2 - sin_1 * cos_2 * math.cos(turn))
        if sin_s == 0:
            return 0.0
        cos_s = sin_1 * sin_2 + cos_1 * cos_2 * math.cos(turn)
        sigma = math.atan2(sin_s, cos_s)
        sin_a = cos_1 * cos_2 * math.sin(turn) / sin_s
        cos2_a = 1 - sin_a**2
        middle = cos_s - 2 * sin_1 * sin_2 / cos2_a if cos2_a > 1e-15 else 0.0
        c = _F / 16 * cos2_a * (4 + _F * (4 - 3 * cos2_a))
        before = turn
        turn = over + (1 - c) * _F * sin_a * (
            sigma + c * sin_s * (middle + c * cos_s * (2 * middle**2 - 1))
        )
        if abs(turn - before) < 1e-13:
            return _length(cos2_a, sigma, (sin_s, cos_s), middle)
    return _on_sphere(lat, to_lat, over)


def kilometres_along(points: Iterable[tuple[float, float]]) -> float:
    """Return the length of a line through (lat, lon) positions, each piece a geodesic."""
    return sum(metres_between(*one, *other) for one, other in pairwise(points)) / 1000


def _length(cos2_a: float, sigma: float, of_sigma: tuple[float, float], middle: float) -> float:
    sin_s, cos_s = of_sigma
    u2 = cos2_a * (_A**2 - _B**2) / _B**2
    a = 1 + u2 / 16384 * (4096 + u2 * (u2 * (320 - 175 * u2) - 768))
    b = u2 / 1024 * (256 + u2 * (u2 * (74 - 47 * u2) - 128))
    less = b * sin_s * (
        middle
        + b / 4 * (cos_s * (2 * middle**2 - 1)
                   - b / 6 * middle * (4 * sin_s**2 - 3) * (4 * middle**2 - 3))
    )  # fmt: skip
    return _B * a * (sigma - less)


def _on_sphere(lat: float, to_lat: float, over: float) -> float:
    one, other = math.radians(lat), math.radians(to_lat)
    half = math.sin((other - one) / 2) ** 2
    half += math.cos(one) * math.cos(other) * math.sin(over / 2) ** 2
    return 2 * _MEAN * math.asin(math.sqrt(min(half, 1.0)))
