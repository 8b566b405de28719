"""What every dialog of long work is: how far it is, what came of it, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from viewer.widgets.plain_text import plain_label

STEPS = 1000


class RunningDialog(QDialog):
    """Show work that goes on: while it runs, closing the dialog only asks to call it off.

    A dialog names `begin` and `end`, adds `lay_foot` below its own rows, and says in `enable` what
    can be asked while nothing runs.
    """

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, told: str = "caption") -> None:
        """Take the role of the words that tell how it went."""
        super().__init__(parent)
        self._running = False
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.told = plain_label("", told)
        self.begin = QPushButton()
        self.begin.setProperty("role", "primary")
        self.end = QPushButton(self.tr("Cancel"))
        self.end.clicked.connect(self.reject)

    @property
    def running(self) -> bool:
        """Say whether work goes on that the dialog waits for."""
        return self._running

    def enable(self, *, enabled: bool) -> None:
        """Let what the dialog asks be answered, or not while it runs."""
        raise NotImplementedError

    def lay_foot(self, column: QVBoxLayout, *left: QWidget) -> None:
        """Add the bar, what is told and the buttons, those of the dialog's own at the left."""
        column.addWidget(self.bar)
        column.addWidget(self.told)
        buttons = QHBoxLayout()
        column.addLayout(buttons)
        for widget in left:
            buttons.addWidget(widget)
        buttons.addStretch(1)
        buttons.addWidget(self.end)
        buttons.addWidget(self.begin)

    def show_running(self, words: str) -> None:
        """Say that something is being done: nothing else can be asked meanwhile."""
        self._running = True
        self.bar.setValue(0)
        self.told.setText(words)
        self.end.setText(self.tr("Cancel"))
        self.enable(enabled=False)
        self.end.setEnabled(True)

    def show_progress(self, share: float) -> None:
        """Show the share that is done, from 0 to 1."""
        self.bar.setValue(round(share * STEPS))

    def show_end(self, words: str, *, well: bool) -> None:
        """Say how it ended."""
        self.stop(words)
        self.bar.setValue(STEPS if well else 0)
        self.end.setText(self.tr("Close"))

    def reject(self) -> None:
        if not self._running:
            super().reject()
            return
        self.end.setEnabled(False)
        self.told.setText(self.tr("Cancelling…"))
        self.cancel_wanted.emit()

    def stop(self, words: str) -> None:
        """Let go on what the dialog asks, and tell this."""
        self._running = False
        self.bar.setValue(0)
        self.told.setText(words)
        self.enable(enabled=True)
        self.end.setEnabled(True)
