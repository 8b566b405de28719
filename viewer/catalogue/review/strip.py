"""A question within the queue: under which title, and of which kind, a record is to be made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from viewer import vocabulary

KINDS = ("unit", "body", "place", "person", "event", "route", "quantity", "term")


class ChangeStrip(QWidget):
    """Ask for a title and a kind; Enter makes the record, Escape drops the question."""

    wanted = Signal(str, str)
    """(title, kind)"""
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLineEdit()
        self.kind = QComboBox()
        self.make = QPushButton()
        row = QHBoxLayout()
        row.addWidget(self.kind, 1)
        row.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self.title)
        column.addLayout(row)
        self.title.returnPressed.connect(self._on_wanted)
        self.make.clicked.connect(self._on_wanted)
        self.hide()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.title.setAccessibleName(self.tr("Title of the new record"))
        self.title.setPlaceholderText(self.tr("Title of the new record"))
        self.kind.setAccessibleName(self.tr("Kind of the new record"))
        self.make.setText(self.tr("Make it (Enter)"))
        chosen = self.kind.currentData()
        self.kind.clear()
        for key in KINDS:
            self.kind.addItem(vocabulary.word(vocabulary.KIND, key), key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))

    def ask(self, title: str, kind: str) -> None:
        """Show the question with these as a beginning."""
        self.title.setText(title)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.show()
        self.title.setFocus()
        self.title.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        else:
            event.accept()  # letters are typed here, they judge nothing

    def _on_wanted(self) -> None:
        self.wanted.emit(self.title.text(), str(self.kind.currentData()))
