"""Deep zoom: a widget that shows a picture of any size by the tiles that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from viewer import theme
from viewer.widgets.accessible_role import Role
from viewer.widgets.tile_frame import TileFrame
from viewer.widgets.tile_painter import TilePainter, needed
from viewer.widgets.tile_pointer import TilePointer
from viewer.widgets.tile_regions import RegionTool, ShownRegion, bounds, paint_regions, region_at

if TYPE_CHECKING:
    from db.maps.levels import TileKey
    from db.maps.sheets import Sheet
    from viewer.widgets.tile_cache import TileCache

STEP = 1.4  # one press of a zoom key or button
NOTCH = 1.25  # one notch of a wheel
ARROW = 80  # logical pixels that an arrow key moves the picture by
PANS = {
    Qt.Key.Key_Left: (ARROW, 0),
    Qt.Key.Key_Right: (-ARROW, 0),
    Qt.Key.Key_Up: (0, ARROW),
    Qt.Key.Key_Down: (0, -ARROW),
}
TOUCHES = frozenset(
    {
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TouchCancel,
    }
)


class TileView(QWidget):
    """Show one sheet; drag, wheel, one finger or two, arrows, plus, minus, 0 and 1 move it.

    While a tile is on its way, a coarser one stands in. With the rectangle or polygon tool a region
    is drawn; Esc gives it up, Enter or the first corner closes a polygon, Tab walks the regions.
    """

    accessible_role = Role.Graphic

    frame_changed = Signal(object)
    """The TileFrame now shown."""
    region_drawn = Signal(object)
    """The corners of a new region: a tuple of (x, y) in picture pixels."""
    region_chosen = Signal(str)
    """The key of a region that was clicked or walked to."""
    clicked = Signal(QPointF)
    """A pixel of the picture that was clicked where no region lies."""

    def __init__(self, cache: TileCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._painter = TilePainter(cache)
        self._sheet: Sheet | None = None
        self._regions: tuple[ShownRegion, ...] = ()
        self._chosen: str | None = None
        self.frame = TileFrame.whole(1, 1, self.width(), self.height())
        self.regions = RegionTool(self)
        self.regions.changed.connect(self.update)
        self.regions.drawn.connect(self.region_drawn)
        self._pointer = TilePointer(self)
        self._pointer.drag_began.connect(self._on_pointer_drag_began)
        self._pointer.dragged.connect(self._on_pointer_dragged)
        self._pointer.drag_ended.connect(self._on_pointer_drag_ended)
        self._pointer.clicked.connect(self._on_pointer_clicked)
        self._pointer.pinched.connect(self._on_pointer_pinched)
        cache.arrived.connect(self._on_cache_arrived)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # what is shown

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show all of a sheet; None: nothing."""
        self._sheet = sheet if sheet is not None and sheet.pyramid is not None else None
        self._regions, self._chosen = (), None
        across, down = (sheet.width, sheet.height) if sheet is not None else (1, 1)
        self._go(TileFrame.whole(max(across, 1), max(down, 1), self.width(), self.height()))

    def show_regions(self, regions: tuple[ShownRegion, ...]) -> None:
        """Show these regions instead of those before."""
        self._regions = regions
        self.update()

    def choose_region(self, key: str) -> None:
        """Bring a region into view and show it as chosen."""
        found = next((region for region in self._regions if region.key == key), None)
        if found is not None:
            self._chosen = key
            self._go(self.frame.showing(bounds(found)))

    def show_whole(self) -> None:
        """Show all of the picture."""
        frame = self.frame
        self._go(TileFrame.whole(frame.across, frame.down, frame.width, frame.height))

    def show_actual_size(self) -> None:
        """Show one pixel of the picture on one of the screen."""
        self.zoom(1 / (self.frame.scale * self.devicePixelRatioF()))

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Scale the picture about a point, or about the middle."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._go(self.frame.zoomed(factor, middle if about is None else about))

    def pan(self, across: float, down: float) -> None:
        """Move the picture by so many logical pixels."""
        self._go(self.frame.panned(across, down))

    @property
    def is_sharp(self) -> bool:
        """Whether every tile that the view needs is here."""
        if self._sheet is None:
            return True
        tiles = needed(self._sheet, self.frame, self.devicePixelRatioF())
        return all(self._cache.at_hand(key) is not None for key, _ in tiles)

    def _go(self, frame: TileFrame) -> None:
        self.frame = frame
        self.update()
        self.frame_changed.emit(frame)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.active().line)
            if self._sheet is None:
                return
            ratio = self.devicePixelRatioF()
            if not self._painter.paint(painter, self._sheet, self.frame, ratio):
                QTimer.singleShot(0, self, self.update)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_regions(painter, self.frame, self._regions, self._chosen)
            self.regions.paint(painter, self.frame)
            if self.hasFocus():
                painter.setPen(theme.active().lacquer)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _on_cache_arrived(self, key: TileKey) -> None:
        if self._sheet is not None and key.pyramid == self._sheet.pyramid:
            self.update()

    # pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pointer.is_down:
            self._pointer.move(event.position())
            return
        at = self.frame.to_picture(event.position())
        self.regions.hover(at)
        under = region_at(self._regions, at) if self.regions.tool == "pan" else None
        self.setToolTip(under.text if under else "")
        self._show_cursor(hand=under is not None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.regions.tool == "polygon":
            self.regions.close(self.frame)
        else:
            self.zoom(2.0, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom(NOTCH**notches, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() in TOUCHES and isinstance(event, QTouchEvent):
            self._pointer.touch(event)
            event.accept()
            return True
        return super().event(event)

    def _show_cursor(self, *, hand: bool = False) -> None:
        shape = Qt.CursorShape.OpenHandCursor
        if self.regions.tool != "pan":
            shape = Qt.CursorShape.CrossCursor
        elif hand:
            shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def _on_pointer_drag_began(self, at: QPointF) -> None:
        if not self.regions.begin(self.frame.to_picture(at)):
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _on_pointer_dragged(self, before: QPointF, at: QPointF) -> None:
        if not self.regions.drag(self.frame.to_picture(at)):
            moved = at - before
            self._go(self.frame.panned(moved.x(), moved.y()))

    def _on_pointer_drag_ended(self, at: QPointF) -> None:
        del at
        self.regions.end(self.frame)
        self._show_cursor()

    def _on_pointer_clicked(self, at: QPointF) -> None:
        spot = self.frame.to_picture(at)
        if self.regions.click(spot, self.frame):
            return
        region = region_at(self._regions, spot)
        if region is not None:
            self._chosen = region.key
            self.update()
            self.region_chosen.emit(region.key)
        elif QRectF(0, 0, self.frame.across, self.frame.down).contains(spot):
            self.clicked.emit(spot)

    def _on_pointer_pinched(self, factor: float, at: QPointF, moved: QPointF) -> None:
        self.regions.give_up()
        self._go(self.frame.panned(moved.x(), moved.y()).zoomed(factor, at))

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in PANS:
            self._go(self.frame.panned(*PANS[key]))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key in {Qt.Key.Key_0, Qt.Key.Key_Home}:
            self.show_whole()
        elif key == Qt.Key.Key_1:
            self.show_actual_size()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.regions.is_drawing:
            self.regions.close(self.frame)
        elif key == Qt.Key.Key_Escape and self.regions.is_drawing:
            self.regions.give_up()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Let Tab walk the regions before it leaves the picture."""
        keys = [region.key for region in self._regions]
        at = keys.index(self._chosen) if self._chosen in keys else (-1 if next else len(keys))
        at += 1 if next else -1
        if not 0 <= at < len(keys):
            return super().focusNextPrevChild(next)
        self.choose_region(keys[at])
        self.region_chosen.emit(keys[at])
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._go(self.frame.resized(event.size().width(), event.size().height()))
