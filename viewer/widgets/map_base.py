"""The base map: its layers painted tile by tile, and kept while the map is moved about."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPixmap

from viewer.theme import Palette
from viewer.widgets.map_layers import MapLayer
from viewer.widgets.map_tiles import MapTiles
from viewer.widgets.projection import MapView

_OVERVIEW = 900  # pixels: the width of the small picture of the whole frame
_EDGE = 12.0  # pixels that a broad pen reaches beyond its line, at most
_PROVINCE = 400.0  # pixels per degree from which a province fills the view
_DASH = (9.0, 3.0, 1.5, 3.0)


class BaseMap:
    """The picture of relief, land, sea, rivers, roads and borders under the pins.

    GUI thread only. `draw` copies tiles that were painted before, and paints what is missing while
    its time lasts; `is_sharp` tells whether the last draw had to stretch an older picture.
    """

    def __init__(self) -> None:
        self._layers: tuple[MapLayer, ...] = ()
        self._palette: Palette | None = None
        self._relief: dict[str, QImage] = {}
        self._grain = _paper_grain()
        self._tiles = MapTiles(self._paint, opaque=True)
        self._overview: tuple[MapView, QPixmap] | None = None

    @property
    def is_sharp(self) -> bool:
        """Whether the last draw showed everything at its own scale."""
        return self._tiles.is_sharp

    def set_layers(self, layers: Iterable[MapLayer]) -> None:
        """Take the layers to draw, lowest order first."""
        self._layers = tuple(sorted(layers, key=lambda layer: layer.order))
        self._relief = {}
        self._forget()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours to draw with."""
        if palette != self._palette:
            self._palette = palette
            self._relief = {}
            self._forget()

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
        """Give back every picture; the next draw paints what it needs anew."""
        self._relief = {}
        self._forget()

    def _forget(self) -> None:
        self._tiles.forget()
        self._overview = None

    def _draw_overview(self, painter: QPainter, view: MapView) -> None:
        """Draw the whole frame's small picture, for where no tile has been painted yet."""
        if self._overview is None or self._overview[0].frame != view.frame:
            self._overview = self._painted_overview(view)
        whole, picture = self._overview
        corner = whole.to_geo(QPointF(0, 0))
        opposite = whole.to_geo(QPointF(whole.width, whole.height))
        target = QRectF(view.to_screen(*corner), view.to_screen(*opposite))
        shown = target.intersected(QRectF(0, 0, view.width, view.height))
        stretch = whole.scale / view.scale
        part = QRectF(shown.topLeft() - target.topLeft(), shown.size())
        source = QRectF(part.topLeft() * stretch, part.size() * stretch)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawPixmap(shown, picture, source)

    def _painted_overview(self, view: MapView) -> tuple[MapView, QPixmap]:
        frame = view.frame
        degrees = (frame.east - frame.west) * frame.squeeze
        high = _OVERVIEW * (frame.north - frame.south) / degrees
        whole = MapView(
            (frame.south + frame.north) / 2, (frame.west + frame.east) / 2,
            _OVERVIEW / degrees, float(_OVERVIEW), high, frame,
        )  # fmt: skip
        picture = QPixmap(_OVERVIEW, round(high))
        painter = QPainter(picture)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._paint(painter, whole)
        painter.end()
        return whole, picture

    def _paint(self, painter: QPainter, view: MapView) -> None:
        """Paint a part of the map, in its logical pixels."""
        palette = self._palette
        if palette is None:
            raise RuntimeError("a base map is drawn before it has a palette")
        ratio = painter.device().devicePixelRatio()
        whole = QRectF(0, 0, view.width, view.height)
        painter.fillRect(whole, _between(palette.relief_low, palette.relief_high, 0.72))
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
        painter.fillRect(whole, QBrush(self._grain))

    def _draw_relief(self, painter: QPainter, layer: MapLayer, palette: Palette) -> None:
        if layer.picture is None:
            return
        if layer.id not in self._relief:
            self._relief[layer.id] = _tinted(layer.picture, palette)
        picture = self._relief[layer.id]
        bounds = layer.bounds
        painter.save()
        painter.translate(bounds.left(), bounds.bottom())
        painter.scale(bounds.width() / picture.width(), -bounds.height() / picture.height())
        painter.drawImage(0, 0, picture)
        painter.restore()


def _with_edge(bounds: QRectF, edge: float) -> QRectF:
    """Return a rectangle of degrees grown by what a broad pen reaches over its edge."""
    return bounds.adjusted(-edge, -edge, edge, edge)


def _paper_grain() -> QImage:
    """Return a tile of faint specks, as paper has; it also hides the steps of the soft relief."""
    side = 128
    chance = random.Random(1950)  # noqa: S311 - the same paper each time, not a secret
    values = bytes(
        part
        for _ in range(side * side)
        for part in ((0, 0, 0, chance.randrange(0, 8)) if chance.random() < 0.5 else (7, 7, 7, 7))
    )
    tile = QImage(values, side, side, 4 * side, QImage.Format.Format_ARGB32_Premultiplied)
    return tile.copy()  # the bytes go when this function returns


def _tinted(grey: QImage, palette: Palette) -> QImage:
    """Return the relief in the palette's tones; its greys lie about the middle, so stretch them."""
    tinted = grey.convertToFormat(QImage.Format.Format_Grayscale8)
    tinted.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    tinted.setColorTable(
        [
            _between(palette.relief_low, palette.relief_high, _tone(value)).rgb()
            for value in range(256)
        ]
    )
    return tinted.convertToFormat(QImage.Format.Format_RGB32)


def _tone(value: int) -> float:
    """Return how light a grey of the relief is: level land is 0.72, and shade falls away faster."""
    slope = (value - 128) / 128
    return min(max(0.72 + slope * (1.9 if slope < 0 else 1.2), 0.0), 1.0)


def _between(low: QColor, high: QColor, share: float) -> QColor:
    return QColor(
        round(low.red() + (high.red() - low.red()) * share),
        round(low.green() + (high.green() - low.green()) * share),
        round(low.blue() + (high.blue() - low.blue()) * share),
    )


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
