"""Admission: whoever wants to change the archive waits here until somebody edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from viewer.state.desk import Desk


class Admission(QObject):
    """Ask a desk once whether it is unlocked, and wait for the answer. Lives in the GUI thread."""

    granted = Signal()
    """Somebody edits: it can begin."""
    refused = Signal()
    """Somebody was asked who edits, and nobody does."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def ask(self) -> None:
        """Answer at once where somebody edits; otherwise first have it asked who does."""
        if self._desk.editing:
            self.granted.emit()
        else:
            self._desk.changed.connect(self._on_desk_changed)
            self._desk.unlock_wanted.emit()

    def _on_desk_changed(self) -> None:
        self._desk.changed.disconnect(self._on_desk_changed)
        (self.granted if self._desk.editing else self.refused).emit()
