"""Fitting a scan to the ground: agreement with numpy's least squares, refusals, doubts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from db.errors import Impossible
from db.maps.assessment import area, assess, hull
from db.maps.control_points import ControlPoint
from db.maps.georeference import FEWEST, TRANSFORMATIONS, georeference
from db.maps.mercator import NORTHERNMOST, ground_scale, project, unproject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

METRES = 1e-6
"""How far from numpy a fit may be, in the projected plane."""

WIDE, HIGH = 20_000.0, 15_000.0
PAGE = ((0.0, 0.0), (WIDE, 0.0), (WIDE, HIGH), (0.0, HIGH))


def sides(points: Sequence[ControlPoint]) -> tuple[Array, Array]:
    """Return pixels (y upward) and projected metres."""
    pixels = np.array([(point.x, -point.y) for point in points])
    return pixels, np.array([project(point.lon, point.lat) for point in points])


def oracle(kind: str, source: Array, target: Array, asked: Array) -> Array:
    """Return where numpy's least squares, or its solution of the spline, puts `asked`."""
    if kind == "similarity":
        return similar(source, target, asked)
    centre, middle = source.mean(axis=0), target.mean(axis=0)
    size = np.abs(source - centre).max()
    known, wanted = (source - centre) / size, (asked - centre) / size
    if kind == "spline":
        return bent(known, target - middle, wanted) + middle
    order = 2 if kind == "polynomial2" else 1
    found = np.linalg.lstsq(powers(known, order), target - middle, rcond=None)[0]
    return powers(wanted, order) @ found + middle


def powers(at: Array, order: int) -> Array:
    u, v = at.T
    columns = [np.ones(len(at)), u, v]
    return np.column_stack([*columns, u * u, u * v, v * v] if order == 2 else columns)


def similar(source: Array, target: Array, asked: Array) -> Array:
    centre, middle = source.mean(axis=0), target.mean(axis=0)

    def rows(at: Array) -> Array:
        x, y = (at - centre).T
        one, none = np.ones_like(x), np.zeros_like(x)
        return np.concatenate(
            [np.column_stack([x, -y, one, none]), np.column_stack([y, x, none, one])]
        )

    right = np.concatenate([target[:, 0] - middle[0], target[:, 1] - middle[1]])
    found = rows(asked) @ np.linalg.lstsq(rows(source), right, rcond=None)[0]
    return found.reshape(2, -1).T + middle


def bent(known: Array, target: Array, wanted: Array) -> Array:
    def bends(one: Array, other: Array) -> Array:
        square = ((one[:, None] - other[None]) ** 2).sum(axis=2)
        return 0.5 * square * np.log(np.where(square > 0, square, 1.0))

    count = len(known)
    flat = powers(known, 1)
    whole = np.block([[bends(known, known), flat], [flat.T, np.zeros((3, 3))]])
    found = np.linalg.solve(whole, np.concatenate([target, np.zeros((3, 2))]))
    return np.column_stack([bends(wanted, known), powers(wanted, 1)]) @ found[: count + 3]


@st.composite
def scans(draw: st.DrawFn, most: int = 24) -> list[ControlPoint]:
    """Draw control points of a scan of Vietnam, thin and far-off sets among them."""
    count = draw(st.integers(6, most))
    seed = draw(st.integers(0, 2**32 - 1))
    thin = draw(st.sampled_from((1.0, 1e-1, 1e-3)))
    noise = draw(st.sampled_from((0.0, 1.0, 300.0)))
    scale = draw(st.sampled_from((0.2, 4.0, 25.0)))
    turn = draw(st.floats(0, 2 * math.pi))
    random = np.random.default_rng(seed)
    along = random.random((count, 2)) * (1.0, thin) - (0.5, 0.5 * thin)
    spin = np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    pixels = (along @ spin) * (WIDE, HIGH) + (WIDE / 2, HIGH / 2)
    x, y = project(105.84, 21.59)
    ground = (pixels - (WIDE / 2, HIGH / 2)) * (scale, -scale) + (x, y)
    ground += random.normal(0, 1, (count, 2)) * noise * thin
    places = [unproject(*place) for place in ground.tolist()]
    return [
        ControlPoint(*pixel, *place) for pixel, place in zip(pixels.tolist(), places, strict=True)
    ]


@given(points=scans(), kind=st.sampled_from(TRANSFORMATIONS))
@settings(max_examples=150, deadline=None)
def test_both_ways_agree_with_numpy(points: list[ControlPoint], kind: str) -> None:
    pixels, ground = sides(points)
    fit = georeference(kind, points)
    # among the points: between them, a thin set says where things lie
    middles = (pixels + np.roll(pixels, 1, axis=0)) / 2
    asked = np.concatenate([pixels, middles])
    found = np.array(fit.projected([(x, -y) for x, y in asked.tolist()]))
    assert np.abs(found - oracle(kind, pixels, ground, asked)).max() < METRES
    known = np.array([fit.backward(point.lon, point.lat) for point in points]) * (1, -1)
    assert np.abs(known - oracle(kind, ground, pixels, ground)).max() < METRES


@pytest.mark.parametrize("count", [3, 4, 50, 200])
def test_a_spline_of_any_size_agrees_with_numpy(count: int) -> None:
    random = np.random.default_rng(count)
    pixels = random.random((count, 2)) * (WIDE, -HIGH)
    x, y = project(105.84, 21.59)
    ground = pixels * 12.5 + (x, y) + random.normal(0, 800, (count, 2))
    points = [
        ControlPoint(pixel[0], -pixel[1], *unproject(*place))
        for pixel, place in zip(pixels.tolist(), ground.tolist(), strict=True)
    ]
    pixels, ground = sides(points)
    asked = random.random((100, 2)) * (WIDE, -HIGH)
    found = np.array(georeference("spline", points).projected([(x, -y) for x, y in asked.tolist()]))
    assert np.abs(found - oracle("spline", pixels, ground, asked)).max() < METRES


@given(points=scans(), kind=st.sampled_from(TRANSFORMATIONS))
@settings(max_examples=60, deadline=None)
def test_residuals_are_the_distances_of_the_fit(points: list[ControlPoint], kind: str) -> None:
    found = assess(kind, points, PAGE)
    assert found.fit is not None
    assert found.rmse is not None
    pixels, ground = sides(points)
    off = np.linalg.norm(oracle(kind, pixels, ground, pixels) - ground, axis=1)
    assert [one.metres for one in found.residuals] == pytest.approx(off.tolist(), abs=METRES)
    assert found.rmse.metres == pytest.approx(math.sqrt((off**2).mean()), abs=METRES)
    for point, one in zip(points, found.residuals, strict=True):
        assert one.ground == pytest.approx(one.metres * math.cos(math.radians(point.lat)))
    if found.worst is not None:
        assert found.residuals[found.worst].ground == max(one.ground for one in found.residuals)


@given(lon=st.floats(-180, 180), lat=st.floats(-NORTHERNMOST, NORTHERNMOST))
@settings(max_examples=100, deadline=None)
def test_the_plane_is_that_of_epsg_3857(lon: float, lat: float) -> None:
    oracle = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
    assert project(lon, lat) == pytest.approx(oracle.transform(lon, lat), abs=1e-6)
    assert unproject(*project(lon, lat)) == pytest.approx((lon, lat), abs=1e-9)
    assert ground_scale(lat) == pytest.approx(math.cos(math.radians(lat)))


@pytest.mark.parametrize("kind", TRANSFORMATIONS)
def test_too_few_points_are_refused_in_a_sentence(kind: str) -> None:
    enough = FEWEST[kind]
    points = [grid_point(at) for at in range(enough - 1)]
    points.append(ControlPoint(900, 900, 105.9, 21.9, enabled=False))
    with pytest.raises(Impossible, match=f"at least {enough} control points, and {enough - 1}"):
        georeference(kind, points)


def grid_point(at: int, stretch: float = 1.0) -> ControlPoint:
    """Return one of many points that no line and no conic runs through."""
    x, y = 3000.0 * (at % 3) + 500 * (at // 3), 2500.0 * (at // 3) + 350 * (at % 3) ** 2
    return ControlPoint(x, y * stretch, *unproject(11_780_000 + 10 * x, 2_460_000 - 10 * y))


@pytest.mark.parametrize("kind", ["affine", "polynomial2", "spline"])
def test_points_on_a_line_are_refused(kind: str) -> None:
    points = [
        ControlPoint(100.0 * at, 70.0 * at, 105 + 0.01 * at, 21 + 0.02 * at) for at in range(8)
    ]
    with pytest.raises(Impossible, match="on one line or curve"):
        georeference(kind, points)


def test_points_on_a_circle_leave_a_second_order_undetermined() -> None:
    points = [
        ControlPoint(
            5000 + 900 * math.cos(at),
            5000 + 900 * math.sin(at),
            *unproject(1e7 + 90 * math.cos(at), 2e6 - 90 * math.sin(at)),
        )
        for at in range(9)
    ]
    with pytest.raises(Impossible, match="on one line or curve"):
        georeference("polynomial2", points)
    assert assess("affine", points).residuals[0].metres < METRES


@pytest.mark.parametrize(
    "wrong",
    [
        ControlPoint(math.nan, 1, 105, 21),
        ControlPoint(1, math.inf, 105, 21),
        ControlPoint(1, 1e12, 105, 21),
        ControlPoint(1, 1, 181, 21),
        ControlPoint(1, 1, 105, 90),
        ControlPoint(1, 1, 105, math.nan),
    ],
)
def test_a_point_that_lies_nowhere_is_refused(wrong: ControlPoint) -> None:
    with pytest.raises(Impossible, match="Control point 4 lies outside"):
        georeference("affine", [*(grid_point(at) for at in range(3)), wrong])


def test_two_points_in_one_place_stop_a_spline_and_are_doubted_otherwise() -> None:
    points = [grid_point(at) for at in range(6)]
    points.append(ControlPoint(points[2].x, points[2].y, 106.5, 21.0))
    with pytest.raises(Impossible, match="Control points 3 and 7 lie in the same place"):
        georeference("spline", points)
    doubts = {doubt.kind: doubt.points for doubt in assess("affine", points, PAGE).doubts}
    assert doubts["duplicate"] == (2, 6)


def doubts_of(kind: str, points: list[ControlPoint]) -> set[str]:
    return {doubt.kind for doubt in assess(kind, points, PAGE).doubts}


def test_doubts_are_named() -> None:
    spread = [
        ControlPoint(x, y, *unproject(11_780_000 + 10 * x + (x * y) / 1e6, 2_460_000 - 10 * y))
        for x, y in ((0, 0), (WIDE, 0), (WIDE, HIGH), (0, HIGH), (9000, 7000), (3000, 9000))
    ]
    assert doubts_of("affine", spread) == set()
    assert doubts_of("affine", spread[:3]) == {"exact"}
    assert doubts_of("spline", spread) == {"exact"}
    mirrored = [ControlPoint(WIDE - p.x, p.y, p.lon, p.lat) for p in spread]
    assert doubts_of("affine", mirrored) == {"mirrored"}
    close = [ControlPoint(p.x / 20, p.y / 20, p.lon, p.lat) for p in spread]
    assert doubts_of("affine", close) == {"clustered"}
    thin = [ControlPoint(p.x, p.y / 30, p.lon, p.lat) for p in spread]
    assert doubts_of("affine", thin) == {"collinear", "clustered"}


def test_a_sheet_that_would_lie_over_itself_is_doubted() -> None:
    points = [grid_point(at) for at in range(9)]
    torn = ControlPoint(9000, 7000, points[0].lon - 0.4, points[0].lat + 0.4)
    assert "folded" in doubts_of("spline", [*points, torn])
    assert "folded" not in doubts_of("spline", points)


def test_the_worst_point_is_named_and_none_where_all_agree() -> None:
    points = [grid_point(at) for at in range(9)]
    assert assess("affine", points).worst is None
    off = points[4]
    points[4] = ControlPoint(off.x, off.y, off.lon + 0.03, off.lat)
    assert assess("affine", points).worst == 4


def test_a_point_that_does_not_count_changes_nothing_and_still_has_its_residual() -> None:
    points = [grid_point(at) for at in range(9)]
    wrong = ControlPoint(4000, 4000, 107, 22, enabled=False)
    found = assess("affine", [*points, wrong])
    assert found.rmse is not None
    assert found.rmse.ground < METRES
    assert found.residuals[9].ground > 10_000


@given(scans(most=12))
@settings(max_examples=40, deadline=None)
def test_a_hull_holds_every_point(points: list[ControlPoint]) -> None:
    places = [(point.x, point.y) for point in points]
    corners = hull(places)
    assume(len(corners) >= 3)
    assert area(corners) > 0
    assert area(hull([*corners, *places])) == pytest.approx(area(corners))
