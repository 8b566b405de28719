"""Painting on the reading page: bands behind the text, underlines, badges and focus around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from viewer import theme
from viewer.widgets.reading_style import ReadingStyle, Stroke, stroke_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QTextDocument

    from viewer.widgets.reading_page import Spot

ABOVE: Final = 0.72
"""The share of a line's height that lies above its baseline in a band."""
UNDER: Final = 0.34
"""How far under the baseline a line stands, in ems: clear of the dot under ị and of descenders."""
NEST: Final = 3.5
PATTERNS: Final[dict[str, list[float]]] = {
    "dash": [4.0, 2.6],
    "dot": [0.1, 2.2],
    "dash-dot": [6.0, 2.4, 0.1, 2.4],
}
WIDTHS: Final = {"thin": 1.5, "thick": 2.6, "double": 1.1, "dot": 2.0}


def line_rects(document: QTextDocument, style: ReadingStyle, start: int, end: int) -> list[QRectF]:
    """Return the rectangles, one a line, of the document positions [start, end) in one block.

    In the document's pixels; a line's rectangle is as high as the distance of baselines.
    """
    block = document.findBlock(start)
    if not block.isValid() or start >= end:
        return []
    layout = block.layout()
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    found = list[QRectF]()
    first_of_block = block.position()
    start, end = start - first_of_block, min(end - first_of_block, block.length() - 1)
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        while last > first and document.characterAt(first_of_block + last - 1) == " ":
            last -= 1
        if first >= last:
            continue
        x0, x1 = _x(line.cursorToX(first)), _x(line.cursorToX(last))
        baseline = origin.y() + line.y() + line.ascent()
        found.append(QRectF(origin.x() + x0, baseline - ABOVE * style.line, x1 - x0, style.line))
    return found


class ReadingPainter:
    """Paint with `painter`, which is moved to the document's pixels."""

    def __init__(self, painter: QPainter, document: QTextDocument, style: ReadingStyle) -> None:
        self._painter = painter
        self._document = document
        self._style = style
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles of document positions [start, end), a line each."""
        return line_rects(self._document, self._style, start, end)

    def band(self, rects: Sequence[QRectF], colour: QColor, pad: float = 5.0) -> None:
        """Lay one smooth band behind lines of text."""
        path = QPainterPath()
        for rect in rects:
            one = QPainterPath()
            one.addRect(rect.adjusted(0, 0.5, 0, 0.5))
            path = path.united(one)
        round_pen = QPen(colour, pad)
        round_pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(round_pen)
        self._painter.setBrush(colour)
        self._painter.drawPath(path)

    def underline(self, spot: Spot) -> None:
        """Underline a mention in its kind's colour and stroke; a suggestion faintly, in dots."""
        colour = QColor(getattr(self._style.palette, theme.kind_style(spot.kind).token))
        stroke: Stroke = "dot" if spot.suggested else stroke_of(spot.kind)
        if spot.suggested:
            colour.setAlphaF(0.6)
        for rect in self.rects(spot.start, spot.end):
            baseline = rect.top() + ABOVE * self._style.line
            y = baseline + UNDER * self._style.size + NEST * spot.nested
            self._stroke(QPointF(rect.left(), y), rect.right(), stroke, colour)

    def outline(self, rects: Iterable[QRectF], colour: QColor) -> None:
        """Draw the focus ring around lines of text."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(colour, 2))
        for rect in rects:
            self._painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 1), 4, 4)

    def badge(self, start: int, end: int) -> None:
        """Draw the pill around a language's code."""
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._style.palette.outline, 1))
        size = self._style.font("label").pixelSize()
        for rect in self.rects(start, end):
            baseline = rect.top() + ABOVE * self._style.line
            pill = QRectF(rect.left(), baseline - size * 1.06, rect.width(), size * 1.4)
            self._painter.drawRoundedRect(pill, 4, 4)

    def _stroke(self, start: QPointF, right: float, stroke: Stroke, colour: QColor) -> None:
        pen = QPen(colour, WIDTHS.get(stroke, 1.6))
        if stroke in PATTERNS:
            pen.setDashPattern(PATTERNS[stroke])
            pen.setCapStyle(Qt.PenCapStyle.RoundCap if stroke != "dash" else Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        line = QLineF(start, QPointF(right, start.y()))
        if stroke == "double":
            self._painter.drawLine(line.translated(0, -1.2))
            self._painter.drawLine(line.translated(0, 1.4))
        else:
            self._painter.drawLine(line)


def _x(answer: object) -> float:
    """Return the x of `QTextLine.cursorToX`, whose binding answers (x, position)."""
    return float(cast("tuple[float, int]", answer)[0])
