"""How rows are painted: a mark, a title, and the words that were searched for, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from viewer import theme
from viewer.models.roles import Index, Role, spans_of, text_of
from viewer.widgets.kind_mark import paint_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

INDENT = 28
ACROSS = 12
DOWN = 9
NARROWEST = 100
LEAST_ROWS = {"body": 24, "small": 22}
FRAME = 2
SCROLL_BAR = 12
ALWAYS_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class NavigationDelegate(QStyledItemDelegate):
    """Paint a kind or a unit: mark, title (wrapped where it is long), and how many at the right."""

    def __init__(self, view: QAbstractItemView, role: str = "body") -> None:
        super().__init__(view)
        self._view = view
        self._role = role

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        _, text = self._columns(QRectF(0, 0, 0, 0), index)
        title = laid_out(text_of(index), theme.font(self._role), text.width())
        return QSize(
            NARROWEST, max(LEAST_ROWS[self._role], round(title.boundingRect().height()) + 5)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = theme.active()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, chosen=chosen)
        box = QRectF(option.rect)
        count, text = self._columns(box, index)
        title = laid_out(text_of(index), self._font(chosen=chosen), text.width())
        if title.boundingRect().height() > box.height():
            title = laid_out(text_of(index), self._font(), text.width())
        top = box.center().y() - title.boundingRect().height() / 2
        kind = text_of(index, Role.KIND)
        if kind:
            side = text_of(index, Role.SIDE) or None
            paint_mark(painter, kind, side, QPointF(box.left() + 14, top + 10), 10)
        if count.width():
            painter.setFont(theme.font("small"))
            painter.setPen(palette.muted)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(count, right, str(index.data(Role.COUNT)))
        painter.setPen(palette.ink)
        title.draw(painter, QPointF(text.left(), top))
        painter.restore()

    def _font(self, *, chosen: bool = False) -> QFont:
        font = theme.font(self._role)
        if chosen:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _columns(self, box: QRectF, index: Index) -> tuple[QRectF, QRectF]:
        """Return where the count and the title stand in a row, scroll bar or none."""
        bar = 0 if self._view.verticalScrollBarPolicy() == ALWAYS_OFF else SCROLL_BAR
        room = self._view.width() - 2 * FRAME - bar - self._depth_of(index)
        inner = QRectF(box.left() + 6, box.top(), max(room, NARROWEST) - 10, box.height())
        count: object = index.data(Role.COUNT)
        width = 0
        if isinstance(count, int):
            width = QFontMetrics(theme.font("small")).horizontalAdvance(str(count)) + 4
        counted = QRectF(inner.right() - width, inner.top(), width, inner.height())
        left = inner.left() + (20 if text_of(index, Role.KIND) else 0)
        return counted, QRectF(left, inner.top(), counted.left() - left - 4, inner.height())

    def _depth_of(self, index: Index) -> int:
        """Return by how many pixels a tree indents a row."""
        if not isinstance(self._view, QTreeView):
            return 0
        depth, above = 1, index.parent()
        while above.isValid():
            depth, above = depth + 1, above.parent()
        return depth * self._view.indentation()


class ResultDelegate(QStyledItemDelegate):
    """Paint a result: mark, title and kind, and a piece of text with the words found in it."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(self._view.viewport().width(), NARROWEST)
        parts = self._parts(index, width - INDENT - 2 * ACROSS)
        height = sum(part.boundingRect().height() for part in parts)
        return QSize(width, round(height) + 2 * DOWN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = theme.active()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, option, chosen=chosen)
        box: QRect = option.rect
        top = QPointF(box.left() + ACROSS + INDENT, box.top() + DOWN)
        side = text_of(index, Role.SIDE) or None
        middle = QPointF(box.left() + ACROSS + 8, top.y() + 11)
        paint_mark(painter, text_of(index, Role.KIND), side, middle, 12)
        inks = (palette.ink, palette.muted, palette.ink)
        parts = self._parts(index, box.width() - INDENT - 2 * ACROSS)
        for part, ink in zip(parts, inks, strict=False):
            painter.setPen(ink)
            part.draw(painter, top)
            top.setY(top.y() + part.boundingRect().height())
        painter.setPen(QPen(palette.line, 1))
        painter.drawLine(box.left() + ACROSS, box.bottom(), box.right() - ACROSS, box.bottom())
        painter.restore()

    def _parts(self, index: Index, width: float) -> list[QTextLayout]:
        """Return title, kind and snippet laid out at a width."""
        parts = [
            laid_out(text_of(index), theme.font("strong"), width),
            laid_out(text_of(index, Role.EYEBROW), theme.font("small"), width),
        ]
        snippet = text_of(index, Role.SNIPPET)
        if snippet:
            parts.append(laid_out(snippet, theme.font("small"), width, spans_of(index)))
        return parts


def utf16_offset(text: str, offset: int) -> int:
    """Return where a code point offset lies in the UTF-16 units that Qt counts."""
    return len(text[:offset].encode("utf-16-le")) // 2


def laid_out(
    text: str,
    font: QFont,
    width: float,
    marked: Sequence[tuple[int, int]] = (),
    spread: float = 1.2,
) -> QTextLayout:
    """Return a text wrapped at a width, with the code points [start, end) marked as found.

    `spread` is the height of a line, in heights of its font.
    """
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_match_range(text, start, end) for start, end in marked])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() * spread
    layout.endLayout()
    return layout


def _match_range(text: str, start: int, end: int) -> QTextLayout.FormatRange:
    palette = theme.active()
    found = QTextLayout.FormatRange()
    found.start = utf16_offset(text, start)
    found.length = utf16_offset(text, end) - utf16_offset(text, start)
    look = QTextCharFormat()
    look.setBackground(palette.match)
    look.setForeground(palette.ink)
    found.format = look
    return found


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool) -> None:
    """Paint below a row whether it is chosen, pointed at or has the keyboard."""
    palette = theme.active()
    colour: QColor | None = None
    if chosen:
        colour = palette.selection
    elif option.state & QStyle.StateFlag.State_MouseOver:
        colour = palette.hover
    if colour is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), 8, 8)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(palette.lacquer, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 2, -1, -2), 8, 8)
