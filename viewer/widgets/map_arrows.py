"""Paint the arrows of a map's routes, together, into one picture that moves with the map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from viewer.pixels import pixels_of
from viewer.theme import Palette, contrast
from viewer.widgets.map_layout import Arrow
from viewer.widgets.map_routes import arrow_head
from viewer.widgets.map_scene import Scene
from viewer.widgets.projection import MapView

_SIDE = {"vietnam": "lacquer", "france": "slate"}
_DASHES = {"retreat": (2.2, 1.4), "supply": (0.1, 1.9), "patrol": (1.2, 1.2)}
_MARGIN = (
    128.0  # logical pixels drawn beyond each edge, so that moving the map needs no new picture
)
_REACH = 24.0  # pixels that heads and broad lines reach beyond a course
_PAST = 0.45  # opacity of a movement that is over


class ArrowPicture:
    """The arrows of a layout: those that stand still as one picture, the growing ones afresh."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._view: MapView | None = None
        self._rect = QRectF()
        self._picture = QPixmap()
        self._pieces: dict[tuple[object, ...], QPixmap] = {}  # each arrow by itself

    def draw(
        self,
        painter: QPainter,
        view: MapView,
        arrows: Sequence[Arrow],
        scene: Scene,
        palette: Palette,
        *,
        hurried: bool = False,
    ) -> None:
        """Draw the arrows of a view; when `hurried`, a picture of another scale is stretched."""
        if not arrows:
            return
        ratio = painter.device().devicePixelRatio()
        chosen = frozenset({scene.selected, scene.hovered})
        growing = [arrow for arrow in arrows if 0 < arrow.route.growth < 1]
        still = [arrow for arrow in arrows if arrow not in growing]
        routes = tuple(arrow.route for arrow in still)
        look = (chosen, scene.enlarged, palette.name, ratio, view.frame)
        key = (*look, routes)
        drawn = self._view
        if hurried and drawn is not None and key[:-1] == self._key[:-1]:
            whole = drawn.to_geo(self._rect.topLeft()), drawn.to_geo(self._rect.bottomRight())
            target = QRectF(*(view.to_screen(*corner) for corner in whole))
            painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
            return
        by = self._shift(view) if key == self._key else None
        if by is None:
            self._paint(view, still, chosen, scene.enlarged, palette, ratio)
            self._key, self._view, by = key, view, QPointF()
        if not self._rect.isEmpty():
            corner = self._rect.topLeft() + by
            at = QPointF(round(corner.x() * ratio) / ratio, round(corner.y() * ratio) / ratio)
            painter.drawPixmap(at, self._picture)
        for arrow in growing:
            paint_arrow(painter, arrow, palette, scene.enlarged, chosen=arrow.route.ref in chosen)

    def _shift(self, view: MapView) -> QPointF | None:
        """Return how far the picture has to be moved, or None where it does not reach."""
        drawn = self._view
        if drawn is None or (drawn.width, drawn.height) != (view.width, view.height):
            return None
        if drawn.scale != view.scale:
            return None
        by = view.to_screen(drawn.lat, drawn.lon) - QPointF(view.width / 2, view.height / 2)
        return by if max(abs(by.x()), abs(by.y())) <= _MARGIN else None

    def _paint(
        self,
        view: MapView,
        arrows: Sequence[Arrow],
        chosen: frozenset[str | None],
        enlarged: float,
        palette: Palette,
        ratio: float,
    ) -> None:
        wide = QRectF(0, 0, view.width, view.height)
        wide.adjust(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        used, reach = QRectF(), _REACH * enlarged
        for arrow in arrows:
            used = used.united(arrow.shown.bounds().adjusted(-reach, -reach, reach, reach))
        rect = QRectF(used.intersected(wide).toAlignedRect())
        self._rect = rect
        if rect.isEmpty():
            return
        self._picture = QPixmap(round(rect.width() * ratio), round(rect.height() * ratio))
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-rect.topLeft())
        look = (enlarged, palette.name, ratio, view.scale, view.frame)
        kept, self._pieces = self._pieces, {}
        for arrow in sorted(arrows, key=lambda one: (not one.route.past, one.route.ref in chosen)):
            is_chosen = arrow.route.ref in chosen
            bounds = arrow.shown.bounds().adjusted(-reach, -reach, reach, reach)
            if not bounds.intersects(rect):
                continue
            if bounds.width() * bounds.height() > rect.width() * rect.height() + 1:
                paint_arrow(painter, arrow, palette, enlarged, chosen=is_chosen)
                continue
            key = (replace(arrow.route, past=False), is_chosen, look)
            piece = kept.get(key)
            if piece is None:
                piece = _piece(arrow, bounds, palette, enlarged, ratio, chosen=is_chosen)
            self._pieces[key] = piece
            painter.setOpacity(_PAST if arrow.route.past and not is_chosen else 1.0)
            painter.drawPixmap(bounds.toAlignedRect().topLeft(), piece)
        painter.end()


def paint_arrow(
    painter: QPainter, arrow: Arrow, palette: Palette, enlarged: float, *, chosen: bool
) -> None:
    """Paint one arrow as its side and mode ask; where no arrival is known, the rest is dotted."""
    route, course = arrow.route, arrow.course
    colour = QColor(getattr(palette, _SIDE.get(route.side or "", "ink")))
    width = (5.6 if route.mode == "advance" else 4.2) * enlarged * (1.3 if chosen else 1.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if route.is_open:
        _paint_rest(painter, arrow, colour, width, palette)
    head = arrow_head(course, 3.2 * width)
    # the head covers the last pixels of the line
    body = course.until(course.length - 2.0 * width).path()
    casing = QColor(ground(palette))
    casing.setAlpha(215)
    painter.strokePath(body, _round_pen(casing, width + 3.5))
    painter.strokePath(head, _round_pen(casing, 3.5))
    pen = _round_pen(colour, width)
    if route.mode in _DASHES:
        pen.setDashPattern(_DASHES[route.mode])
        if route.mode != "supply":
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.strokePath(body, pen)
    if not route.is_open or route.growth < 1.0:
        painter.fillPath(head, colour)


def _piece(
    arrow: Arrow, bounds: QRectF, palette: Palette, enlarged: float, ratio: float, *, chosen: bool
) -> QPixmap:
    """Return one arrow as a picture of its own."""
    block = bounds.toAlignedRect()
    picture = QPixmap(round(block.width() * ratio), round(block.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-QPointF(block.topLeft()))
    paint_arrow(painter, arrow, palette, enlarged, chosen=chosen)
    painter.end()
    return pixels_of(picture)


def _paint_rest(
    painter: QPainter, arrow: Arrow, colour: QColor, width: float, palette: Palette
) -> None:
    """Paint where a movement was bound for, dotted, and a hollow head at its goal."""
    head = arrow_head(arrow.whole, 3.2 * width)
    rest = arrow.whole.until(arrow.whole.length - 2.0 * width).path()
    casing = QColor(ground(palette))
    casing.setAlpha(170)
    painter.strokePath(rest, _round_pen(casing, 0.45 * width + 2.5))
    dotted = _round_pen(colour, 0.45 * width)
    dotted.setDashPattern([0.1, 2.6])
    painter.strokePath(rest, dotted)
    painter.fillPath(head, ground(palette))
    painter.strokePath(head, _round_pen(colour, 0.32 * width))


def ground(palette: Palette) -> QColor:
    """Return whichever tone of the relief letters stand out from."""
    return max(
        (palette.relief_high, palette.relief_low), key=lambda tone: contrast(tone, palette.ink)
    )


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.BevelJoin)  # the pieces of a course turn little
    return pen
