"""How a result is painted: mark, title and kind, by what it was found, and a piece of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer import theme
from viewer.models.delegates import laid_out, paint_ground, utf16_offset
from viewer.models.roles import Index, Role, spans_of, text_of
from viewer.widgets.kind_mark import paint_mark

if TYPE_CHECKING:
    from viewer.models.groups import GroupHead

INDENT = 28
ACROSS = 12
DOWN = 8
GAP = 12
MOST_LINES = 2
"""Lines of a snippet that are shown."""
NARROWEST = 100
LINE = 1.35
"""Height of a line, in heights of its font."""
HEAD_DOWN = 10


class HitDelegate(QStyledItemDelegate):
    """Paint a result or the heading of a kind. Heights come from counted lines, not from layouts.

    `kinds` says whether a row names its kind: under a heading it need not.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.kinds = True
        self._short: dict[tuple[str, int], bool] = {}

    def forget(self) -> None:
        """Forget which texts fit one line: the type has another size, or the rows are others."""
        self._short.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(self._view.viewport().width(), NARROWEST)
        if index.data(Role.HEAD) is not None:
            return QSize(width, round(_height("label", 1)) + 2 * HEAD_DOWN)
        lines = self._lines(index, self._room(width))
        return QSize(width, round(_height("strong", 1) + _height("small", lines)) + 2 * DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        head = cast("GroupHead | None", index.data(Role.HEAD))
        paint_ground(painter, option, chosen=chosen and head is None)
        box = QRectF(option.rect)
        if head is not None:
            self._paint_head(painter, box, index, head)
        else:
            self._paint_line(painter, box, index)
        painter.restore()

    def _paint_head(self, painter: QPainter, box: QRectF, index: Index, head: GroupHead) -> None:
        palette = theme.active()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("label"))
        painter.setPen(palette.muted)
        title = f"{text_of(index)} · {text_of(index, Role.COUNT)}"
        inner = box.adjusted(ACROSS, HEAD_DOWN / 2, -ACROSS, 0)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, title)
        if head.partial:
            painter.setPen(palette.jade)
            painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, self.tr("Show all ›"))
        painter.setPen(QPen(palette.line, 1))
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())

    def _paint_line(self, painter: QPainter, box: QRectF, index: Index) -> None:
        palette = theme.active()
        room = self._room(box.width())
        left, top = box.left() + ACROSS + INDENT, box.top() + DOWN
        side = text_of(index, Role.SIDE) or None
        if text_of(index, Role.KIND):
            middle = QPointF(box.left() + ACROSS + 8, top + _height("strong", 1) / 2)
            paint_mark(painter, text_of(index, Role.KIND), side, middle, 12)
        kind = text_of(index, Role.EYEBROW) if self.kinds else ""
        taken = QFontMetricsF(theme.font("small")).horizontalAdvance(kind) + GAP if kind else 0.0
        painter.setPen(palette.ink)
        spans = spans_of(index) if _says_title(index) else ()
        _draw(painter, "strong", text_of(index), QRectF(left, top, room - taken, 0), spans)
        painter.setPen(palette.muted)
        level = top + (_height("strong", 1) - _height("small", 1)) * 0.7
        _draw(painter, "small", kind, QRectF(left + room - taken + GAP, level, taken, 0))
        top += _height("strong", 1)
        told = text_of(index, Role.FOUND_BY)
        if told:
            painter.setPen(palette.jade)
            _draw(painter, "small", told, QRectF(left, top, room, 0))
            top += _height("small", 1)
        painter.setPen(palette.ink)
        lines = self._lines(index, room) - bool(told)
        self._paint_snippet(painter, index, QRectF(left, top, room, 0), lines)
        painter.setPen(QPen(palette.line, 1))
        edge = box.bottom() - 0.5
        painter.drawLine(QPointF(box.left() + ACROSS, edge), QPointF(box.right() - ACROSS, edge))

    def _paint_snippet(self, painter: QPainter, index: Index, box: QRectF, lines: int) -> None:
        snippet = text_of(index, Role.SNIPPET)
        if not snippet or lines < 1:
            return
        layout = _cut(snippet, spans_of(index), box.width(), lines)
        layout.draw(painter, box.topLeft())

    def _lines(self, index: Index, room: float) -> int:
        """Return how many lines stand below the title: the name that was found, and the text."""
        told = bool(text_of(index, Role.FOUND_BY))
        snippet = text_of(index, Role.SNIPPET)
        if not snippet or _says_title(index):
            return int(told)
        key = (snippet, round(room))
        if key not in self._short:
            width = QFontMetricsF(theme.font("small")).horizontalAdvance(snippet)
            self._short[key] = width < room
        return MOST_LINES if told or not self._short[key] else 1

    @staticmethod
    def _room(width: float) -> float:
        return width - INDENT - 2 * ACROSS


def _height(role: str, lines: int) -> float:
    return QFontMetricsF(theme.font(role)).height() * LINE * lines


def _says_title(index: Index) -> bool:
    """Say whether the text that was found is the title itself."""
    return text_of(index, Role.SNIPPET) == text_of(index)


def _draw(
    painter: QPainter,
    role: str,
    text: str,
    box: QRectF,
    spans: tuple[tuple[int, int], ...] = (),
) -> None:
    """Draw a text in one line, cut short with an ellipsis where it is too long."""
    font: QFont = theme.font(role)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
    if spans and shown == text:
        laid_out(text, font, box.width() + 2, spans, LINE).draw(painter, box.topLeft())
        return
    painter.setFont(font)
    baseline = box.top() + metrics.height() * (LINE - 1) / 2 + metrics.ascent()
    painter.drawText(QPointF(box.left(), baseline), shown)


def _cut(text: str, spans: tuple[tuple[int, int], ...], width: float, lines: int) -> QTextLayout:
    """Return a text laid out in at most so many lines, an ellipsis at the end if need be."""
    font = theme.font("small")
    layout = laid_out(text, font, width, spans, LINE)
    if layout.lineCount() <= lines:
        return layout
    last = layout.lineAt(lines - 1)
    end = next(
        at
        for at in range(len(text) + 1)
        if utf16_offset(text, at) >= last.textStart() + last.textLength()
    )
    kept = text[: max(0, end - 2)].rstrip()
    while True:
        inside = tuple((a, min(b, len(kept))) for a, b in spans if a < len(kept))
        layout = laid_out(f"{kept}…", font, width, inside, LINE)
        if layout.lineCount() <= lines or " " not in kept:
            return layout
        kept = kept.rpartition(" ")[
            0
        ].rstrip()  # the ellipsis took the last word to a line of its own
