"""The backups dialog: what is kept, how old it is, and the way back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.widgets.plain_text import breakable, plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 560, 460
STEPS = 1000


class BackupsDialog(QDialog):
    """List backups, and ask for a new one or for the way back to one; knows no archive."""

    backup_wanted = Signal()
    restore_wanted = Signal(int)
    """The row of the backup that the archive should become."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Backups"))
        self.setMinimumSize(theme.roomy(self, WIDTH, HEIGHT))
        kept = self.tr("While somebody edits, a backup is made every half hour, in the folder %1")
        self._where = plain_label(kept.replace("%1", breakable(folder)), "caption")
        self.rows = QListWidget()
        self.rows.setAccessibleName(self.tr("Backups"))
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.told = plain_label("", "muted")
        self.make = QPushButton(self.tr("Back up now"))
        self.restore = QPushButton(self.tr("Restore …"))
        self.end = QPushButton(self.tr("Close"))
        self.question = QFrame()
        self.question.setProperty("role", "dispute")
        self.asked = plain_label("", "body")
        self.agree = QPushButton(self.tr("Restore this backup"))
        self.agree.setProperty("role", "primary")
        self.refuse = QPushButton(self.tr("Keep what is there"))
        self._lay_out()
        self.rows.currentRowChanged.connect(self._on_row_changed)
        self.make.clicked.connect(self.backup_wanted)
        self.restore.clicked.connect(self._on_restore_clicked)
        self.refuse.clicked.connect(self.question.hide)
        self.agree.clicked.connect(self._on_agree_clicked)
        self.end.clicked.connect(self.reject)
        self.show_running(running=False)

    def show_rows(self, rows: Sequence[str]) -> None:
        """List the backups, newest first."""
        self.rows.clear()
        self.rows.addItems(list(rows))
        self.told.setText("" if rows else self.tr("There is no backup yet."))
        self._on_row_changed()

    def show_running(self, *, running: bool) -> None:
        """Say whether a backup is being made or restored: nothing else can be asked then."""
        self.bar.setVisible(running)
        self.bar.setValue(0)
        for part in (self.make, self.rows, self.end):
            part.setEnabled(not running)
        self.restore.setEnabled(not running and self.rows.currentRow() >= 0)
        if running:
            self.told.setText("")

    def show_progress(self, share: float) -> None:
        """Show how far it is, from 0 to 1."""
        self.bar.setValue(round(share * STEPS))

    def show_end(self, words: str) -> None:
        """Say how it ended."""
        self.show_running(running=False)
        self.told.setText(words)

    def _lay_out(self) -> None:
        answers = QHBoxLayout()
        answers.addWidget(self.agree)
        answers.addWidget(self.refuse)
        answers.addStretch(1)
        inner = QVBoxLayout(self.question)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(self.asked)
        inner.addLayout(answers)
        self.question.hide()
        buttons = QHBoxLayout()
        buttons.addWidget(self.make)
        buttons.addWidget(self.restore)
        buttons.addStretch(1)
        buttons.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Backups"), "title"))
        column.addWidget(self._where)
        column.addWidget(self.rows, 1)
        column.addWidget(self.question)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addLayout(buttons)
        for button in (self.make, self.agree):
            button.setAutoDefault(False)
        self.end.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # slots

    def _on_row_changed(self) -> None:
        self.question.hide()
        self.restore.setEnabled(self.rows.currentRow() >= 0)

    def _on_restore_clicked(self) -> None:
        said = self.tr(
            "The whole archive becomes what it was on %1. Everything changed since leaves it; "
            "the archive as it is now is kept beside it under another name."
        )
        self.asked.setText(said.replace("%1", self.rows.currentItem().text().partition(" · ")[0]))
        self.question.show()
        self.refuse.setFocus()

    def _on_agree_clicked(self) -> None:
        self.question.hide()
        self.restore_wanted.emit(self.rows.currentRow())
