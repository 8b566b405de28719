"""What stands where nothing was found: what would bring something, each one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from viewer.widgets.accessible_role import Role
from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence


class EmptyAnswer(QScrollArea):
    """Offer ways out, and give advice. Knows not what they lead to."""

    accessible_role = Role.Grouping

    way_chosen = Signal(str)
    """The key of the way out that was taken."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        FocusRing(self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet = QWidget()
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(12, 8, 24, 16)
        column.setSpacing(10)
        self._ways = QVBoxLayout()
        self._ways.setSpacing(8)
        self._advice = plain_label("", "muted")
        column.addLayout(self._ways)
        column.addSpacing(8)
        column.addWidget(self._advice)
        column.addStretch(1)
        self._buttons: dict[str, QPushButton] = {}
        self.setWidget(self._sheet)

    def say(self, advice: str) -> None:
        """Say below the ways out what else can be tried."""
        self._advice.setText(advice)

    def show_ways(self, ways: Sequence[tuple[str, str]]) -> None:
        """Offer these ways out: (key, words), the best one first."""
        if [key for key, _ in ways] != list(self._buttons):
            for button in self._buttons.values():
                self._ways.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._buttons = {key: self._made(key) for key, _ in ways}
        for key, words in ways:
            self._buttons[key].setText(words.replace("&", "&&"))

    def ways(self) -> tuple[QPushButton, ...]:
        """Return the buttons of the ways out, the best one first."""
        return tuple(self._buttons.values())

    def _made(self, key: str) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "way")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.way_chosen.emit(key))
        self._ways.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.show()
        return button
