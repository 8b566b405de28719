"""Show how a record is cited, in a manner that is chosen, and copy it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
)

from viewer import theme
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


SIZE = (640, 320)


class CitingDialog(QDialog):
    """Offer manners of citing; `show_text` answers each `manner_wanted`."""

    manner_wanted = Signal(str)
    """The name of the manner that was chosen."""

    def __init__(
        self, title: str, manners: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Copy a citation"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme.roomy(self, *SIZE))
        self._manner = QComboBox()
        self._manner.setAccessibleName(self.tr("Style"))
        for name, words in manners:
            self._manner.addItem(words, name)
        self._text = QPlainTextEdit(readOnly=True)
        self._text.setAccessibleName(self.tr("Citation"))
        self._text.setTabChangesFocus(True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self._copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.setDefault(True)
        head = plain_label(title)
        head.setProperty("role", "strong")
        column = QVBoxLayout(self)
        column.setSpacing(theme.GRID)
        for widget in (head, self._manner, self._text, buttons):
            column.addWidget(widget)
        self._manner.currentIndexChanged.connect(self._on_manner_changed)
        self._copy.clicked.connect(self._on_copy_clicked)
        buttons.rejected.connect(self.reject)

    def begin(self, manner: str) -> None:
        """Open with this manner chosen."""
        self._manner.setCurrentIndex(max(0, self._manner.findData(manner)))
        self._on_manner_changed()
        self.open()

    def show_text(self, text: str) -> None:
        """Show what the chosen manner gives."""
        self._text.setPlainText(text.strip())
        self._copy.setEnabled(True)

    def _on_manner_changed(self) -> None:
        self._copy.setEnabled(False)
        self.manner_wanted.emit(self._manner.currentData())

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(self.tr("Copied"))
