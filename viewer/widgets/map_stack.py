"""The pictures that lie over a base map, one above the other: their tiles, opacity and swiping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QPainter

from viewer.widgets.map_picture import PictureLayer
from viewer.widgets.map_tiles import MapTiles
from viewer.widgets.projection import MapView


@dataclass(frozen=True, slots=True)
class _Kept:
    layer: PictureLayer
    tiles: MapTiles


class PictureStack(QObject):
    """Draws picture layers in order, the first lowest. GUI thread only.

    While it is swiped, the topmost visible picture shows to the right of the handle alone, and to
    its left whatever lies beneath.
    """

    changed = Signal()
    """Something of what is shown has changed: draw again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[_Kept, ...] = ()
        self.is_sharp = True
        """Whether the last draw showed everything at its own scale."""

    @property
    def layers(self) -> tuple[PictureLayer, ...]:
        """The pictures, the lowest first."""
        return tuple(kept.layer for kept in self._kept)

    @property
    def top(self) -> PictureLayer | None:
        """The topmost picture that is visible, which is the one that is swiped."""
        return next((layer for layer in reversed(self.layers) if layer.visible), None)

    def set_layers(self, layers: Sequence[PictureLayer]) -> None:
        """Show these pictures; tiles of those that stay are kept."""
        before = {kept.layer: kept for kept in self._kept}
        for layer in before.keys() - set(layers):
            layer.changed.disconnect(self._on_layer_changed)
            layer.shown_changed.disconnect(self.changed)
        for layer in layers:
            if layer not in before:
                before[layer] = _Kept(layer, MapTiles(layer.paint))
                layer.changed.connect(self._on_layer_changed)
                layer.shown_changed.connect(self.changed)
        self._kept = tuple(before[layer] for layer in layers)
        self.changed.emit()

    def drop_pictures(self) -> None:
        """Give back every tile that was painted; the next draw paints what it needs anew."""
        for kept in self._kept:
            kept.tiles.forget()

    def thin(self, view: MapView) -> None:
        """Keep the tiles that a view needs, and no others."""
        for kept in self._kept:
            kept.tiles.thin(view)

    def draw(
        self,
        painter: QPainter,
        view: MapView,
        ratio: float,
        *,
        hurried: bool = False,
        within_ms: float | None = None,
        swiped_at: float | None = None,
    ) -> None:
        """Draw what a view shows of the visible pictures.

        `swiped_at` is where the swipe handle stands, in the view's logical pixels.
        """
        sharp, top = True, self.top
        for kept in self._kept:
            layer = kept.layer
            if not layer.visible or not layer.bounds.intersects(view.bounds()):
                continue
            painter.save()
            painter.setOpacity(layer.opacity)
            shown = QRectF(view.transform().mapRect(layer.bounds)).adjusted(-1, -1, 1, 1)
            if layer is top and swiped_at is not None:
                shown.setLeft(max(shown.left(), swiped_at))
            painter.setClipRect(shown)
            kept.tiles.draw(painter, view, ratio, hurried=hurried, within_ms=within_ms)
            sharp = sharp and kept.tiles.is_sharp
            painter.restore()
        self.is_sharp = sharp

    def _on_layer_changed(self, region: QRectF | None) -> None:
        layer = self.sender()
        for kept in self._kept:
            if kept.layer is layer:
                kept.tiles.forget(region)
        self.changed.emit()
