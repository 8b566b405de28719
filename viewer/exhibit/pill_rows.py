"""Pills in rows, each with a key; what has no room is left out, the last first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from viewer.exhibit.buttons import Pill

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from viewer.exhibit.context import Station


@dataclass(frozen=True, slots=True)
class Offer:
    """One pill: what it stands for, its words, and whether it is chosen (None: it can't be)."""

    key: str
    words: str
    chosen: bool | None = None


class PillRows(QWidget):
    """Offer pills; they are kept and said anew, so that nothing flickers as one types."""

    taken = Signal(str)
    """The key of the pill that was touched."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = station.metrics
        self._offers: tuple[Offer, ...] = ()
        self._pills: list[Pill] = []

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer these, the best first."""
        self._offers = tuple(offers)
        while len(self._pills) < len(offers):
            pill = Pill(parent=self)
            number = len(self._pills)
            pill.clicked.connect(lambda _checked=False, number=number: self._take(number))
            self._pills.append(pill)
        for offer, pill in zip(self._offers, self._pills, strict=False):
            pill.say(offer.words)
            pill.setCheckable(offer.chosen is not None)
            pill.setChecked(bool(offer.chosen))
        self.arrange()

    def pills(self) -> tuple[Pill, ...]:
        """Return the pills that are seen."""
        return tuple(pill for pill in self._pills if not pill.isHidden())

    def height_of(self, rows: int, width: int) -> int:
        """Return the height that so many rows at most take in a width; 0 where nothing stands."""
        if not self._offers:
            return 0
        used = min(rows, 1 + max(row for row, *_ in self._places(width)))
        return used * self._high + (used - 1) * self._gap

    def arrange(self) -> None:
        """Set what there is room for."""
        places = self._places(self.width())
        for number, pill in enumerate(self._pills):
            if number >= len(places):
                pill.hide()
                continue
            row, x, wide = places[number]
            y = row * (self._high + self._gap)
            pill.setVisible(y + self._high <= self.height())
            pill.setGeometry(x, y, wide, self._high)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a pill wants another size
            self.arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    @property
    def _gap(self) -> int:
        return self._metrics.mm(2)

    @property
    def _high(self) -> int:
        return self._metrics.mm(14) + 2 * max(1, self._metrics.px(2))

    def _places(self, width: int) -> list[tuple[int, int, int]]:
        """Return (row, left, width) of each pill."""
        found: list[tuple[int, int, int]] = []
        row = x = 0
        for _, pill in zip(self._offers, self._pills, strict=False):
            pill.ensurePolished()
            wide = min(pill.sizeHint().width(), max(width, 1))
            if x and x + wide > width:
                row, x = row + 1, 0
            found.append((row, x, wide))
            x += wide + self._gap
        return found

    def _take(self, number: int) -> None:
        if number < len(self._offers):
            self._pills[number].setChecked(bool(self._offers[number].chosen))
            self.taken.emit(self._offers[number].key)
