"""The strip above an archive from elsewhere: it is only read, and here is the way to edit it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from viewer.widgets.plain_text import plain_label


class AdoptStrip(QFrame):
    """Say that an archive is not of this computer; hidden while there is nothing to say."""

    adopt_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "elsewhere")
        self._refused = False
        self.text = plain_label()
        self.adopt = QPushButton()
        self.later = QPushButton()
        self.later.setProperty("role", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.setSpacing(16)
        row.addWidget(self.text, 1)
        row.addWidget(self.adopt)
        row.addWidget(self.later)
        self.adopt.clicked.connect(self.adopt_wanted)
        self.later.clicked.connect(self.hide)
        self.retranslate()
        self.hide()

    def tell(self, *, refused: bool) -> None:
        """Show the strip; `refused` says that the archive was not even opened for reading."""
        self._refused = refused
        self.retranslate()
        self.show()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.text.setText(
            self.tr(
                "This archive carries programs of its own, so it was not opened. Its records can "
                "be adopted without them."
            )
            if self._refused
            else self.tr("This archive comes from elsewhere: it is open for reading only.")
        )
        self.setAccessibleName(self.text.text())
        self.adopt.setText(self.tr("Adopt…"))
        self.later.setText(self.tr("Not now"))
