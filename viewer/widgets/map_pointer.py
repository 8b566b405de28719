"""Mouse and fingers on a map, told apart into presses of a tool, pans, pinches and clicks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from viewer.widgets.fingers import FingerPointer, apart
from viewer.widgets.map_tools import MapTool
from viewer.widgets.projection import MapView

_TWICE_MS = 350  # within which a second tap belongs to the first


class MapPointer(FingerPointer):
    """Follows one press at a time, or two fingers; what it means leaves as a signal."""

    began = Signal()
    """Something touches the map."""
    panned = Signal(QPointF)
    """The map was dragged by so many pixels."""
    pinched = Signal(float, QPointF)
    """Two fingers moved apart by a factor, about a point."""
    clicked = Signal(QPointF)
    """A press that moved nothing and that no tool used."""
    tapped_twice = Signal(QPointF)
    """A finger tapped again where it had just tapped; the first tap was a click."""

    def __init__(
        self, tools: Sequence[MapTool], view: Callable[[], MapView], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tools = tuple(tools)
        self._view = view
        self._pressed: QPointF | None = None
        self._dragged = False
        self._held: MapTool | None = None
        self.stray: float = QApplication.startDragDistance()
        """Pixels that a press may move and still be a click."""
        self._tapped: QPointF | None = None
        self._forget = QTimer(self, singleShot=True, interval=_TWICE_MS)
        self._forget.timeout.connect(self._on_forget_timeout)

    @property
    def is_down(self) -> bool:
        """Whether something is being pressed or dragged."""
        return self._pressed is not None

    @property
    def is_panning(self) -> bool:
        """Whether the map itself is being dragged."""
        return self._dragged and self._held is None and self._pressed is not None

    def press(self, at: QPointF, *, shift: bool = False) -> None:
        """Begin at a point."""
        self.began.emit()
        self._pressed, self._dragged = at, False
        view = self._view()
        self._held = next((tool for tool in self._tools if tool.press(at, view, shift=shift)), None)

    def move(self, at: QPointF) -> None:
        if self._pressed is None:
            return
        moved = at - self._pressed
        if not self._dragged and moved.manhattanLength() < self.stray:
            return
        self._dragged = True
        if self._held is not None:
            self._held.drag(at, self._view())
            return
        self._pressed = at
        self.panned.emit(moved)

    def release(self, at: QPointF) -> None:
        if self._pressed is None:
            return
        held, clicked = self._held, not self._dragged
        self.give_up()
        view = self._view()
        if held is not None:
            held.release(at, view)
        elif clicked and not any(tool.click(at, view) for tool in self._tools):
            self.clicked.emit(at)

    def give_up(self) -> None:
        self._pressed, self._held, self._dragged = None, None, False

    def forget(self) -> None:
        """Forget every finger, and the tap that another one would have belonged to."""
        self.give_up()
        self._fingers = self._tapped = None
        self._forget.stop()

    def lift(self, at: QPointF) -> None:
        """Let a finger go: a second tap at once means nearer, not once more the same."""
        before, self._tapped = self._tapped, None
        if self._dragged or self._held is not None:
            self.release(at)
        elif before is not None and apart(before, at) <= 3 * self.stray:
            self._forget.stop()
            self.give_up()
            self.tapped_twice.emit(at)
        else:
            self._tapped = at
            self._forget.start()
            self.release(at)

    def _on_forget_timeout(self) -> None:
        self._tapped = None

    def take_second(self) -> None:
        self.began.emit()
        super().take_second()

    def pinch(self, factor: float, middle: QPointF, moved: QPointF) -> None:
        self.panned.emit(moved)
        self.pinched.emit(factor, middle)

    def cursor(self, at: QPointF) -> Qt.CursorShape | None:
        """Return the shape that a tool gives to the pointer over its own."""
        view = self._view()
        shapes = (tool.hover(at, view) for tool in self._tools)
        return next((shape for shape in shapes if shape is not None), None)
