"""The unlock dialog: who sits at the desk, and whether they draft or review."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.widgets.plain_text import plain_label

WIDTH = 440
LONGEST = 80


class UnlockDialog(QDialog):
    """Ask the cataloguer's name, which signs every change, and their part."""

    agreed = Signal(str, str)
    """(name, "drafter" or "reviewer")"""

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Catalogue"))
        self.name = QLineEdit(name)
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName(self.tr("Your name"))
        self.drafts = QRadioButton(self.tr("I draft records"))
        self.reviews = QRadioButton(self.tr("I review records"))
        (self.reviews if role == "reviewer" else self.drafts).setChecked(True)
        buttons = QDialogButtonBox()
        self.begin = buttons.addButton(
            self.tr("Begin editing"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.begin.setProperty("role", "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._lay_out(buttons)
        self.setMinimumWidth(max(theme.enlarged(WIDTH), self.minimumSizeHint().width()))
        self.name.textChanged.connect(self._on_name_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.name.selectAll()
        self.name.setFocus()
        self._on_name_changed()

    def accept(self) -> None:
        name = " ".join(self.name.text().split())
        if name:
            super().accept()
            self.agreed.emit(name, "reviewer" if self.reviews.isChecked() else "drafter")

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Who is cataloguing?"), "title"))
        column.addWidget(
            plain_label(self.tr("Your name is written beside every change you make."), "muted")
        )
        column.addSpacing(8)
        column.addWidget(plain_label(self.tr("Your name"), "group"))
        column.addWidget(self.name)
        column.addSpacing(8)
        column.addWidget(self.drafts)
        column.addWidget(self.reviews)
        column.addWidget(
            plain_label(self.tr("Only a reviewer calls a record reviewed or published."), "caption")
        )
        column.addSpacing(12)
        column.addWidget(buttons)

    def _on_name_changed(self) -> None:
        self.begin.setEnabled(bool(self.name.text().strip()))
