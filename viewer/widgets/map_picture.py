"""Pictures over the base map: what a scanned sheet, or any other picture, has to bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from viewer.widgets.projection import MapView


class PictureLayer(QObject):
    """One picture with a place on the ground, drawn over the base map and under the pins.

    A subclass paints; the map keeps what was painted as tiles, and sees to opacity, order and
    swiping. GUI thread only. `bounds` is in degrees: left is west, right east, top south, bottom
    north, as QRectF(QPointF(west, south), QPointF(east, north)) makes it.
    """

    changed = Signal(object)
    """Paint anew: all of it (None), or what lies in a QRectF of degrees, as `bounds`."""
    shown_changed = Signal()
    """Opacity or visibility was set; nothing has to be painted anew."""

    def __init__(
        self,
        key: str,
        title: Mapping[str, str],
        bounds: QRectF,
        credit: Mapping[str, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take texts by language code; `key` names the layer from one day to the next."""
        super().__init__(parent)
        self.key = key
        self.title = title
        self.bounds = bounds
        self.credit = credit or {}
        self._opacity = 1.0
        self._visible = True

    @property
    def opacity(self) -> float:
        """How much of the base map it hides, 0 to 1."""
        return self._opacity

    def set_opacity(self, opacity: float) -> None:
        """Let less or more of the base map through, 0 to 1."""
        opacity = min(max(opacity, 0.0), 1.0)
        if opacity != self._opacity:
            self._opacity = opacity
            self.shown_changed.emit()

    @property
    def visible(self) -> bool:
        """Whether it is drawn at all."""
        return self._visible

    def set_visible(self, visible: bool) -> None:
        """Show or hide it."""
        if visible != self._visible:
            self._visible = visible
            self.shown_changed.emit()

    def paint(self, painter: QPainter, view: MapView) -> None:
        """Paint what a view shows of the picture, opaque, and leave the rest transparent.

        `view` may be any part of the map, mostly a tile of it; the painter counts in its logical
        pixels. Take some milliseconds at most: paint what is at hand (coarser if need be), ask for
        the rest, and emit `changed` when it has come.
        """
        raise NotImplementedError
