"""The station's shell: its bar, its sheets, language and comfort, and the way of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from viewer import theme
from viewer.exhibit.app import Exhibit, Source
from viewer.exhibit.buttons import StationButton
from viewer.exhibit.comfort_sheet import ComfortSheet
from viewer.exhibit.metrics import TARGET_MM, Metrics
from viewer.exhibit.settings import StationSettings
from viewer.exhibit.visit import ATTRACT, HOME, LONGEST, Place, Visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPointingDevice
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot


def press(widget: QWidget) -> None:
    """Click in the middle of a widget with a real mouse event."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())


def touch(widget: QWidget, device: QPointingDevice) -> None:
    """Tap the middle of a widget with a real touch event, as the window system sends it."""
    window = widget.window()
    at = widget.mapTo(window, widget.rect().center())
    QTest.touchEvent(window, device).press(0, at, window).commit()
    QTest.touchEvent(window, device).release(0, at, window).commit()


def test_a_millimetre_is_one_of_the_screen_that_the_settings_name() -> None:
    metrics = Metrics(527)
    metrics.fit(1920, 1080)
    assert metrics.mm(14) == 52  # 1920 / 527 = 3.643 pixels, rounded up
    metrics.fit(3840, 2160)
    assert metrics.mm(14) == 103
    assert Metrics(344).mm(14) == 79


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (3840, 2160)])
def test_type_is_at_least_24_pixels_on_1080_lines(size: tuple[int, int]) -> None:
    metrics = Metrics(527)
    metrics.fit(*size)
    sizes = [metrics.size(role) for role in ("small", "label", "body", "strong", "reading")]
    assert min(sizes) >= int(24 * size[1] / 1080)
    metrics.text = 1.5
    assert metrics.size("body") == round(39 * metrics.scale)


def test_a_visit_remembers_its_way_and_forgets_it_at_home() -> None:
    visit = Visit()
    seen: list[Place] = []
    visit.changed.connect(seen.append)
    visit.home()
    assert not visit.can_go_back
    visit.go(Place("record", "event/a"))
    visit.go(Place("record", "event/b"))
    visit.go(Place("record", "event/b"))
    assert seen == [Place(HOME), Place("record", "event/a"), Place("record", "event/b")]
    visit.back()
    assert visit.place == Place("record", "event/a")
    visit.replace(Place("record", "event/c"))
    visit.back()
    assert visit.place == Place(HOME)
    for number in range(LONGEST * 2):
        visit.go(Place("record", f"event/{number}"))
    back = 0
    while visit.can_go_back:
        visit.back()
        back += 1
    assert back == LONGEST - 1
    visit.reset()
    assert visit.place == Place(ATTRACT)
    visit.back()
    assert visit.place == Place(HOME)


def test_the_station_shows_the_archive_and_the_bar(
    open_exhibit: Callable[..., Exhibit], small: Path
) -> None:
    exhibit = open_exhibit(small)
    exhibit.station.visit.home()
    exhibit.station.jobs.wait()
    bar = exhibit.window.bar
    assert bar.isVisible()
    assert bar.entries["home"].isChecked()
    assert not bar.back.isEnabled()
    assert bar.language.text() == "English"


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_every_button_of_bar_and_sheets_is_14_mm_and_shows_its_words(
    open_exhibit: Callable[..., Exhibit], small: Path, size: tuple[int, int], lang: str, text: float
) -> None:
    exhibit = open_exhibit(small, size=size, language=lang)
    exhibit.station.visit.home()
    exhibit.comfort.set_text(text)
    press(exhibit.window.bar.comfort)
    least = exhibit.metrics.mm(TARGET_MM)
    buttons = [one for one in exhibit.window.findChildren(StationButton) if one.isVisible()]
    assert len(buttons) > 12
    for button in buttons:
        assert min(button.width(), button.height()) >= least, button.accessibleName()
        assert button.accessibleName()
        words = button.fontMetrics().horizontalAdvance(button.text())
        icon = 0 if button.icon().isNull() else button.iconSize().width()
        assert words + icon <= button.width(), button.text()
        corner = button.mapTo(exhibit.window, button.rect().bottomRight())
        assert exhibit.window.rect().contains(corner), button.text()


def test_the_language_changes_at_one_touch_and_keeps_the_place(
    open_exhibit: Callable[..., Exhibit], small: Path, touch_screen: QPointingDevice
) -> None:
    exhibit = open_exhibit(small)
    exhibit.station.visit.home()
    bar = exhibit.window.bar
    touch(bar.language, touch_screen)
    assert exhibit.language.code == "en"
    assert bar.entries["home"].text() == "Home"
    assert bar.language.text() == "Tiếng Việt"
    assert exhibit.station.visit.place == Place(HOME)
    touch(bar.language, touch_screen)
    assert bar.entries["home"].text() == "Trang đầu"


def test_comfort_changes_at_a_touch_and_everything_follows(
    open_exhibit: Callable[..., Exhibit], small: Path, touch_screen: QPointingDevice
) -> None:
    exhibit = open_exhibit(small)
    exhibit.station.visit.home()
    bar = exhibit.window.bar
    before = bar.language.fontMetrics().height()
    touch(bar.comfort, touch_screen)
    sheet = exhibit.window.findChild(ComfortSheet)
    assert sheet is not None
    assert sheet.isVisible()
    touch(sheet.sizes[2], touch_screen)
    assert exhibit.comfort.text == 1.5
    assert bar.language.fontMetrics().height() > 1.4 * before
    touch(sheet.contrast, touch_screen)
    assert theme.active().name == "contrast"
    assert bar.contrast.isChecked()
    touch(sheet.reach, touch_screen)
    assert exhibit.comfort.reach
    assert sheet.panel.y() >= 0.35 * exhibit.window.height()
    touch(sheet.still, touch_screen)
    assert exhibit.station.still
    touch(sheet.usual, touch_screen)
    assert (exhibit.comfort.text, exhibit.comfort.contrast, exhibit.comfort.reach) == (
        1,
        False,
        False,
    )
    assert theme.active().name == "light"
    assert not sheet.sizes[2].isChecked()


def test_a_sheet_closes_by_its_button_by_a_tap_beside_it_by_escape_and_by_going_on(
    open_exhibit: Callable[..., Exhibit], small: Path, touch_screen: QPointingDevice
) -> None:
    exhibit = open_exhibit(small)
    exhibit.station.visit.home()
    window = exhibit.window
    press(window.bar.comfort)
    sheet = window.findChild(ComfortSheet)
    assert sheet is not None
    touch(sheet.close_button, touch_screen)
    assert sheet.isHidden()
    press(window.bar.comfort)
    QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))
    assert sheet.isHidden()
    press(window.bar.comfort)
    QTest.keyClick(sheet.panel, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    press(window.bar.comfort)
    exhibit.station.visit.go(Place("record", "event/tran-don-may"))
    assert sheet.isHidden()
    assert window.findChildren(ComfortSheet) == [sheet]


@pytest.mark.usefixtures("_as_before")
def test_a_touch_before_the_archive_is_read_is_not_lost(
    qtbot: QtBot, qapp: QApplication, small: Path
) -> None:
    exhibit = Exhibit(qapp, StationSettings(), windowed=True)
    exhibit.show()
    qtbot.waitExposed(exhibit.window)
    press(exhibit.window.opening)
    assert not exhibit.window.opening.labels[0].isEnabled()  # seen at once
    exhibit.begin(Source(small))
    qtbot.waitUntil(lambda: exhibit.window.shown is not None, timeout=20_000)
    assert exhibit.station.visit.place == Place(HOME)
    exhibit.station.jobs.wait()
    exhibit.window.leave()
