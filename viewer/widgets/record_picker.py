"""A line that finds a record while one types, or offers to make a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from viewer import theme
from viewer.widgets.escape import keeps_escape

if TYPE_CHECKING:
    from collections.abc import Sequence

PAUSE = 60
"""Milliseconds without a keystroke after which is asked."""
TALLEST = 9
DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Match:
    """One record that could be meant: its ref, its title, and a word about it."""

    ref: str
    title: str
    note: str = ""
    kind: str = ""
    side: str | None = None


@dataclass(frozen=True, slots=True)
class NewRecord:
    """The offer to make a record of a kind, in the words of the list."""

    kind: str
    words: str


class RecordPicker(QLineEdit):
    """Ask for matches while somebody types, show them below, and tell which one is picked.

    Arrows move through the list, Enter picks, Escape closes it. The widget that knows the archive
    answers `search_wanted` with `show_matches`.
    """

    search_wanted = Signal(str)
    picked = Signal(object)
    """The Match that was chosen."""
    create_wanted = Signal(str, str)
    """(kind, title): a new record should be made of what was typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(200)
        self._list: QListWidget | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._on_self_edited)

    @property
    def listing(self) -> bool:
        """Say whether matches are shown."""
        return self._list is not None and self._list.isVisible()

    def show_matches(
        self, query: str, matches: Sequence[Match], offers: Sequence[NewRecord] = ()
    ) -> None:
        """Show what was found for `query`, unless something else has been typed since."""
        if query != self.text().strip() or not self.hasFocus():
            return
        shown = self._popup()
        shown.clear()
        for entry in (*matches, *offers):
            shown.addItem(self._item(entry))
        if not shown.count():
            self.close_list()
            return
        shown.setCurrentRow(0)
        self._place()
        shown.show()
        shown.raise_()

    def close_list(self) -> None:
        """Show no matches any more."""
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shown = self._list
        if shown is None or not shown.isVisible():
            if event.key() == Qt.Key.Key_Down:
                self._ask()
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                shown.setCurrentRow((shown.currentRow() + step) % shown.count())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pick(shown.currentItem())
            case Qt.Key.Key_Escape:
                self.close_list()
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Esc closes the list, and nothing else
        return (self.listing and keeps_escape(event)) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.close_list()

    def hideEvent(self, event: QEvent) -> None:
        self.close_list()
        super().hideEvent(event)  # pyright: ignore[reportArgumentType] - Qt's own

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.listing:
            self._place()
        return super().eventFilter(watched, event)

    def _ask(self) -> None:
        self.search_wanted.emit(self.text().strip())

    def _popup(self) -> QListWidget:
        if self._list is None:
            self._list = QListWidget(self.window())
            self._list.setProperty("role", "matches")
            self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
            self._list.setIconSize(QSize(18, 18))
            self._list.itemClicked.connect(self._pick)
            self.destroyed.connect(self._list.deleteLater)
            self.window().installEventFilter(self)
        return self._list

    def _item(self, entry: Match | NewRecord) -> QListWidgetItem:
        palette = theme.active()
        if isinstance(entry, NewRecord):
            item = QListWidgetItem(theme.icon("add", palette.jade), entry.words)
        else:
            style = theme.kind_style(entry.kind, entry.side)
            words = f"{entry.title}   {entry.note}".rstrip()
            colour = getattr(palette, style.token)
            item = QListWidgetItem(theme.icon(style.icon, colour), words)
            item.setToolTip("")
        item.setData(DATA, entry)
        return item

    def _place(self) -> None:
        shown = self._popup()
        rows = min(shown.count(), TALLEST)
        height = sum(shown.sizeHintForRow(row) for row in range(rows)) + 6
        window = self.window()
        width = max(self.width(), 280)
        below = self.mapTo(window, QPoint(0, self.height() + 2))
        if below.y() + height > window.height():
            below.setY(self.mapTo(window, QPoint(0, 0)).y() - height - 2)
        below.setX(max(4, min(below.x(), window.width() - width - 4)))
        shown.setGeometry(below.x(), max(below.y(), 4), width, height)

    def _pick(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        entry = item.data(DATA)
        typed = self.text().strip()
        self.close_list()
        if isinstance(entry, NewRecord):
            self.create_wanted.emit(entry.kind, typed)
        elif isinstance(entry, Match):
            self.setText(entry.title)
            self.picked.emit(entry)

    def _on_self_edited(self) -> None:
        self._pause.start()
