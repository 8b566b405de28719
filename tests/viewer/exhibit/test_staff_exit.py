"""The staff's way out: the corners, the PIN, and the delays after wrong ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from viewer.exhibit import pin
from viewer.exhibit.staff_exit import CornerGesture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from viewer.exhibit.app import Exhibit


@pytest.fixture(scope="session")
def hashed() -> str:
    """Give the hash of the PIN 1950."""
    return pin.hash_of("1950")


def test_a_pin_fits_its_hash_and_no_other(hashed: str) -> None:
    assert hashed.startswith("$argon2id$")
    assert pin.fits("1950", hashed)
    assert not pin.fits("1951", hashed)
    assert not pin.fits("", hashed)
    assert not pin.fits("1950", "")
    assert not pin.fits("1950", "$argon2id$v=19$nonsense")
    with pytest.raises(ValueError, match="12"):
        pin.hash_of("12")
    assert not pin.is_pin("12a4")
    assert not pin.is_pin("1" * 13)


def test_wrong_pins_wait_longer_and_longer_over_a_restart(tmp_path: Path) -> None:
    now = [1000.0]
    file = tmp_path / "deep" / "failures.json"
    failures = pin.Failures(file, lambda: now[0])
    waits = []
    for _ in range(4):
        failures.add()
        waits.append(failures.wait)
    assert waits == [5, 30, 300, 300]
    now[0] += 100
    again = pin.Failures(file, lambda: now[0])
    assert again.wait == 200
    now[0] -= 5000  # the clock set back shortens nothing
    assert again.wait == 300
    now[0] += 290  # and the delay goes by all the same: a dead battery locks nobody in
    assert again.wait == 10
    again.clear()
    assert pin.Failures(file, lambda: now[0]).wait == 0


@pytest.mark.parametrize("content", ["", "{}", "[1]", '["x", "y"]', "[1e999, 3]", "[9, Infinity]"])
def test_a_torn_count_of_failures_makes_wait(tmp_path: Path, content: str) -> None:
    file = tmp_path / "failures.json"
    file.write_text(content)
    failures = pin.Failures(file, lambda: 50.0)
    assert failures.wait == 300


def test_a_folder_that_cannot_be_written_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in ("file", "x" * 300):  # which cannot even be looked for
        failures = pin.Failures(tmp_path / folder / "failures.json", lambda: 50.0)
        failures.add()
        assert failures.wait == 5


def test_the_corners_one_after_the_other_ask_for_the_pin(
    open_exhibit: Callable[..., Exhibit], small: Path, qtbot: QtBot
) -> None:
    exhibit = open_exhibit(small)
    gesture = CornerGesture(exhibit.window, exhibit.station, hold=10)
    exhibit.guard.pressed.connect(gesture.press)
    exhibit.guard.moved.connect(gesture.move)
    exhibit.guard.released.connect(gesture.release)
    window = exhibit.window.windowHandle()
    left, right = QPointF(5, 5), QPointF(exhibit.window.width() - 5, 5)
    hold(window, left)
    qtbot.waitUntil(lambda: gesture._held_first)
    up(window, left)
    with qtbot.waitSignal(gesture.made):
        hold(window, right)
    up(window, right)


@pytest.mark.parametrize("wrong", ["right first", "middle between", "left twice", "slips off"])
def test_other_gestures_ask_for_nothing(
    open_exhibit: Callable[..., Exhibit], small: Path, qtbot: QtBot, wrong: str
) -> None:
    exhibit = open_exhibit(small)
    gesture = CornerGesture(exhibit.window, exhibit.station, hold=10)
    left, right = QPointF(5, 5), QPointF(exhibit.window.width() - 5, 5)
    middle = QPointF(400, 300)
    if wrong == "right first":
        gesture.press(right)
    elif wrong == "slips off":
        gesture.press(left)
        gesture.move(middle)
    else:
        gesture.press(left)
        qtbot.waitUntil(lambda: gesture._held_first)
        gesture.release()
        gesture.press(middle if wrong == "middle between" else left)
    assert not gesture._holding.isActive()
    assert not gesture._held_first
    gesture.release()


def test_the_right_pin_leaves_and_a_wrong_one_waits(
    open_exhibit: Callable[..., Exhibit], small: Path, hashed: str, tmp_path: Path, qtbot: QtBot
) -> None:
    exhibit = open_exhibit(small, pin_hash=hashed, state_folder=tmp_path)
    pad, jobs = exhibit.pin_pad, exhibit.station.jobs
    exhibit.corners.made.emit()
    assert pad.isVisible()
    type_pin(exhibit, "1951")
    jobs.wait()
    assert exhibit.window.isVisible()
    assert not pad.keys["1"].isEnabled()
    assert "5" in pad.note.text()
    pad.press("1")
    pad.check()
    assert not jobs.busy  # nothing is tried while it waits
    pad._failures._clock = lambda: 1e12
    pad._show_state()
    type_pin(exhibit, "1950")
    qtbot.waitUntil(lambda: not exhibit.window.isVisible())


def test_a_keyboard_may_type_the_pin(
    open_exhibit: Callable[..., Exhibit], small: Path, hashed: str, qtbot: QtBot
) -> None:
    exhibit = open_exhibit(small, pin_hash=hashed)
    exhibit.pin_pad.ask()
    for key in ("1", "9", "4"):
        QTest.keyClick(exhibit.pin_pad, key)
    QTest.keyClick(exhibit.pin_pad, Qt.Key.Key_Backspace)
    for key in ("5", "0"):
        QTest.keyClick(exhibit.pin_pad, key)
    QTest.keyClick(exhibit.pin_pad, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not exhibit.window.isVisible())


def test_a_station_with_packs_and_no_pin_cannot_be_left(
    open_exhibit: Callable[..., Exhibit], small: Path, tmp_path: Path
) -> None:
    exhibit = open_exhibit(small, packs=tmp_path)
    exhibit.corners.made.emit()
    assert exhibit.pin_pad.isHidden()
    assert exhibit.window.isVisible()


def type_pin(exhibit: Exhibit, digits: str) -> None:
    """Touch the pad's keys with the mouse, and OK."""
    pad = exhibit.pin_pad
    for digit in digits:
        QTest.mouseClick(pad.keys[digit], Qt.MouseButton.LeftButton)
    QTest.mouseClick(pad.enter, Qt.MouseButton.LeftButton)


def hold(window: object, at: QPointF) -> None:
    """Put the left button down at a place of the window."""
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=at.toPoint())  # type: ignore[call-overload]


def up(window: object, at: QPointF) -> None:
    """Let the left button up."""
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, pos=at.toPoint())  # type: ignore[call-overload]
