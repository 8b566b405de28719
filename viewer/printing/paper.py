"""Paper: a document for print, written paragraph by paragraph in the archive's own type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from viewer.theme import INTERFACE, READING

if TYPE_CHECKING:
    from collections.abc import Sequence

MARGIN: Final = 20.0
"""Millimetres on each side; the running head and the page number stand within."""
LABEL_SHARE: Final = 26
"""Per cent of the width that the labels of rows take."""

# role -> (family, points, weight, italic, ink)
TYPE: Final[dict[str, tuple[str, float, QFont.Weight, bool, str]]] = {
    "title": (READING, 20, QFont.Weight.DemiBold, False, "#1e1b16"),
    "chapter": (READING, 24, QFont.Weight.DemiBold, False, "#8c1c13"),
    "heading": (INTERFACE, 11, QFont.Weight.DemiBold, False, "#1e1b16"),
    "eyebrow": (INTERFACE, 8.5, QFont.Weight.DemiBold, False, "#8c1c13"),
    "subtitle": (READING, 12, QFont.Weight.Normal, True, "#5a5347"),
    "text": (READING, 10.5, QFont.Weight.Normal, False, "#1e1b16"),
    "quote": (READING, 10, QFont.Weight.Normal, True, "#1e1b16"),
    "label": (INTERFACE, 8.5, QFont.Weight.DemiBold, False, "#5a5347"),
    "value": (INTERFACE, 9.5, QFont.Weight.Normal, False, "#1e1b16"),
    "note": (INTERFACE, 8.5, QFont.Weight.Normal, False, "#5a5347"),
}


def page_layout() -> QPageLayout:
    """Return the page that everything is printed on: A4, upright."""
    margins = QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN)
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


class Paper:
    """Write a QTextDocument from top to bottom. Plain text only: nothing in it is ever markup.

    May be used in any one thread; the document belongs to that thread.
    """

    def __init__(self) -> None:
        self.document = QTextDocument()
        self.document.setDocumentMargin(0)
        self.document.setUndoRedoEnabled(False)
        self.dots = QGuiApplication.primaryScreen().logicalDotsPerInch()
        """Dots to the inch of the document: Qt lays texts out in those of the screen."""
        inner = page_layout().paintRect(QPageLayout.Unit.Inch)
        self.document.setPageSize(QSizeF(inner.width(), inner.height()) * self.dots)
        self._cursor = QTextCursor(self.document)
        self._empty = True

    @property
    def empty(self) -> bool:
        """Say whether nothing has been written yet."""
        return self._empty

    def write(self, role: str, text: str, *, above: float = 0, new_page: bool = False) -> None:
        """Write one paragraph in a role of TYPE, `above` points below what came before."""
        if not text:
            return
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setBottomMargin(2)
        block.setLineHeight(132, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if role == "quote":
            block.setLeftMargin(14)
        if new_page and not self._empty:
            block.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        self._begin(block)
        self._cursor.setCharFormat(_letters(role))
        self._cursor.insertText(_one_line(text))

    def rows(self, rows: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Write rows of a label and its values, each a text and a note, as two columns."""
        if not rows:
            return
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setCellPadding(2)
        shape.setTopMargin(6)
        shape.setBottomMargin(2)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        percent = QTextLength.Type.PercentageLength
        shape.setColumnWidthConstraints(
            [QTextLength(percent, LABEL_SHARE), QTextLength(percent, 100 - LABEL_SHARE)]
        )
        self._begin(QTextBlockFormat())
        table = self._cursor.insertTable(len(rows), 2, shape)
        for number, (label, values) in enumerate(rows):
            _fill(table.cellAt(number, 0).firstCursorPosition(), [(label, "")], "label")
            _fill(table.cellAt(number, 1).firstCursorPosition(), values, "value")
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _begin(self, block: QTextBlockFormat) -> None:
        if self._empty:
            self._cursor.setBlockFormat(block)
            self._empty = False
        else:
            self._cursor.insertBlock(block)


def _fill(cursor: QTextCursor, values: Sequence[tuple[str, str]], role: str) -> None:
    block = QTextBlockFormat()
    block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    for number, (text, note) in enumerate(values):
        if number:
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        cursor.setCharFormat(_letters(role))
        cursor.insertText(_one_line(text))
        if note:
            cursor.insertText(f"  {_one_line(note)}", _letters("note"))


def _letters(role: str) -> QTextCharFormat:
    family, points, weight, italic, ink = TYPE[role]
    letters = QTextCharFormat()
    letters.setFontFamilies([family])
    letters.setFontPointSize(points)
    letters.setFontWeight(weight)
    letters.setFontItalic(italic)
    letters.setForeground(QBrush(QColor(ink)))
    return letters


def _one_line(text: str) -> str:
    """Return the text without what would begin a paragraph or draw an object in it."""
    return " ".join(text.replace("\ufffc", " ").split())
