"""Fingers on the timeline: one drags and taps like a pointer, two zoom and move the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QEventPoint, QTouchEvent

if TYPE_CHECKING:
    from viewer.widgets.timeline_labels import Mark
    from viewer.widgets.timeline_motion import TimelineMotion
    from viewer.widgets.timeline_pointer import TimelinePointer

SPREAD_MIN: Final = 20.0
"""Pixels that two fingers are taken to be apart at least."""


class TimelineTouch:
    """Turn touch events into what a pointer does, or into zooming."""

    def __init__(self, pointer: TimelinePointer, motion: TimelineMotion) -> None:
        self.enlarged = 1.0
        """The widget's pixels for one of the stage's."""
        self._pointer = pointer
        self._motion = motion
        self._pinch: tuple[float, float] | None = None
        self._alone = False

    def take(self, event: QTouchEvent) -> Mark | None:
        """Do what the fingers do; return the mark that was tapped."""
        down = [
            point.position() / self.enlarged
            for point in event.points()
            if point.state() != QEventPoint.State.Released
        ]
        if event.type() == QEvent.Type.TouchCancel:
            self._end()
        elif event.type() == QEvent.Type.TouchEnd:
            at = event.points()[0].position() / self.enlarged
            tapped = self._pointer.release(at) if self._alone else None
            self._end()
            return tapped
        elif len(down) > 1:
            self._spread(down[0], down[1])
        elif event.type() == QEvent.Type.TouchBegin:
            self._alone = True
            self._pointer.press(down[0], finger=True)
        elif down and self._alone:
            self._pointer.move(down[0])
        return None

    def _end(self) -> None:
        self._pointer.let_go()
        self._pinch, self._alone = None, False

    def _spread(self, one: QPointF, other: QPointF) -> None:
        """Zoom by how far the fingers have moved apart, and follow the middle between them."""
        if self._alone:
            self._pointer.let_go()
            self._alone = False
        middle = (one.x() + other.x()) / 2
        apart = max((one - other).manhattanLength(), SPREAD_MIN)
        if self._pinch is not None:
            was_apart, was_middle = self._pinch
            self._motion.pan(middle - was_middle)
            self._motion.zoom(apart / was_apart, middle, eased=False)
        self._pinch = (apart, middle)
