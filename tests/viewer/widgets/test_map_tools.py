"""The map's tools under real events: fingers, area, measure, swipe, markers, pictures over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pyproj import Geod
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPointingDevice
from PySide6.QtTest import QTest

from tests.viewer.widgets.map_samples import bundled_layers, position_pins
from viewer import theme
from viewer.widgets.map_canvas import MapCanvas, MapClick
from viewer.widgets.map_picture import PictureLayer
from viewer.widgets.map_tools import Area, Marker

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from viewer.widgets.projection import MapView

pytestmark = pytest.mark.usefixtures("light")
LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
BOX = QRectF(QPointF(105.0, 21.0), QPointF(107.0, 22.6))


class Sheet(PictureLayer):
    """A picture of one colour over a rectangle of degrees; counts what it is asked to paint."""

    def __init__(self, key: str, colour: str, bounds: QRectF = BOX) -> None:
        super().__init__(key, {"vi": key, "en": key}, bounds, {"en": f"Credit of {key}"})
        self.colour = QColor(colour)
        self.painted: list[MapView] = []

    def paint(self, painter: QPainter, view: MapView) -> None:
        """Paint the rectangle."""
        self.painted.append(view)
        painter.fillRect(view.transform().mapRect(self.bounds), self.colour)


@pytest.fixture(scope="module")
def touchscreen(qapp: QApplication) -> QPointingDevice:
    assert qapp is not None
    return QTest.createTouchDevice()


@pytest.fixture
def canvas(qtbot: QtBot, shared: Path) -> MapCanvas:
    made = MapCanvas()
    qtbot.addWidget(made)
    made.set_reduced_motion(reduced=True)
    made.set_pins(position_pins(shared))
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def drag(qtbot: QtBot, canvas: MapCanvas, start: QPoint, end: QPoint, **how: object) -> None:
    modifier = Qt.KeyboardModifier(how.get("modifier", Qt.KeyboardModifier.NoModifier))
    qtbot.mousePress(canvas, LEFT, modifier, start)
    for step in (0.4, 0.8, 1.0):
        qtbot.mouseMove(canvas, start + (end - start) * step)
    qtbot.mouseRelease(canvas, LEFT, modifier, end)


def pixel(canvas: MapCanvas, lat: float, lon: float) -> QColor:
    """Return the colour that is painted at a position."""
    image: QImage = canvas.grab().toImage()
    point = canvas.view.to_screen(lat, lon) * image.devicePixelRatio()
    return image.pixelColor(point.toPoint())


# fingers


def test_one_finger_pans_and_a_tap_picks(
    qtbot: QtBot, canvas: MapCanvas, touchscreen: QPointingDevice
) -> None:
    before = canvas.view
    start, end = QPoint(300, 300), QPoint(240, 330)
    QTest.touchEvent(canvas, touchscreen).press(1, start, canvas).commit()
    for step in (0.5, 1.0):
        QTest.touchEvent(canvas, touchscreen).move(1, start + (end - start) * step, canvas).commit()
    QTest.touchEvent(canvas, touchscreen).release(1, end, canvas).commit()
    moved = canvas.view.to_screen(*before.to_geo(QPointF(start)))
    assert (moved.x(), moved.y()) == pytest.approx((end.x(), end.y()), abs=0.5)
    point = next(s.point for s in canvas.spots() if s.pin.ref == "place/that-khe").toPoint()
    with qtbot.waitSignal(canvas.picked) as picked:
        QTest.touchEvent(canvas, touchscreen).press(1, point, canvas).commit()
        QTest.touchEvent(canvas, touchscreen).release(1, point, canvas).commit()
    assert picked.args == ["place/that-khe"]


def test_two_fingers_zoom_about_what_lies_between_them(
    qtbot: QtBot, canvas: MapCanvas, touchscreen: QPointingDevice
) -> None:
    scale, middle = canvas.view.scale, QPointF(300, 250)
    under = canvas.view.to_geo(middle)

    def spread(apart: int) -> tuple[QPoint, QPoint]:
        return QPoint(300 - apart, 250), QPoint(300 + apart, 250)

    with qtbot.assertNotEmitted(canvas.picked):
        one, other = spread(50)
        QTest.touchEvent(canvas, touchscreen).press(1, one, canvas).commit()
        QTest.touchEvent(canvas, touchscreen).move(1, one, canvas).press(2, other, canvas).commit()
        for apart in (60, 80, 100):
            one, other = spread(apart)
            QTest.touchEvent(canvas, touchscreen).move(1, one, canvas).move(
                2, other, canvas
            ).commit()
        QTest.touchEvent(canvas, touchscreen).move(1, one, canvas).release(
            2, other, canvas
        ).commit()
        after_pinch = canvas.view
        QTest.touchEvent(canvas, touchscreen).move(1, one + QPoint(40, 0), canvas).commit()
        QTest.touchEvent(canvas, touchscreen).release(1, one + QPoint(40, 0), canvas).commit()
    assert after_pinch.scale == pytest.approx(2 * scale)
    assert after_pinch.to_geo(middle) == pytest.approx(under, abs=1e-6)
    assert canvas.view == after_pinch  # the finger that stayed moves nothing


# clicks


def test_every_click_says_where_it_was_and_a_drag_says_nothing(
    qtbot: QtBot, canvas: MapCanvas
) -> None:
    bare = canvas.view.to_screen(21.15, 106.9).toPoint()
    with qtbot.waitSignal(canvas.clicked) as clicked:
        qtbot.mouseClick(canvas, LEFT, pos=bare)
    click: MapClick = clicked.args[0]
    assert (click.lat, click.lon) == pytest.approx((21.15, 106.9), abs=0.003)
    assert click.ref is None
    point = next(s.point for s in canvas.spots() if s.pin.ref == "place/that-khe").toPoint()
    with qtbot.waitSignal(canvas.clicked) as clicked:
        qtbot.mouseClick(canvas, LEFT, pos=point)
    assert clicked.args[0].ref == "place/that-khe"
    with qtbot.assertNotEmitted(canvas.clicked):
        drag(qtbot, canvas, bare, bare + QPoint(-50, -50))


def test_the_position_under_the_pointer_is_told(qtbot: QtBot, canvas: MapCanvas) -> None:
    with qtbot.waitSignal(canvas.pointed) as pointed:
        qtbot.mouseMove(canvas, QPoint(200, 100))
    assert pointed.args[0] == pytest.approx(canvas.view.to_geo(QPointF(200, 100)))


# area


def test_dragging_with_shift_marks_an_area_and_esc_gives_it_up(
    qtbot: QtBot, canvas: MapCanvas
) -> None:
    before = canvas.view
    with qtbot.waitSignal(canvas.area_chosen) as chosen:
        drag(qtbot, canvas, QPoint(400, 350), QPoint(150, 120), modifier=SHIFT)
    area: Area = chosen.args[0]
    north, west = before.to_geo(QPointF(150, 120))
    south, east = before.to_geo(QPointF(400, 350))
    assert (area.west, area.south, area.east, area.north) == pytest.approx(
        (west, south, east, north)
    )
    assert canvas.view == before
    canvas.setFocus()
    with qtbot.waitSignal(canvas.area_chosen) as chosen:
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert chosen.args == [None]


def test_the_area_tool_needs_no_shift_and_a_slip_marks_nothing(
    qtbot: QtBot, canvas: MapCanvas
) -> None:
    canvas.area.turn(True)
    with qtbot.assertNotEmitted(canvas.area_chosen):
        drag(qtbot, canvas, QPoint(200, 200), QPoint(203, 320))
    with qtbot.waitSignal(canvas.area_chosen):
        drag(qtbot, canvas, QPoint(200, 200), QPoint(260, 260))


def test_an_area_stays_on_its_ground_and_what_lies_outside_is_veiled(canvas: MapCanvas) -> None:
    canvas.set_pins([])
    canvas.set_pictures([Sheet("sheet", "#00aa00")])
    plain = QColor("#00aa00")
    canvas.area.show_area(Area(105.8, 21.8, 106.3, 22.3))
    for _ in range(2):
        assert pixel(canvas, 21.7, 106.4) != plain
        assert pixel(canvas, 22.05, 106.05) == plain
        canvas.zoom_in()
    canvas.area.show_area(None)
    assert pixel(canvas, 21.8, 106.2) == plain


# measure


def test_measuring_adds_geodesics_and_esc_takes_points_back(
    qtbot: QtBot, canvas: MapCanvas
) -> None:
    canvas.measure.turn(True)
    canvas.setFocus()
    with qtbot.assertNotEmitted(canvas.picked):
        for point in (QPoint(100, 100), QPoint(400, 300), QPoint(350, 500)):
            qtbot.mouseClick(canvas, LEFT, pos=point)
    line = canvas.measure.points
    geod = Geod(ellps="WGS84")
    wanted = geod.line_length([lon for _, lon in line], [lat for lat, _ in line]) / 1000
    assert len(line) == 3
    assert canvas.measure.kilometres == pytest.approx(wanted, abs=1e-5)
    before = canvas.view
    drag(qtbot, canvas, QPoint(300, 300), QPoint(250, 300))
    assert canvas.view != before  # a drag still moves the map
    assert canvas.measure.points == line
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.measure.points == line[:2]
    canvas.measure.turn(False)
    assert canvas.measure.points == ()


# markers


def test_a_marker_is_picked_dragged_and_told(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.set_pins([])
    canvas.set_markers(
        [Marker("1", "1", 21.8, 106.0), Marker("2", "2", 22.1, 106.4, movable=False)]
    )
    first = canvas.view.to_screen(21.8, 106.0).toPoint()
    with qtbot.waitSignal(canvas.marker_picked) as picked, qtbot.assertNotEmitted(canvas.clicked):
        qtbot.mouseClick(canvas, LEFT, pos=first)
    assert picked.args == ["1"]
    with qtbot.waitSignal(canvas.marker_moved) as moved:
        drag(qtbot, canvas, first, first + QPoint(60, -40))
    wanted = canvas.view.to_geo(QPointF(first + QPoint(60, -40)))
    assert moved.args == ["1", pytest.approx(wanted[0]), pytest.approx(wanted[1])]
    second = canvas.view.to_screen(22.1, 106.4).toPoint()
    before = canvas.view
    with qtbot.assertNotEmitted(canvas.marker_moved):
        drag(qtbot, canvas, second, second + QPoint(60, -40))
    assert canvas.view == before


# pictures over the base map


def test_pictures_lie_in_order_with_their_opacity_and_credit(canvas: MapCanvas) -> None:
    canvas.set_pins([])
    low, high = Sheet("low", "#0000ff"), Sheet("high", "#ff0000")
    canvas.set_pictures([low, high])
    assert pixel(canvas, 21.8, 106.0) == QColor("#ff0000")
    high.set_opacity(0.5)
    mixed = pixel(canvas, 21.8, 106.0)
    assert (mixed.red(), mixed.blue()) == pytest.approx((127, 128), abs=2)
    high.set_visible(False)
    assert pixel(canvas, 21.8, 106.0) == QColor("#0000ff")
    canvas.set_language("en")
    assert any("Credit of low" in text for text, _ in canvas.label_rects())
    canvas.set_pictures([high, low])
    assert canvas.pictures == (high, low)
    canvas.set_pictures([])
    assert pixel(canvas, 21.8, 106.0) not in (QColor("#0000ff"), QColor("#ff0000"))


def test_a_picture_is_painted_once_and_anew_only_where_it_changed(canvas: MapCanvas) -> None:
    sheet = Sheet("sheet", "#00aa00")
    canvas.set_pictures([sheet])
    canvas.grab()
    painted = len(sheet.painted)
    canvas.grab()
    assert len(sheet.painted) == painted
    sheet.set_opacity(0.4)
    canvas.grab()
    assert len(sheet.painted) == painted
    sheet.changed.emit(QRectF(QPointF(106.0, 21.8), QPointF(106.01, 21.81)))
    canvas.grab()
    assert painted < len(sheet.painted) <= painted + 4
    sheet.changed.emit(None)
    canvas.grab()
    assert len(sheet.painted) >= 2 * painted
    assert all((view.width, view.height) == (256, 256) for view in sheet.painted)


def test_tiles_meet_without_a_seam(canvas: MapCanvas) -> None:
    canvas.set_pins([])
    whole = QRectF(QPointF(102, 19.2), QPointF(109.6, 24.2))
    canvas.set_pictures([Sheet("sheet", "#00aa00", whole)])
    for by in (0.3, 0.5, 0.77):
        canvas._motion.pan(by, by)
        image = canvas.grab().toImage()
        row = {image.pixelColor(x, 300).name() for x in range(20, 640)}
        assert row == {"#00aa00"}


def test_the_swipe_handle_parts_the_topmost_picture(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.set_pins([])
    canvas.set_pictures([Sheet("low", "#0000ff"), Sheet("high", "#ff0000")])
    canvas.swipe.turn(True)
    blue, red = QColor("#0000ff"), QColor("#ff0000")
    west, east = (21.8, 105.6), (21.8, 106.6)
    assert (pixel(canvas, *west), pixel(canvas, *east)) == (blue, red)
    before = canvas.view
    drag(qtbot, canvas, QPoint(350, 300), QPoint(60, 300))
    assert canvas.view == before
    assert (pixel(canvas, *west), pixel(canvas, *east)) == (red, red)
    drag(qtbot, canvas, QPoint(60, 300), QPoint(650, 300))
    assert (pixel(canvas, *west), pixel(canvas, *east)) == (blue, blue)
    canvas.swipe.turn(False)
    assert (pixel(canvas, *west), pixel(canvas, *east)) == (red, red)


def test_the_base_map_fades_into_the_paper(canvas: MapCanvas, resources: Path) -> None:
    canvas.set_pins([])
    canvas.set_layers(bundled_layers(resources))
    full = pixel(canvas, 21.15, 106.6)
    canvas.set_base_opacity(0.0)
    assert pixel(canvas, 21.15, 106.6) == theme.LIGHT.paper
    canvas.set_base_opacity(1.0)
    assert pixel(canvas, 21.15, 106.6) == full


# moving


def test_marks_carried_along_a_drag_stand_where_they_belong(
    qtbot: QtBot, canvas: MapCanvas
) -> None:
    canvas.grab()
    qtbot.mousePress(canvas, LEFT, pos=QPoint(300, 520))
    for step in range(1, 12):
        qtbot.mouseMove(canvas, QPoint(300 + 7 * step, 520 - 5 * step))
        canvas.grab()
        view = canvas.view
        for spot in canvas._shown.spots:
            away = spot.true - view.to_screen(spot.pin.lat, spot.pin.lon)
            assert away.manhattanLength() < 0.01
        inside = canvas._scene.edge(view)
        assert all(inside.contains(label.rect) for label in canvas._shown.labels)
    qtbot.mouseRelease(canvas, LEFT, pos=QPoint(377, 465))
    qtbot.waitUntil(lambda: not canvas._motion.is_moving)


def test_a_lively_map_gets_sharp_by_itself(
    qtbot: QtBot, canvas: MapCanvas, resources: Path
) -> None:
    canvas.set_reduced_motion(reduced=False)
    canvas.set_layers(bundled_layers(resources))
    canvas.centre_on(21.6, 105.85, 11, smooth=False)
    canvas.grab()
    qtbot.waitUntil(lambda: canvas._ground.is_sharp)
