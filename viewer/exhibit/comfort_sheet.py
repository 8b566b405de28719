"""The comfort sheet: text size, contrast, stillness and reach, as large switches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from viewer.exhibit.buttons import Pill
from viewer.exhibit.comfort import TEXTS
from viewer.exhibit.sheet import Sheet
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from viewer.exhibit.context import Station


class ComfortSheet(Sheet):
    """Show how the visitor wants it, and change it at a touch."""

    def __init__(self, owner: QWidget, station: Station) -> None:
        super().__init__(owner, station, width_mm=275)
        comfort = station.comfort
        self.size_label = plain_label("", "strong")
        self.sizes = tuple(Pill("A") for _ in TEXTS)
        group = QButtonGroup(self)
        group.setExclusive(True)
        self.column.addWidget(self.size_label)
        self._row = QHBoxLayout()
        self.column.addLayout(self._row)
        for size, pill in zip(TEXTS, self.sizes, strict=True):
            pill.setCheckable(True)
            pill.clicked.connect(lambda _checked=False, size=size: comfort.set_text(size))
            group.addButton(pill)
            self._row.addWidget(pill, 1)
        self.contrast, self.still, self.reach = Pill(), Pill(), Pill()
        self.usual = Pill()
        for pill, slot in (
            (self.contrast, comfort.set_contrast),
            (self.still, comfort.set_still),
            (self.reach, comfort.set_reach),
        ):
            pill.setCheckable(True)
            pill.clicked.connect(slot)
            self.column.addWidget(pill)
        self.usual.clicked.connect(comfort.reset)
        self.column.addWidget(self.usual)

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("As you like it"))
        self.size_label.setText(self.tr("Text size"))
        spoken = (self.tr("Usual text"), self.tr("Larger text"), self.tr("Largest text"))
        for pill, words in zip(self.sizes, spoken, strict=True):
            pill.say("A", words)
        self.contrast.say(self.tr("High contrast"))
        self.still.say(self.tr("Less motion"))
        self.reach.say(self.tr("Everything within low reach"))
        self.usual.say(self.tr("As it was"))

    def arrange(self) -> None:
        metrics, comfort = self.station.metrics, self.station.comfort
        self._row.setSpacing(metrics.mm(3))
        for size, pill in zip(TEXTS, self.sizes, strict=True):
            pill.setStyleSheet(f"font-size: {round(metrics.px(28) * size)}px")
            pill.setChecked(size == comfort.text)
        self.contrast.setChecked(comfort.contrast)
        self.still.setChecked(comfort.still)
        self.reach.setChecked(comfort.reach)
