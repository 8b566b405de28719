"""Regions of a picture: those that something rests on, and the one that is being drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from viewer import theme
from viewer.widgets.tile_frame import TileFrame

Corners = tuple[tuple[float, float], ...]
TOOLS = ("pan", "rectangle", "polygon")
LEAST_SIDE = 4.0
"""Picture pixels: a smaller rectangle is a slip of the hand."""
NEAR = 12.0
"""Logical pixels within which a click closes a polygon on its first corner."""
FEWEST_CORNERS = 3


@dataclass(frozen=True, slots=True)
class ShownRegion:
    """A polygon in picture pixels, with what is said of it and handed back when it is chosen."""

    key: str
    text: str
    polygon: Corners


class RegionTool(QObject):
    """Draw a rectangle by dragging, or a polygon click by click; hand it over when it is whole."""

    drawn = Signal(object)
    """The corners, in whole pixels of the picture from its top left."""
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tool = "pan"
        self._corners: list[QPointF] = []
        self._start: QPointF | None = None
        self._pointer: QPointF | None = None

    @property
    def is_drawing(self) -> bool:
        """Whether a region has been begun."""
        return bool(self._corners) or self._start is not None

    def take(self, tool: str) -> None:
        """Take one of TOOLS; what was begun is given up."""
        if tool not in TOOLS:
            raise ValueError(tool)
        self.tool = tool
        self.give_up()

    def give_up(self) -> None:
        """Forget what was begun."""
        self._corners, self._start, self._pointer = [], None, None
        self.changed.emit()

    def begin(self, at: QPointF) -> bool:
        """Begin a drag at a picture's pixel; say whether it is this tool's."""
        if self.tool == "rectangle":
            self._start = self._pointer = at
        return self.tool == "rectangle"

    def drag(self, at: QPointF) -> bool:
        """Go on to a pixel; say whether it was this tool's."""
        if self._start is None:
            return False
        self._pointer = at
        self.changed.emit()
        return True

    def end(self, frame: TileFrame) -> bool:
        """End a drag; say whether it was this tool's."""
        if self._start is None or self._pointer is None:
            return False
        rectangle = QRectF(self._start, self._pointer).normalized()
        self.give_up()
        whole = rectangle & QRectF(0, 0, frame.across, frame.down)
        if min(whole.width(), whole.height()) >= LEAST_SIDE:
            corners = (whole.topLeft(), whole.topRight(), whole.bottomRight(), whole.bottomLeft())
            self.drawn.emit(_rounded(corners, frame))
        return True

    def click(self, at: QPointF, frame: TileFrame) -> bool:
        """Set a corner; the first one clicked again closes the polygon."""
        if self.tool != "polygon":
            return False
        if len(self._corners) >= FEWEST_CORNERS:
            first = frame.to_screen(self._corners[0].x(), self._corners[0].y())
            here = frame.to_screen(at.x(), at.y())
            if (here - first).manhattanLength() <= NEAR:
                return self.close(frame)
        self._corners.append(at)
        self.changed.emit()
        return True

    def close(self, frame: TileFrame) -> bool:
        """Close the polygon; say whether it was whole."""
        corners = tuple(self._corners)
        if len(corners) < FEWEST_CORNERS:
            return False
        self.give_up()
        self.drawn.emit(_rounded(corners, frame))
        return True

    def hover(self, at: QPointF) -> None:
        """Let the next side of a polygon follow the pointer."""
        if self._corners:
            self._pointer = at
            self.changed.emit()

    def paint(self, painter: QPainter, frame: TileFrame) -> None:
        """Paint what has been begun."""
        if self._start is not None and self._pointer is not None:
            shown = QRectF(_screen(frame, self._start), _screen(frame, self._pointer))
            _paint(painter, QPolygonF(shown.normalized()), theme.active().lacquer, closed=True)
        elif self._corners:
            ends = [*self._corners, *([self._pointer] if self._pointer is not None else [])]
            outline = QPolygonF([_screen(frame, end) for end in ends])
            _paint(painter, outline, theme.active().lacquer, closed=False)
            for corner in self._corners:
                painter.drawEllipse(_screen(frame, corner), 4, 4)


def paint_regions(
    painter: QPainter, frame: TileFrame, regions: tuple[ShownRegion, ...], chosen: str | None
) -> None:
    """Paint regions that something rests on, the chosen one stronger."""
    palette = theme.active()
    for region in regions:
        outline = QPolygonF([frame.to_screen(x, y) for x, y in region.polygon])
        colour = palette.lacquer if region.key == chosen else palette.jade
        _paint(painter, outline, colour, closed=True)


def region_at(regions: tuple[ShownRegion, ...], at: QPointF) -> ShownRegion | None:
    """Return the smallest region under a picture's pixel."""
    under = [
        region for region in regions if _polygon(region).containsPoint(at, Qt.FillRule.OddEvenFill)
    ]
    return min(under, key=lambda region: _area(_polygon(region)), default=None)


def bounds(region: ShownRegion) -> QRectF:
    """Return the rectangle round a region, in picture pixels."""
    return _polygon(region).boundingRect()


def _polygon(region: ShownRegion) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in region.polygon])


def _area(polygon: QPolygonF) -> float:
    box = polygon.boundingRect()
    return box.width() * box.height()


def _screen(frame: TileFrame, at: QPointF) -> QPointF:
    return frame.to_screen(at.x(), at.y())


def _paint(painter: QPainter, outline: QPolygonF, colour: QColor, *, closed: bool) -> None:
    """Draw an outline that is seen on any paper: a light line under a coloured one."""
    wash = QColor(colour)
    wash.setAlpha(38)
    painter.setBrush(wash if closed else Qt.BrushStyle.NoBrush)
    for width, ink in ((4.5, QColor(255, 255, 255, 190)), (2.0, colour)):
        painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if closed:
            painter.drawPolygon(outline)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.drawPolyline(outline)


def _rounded(corners: tuple[QPointF, ...], frame: TileFrame) -> Corners:
    return tuple(
        (
            float(round(min(max(corner.x(), 0), frame.across))),
            float(round(min(max(corner.y(), 0), frame.down))),
        )
        for corner in corners
    )
