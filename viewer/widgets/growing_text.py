"""A plain text editor that is as high as what is written in it, up to a limit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

EDGES = 22


class GrowingText(QPlainTextEdit):
    """Hold a text of one or more paragraphs; Tab leaves it, only plain text comes in."""

    def __init__(self, *, least: int = 2, most: int = 14, parent: QWidget | None = None) -> None:
        """Be at least `least` and at most `most` lines high."""
        super().__init__(parent)
        self._least, self._most = least, most
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._fit)
        self._fit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        block, lines = self.document().begin(), 0
        while block.isValid() and lines < self._most:
            layout = block.layout()
            lines += max(1, layout.lineCount() if layout else 1)
            block = block.next()
        self.setFixedHeight(min(max(lines, self._least), self._most) * line + EDGES)
