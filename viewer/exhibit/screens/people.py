"""Units and people: both sides' units from the largest down, organisations, people by letters."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from viewer import vocabulary
from viewer.exhibit.buttons import Card, Pill, RoundButton
from viewer.exhibit.explain import follow
from viewer.exhibit.paging import PagedArea
from viewer.exhibit.rosters import SIDES, by_echelon, forces, letter_of, of_side, people
from viewer.exhibit.screen import Screen
from viewer.exhibit.visit import Place
from viewer.widgets.flow import FlowLayout
from viewer.widgets.kind_mark import KindMark
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Summary, UnitEntry
    from viewer.exhibit.context import Station
    from viewer.exhibit.rosters import Forces

TABS: Final = ("unit", "body", "person")
MOST: Final = 60
"""Cards that stand on one page; two buttons lead to the next ones."""


class PeopleScreen(Screen):
    """Show a roster: `detail` is a kind of TABS, `ref` a unit whose own units are shown.

    `step` is the page of a long roster. A unit with units below it leads to them; any other card
    leads to its record.
    """

    name: ClassVar[str] = "people"

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station, parent)
        self._place = Place(self.name)
        self._forces: Forces | None = None
        self._people: tuple[Summary, ...] | None = None
        self._filled: object = None
        """What the page was filled by: it is not filled again by the same."""
        self.tabs = {kind: Pill() for kind in TABS}
        self._column = QVBoxLayout(self)
        self.title = plain_label("", "headline")
        self._column.addWidget(self.title)
        self._tab_row = QHBoxLayout()
        self._column.addLayout(self._tab_row)
        for kind, pill in self.tabs.items():
            pill.setCheckable(True)
            pill.clicked.connect(partial(self._show_tab, kind))
            self._tab_row.addWidget(pill)
        self._tab_row.addStretch(1)
        self.letters = QWidget()
        self._letter_row = FlowLayout(self.letters)
        self._letters: list[RoundButton] = []
        self.paged = PagedArea(station)
        self.before, self.after = Pill(icon="back"), Pill(icon="forward")
        self.before.clicked.connect(partial(self._turn, -1))
        self.after.clicked.connect(partial(self._turn, 1))
        self.paged.add_button(self.before)
        self.paged.add_button(self.after)
        self._column.addWidget(self.letters)
        self._column.addWidget(self.paged, 1)

    def show_place(self, place: Place) -> None:
        self._place = place
        jobs = self.station.jobs
        if self._forces is None:
            jobs.read(forces, then=self._take_forces, latest=(self, "forces"))
        if self._people is None:
            jobs.read(people, then=self._take_people, latest=(self, "people"))
        self._fill()

    def retranslate(self) -> None:
        for kind, pill in self.tabs.items():
            pill.say(vocabulary.word(vocabulary.KINDS, kind))
        self.before.say(self.tr("Before"))
        self.after.say(self.tr("Next"))
        self.paged.retranslate()
        self._fill(keep=True)

    def arrange(self) -> None:
        edge, low = self.px(72), self.station.comfort.reach
        top = round(self.height() * 0.42) if low else self.px(28)
        self._column.setContentsMargins(edge, top, self.px(48), self.px(16))
        self._column.setSpacing(self.px(16))
        self._tab_row.setSpacing(self.mm(3))
        self.paged.arrange()
        self._fill(keep=True)

    def rest(self) -> None:
        for asked in ("forces", "people"):
            self.station.jobs.drop((self, asked))

    def forget(self) -> None:
        self._place = Place(self.name)
        self.paged.go_to_top()

    def renew(self) -> None:
        self._forces = self._people = None
        self._fill()

    # what is shown

    def _take_forces(self, found: Forces) -> None:
        self._forces = found
        self._fill()

    def _take_people(self, found: tuple[Summary, ...]) -> None:
        self._people = found
        self._fill()

    @property
    def _tab(self) -> str:
        return self._place.detail if self._place.detail in TABS else TABS[0]

    def _fill(self, *, keep: bool = False) -> None:
        for kind, pill in self.tabs.items():
            pill.setChecked(kind == self._tab)
        metrics = self.station.metrics
        look = (metrics.width, metrics.height, metrics.text, self.station.comfort.reach)
        filled = (self._place, self._forces, self._people, self.lang, look)
        if filled == self._filled:
            if not keep:
                self.paged.go_to_top()
            return
        self._filled = filled
        above = self._forces.by_ref.get(self._place.ref or "") if self._forces else None
        self.title.setText(above.title.best(self.lang)[0] if above else self.tr("Units and people"))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, self.px(8), self.px(8), self.px(16))
        column.setSpacing(self.mm(3))
        if self._tab == "person":
            count = self._add_people(column, self._people or ())
        else:
            count = self._add_forces(column, above)
        if not count and (self._people if self._tab == "person" else self._forces) is not None:
            column.addWidget(plain_label(self.tr("The exhibit shows none of these."), "muted"))
        column.addStretch(1)
        self.letters.setVisible(self._tab == "person" and count > 1)
        self.before.setVisible(self._place.step > 0)
        self.after.setVisible((self._place.step + 1) * MOST < count)
        self.paged.show_widget(page, keep=keep)

    def _add_people(self, column: QVBoxLayout, found: Sequence[Summary]) -> int:
        self._fill_letters(found)
        first = self._place.step * MOST
        grid = QGridLayout()
        column.addLayout(grid)
        grid.setSpacing(self.mm(3))
        columns = 3 if self.station.metrics.text < 1.2 else 2
        for number, one in enumerate(found[first : first + MOST]):
            side = None if one.side is None else vocabulary.word(vocabulary.SIDE, one.side)
            card = self._card("person", one.title.best(self.lang)[0], side or "", one.side)
            card.ref = one.ref
            card.clicked.connect(partial(self._open, one.ref))
            grid.addWidget(card, number // columns, number % columns)
        for at in range(columns):
            grid.setColumnStretch(at, 1)
        return len(found)

    def _fill_letters(self, found: Sequence[Summary]) -> None:
        """Offer the letters that names begin with; one leads to the page on which it begins."""
        for button in self._letters:
            self._letter_row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._letters = []
        firsts: dict[str, int] = {}
        for number, one in enumerate(found):
            firsts.setdefault(letter_of(one.title.best(self.lang)[0]), number)
        for letter, number in firsts.items():
            button = RoundButton(letter, self.tr("Names with %1").replace("%1", letter))
            button.clicked.connect(partial(self._lead_to, number))
            self._letter_row.addWidget(button)
            self._letters.append(button)

    def _add_forces(self, column: QVBoxLayout, above: UnitEntry | None) -> int:
        if self._forces is None:
            return 0
        if above is not None:
            row = QHBoxLayout()
            column.addLayout(row)
            opened = Pill(self.tr("About this unit"), icon="information")
            opened.clicked.connect(partial(self._open, above.ref))
            row.addWidget(opened)
            row.addStretch(1)
        entries = self._forces.under(above.ref if above else None, self._tab)
        first = self._place.step * MOST
        shown = entries[first : first + MOST]
        sides = [side for side in (*SIDES, None) if of_side(shown, side)]
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(self.px(48))
        for side in sides:
            part = QVBoxLayout()
            row.addLayout(part, 1)
            part.setSpacing(self.mm(3))
            words = vocabulary.word(vocabulary.SIDE, side) if side else self.tr("No side given")
            part.addWidget(plain_label(words, "title"))
            self._add_runs(part, of_side(shown, side))
            part.addStretch(1)
        return len(entries)

    def _add_runs(self, part: QVBoxLayout, entries: Sequence[UnitEntry]) -> None:
        """Set units under their echelons."""
        for echelon, run in by_echelon(entries):
            if echelon:
                part.addWidget(plain_label(vocabulary.word(vocabulary.ECHELON, echelon), "caption"))
            for one in run:
                part.addWidget(self._unit_card(one))

    def _unit_card(self, one: UnitEntry) -> Card:
        assert self._forces is not None
        below = self._forces.holds(one.ref)
        notes = [one.code] if one.code else []
        if below:
            notes.append(self.tr("%1 below it").replace("%1", str(below)))
        card = self._card(one.kind, one.title.best(self.lang)[0], " · ".join(notes), one.side)
        card.ref = one.ref
        if below and self._place.ref != one.ref:
            card.clicked.connect(partial(self._descend, one))
        else:
            card.clicked.connect(partial(self._open, one.ref))
        return card

    def _card(self, kind: str, title: str, note: str, side: str | None) -> Card:
        card = Card(title, note)
        mark = KindMark(self.px(22))
        mark.show_kind(kind, side)
        card.add_mark(mark)
        return card

    # what is touched

    def _show_tab(self, kind: str, _checked: bool = False) -> None:
        self._fill(keep=True)  # what is marked follows the visit
        self.station.visit.replace(Place(self.name, detail=kind))

    def _descend(self, one: UnitEntry, _checked: bool = False) -> None:
        assert self._forces is not None
        inside = self._forces.below.get(one.ref, ())
        kind = inside[0].kind if inside else one.kind
        self.station.visit.go(Place(self.name, one.ref, detail=kind))

    def _open(self, ref: str, _checked: bool = False) -> None:
        follow(self, self.station, ref)

    def _turn(self, pages: int, _checked: bool = False) -> None:
        self._go_to_page(self._place.step + pages)

    def _lead_to(self, number: int, _checked: bool = False) -> None:
        """Show the page of a name, and the name on it."""
        if number // MOST != self._place.step:
            self._go_to_page(number // MOST)
        cards = self.paged.area.findChildren(Card)
        if number % MOST < len(cards):
            self.paged.lead_to(cards[number % MOST], 0.0)
            cards[number % MOST].setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_page(self, page: int) -> None:
        self.station.visit.replace(Place(self.name, self._place.ref, page, self._tab))
