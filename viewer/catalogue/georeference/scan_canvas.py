"""The scan as it lies on the table: its pixels shown flat, with numbered marks upon them.

A map canvas shows it, to which a thousand pixels are given for a degree about the equator, where a
degree is as wide as it is high. So a scan is moved, zoomed and marked just as a map is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Signal

from viewer.catalogue.georeference.aimed_canvas import AimedCanvas
from viewer.catalogue.georeference.masking import FEWEST, MaskLayer
from viewer.widgets.map_overlay import Overlay
from viewer.widgets.map_tools import Marker
from viewer.widgets.projection import Frame
from viewer.widgets.sheet_mesh import STIFF, SheetMesh
from viewer.widgets.sheet_warp import SheetLayer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtWidgets import QWidget

    from viewer.widgets.map_canvas import MapClick
    from viewer.widgets.sheet_mesh import Point
    from viewer.widgets.sheet_warp import Tiles

_PIXELS: Final = 1000.0  # for a degree
_ROOM: Final = 1.5  # times the scan's longer side that may be seen of the table beyond each edge
_EDGE: Final = 0.02  # times the same, round the whole scan as it is shown at first
_CLOSEST: Final = 13.5  # the zoom level at which a pixel of the scan is eight of the screen's wide


class ScanCanvas(AimedCanvas):
    """Show a page; every place on it leaves as pixels from its top left."""

    pixel_clicked = Signal(float, float)
    """(x, y) of a click; it may lie beyond the page's edge."""
    mark_moved = Signal(str, float, float)
    """key, x, y when the drag of a mark ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = (1, 1)
        self._sheet: SheetLayer | None = None
        self._mask: MaskLayer | None = None
        self.clicked.connect(self._on_self_clicked)
        self.marker_moved.connect(self._on_self_marker_moved)
        self.setAccessibleName(self.tr("Scan"))

    @property
    def sheet(self) -> SheetLayer | None:
        """The layer that draws the scan."""
        return self._sheet

    def show_scan(self, tiles: Tiles) -> None:
        """Show a page, the whole of it at first."""
        self._size = (tiles.width, tiles.height)
        mesh = SheetMesh(self._lie_flat, self._size, None, STIFF)
        self._sheet = SheetLayer("scan", {}, mesh, tiles, parent=self)
        west, south, east, north = mesh.bounds
        longer = max(east - west, north - south)
        room, edge = _ROOM * longer, _EDGE * longer
        frame = Frame(west - room, south - room, east + room, north + room, max_zoom=_CLOSEST)
        self.set_frame(frame, (west - edge, south - edge, east + edge, north + edge))
        self._mask = MaskLayer(self._sheet.bounds, self)
        self.set_pictures([self._sheet, self._mask])

    def set_marks(self, marks: Iterable[Marker]) -> None:
        """Show these marks, whose `lon` and `lat` are x and y in pixels."""
        self.set_markers([self._placed(mark) for mark in marks])

    def show_mask(self, corners: Sequence[Point]) -> None:
        """Show which part of the scan is drawn over the map; no corners for all of it."""
        if self._mask is not None:
            self._mask.show_ring(self._lie_flat(corners) if len(corners) >= FEWEST else ())

    def look_at(self, x: float, y: float) -> None:
        """Bring a pixel into view."""
        ((lon, lat),) = self._lie_flat([(x, y)])
        if not self.view.bounds().contains(QPointF(lon, lat)):
            self.centre_on(lat, lon)

    def pixel(self, lat: float, lon: float) -> Point:
        """Return the pixel that a place of the canvas stands for."""
        return lon * _PIXELS, self._size[1] / 2 - lat * _PIXELS

    def middle(self) -> Point:
        """Return the pixel in the middle of the view."""
        return self.pixel(self.view.lat, self.view.lon)

    def _lie_flat(self, points: Sequence[Point]) -> list[Point]:
        half = self._size[1] / 2
        return [(x / _PIXELS, (half - y) / _PIXELS) for x, y in points]

    def _placed(self, mark: Marker) -> Marker:
        ((lon, lat),) = self._lie_flat([(mark.lon, mark.lat)])
        return Marker(
            mark.key, mark.text, lat, lon, mark.tone, mark.movable, emphasised=mark.emphasised
        )

    def _lay_out_overlay(self) -> None:
        self._overlay = Overlay()  # neither scale nor north: nothing is known of them yet

    def _translate(self) -> None:
        super()._translate()
        self.setAccessibleName(self.tr("Scan"))

    def _on_self_clicked(self, click: MapClick) -> None:
        self.pixel_clicked.emit(*self.pixel(click.lat, click.lon))

    def _on_self_marker_moved(self, key: str, lat: float, lon: float) -> None:
        self.mark_moved.emit(key, *self.pixel(lat, lon))
