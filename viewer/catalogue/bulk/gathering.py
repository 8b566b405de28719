"""A page of things that gather records, tags or saved sets: a list, a name, and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer.widgets.flow import FlowLayout
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY = Qt.ItemDataRole.UserRole


class GatheringPage(QWidget):
    """List what has a title, take a title for a new or an old one; knows no archive."""

    add_wanted = Signal(str)
    """The title of a new one."""
    rename_wanted = Signal(int, str)
    """(id, title)"""
    remove_wanted = Signal(int)
    used = Signal(int, str)
    """(id, which of the page's own buttons)"""

    def __init__(self, buttons: Sequence[str], parent: QWidget | None = None) -> None:
        """Have a button of the page's own for each of these keys."""
        super().__init__(parent)
        self.hint = plain_label("", "caption")
        self.rows = QListWidget()
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.buttons = {key: QPushButton() for key in buttons}
        self.remove = QPushButton()
        self.name = QLineEdit()
        self.add, self.rename = QPushButton(), QPushButton()
        above = FlowLayout()
        for button in (*self.buttons.values(), self.remove):
            button.setProperty("role", "chip")
            above.addWidget(button)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addWidget(self.rename)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(8)
        column.addWidget(self.hint)
        column.addWidget(self.rows, 1)
        column.addLayout(above)
        column.addWidget(self.name)
        column.addLayout(below)
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, key=key: self.used.emit(self._id(), key))
        self._connect()
        self._show_buttons()

    def say(self, hint: str, name: str, add: str, buttons: Sequence[str]) -> None:
        """Say the words of this page in the language spoken now."""
        self.hint.setText(hint)
        self.rows.setAccessibleName(hint)
        self.name.setAccessibleName(name)
        self.name.setPlaceholderText(name)
        self.add.setText(add)
        self.rename.setText(self.tr("Rename"))
        self.remove.setText(self.tr("Remove"))
        for button, words in zip(self.buttons.values(), buttons, strict=True):
            button.setText(words)

    def show_rows(self, rows: Sequence[tuple[int, str]]) -> None:
        """List these (id, words), and stay at the one that was chosen."""
        held = self._id()
        self.rows.clear()
        for key, words in rows:
            item = QListWidgetItem(words)
            item.setData(KEY, key)
            self.rows.addItem(item)
            if key == held:
                self.rows.setCurrentItem(item)
        self._show_buttons()

    def _id(self) -> int:
        item = self.rows.currentItem()
        return -1 if self.rows.currentRow() < 0 else int(item.data(KEY))

    def _connect(self) -> None:
        self.rows.currentRowChanged.connect(self._show_buttons)
        self.name.textChanged.connect(self._show_buttons)
        self.name.returnPressed.connect(self._on_add_wanted)
        self.add.clicked.connect(self._on_add_wanted)
        self.rename.clicked.connect(self._on_rename_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)

    def _show_buttons(self) -> None:
        chosen, named = self._id() >= 0, bool(self.name.text().strip())
        for button in (*self.buttons.values(), self.remove):
            button.setEnabled(chosen)
        self.add.setEnabled(named)
        self.rename.setEnabled(chosen and named)

    # slots

    def _on_add_wanted(self) -> None:
        if self.add.isEnabled():
            self.add_wanted.emit(self.name.text().strip())
            self.name.clear()

    def _on_rename_clicked(self) -> None:
        self.rename_wanted.emit(self._id(), self.name.text().strip())
        self.name.clear()

    def _on_remove_clicked(self) -> None:
        self.remove_wanted.emit(self._id())
