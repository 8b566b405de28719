"""Pins that would hide one another are grouped, spread when opened, and none is lost."""

from __future__ import annotations

import random
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLineF, QPointF

from tests.viewer.widgets.map_samples import position_pins
from viewer.widgets.map_marks import _REACH, Pin, arrange
from viewer.widgets.map_routes import RouteLine, arrow_head, course_of, grown
from viewer.widgets.projection import Frame, MapView, scale_of

if TYPE_CHECKING:
    from pathlib import Path

REGION = MapView(21.9, 106.1, scale_of(8.75), 900, 800, Frame())


def pin(name: str, lat: float, lon: float, importance: float = 1) -> Pin:
    return Pin(f"place/{name}", name, lat, lon, importance=importance)


def test_pins_at_one_place_show_the_more_important_with_the_others_behind() -> None:
    spots = arrange([pin("a", 21.4, 105.9), pin("b", 21.4, 105.9, 2)], REGION)
    assert [spot.pin.ref for spot in spots] == ["place/b"]
    assert spots[0].refs == ("place/b", "place/a")


@pytest.mark.parametrize("count", [30, 400])
def test_a_crowd_is_grouped_as_if_each_pair_were_looked_at(count: int) -> None:
    chance = random.Random(count)
    pins = [
        pin(f"{n}", 21.9 + chance.uniform(-1, 1), 106.1 + chance.uniform(-1, 1), count - n)
        for n in range(count)
    ]
    reach = _REACH
    leaders: list[tuple[QPointF, list[str]]] = []
    for one in pins:  # the definition: the earliest leader within reach takes it
        point = REGION.to_screen(one.lat, one.lon) + QPointF(*one.lift)
        if not (0 <= point.x() <= REGION.width and 0 <= point.y() <= REGION.height):
            continue
        near = [refs for at, refs in leaders if QLineF(at, point).length() < reach]
        if near:
            near[0].append(one.ref)
        else:
            leaders.append((point, [one.ref]))
    found = [list(spot.refs) for spot in arrange(pins, REGION)]
    assert sorted(map(sorted, found)) == sorted(sorted(refs) for _, refs in leaders)


def test_a_selected_group_is_spread_round_the_selection() -> None:
    pins = [pin(name, 21.4, 105.9) for name in "abcd"]
    spots = arrange(pins, REGION, opened="place/c")
    assert len(spots) == 4
    held = next(spot for spot in spots if spot.pin.ref == "place/c")
    assert not held.is_moved
    for one, other in combinations(spots, 2):
        assert QLineF(one.point, other.point).length() > 12
        assert one.true == other.true


def test_too_many_to_spread_stay_one_mark_with_a_count() -> None:
    pins = [pin(str(number), 21.4, 105.9) for number in range(30)]
    spots = arrange(pins, REGION, opened="place/7")
    assert [spot.pin.ref for spot in spots] == ["place/7"]
    assert len(spots[0].behind) == 29


def test_pins_that_coincide_are_spread_once_the_map_is_large() -> None:
    pins = [pin(name, 21.4, 105.9) for name in "abc"]
    near = MapView(21.4, 105.9, scale_of(11), 900, 800, Frame())
    assert len(arrange(pins, REGION)) == 1
    assert len(arrange(pins, near)) == 3


def test_what_lies_outside_view_and_frame_is_left_out() -> None:
    pins = [pin("china", 35, 103), pin("south", 10.5, 106.3), pin("here", 21.9, 106.1)]
    assert [spot.pin.ref for spot in arrange(pins, REGION)] == ["place/here"]


@pytest.mark.parametrize("zoom", [7.5, 8.75, 10, 11.5, 13])
def test_no_pin_is_lost_and_none_hides_another(shared: Path, zoom: float) -> None:
    view = MapView(21.5, 105.9, scale_of(zoom), 900, 1000, Frame())
    pins = position_pins(shared)
    shown = [
        each.ref
        for each in pins
        if view.frame.contains(each.lat, each.lon)
        and 0 <= view.to_screen(each.lat, each.lon).x() <= view.width
        and 0 <= view.to_screen(each.lat, each.lon).y() <= view.height
    ]
    spots = arrange(pins, view)
    assert sorted(ref for spot in spots for ref in spot.refs) == sorted(shown)
    for one, other in combinations(spots, 2):
        assert QLineF(one.point, other.point).length() > 10


def test_a_route_grows_and_stops_short_of_its_goal() -> None:
    line = RouteLine("route/a", "A", ((21.3, 105.6), (21.4, 105.8), (21.6, 105.8)))
    whole = course_of(line, REGION)
    goal = REGION.to_screen(21.6, 105.8)
    assert 5 < QLineF(whole.at(1), goal).length() < 14
    half = grown(whole, 0.5)
    assert half.length == pytest.approx(whole.length / 2)
    assert half.at(1) == whole.at(0.5)
    assert grown(whole, 0.0).length == 0
    assert arrow_head(grown(whole, 0.0), 10).isEmpty()
    assert arrow_head(whole, 10).contains(whole.at(1))


def test_a_route_passes_through_its_stops_at_every_scale() -> None:
    stops = ((21.3, 105.6), (21.4, 105.8), (21.45, 105.7), (21.6, 105.8))
    line = RouteLine("route/a", "A", stops)
    for zoom in (7.5, 9, 12):
        view = MapView(21.5, 105.7, scale_of(zoom), 900, 800, Frame())
        course = course_of(line, view)
        for lat, lon in stops[:-1]:
            assert course.away(view.to_screen(lat, lon)) < 1.0


def test_the_distance_to_a_route_is_found() -> None:
    line = RouteLine("route/a", "A", ((21.5, 105.6), (21.5, 105.7), (21.5, 106.0)))
    course = course_of(line, REGION)
    assert course.away(course.at(0) + QPointF(30, 10)) == pytest.approx(10, abs=1.5)
