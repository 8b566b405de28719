"""The station's map: dragged, pinched, tapped; days at its foot; what is chosen stays in sight."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF

from db.dates import iso_day, parse
from tests.viewer.exhibit.conftest import SIZES, at_screen, screen_of
from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.screens.map import MapScreen
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from viewer.exhibit.app import Exhibit

SHEET = "map/so-do-ba-huong-phoque"


@pytest.fixture
def exhibit(visited: Exhibit) -> Exhibit:
    return at_screen(visited, MapScreen)


@pytest.fixture
def chart(exhibit: Exhibit) -> MapScreen:
    return screen_of(exhibit, MapScreen)


def at(chart: MapScreen, ref: str) -> QPoint:
    return next(one.point for one in chart.canvas.spots() if one.pin.ref == ref).toPoint()


def bare(chart: MapScreen) -> QPoint:
    """Return a point of the map under which nothing lies."""
    canvas = chart.canvas
    points = (QPointF(x, y) for x in range(100, canvas.width(), 90) for y in range(100, 400, 60))
    return next(one.toPoint() for one in points if not canvas.refs_at(one))


def test_a_tapped_pin_is_told_on_a_card_that_opens_it(
    exhibit: Exhibit, chart: MapScreen, fingers: Fingers
) -> None:
    before = chart.canvas.view
    fingers.tap(chart.canvas, at(chart, "place/cao-bang") + QPoint(0, chart.mm(5)))
    exhibit.station.jobs.wait()
    assert exhibit.station.visit.chosen == "place/cao-bang"
    assert chart.card.title.text() == "Cao Bằng"
    assert chart.canvas.view == before  # what is tapped stays under the finger
    fingers.tap(chart.card.open_button)
    assert exhibit.station.visit.place == Place("record", "place/cao-bang")


def test_the_bare_map_puts_the_card_away(
    exhibit: Exhibit, chart: MapScreen, fingers: Fingers
) -> None:
    fingers.tap(chart.canvas, at(chart, "place/cao-bang"))
    exhibit.station.jobs.wait()
    fingers.tap(chart.canvas, bare(chart))
    assert exhibit.station.visit.chosen is None
    assert not chart.card.isVisible()


def test_fingers_move_the_map(chart: MapScreen, fingers: Fingers) -> None:
    before, middle = chart.canvas.view, QPoint(900, 400)
    fingers.drag(chart.canvas, middle, middle + QPoint(120, 60))
    moved = chart.canvas.view
    assert moved.lon < before.lon
    assert moved.scale == before.scale
    held = moved.to_geo(QPointF(middle))
    fingers.pinch(chart.canvas, middle, 120, 240)
    closer = chart.canvas.view
    assert closer.scale == pytest.approx(moved.scale * 2, rel=0.02)
    assert closer.to_geo(QPointF(middle)) == pytest.approx(held, abs=0.01)
    fingers.tap(chart.canvas, bare(chart))
    fingers.tap(chart.canvas, bare(chart))
    assert chart.canvas.view.scale >= closer.scale


def test_buttons_zoom_and_the_chosen_record_stays_in_sight(
    exhibit: Exhibit, chart: MapScreen, fingers: Fingers
) -> None:
    home = chart.canvas.view
    fingers.tap(chart.canvas, at(chart, "place/cao-bang"))
    exhibit.station.jobs.wait()
    for _ in range(4):
        fingers.tap(chart.controls.closer)
    assert chart.canvas.view.scale > 4 * home.scale
    assert chart.canvas.rect().contains(at(chart, "place/cao-bang"))
    fingers.tap(chart.controls.farther)
    fingers.tap(chart.controls.whole)
    assert chart.canvas.view == home


def test_a_day_is_shown_here_and_everywhere(
    exhibit: Exhibit, chart: MapScreen, fingers: Fingers
) -> None:
    arrows = chart.canvas._scene.routes
    day = parse("1950-10-01").earliest
    fingers.tap(chart.days.buttons[day])
    moment = exhibit.station.moment.value
    assert moment is not None
    assert iso_day(moment) == "1950-10-01"
    assert chart.canvas._scene.routes != arrows
    assert chart.canvas._scene.flags
    assert "1/10/1950" in [text for text, _ in chart.canvas.label_rects()]
    exhibit.station.visit.go(Place("timeline"))
    exhibit.station.jobs.wait()
    times = exhibit.window.screen_of("timeline")
    assert times.canvas.moment() == moment
    exhibit.station.visit.back()
    fingers.tap(chart.days.buttons[day])
    assert exhibit.station.moment.value is None


def test_layers_are_big_switches_and_forgotten(
    exhibit: Exhibit, chart: MapScreen, fingers: Fingers
) -> None:
    fingers.tap(chart.controls.layers)
    cards = chart.panel.cards()
    assert chart.panel.isVisible()
    relief = next(one for one in chart.canvas._scene.layers if one.id == "relief")
    assert relief.visible
    number = chart.panel._keys.index("relief")
    chart.panel._area.ensureWidgetVisible(cards[number])
    fingers.tap(cards[number])
    relief = next(one for one in chart.canvas._scene.layers if one.id == "relief")
    assert not relief.visible
    assert "ẩn" in cards[number].accessibleName()
    sheet = next(layer for layer in chart.canvas.pictures if layer.key == SHEET)
    assert not sheet.visible
    drawn = next(card for card in cards if card.title.text() == sheet.title["vi"])
    chart.panel._area.ensureWidgetVisible(drawn)
    fingers.tap(drawn)
    assert sheet.visible
    exhibit.station.visit.reset()
    exhibit.station.visit.go(Place("map"))
    assert not sheet.visible
    assert next(one for one in chart.canvas._scene.layers if one.id == "relief").visible
    assert not chart.panel.isVisible()


def test_a_record_chosen_elsewhere_stands_here(exhibit: Exhibit, chart: MapScreen) -> None:
    visit = exhibit.station.visit
    visit.go(Place("record", "event/tran-dong-khe"))
    visit.go(Place("map"))
    exhibit.station.jobs.wait()
    assert chart.card.title.text() == "Trận Đông Khê"
    assert chart.canvas.rect().contains(at(chart, "place/dong-khe"))
    assert "place/dong-khe" in chart.canvas._scene.highlighted
    visit.go(Place("map", SHEET))
    exhibit.station.jobs.wait()
    assert next(layer for layer in chart.canvas.pictures if layer.key == SHEET).visible
    visit.go(Place("map", "route/huong-song-cau"))
    exhibit.station.jobs.wait()
    assert chart.card.title.text()


def test_pins_that_crowd_are_offered_as_cards(
    exhibit: Exhibit, chart: MapScreen, fingers: Fingers
) -> None:
    group = next(one for one in chart.canvas.spots() if one.behind)
    fingers.tap(chart.canvas, group.point.toPoint())
    exhibit.station.jobs.wait()
    cards = chart.chooser.cards()
    assert len(cards) >= 2
    assert cards[0].isVisible()
    fingers.tap(cards[1])
    exhibit.station.jobs.wait()
    assert chart.chooser.isHidden()
    assert exhibit.station.visit.chosen is not None
    assert chart.card.isVisible()


def test_the_language_keeps_the_view(exhibit: Exhibit, chart: MapScreen, fingers: Fingers) -> None:
    fingers.tap(chart.canvas, at(chart, "place/cao-bang"))
    fingers.tap(chart.controls.closer)
    exhibit.station.jobs.wait()
    before = chart.canvas.view
    fingers.tap(exhibit.window.bar.language)
    exhibit.station.jobs.wait()
    assert chart.canvas.view == before
    texts = [text for text, _ in chart.canvas.label_rects()]
    assert "Redrawn sketch, not a map of the period" in texts
    assert chart.card.open_button.text() == "Open"


def test_every_control_is_large_enough_apart_and_low_where_it_should(
    exhibit: Exhibit, chart: MapScreen, fingers: Fingers
) -> None:
    fingers.tap(chart.canvas, at(chart, "place/cao-bang"))
    exhibit.station.jobs.wait()
    window, comfort = exhibit.window, exhibit.comfort
    for size, text, reach in product(SIZES, (1.0, 1.5), (False, True)):
        window.resize(*size)
        comfort.set_text(text)
        comfort.set_reach(reach)
        chart._place()
        rounds = (
            chart.controls.play,
            chart.controls.layers,
            chart.controls.closer,
            chart.controls.farther,
            chart.controls.whole,
        )
        standing = (*rounds, chart.card, chart.days)
        for number, part in enumerate(standing):
            box = part.geometry()
            assert chart.rect().contains(box), (size, text, reach, part)
            assert not any(box.intersects(one.geometry()) for one in standing[number + 1 :])
        buttons = (*rounds, *chart.days.buttons.values(), chart.card.open_button)
        for button in buttons:
            assert min(button.width(), button.height()) >= chart.mm(14), (size, text, button)
            if reach:
                assert button.mapTo(window, QPoint(0, 0)).y() >= window.height() // 2


def test_the_next_visitor_is_offered_the_days_that_were_offered_first(
    exhibit: Exhibit, chart: MapScreen, fingers: Fingers
) -> None:
    first = list(chart.days.buttons)
    fingers.tap(chart.days.earlier)
    assert list(chart.days.buttons) != first
    exhibit.station.visit.reset()
    assert list(chart.days.buttons) == first
