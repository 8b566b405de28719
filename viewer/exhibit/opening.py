"""The opening: what is seen before the archive is read. A touch on it is not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from viewer.exhibit.metrics import Metrics

WORDS = ("Chạm để bắt đầu", "Touch to begin")


class Opening(QWidget):
    """Invite in both languages at once, and remember that somebody touched."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__()
        self._metrics = metrics
        self.touched = False
        """Whether somebody touched it: he goes home instead of seeing the attract loop."""
        self.labels = tuple(plain_label(words, "opening") for words in WORDS)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        for label in self.labels:
            self._column.addWidget(label)
        self._column.addStretch(1)
        self.arrange()

    def arrange(self) -> None:
        """Take the sizes of the screen."""
        margin = self._metrics.mm(24)
        self._column.setContentsMargins(margin, margin, margin, margin)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.touched = True
        for label in self.labels:
            label.setEnabled(False)  # seen at once
