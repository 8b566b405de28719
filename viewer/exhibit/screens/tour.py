"""Tour: one stop after the other, its words beside the map that glides along."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from viewer.exhibit.buttons import BigButton, Pill, RoundButton
from viewer.exhibit.exhibits import answer
from viewer.exhibit.explain import follow
from viewer.exhibit.paging import PagedArea
from viewer.exhibit.says_who import Said, SaysWhoSheet
from viewer.exhibit.screen import Screen
from viewer.exhibit.touch import Gestures
from viewer.exhibit.tour_page import StopDots, TourPage
from viewer.exhibit.tour_view import TourView
from viewer.exhibit.touring import played
from viewer.exhibit.visit import RECORD, Place
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from db.errors import ArchiveError
    from db.records import Words
    from viewer.exhibit.context import Station
    from viewer.exhibit.exhibits import Answer
    from viewer.exhibit.touring import Played

PAGE, VIEW = 9, 11
"""How page and map share the width."""
LOW, HIGH = 11, 9
"""How they share the height where every control stands low."""
FORWARD_MM: Final = 20
"""What leads on is larger than the least that can be touched."""
WHOLE: Final = "record"


class TourScreen(Screen):
    """Play a tour; `place.step` is the stop from 0, and the number of stops for the end."""

    name: ClassVar[str] = "tour"

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station, parent)
        self._played: Played | None = None
        self._at = 0
        self.page: TourPage | None = None
        self.paged = PagedArea(station)
        self.why, self.open = Pill(icon="says-who"), Pill()
        for button in (self.why, self.open):
            self.paged.add_button(button)
        self.before = RoundButton(icon="back")
        self.after = BigButton()
        self.dots = StopDots(station)
        self.view = TourView(station)
        self.says_who = SaysWhoSheet(self, station)
        self._lay_out()
        self._connect()
        self._show_buttons()

    def _lay_out(self) -> None:
        self.side = QWidget()
        self._column = QVBoxLayout(self.side)
        self._column.addWidget(self.paged, 1)
        self._foot = QHBoxLayout()
        self._column.addLayout(self._foot)
        self._foot.addWidget(self.before)
        self._foot.addWidget(self.dots, 1)
        self._foot.addWidget(self.after)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.side)
        self._row.addWidget(self.view)

    def _connect(self) -> None:
        self.before.clicked.connect(partial(self._turn, -1))
        self.after.clicked.connect(partial(self._turn, 1))
        self.gestures = Gestures(self.side, self.station.metrics)
        self.gestures.swiped.connect(self._turn)
        self.why.clicked.connect(self._ask_why)
        self.open.clicked.connect(self._open_record)
        self.view.picked.connect(self._follow)
        self.says_who.touched.connect(self._follow)
        self.says_who.section_wanted.connect(self._read_section)
        self.station.charts.changed.connect(self.view.dress)

    def show_place(self, place: Place) -> None:
        if place.ref is None:
            return
        if self._played is not None and self._played.tour.ref == place.ref:
            self._show_stop(place.step)
            return
        self._played = None
        self._fill()
        self.view.wait()
        self.station.tally.count("tour", place.ref)
        self.station.jobs.read(
            played,
            place.ref,
            then=partial(self.show_tour, at=place.step),
            latest=(self, "tour"),
            failed=self._refuse,
        )

    def show_tour(self, found: Played, at: int = 0) -> None:
        """Play a tour from a stop on; one that is not saved yet, too."""
        self._played = found
        self._show_stop(at)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Tour"))
        self.why.say(self.tr("Says who?"))
        self.open.say(self.tr("Open this page"))
        self.before.say("", self.tr("Stop before"))
        self.paged.retranslate()
        self.view.retranslate()
        self._fill(keep=True)

    def arrange(self) -> None:
        reach, way = self.station.comfort.reach, QBoxLayout.Direction
        self._row.setDirection(way.BottomToTop if reach else way.LeftToRight)
        wide = PAGE + (2 if self.station.comfort.text > 1.2 else 0)
        self._row.setStretch(0, LOW if reach else wide)
        self._row.setStretch(1, HIGH if reach else VIEW)
        self._place_buttons()
        high = self.px(24 if reach else 48)
        self._column.setContentsMargins(self.px(56), high, self.px(40), self.px(20))
        self._column.setSpacing(self.px(12))
        self._foot.setSpacing(self.mm(3))
        for button in (self.before, self.after):
            button.setMinimumWidth(self.mm(FORWARD_MM * (1 if button is self.before else 2)))
        self.paged.arrange()
        self.view.arrange()
        self._fill(keep=True)

    def _place_buttons(self) -> None:
        """Set the way on under the page; where all must stand low, the map's buttons beside it."""
        low = self.station.comfort.reach
        row = self.paged.foot if low else self._foot
        row.insertWidget(0, self.before)
        row.insertWidget(1, self.dots, 1)
        row.addWidget(self.after)
        for button in self.view.buttons:
            if low:
                row.insertWidget(row.indexOf(self.paged.up), button)
            elif button.parentWidget() is not self.view:
                button.setParent(self.view)
        self.view.show_parts()

    def rest(self) -> None:
        for asked in ("tour", "answer"):
            self.station.jobs.drop((self, asked))

    def forget(self) -> None:
        self._played, self._at = None, 0
        self._fill()
        self.view.clear()

    def renew(self) -> None:
        self.forget()

    # what is shown

    def _show_stop(self, at: int) -> None:
        if self._played is None:
            return
        stops = self._played.tour.stops
        self._at = max(0, min(at, len(stops)))
        if self._at < len(stops):
            self.station.visit.choose(stops[self._at].record)
        elif stops:
            self.station.tally.count("tour-ended", self._played.tour.ref)
        self._fill()
        self.view.show_stop(self._played, self._at)

    def _fill(self, *, keep: bool = False) -> None:
        """Set the page anew in the language spoken."""
        if self._played is None:
            self.page = None
            self.paged.show_widget(QWidget())
        else:
            self.page = TourPage(self.station, self._played, self._at)
            self.page.touched.connect(self._follow)
            self.page.again_wanted.connect(partial(self._go, 0))
            self.paged.show_widget(self.page, keep=keep)
        self._show_buttons()

    def _show_buttons(self) -> None:
        count = len(self._played.tour.stops) if self._played else 0
        stands = self._at < count
        self.why.setVisible(stands)
        self.open.setVisible(stands)
        self.before.setVisible(count > 0)
        self.before.setEnabled(self._at > 0)
        self.after.setVisible(stands)
        last = self._at == count - 1
        self.after.say(self.tr("Finish") if last else self.tr("Next"))
        self.dots.setVisible(count > 0)
        self.dots.show_progress(self._at, count)

    def _refuse(self, error: ArchiveError) -> None:
        del error  # a tour that is not there: the bar leads on
        self._played = self.page = None
        self._show_buttons()
        self.view.clear()
        self.paged.show_widget(plain_label(self.tr("This tour is not here any more."), "title"))

    # what is touched

    def _turn(self, by: int) -> None:
        if self._played is not None:
            self._go(max(0, min(self._at + by, len(self._played.tour.stops))))

    def _go(self, at: int) -> None:
        """Go to a stop; the way back leads out of the tour, not through its stops."""
        if self._played is None:
            return
        place = Place(self.name, self._played.tour.ref, at)
        if self.station.visit.place.screen == self.name:
            self.station.visit.replace(place)
        else:  # played alone: a preview
            self._show_stop(at)

    def _follow(self, ref: str) -> None:
        if ref == "map":
            self.station.visit.go(Place("map"))
        else:
            follow(self, self.station, ref)

    def _read_section(self, section: str, passage: int) -> None:
        self.station.visit.go(Place(RECORD, section, passage + 1))

    def _open_record(self) -> None:
        if self._played is not None and self._at < len(self._played.tour.stops):
            self.station.visit.go(Place(RECORD, self._played.tour.stops[self._at].record))

    def _ask_why(self) -> None:
        if self._played is None or self._at >= len(self._played.tour.stops):
            return
        stop = self._played.tour.stops[self._at]
        self.station.tally.count("says-who", stop.record)
        then = partial(self._show_answer, stop.title)
        jobs = self.station.jobs
        jobs.read(answer, stop.record, WHOLE, then=then, latest=(self, "answer"))

    def _show_answer(self, title: Words, found: Answer) -> None:
        self.says_who.show_answer(lambda: Said("", title.best(self.lang)[0]), found)
        self.says_who.pop_up()
