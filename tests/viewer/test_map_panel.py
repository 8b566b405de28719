"""The map in its window: a moment, an area, layers, the tray, pictures, and back to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QListWidget,
    QPushButton,
    QSlider,
    QToolButton,
)

from db import Archive, reading
from db.dates import day_start
from tests.viewer.conftest import panel_of
from viewer.models.chart import Chart
from viewer.state.browse import Span
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.map_layer_list import MapLayerList
from viewer.widgets.map_readout import MapReadout
from viewer.widgets.reading_view import ReadingView
from viewer.widgets.timeline_canvas import TimelineCanvas
from viewer.widgets.tray import Tray

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.panels.map import MapPanel
    from viewer.session import Session

LEFT = Qt.MouseButton.LeftButton
DAY = 24 * 60


class Room:
    """The window, and the parts of it that the map plays with."""

    def __init__(self, session: Session, qtbot: QtBot) -> None:
        self.context = session.context
        self.window = session.window
        self.qtbot = qtbot
        self.panel: MapPanel = panel_of(session, "map")  # pyright: ignore[reportAttributeAccessIssue]
        self.map: MapCanvas = self.panel.findChild(MapCanvas)
        self.text = panel_of(session, "reader").findChild(ReadingView)
        self.timeline = panel_of(session, "timeline").findChild(TimelineCanvas)

    def settle(self) -> None:
        """Wait until everything asked has been answered."""
        self.context.jobs.wait()

    def button(self, name: str) -> QToolButton:
        """Return a button of the map's bar."""
        return self.panel.findChild(QToolButton, name)

    def growth(self) -> dict[str, float]:
        """Return how far each arrow has come."""
        return {route.ref: route.growth for route in self.map._scene.routes}

    def show(self, year: int, month: int, day: int) -> None:
        """Show a day of the campaign."""
        self.context.moment.show_day(day_start(year, month, day))


@pytest.fixture
def room(open_window: Callable[..., Session], bundled: Path, qtbot: QtBot) -> Room:
    return Room(open_window(bundled, (1920, 1080)), qtbot)


def test_arrows_grow_and_units_stand_as_the_days_pass(room: Room) -> None:
    assert set(room.growth().values()) == {1.0}
    assert room.map._scene.flags == ()
    axis, withdrawal = "route/huong-quoc-lo-3", "route/rut-ve-ha-noi"
    seen: list[float] = []
    for day in range(28, 31):
        room.show(1950, 9, day)
        seen.append(room.growth()[axis])
    for day in range(1, 11):
        room.show(1950, 10, day)
        seen.append(room.growth()[axis])
        assert (room.growth()[withdrawal] > 0) == (day == 10)
        if day == 1:
            places = {(flag.lat, flag.lon) for flag in room.map._scene.flags}
            assert places
            assert {flag.side for flag in room.map._scene.flags} == {"vietnam", "france"}
    assert seen[0] == 0
    assert seen == sorted(seen)
    assert seen[-1] == 1
    assert any("10/10/1950" in text for text, _ in room.map.label_rects())
    room.context.moment.show(None)
    assert room.map._scene.flags == ()
    assert set(room.growth().values()) == {1.0}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("size", [(300, 520), (620, 700), (1366, 768), (1920, 1080), (3840, 2160)])
def test_no_label_collides_on_any_day(room: Room, lang: str, size: tuple[int, int]) -> None:
    from tests.viewer.widgets.test_map_canvas import meetings

    room.context.language.switch(lang)
    room.map.setParent(None)
    room.qtbot.addWidget(room.map)
    room.map.resize(*size)
    room.map.show()
    for day in (None, (1950, 9, 16), (1950, 9, 30), (1950, 10, 1), (1950, 10, 10)):
        if day is None:
            room.context.moment.show(None)
        else:
            room.show(*day)
        room.map.go_home()
        assert not meetings(room.map)
        room.map.show_all([(21.33, 105.62), (21.75, 106.0)])
        assert not meetings(room.map)


def test_a_dragged_area_limits_what_is_looked_at_until_esc(room: Room) -> None:
    room.qtbot.mouseClick(room.button("area"), LEFT)
    start, end = QPoint(120, 200), QPoint(360, 420)
    room.qtbot.mousePress(room.map, LEFT, pos=start)
    room.qtbot.mouseMove(room.map, (start + end) / 2)
    room.qtbot.mouseMove(room.map, end)
    room.qtbot.mouseRelease(room.map, LEFT, pos=end)
    room.settle()
    area = room.context.browse.scope.area
    assert area is not None
    south, east = room.map.view.to_geo(end.toPointF())
    assert (area.south, area.east) == (pytest.approx(south), pytest.approx(east))
    assert not room.button("area").isChecked()
    room.map.setFocus()
    room.qtbot.keyClick(room.map, Qt.Key.Key_Escape)
    assert room.context.browse.scope.area is None


def _slider_of(layers: MapLayerList, title: str) -> QSlider:
    sliders = layers.findChildren(QSlider)
    return next(one for one in sliders if title in one.accessibleName())


def test_layers_are_shown_hidden_faded_and_remembered(room: Room) -> None:
    room.qtbot.mouseClick(room.button("layers"), LEFT)
    layers = room.panel.findChild(MapLayerList)
    assert layers.isVisible()
    boxes = {box.accessibleName(): box for box in layers.findChildren(QCheckBox)}
    border = next(box for name, box in boxes.items() if name.startswith("Biên giới quốc gia"))
    assert "ngày nay" in border.accessibleName()
    assert not border.isChecked()
    before = room.map.grab().toImage()
    border.setFocus()
    room.qtbot.keyClick(border, Qt.Key.Key_Space)
    assert any(one.role == "border" and one.visible for one in room.map._scene.layers)
    assert room.context.settings.text("map/layer/border", "") == "shown"
    assert room.map.grab().toImage() != before
    slider = _slider_of(layers, "Bản đồ nền")
    slider.setFocus()
    for _ in range(3):
        room.qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    assert room.map._ground.opacity == pytest.approx(0.7)
    assert _slider_of(layers, "Bản đồ nền") is slider  # the list stays while it is used
    room.qtbot.keyClick(slider, Qt.Key.Key_Escape)
    assert not layers.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_tray_lists_what_has_no_position_and_chooses_it(room: Room, bundled: Path) -> None:
    with Archive.open(bundled) as archive:
        lost = {one.ref for one in archive.read(reading.places) if one.lat is None}
        lost |= {one.ref for one in archive.read(reading.routes) if len(one.points) < 2}
    button = next(
        one for one in room.panel.findChildren(QPushButton) if "Chưa rõ vị trí" in one.text()
    )
    assert button.text().endswith(str(len(lost)))
    room.qtbot.mouseClick(button, LEFT)
    tray = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Tray))
    lines = tray.findChild(QListWidget)
    refs = [lines.item(row).data(Qt.ItemDataRole.UserRole) for row in range(lines.count())]
    assert set(refs) == lost
    lines.setCurrentRow(1)
    room.qtbot.keyPress(lines, Qt.Key.Key_Return)  # the list goes before the key comes up
    assert room.context.selection.ref == refs[1]
    room.settle()


@pytest.mark.parametrize("suffix", ["png", "pdf"])
def test_the_map_is_kept_as_it_is_seen(room: Room, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"bản đồ.{suffix}"
    seen = room.map.grab().toImage()
    room.panel.save_picture(str(path))
    room.settle()
    if suffix == "pdf":
        assert path.read_bytes().startswith(b"%PDF")
        return
    kept = QImage(str(path))
    assert kept.size() == seen.size() * 2
    small = kept.scaled(seen.size())
    apart = [
        abs(small.pixelColor(x, y).lightness() - seen.pixelColor(x, y).lightness())
        for x in range(10, seen.width() - 60, 17)
        for y in range(10, seen.height() - 10, 17)
    ]
    assert sum(apart) / len(apart) < 8


def test_the_pointers_position_is_read_out_in_degrees_and_utm(room: Room) -> None:
    readout = room.panel.findChild(MapReadout)
    at = room.map.view.to_screen(21.594, 105.848).toPoint()
    room.qtbot.mouseMove(room.map, at)
    assert "° B" in readout.text()
    assert "UTM 48Q 587" in readout.text()
    assert readout.fontMetrics().horizontalAdvance(readout.text().split("\n")[0]) <= readout.width()
    readout.set_language("en")
    lat = readout.text().split("°")[0]
    assert float(lat) == pytest.approx(21.594, abs=0.01)


def test_names_of_the_time_are_written(room: Room) -> None:
    from dataclasses import replace

    from db.dates import parse
    from db.reading import PeriodName

    name = PeriodName(
        "place/that-khe", "Tên thời ấy", "vi", "variant", parse("1950-09-01/1950-09-20")
    )
    panel = room.panel
    panel._show_charted(Chart(panel._places, panel._routes, replace(panel._known, names=(name,))))
    titles = {pin.ref: pin.title for pin in room.map._scene.pins}
    assert titles["place/that-khe"] == "Thất Khê"
    room.show(1950, 9, 20)
    titles = {pin.ref: pin.title for pin in room.map._scene.pins}
    assert titles["place/that-khe"] == "Tên thời ấy"
    room.show(1950, 9, 21)
    titles = {pin.ref: pin.title for pin in room.map._scene.pins}
    assert titles["place/that-khe"] == "Thất Khê"


def test_from_a_day_to_a_unit_on_the_map_to_the_text_and_back(room: Room) -> None:
    room.show(1950, 9, 16)
    room.context.browse.limit_to_span(
        Span(day_start(1950, 9, 16), day_start(1950, 9, 16) + DAY - 1)
    )
    room.settle()
    room.map.centre_on(22.426, 106.438, 10.5)
    spot = next(s for s in room.map.spots() if s.pin.ref == "unit/quan-phap-dong-khe")
    room.qtbot.mouseClick(room.map, LEFT, pos=spot.point.toPoint())
    room.settle()
    assert room.context.selection.ref == "unit/quan-phap-dong-khe"
    assert room.text.isVisible()
    assert room.window.focusWidget() is not None
    before = room.context.selection.ref
    room.map.centre_on(22.426, 106.438, 10.5)
    place = next(s for s in room.map.spots() if s.pin.ref == "place/dong-khe")
    room.qtbot.mouseClick(room.map, LEFT, pos=place.point.toPoint())
    room.settle()
    assert room.context.selection.ref == "place/dong-khe"
    room.context.selection.go_back()
    room.settle()
    assert room.context.selection.ref == before
    QCoreApplication.sendPostedEvents()
    assert room.timeline.isVisible()
