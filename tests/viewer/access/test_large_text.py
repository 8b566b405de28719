"""Text grows to twice its size by keys, and the places of the window grow with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont

from viewer import theme
from viewer.application import usual_scale
from viewer.dressing import SCALES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from viewer.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SIZE = (1366, 768)


def test_the_size_is_set_by_keys_and_remembered(
    open_window: Callable[..., Session], small: Path, qtbot: QtBot
) -> None:
    session = open_window(small, SIZE, **{"text-scale": "1.75"})
    window = session.window
    with qtbot.waitActive(window):
        window.activateWindow()
    for _ in range(2):  # the second finds it as large as it becomes
        qtbot.keyClick(window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert theme.scale() == SCALES[-1] == 2.0
    assert session.context.settings.number("text-scale", 1.0) == 2.0
    assert window.places.width() > window.sheet.viewport().width(), "it is scrolled"
    wide = window.places.across.sizes()
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert theme.scale() == 1.0
    qtbot.waitUntil(lambda: window.places.width() == window.sheet.viewport().width())
    assert all(now < before for now, before in zip(window.places.across.sizes(), wide, strict=True))


def test_who_writes_large_in_the_system_reads_large_here(qapp: QApplication) -> None:
    before = qapp.font()
    dots = qapp.primaryScreen().logicalDotsPerInch() / 96
    try:
        found: list[float] = []
        for points in (9, 11, 15, 20, 40):
            font = QFont(before)
            font.setPointSizeF(points / dots)
            qapp.setFont(font)
            found.append(usual_scale(qapp))
        theme.apply(qapp, theme.LIGHT)
        found.append(usual_scale(qapp))
    finally:
        qapp.setFont(before)
        qapp.setStyleSheet("")
    assert found == [1.0, 1.0, 1.5, 2.0, 2.0, 1.0]
