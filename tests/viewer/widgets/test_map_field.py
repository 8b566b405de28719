"""Pins by the ten thousand: thinned where they crowd, none lost, the weightiest in front."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from viewer.widgets.map_field import FEW, PinField, PinFields
from viewer.widgets.map_marks import Pin, arrange
from viewer.widgets.map_touch import OFFERED, TouchMap
from viewer.widgets.projection import Frame, MapView, scale_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FRAME = Frame()
MOST_SHOWN = 1200


def crowd(count: int, seed: int = 7) -> tuple[Pin, ...]:
    chance = random.Random(seed)
    return tuple(
        Pin(
            f"place/{number}",
            f"Điểm {number}",
            chance.gauss(21.7, 0.5),
            chance.gauss(106.0, 0.5),
            importance=float(chance.choice((0, 1, 1, 1, 2))),
            weight=chance.randrange(1000),
        )
        for number in range(count)
    )


def view_at(zoom: float, lat: float = 21.7, lon: float = 106.0) -> MapView:
    return MapView(lat, lon, scale_of(zoom), 1920, 1080, FRAME)


PINS = crowd(16_000)
FIELD = PinField(PINS)


@pytest.mark.parametrize("zoom", [8.5, 9.75, 11.2, 13.0])
def test_every_pin_in_view_is_shown_or_stands_behind_a_mark_once(zoom: float) -> None:
    view = view_at(zoom)
    spots = FIELD.spots((), view, frozenset(), None, 1.0)
    assert len(spots) <= MOST_SHOWN
    refs = Counter(ref for spot in spots for ref in spot.refs)
    assert max(refs.values()) == 1
    margin = 92  # a cell at its largest: one at the edge may have its mark outside
    for pin in PINS:
        at = view.to_screen(pin.lat, pin.lon)
        inside = margin < at.x() < view.width - margin and margin < at.y() < view.height - margin
        if inside and FRAME.contains(pin.lat, pin.lon):
            assert pin.ref in refs


def test_the_weightiest_of_a_crowd_stands_for_it() -> None:
    crowded = [one for one in FIELD.spots((), view_at(8.5), frozenset(), None, 1.0) if one.behind]
    assert crowded
    order = {pin.ref: (-pin.importance, -pin.weight) for pin in PINS}
    alone = [one for one in crowded if len(one.behind) > 60]
    assert alone
    assert all(
        one.pin.importance == max(pin.importance for pin in (one.pin, *one.behind)) for one in alone
    )
    assert any(order[one.pin.ref] == min(order[ref] for ref in one.refs) for one in alone)


def test_a_mark_stands_still_while_the_map_is_dragged() -> None:
    before = {one.pin.ref for one in FIELD.spots((), view_at(9.75), frozenset(), None, 1.0)}
    view = view_at(9.75).panned(37, -23)
    inner = [
        one
        for one in FIELD.spots((), view, frozenset(), None, 1.0)
        if 150 < one.point.x() < view.width - 150 and 150 < one.point.y() < view.height - 150
    ]
    assert inner
    assert {one.pin.ref for one in inner} <= before


def test_chosen_and_lit_pins_come_out_of_their_crowd() -> None:
    hidden = max(
        FIELD.spots((), view_at(8.5), frozenset(), None, 1.0), key=lambda one: len(one.behind)
    ).behind
    chosen, lit = hidden[-1].ref, hidden[-2].ref
    spots = FIELD.spots((), view_at(8.5), frozenset({chosen, lit}), chosen, 1.0)
    assert chosen in {one.pin.ref for one in spots}
    assert max(Counter(ref for one in spots for ref in one.refs).values()) == 1


def test_few_pins_are_arranged_as_ever() -> None:
    pins = PINS[:FEW]
    found = PinField(pins).spots((), view_at(9.0), frozenset(), None, 1.0)
    assert found == arrange(pins, view_at(9.0))


def test_what_is_near_a_point_is_found_as_by_looking_at_all() -> None:
    field = PinField((Pin("place/a", "A", 21.6, 105.8), Pin("place/b", "B", 22.0, 106.0, 40.0)))
    assert field.is_near(21.6, 105.82, 2.5)
    assert not field.is_near(21.6, 105.83, 2.5)
    assert not field.is_near(22.0, 106.0, 2.5)  # a stretch of country is no spot
    assert field.names == {"a", "b"}
    assert field.spot_names == {"a"}


def test_a_tap_on_a_large_crowd_comes_nearer_instead_of_asking_which(qtbot: QtBot) -> None:
    canvas = TouchMap()
    qtbot.addWidget(canvas)
    canvas.resize(1200, 800)
    canvas.set_reduced_motion(True)
    canvas.set_pins(PINS)
    canvas.show()
    asked: list[object] = []
    canvas.crowded.connect(asked.append)
    spot = max(canvas.spots(), key=lambda one: len(one.behind))
    assert len(spot.behind) > OFFERED
    before = canvas.view.scale
    at = QPoint(round(spot.point.x()), round(spot.point.y()))
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at)
    assert asked == []
    assert canvas.view.scale > before


def test_between_two_visits_only_the_levels_seen_last_are_kept() -> None:
    fields = PinFields()
    field = fields.of(PINS)
    for zoom in (8.5, 9.75, 11.2, 13.0, 9.75):
        field.spots((), view_at(zoom), frozenset(), None, 1.0)
    kept = list(field._levels)[-2:]
    fields.thin()
    assert list(field._levels) == kept
    assert [level for level, _ in kept] == [26, 19]


def test_a_map_forgets_between_two_visits_how_wide_texts_are(qtbot: QtBot) -> None:
    canvas = TouchMap()
    qtbot.addWidget(canvas)
    canvas.resize(800, 600)
    canvas.set_pins(PINS[:40])
    canvas.show()
    canvas.refs_at(QPointF(400, 300))
    assert canvas._scene._sizes
    canvas.thin_pictures()
    assert not canvas._scene._sizes
