"""A list and a tree whose rows are chosen by one click or by Enter; arrows only move about."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QTreeView, QWidget

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ChoiceList(QListView):
    """A calm list. With `fitting` it is as high as its rows and never scrolls."""

    chosen = Signal(QModelIndex)
    """A row was clicked, or Enter pressed on it."""

    def __init__(self, *, fitting: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fitting = fitting
        _calm(self)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if fitting:
            self.setProperty("role", "nav")
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        if self._fitting:
            rows = range(self.model().rowCount()) if self.model() else range(0)
            size.setHeight(sum(self.sizeHintForRow(row) for row in rows) + 6)
        return size

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._fitting else super().minimumSizeHint()


class ChoiceTree(QTreeView):
    """A calm tree of one column without a header."""

    chosen = Signal(QModelIndex)
    """A row was clicked, or Enter pressed on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _calm(self)
        self.setProperty("role", "nav")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


def _calm(view: QAbstractItemView) -> None:
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
