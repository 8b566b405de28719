"""The map that people move about and pick from; it knows no context."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCursor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from viewer.widgets.map_hits import ref_beside, spot_at
from viewer.widgets.map_surface import MapSurface

_STEP = 1.35  # one press of a zoom button
_NOTCH = 1.2  # one notch of a wheel
_ARROW = 64  # pixels that an arrow key moves the map by
_PANS = {
    Qt.Key.Key_Left: (_ARROW, 0),
    Qt.Key.Key_Right: (-_ARROW, 0),
    Qt.Key.Key_Up: (0, _ARROW),
    Qt.Key.Key_Down: (0, -_ARROW),
}
_PICKS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class MapCanvas(MapSurface):
    """Shows layers, pins and routes; every wish about records leaves as a ref.

    Drag, wheel, pinch, arrow keys, plus and minus move the view; Tab walks the pins in view and
    Enter picks one. A group of pins that would be one blot shows its first with a count, and is
    spread out when one of its records is selected.
    """

    picked = Signal(str)  # the ref of a pin or route that was clicked, or chosen by Enter
    hovered = Signal(str)  # the ref under the pointer; empty where there is none
    view_changed = Signal(object)  # the MapView now shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPointF | None = None
        self._dragged = False
        self._motion.moved.connect(self._on_motion_moved)
        self._buttons.zoom_in_wanted.connect(self.zoom_in)
        self._buttons.zoom_out_wanted.connect(self.zoom_out)
        self._buttons.home_wanted.connect(self.go_home)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)

    # the view

    def centre_on(
        self, lat: float, lon: float, zoom: float | None = None, *, smooth: bool = True
    ) -> None:
        """Bring a point to the middle, at a zoom level if one is given.

        Glides unless `smooth` is false, motion is reduced or the widget is hidden.
        """
        self._motion.centre_on(lat, lon, zoom, smooth=smooth and self.isVisible())

    def show_all(self, points: Iterable[tuple[float, float]], *, smooth: bool = True) -> None:
        """Bring all these (lat, lon) points into view, with some room round them."""
        self._motion.show_all(points, smooth=smooth and self.isVisible())

    def zoom_in(self) -> None:
        """Zoom in a step about the middle."""
        self._motion.zoom(_STEP, QPointF(self.rect().center()))

    def zoom_out(self) -> None:
        """Zoom out a step about the middle."""
        self._motion.zoom(1 / _STEP, QPointF(self.rect().center()))

    def go_home(self) -> None:
        """Show the rectangle that was shown at first."""
        self._motion.go_home(smooth=self.isVisible())

    def _on_motion_moved(self) -> None:
        self.view_changed.emit(self._motion.view)

    # pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._motion.stop()
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hover(self.ref_at(event.position()))
            return
        moved = event.position() - self._pressed
        if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pressed = event.position()
            self._motion.pan(moved.x(), moved.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        clicked = not self._dragged
        self._pressed, self._dragged = None, False
        self.unsetCursor()
        ref = self.ref_at(event.position())
        if clicked and ref is not None:
            self.picked.emit(ref)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = spot_at(self._scene, self._layout, event.position())
        if spot is not None and spot.behind:
            self.show_all((pin.lat, pin.lon) for pin in (spot.pin, *spot.behind))
        elif spot is None:
            self._motion.fly(self.view.zoomed(2.0, event.position()), smooth=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self._motion.zoom(_NOTCH**notches, event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        del event
        self._hover(None)

    def _hover(self, ref: str | None) -> None:
        if ref == self._scene.hovered:
            return
        self._scene.hovered = ref
        hand = Qt.CursorShape.PointingHandCursor if ref else Qt.CursorShape.ArrowCursor
        self.setCursor(QCursor(hand))
        self.hovered.emit(ref or "")
        self._changed()

    # keys and gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _PANS:
            self._motion.pan(*_PANS[key])
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif key in {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}:
            self.zoom_out()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_0}:
            self.go_home()
        elif key in _PICKS and self._focused():
            self.picked.emit(self._focused())
        elif key == Qt.Key.Key_Escape and self._focused():
            self._focus_pin(None)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own signature
        if not self.hasFocus():
            return super().focusNextPrevChild(next)
        shown = {spot.pin.ref for spot in self.spots()}
        # the pins' own order, which no selection changes
        refs = [pin.ref for pin in self._scene.pins if pin.ref in shown]
        ref = ref_beside(refs, self._scene.focused, forward=next)
        self._focus_pin(ref)
        return ref is not None or super().focusNextPrevChild(next)

    def _focused(self) -> str:
        return self._scene.focused or ""

    def _focus_pin(self, ref: str | None) -> None:
        self._scene.focused = ref
        named = next((pin.title for pin in self._scene.pins if pin.ref == ref), "")
        self.setAccessibleDescription(named or self._description())
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self._changed()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pressed = None
                about = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
                self._motion.zoom(pinch.scaleFactor(), about)
                return True
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self._motion.zoom(1 + event.value(), event.position())
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        del event
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        del event
        self._scene.focused = None
        self._changed()
