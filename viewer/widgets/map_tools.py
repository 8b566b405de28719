"""What the pointer can do on a map beside moving it: measure, mark an area, swipe, set markers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from viewer import theme
from viewer.theme import Palette
from viewer.widgets.map_geodesy import kilometres_along
from viewer.widgets.projection import MapView

_REACH = 12.0  # pixels beside a marker that still mean it
_HANDLE = 20.0  # pixels: the radius of the swipe handle
_LEAST = 6.0  # pixels: a smaller rectangle is a slip of the hand


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbered mark that may be dragged, such as a control point; `tone` is a palette colour."""

    key: str
    text: str
    lat: float
    lon: float
    tone: str = "lacquer"
    movable: bool = True
    emphasised: bool = False


class MapTool(QObject):
    """One use of the pointer; the map asks its tools in order before it moves itself."""

    changed = Signal()
    """What the tool shows has changed."""

    def press(self, at: QPointF, view: MapView, *, shift: bool) -> bool:
        """Take the pointer until it is released, or return False."""
        del at, view, shift
        return False

    def drag(self, at: QPointF, view: MapView) -> None:
        """Follow the pointer that was taken."""

    def release(self, at: QPointF, view: MapView) -> None:
        """Let go of the pointer that was taken."""

    def click(self, at: QPointF, view: MapView) -> bool:
        """Use a click that moved nothing, or return False."""
        del at, view
        return False

    def hover(self, at: QPointF, view: MapView) -> Qt.CursorShape | None:
        """Return the pointer's shape over something of the tool's own."""
        del at, view
        return None

    @property
    def is_busy(self) -> bool:
        """Whether there is something to give up."""
        return False

    def cancel(self) -> bool:
        """Give up what is being done; return False where nothing was."""
        return False

    def paint(self, painter: QPainter, view: MapView, palette: Palette) -> None:
        """Paint what the tool shows over the map."""


class AreaTool(MapTool):
    """A rectangle dragged on the map, with Shift or while the tool is on."""

    chosen = Signal(object)
    """The Area that was dragged, or None when it was given up."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self._area: Area | None = None
        self._start: QPointF | None = None
        self._now = QPointF()

    def turn(self, on: bool) -> None:
        """Let every drag mark an area, or only those with Shift."""
        self.is_on = on

    @property
    def is_busy(self) -> bool:
        return self._start is not None or self._area is not None

    def show_area(self, area: Area | None) -> None:
        """Show an area that was chosen before, here or elsewhere."""
        if area != self._area:
            self._area = area
            self.changed.emit()

    def press(self, at: QPointF, view: MapView, *, shift: bool) -> bool:
        del view
        if not (self.is_on or shift):
            return False
        self._start = self._now = at
        return True

    def drag(self, at: QPointF, view: MapView) -> None:
        self._now = QPointF(min(max(at.x(), 0), view.width), min(max(at.y(), 0), view.height))
        self.changed.emit()

    def release(self, at: QPointF, view: MapView) -> None:
        self.drag(at, view)
        if self._start is None:
            return
        rect = QRectF(self._start, self._now).normalized()
        self._start = None
        if min(rect.width(), rect.height()) >= _LEAST:
            north, west = view.to_geo(rect.topLeft())
            south, east = view.to_geo(rect.bottomRight())
            self._area = Area(west, south, east, north)
            self.chosen.emit(self._area)
        self.changed.emit()

    def hover(self, at: QPointF, view: MapView) -> Qt.CursorShape | None:
        del at, view
        return Qt.CursorShape.CrossCursor if self.is_on else None

    def cancel(self) -> bool:
        if self._start is not None:
            self._start = None
            self.changed.emit()
            return True
        if self._area is not None:
            self._area = None
            self.chosen.emit(None)
            self.changed.emit()
            return True
        return False

    def paint(self, painter: QPainter, view: MapView, palette: Palette) -> None:
        if self._start is not None:
            rect = QRectF(self._start, self._now).normalized()
        elif self._area is not None:
            area = self._area
            rect = QRectF(
                view.to_screen(area.north, area.west), view.to_screen(area.south, area.east)
            )
            _veil_around(painter, rect, view, palette)
        else:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(palette.paper, 4.0))
        painter.drawRect(rect)
        pen = QPen(palette.lacquer, 2.0)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRect(rect)


class MeasureTool(MapTool):
    """A line of clicked points and its length on the ground."""

    measured = Signal(float)
    """The length so far in kilometres."""

    def __init__(self, words: Callable[[float], str], parent: QObject | None = None) -> None:
        """Take what says a length in kilometres in words."""
        super().__init__(parent)
        self.is_on = False
        self._words = words
        self._points: tuple[tuple[float, float], ...] = ()

    @property
    def points(self) -> tuple[tuple[float, float], ...]:
        """The (lat, lon) points clicked so far."""
        return self._points

    @property
    def kilometres(self) -> float:
        """The length of the line, each piece a geodesic of WGS 84."""
        return kilometres_along(self._points)

    @property
    def is_busy(self) -> bool:
        return bool(self._points)

    def turn(self, on: bool) -> None:
        """Begin to measure, or end it and take the line away."""
        self.is_on = on
        self._become(())

    def click(self, at: QPointF, view: MapView) -> bool:
        if self.is_on:
            self._become((*self._points, view.to_geo(at)))
        return self.is_on

    def hover(self, at: QPointF, view: MapView) -> Qt.CursorShape | None:
        del at, view
        return Qt.CursorShape.CrossCursor if self.is_on else None

    def cancel(self) -> bool:
        if not self._points:
            return False
        self._become(self._points[:-1])
        return True

    def _become(self, points: tuple[tuple[float, float], ...]) -> None:
        self._points = points
        self.measured.emit(self.kilometres)
        self.changed.emit()

    def paint(self, painter: QPainter, view: MapView, palette: Palette) -> None:
        if not self._points:
            return
        line = [view.to_screen(lat, lon) for lat, lon in self._points]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((palette.paper, 5.0), (palette.ink, 2.2)):
            painter.setPen(QPen(colour, width))
            painter.drawPolyline(QPolygonF(line))
        painter.setPen(QPen(palette.paper, 2.0))
        painter.setBrush(palette.ink)
        for at in line:
            painter.drawEllipse(at, 4.5, 4.5)
        if len(line) > 1:
            text = self._words(self.kilometres)
            paint_note(painter, text, line[-1] + QPointF(12, -14), view, palette)


class SwipeTool(MapTool):
    """A handle between two layers: left of it the lower one shows, right of it the upper."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = False
        self._share = 0.5

    def turn(self, on: bool) -> None:
        """Show the handle, or take it away."""
        self.is_on = on
        self._share = 0.5
        self.changed.emit()

    def step(self, by: float) -> None:
        """Move the handle by a share of the map's width."""
        self._share = min(max(self._share + by, 0.0), 1.0)
        self.changed.emit()

    def at(self, view: MapView) -> float | None:
        """Return where the handle stands, in the view's pixels; None where there is none."""
        return self._share * view.width if self.is_on else None

    def press(self, at: QPointF, view: MapView, *, shift: bool) -> bool:
        del shift
        place = self.at(view)
        return place is not None and abs(at.x() - place) <= _HANDLE

    def drag(self, at: QPointF, view: MapView) -> None:
        self._share = min(max(at.x() / max(view.width, 1.0), 0.0), 1.0)
        self.changed.emit()

    def hover(self, at: QPointF, view: MapView) -> Qt.CursorShape | None:
        near = self.press(at, view, shift=False)
        return Qt.CursorShape.SplitHCursor if near else None

    def paint(self, painter: QPainter, view: MapView, palette: Palette) -> None:
        place = self.at(view)
        if place is None:
            return
        middle = QPointF(place, view.height / 2)
        for colour, width in ((palette.paper, 5.0), (palette.lacquer, 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(place, 0), QPointF(place, view.height))
        painter.setPen(QPen(palette.lacquer, 2.0))
        painter.setBrush(palette.raised)
        painter.drawEllipse(middle, _HANDLE, _HANDLE)
        painter.setPen(QPen(palette.ink, 2.2))
        for side in (-1, 1):
            tip = middle + QPointF(side * 11, 0)
            painter.drawPolyline(
                QPolygonF([tip + QPointF(-side * 5, -5), tip, tip + QPointF(-side * 5, 5)])
            )


class MarkerTool(MapTool):
    """Numbered marks that can be picked and dragged."""

    picked = Signal(str)
    """The key of the marker that was clicked."""
    moved = Signal(str, float, float)
    """A marker's key and its new latitude and longitude, when its drag ended."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._markers: tuple[Marker, ...] = ()
        self._held: str | None = None
        self._was_dragged = False

    @property
    def markers(self) -> tuple[Marker, ...]:
        """The marks that are shown."""
        return self._markers

    def set_markers(self, markers: Sequence[Marker]) -> None:
        """Show these marks instead of those before."""
        self._markers = tuple(markers)
        self.changed.emit()

    def _at(self, at: QPointF, view: MapView) -> Marker | None:
        for marker in reversed(self._markers):
            apart = view.to_screen(marker.lat, marker.lon) - at
            if apart.manhattanLength() <= _REACH:
                return marker
        return None

    def press(self, at: QPointF, view: MapView, *, shift: bool) -> bool:
        del shift
        marker = self._at(at, view)
        self._held, self._was_dragged = (marker.key if marker else None), False
        return marker is not None

    def drag(self, at: QPointF, view: MapView) -> None:
        lat, lon = view.to_geo(at)
        self._was_dragged = True
        self._markers = tuple(
            replace(one, lat=lat, lon=lon) if one.key == self._held and one.movable else one
            for one in self._markers
        )
        self.changed.emit()

    def release(self, at: QPointF, view: MapView) -> None:
        del at, view
        for marker in self._markers:
            if marker.key == self._held and self._was_dragged and marker.movable:
                self.moved.emit(marker.key, marker.lat, marker.lon)
            elif marker.key == self._held:
                self.picked.emit(marker.key)
        self._held = None

    def hover(self, at: QPointF, view: MapView) -> Qt.CursorShape | None:
        return Qt.CursorShape.OpenHandCursor if self._at(at, view) else None

    def paint(self, painter: QPainter, view: MapView, palette: Palette) -> None:
        for marker in self._markers:
            at = view.to_screen(marker.lat, marker.lon)
            colour: QColor = getattr(palette, marker.tone)
            reach = 11.0 if marker.emphasised else 8.0
            for pen in (QPen(palette.paper, 4.5), QPen(colour, 2.0)):
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawLine(at - QPointF(reach, 0), at + QPointF(reach, 0))
                painter.drawLine(at - QPointF(0, reach), at + QPointF(0, reach))
                if marker.emphasised:
                    painter.drawEllipse(at, reach, reach)
            paint_note(painter, marker.text, at + QPointF(9, -12), view, palette)


def paint_note(
    painter: QPainter, text: str, at: QPointF, view: MapView, palette: Palette
) -> QRectF:
    """Paint a short text in a box beside a point, kept inside the view; return the box."""
    font = theme.font("label")
    metrics = QFontMetricsF(font)
    wide, high = metrics.horizontalAdvance(text) + 14, metrics.height() + 6
    left = min(max(at.x(), 4.0), view.width - wide - 4)
    top = min(max(at.y() - high / 2, 4.0), view.height - high - 4)
    box = QRectF(left, top, wide, high)
    painter.setPen(QPen(palette.outline, 1.0))
    painter.setBrush(palette.raised)
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(palette.ink)
    painter.setFont(font)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    return box


def _veil_around(painter: QPainter, rect: QRectF, view: MapView, palette: Palette) -> None:
    """Veil what lies outside a rectangle."""
    veil = QColor(palette.paper)
    veil.setAlpha(120)
    hole = rect.intersected(QRectF(0, 0, view.width, view.height))
    if hole.isEmpty():
        painter.fillRect(QRectF(0, 0, view.width, view.height), veil)
        return
    painter.fillRect(QRectF(0, 0, view.width, hole.top()), veil)
    painter.fillRect(QRectF(0, hole.bottom(), view.width, view.height - hole.bottom()), veil)
    painter.fillRect(QRectF(0, hole.top(), hole.left(), hole.height()), veil)
    beyond = view.width - hole.right()
    painter.fillRect(QRectF(hole.right(), hole.top(), beyond, hole.height()), veil)
