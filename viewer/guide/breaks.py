"""Breaks: where a printed chapter goes on to the next page, which Qt leaves to chance."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import (
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

ROUNDED: Final = 2
"""Dots by which a line may seem to stand above the page that it begins."""
LARGEST: Final = 0.9
"""The share of a page that a table may take and is still kept in one piece."""


MOST_LINES: Final = 6
"""Lines of a paragraph that is moved whole; of a longer one, two stay on each page."""


class Breaks:
    """Keep headings with what they head, and tables and paragraphs in one piece.

    Of the document's thread.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._height = document.pageSize().height()

    def settle(self) -> None:
        """Begin a new page wherever something would be torn."""
        block = self._document.begin()
        while block.isValid():
            table = self._table_below(block)
            if self._heads_next_page(block) or (table is not None and self._is_torn(table)):
                self._begin_page(block)
            elif self.is_parted(block) or self._announces_next_page(block):
                self._begin_page(self._first_with(block))
            block = block.next()
        self._end_with_words()

    def page(self, block: QTextBlock) -> int:
        """Return the page that a block begins on, counted from 0."""
        # a picture that has no room left moves to the next page with its line, not with its block
        line = block.layout().lineAt(0)
        top = self._document.documentLayout().blockBoundingRect(block).top()
        return int((top + (line.y() if line.isValid() else 0) + ROUNDED) // self._height)

    def is_parted(self, block: QTextBlock) -> bool:
        """Say whether lines of a paragraph are left alone on one of its pages."""
        if not block.text() or QTextCursor(block).currentTable():
            return False
        layout = block.layout()
        top = self._document.documentLayout().blockBoundingRect(block).top()
        # Qt moves a line that a page has no room for, so that it stands just below the page's top
        pages = [
            int((top + layout.lineAt(at).y() + ROUNDED) // self._height)
            for at in range(layout.lineCount())
        ]
        here = pages.count(pages[0])
        alone = min(here, len(pages) - here)
        return here < len(pages) and (len(pages) <= MOST_LINES or alone == 1)

    def _announces_next_page(self, block: QTextBlock) -> bool:
        """Say whether a paragraph ends with a colon and what it announces is overleaf."""
        after = block.next()
        if not block.text().endswith(":") or not after.isValid() or not after.text():
            return False
        return self.page(after) > self.page(block)

    def _first_with(self, block: QTextBlock) -> QTextBlock:
        """Return the first of the blocks above that go with this one to its page."""
        first, above = block, block.previous()
        while above.isValid() and (
            above.blockFormat().headingLevel() or (above.text().endswith(":") and above.text())
        ):
            first, above = above, above.previous()
        return first

    def _heads_next_page(self, block: QTextBlock) -> bool:
        if not block.blockFormat().headingLevel():
            return False
        after = block.next()
        while after.isValid() and after.blockFormat().headingLevel():
            after = after.next()
        return after.isValid() and self.page(after) > self.page(block)

    def _table_below(self, block: QTextBlock) -> QTextTable | None:
        """Return the table that a heading is of, with a paragraph between them or without."""
        if not block.blockFormat().headingLevel():
            return None
        for after in (block.next(), block.next().next()):
            table = QTextCursor(after).currentTable() if after.isValid() else None
            if table is not None:
                return table
            if after.blockFormat().headingLevel():
                return None
        return None

    def _is_torn(self, table: QTextTable) -> bool:
        rect = self._document.documentLayout().frameBoundingRect(table)
        if rect.height() > LARGEST * self._height:
            return False
        return int(rect.top() // self._height) != int((rect.bottom() - ROUNDED) // self._height)

    def _begin_page(self, block: QTextBlock) -> None:
        shape = block.blockFormat()
        shape.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(block).setBlockFormat(shape)
        # else Qt leaves the blocks further down without lines
        self._document.markContentsDirty(0, self._document.characterCount())

    def _end_with_words(self) -> None:
        """Let the room below the last line make no page of its own."""
        last = self._document.lastBlock()
        bottom = self._document.documentLayout().blockBoundingRect(last).bottom()
        if self._document.pageCount() - 1 > (bottom - 1) // self._height:
            shape = last.blockFormat()
            shape.setBottomMargin(0)
            shape.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
            QTextCursor(last).setBlockFormat(shape)
            self._document.markContentsDirty(0, self._document.characterCount())
