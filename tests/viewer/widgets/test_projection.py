"""Degrees to pixels and back; zooming keeps a point; nothing outside the frame is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from viewer.widgets.projection import Frame, MapView, least_scale, scale_bar, scale_of

FRAME = Frame()
sizes = st.tuples(st.integers(240, 3840), st.integers(240, 2160))
places = st.tuples(st.floats(19.2, 24.2), st.floats(102.0, 109.6))


def view_of(size: tuple[int, int], place: tuple[float, float], zoom: float) -> MapView:
    return MapView(*place, scale_of(zoom), size[0], size[1], FRAME).clamped()


def shows_only_the_frame(view: MapView) -> bool:
    whole = QRectF(QPointF(102.0, 19.2), QPointF(109.6, 24.2))
    return whole.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(view.bounds())


@given(sizes, places, places, st.floats(6, 13))
def test_there_and_back_is_the_same_place(
    size: tuple[int, int], centre: tuple[float, float], place: tuple[float, float], zoom: float
) -> None:
    view = view_of(size, centre, zoom)
    assert view.to_geo(view.to_screen(*place)) == pytest.approx(place, abs=1e-6)


@given(sizes, places, st.floats(2, 20), st.floats(0.05, 20), st.tuples(*[st.floats(0, 1)] * 2))
def test_no_view_shows_more_than_the_frame(
    size: tuple[int, int],
    place: tuple[float, float],
    zoom: float,
    factor: float,
    about: tuple[float, float],
) -> None:
    view = view_of(size, place, zoom)
    point = QPointF(about[0] * size[0], about[1] * size[1])
    assert shows_only_the_frame(view)
    assert shows_only_the_frame(view.zoomed(factor, point))
    assert shows_only_the_frame(view.panned(9999, -9999))
    assert shows_only_the_frame(view.fitted(105, 21, 107, 23))


def test_zooming_keeps_what_is_under_the_pointer() -> None:
    view = view_of((800, 600), (21.9, 106.1), 9)
    point = QPointF(200, 150)
    before = view.to_geo(point)
    assert view.zoomed(1.7, point).to_geo(point) == pytest.approx(before, abs=1e-9)


def test_a_fitted_rectangle_is_wholly_in_view() -> None:
    view = view_of((600, 800), (21.9, 106.1), 9).fitted(105.05, 20.95, 107.15, 22.85)
    assert view.bounds().contains(QRectF(QPointF(105.06, 20.96), QPointF(107.14, 22.84)))


def test_a_transform_agrees_with_to_screen() -> None:
    view = view_of((900, 700), (21.6, 105.9), 10)
    mapped = view.transform().map(QPointF(106.43, 22.43))
    direct = view.to_screen(22.43, 106.43)
    assert (mapped.x(), mapped.y()) == pytest.approx((direct.x(), direct.y()))


def test_distances_are_those_on_the_ground() -> None:
    # Thái Nguyên to Cao Bằng, GeoNames points: 126.4 km on the sphere
    view = view_of((800, 800), (22.1, 106.0), 9)
    one, other = view.to_screen(21.59422, 105.84817), view.to_screen(22.66568, 106.25786)
    away = ((one.x() - other.x()) ** 2 + (one.y() - other.y()) ** 2) ** 0.5
    assert away * view.km_per_pixel == pytest.approx(126.4, abs=1.0)


@given(st.floats(6.5, 13), st.floats(80, 200))
def test_the_scale_bar_is_round_and_fits(zoom: float, longest: float) -> None:
    view = view_of((1200, 900), (21.9, 106.1), zoom)
    kilometres, pixels = scale_bar(view, longest)
    assert longest / 2.5 - 1 <= pixels <= longest + 1e-6
    assert f"{kilometres:e}"[0] in "125"
    assert pixels * view.km_per_pixel == pytest.approx(kilometres)


def test_the_least_scale_fills_the_widget() -> None:
    assert least_scale(FRAME, 600, 800) == pytest.approx(160)


def test_halfway_of_a_flight_lies_between() -> None:
    start, end = view_of((800, 600), (21.5, 105.8), 9), view_of((800, 600), (22.4, 106.4), 11)
    middle = start.between(end, 0.5)
    assert middle.zoom == pytest.approx(10)
    assert start.between(end, 1.0).lat == pytest.approx(end.lat)
