"""Record: the page of one record, what stands beside it, and on what each of it rests."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from viewer.exhibit.beside import Beside
from viewer.exhibit.buttons import Pill, set_role
from viewer.exhibit.exhibits import answer, exhibit, station_card
from viewer.exhibit.explain import follow
from viewer.exhibit.paging import PagedArea
from viewer.exhibit.record_page import RecordPage
from viewer.exhibit.says_who import Said, SaysWhoSheet
from viewer.exhibit.screen import Screen
from viewer.exhibit.take_away import TakeAwaySheet
from viewer.exhibit.visit import Place
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from db.errors import ArchiveError
    from viewer.exhibit.context import Station
    from viewer.exhibit.exhibits import Answer, Exhibit
    from viewer.widgets.card import Card

WHOLE: Final = "record"
"""The target that stands for the record itself."""
BESIDE: Final = 10
"""Of how many parts of the width what stands beside takes 4, or at large text 3."""
MEASURE: Final = 1180
"""How wide a page that stands alone is, in pixels of a screen of 1080 lines."""


class RecordScreen(Screen):
    """Show one record; `place.step` of a section is the paragraph to begin with, counted from 1."""

    name: ClassVar[str] = "record"

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station, parent)
        self._shown: Exhibit | None = None
        self._page: RecordPage | None = None
        self._opened: frozenset[str] = frozenset()
        self._step = 0
        self._stood: tuple[int, float] | None = None
        """The paragraph that is read, and how much of it is above the page's upper edge."""
        self._look: object = None
        """What the page was laid out by."""
        self._left = True
        """Whether the visitor was elsewhere: what he saw here last is nothing to wait with."""
        self.paged = PagedArea(station)
        self.paged.area.verticalScrollBar().valueChanged.connect(self._on_page_moved)
        self.beside = Beside(station, station.charts)
        self.beside.picked.connect(self._follow)
        self.why = Pill(icon="says-who")
        self.map = Pill(icon="map")
        self.timeline = Pill(icon="timeline")
        self.take = Pill(icon="qr")
        self._pills = (self.why, self.map, self.timeline, self.take)
        for button in self._pills:
            self.paged.add_button(button)
        self.why.clicked.connect(partial(self._ask_why, WHOLE, ""))
        self.map.clicked.connect(partial(self._show_in, "map"))
        self.timeline.clicked.connect(partial(self._show_in, "timeline"))
        self.take.clicked.connect(self._take_away)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.paged)
        self._row.addWidget(self.beside)
        self._says_who: SaysWhoSheet | None = None
        self._take_sheet: TakeAwaySheet | None = None
        self._show_buttons()

    @property
    def page(self) -> RecordPage | None:
        """The page that is shown."""
        return self._page

    @property
    def says_who(self) -> SaysWhoSheet:
        """The sheet that says on what a fact rests; made when it is first wanted."""
        if self._says_who is None:
            self._says_who = SaysWhoSheet(self, self.station)
            self._says_who.touched.connect(self._follow)
            self._says_who.section_wanted.connect(self._read_section)
        return self._says_who

    @property
    def take_away(self) -> TakeAwaySheet:
        """The sheet with the code to take away; made when it is first wanted."""
        if self._take_sheet is None:
            self._take_sheet = TakeAwaySheet(self, self.station)
        return self._take_sheet

    def make_sheets(self) -> None:
        _ = self.says_who, self.take_away  # each is made as it is asked for

    def show_place(self, place: Place) -> None:
        if place.ref is None:
            return
        self._step, left = place.step, self._left
        self._left = False
        if self._shown is not None and place.ref == self._shown.ref:
            self._lead()
            return
        if left and self._shown is not None:
            self._shown = None
            self._show_blank("")
            self.beside.hide()
        self.station.tally.count("record", place.ref)
        jobs, failed = self.station.jobs, self._refuse
        jobs.read(exhibit, place.ref, then=self._show, latest=(self, "exhibit"), failed=failed)

    def retranslate(self) -> None:
        self.why.say(self.tr("Says who?"))
        self.map.say(self.tr("On the map"))
        self.timeline.say(self.tr("In time"))
        self.take.say(self.tr("Take it with you"))
        self.paged.retranslate()
        self.beside.retranslate()
        self._lay_out(keep=True)

    def arrange(self) -> None:
        self.paged.arrange()
        self.beside.arrange()
        reach = self.station.comfort.reach
        way = QBoxLayout.Direction
        self._row.setDirection(way.BottomToTop if reach else way.LeftToRight)
        narrow = self.station.metrics.text > 1.2
        self._row.setStretch(0, 5 if reach else BESIDE - (3 if narrow else 4))
        self._row.setStretch(1, 5 if reach else (3 if narrow else 4))
        self._fit()
        self._lay_out(keep=True)

    def rest(self) -> None:
        self._left = True
        self.beside.rest()
        for asked in ("exhibit", "answer"):
            self.station.jobs.drop((self, asked))

    def forget(self) -> None:
        self._shown = None
        self._opened = frozenset()
        self.beside.clear()
        self._show_blank("")

    def renew(self) -> None:
        self.forget()

    # what is shown

    def _show(self, shown: Exhibit) -> None:
        self._shown = shown
        self._opened = frozenset()
        self.beside.setVisible(self.beside.show_exhibit(shown))
        self._fit()
        self._lay_out()
        self._lead()

    def _fit(self) -> None:
        """Leave the page its margins: beside something those of a column, alone a measure."""
        edge, right = self.px(72), self.px(48)
        if self.beside.isHidden():
            measure = round(self.px(MEASURE) * self.station.metrics.text)
            edge = right = max(edge, (self.width() - measure) // 2)
        self.paged.setContentsMargins(edge, self.px(24), right, self.px(24))

    def _refuse(self, error: ArchiveError) -> None:
        del error  # a visitor can do nothing about it
        self._shown = None
        self.beside.clear()
        self._show_blank(self.tr("This record is not part of the exhibit."))

    def _show_blank(self, words: str) -> None:
        self._page = None
        self.paged.show_widget(plain_label(words, "title"))
        self._show_buttons()

    def _lay_out(self, *, keep: bool = False) -> None:
        """Set the page anew; with `keep` its reader stays in the paragraph that he is in."""
        if self._shown is None:
            return
        stood = self._stood if keep else None
        page = RecordPage(self.station, self._shown, self._opened)
        page.touched.connect(self._follow)
        page.why_wanted.connect(self._ask_why)
        page.section_wanted.connect(self._read_section)
        page.more_wanted.connect(self._open_group)
        self._page, self._look = page, self._look_now()
        self.paged.show_widget(page, keep=keep)
        if stood is not None and stood[0] in page.passages:
            self.paged.stand(page.passages[stood[0]], stood[1])
        self._show_buttons()

    def _show_buttons(self) -> None:
        shown = self._shown
        record = shown.page.record if shown else None
        dated = record is not None and record.fields.get("date") is not None
        placed = shown is not None and bool(self.station.charts.points_of(shown.places))
        self.why.setVisible(record is not None and bool(record.evidence))
        self.map.setVisible(placed)
        self.timeline.setVisible(dated and record is not None and record.kind == "event")
        self.take.setVisible(record is not None)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Let the buttons grow thinner where they would take room from what stands beside."""
        share, margins = self._row.stretch(0), self.paged.contentsMargins()
        room = self.width()
        if share and not self.beside.isHidden() and not self.station.comfort.reach:
            room = room * share // (share + self._row.stretch(1))
        room -= margins.left() + margins.right()
        foot = self.paged.foot
        for role, gap in (("pill", 3.0), ("pill-thin", 3.0), ("pill-thin", 1.5)):
            foot.setSpacing(self.mm(gap))
            for button in self._pills:
                set_role(button, role)
                button.updateGeometry()
            foot.invalidate()
            if foot.totalSizeHint().width() <= room:
                return

    def _lead(self) -> None:
        """Bring the paragraph that the place asks for into view."""
        if self._page is None:
            return
        passage = self._page.passages.get(self._step - 1)
        if passage is not None:
            self.paged.lead_to(passage)
        else:
            self.paged.go_to_top()

    # what is touched

    def _follow(self, ref: str) -> None:
        follow(self, self.station, ref)

    def _read_section(self, section: str, passage: int) -> None:
        self.station.visit.go(Place(self.name, section, passage + 1))

    def _on_page_moved(self) -> None:
        """Remember where one reads; what other type or another size moves is no reader's doing."""
        if self._page is not None and self._look == self._look_now():
            self._stood = self.paged.standing(self._page.passages)

    def _look_now(self) -> object:
        return self.window().size(), self.station.metrics.text

    def _open_group(self, key: str) -> None:
        self._opened |= {key}
        self._lay_out(keep=True)

    def _show_in(self, screen: str) -> None:
        if self._shown is not None:
            self.station.visit.go(Place(screen, self._shown.ref))

    def _take_away(self) -> None:
        about = self.station.charts.about
        if self._shown is not None and about is not None:
            record = self._shown.page.record
            self.take_away.offer(about.title, record.title, record.ref)

    def _ask_why(self, target: str, _label: str) -> None:
        if self._shown is None:
            return
        self.station.tally.count("says-who", self._shown.ref)
        then = partial(self._show_answer, target)
        ref, jobs = self._shown.ref, self.station.jobs
        jobs.read(answer, ref, target, then=then, latest=(self, "answer"))

    def _show_answer(self, target: str, found: Answer) -> None:
        if self._shown is None:
            return
        self.says_who.show_answer(partial(self._said, self._shown, target), found)
        self.says_who.pop_up()

    def _said(self, shown: Exhibit, target: str) -> Said:
        return said_of(station_card(shown, self.lang), target)


def said_of(card: Card, target: str) -> Said:
    """Return what a record says where `target` is asked about, and the rivals of that.

    Of a record as a whole it is the title, and the rivals of all its facts.
    """
    rows = (*card.rows, *(row for group in card.groups for row in group.rows))
    found = next((row for row in rows if row.target == target), None)
    if found is None:
        return Said(card.eyebrow, card.title, card.accounts if target == WHOLE else ())
    text = ", ".join(value.text for value in found.values)
    rivals = tuple(one for one in card.accounts if one.label == found.label)
    return Said(found.label, text, card.accounts if target == WHOLE else rivals)
