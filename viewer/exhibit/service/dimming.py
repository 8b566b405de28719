"""Dimming: the hours in which the screen is dark, and what a touch does then."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPaintEvent

LOOKS = 20_000
"""Milliseconds between two looks at the clock."""


def is_dark(now: time, begins: time | None, ends: time | None) -> bool:
    """Say whether `now` lies between the two times of day; the night may pass midnight."""
    if begins is None or ends is None or begins == ends:
        return False
    if begins < ends:
        return begins <= now < ends
    return now >= begins or now < ends


def _now() -> time:
    return datetime.now().astimezone().time()


class Dimming(QObject):
    """Say when the screen is to be dark. A visitor who wakes it has light until he has gone."""

    changed = Signal(bool)
    """Whether the screen is to be dark from now on."""

    def __init__(
        self,
        begins: time | None,
        ends: time | None,
        clock: Callable[[], time] = _now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._begins, self._ends = begins, ends
        self._clock = clock
        self._awake = False
        self.dark = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look at the clock now and from now on."""
        if self._begins is not None:
            self._timer.start()
            self.look()

    def wake(self) -> None:
        """Give light: somebody touched the dark screen."""
        self._awake = True
        self.look()

    def rest(self) -> None:
        """Be dark again if it is time: the visitor has gone."""
        self._awake = False
        self.look()

    def look(self) -> None:
        """Compare with the clock, and say it where something changed."""
        dark = not self._awake and is_dark(self._clock(), self._begins, self._ends)
        if dark != self.dark:
            self.dark = dark
            self.changed.emit(dark)


class Darkness(QWidget):
    """Lie black over a whole window; a touch only wakes, and does nothing below."""

    touched = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setAccessibleName("")
        window.installEventFilter(self)
        self.hide()

    def spread(self, dark: bool) -> None:
        """Cover the window, or go away."""
        self.resize(self._window.size())
        self.setVisible(dark)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.resize(self._window.size())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), Qt.GlobalColor.black)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.touched.emit()
