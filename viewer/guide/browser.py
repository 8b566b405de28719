"""The browser: shows one page of the guide, and loads nothing but its own pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from db.vietnamese import fold
from viewer import theme
from viewer.guide.book import picture_file
from viewer.guide.chapters import CHAPTERS
from viewer.guide.style import screen_style
from viewer.icons import ICONS

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from viewer.guide.book import Book

MARGIN: Final = 32
MEASURE: Final = 760
"""The widest that a line of text and a picture become, in logical pixels at text scale 1."""

SHORTEST, MOST = 2, 300
"""Letters of a word that is marked, and marks on one page."""
SETTLED: Final = 150
"""Milliseconds after which a new width counts as the one to fit pictures to."""


class Browser(QTextBrowser):
    """Show pages; a link inside the guide is a wish, and any other link is nothing."""

    page_wanted = Signal(str)
    """PAGE or PAGE#ANCHOR of a link that was followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = ""
        self._chapter = ""
        self._html = ""
        self._query = ""
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        # always there, so that what a picture may take does not depend on how long a page is
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.document().setDocumentMargin(MARGIN)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(SETTLED)
        self._fitting.timeout.connect(self.redraw)
        self.anchorClicked.connect(self._on_anchor_clicked)

    @property
    def chapter(self) -> str:
        """Return the page that is shown, "" for none."""
        return self._chapter

    def show_page(self, book: Book, chapter: str, anchor: str = "") -> None:
        """Show a page from its beginning, or from `anchor` on."""
        self._lang, self._chapter = book.lang, chapter
        self._html = book.pages[chapter].html
        self._draw()
        if anchor:
            self.scrollToAnchor(anchor)

    def mark(self, query: str) -> None:
        """Mark the words of a search, with or without tone marks, and show the first."""
        self._query = query
        first = self._mark_words()
        if first is not None:
            self.setTextCursor(first)
            self.ensureCursorVisible()

    def redraw(self) -> None:
        """Wear the palette and text size of now, where one is."""
        at = self.verticalScrollBar().value()
        self._draw()
        self._mark_words()
        self.verticalScrollBar().setValue(at)

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's own name
        """Return a picture of the guide or an icon of ours; nothing else is ever read."""
        address = name.toString() if isinstance(name, QUrl) else name
        if type != QTextDocument.ResourceType.ImageResource.value:
            return None
        if address.startswith("icon:"):
            return icon_picture(address.removeprefix("icon:"), round(18 * theme.scale()))
        return self._fitted(QImage(str(picture_file(address, self._lang))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_margins()
        if self._html:
            self._fitting.start()

    def _mark_words(self) -> QTextCursor | None:
        """Mark what is searched for; return where it stands first."""
        folded = fold(self.document().toPlainText())
        words = {word for word in fold(self._query).split() if len(word) >= SHORTEST}
        found = sorted(
            match.span() for word in words for match in re.finditer(re.escape(word), folded)
        )[:MOST]
        self.setExtraSelections([self._selection(start, end) for start, end in found])
        if not found:
            return None
        cursor = QTextCursor(self.document())
        cursor.setPosition(found[0][0])
        return cursor

    def _selection(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        """Return a mark on the characters [start, end) of the page."""
        mark = QTextEdit.ExtraSelection()
        mark.cursor = QTextCursor(self.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        mark.format.setBackground(theme.active().match)
        mark.format.setForeground(theme.active().ink)
        return mark

    def _draw(self) -> None:
        self.document().setDefaultStyleSheet(screen_style())
        self.setHtml(self._html)
        self._give_margins()

    def _give_margins(self) -> None:
        """Keep lines at a length that reads well, in the middle of a wide window."""
        room = self.viewport().width()
        side = max(MARGIN, (room - round(MEASURE * theme.scale())) // 2)
        frame = self.document().rootFrame()
        shape = frame.frameFormat()
        if round(shape.leftMargin()) != side:
            shape.setLeftMargin(side)
            shape.setRightMargin(side)
            shape.setTopMargin(MARGIN)
            shape.setBottomMargin(MARGIN)
            frame.setFrameFormat(shape)

    def _fitted(self, image: QImage) -> QImage:
        """Return a picture no wider than the text."""
        room = min(round(MEASURE * theme.scale()), self.viewport().width() - 2 * MARGIN)
        if image.isNull() or image.width() <= room:
            return image
        return image.scaledToWidth(max(room, 1), Qt.TransformationMode.SmoothTransformation)

    def _on_anchor_clicked(self, link: QUrl) -> None:
        address = link.toString()
        chapter, _, anchor = address.partition("#")
        chapter = chapter.removesuffix(".md") or self._chapter
        if chapter in CHAPTERS:
            self.page_wanted.emit(f"{chapter}#{anchor}" if anchor else chapter)


def icon_picture(name: str, size: int) -> QImage | None:
    """Return an icon of the program in the ink of the palette worn now, None for no such icon."""
    if not (ICONS / f"{name}.svg").is_file() or "/" in name:
        return None
    return theme.picture(name, theme.active().ink, size).toImage()
