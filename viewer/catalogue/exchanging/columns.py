"""The columns of a table: which field of the archive each heading means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HEIGHT = 180


class Columns(QWidget):
    """Show each heading beside the field that it means; knows no archive."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QComboBox] = {}
        self._area = QScrollArea()
        FocusRing(self._area)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("What each column means"))
        self._area.setMinimumHeight(HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    def show_headings(
        self, headings: Sequence[str], meant: Mapping[str, str], fields: Sequence[str]
    ) -> None:
        """Show the headings of a file, what each means as far as known, and what it may mean."""
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(8, 8, 8, 8)
        grid.setColumnStretch(1, 1)
        self._boxes = {}
        for row, heading in enumerate(headings):
            box = QComboBox()
            box.setAccessibleName(heading)
            box.addItem(self.tr("(left out)"), "")
            for name in fields:
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(meant.get(heading, ""))))
            box.currentIndexChanged.connect(self.changed)
            grid.addWidget(plain_label(heading, wrap=False), row, 0)
            grid.addWidget(box, row, 1)
            self._boxes[heading] = box
        grid.setRowStretch(len(headings), 1)
        self._area.setWidget(page)

    def box(self, heading: str) -> QComboBox:
        """Return the box that says what a heading means."""
        return self._boxes[heading]

    def mapping(self) -> dict[str, str]:
        """Return what each heading means; "" leaves its column out."""
        return {heading: str(box.currentData()) for heading, box in self._boxes.items()}
