"""Paint the marks, arrows and labels of a map's layout."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QPixmap,
    QRadialGradient,
)

from viewer.theme import Palette, kind_style
from viewer.widgets.map_arrows import ArrowPicture, ground
from viewer.widgets.map_layout import Label, Layout
from viewer.widgets.map_letters import BLEED, written
from viewer.widgets.map_marks import Pin, Spot
from viewer.widgets.map_scene import Scene
from viewer.widgets.map_shades import MapShades
from viewer.widgets.projection import MapView
from viewer.widgets.shapes import shape_path


@dataclass(frozen=True, slots=True)
class _Mark:
    """How a pin looks, wherever it stands."""

    kind: str
    side: str | None
    radius: float
    enlarged: float
    is_area: bool
    counts: bool
    dimmed: bool
    chosen: bool
    focused: bool
    hovered: bool

    @property
    def half(self) -> float:
        """Half the side of the square that it is drawn in."""
        return float(math.ceil(max(self.radius + 10, 19 * self.enlarged)))


class MapPainter:
    """Paints layouts; written labels are kept as pictures, so that a frame costs little."""

    def __init__(self, shades: MapShades) -> None:
        self._shades = shades
        self._arrows = ArrowPicture()

    def paint(
        self, painter: QPainter, view: MapView, scene: Scene, layout: Layout, palette: Palette,
        *, hurried: bool = False,
    ) -> None:  # fmt: skip
        """Paint everything over the base map, in the order in which it covers.

        When `hurried`, arrows painted at another scale are stretched.
        """
        for spot in layout.spots:
            if spot.pin.ref in {scene.selected, scene.hovered}:
                _paint_uncertainty(painter, view, spot.pin, palette)
        self._arrows.draw(painter, view, layout.arrows, scene, palette, hurried=hurried)
        for point in layout.towns:
            _paint_town(painter, point, palette)
        for spot in layout.spots:
            if spot.is_moved:
                painter.setPen(QPen(palette.muted, 1.0))
                painter.drawLine(spot.true, spot.point)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(palette.muted)
                painter.drawEllipse(spot.true, 1.8, 1.8)
        for label in layout.labels:
            if label.is_far and label.anchor is not None:
                painter.setPen(QPen(palette.muted, 1.0))
                painter.drawLine(label.anchor, _nearest(label.rect, label.anchor))
        for spot in reversed(layout.spots):
            self._paint_spot(painter, spot, scene, palette)
        for label in layout.labels:
            self._paint_label(painter, label, scene, palette)

    def _paint_spot(self, painter: QPainter, spot: Spot, scene: Scene, palette: Palette) -> None:
        ratio = painter.device().devicePixelRatio()
        mark = _mark(spot, scene)
        key = (mark, palette.name, ratio)
        picture = self._shades.marks.of(key, lambda: _drawn(mark, palette, ratio))
        half = mark.half
        corner = spot.point - QPointF(half, half)
        corner = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        painter.drawPixmap(corner, picture)

    def _paint_label(self, painter: QPainter, label: Label, scene: Scene, palette: Palette) -> None:
        ratio = painter.device().devicePixelRatio()
        key = (label.text, label.look, scene.enlarged, palette.name, ratio, label.rect.height())
        picture = self._shades.labels.of(
            key, lambda: written(label, scene.enlarged, palette, ratio)
        )
        corner = label.rect.topLeft() - QPointF(BLEED, BLEED)
        corner = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        painter.drawPixmap(corner, picture)


def _mark(spot: Spot, scene: Scene) -> _Mark:
    pin = spot.pin
    return _Mark(
        kind=pin.kind,
        side=pin.side,
        radius=scene.radius(pin),
        enlarged=scene.enlarged,
        is_area=pin.is_area,
        counts=bool(spot.behind),
        dimmed=_is_dimmed(pin, scene),
        chosen=pin.ref == scene.selected,
        focused=pin.ref == scene.focused,
        hovered=pin.ref == scene.hovered,
    )


def _drawn(mark: _Mark, palette: Palette, ratio: float) -> QPixmap:
    """Return a pin's mark as a picture, its ring and halo included."""
    half, radius = mark.half, mark.radius
    picture = QPixmap(round(2 * half * ratio), round(2 * half * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(half, half)
    style = kind_style(mark.kind, mark.side)
    colour: QColor = palette.lacquer if mark.chosen else getattr(palette, style.token)
    painter.setPen(Qt.PenStyle.NoPen)
    if mark.chosen:
        _paint_halo(painter, at, 17 * mark.enlarged, colour)
    if mark.dimmed:
        painter.setOpacity(0.62)
    painter.setBrush(ground(palette))
    painter.drawPath(shape_path(style.shape, 2 * radius + 4, at))
    if mark.counts:
        painter.setPen(QPen(colour, 1.3))
        painter.drawEllipse(at, radius + 3.2, radius + 3.2)
        painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    if mark.is_area and not mark.chosen:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        dashed = QPen(colour, 1.6)
        dashed.setDashPattern([1.6, 1.3])
        painter.setPen(dashed)
    painter.drawPath(shape_path(style.shape, 2 * radius, at))
    painter.setOpacity(1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark.chosen and mark.focused:
        painter.setPen(QPen(palette.ink, 2.0))
        painter.drawEllipse(at, radius + 5, radius + 5)
    elif mark.focused or (mark.hovered and not mark.chosen):
        painter.setPen(QPen(palette.lacquer, 2.5 if mark.focused else 1.5))
        painter.drawEllipse(at, radius + 6, radius + 6)
    painter.end()
    return picture


def _nearest(rect: QRectF, point: QPointF) -> QPointF:
    """Return the point of a rectangle that lies nearest to another point."""
    return QPointF(
        min(max(point.x(), rect.left()), rect.right()),
        min(max(point.y(), rect.top()), rect.bottom()),
    )


def _is_dimmed(pin: Pin, scene: Scene) -> bool:
    if not scene.highlighted or pin.emphasised:
        return False
    return pin.ref not in scene.highlighted and pin.ref not in {scene.selected, scene.focused}


def _paint_halo(painter: QPainter, at: QPointF, radius: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for share, alpha in ((1.0, 46), (0.72, 60)):
        soft = QColor(colour)
        soft.setAlpha(alpha)
        painter.setBrush(soft)
        painter.drawEllipse(at, radius * share, radius * share)


def _paint_uncertainty(painter: QPainter, view: MapView, pin: Pin, palette: Palette) -> None:
    """Paint the circle within which the place is thought to lie, softer towards its edge."""
    if not pin.uncertainty_km:
        return
    radius = pin.uncertainty_km / view.km_per_pixel
    at = view.to_screen(pin.lat, pin.lon)
    shade = QRadialGradient(at, radius)
    for stop, alpha in ((0.0, 52), (0.75, 34), (1.0, 14)):
        soft = QColor(palette.lacquer)
        soft.setAlpha(alpha)
        shade.setColorAt(stop, soft)
    painter.setBrush(shade)
    edge = QColor(palette.lacquer)
    edge.setAlpha(130)
    pen = QPen(edge, 1.2)
    pen.setDashPattern([4, 4])
    painter.setPen(pen)
    painter.drawEllipse(at, radius, radius)


def _paint_town(painter: QPainter, at: QPointF, palette: Palette) -> None:
    painter.setPen(QPen(ground(palette), 1.4))
    painter.setBrush(palette.muted)
    painter.drawEllipse(at, 3.0, 3.0)
