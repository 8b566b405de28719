"""Painting of the timeline's marks: side and certainty show by shape and texture too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from viewer.widgets.timeline_entries import VAGUE
from viewer.widgets.timeline_labels import fade_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viewer.theme import Palette
    from viewer.widgets.timeline_entries import TimelineEntry
    from viewer.widgets.timeline_labels import Lettering, Mark

SQUARE: Final = 4.0
TINT: Final = 0.22
HATCH: Final = 7.0
WHISKER: Final = 64.0
"""Pixels that a day must have for the line beneath its disc."""
CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class MarkPainter:
    """Paint marks with `painter` inside `plot`; `pitch` is the height of a row in pixels.

    `inside` holds, by ref, the rectangles of labels that stand in their bars.
    """

    def __init__(
        self,
        painter: QPainter,
        palette: Palette,
        lettering: Lettering,
        plot: QRectF,
        pitch: float,
    ) -> None:
        self._painter = painter
        self._palette = palette
        self._lettering = lettering
        self._plot = plot
        self._pitch = pitch
        self.inside: Mapping[str, QRectF] = {}

    def mark(self, mark: Mark) -> None:
        """Paint one mark, without its label."""
        entry = mark.entry
        if entry is None:
            self._cluster(mark)
        elif mark.cell.shape == "dot":
            self._dot(mark, entry)
        elif is_tinted(entry):
            self._vague_bar(mark.rect, entry)
        else:
            self._bar(mark.rect, entry)

    def _colour(self, entry: TimelineEntry) -> QColor:
        tokens = {"vietnam": self._palette.lacquer, "france": self._palette.slate}
        return tokens.get(entry.side or "", self._palette.brass)

    def _outline_of(self, rect: QRectF, entry: TimelineEntry) -> QPainterPath:
        """Return a bar's shape: a pill, but square-edged for the French side."""
        path = QPainterPath()
        radius = SQUARE if entry.side == "france" else rect.height() / 2
        radius = min(radius, rect.width() / 2)
        path.addRoundedRect(rect, radius, radius)
        return path

    def _bar(self, rect: QRectF, entry: TimelineEntry) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._soft_brush(rect, entry, self._colour(entry)))
        self._painter.drawPath(self._outline_of(rect, entry))

    def _vague_bar(self, rect: QRectF, entry: TimelineEntry) -> None:
        """Paint a tint: hatched for a season, ruled for a year, dotted for a part of a month.

        A month is outlined, what the editors bound or nobody reviewed is dashed.
        """
        painter, colour = self._painter, self._colour(entry)
        path = self._outline_of(rect, entry)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._soft_brush(rect, entry, faded(colour, TINT)))
        painter.drawPath(path)
        if entry.certainty in (*VAGUE, "part"):
            painter.save()
            painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
            self._texture(rect, entry, colour)
            painter.restore()
        provisional = entry.inferred or entry.suggested
        if provisional or entry.certainty == "month":
            style = Qt.PenStyle.DashLine if provisional else Qt.PenStyle.SolidLine
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._soft_brush(rect, entry, colour), 1.25, style))
            painter.drawPath(self._outline_of(rect.adjusted(0.6, 0.6, -0.6, -0.6), entry))

    def _texture(self, rect: QRectF, entry: TimelineEntry, colour: QColor) -> None:
        """Draw what tells a season, a year and a part apart, but not where the label stands."""
        painter = self._painter
        label = self.inside.get(entry.ref)
        seen = rect.intersected(self._plot.adjusted(-HATCH, 0, HATCH, 0))
        first = rect.left() + HATCH * int((seen.left() - rect.left()) // HATCH)
        xs = [first + step * HATCH for step in range(int(seen.width() // HATCH))]
        if label is not None:
            xs = [x for x in xs if x + HATCH < label.left() - 4 or x > label.right() + 4]
        width = 2.2 if entry.certainty == "part" else 1.0
        pen = QPen(self._soft_brush(rect, entry, faded(colour, 0.7)), width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if entry.certainty == "season":
            bottom, top = rect.bottom() - 1, rect.top() + 1
            painter.drawLines([QLineF(x, bottom, x + HATCH, top) for x in xs])
        elif entry.certainty == "year":
            rows = [rect.top() + rect.height() * share for share in (0.25, 0.5, 0.75)]
            painter.drawLines([QLineF(x, y, x + HATCH, y) for x in xs for y in rows])
        elif entry.certainty == "part":
            rows = [rect.top() + rect.height() * share for share in (0.3, 0.7)]
            dots = [QPointF(x + HATCH * at / 2, y) for x in xs for at, y in enumerate(rows)]
            painter.drawPoints(QPolygonF(dots))

    def _soft_brush(self, rect: QRectF, entry: TimelineEntry, colour: QColor) -> QBrush:
        if not (entry.soft_start or entry.soft_end) or rect.width() <= 0:
            return QBrush(colour)
        share = fade_of(rect.width()) / rect.width()
        clear = faded(colour, 0.0)
        gradient = QLinearGradient(rect.topLeft(), rect.topRight())
        gradient.setColorAt(0.0, clear if entry.soft_start else colour)
        gradient.setColorAt(share if entry.soft_start else 0.0, colour)
        gradient.setColorAt(1.0 - share if entry.soft_end else 1.0, colour)
        if entry.soft_end:
            gradient.setColorAt(1.0, clear)
        return QBrush(gradient)

    def _dot(self, mark: Mark, entry: TimelineEntry) -> None:
        """Paint a day or less: a disc, with a hole for the French side, its day a line beneath."""
        painter, palette, colour = self._painter, self._palette, self._colour(entry)
        rect = mark.rect
        left, right = mark.time
        if right - left > WHISKER:
            y = rect.center().y() + self._pitch / 2 - 2
            painter.setPen(QPen(faded(colour, 0.55), 1.5))
            painter.drawLine(QLineF(left + 1, y, right - 1, y))
        if entry.certainty != "exact" or entry.soft_start or entry.soft_end:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faded(colour, TINT))
            painter.drawEllipse(rect.adjusted(-3, -3, 3, 3))
        if entry.inferred or entry.suggested:
            painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(palette.paper)
            painter.drawEllipse(rect.adjusted(0.75, 0.75, -0.75, -0.75))
            if not entry.suggested:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(rect.center(), 3.2, 3.2)
            return
        painter.setPen(QPen(colour, 2.5) if not entry.side else Qt.PenStyle.NoPen)
        painter.setBrush(colour if entry.side else palette.paper)
        inset = 1.25 if not entry.side else 0.0
        painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
        if entry.side == "france":
            painter.setBrush(palette.paper)
            painter.drawEllipse(rect.center(), 2.2, 2.2)

    def _cluster(self, mark: Mark) -> None:
        painter, palette, rect = self._painter, self._palette, mark.rect
        painter.setPen(QPen(palette.outline, 1))
        painter.setBrush(palette.raised)
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(palette.ink)
        painter.setFont(self._lettering.count.font)
        painter.drawText(rect, CENTRE, mark.text)


def is_tinted(entry: TimelineEntry) -> bool:
    """Say whether an entry's bar is a tint with dark letters, its days not being stated."""
    return entry.inferred or entry.suggested or entry.certainty in ("month", "part", *VAGUE)


def faded(colour: QColor, alpha: float) -> QColor:
    """Return a colour with its opacity multiplied."""
    faded = QColor(colour)
    faded.setAlphaF(colour.alphaF() * alpha)
    return faded
