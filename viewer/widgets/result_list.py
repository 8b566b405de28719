"""The list of results: a calm list that hands the keyboard back to where the query is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent

from viewer.widgets.choice_views import ChoiceList
from viewer.widgets.escape import keeps_escape

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class ResultList(ChoiceList):
    """Rows by click or Enter; Up on the first row and Esc lead back to the query."""

    opened = Signal()
    """A row was chosen by key: what it opens should have the keyboard."""
    query_wanted = Signal()
    """The keyboard should go back to where the query is typed."""
    meant_wanted = Signal()
    """Alt+Enter was pressed: the spelling that was probably meant is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        # a bar that comes and goes would wrap every row anew
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def last_seen(self) -> int:
        """Return the last row that can be seen, -1 if there is none."""
        at = self.viewport().rect()
        seen = self.indexAt(QPoint(at.center().x(), at.bottom()))
        return seen.row() if seen.isValid() else self.model().rowCount() - 1

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the list while it has the keyboard, whatever else it means."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape or (
            event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0
        ):
            self.query_wanted.emit()
        elif entered and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.meant_wanted.emit()
        else:
            super().keyPressEvent(event)
            if entered and self.currentIndex().isValid():
                self.opened.emit()
