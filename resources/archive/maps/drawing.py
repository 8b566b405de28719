"""Draws a schematic map: projection, lines, uncertain points, labels that never meet."""

from __future__ import annotations

import json
import math
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

ARCHIVE = Path(__file__).resolve().parent.parent
GEO = ARCHIVE.parent / "geo"
FONTS = ARCHIVE.parent / "fonts"
EARTH = 6378137.0
"""Metres: the sphere of Web Mercator (EPSG:3857)."""
MEAN_RADIUS = 6371.0088
"""Kilometres (IUGG)."""

PAPER, SEA, LAND = QColor("#FBF7EC"), QColor("#CFE1E8"), QColor("#FBF7EC")
INK, MUTED, LINE = QColor("#1E1B16"), QColor("#655E52"), QColor("#C9BEA8")
LACQUER, SLATE, BRASS = QColor("#8C1C13"), QColor("#2F4B66"), QColor("#8A6A2B")
RIVER, ROAD, BORDER = QColor("#6E9DB5"), QColor("#B5762B"), QColor("#8F3F30")
HALO = QColor(251, 247, 236, 235)

MARGIN = 60
HEAD, FOOT = 250, 190
"""Pixels above and below the map itself, for its title and for what it is made of."""
GAP = 8


@dataclass(frozen=True)
class Words:
    """One text in both languages."""

    vi: str
    en: str


@dataclass(frozen=True)
class Place:
    """A place record with its position in degrees and its radius of uncertainty in kilometres."""

    ref: str
    title: Words
    lat: float
    lon: float
    radius: float


@dataclass(frozen=True)
class Extent:
    """The part of the world that a sheet shows, and its width in pixels."""

    west: float
    south: float
    east: float
    north: float
    width: int

    @property
    def scale(self) -> float:
        """Pixels for a metre of Web Mercator."""
        return self.width / (_metres(self.east, 0)[0] - _metres(self.west, 0)[0])

    @property
    def height(self) -> int:
        """Pixels from south to north."""
        north, south = _metres(0, self.north)[1], _metres(0, self.south)[1]
        return round((north - south) * self.scale)

    def point(self, lon: float, lat: float) -> QPointF:
        """Return the sheet's pixel of a position."""
        x, y = _metres(lon, lat)
        left, top = _metres(self.west, self.north)
        return QPointF(MARGIN + (x - left) * self.scale, HEAD + (top - y) * self.scale)

    def position(self, at: QPointF) -> tuple[float, float]:
        """Return the longitude and latitude of a pixel: the exact inverse of `point`."""
        left, top = _metres(self.west, self.north)
        x = left + (at.x() - MARGIN) / self.scale
        y = top - (at.y() - HEAD) / self.scale
        lat = math.degrees(2 * math.atan(math.exp(y / EARTH)) - math.pi / 2)
        return math.degrees(x / EARTH), lat

    def pixels(self, kilometres: float, lat: float) -> float:
        """Return how long a distance on the ground is at a latitude."""
        return kilometres * 1000 * EARTH / (MEAN_RADIUS * 1000) * self.scale / _cos(lat)

    @property
    def frame(self) -> QRectF:
        """The rectangle of the map itself."""
        return QRectF(MARGIN, HEAD, self.width, self.height)

    @property
    def size(self) -> tuple[int, int]:
        """The size of the whole sheet."""
        return self.width + 2 * MARGIN, HEAD + self.height + FOOT


def _metres(lon: float, lat: float) -> tuple[float, float]:
    """Return Web Mercator metres (EPSG:3857)."""
    y = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return EARTH * math.radians(lon), EARTH * y


def _cos(lat: float) -> float:
    return math.cos(math.radians(lat))


def places() -> dict[str, Place]:
    """Return every place record of the archive's sources that has a position."""
    found: dict[str, Place] = {}
    for file in sorted(ARCHIVE.glob("places-*.toml")):
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["place"]:
            at = entry.get("position")
            if at is not None:
                title = Words(entry["title"]["vi"], entry["title"]["en"])
                radius = at["uncertainty_km"]
                found[entry["ref"]] = Place(entry["ref"], title, at["lat"], at["lon"], radius)
    return found


def features(name: str) -> list[dict]:
    """Return the features of one of the base map's files."""
    return json.loads((GEO / f"{name}.geojson").read_text(encoding="utf-8"))["features"]


def load_fonts() -> None:
    """Load the program's own fonts, so that the sheet is the same on every machine."""
    for file in sorted(FONTS.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def font(pixels: int, weight: int = 400, *, italic: bool = False) -> QFont:
    """Return Be Vietnam Pro at a size in pixels."""
    made = QFont("Be Vietnam Pro")
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    return made


@dataclass
class Canvas:
    """One sheet while it is drawn: its picture, and what labels must keep clear of."""

    extent: Extent
    unit: float = 1.0
    """How much larger than usual marks and letters are."""
    taken: list[QRectF] = field(default_factory=list)
    lines: list[tuple[QPainterPath, float]] = field(default_factory=list)
    """Paths that labels should not lie on, with how bad it is if one does."""
    labels: list[QRectF] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.image = QImage(*self.extent.size, QImage.Format.Format_RGB32)
        self.image.fill(PAPER)
        self.painter = QPainter(self.image)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painter.setClipRect(self.extent.frame)

    # ground

    def draw_ground(self) -> None:
        """Draw sea, land, rivers without names, and the border of today."""
        self.painter.fillRect(self.extent.frame, SEA)
        for feature in features("coast"):
            water = feature["properties"]["level"] % 2 == 0
            path = QPainterPath()
            for polygon in _polygons(feature["geometry"]):
                for ring in polygon:
                    path.addPolygon(self._polygon(ring))
            self.painter.fillPath(path, SEA if water else LAND)
            self.painter.strokePath(path, QPen(QColor("#9DB9C4"), 1.5))
        for feature in features("rivers"):
            self.draw_line(feature["geometry"]["coordinates"], RIVER, 2.2)
        for feature in features("border-vietnam"):
            self.draw_line(feature["geometry"]["coordinates"], BORDER, 4, dashes=(6, 3, 1, 3))

    def draw_line(
        self,
        coordinates: list,
        colour: QColor,
        width: float,
        *,
        dashes: tuple[float, ...] = (),
        smooth: bool = False,
        avoid: bool = False,
    ) -> QPainterPath:
        """Draw a line through positions (lon, lat); return its path in pixels."""
        points = [self.extent.point(*position[:2]) for position in coordinates]
        path = smoothed(points) if smooth else QPainterPath(points[0])
        if not smooth:
            for point in points[1:]:
                path.lineTo(point)
        pen = QPen(colour, width * self.unit, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes:
            pen.setDashPattern(list(dashes))
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.painter.strokePath(path, pen)
        if avoid:
            self.lines.append((path, 1.0))
        return path

    def draw_arrow(self, path: QPainterPath, colour: QColor, width: float) -> None:
        """Draw a broad arrow along a path in pixels; its point is at the path's end."""
        wide = width * self.unit
        head = 3.2 * wide
        length = path.length()
        cut = max(0.0, 1 - 0.75 * head / length)
        shaft = QPainterPath(path.pointAtPercent(0))
        for step in range(1, 101):
            shaft.lineTo(path.pointAtPercent(cut * step / 100))
        for colour_, extra in ((HALO, 6.0), (colour, 0.0)):
            pen = QPen(colour_, wide + extra, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self.painter.strokePath(shaft, pen)
        tip, base = path.pointAtPercent(1), path.pointAtPercent(cut)
        along = math.atan2(tip.y() - base.y(), tip.x() - base.x())
        left, right = (
            tip + QPointF(math.cos(along + turn) * head, math.sin(along + turn) * head)
            for turn in (2.6, -2.6)
        )
        self.painter.setPen(QPen(HALO, 3))
        self.painter.setBrush(colour)
        self.painter.drawPolygon(QPolygonF([tip, left, base, right]))
        self.lines.append((path, 6.0))

    def draw_shield(self, path: QPainterPath, share: float, text: str) -> None:
        """Draw a road's number on it."""
        self._draw_sign(path.pointAtPercent(share), text, ROAD, 8)

    def draw_number(self, at: QPointF, text: str, colour: QColor) -> None:
        """Draw a number in a disc."""
        self._draw_sign(at, text, colour, 40)

    def _draw_sign(self, at: QPointF, text: str, colour: QColor, corner: float) -> None:
        made = font(round(26 * self.unit), 700)
        metrics = QFontMetricsF(made)
        high = metrics.height() * 0.95
        wide = max(high, metrics.horizontalAdvance(text) + 18 * self.unit)
        box = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
        self.painter.setPen(QPen(Qt.GlobalColor.white, 3 * self.unit))
        self.painter.setBrush(colour)
        self.painter.drawRoundedRect(box, corner, corner)
        self.painter.setFont(made)
        self.painter.setPen(Qt.GlobalColor.white)
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        self.taken.append(box.adjusted(-4, -4, 4, 4))

    # points and labels

    def draw_uncertainty(self, place: Place, most: float) -> None:
        """Draw the circle within which a place lies, unless it is wider than `most` kilometres."""
        if place.radius > most:
            return
        radius = self.extent.pixels(place.radius, place.lat)
        wash = QColor(BRASS)
        wash.setAlpha(24)
        self.painter.setBrush(wash)
        self.painter.setPen(QPen(QColor(138, 106, 43, 150), 2, Qt.PenStyle.DashLine))
        self.painter.drawEllipse(self.extent.point(place.lon, place.lat), radius, radius)

    def draw_point(
        self, lon: float, lat: float, *, size: float = 9, colour: QColor = INK
    ) -> QRectF:
        """Draw a place's point; return what it covers."""
        at = self.extent.point(lon, lat)
        radius = size * self.unit
        self.painter.setPen(QPen(Qt.GlobalColor.white, 2.5 * self.unit))
        self.painter.setBrush(QBrush(colour))
        self.painter.drawEllipse(at, radius, radius)
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        self.taken.append(box)
        return box

    def label(self, *marks: QRectF, words: Words, size: int = 30, weight: int = 600) -> None:
        """Write a name beside a mark, or the best of several; raise where there is no room."""
        block = Block(words, round(size * self.unit), weight)
        candidates = [
            (box, reach)
            for reach in (6, 16, 30, 48, 80)
            for mark in marks
            for box in _around(mark, block, reach * self.unit)
        ]
        costs = [
            (self._cost(box) + reach / 20, index) for index, (box, reach) in enumerate(candidates)
        ]
        cost, index = min(costs)
        if cost >= BLOCKED:
            raise RuntimeError(f"there is no room for “{words.vi}”")
        box, _ = candidates[index]
        self.taken.append(box)
        self.labels.append(box)
        block.draw(self.painter, box)

    def reserve(self, box: QRectF) -> None:
        """Keep labels out of a rectangle."""
        self.taken.append(box)

    def _cost(self, box: QRectF) -> float:
        if not self.extent.frame.adjusted(10, 10, -10, -10).contains(box):
            return BLOCKED
        if any(box.intersects(other) for other in self.taken):
            return BLOCKED
        return sum(weight for line, weight in self.lines if line.intersects(box))

    def _polygon(self, ring: list) -> QPolygonF:
        return QPolygonF([self.extent.point(*position[:2]) for position in ring])


BLOCKED = 1e9


class Block:
    """A name in Vietnamese and, where it differs, in English below it."""

    def __init__(self, words: Words, size: int, weight: int) -> None:
        self._lines = [(words.vi, font(size, weight), INK)]
        if words.en != words.vi:
            self._lines.append((words.en, font(round(size * 0.8), 400, italic=True), MUTED))
        metrics = [QFontMetricsF(made) for _, made, _ in self._lines]
        self._heights = [measure.height() * 0.96 for measure in metrics]
        advances = zip(metrics, self._lines, strict=True)
        self.width = max(measure.horizontalAdvance(text) for measure, (text, *_) in advances) + 6
        self.height = sum(self._heights)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Write it into a box of its own size, on a halo of paper."""
        top = box.top()
        for (text, made, colour), height in zip(self._lines, self._heights, strict=True):
            write(painter, text, made, colour, QPointF(box.left() + 3, top), height)
            top += height


def write(
    painter: QPainter, text: str, made: QFont, colour: QColor, at: QPointF, height: float
) -> None:
    """Write one line of text with a halo, its top left at a point."""
    metrics = QFontMetricsF(made)
    path = QPainterPath()
    base = at.y() + (height - metrics.height()) / 2 + metrics.ascent()
    path.addText(QPointF(at.x(), base), made, text)
    halo = QPen(HALO, made.pixelSize() * 0.22)
    halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.strokePath(path, halo)
    painter.fillPath(path, colour)


def _around(mark: QRectF, block: Block, reach: float) -> list[QRectF]:
    """Return boxes for a block round a mark, the best places first."""
    wide, high = block.width, block.height
    right, left = mark.right() + reach, mark.left() - reach - wide
    middle = mark.center().y() - high / 2
    above, below = mark.top() - reach - high, mark.bottom() + reach
    centred = mark.center().x() - wide / 2
    corners = (
        (right, middle),
        (left, middle),
        (right, above + high * 0.3),
        (right, below - high * 0.3),
        (left, above + high * 0.3),
        (left, below - high * 0.3),
        (centred, above),
        (centred, below),
    )
    return [QRectF(x, y, wide, high) for x, y in corners]


def smoothed(points: list[QPointF]) -> QPainterPath:
    """Return a curve through points: Catmull–Rom, its handles no longer than a third of a leg."""
    path = QPainterPath(points[0])
    for index in range(len(points) - 1):
        before = points[max(0, index - 1)]
        start, end = points[index], points[index + 1]
        after = points[min(len(points) - 1, index + 2)]
        most = _length(end - start) / 3
        out, back = _short((end - before) / 6, most), _short((after - start) / 6, most)
        path.cubicTo(start + out, end - back, end)
    return path


def _short(handle: QPointF, most: float) -> QPointF:
    length = _length(handle)
    return handle if length <= most else handle * (most / length)


def _length(way: QPointF) -> float:
    return math.hypot(way.x(), way.y())


def _polygons(geometry: dict) -> list:
    many = geometry["type"] == "MultiPolygon"
    return geometry["coordinates"] if many else [geometry["coordinates"]]
