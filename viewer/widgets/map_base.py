"""The base map: its layers painted tile by tile, and kept while the map is moved about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from viewer.theme import Palette
from viewer.widgets.map_layers import MapLayer
from viewer.widgets.map_shades import MapShades, between, paper_grain
from viewer.widgets.map_tiles import MapTiles
from viewer.widgets.projection import MapView

_EDGE = 12.0  # pixels that a broad pen reaches beyond its line, at most
_PROVINCE = 400.0  # pixels per degree from which a province fills the view
_COARSE = 0.34  # pixels of the small picture for one of the view, from which on it is softened
_SOFT = 4.0  # pixels of the view for one of the softened picture
_DASH = (9.0, 3.0, 1.5, 3.0)


class BaseMap:
    """The picture of relief, land, sea, rivers, roads and borders under the pins.

    GUI thread only. `draw` copies tiles that were painted before, and paints what is missing while
    its time lasts; `is_sharp` tells whether the last draw had to stretch an older picture.
    """

    def __init__(self) -> None:
        self._layers: tuple[MapLayer, ...] = ()
        self._palette: Palette | None = None
        self.shades, self._shared = MapShades(), False
        """What looks the same in every view; see share."""
        self._tiles = MapTiles(self._paint, opaque=True)

    @property
    def is_sharp(self) -> bool:
        """Whether the last draw showed everything at its own scale."""
        return self._tiles.is_sharp

    def set_layers(self, layers: Iterable[MapLayer]) -> None:
        """Take the layers to draw, lowest order first; the same ones change nothing."""
        taken = tuple(sorted(layers, key=lambda layer: layer.order))
        if len(taken) == len(self._layers) and all(map(_alike, taken, self._layers)):
            return
        self._layers = taken
        self._forget()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours to draw with."""
        if palette != self._palette:
            self._palette = palette
            self._tiles.forget()

    def share(self, shades: MapShades) -> None:
        """Share with other maps of the same archive what looks the same in all of them."""
        self.shades, self._shared = shades, True

    def draw(
        self,
        painter: QPainter,
        view: MapView,
        ratio: float,
        *,
        hurried: bool,
        within_ms: float | None = None,
    ) -> None:
        """Draw the base map for a view; when `hurried`, older tiles may be stretched.

        `within_ms` limits what is spent on new tiles; None draws all of them sharply.
        """
        if hurried or within_ms is not None:
            self._draw_overview(painter, view)
        self._tiles.draw(painter, view, ratio, hurried=hurried, within_ms=within_ms)

    def fill_around(self, view: MapView, within_ms: float) -> bool:
        """Paint what lies just out of view; return whether some of it is still missing."""
        return self._tiles.fill_around(view, within_ms)

    def drop_pictures(self) -> None:
        """Give back every picture of its own; the next draw paints what it needs anew."""
        self._forget()

    def thin(self, view: MapView) -> None:
        """Keep the tiles that a view needs, and no others."""
        self._tiles.thin(view)

    def _forget(self) -> None:
        self._tiles.forget()
        if not self._shared:
            self.shades.forget()

    def _draw_overview(self, painter: QPainter, view: MapView) -> None:
        """Draw the whole frame's small picture, for where no tile has been painted yet."""
        palette = self._worn()
        whole, picture = self.shades.overview(self._layers, palette, view.frame, self._paint)
        corner = whole.to_geo(QPointF(0, 0))
        opposite = whole.to_geo(QPointF(whole.width, whole.height))
        target = QRectF(view.to_screen(*corner), view.to_screen(*opposite))
        shown = target.intersected(QRectF(0, 0, view.width, view.height))
        stretch = whole.scale / view.scale
        part = QRectF(shown.topLeft() - target.topLeft(), shown.size())
        source = QRectF(part.topLeft() * stretch, part.size() * stretch)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        if stretch < _COARSE:
            cut = source.toAlignedRect().intersected(picture.rect())
            corner = target.topLeft() + QPointF(cut.topLeft()) / stretch
            shown = QRectF(corner, QSizeF(cut.size()) / stretch)
            size = (shown.size() / _SOFT).toSize().expandedTo(QSize(1, 1))
            smooth = Qt.TransformationMode.SmoothTransformation
            picture = picture.copy(cut).scaled(size, mode=smooth)
            source = QRectF(picture.rect())
        painter.drawPixmap(shown, picture, source)

    def _paint(self, painter: QPainter, view: MapView) -> None:
        """Paint a part of the map, in its logical pixels."""
        palette = self._worn()
        ratio = painter.device().devicePixelRatio()
        whole = QRectF(0, 0, view.width, view.height)
        painter.fillRect(whole, between(palette.relief_low, palette.relief_high, 0.72))
        painter.save()
        painter.setTransform(view.transform(), combine=True)
        shown = _with_edge(view.bounds(), _EDGE / view.scale)
        sheet = _Sheet(painter, palette, view.scale * ratio, shown, ratio)
        for layer in self._layers:
            if layer.visible and layer.min_zoom <= view.zoom <= layer.max_zoom:
                if layer.role == "relief":
                    self._draw_relief(painter, layer, palette)
                else:
                    sheet.draw(layer)
        painter.restore()
        painter.fillRect(whole, QBrush(paper_grain()))

    def _worn(self) -> Palette:
        if self._palette is None:
            raise RuntimeError("a base map is drawn before it has a palette")
        return self._palette

    def _draw_relief(self, painter: QPainter, layer: MapLayer, palette: Palette) -> None:
        if layer.picture is None:
            return
        picture = self.shades.relief(layer.picture, palette)
        bounds = layer.bounds
        painter.save()
        painter.translate(bounds.left(), bounds.bottom())
        painter.scale(bounds.width() / picture.width(), -bounds.height() / picture.height())
        painter.drawImage(0, 0, picture)
        painter.restore()


def _with_edge(bounds: QRectF, edge: float) -> QRectF:
    """Return a rectangle of degrees grown by what a broad pen reaches over its edge."""
    return bounds.adjusted(-edge, -edge, edge, edge)


def _alike(layer: MapLayer, other: MapLayer) -> bool:
    """Return whether two layers are drawn alike: the same one, or shown as the other is."""
    same = layer.features is other.features and layer.picture is other.picture
    return layer is other or (same and (layer.id, layer.visible) == (other.id, other.visible))


def _clear(colour: QColor, alpha: int) -> QColor:
    return QColor(colour.red(), colour.green(), colour.blue(), alpha)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One drawing of layers: its painter, colours, device pixels per degree, degrees in view."""

    painter: QPainter
    palette: Palette
    scale: float
    shown: QRectF
    ratio: float

    def draw(self, layer: MapLayer) -> None:
        """Draw a layer as its role says; towns and names are the canvas's to write."""
        palette = self.palette
        match layer.role:
            case "land":
                self._draw_sea(layer)
            case "water":
                self.painter.setPen(self._pen(palette.coast, 0.8))
                self.painter.setBrush(palette.sea)
                self.painter.drawPath(self._areas(layer))
            case "river":
                width = 1.3 if self.scale < _PROVINCE * self.ratio else 1.6
                self._draw_lines(layer, self._pen(palette.river, width))
            case "road":
                casing = QColor(palette.relief_high)
                casing.setAlpha(170)
                self._draw_lines(layer, self._pen(casing, 4.0))
                self._draw_lines(layer, self._pen(palette.road, 1.8))
            case "boundary":
                self._draw_lines(layer, self._pen(_clear(palette.boundary, 36), 9.0))
                self._draw_lines(layer, self._pen(palette.boundary, 2.2))
            case "border":
                dashed = self._pen(palette.border, 2.0)
                dashed.setDashPattern(_DASH)
                dashed.setCapStyle(Qt.PenCapStyle.FlatCap)
                self._draw_lines(layer, self._pen(_clear(palette.border, 40), 7.0), coarse=True)
                self._draw_lines(layer, dashed)
            case _:
                pass

    def _pen(self, colour: QColor, width: float) -> QPen:
        """Return a pen of so many logical pixels, whatever the transform is."""
        pen = QPen(colour, width * self.ratio)
        pen.setCosmetic(True)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def _areas(self, layer: MapLayer) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for feature in layer.features:
            if feature.bounds.intersects(self.shown):
                for ring in feature.parts(self.scale):
                    path.addPolygon(ring)
                    path.closeSubpath()
        return path

    def _draw_sea(self, layer: MapLayer) -> None:
        """Fill what is no land; the relief stays as it is."""
        land = self._areas(layer)
        sea = QPainterPath()
        sea.setFillRule(Qt.FillRule.OddEvenFill)
        sea.addRect(self.shown.adjusted(-10, -10, 10, 10))
        sea.addPath(land)
        self.painter.fillPath(sea, self.palette.sea)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(self._pen(self.palette.coast, 1.0))
        self.painter.drawPath(land)

    def _draw_lines(self, layer: MapLayer, pen: QPen, *, coarse: bool = False) -> None:
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for feature in layer.features:
            if not feature.bounds.intersects(self.shown):
                continue
            for part in feature.parts(self.scale / 2 if coarse else self.scale):
                if layer.role == "boundary":
                    self.painter.drawPolygon(part)
                else:
                    self.painter.drawPolyline(part)
