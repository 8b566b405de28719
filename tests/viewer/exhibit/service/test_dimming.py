"""Dark hours: by the clock, over midnight too; a touch wakes for one visit and does no more."""

from __future__ import annotations

from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from viewer.exhibit.service.dimming import Darkness, Dimming, is_dark


@pytest.mark.parametrize(
    ("now", "begins", "ends", "dark"),
    [
        (time(12), time(18), time(7), False),
        (time(18), time(18), time(7), True),
        (time(23, 59), time(18), time(7), True),
        (time(0), time(18), time(7), True),
        (time(7), time(18), time(7), False),
        (time(12), time(11), time(13), True),
        (time(13), time(11), time(13), False),
        (time(12), time(12), time(12), False),
        (time(12), None, None, False),
    ],
)
def test_the_night_may_pass_midnight(
    now: time, begins: time | None, ends: time | None, dark: bool
) -> None:
    assert is_dark(now, begins, ends) is dark


def test_a_touch_wakes_the_screen_until_the_visitor_has_gone(qtbot: QtBot) -> None:
    window = QPushButton("below")
    qtbot.addWidget(window)
    window.resize(400, 300)
    pressed: list[bool] = []
    window.clicked.connect(pressed.append)
    dimming = Dimming(time(18), time(7), clock=lambda: time(20))
    darkness = Darkness(window)
    dimming.changed.connect(darkness.spread)
    darkness.touched.connect(dimming.wake)
    window.show()
    dimming.start()
    assert darkness.isVisible()
    window.resize(500, 350)
    assert darkness.size() == window.size()
    image = window.grab().toImage()
    assert image.pixelColor(250, 175).lightness() == 0
    qtbot.mouseClick(darkness, Qt.MouseButton.LeftButton)
    assert not darkness.isVisible()
    assert not pressed
    dimming.rest()
    assert darkness.isVisible()
