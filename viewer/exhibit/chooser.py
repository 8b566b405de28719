"""A choice among what crowds under a finger: each as a card, in a sheet over the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db import reading
from viewer import vocabulary
from viewer.exhibit.buttons import Card
from viewer.exhibit.leafing import PageButtons, follow_fingers
from viewer.exhibit.sheet import Sheet
from viewer.widgets.kind_mark import KindMark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from db.records import Ref, Summary
    from viewer.exhibit.context import Station
    from viewer.exhibit.visit import Place

MOST: Final = 40
"""Cards that a sheet holds; nobody reads more."""
WIDTH_MM: Final = 230
HEIGHT_MM: Final = 150


@dataclass(frozen=True, slots=True)
class Choice:
    """One record to choose: `note` is a date or the like, by default its kind."""

    ref: Ref
    title: str
    kind: str
    side: str | None = None
    note: str = ""


Choices: TypeAlias = "Callable[[str], Sequence[Choice]]"
"""Gives what there is to choose, in a language."""


def choices_of(titles: Mapping[Ref, Summary], refs: Iterable[Ref], lang: str) -> list[Choice]:
    """Return the choices for some refs, in their order; those without a title are left out."""
    return [
        Choice(ref, titles[ref].title.best(lang)[0], titles[ref].kind, titles[ref].side)
        for ref in refs
        if ref in titles
    ]


class Chooser(Sheet):
    """Offer records as cards."""

    picked = Signal(str)
    """The ref that was touched."""

    def __init__(self, owner: QWidget, station: Station) -> None:
        super().__init__(owner, station, WIDTH_MM)
        self._cards: list[tuple[Card, KindMark]] = []
        self._refs: tuple[Ref, ...] = ()
        self._choices: Choices = _none
        sheet = QWidget()
        self._list = QVBoxLayout(sheet)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(sheet)
        follow_fingers(self.area.viewport())
        self.pages = PageButtons(station, self.area)
        row = QHBoxLayout()
        self.column.addLayout(row, 1)
        row.addWidget(self.area, 1)
        row.addWidget(self.pages)

    def offer(self, choices: Choices) -> None:
        """Appear with these choices."""
        self._choices = choices
        self.area.verticalScrollBar().setValue(0)
        self.pop_up()
        self.arrange()  # once more: only what was shown once knows its height
        self.refit()

    def _fill(self) -> None:
        shown = self._choices(self.station.language.code)[:MOST]
        self._refs = tuple(one.ref for one in shown)
        while len(self._cards) < len(shown):
            self._add_card()
        for number, (card, mark) in enumerate(self._cards):
            card.setVisible(number < len(shown))
            if number < len(shown):
                one = shown[number]
                mark.show_kind(one.kind, one.side)
                card.ref = one.ref
                card.show_words(one.title, one.note or vocabulary.word(vocabulary.KIND, one.kind))

    def offer_records(self, refs: Sequence[Ref]) -> None:
        """Appear with these records, when their titles have come and the visitor is still here."""
        then = partial(self._take, tuple(refs), self.station.visit.place)
        self.station.jobs.read(reading.titles, tuple(refs), then=then, latest=(self, "titles"))

    def _take(self, refs: Sequence[Ref], place: Place, titles: Mapping[Ref, Summary]) -> None:
        if place == self.station.visit.place:
            self.offer(partial(choices_of, titles, refs))

    def cards(self) -> tuple[Card, ...]:
        """Return the cards that are offered."""
        return tuple(card for card, _ in self._cards[: len(self._refs)])

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Which one?"))
        self.pages.retranslate()
        self._fill()

    def arrange(self) -> None:
        metrics = self.station.metrics
        self._list.setSpacing(metrics.mm(2))
        self.pages.arrange()
        for _, mark in self._cards:
            mark.set_size(metrics.px(24))
        room = metrics.mm(WIDTH_MM) - 2 * metrics.px(28) - self.pages.width()
        wanted = max(0, self._list.totalHeightForWidth(room))  # -1 without a card
        self.area.setMinimumHeight(min(wanted, metrics.mm(HEIGHT_MM), self.window().height() // 2))

    def _add_card(self) -> None:
        card, mark, number = Card(), KindMark(22), len(self._cards)
        card.add_mark(mark)
        card.clicked.connect(lambda _checked=False, number=number: self._pick(number))
        self._cards.append((card, mark))
        self._list.insertWidget(self._list.count() - 1, card)

    def _pick(self, number: int) -> None:
        if number < len(self._refs):
            self.close_sheet()
            self.picked.emit(self._refs[number])


def _none(_lang: str) -> Sequence[Choice]:
    return ()
