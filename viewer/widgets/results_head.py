"""What stands above a list of results: how many, what narrows them, and what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from viewer import theme
from viewer.widgets.filter_chips import FilterChips
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

ICON = QSize(16, 16)


ACROSS, GAP = 12, 8


class ResultsHead(QWidget):
    """Say how many there are and why; take what one wants otherwise. Knows no archive."""

    chip_dropped = Signal(str)
    chips_cleared = Signal()
    meant_wanted = Signal()
    better_wanted = Signal()
    grouping_wanted = Signal(bool)
    facets_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counted = plain_label("", "count")
        self.chips = FilterChips()
        self.told = plain_label("", "muted")
        self.meant = QPushButton()
        self.meant.setProperty("role", "link")
        self.better = QPushButton()
        self.better.setProperty("role", "link")
        self.grouping = _switch()
        self.facets = _switch()
        self._lay_out()
        self.chips.dropped.connect(self.chip_dropped)
        self.chips.cleared.connect(self.chips_cleared)
        self.meant.clicked.connect(self.meant_wanted)
        self.better.clicked.connect(self.better_wanted)
        self.grouping.toggled.connect(self.grouping_wanted)
        self.facets.toggled.connect(self.facets_wanted)

    def retranslate(self) -> None:
        """Say every fixed word again in the language spoken now."""
        self._say_better()
        self.better.setToolTip(self.tr("Order all results anew; the list moves"))
        self.grouping.setText(self.tr("By kind"))
        self.grouping.setToolTip(self.tr("Group the results by kind"))
        self.facets.setText(self.tr("Filters"))
        self.facets.setToolTip(self.tr("Narrow by kind, side, place, year or source"))

    def show_icons(self) -> None:
        """Draw the icons in the colours of the palette worn now."""
        palette = theme.active()
        for name, button in (("group", self.grouping), ("filter", self.facets)):
            ink = palette.paper if button.isChecked() else palette.ink
            button.setIcon(theme.icon(name, ink, palette.line))

    def show_count(self, words: str) -> None:
        """Say how many there are."""
        self.counted.setText(words)

    def show_chips(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show what narrows the list: (key, words)."""
        self.chips.show_chips(chips)

    def tell(self, words: str) -> None:
        """Say what else the query was understood as; nothing hides the line."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def offer_meaning(self, words: str) -> None:
        """Offer the spelling that was probably meant; nothing hides it."""
        self.meant.setText(words.replace("&", "&&"))
        self.meant.setVisible(bool(words))

    def offer_order(self, *, there: bool) -> None:
        """Offer the exact order where the one that is shown isn't."""
        self.better.setVisible(there)
        self._say_better()

    def show_switches(self, *, grouping: bool | None, facets: bool) -> None:
        """Show which switches are on; None hides the grouping, which then means nothing."""
        self.grouping.setVisible(grouping is not None)
        for button, on in ((self.grouping, bool(grouping)), (self.facets, facets)):
            button.blockSignals(True)
            button.setChecked(on)
            button.blockSignals(False)
        self.show_icons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_better()

    def _say_better(self) -> None:
        """Offer the exact order in words, by its sign alone where large text leaves no room."""
        words = self.tr("A more exact order ↻")
        self.better.setText(words)
        self.better.setAccessibleName(words.removesuffix("↻").strip())
        buttons = (self.better, self.grouping, self.facets)
        taken = sum(each.sizeHint().width() + GAP for each in buttons if not each.isHidden())
        if taken + 2 * ACROSS > self.width():
            self.better.setText("↻")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(ACROSS, 0, ACROSS, 0)
        column.setSpacing(6)
        line = QHBoxLayout()
        column.addLayout(line)
        line.setSpacing(GAP)
        self.counted.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.addWidget(self.counted, 1)
        for button in (self.better, self.grouping, self.facets):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            line.addWidget(button)
        column.addWidget(self.chips)
        column.addWidget(self.told)
        column.addWidget(self.meant, 0, Qt.AlignmentFlag.AlignLeft)
        for hidden in (self.chips, self.told, self.meant, self.better):
            hidden.hide()


def _switch() -> QPushButton:
    button = QPushButton()
    button.setProperty("role", "chip")
    button.setCheckable(True)
    button.setIconSize(ICON)
    return button
