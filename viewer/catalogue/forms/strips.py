"""Strips above a form: making a new record, and making sure that one shall be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from db.reading.uses import Use
from viewer import vocabulary
from viewer.widgets.choice_field import QuietCombo
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence


NEW = (
    "event", "place", "unit", "body", "person", "route", "quantity", "term", "source", "holding",
    "tour", "map", "article",
)  # fmt: skip
"""Kinds of which a record can be made by a title alone."""
MOST_USES = 3


class Strip(QFrame):
    """A line above a form that is hidden until it is wanted; Escape hides it again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(20, 8, 12, 8)
        self.row.setSpacing(8)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)


class NewRecordStrip(Strip):
    """Ask of which kind a new record is, and what it is called."""

    create_wanted = Signal(str, str)
    """(kind, title)"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = QuietCombo()
        for key in NEW:
            self.kind.addItem("", key)
        self.title = QLineEdit()
        self.title.setMaxLength(500)
        self.create_button = QPushButton()
        self.create_button.setProperty("role", "primary")
        self.cancel = QPushButton()
        self.row.addWidget(self.kind, 2)
        self.row.addWidget(self.title, 4)
        self.row.addWidget(self.create_button)
        self.row.addWidget(self.cancel)
        self.title.returnPressed.connect(self._create)
        self.title.textChanged.connect(self._on_title_changed)
        self.create_button.clicked.connect(self._create)
        self.cancel.clicked.connect(self.hide)
        self._on_title_changed("")

    def begin(self, kind: str = "", title: str = "") -> None:
        """Ask for a record, of this kind unless told otherwise."""
        at = self.kind.findData(kind)
        self.kind.setCurrentIndex(max(at, 0))
        self.title.setText(title)
        self.show()
        self.title.setFocus()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        for at in range(self.kind.count()):
            words = vocabulary.word(vocabulary.KIND, str(self.kind.itemData(at)))
            self.kind.setItemText(at, words)
        self.kind.setAccessibleName(self.tr("Kind of the new record"))
        self.title.setAccessibleName(self.tr("Name of the new record"))
        self.title.setPlaceholderText(self.tr("Its name"))
        self.create_button.setText(self.tr("Create"))
        self.cancel.setText(self.tr("Cancel"))

    def _on_title_changed(self, text: str) -> None:
        self.create_button.setEnabled(bool(text.strip()))

    def _create(self) -> None:
        title = " ".join(self.title.text().split())
        if title:
            self.hide()
            self.create_wanted.emit(self.kind.currentData(), title)


class DeleteStrip(Strip):
    """Make sure that a record shall be deleted, and again where others point at it."""

    delete_wanted = Signal(bool)
    """Whether it shall be deleted though others point at it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = plain_label()
        self._force = False
        self.agree, self.cancel = QPushButton(), QPushButton()
        self.row.addWidget(self._text, 1)
        self.row.addWidget(self.agree)
        self.row.addWidget(self.cancel)
        self.agree.clicked.connect(lambda: self.delete_wanted.emit(self._force))
        self.cancel.clicked.connect(self.hide)

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.agree.setText(self.tr("Delete"))
        self.cancel.setText(self.tr("Cancel"))

    def begin(self, title: str) -> None:
        """Ask whether the record of this title shall be deleted."""
        self._force = False
        said = self.tr("Delete “%1”? It can be brought back with undo.")
        self._text.setText(said.replace("%1", title))
        self.show()
        self.cancel.setFocus()

    def insist(self, uses: Sequence[object], lang: str) -> None:
        """Say what points at the record, and ask once more."""
        self._force = True
        titles = (use.title.best(lang)[0] or use.ref for use in uses if isinstance(use, Use))
        named = ", ".join(list(dict.fromkeys(titles))[:MOST_USES])
        said = self.tr("%1 other entries point at it (%2). Delete it all the same?")
        self._text.setText(said.replace("%1", str(len(uses))).replace("%2", named))
        self.show()
