"""Mouse and fingers on a picture, told apart into clicks, drags and pinches."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QEventPoint, QTouchEvent
from PySide6.QtWidgets import QApplication


class TilePointer(QObject):
    """Follow one press at a time, or two fingers; what it means leaves as a signal."""

    clicked = Signal(QPointF)
    drag_began = Signal(QPointF)
    dragged = Signal(QPointF, QPointF)
    """Where the pointer was, and where it is."""
    drag_ended = Signal(QPointF)
    pinched = Signal(float, QPointF, QPointF)
    """The factor, the fingers' middle now, and how far it moved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at: QPointF | None = None
        self._is_drag = False
        self._fingers: tuple[QPointF, QPointF] | None = None

    @property
    def is_down(self) -> bool:
        """Whether something is pressed."""
        return self._at is not None

    def press(self, at: QPointF) -> None:
        """Begin at a point."""
        self._at, self._is_drag = at, False

    def move(self, at: QPointF) -> None:
        """Go on to a point."""
        if self._at is None:
            return
        if not self._is_drag:
            if (at - self._at).manhattanLength() < QApplication.startDragDistance():
                return
            self._is_drag = True
            self.drag_began.emit(self._at)
        before, self._at = self._at, at
        self.dragged.emit(before, at)

    def release(self, at: QPointF) -> None:
        """End at a point."""
        if self._at is None:
            return
        was_drag, self._at = self._is_drag, None
        (self.drag_ended if was_drag else self.clicked).emit(at)

    def touch(self, event: QTouchEvent) -> None:
        """Follow fingers: one presses and drags, two pinch."""
        points = event.points()
        down = [one for one in points if one.state() != QEventPoint.State.Released]
        if event.type() == QEvent.Type.TouchCancel:
            self._at = self._fingers = None
        elif len(down) >= 2:
            self._pinch(down[0].position(), down[1].position())
        elif self._fingers is not None:
            # the first of two fingers was lifted: the other one moves nothing until it is lifted
            self._fingers = self._fingers if down else None
        elif len(points) == 1:
            self._touch_one(points[0])

    def _touch_one(self, finger: QEventPoint) -> None:
        if finger.state() == QEventPoint.State.Pressed:
            self.press(finger.position())
        elif finger.state() == QEventPoint.State.Released:
            self.move(finger.position())
            self.release(finger.position())
        else:
            self.move(finger.position())

    def _pinch(self, one: QPointF, other: QPointF) -> None:
        before, self._fingers = self._fingers, (one, other)
        self._at = None
        if before is not None:
            factor = max(_apart(one, other), 1.0) / max(_apart(*before), 1.0)
            middle = (one + other) / 2
            self.pinched.emit(factor, middle, middle - (before[0] + before[1]) / 2)


def _apart(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
