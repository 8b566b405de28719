"""A drawn landscape of calm: limestone hills, terraces of tea and a river, in the palette's own."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

Peak = tuple[float, float, float]
"""Where a peak stands, how high above its ridge and how wide it is, in parts of the picture."""

FAR: tuple[Peak, ...] = (
    (0.06, 0.05, 0.10), (0.21, 0.11, 0.055), (0.31, 0.16, 0.06), (0.43, 0.09, 0.07),
    (0.60, 0.13, 0.05), (0.69, 0.20, 0.065), (0.82, 0.12, 0.06), (0.95, 0.16, 0.08),
)  # fmt: skip
MIDDLE: tuple[Peak, ...] = (
    (0.02, 0.15, 0.09), (0.13, 0.19, 0.06), (0.28, 0.07, 0.10), (0.52, 0.10, 0.08),
    (0.76, 0.07, 0.10), (0.90, 0.14, 0.06), (1.02, 0.17, 0.08),
)  # fmt: skip
NEAR: tuple[Peak, ...] = ((0.05, 0.10, 0.24), (0.50, 0.03, 0.2), (0.97, 0.13, 0.22))
STEPS = 160
TERRACES = 9
STEEP = 2.4
"""The exponent of a tower's flank: 2 is a bell, more is limestone."""


class Landscape(QWidget):
    """Paint hills before hills, the river before them, and tea in front; it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter, QRectF(self.rect()), theme.active())


def paint(painter: QPainter, area: QRectF, palette: theme.Palette) -> None:
    """Paint the landscape into `area`."""
    plain = palette.name == "contrast"  # lines on white, where tones would only be grey
    sky = QLinearGradient(area.topLeft(), area.bottomLeft())
    sky.setColorAt(0.0, palette.paper)
    sky.setColorAt(0.62, _between(palette.paper, palette.relief_high, 0.7))
    painter.fillRect(area, palette.paper if plain else sky)
    _paint_sun(painter, area, palette)
    dark = palette.name == "dark"  # what is near is nearer to the ground: lighter or darker
    stone = palette.relief_high if dark else palette.relief_low
    haze = _between(palette.paper, stone, 0.42 if dark else 0.32)
    hills = _between(palette.paper, stone, 0.16 if dark else 0.66)
    tea = _between(palette.relief_low, palette.jade, 0.5)
    _paint_ridge(painter, _ridge(area, 0.60, FAR, STEEP), area, haze, palette)
    _paint_ridge(painter, _ridge(area, 0.68, MIDDLE, STEEP), area, hills, palette)
    _paint_river(painter, area, palette)
    _paint_tea(painter, area, tea, palette)


def _paint_sun(painter: QPainter, area: QRectF, palette: theme.Palette) -> None:
    reach = 0.055 * min(area.width(), area.height() * 1.2)
    centre = QPointF(area.left() + 0.52 * area.width(), area.top() + 0.33 * area.height())
    painter.setPen(QPen(palette.ink, 1.5) if palette.name == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(_between(palette.paper, palette.brass, 0.45))
    painter.drawEllipse(centre, reach, reach)


def _ridge(
    area: QRectF, level: float, peaks: Sequence[Peak], steep: float, *, soft: bool = False
) -> list[QPointF]:
    """Return the points of a ridge from left to right; `level` is where the land lies flat.

    `soft` hills flow into each other; others stand side by side, of rough stone.
    """
    points: list[QPointF] = []
    for step in range(STEPS + 1):
        x = step / STEPS
        rises = [
            height * math.exp(-(abs((x - at) / width) ** steep)) for at, height, width in peaks
        ]
        stony = 0.004 * math.sin(x * 61) + 0.003 * math.sin(x * 137 + 1)
        y = level - (sum(rises) if soft else max(rises) + stony)
        points.append(QPointF(area.left() + x * area.width(), area.top() + y * area.height()))
    return points


def _paint_ridge(
    painter: QPainter,
    points: Sequence[QPointF],
    area: QRectF,
    colour: QColor,
    palette: theme.Palette,
) -> None:
    below = QPainterPath(points[0])
    for point in points[1:]:
        below.lineTo(point)
    below.lineTo(area.bottomRight())
    below.lineTo(area.bottomLeft())
    below.closeSubpath()
    if palette.name == "contrast":
        painter.setPen(QPen(palette.ink, 1.5))
        painter.setBrush(palette.paper)
    else:
        top = min(point.y() for point in points)
        mist = QLinearGradient(0, top, 0, area.top() + 0.74 * area.height())
        mist.setColorAt(0, colour)
        mist.setColorAt(1, _between(colour, palette.paper, 0.55))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mist)
    painter.drawPath(below)


def _paint_river(painter: QPainter, area: QRectF, palette: theme.Palette) -> None:
    """Paint the water between the hills and the tea, with the light that lies on it."""
    left, wide = area.left(), area.width()

    def at(x: float, y: float) -> QPointF:
        return QPointF(left + x * wide, area.top() + y * area.height())

    water = QPainterPath(at(0, 0.715))
    water.cubicTo(at(0.30, 0.695), at(0.62, 0.755), at(1, 0.71))
    water.lineTo(at(1, 0.95))
    water.lineTo(at(0, 0.95))
    water.closeSubpath()
    outlined = palette.name == "contrast"
    painter.setPen(QPen(palette.ink, 1.5) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(palette.sea)
    painter.drawPath(water)
    painter.setPen(QPen(palette.river, 1.2))
    for x, y, length in ((0.12, 0.752, 0.16), (0.36, 0.772, 0.22), (0.66, 0.768, 0.12),
                         (0.24, 0.796, 0.10), (0.56, 0.80, 0.18), (0.82, 0.758, 0.11)):  # fmt: skip
        line = QPainterPath(at(x, y))
        line.quadTo(at(x + length / 2, y + 0.004), at(x + length, y))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(line)


def _paint_tea(painter: QPainter, area: QRectF, colour: QColor, palette: theme.Palette) -> None:
    """Paint the hill in front, and its terraces, which follow its back ever more flatly."""
    back = _ridge(area, 0.90, NEAR, 2.0, soft=True)
    _paint_ridge(painter, back, area, colour, palette)
    bottom = area.bottom()
    outlined = palette.name == "contrast"
    line = palette.ink if outlined else _between(palette.jade, palette.paper, 0.25)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number in range(1, TERRACES):
        share = number / TERRACES
        rows = QPainterPath()
        points = [
            QPointF(point.x(), point.y() + (bottom - point.y()) * share**0.9) for point in back
        ]
        rows.moveTo(points[0])
        for before, after in pairwise(points):
            rows.quadTo(before, (before + after) / 2)
        painter.setPen(QPen(line, 1.0 if outlined else 1.2 + 1.6 * share))
        painter.drawPath(rows)


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """Return the colour that lies `share` of the way from one to the other."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )
