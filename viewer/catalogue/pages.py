"""Pages of one tool under a row of tabs, each scrolled where the desk is too low for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from viewer.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from collections.abc import Sequence


class Pages(QWidget):
    """Hold the pages of a tool, of which one is in front."""

    def __init__(self, pages: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        self._sheets: list[QScrollArea] = []
        for page in pages:
            self.tabs.addTab("")
            scroll = QScrollArea()
            FocusRing(scroll)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(page)
            self._sheets.append(scroll)
            self._stack.addWidget(scroll)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def name_pages(self, words: str, titles: Sequence[str]) -> None:
        """Say what the row of tabs is, and each of them, in the language spoken now."""
        self.tabs.setAccessibleName(words)
        for at, title in enumerate(titles):
            self.tabs.setTabText(at, title)
            self._sheets[at].setAccessibleName(title)
