"""The map that people move about, pick from, measure and mark; it knows no context."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPicture,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from viewer.widgets.accessible_role import Role
from viewer.widgets.map_hits import ref_beside, spot_at
from viewer.widgets.map_pointer import MapPointer
from viewer.widgets.map_surface import MapSurface
from viewer.widgets.map_tools import AreaTool, Marker, MarkerTool, MeasureTool, SwipeTool

_PRINTED = 2  # pixels of a kept picture for one of the screen's
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
_TOUCHES = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)


@dataclass(frozen=True, slots=True)
class MapClick:
    """Where the map was clicked or tapped, in degrees, and which record lay there."""

    lat: float
    lon: float
    ref: str | None = None


class MapCanvas(MapSurface):
    """Shows layers, pins and routes; every wish about records leaves as a ref.

    Drag, wheel, one finger or two, arrow keys, plus and minus move the view; Tab walks the pins in
    view and Enter picks one. Dragging with Shift marks an area; Esc gives up what was begun, the
    area last. A group of pins that would be one blot shows its first with a count, and is spread
    out when one of its records is selected.
    """

    accessible_role = Role.Graphic

    picked = Signal(str)  # the ref of a pin or route that was clicked, or chosen by Enter
    clicked = Signal(object)  # a MapClick, for every click or tap, on the bare map too
    hovered = Signal(str)  # the ref under the pointer; empty where there is none
    pointed = Signal(object)  # (lat, lon) under the pointer, or None when it leaves
    view_changed = Signal(object)  # the MapView now shown
    area_chosen = Signal(object)  # the Area that was marked, or None when it was given up
    marker_picked = Signal(str)  # the key of a marker
    marker_moved = Signal(str, float, float)  # key, lat, lon, when the drag of a marker ended

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.measure = MeasureTool(self._length_words, self)
        self.area = AreaTool(self)
        self.swipe = SwipeTool(self)
        self._markers = MarkerTool(self)
        self._tools = (self.measure, self.area, self._markers, self.swipe)
        for tool in self._tools:
            tool.changed.connect(self._on_tool_changed)
        self.area.chosen.connect(self.area_chosen)
        self._markers.picked.connect(self.marker_picked)
        self._markers.moved.connect(self.marker_moved)
        order = (self._markers, self.swipe, self.area, self.measure)
        self._pointer = MapPointer(order, lambda: self.view, self)
        self._pointer.began.connect(self._motion.stop)
        self._pointer.panned.connect(self._on_pointer_panned)
        self._pointer.pinched.connect(self._motion.zoom)
        self._pointer.clicked.connect(self._on_pointer_clicked)
        self._pointer.tapped_twice.connect(self._come_nearer)
        self._motion.moved.connect(self._on_motion_moved)
        self._buttons.zoom_in_wanted.connect(self.zoom_in)
        self._buttons.zoom_out_wanted.connect(self.zoom_out)
        self._buttons.home_wanted.connect(self.go_home)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    def set_markers(self, markers: Sequence[Marker]) -> None:
        """Show these numbered marks instead of those before."""
        self._markers.set_markers(markers)

    def recording(self) -> QPicture:
        """Return the map as it is seen, without its buttons, to be drawn elsewhere."""
        image = QImage(self.size() * _PRINTED, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_PRINTED)
        painter = QPainter(image)
        self.paint_all(painter, float(_PRINTED))
        painter.end()
        picture = QPicture()
        painter = QPainter(picture)
        painter.drawImage(0, 0, image)
        painter.end()
        return picture

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

    def _on_tool_changed(self) -> None:
        self._ground.swiped_at = self.swipe.at(self.view)
        self.update()

    def _length_words(self, kilometres: float) -> str:
        """Return a length as it is said, in metres where it is short."""
        if kilometres < 1:
            return self.tr("{} m").format(f"{1000 * kilometres:.0f}")
        digits = f"{kilometres:.2f}" if kilometres < 10 else f"{kilometres:.1f}"
        point = "," if self._scene.language == "vi" else "."
        return self.tr("{} km").format(digits.replace(".", point))

    # pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._pointer.press(event.position(), shift=shift)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self.view.to_geo(event.position()))
        if self._pointer.is_down:
            self._pointer.move(event.position())
            if self._pointer.is_panning:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        else:
            self._hover(self.ref_at(event.position()), event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event.position())
            self.unsetCursor()

    def _on_pointer_panned(self, by: QPointF) -> None:
        self._motion.pan(by.x(), by.y())

    def _on_pointer_clicked(self, at: QPointF) -> None:
        ref = self.ref_at(at)
        self.clicked.emit(MapClick(*self.view.to_geo(at), ref))
        if ref is not None:
            self.picked.emit(ref)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._come_nearer(event.position())

    def _come_nearer(self, at: QPointF) -> None:
        """Zoom in at a point; a group of pins that lies there is shown whole."""
        spot = spot_at(self._scene, self._layout, at)
        if spot is not None and spot.behind:
            self.show_all((pin.lat, pin.lon) for pin in (spot.pin, *spot.behind))
        elif spot is None:
            self._motion.fly(self.view.zoomed(2.0, at), smooth=True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self._motion.zoom(_NOTCH**notches, event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        del event
        self.pointed.emit(None)
        self._hover(None)

    def _hover(self, ref: str | None, at: QPointF | None = None) -> None:
        shape = self._pointer.cursor(at) if at is not None else None
        hand = Qt.CursorShape.PointingHandCursor if ref else Qt.CursorShape.ArrowCursor
        self.setCursor(hand if shape is None else shape)
        if ref == self._scene.hovered:
            return
        self._scene.hovered = ref
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
        elif key == Qt.Key.Key_Escape and self._give_up():
            pass
        else:
            super().keyPressEvent(event)

    def _give_up(self) -> bool:
        """Give up the measure's last point, else the focused pin, else the area."""
        if self.measure.cancel():
            return True
        if self._focused():
            self._focus_pin(None)
            return True
        return self.area.cancel()

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
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and (self.measure.is_busy or self._focused() or self.area.is_busy)
        ):
            event.accept()  # Esc gives up what was begun here before it means anything else
            return True
        if isinstance(event, QTouchEvent) and event.type() in _TOUCHES:
            self._pointer.touch(event)
            event.accept()
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
        self._focus_pin(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        del event
        self._scene.focused = None
        self._changed()
