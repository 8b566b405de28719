"""The small shapes that tell kinds apart without colour."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

_SIDES = {"triangle": 3, "diamond": 4, "hexagon": 6}


def shape_path(shape: str, size: float, centre: QPointF | None = None) -> QPainterPath:
    """Return the outline of a shape, to be filled, within a circle of diameter `size`.

    Shapes: circle, square, diamond, triangle, hexagon, bar, ring, square-ring; an unknown one is
    a circle. Rings are filled odd-even and so stay hollow.
    """
    middle = centre or QPointF(0, 0)
    path = QPainterPath()
    half = size / 2
    if shape in _SIDES:
        path.addPolygon(_regular(_SIDES[shape], half * 1.12, middle))
        path.closeSubpath()
    elif shape in {"square", "square-ring"}:
        side = half * 0.86
        path.addRect(_box(middle, side, side))
        if shape == "square-ring":
            path.addRect(_box(middle, side * 0.5, side * 0.5))
    elif shape == "bar":
        path.addRoundedRect(_box(middle, half, half * 0.42), half * 0.3, half * 0.3)
    else:
        path.addEllipse(middle, half, half)
        if shape == "ring":
            path.addEllipse(middle, half * 0.52, half * 0.52)
    return path


def _regular(corners: int, radius: float, middle: QPointF) -> QPolygonF:
    turn = -math.pi / 2
    return QPolygonF(
        [
            QPointF(
                middle.x() + radius * math.cos(turn + 2 * math.pi * corner / corners),
                middle.y() + radius * math.sin(turn + 2 * math.pi * corner / corners),
            )
            for corner in range(corners)
        ]
    )


def _box(middle: QPointF, across: float, down: float) -> QRectF:
    return QRectF(middle.x() - across, middle.y() - down, 2 * across, 2 * down)
