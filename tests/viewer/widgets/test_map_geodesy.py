"""UTM coordinates and distances agree with PROJ, over Vietnam and over the whole Earth."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from pyproj import Geod, Transformer

from viewer.widgets.map_geodesy import kilometres_along, metres_between, utm, zone_of

GEOD = Geod(ellps="WGS84")


def in_zone(zone: int, *, north: bool) -> Transformer:
    """Return PROJ's own way into a UTM zone."""
    code = (32600 if north else 32700) + zone
    return Transformer.from_crs("EPSG:4326", f"EPSG:{code}", always_xy=True)


def points(
    count: int, west: float, south: float, east: float, north: float
) -> list[tuple[float, float]]:
    chance = random.Random(1950)
    return [(chance.uniform(south, north), chance.uniform(west, east)) for _ in range(count)]


def test_utm_agrees_with_proj_within_a_centimetre_over_vietnam() -> None:
    worst = 0.0
    ways = {zone: in_zone(zone, north=True) for zone in (48, 49)}
    for lat, lon in points(2000, 102.0, 8.0, 110.0, 24.5):
        for zone, way in ways.items():
            found = utm(lat, lon, zone)
            assert found is not None
            x, y = way.transform(lon, lat)
            worst = max(worst, math.hypot(found.easting - x, found.northing - y))
    assert worst < 0.01


@pytest.mark.parametrize("zone", range(1, 61))
@pytest.mark.parametrize("north", [True, False])
def test_utm_agrees_with_proj_in_every_zone_and_hemisphere(zone: int, north: bool) -> None:
    middle = 6 * zone - 183
    span = (0.001, 83.999) if north else (-79.999, -0.001)
    way = in_zone(zone, north=north)
    for lat, lon in points(25, middle - 3, span[0], middle + 3, span[1]):
        found = utm(lat, lon, zone)
        assert found is not None
        assert found.is_north == north
        x, y = way.transform(lon, lat)
        assert math.hypot(found.easting - x, found.northing - y) < 0.01


def test_the_zones_and_bands_are_those_of_the_grid() -> None:
    thai_nguyen = utm(21.594, 105.848)
    assert thai_nguyen is not None
    assert (thai_nguyen.zone, thai_nguyen.band) == (48, "Q")
    assert zone_of(21.0, 108.0) == 49
    assert zone_of(21.0, 107.999) == 48
    assert zone_of(60.4, 5.3) == 32  # Bergen
    assert [zone_of(78.0, lon) for lon in (5, 10, 22, 34)] == [31, 33, 35, 37]
    assert (zone_of(0, -180), zone_of(0, 179.9), zone_of(0, 180)) == (1, 60, 1)
    bands = [found.band for lat in (-80, -0.1, 0, 71.9, 72, 84) if (found := utm(lat, 3.0))]
    assert bands == ["C", "M", "N", "W", "X", "X"]
    assert utm(84.1, 0) is None
    assert utm(-80.1, 0) is None


def test_distances_agree_with_proj_within_a_millimetre() -> None:
    near = points(500, 102.0, 19.0, 110.0, 24.5)
    far = points(500, -180.0, -90.0, 180.0, 90.0)
    for some in (near, far):
        for (lat, lon), (to_lat, to_lon) in pairwise(some):
            wanted = GEOD.inv(lon, lat, to_lon, to_lat)[2]
            if wanted < 19_900_000:  # not the other end of the Earth
                found = metres_between(lat, lon, to_lat, to_lon)
                assert found == pytest.approx(wanted, abs=0.001)


@pytest.mark.parametrize(
    ("one", "other"),
    [((0, 0), (0, 90)), ((0, 0), (0, 0)), ((90, 0), (-89, 0)), ((10, 179.5), (10, -179.5))],
)
def test_the_equator_the_poles_and_the_date_line_are_measured(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    wanted = GEOD.inv(one[1], one[0], other[1], other[0])[2]
    assert metres_between(*one, *other) == pytest.approx(wanted, abs=0.001)


def test_opposite_ends_of_the_earth_are_measured_roughly() -> None:
    wanted = GEOD.inv(0, 0.1, 179.9, 0)[2]
    assert metres_between(0.1, 0, 0, 179.9) == pytest.approx(wanted, rel=0.01)


def test_a_line_is_as_long_as_its_pieces() -> None:
    line = [(21.594, 105.848), (21.415, 105.873), (21.31, 105.87)]
    wanted = GEOD.line_length([lon for _, lon in line], [lat for lat, _ in line]) / 1000
    assert kilometres_along(line) == pytest.approx(wanted, abs=1e-6)
    assert kilometres_along(line[:1]) == 0
