"""A sheet that stands beside something where there is room, and in its place where there isn't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

WIDE = 720
SHEET = 240
"""Logical pixels from which on both stand side by side, and those of the sheet then."""


class SideSheet(QWidget):
    """Hold a sheet and what it belongs to; whether it is open is kept apart for either width."""

    turned = Signal(bool)
    """Whether the sheet is seen now."""

    def __init__(
        self, sheet: QWidget, main: QWidget, *, beside: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.sheet, self.main = sheet, main
        self.beside = beside
        """Whether the sheet is open where there is room for both."""
        self._instead = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(sheet)
        row.addWidget(main, 1)
        self._place()

    @property
    def wide(self) -> bool:
        """Say whether there is room for both."""
        return self.width() >= WIDE

    @property
    def opened(self) -> bool:
        """Say whether the sheet is seen."""
        return self.beside if self.wide else self._instead

    def turn(self, *, opened: bool) -> None:
        """Open or close the sheet, at the width that there is now."""
        if self.wide:
            self.beside = opened
        else:
            self._instead = opened
        self._place()

    def clear(self) -> None:
        """Close the sheet where it stands in place of the other."""
        if self._instead:
            self._instead = False
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() >= WIDE) != self.wide:
            self._place()

    def _place(self) -> None:
        opened = self.opened
        self.sheet.setVisible(opened)
        self.sheet.setMaximumWidth(SHEET if self.wide else 16_777_215)
        self.sheet.setMinimumWidth(SHEET if self.wide else 0)
        self.main.setVisible(self.wide or not opened)
        self.turned.emit(opened)
