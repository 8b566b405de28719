"""The guide's window: contents and a field to search them on the left, the page on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.guide.browser import Browser
from viewer.guide.chapters import CHAPTERS, PARTS
from viewer.widgets.plain_text import plain_label
from viewer.widgets.reading_order import step

if TYPE_CHECKING:
    from viewer.guide.book import Book

SIZE: Final = (1140, 780)
SIDE: Final = 320
MOST: Final = 1.7
"""How many times wider the contents become with larger text."""
CHAPTER: Final = Qt.ItemDataRole.UserRole


class GuideWindow(QWidget):
    """Show the pages of a book; knows no archive."""

    def __init__(self) -> None:
        super().__init__()
        self._book: Book | None = None
        self._been: list[str] = []
        self._ahead: list[str] = []
        self._wanted = ""
        self.setObjectName("guide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self.resize(theme.roomy(self, *SIZE))
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self.contents.setRootIsDecorated(False)
        self.contents.setIndentation(0)
        self.contents.setProperty("role", "nav")
        self.contents.setItemsExpandable(False)
        self.contents.setWordWrap(True)
        self.none = plain_label("", "muted")
        self.back, self.forward = QToolButton(), QToolButton()
        self.browser = Browser()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_icons()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own signature
        return step(self, forward=next)

    # what is shown

    @property
    def place(self) -> str:
        """Return the page that is shown, with its anchor where one was asked for."""
        return self._been[-1] if self._been else ""

    def show_book(self, book: Book) -> None:
        """Take the book in another language, and stay at the page."""
        self._book = book
        self._fill(self.field.text())
        self.open_place(self._wanted or self.place or CHAPTERS[0])

    def open_place(self, place: str) -> None:
        """Open PAGE or PAGE#ANCHOR: now, or as soon as there is a book."""
        self._wanted = place
        if self._book is None:
            return
        self._wanted = ""
        if place != self.place:
            self._been.append(place)
            self._ahead.clear()
        self._show()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.setWindowTitle(self.tr("Guide – Muniment"))
        self.field.setPlaceholderText(self.tr("Search the guide"))
        self.field.setAccessibleName(self.tr("Search the guide"))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.browser.setAccessibleName(self.tr("Page of the guide"))
        self.none.setText(self.tr("No page holds all these words."))
        for button, words in ((self.back, self.tr("Back")), (self.forward, self.tr("Forward"))):
            button.setToolTip(words)
            button.setAccessibleName(words)

    def show_icons(self) -> None:
        """Draw icons and page in the palette worn now."""
        palette = theme.active()
        for name, button in (("back", self.back), ("forward", self.forward)):
            button.setIcon(theme.icon(name, palette.ink, palette.line))
        if self._book is not None and self.place:
            self.browser.redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            # after every widget wears the new look, and once for all that changes together
            QTimer.singleShot(0, self, self.show_icons)

    def _lay_out(self) -> None:
        arrows = QHBoxLayout()
        arrows.setSpacing(4)
        arrows.addWidget(self.back)
        arrows.addWidget(self.forward)
        arrows.addWidget(self.field, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 8, 8)
        column.setSpacing(8)
        column.addLayout(arrows)
        column.addWidget(self.none)
        column.addWidget(self.contents, 1)
        self.none.hide()
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self.browser)
        side_width = round(SIDE * min(theme.scale(), MOST))
        splitter.setSizes([side_width, SIZE[0] - side_width])
        splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._on_field_return_pressed)
        self.contents.currentItemChanged.connect(self._on_contents_current_item_changed)
        self.browser.page_wanted.connect(self.open_place)
        self.back.clicked.connect(self._on_back_clicked)
        self.forward.clicked.connect(self._on_forward_clicked)
        for keys, slot in (
            (QKeySequence.StandardKey.Back, self._on_back_clicked),
            (QKeySequence.StandardKey.Forward, self._on_forward_clicked),
            (QKeySequence.StandardKey.Find, self.field.setFocus),
            (QKeySequence(Qt.Key.Key_Escape), self.close),
        ):
            QShortcut(keys, self).activated.connect(slot)

    def _fill(self, query: str) -> None:
        """List the pages, or those alone that hold every word of the field."""
        if self._book is None:
            return
        found = self._book.found(query)
        self.browser.mark(query)
        self.contents.blockSignals(True)
        self.contents.clear()
        for part in PARTS:
            chapters = [name for name in part.chapters if name in found]
            if not chapters:
                continue
            head = QTreeWidgetItem(self.contents, [part.words()])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setForeground(0, theme.active().muted)
            for name in chapters:
                item = QTreeWidgetItem(head, [self._book.title(name)])
                item.setData(0, CHAPTER, name)
                item.setToolTip(0, self._book.title(name))
        self.contents.expandAll()
        self.contents.blockSignals(False)
        self.none.setVisible(not found)
        self._mark()

    def _show(self) -> None:
        chapter, _, anchor = self.place.partition("#")
        if self._book is not None:
            self.browser.show_page(self._book, chapter, anchor)
            self.browser.mark(self.field.text())
        self.back.setEnabled(len(self._been) > 1)
        self.forward.setEnabled(bool(self._ahead))
        self._mark()

    def _mark(self) -> None:
        """Show in the contents which page is open, without opening it again."""
        chapter = self.place.partition("#")[0]
        self.contents.blockSignals(True)
        found = (item for item in self.rows() if item.data(0, CHAPTER) == chapter)
        self.contents.setCurrentItem(next(found, None))  # pyright: ignore[reportArgumentType] - none is allowed
        self.contents.blockSignals(False)

    def rows(self) -> list[QTreeWidgetItem]:
        """Return the rows of pages, in their order."""
        items: list[QTreeWidgetItem] = []
        for at in range(self.contents.topLevelItemCount()):
            head = self.contents.topLevelItem(at)
            children = [head.child(row) for row in range(head.childCount())] if head else []
            items += [child for child in children if child is not None]
        return items

    # slots

    def _on_field_return_pressed(self) -> None:
        best = self._book.best(self.field.text()) if self._book is not None else None
        if best is not None:
            self.open_place(best)
            self.browser.setFocus()

    def _on_contents_current_item_changed(self, item: QTreeWidgetItem | None) -> None:
        chapter = item.data(0, CHAPTER) if item is not None else None
        if chapter:
            self.open_place(str(chapter))

    def _on_back_clicked(self) -> None:
        if len(self._been) > 1:
            self._ahead.append(self._been.pop())
            self._show()

    def _on_forward_clicked(self) -> None:
        if self._ahead:
            self._been.append(self._ahead.pop())
            self._show()
