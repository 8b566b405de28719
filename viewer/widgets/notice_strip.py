"""The notice strip: one sentence, one remedy, and a way to put it away."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from viewer.widgets.accessible_role import Role
from viewer.widgets.plain_text import plain_label


class NoticeStrip(QFrame):
    """Tell what went wrong in the world outside; hidden while there is nothing to tell."""

    accessible_role = Role.AlertMessage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._text = plain_label()
        self._close = QPushButton()
        self._close.setProperty("role", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 16, 10)
        row.addWidget(self._text, 1)
        row.addWidget(self._close)
        self._close.clicked.connect(self.hide)
        self.retranslate()
        self.hide()

    @property
    def text(self) -> str:
        """Return what is told now."""
        return self._text.text()

    def tell(self, sentence: str, remedy: str) -> None:
        """Show a sentence and a remedy."""
        self._text.setText(f"{sentence} {remedy}".strip())
        self.setAccessibleName(self._text.text())
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self._close.setText(self.tr("Close"))
