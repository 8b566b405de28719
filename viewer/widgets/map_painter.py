"""Paint the marks, arrows and labels of a map's layout."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QRadialGradient,
)

from viewer.theme import Palette, contrast, kind_style
from viewer.widgets.map_marks import Pin, Spot, arrow_head
from viewer.widgets.map_scene import Arrow, Label, Layout, Scene
from viewer.widgets.projection import MapView
from viewer.widgets.shapes import shape_path

_SIDE = {"vietnam": "lacquer", "france": "slate"}
_DASHES = {"retreat": (2.2, 1.4), "supply": (0.1, 1.9), "patrol": (1.2, 1.2)}
_KEPT_LABELS = 600


class MapPainter:
    """Paints layouts; written labels are kept as pictures, so that a frame costs little."""

    def __init__(self) -> None:
        self._labels: dict[tuple[object, ...], QPixmap] = {}

    def paint(
        self, painter: QPainter, view: MapView, scene: Scene, layout: Layout, palette: Palette
    ) -> None:
        """Paint everything over the base map, in the order in which it covers."""
        for spot in layout.spots:
            if spot.pin.ref in {scene.selected, scene.hovered}:
                _paint_uncertainty(painter, view, spot.pin, palette)
        for arrow in layout.arrows:
            chosen = arrow.route.ref in {scene.selected, scene.hovered}
            _paint_arrow(painter, arrow, palette, scene.enlarged, chosen=chosen)
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
            if label.leader is not None:
                painter.setPen(QPen(palette.muted, 1.0))
                painter.drawLine(label.leader, _nearest(label.rect, label.leader))
        for spot in reversed(layout.spots):
            self._paint_spot(painter, spot, scene, palette)
        for label in layout.labels:
            self._paint_label(painter, label, scene, palette)

    def _paint_spot(self, painter: QPainter, spot: Spot, scene: Scene, palette: Palette) -> None:
        pin, at, radius = spot.pin, spot.point, scene.radius(spot.pin)
        style = kind_style(pin.kind, pin.side)
        chosen = pin.ref == scene.selected
        colour: QColor = palette.lacquer if chosen else getattr(palette, style.token)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            _paint_halo(painter, at, 17 * scene.enlarged, colour)
        if _is_dimmed(pin, scene):
            painter.setOpacity(0.62)
        ground = _ground(palette)
        painter.setBrush(ground)
        painter.drawPath(shape_path(style.shape, 2 * radius + 4, at))
        if spot.behind:
            painter.setPen(QPen(colour, 1.3))
            painter.drawEllipse(at, radius + 3.2, radius + 3.2)
            painter.setPen(Qt.PenStyle.NoPen)
        if pin.is_area and not chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            dashed = QPen(colour, 1.6)
            dashed.setDashPattern([1.6, 1.3])
            painter.setPen(dashed)
            painter.drawPath(shape_path(style.shape, 2 * radius, at))
        else:
            painter.setBrush(colour)
            painter.drawPath(shape_path(style.shape, 2 * radius, at))
        painter.setOpacity(1.0)
        if pin.ref in {scene.focused, scene.hovered} and not chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            width = 2.5 if pin.ref == scene.focused else 1.5
            painter.setPen(QPen(palette.lacquer, width))
            painter.drawEllipse(at, radius + 6, radius + 6)
        elif chosen and pin.ref == scene.focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(palette.ink, 2.0))
            painter.drawEllipse(at, radius + 5, radius + 5)

    def _paint_label(self, painter: QPainter, label: Label, scene: Scene, palette: Palette) -> None:
        ratio = painter.device().devicePixelRatio()
        key = (label.text, label.look, scene.enlarged, palette.name, ratio, label.rect.height())
        picture = self._labels.get(key)
        if picture is None:
            if len(self._labels) > _KEPT_LABELS:
                self._labels.clear()
            picture = self._labels[key] = _written(label, scene.enlarged, palette, ratio)
        corner = label.rect.topLeft() - QPointF(_BLEED, _BLEED)
        corner = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
        painter.drawPixmap(corner, picture)


_BLEED = 4.0  # room round a written label for its halo


def _written(label: Label, enlarged: float, palette: Palette, ratio: float) -> QPixmap:
    """Return a label as a picture: letters with a halo of the ground, or a number in a box."""
    font = label.look.font(enlarged)
    metrics = QFontMetricsF(font)
    wide, high = label.rect.width() + 2 * _BLEED, label.rect.height() + 2 * _BLEED
    picture = QPixmap(round(wide * ratio), round(high * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing)
    inset = 4.5 * enlarged if label.look.boxed else 1.0
    path = QPainterPath()
    path.addText(QPointF(_BLEED + inset, _BLEED + metrics.ascent()), font, label.text)
    colour: QColor = getattr(palette, label.look.token)
    if label.look.boxed:
        painter.setBrush(palette.raised)
        painter.setPen(QPen(palette.road, 1.2))
        box = QRectF(_BLEED, _BLEED, label.rect.width(), label.rect.height())
        painter.drawRoundedRect(box.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)
    else:
        halo = QColor(_ground(palette))
        halo.setAlpha(225)
        pen = QPen(halo, 4.0 * min(enlarged, 1.6))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    painter.fillPath(path, colour)
    painter.end()
    return picture


def _nearest(rect: QRectF, point: QPointF) -> QPointF:
    """Return the point of a rectangle that lies nearest to another point."""
    return QPointF(
        min(max(point.x(), rect.left()), rect.right()),
        min(max(point.y(), rect.top()), rect.bottom()),
    )


def _ground(palette: Palette) -> QColor:
    """Return whichever tone of the relief letters stand out from."""
    return max(
        (palette.relief_high, palette.relief_low), key=lambda tone: contrast(tone, palette.ink)
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


def _paint_arrow(
    painter: QPainter, arrow: Arrow, palette: Palette, enlarged: float, *, chosen: bool
) -> None:
    route = arrow.route
    token = _SIDE.get(route.side or "", "ink")
    colour = QColor(getattr(palette, token))
    width = (5.6 if route.mode == "advance" else 4.2) * enlarged * (1.3 if chosen else 1.0)
    head = arrow_head(arrow.path, 3.2 * width)
    body = _shortened(arrow.path, 2.0 * width)
    casing = QColor(_ground(palette))
    casing.setAlpha(215)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.strokePath(body, _round_pen(casing, width + 3.5))
    painter.strokePath(head, _round_pen(casing, 3.5))
    pen = _round_pen(colour, width)
    if route.mode in _DASHES:
        pen.setDashPattern(_DASHES[route.mode])
        if route.mode != "supply":
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.strokePath(body, pen)
    painter.fillPath(head, colour)


def _shortened(path: QPainterPath, by: float) -> QPainterPath:
    """Return a path without its last pixels, which the arrow's head covers."""
    length = path.length()
    if length <= by:
        return QPainterPath()
    part = QPainterPath(path.pointAtPercent(0))
    steps = max(2, round(length / 5))
    last = path.percentAtLength(length - by)
    for step in range(1, steps + 1):
        part.lineTo(path.pointAtPercent(last * step / steps))
    return part


def _paint_town(painter: QPainter, at: QPointF, palette: Palette) -> None:
    painter.setPen(QPen(_ground(palette), 1.4))
    painter.setBrush(palette.muted)
    painter.drawEllipse(at, 3.0, 3.0)


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
