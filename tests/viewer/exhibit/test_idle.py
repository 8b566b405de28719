"""The idle reset: a countdown that a touch takes away, then an exhibit as at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from viewer.exhibit.idle import IdleClock
from viewer.exhibit.visit import ATTRACT, HOME, Place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QPointingDevice
    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit


def test_the_clock_warns_counts_down_and_expires(qtbot: QtBot) -> None:
    clock = IdleClock(0.01, 2)
    told: list[object] = []
    clock.warned.connect(lambda: told.append("warned"))
    clock.ticked.connect(told.append)
    with qtbot.waitSignal(clock.expired, timeout=4000):
        clock.start()
    assert told == ["warned", 2, 1]
    assert not clock.counting


def test_a_touch_begins_the_clock_anew_and_a_film_holds_it(qtbot: QtBot) -> None:
    clock = IdleClock(0.01, 60)
    cancelled: list[bool] = []
    clock.cancelled.connect(lambda: cancelled.append(True))
    with qtbot.waitSignal(clock.warned):
        clock.start()
    assert clock.counting
    clock.touch()
    assert cancelled == [True]
    with qtbot.waitSignal(clock.warned):
        pass
    clock.hold(True)
    assert not clock.counting
    clock.touch()
    with qtbot.assertNotEmitted(clock.warned, wait=60):
        pass
    with qtbot.waitSignal(clock.warned):
        clock.hold(False)
    clock.stop()


def test_a_touch_on_the_countdown_keeps_everything_and_reaches_nothing_else(
    open_exhibit: Callable[..., Exhibit], small: Path, touch_screen: QPointingDevice
) -> None:
    exhibit = open_exhibit(small)
    exhibit.station.visit.home()
    exhibit.language.switch("en")
    exhibit.idle.warned.emit()
    exhibit.idle._on_idle_timeout()
    assert exhibit.countdown is not None
    assert exhibit.countdown.isVisible()
    assert exhibit.countdown.number.text() == "15"
    window = exhibit.window
    at = window.bar.language.mapTo(window, window.bar.language.rect().center())
    QTest.touchEvent(window, touch_screen).press(0, at, window).commit()
    assert exhibit.countdown.isVisible()  # it goes when the finger does
    QTest.touchEvent(window, touch_screen).release(0, at, window).commit()
    assert exhibit.countdown.isHidden()
    assert not exhibit.idle.counting
    assert exhibit.language.code == "en"
    assert exhibit.station.visit.place == Place(HOME)


def test_a_key_takes_the_countdown_away_too(
    open_exhibit: Callable[..., Exhibit], small: Path
) -> None:
    exhibit = open_exhibit(small)
    exhibit.station.visit.home()
    exhibit.idle._on_idle_timeout()
    assert exhibit.countdown is not None
    QTest.keyClick(exhibit.countdown, Qt.Key.Key_A)
    assert exhibit.countdown.isHidden()


def test_when_the_visitor_has_gone_everything_is_as_at_first(
    open_exhibit: Callable[..., Exhibit], small: Path
) -> None:
    exhibit = open_exhibit(small)
    station = exhibit.station
    station.visit.home()
    station.visit.go(Place("record", "event/tran-don-may"))
    exhibit.language.switch("en")
    exhibit.comfort.set_text(1.5)
    exhibit.comfort.set_contrast(True)
    exhibit.comfort.set_reach(True)
    exhibit.comfort.set_still(True)
    station.moment.show_day(1_025_000_000)
    QApplication.clipboard().setText("left behind")
    exhibit.window.bar.comfort.click()
    ended: list[bool] = []
    station.visit.ended.connect(lambda: ended.append(True))
    exhibit.idle.expire()
    assert ended == [True]
    assert station.visit.place == Place(ATTRACT)
    assert not station.visit.can_go_back
    assert exhibit.language.code == "vi"
    comfort = exhibit.comfort
    assert (comfort.text, comfort.contrast, comfort.reach, comfort.still) == (
        1,
        False,
        False,
        False,
    )
    assert station.moment.value is None
    assert QApplication.clipboard().text() == ""
    assert not [sheet for sheet in exhibit.window.findChildren(QObject) if _open_sheet(sheet)]


def _open_sheet(thing: QObject) -> bool:
    from viewer.exhibit.sheet import Sheet

    return isinstance(thing, Sheet) and not thing.isHidden()


def test_nobody_visits_while_the_exhibit_waits(
    open_exhibit: Callable[..., Exhibit], small: Path, qtbot: QtBot
) -> None:
    exhibit = open_exhibit(small, idle_seconds=1)
    with qtbot.assertNotEmitted(exhibit.idle.warned, wait=1200):
        assert exhibit.station.visit.place == Place(ATTRACT)
    exhibit.station.visit.home()
    with qtbot.waitSignal(exhibit.idle.warned, timeout=3000):
        pass


def test_a_film_holds_the_station(open_exhibit: Callable[..., Exhibit], small: Path) -> None:
    exhibit = open_exhibit(small)
    visit = exhibit.station.visit
    visit.home()
    exhibit.idle._on_idle_timeout()
    visit.attend(exhibit.window, playing=True)
    assert visit.playing
    assert not exhibit.idle.counting
    visit.attend(exhibit.window, playing=False)
    assert not visit.playing
