"""How a facet's value is painted: a box that is ticked or not, what it is called, and how many."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer import theme
from viewer.models.delegates import paint_ground
from viewer.models.roles import Index, Role, text_of

BOX = 14
LEFT = 4
GAP = 8
HEIGHTS = (30, 28)
"""Least heights of a facet's own row and of a value's."""


class FacetDelegate(QStyledItemDelegate):
    """Paint one row of the tree of facets."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        value = index.parent().isValid()
        text = QFontMetricsF(theme.font("small")).height() * 1.5
        return QSize(80, max(HEIGHTS[int(value)], round(text)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if index.parent().isValid():
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            paint_ground(painter, option, chosen=ticked)
            self._paint_value(painter, QRectF(option.rect), index, ticked=ticked)
        else:
            pointed = option.state & ~QStyle.StateFlag.State_MouseOver
            plain = QStyleOptionViewItem(option)
            plain.state = pointed
            paint_ground(painter, plain, chosen=False)
            painter.setFont(theme.font("label"))
            painter.setPen(theme.active().muted)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(option.rect).adjusted(LEFT, 0, 0, 0), middle, text_of(index))
        painter.restore()

    def _paint_value(self, painter: QPainter, box: QRectF, index: Index, *, ticked: bool) -> None:
        palette = theme.active()
        tick = QRectF(box.left() + LEFT, box.center().y() - BOX / 2, BOX, BOX)
        painter.setPen(QPen(palette.lacquer if ticked else palette.outline, 1.2))
        painter.setBrush(palette.lacquer if ticked else palette.raised)
        painter.drawRoundedRect(tick, 3, 3)
        if ticked:
            picture = theme.picture("check", palette.on_accent, BOX * 4)
            painter.drawPixmap(tick.adjusted(1, 1, -1, -1), picture, QRectF(picture.rect()))
        font: QFont = theme.font("small")
        metrics = QFontMetricsF(font)
        count = text_of(index, Role.COUNT)
        width = metrics.horizontalAdvance(count) + 1
        inner = QRectF(tick.right() + GAP, box.top(), 0, box.height())
        inner.setRight(box.right() - 6)
        painter.setFont(font)
        painter.setPen(palette.muted)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, count)
        painter.setPen(palette.ink)
        inner.setRight(inner.right() - width - GAP)
        shown = metrics.elidedText(text_of(index), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, shown)
