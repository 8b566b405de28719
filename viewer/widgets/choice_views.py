"""A list and a tree whose rows are chosen by one click or by Enter; arrows only move about."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QTreeView, QWidget

from viewer import theme
from viewer.widgets.edge_fade import EdgeFade

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
FRAME = 3
ARROW = 11

Index = QModelIndex | QPersistentModelIndex


class ChoiceList(QListView):
    """A calm list. With `fitting` it is as high as its rows and never scrolls."""

    chosen = Signal(QModelIndex)
    """A row was clicked, or Enter pressed on it."""

    def __init__(self, *, fitting: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fitting = fitting
        self._fitted = False
        _calm(self)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        if fitting:
            self.setProperty("role", "nav")
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        else:
            self._fade = EdgeFade(self)
        self.clicked.connect(self.chosen)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._fitted = model is not None
        if self._fitting and model is not None:
            model.modelReset.connect(self._fit)
            model.dataChanged.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting and event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit)  # not amid the layout that resizes it

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
            self._fit()

    def _fit(self) -> None:
        """Be as high as the rows, where that was asked for."""
        if self._fitting and self._fitted:
            rows = range(self.model().rowCount())
            self.setFixedHeight(sum(self.sizeHintForRow(row) for row in rows) + 2 * FRAME)


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
        self.setIndentation(10)
        self.setExpandsOnDoubleClick(False)
        # the delegate paints what is chosen; Qt would add a patch beside it
        self.setStyleSheet(
            "QTreeView { show-decoration-selected: 0; }"
            "QTreeView::item:selected, QTreeView::item:hover, QTreeView::branch:selected,"
            "QTreeView::branch:hover, QTreeView::branch { background: transparent; }"
        )
        self._fade = EdgeFade(self, "paper")
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the arrow of a row that has others below it, and nothing else."""
        if self.model().hasChildren(index):
            row = self.model().index(index.row(), 0, index.parent())
            name = "chevron-down" if self.isExpanded(row) else "chevron-right"
            picture = theme.picture(name, theme.active().muted, ARROW * 2)
            at = QRect(rect.right() - ARROW, rect.center().y() - ARROW // 2, ARROW, ARROW)
            painter.drawPixmap(at, picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.doItemsLayout()  # rows wrap anew, and so change their height


def _calm(view: QAbstractItemView) -> None:
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setMouseTracking(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
