"""What an empty search field offers: searches that were kept, recent ones, and how to search."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from viewer import theme
from viewer.widgets.plain_text import plain_label
from viewer.widgets.popover import Popover

if TYPE_CHECKING:
    from collections.abc import Sequence

ICON = QSize(16, 16)
FORGET = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class OfferRow(QWidget):
    """One search: a click or Enter takes it, Delete or the cross forgets it."""

    taken = Signal()
    forgotten = Signal()
    moved = Signal(int)
    """An arrow wants the row above (-1) or below (1)."""

    def __init__(self, words: str, icon: str, forget: str) -> None:
        super().__init__()
        self.button = _OfferButton(words.replace("&", "&&"))
        self.button.setProperty("role", "offer")
        self.button.setIcon(theme.icon(icon, theme.active().muted))
        self.button.setIconSize(ICON)
        self.button.setAccessibleName(words)
        self.cross = QToolButton()
        self.cross.setIcon(theme.icon("close", theme.active().muted))
        self.cross.setIconSize(ICON)
        self.cross.setToolTip(forget)
        self.cross.setAccessibleName(f"{forget}: {words}")
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button, 1)
        row.addWidget(self.cross)
        self.button.clicked.connect(self.taken)
        self.button.forgotten.connect(self.forgotten)
        self.button.moved.connect(self.moved)
        self.cross.clicked.connect(self.forgotten)


class _OfferButton(QPushButton):
    forgotten = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in FORGET:
            self.forgotten.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class SearchMenu(Popover):
    """Offer searches by name or words; knows nothing of what they find."""

    taken = Signal(str, int)
    """("saved" or "recent", its place in that list)."""
    forgotten = Signal(str, int)
    all_forgotten = Signal()
    help_wanted = Signal()
    left = Signal()
    """The arrow up was pressed on the first row: the field should have the keyboard."""

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.rows: list[OfferRow] = []
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._all = QPushButton()
        self._all.setProperty("role", "link")
        self._help = QPushButton()
        self._help.setProperty("role", "link")
        foot = QHBoxLayout()
        foot.addWidget(self._all)
        foot.addStretch(1)
        foot.addWidget(self._help)
        self.column.addLayout(self._body)
        self.column.addLayout(foot)
        self._all.clicked.connect(self.all_forgotten)
        self._help.clicked.connect(self.help_wanted)

    def show_offers(self, saved: Sequence[str], recent: Sequence[str]) -> None:
        """Show these searches in words."""
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        self._add("saved", self.tr("Saved searches"), saved, "star-full")
        self._add("recent", self.tr("Recent searches"), recent, "recent")
        self._all.setText(self.tr("Forget the recent searches"))
        self._all.setVisible(bool(recent))
        self._help.setText(self.tr("How to search"))
        if self.isVisible():
            self.pop_up()

    def enter(self) -> bool:
        """Put the keyboard on the first row; return whether there is one."""
        if self.rows:
            self.rows[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self.rows)

    def _add(self, what: str, heading: str, words: Sequence[str], icon: str) -> None:
        if not words:
            return
        self._body.addWidget(plain_label(heading, "group"))
        for at, said in enumerate(words):
            row = OfferRow(said, icon, self.tr("Forget"))
            row.taken.connect(lambda at=at: self.taken.emit(what, at))
            row.forgotten.connect(lambda at=at: self.forgotten.emit(what, at))
            row.moved.connect(partial(self._move, row))
            self.rows.append(row)
            self._body.addWidget(row)

    def _move(self, row: OfferRow, step: int) -> None:
        at = self.rows.index(row) + step
        if at < 0:
            self.left.emit()
        elif at < len(self.rows):
            self.rows[at].button.setFocus(Qt.FocusReason.OtherFocusReason)
