"""The mask of a sheet: the part of its picture that is drawn, corner by corner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from viewer import theme
from viewer.widgets.map_picture import PictureLayer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.maps.sheets import Polygon
    from viewer.widgets.projection import MapView
    from viewer.widgets.sheet_mesh import Point

CORNER = "corner-"
"""What the key of a corner's mark begins with."""
FEWEST = 3
VEIL = 150
"""How much of what is masked out the veil over it hides, of 255."""


class Masking(QObject):
    """Hold the corners while a mask is drawn; three make one."""

    changed = Signal()
    """Corners were set, or drawing began or ended."""
    drawn = Signal(object)
    """The Polygon that the corners make now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self.corners: Polygon = ()

    def switch(self, on: bool, mask: Polygon | None) -> None:
        """Begin to draw, from the mask that there is, or end."""
        self.is_on = on
        self.corners = mask or ()
        self.changed.emit()

    def follow(self, mask: Polygon | None) -> None:
        """Take another mask for the corners; fewer than three are kept where there is none."""
        if mask is not None or len(self.corners) >= FEWEST:
            self.corners = mask or ()

    def take(self, x: float, y: float) -> None:
        """Set one more corner."""
        self._become((*self.corners, (x, y)))

    def move(self, at: int, x: float, y: float) -> None:
        """Move a corner."""
        self._become((*self.corners[:at], (x, y), *self.corners[at + 1 :]))

    def _become(self, corners: Polygon) -> None:
        self.corners = corners
        self.changed.emit()
        if len(corners) >= FEWEST:
            self.drawn.emit(corners)


class MaskLayer(PictureLayer):
    """Veils what a mask leaves out of the scan, and draws the mask's edge."""

    def __init__(self, bounds: QRectF, parent: QObject | None = None) -> None:
        super().__init__("mask", {}, bounds, parent=parent)
        self._ring = QPainterPath()

    def show_ring(self, corners: Sequence[Point]) -> None:
        """Show a ring of (lon, lat); none for no mask."""
        self._ring = QPainterPath()
        if corners:
            self._ring.addPolygon(QPolygonF([QPointF(lon, lat) for lon, lat in corners]))
            self._ring.closeSubpath()
        self.changed.emit(None)

    def paint(self, painter: QPainter, view: MapView) -> None:
        if self._ring.isEmpty():
            return
        palette, laid = theme.active(), view.transform()
        ring, page = laid.map(self._ring), QPainterPath()
        page.addRect(laid.mapRect(self.bounds))
        veil = QColor(palette.paper)
        veil.setAlpha(VEIL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillPath(page.subtracted(ring), veil)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.lacquer, 1.5))
        painter.drawPath(ring)
