"""Mouse and fingers on a picture, told apart into clicks, drags and pinches."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtWidgets import QApplication

from viewer.widgets.fingers import FingerPointer


class TilePointer(FingerPointer):
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

    @property
    def is_down(self) -> bool:
        """Whether something is pressed."""
        return self._at is not None

    def press(self, at: QPointF) -> None:
        self._at, self._is_drag = at, False

    def move(self, at: QPointF) -> None:
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
        if self._at is None:
            return
        was_drag, self._at = self._is_drag, None
        (self.drag_ended if was_drag else self.clicked).emit(at)

    def give_up(self) -> None:
        self._at = None

    def pinch(self, factor: float, middle: QPointF, moved: QPointF) -> None:
        self.pinched.emit(factor, middle, moved)
