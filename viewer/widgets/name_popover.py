"""Give something a name: one line to type it into, to keep it, and to keep it no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from viewer.widgets.plain_text import plain_label
from viewer.widgets.popover import Popover

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 380
LONGEST = 120


class NamePopover(Popover):
    """Ask for a name under an anchor."""

    named = Signal(str)
    removed = Signal()

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._heading = plain_label("", "strong")
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.keep = QPushButton()
        self.keep.setProperty("role", "primary")
        self.remove = QPushButton()
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.remove)
        row.addStretch(1)
        self.column.addWidget(self._heading)
        self.column.addWidget(self.field)
        self.column.addLayout(row)
        self.field.returnPressed.connect(self._on_field_entered)
        self.field.textChanged.connect(self._on_field_changed)
        self.keep.clicked.connect(self._on_field_entered)
        self.remove.clicked.connect(self._on_remove_clicked)

    def ask(self, name: str, *, kept: bool) -> None:
        """Ask for a name, with one that suits to begin with."""
        self._heading.setText(
            self.tr("This search is saved") if kept else self.tr("Save this search")
        )
        self.field.setAccessibleName(self.tr("Name of the search"))
        self.field.setText(name)
        self.keep.setText(self.tr("Save"))
        self.remove.setText(self.tr("Don’t keep it"))
        self.remove.setVisible(kept)
        self.pop_up(WIDTH, right=True)
        self.field.setFocus()
        self.field.selectAll()

    def _on_field_changed(self, text: str) -> None:
        self.keep.setEnabled(bool(text.strip()))

    def _on_field_entered(self) -> None:
        if self.field.text().strip():
            self.hide()
            self.named.emit(self.field.text())

    def _on_remove_clicked(self) -> None:
        self.hide()
        self.removed.emit()
