"""How to search: what can be typed, with examples that a click tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from viewer.widgets.plain_text import plain_label
from viewer.widgets.popover import Popover

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 460


class SearchHelp(Popover):
    """List what can be typed; an example that is clicked is searched for."""

    example_wanted = Signal(str)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._heading = plain_label("", "strong")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(1, 1)
        self._keys = plain_label("", "caption")
        self.column.addWidget(self._heading)
        self.column.addLayout(self._grid)
        self.column.addWidget(self._keys)
        self.examples: list[QPushButton] = []

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.examples = []
        self._heading.setText(self.tr("How to search"))
        for row, (example, meaning) in enumerate(self._rows()):
            button = QPushButton(example)
            button.setProperty("role", "link")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _on=False, words=example: self._try(words))
            self._grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(plain_label(meaning, "muted"), row, 1)
            self.examples.append(button)
        self._keys.setText(
            self.tr(
                "↓ goes to the results, Enter opens one, Esc leads back."
                " Alt+Enter takes the spelling that is offered."
            )
        )

    def _rows(self) -> tuple[tuple[str, str], ...]:
        return (
            ("dong khe", self.tr("with or without tone marks, also the last word half typed")),
            ('"đường số 4"', self.tr("words side by side")),
            ("pháp -máy", self.tr("without a word")),
            (self.tr("thai nguyen kind:unit"), self.tr("of one kind only: a unit")),
            ("Charton", self.tr("a French or English name, a code such as f308")),
            ("16/9/1950", self.tr("what happened then; also 9/1950 or a season")),
            ("tr. 167", self.tr("a page, a number")),
        )

    def _try(self, words: str) -> None:
        self.hide()
        self.example_wanted.emit(words)
