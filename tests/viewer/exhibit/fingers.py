"""Fingers on the station's glass: taps, drags and pinches as the window system sends them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from PySide6.QtGui import QPointingDevice
    from PySide6.QtWidgets import QWidget

STEPS = 4


class Fingers:
    """Touch widgets of one window; positions are in the touched widget's pixels."""

    def __init__(self, device: QPointingDevice) -> None:
        self._device = device

    def tap(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Tap a widget, in its middle unless told where."""
        self.press(widget, at)
        self.lift(widget, at)

    def press(self, widget: QWidget, at: QPoint | None = None, finger: int = 0) -> None:
        """Put a finger down."""
        window, point = self._on_window(widget, at)
        QTest.touchEvent(window, self._device).press(finger, point, window).commit()

    def lift(self, widget: QWidget, at: QPoint | None = None, finger: int = 0) -> None:
        """Take a finger away."""
        window, point = self._on_window(widget, at)
        QTest.touchEvent(window, self._device).release(finger, point, window).commit()

    def drag(self, widget: QWidget, start: QPoint, end: QPoint) -> None:
        """Drag a finger from one point to another."""
        self.press(widget, start)
        for share in range(1, STEPS + 1):
            window, point = self._on_window(widget, start + (end - start) * share / STEPS)
            QTest.touchEvent(window, self._device).move(0, point, window).commit()
        self.lift(widget, end)

    def pinch(self, widget: QWidget, middle: QPoint, start: int, end: int) -> None:
        """Move two fingers, side by side, from `start` pixels apart to `end`."""
        window, at = self._on_window(widget, middle)

        def pair(apart: int) -> tuple[QPoint, QPoint]:
            return at - QPoint(apart // 2, 0), at + QPoint(apart // 2, 0)

        one, two = pair(start)
        event = QTest.touchEvent(window, self._device)
        event.press(0, one, window).press(1, two, window).commit()
        for share in range(1, STEPS + 1):
            one, two = pair(start + (end - start) * share // STEPS)
            event = QTest.touchEvent(window, self._device)
            event.move(0, one, window).move(1, two, window).commit()
        event = QTest.touchEvent(window, self._device)
        event.release(0, one, window).release(1, two, window).commit()

    def _on_window(self, widget: QWidget, at: QPoint | None) -> tuple[QWidget, QPoint]:
        window = widget.window()
        return window, widget.mapTo(window, widget.rect().center() if at is None else at)
