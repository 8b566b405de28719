"""Fingers on a picture or a map: one presses as a mouse does, two pinch."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent


class FingerPointer(QObject):
    """Follow one press at a time, or two fingers; a subclass says what each means."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fingers: tuple[QPointF, QPointF] | None = None

    def press(self, at: QPointF) -> None:
        """Begin at a point."""
        raise NotImplementedError

    def move(self, at: QPointF) -> None:
        """Go on to a point."""
        raise NotImplementedError

    def release(self, at: QPointF) -> None:
        """End at a point."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Forget the press: it has become something else."""
        raise NotImplementedError

    def lift(self, at: QPointF) -> None:
        """End at a point where a finger was, not a mouse."""
        self.release(at)

    def take_second(self) -> None:
        """Begin to pinch: whatever the first finger did is no press any more."""
        self.give_up()

    def pinch(self, factor: float, middle: QPointF, moved: QPointF) -> None:
        """Follow two fingers: they went apart by a factor, and their middle moved."""
        raise NotImplementedError

    def touch(self, event: QTouchEvent) -> None:
        """Follow fingers: one presses and drags, two pinch."""
        points = event.points()
        down = [one for one in points if one.state() != QEventPoint.State.Released]
        if event.type() == QEvent.Type.TouchCancel:
            self.give_up()
            self._fingers = None
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
            self.lift(finger.position())
        else:
            self.move(finger.position())

    def _pinch(self, one: QPointF, other: QPointF) -> None:
        before, self._fingers = self._fingers, (one, other)
        if before is None:
            self.take_second()
            return
        factor = max(apart(one, other), 1.0) / max(apart(*before), 1.0)
        middle = (one + other) / 2
        self.pinch(factor, middle, middle - (before[0] + before[1]) / 2)


def apart(one: QPointF, other: QPointF) -> float:
    """Return how far two points are from each other."""
    return math.hypot(one.x() - other.x(), one.y() - other.y())
