"""Filter chips: what narrows a list, each taken away by a click or a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from viewer import theme
from viewer.widgets.flow import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

WIDEST = 260
AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class FilterChip(QPushButton):
    """One narrowing in words; a click, Delete or Backspace takes it away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in AWAY:
            self.click()
        else:
            super().keyPressEvent(event)


class FilterChips(QWidget):
    """Show narrowings as chips; knows nothing of what they mean."""

    dropped = Signal(str)
    """The key of a chip that was taken away."""
    cleared = Signal()
    """All were taken away at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._chips: dict[str, FilterChip] = {}
        self._all = QPushButton()
        self._all.setProperty("role", "link")
        self._all.clicked.connect(self.cleared)
        self._flow.addWidget(self._all)

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show these narrowings: (key, words); none hides the whole."""
        keys = [key for key, _ in chips]
        if keys != list(self._chips):
            self._rebuild(keys)
        for key, words in chips:
            chip = self._chips[key]
            metrics = QFontMetrics(theme.font("small"))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, WIDEST)
            chip.setText(f"{shown} ✕".replace("&", "&&"))
            chip.setAccessibleName(self.tr("Leave out no longer: %1").replace("%1", words))
        self._all.setText(self.tr("Without any filter"))
        self._all.setVisible(len(chips) > 1)
        self.setVisible(bool(chips))

    def chip(self, key: str) -> FilterChip | None:
        """Return the chip of a key, None if it isn't shown."""
        return self._chips.get(key)

    def _rebuild(self, keys: list[str]) -> None:
        held = next((key for key, chip in self._chips.items() if chip.hasFocus()), None)
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._all)
        self._chips = {key: self._made(key) for key in keys}
        for chip in self._chips.values():
            self._flow.addWidget(chip)
        self._flow.addWidget(self._all)
        if held is not None and self._chips:
            self._chips.get(held, next(iter(self._chips.values()))).setFocus()

    def _made(self, key: str) -> FilterChip:
        chip = FilterChip(self)
        chip.setProperty("role", "filter")
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda: self.dropped.emit(key))
        chip.show()
        return chip
