"""The station's keyboard: every key by touch, sizes in millimetres, several fingers, sliding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.viewer.exhibit.fingers import Fingers
from viewer.exhibit.metrics import Metrics
from viewer.exhibit.screens.keyboard import (
    BLANK,
    CLEAR,
    DONE,
    ERASE,
    GAP_MM,
    HELD_MS,
    ROWS,
    WIDEST_MM,
    Keyboard,
)
from viewer.exhibit.screens.query_line import LONGEST, QueryLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def metrics() -> Metrics:
    made = Metrics(527)
    made.fit(1920, 1080)
    return made


@pytest.fixture
def keyboard(qtbot: QtBot, metrics: Metrics) -> Keyboard:
    made = Keyboard(metrics)
    qtbot.addWidget(made)
    made.resize(made.size_in(960, 700))
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def line(qtbot: QtBot, metrics: Metrics) -> QueryLine:
    made = QueryLine(metrics)
    qtbot.addWidget(made)
    made.resize(600, 60)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def sent(keyboard: Keyboard) -> list[str]:
    found: list[str] = []
    keyboard.typed.connect(found.append)
    keyboard.erased.connect(lambda: found.append("erased"))
    keyboard.cleared.connect(lambda: found.append("cleared"))
    keyboard.done.connect(lambda: found.append("done"))
    return found


def test_every_key_says_its_own_by_touch(keyboard: Keyboard, fingers: Fingers) -> None:
    told = sent(keyboard)
    plain = [code for code in keyboard.keys if code not in (ERASE, CLEAR, BLANK, DONE)]
    for code in plain:
        fingers.tap(keyboard.keys[code])
    assert told == plain
    assert {*"0123456789", *"abcdefghijklmnopqrstuvwxyz"} <= set(plain)
    told.clear()
    for code in (BLANK, ERASE, CLEAR, DONE):
        fingers.tap(keyboard.keys[code])
    assert told == [" ", "erased", "cleared", "done"]


def test_a_mouse_types_too(qtbot: QtBot, keyboard: Keyboard) -> None:
    told = sent(keyboard)
    qtbot.mouseClick(keyboard.keys["k"], Qt.MouseButton.LeftButton)
    assert told == ["k"]


def test_keys_are_as_large_as_they_should_be(metrics: Metrics, keyboard: Keyboard) -> None:
    widths = [keyboard.keys[code].width() for code in "qwertyuiop"]
    assert min(widths) >= metrics.mm(20)
    assert max(widths) <= metrics.mm(WIDEST_MM) + 1
    apart = keyboard.keys["w"].x() - keyboard.keys["q"].geometry().right() - 1
    assert apart == metrics.mm(GAP_MM)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("width_mm", [344, 527, 1210])
def test_no_key_is_under_fourteen_millimetres(
    qtbot: QtBot, size: tuple[int, int], width_mm: int
) -> None:
    metrics = Metrics(width_mm)
    metrics.fit(*size)
    keyboard = Keyboard(metrics)
    qtbot.addWidget(keyboard)
    keyboard.resize(keyboard.size_in(size[0] // 3, size[1] // 5))
    keyboard.show()
    least = metrics.mm(14)
    assert all(min(key.width(), key.height()) >= least for key in keyboard.keys.values())
    inside = keyboard.rect()
    assert all(inside.contains(key.geometry()) for key in keyboard.keys.values())


def test_a_second_finger_sends_off_the_first(keyboard: Keyboard, fingers: Fingers) -> None:
    told = sent(keyboard)
    fingers.press(keyboard.keys["d"], finger=0)
    assert keyboard.keys["d"].isDown()
    fingers.press(keyboard.keys["o"], finger=1)
    assert told == ["d"]
    fingers.lift(keyboard.keys["o"], finger=1)
    fingers.lift(keyboard.keys["d"], finger=0)
    assert told == ["d", "o"]


def test_a_finger_that_slides_means_where_it_is_lifted(
    keyboard: Keyboard, fingers: Fingers
) -> None:
    told = sent(keyboard)
    start = keyboard.keys["f"].geometry().center()
    fingers.drag(keyboard, start, keyboard.keys["g"].geometry().center())
    assert told == ["g"]
    assert not any(key.isDown() for key in keyboard.keys.values())


def test_the_gaps_belong_to_the_nearest_key(keyboard: Keyboard, fingers: Fingers) -> None:
    told = sent(keyboard)
    key = keyboard.keys["s"].geometry()
    fingers.tap(keyboard, QPoint(key.right() + 1, key.center().y()))
    assert told == ["s"]


def test_erasing_goes_on_while_it_is_held(
    qtbot: QtBot, keyboard: Keyboard, fingers: Fingers
) -> None:
    told = sent(keyboard)
    fingers.press(keyboard.keys[ERASE])
    assert told == ["erased"]
    qtbot.waitUntil(lambda: len(told) >= 4, timeout=8 * HELD_MS)
    fingers.lift(keyboard.keys[ERASE])
    count = len(told)
    keyboard.let_go()
    assert told == ["erased"] * count


def test_a_visitor_who_leaves_takes_the_fingers_along(keyboard: Keyboard, fingers: Fingers) -> None:
    told = sent(keyboard)
    fingers.press(keyboard.keys["x"])
    keyboard.let_go()
    fingers.lift(keyboard.keys["x"])
    assert not told
    assert not keyboard.keys["x"].isDown()


def test_each_code_fills_one_stretch_of_its_row() -> None:
    for row in ROWS:
        for code in row:
            first, count = row.index(code), row.count(code)
            assert row[first : first + count] == code * count
    assert {len(row) for row in ROWS} == {10}


def test_the_line_takes_letters_and_nothing_else(line: QueryLine) -> None:
    QTest.keyClicks(line, "dong khe 16/9")
    assert line.text == "dong khe 16/9"
    QTest.keyClicks(line, "<b>\\;{}|")
    assert "<" not in line.text
    assert ";" not in line.text
    line.clear()
    line.insert("Đông Khê\n\tvà Hòa Bình")
    assert line.text == "Đông Khê và Hòa Bình"


def test_the_line_has_an_end(line: QueryLine) -> None:
    told: list[str] = []
    line.edited.connect(told.append)
    line.insert("a" * 5000)
    assert line.text == "a" * LONGEST
    line.insert("b")
    assert told == ["a" * LONGEST]


def test_the_line_offers_no_clipboard(qtbot: QtBot, line: QueryLine) -> None:
    from PySide6.QtGui import QGuiApplication

    line.insert("abc")
    QGuiApplication.clipboard().setText("từ nơi khác")
    for key in (Qt.Key.Key_V, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_A):
        qtbot.keyClick(line, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(line, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    qtbot.mouseClick(line, Qt.MouseButton.MiddleButton)
    assert line.text == "abc"
    assert QGuiApplication.clipboard().text() == "từ nơi khác"


def test_the_line_shows_the_end_of_a_long_text(line: QueryLine) -> None:
    line.insert("trung đoàn " * 5)
    before = line.grab().toImage()
    line.insert("x")
    assert line.grab().toImage() != before
    assert line.accessibleDescription() == line.text
