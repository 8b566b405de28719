"""Home: what this exhibit is, its tours, the ways into it, and the map of one of its days."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import reading
from viewer import theme
from viewer.details.values import span_words
from viewer.exhibit.buttons import Card
from viewer.exhibit.chooser import Chooser
from viewer.exhibit.days import DAY, DayStrip
from viewer.exhibit.explain import follow
from viewer.exhibit.paging import PagedArea
from viewer.exhibit.screen import Screen
from viewer.exhibit.visit import Place
from viewer.pixels import pixels_of
from viewer.widgets.map_touch import TouchMap
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from db.reading.tours import TourEntry
    from viewer.exhibit.context import Station

LEFT: Final = 0.41
"""The share of the width that words and cards take."""
SOFT: Final = 0.1
"""The share of the width over which the paper fades into the map."""
STRIP: Final = 32
"""Pixels of height of the strip that the faded edge is laid of."""
LONG_TITLE: Final = 30
"""Letters from which on the archive's title is set smaller."""


class HomeScreen(Screen):
    """Offer the tours, the other ways in, and the map; a day's button shows that day on it."""

    name: ClassVar[str] = "home"

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station, parent)
        self._tours: tuple[TourEntry, ...] | None = None
        self._days: tuple[int, ...] = ()
        self._usual: int | None = None
        self._taken: object = None
        """The days of Charts that were taken."""
        self._said: object = None
        """What the page was filled by: it is not filled again by the same."""
        self._asked = False
        self.canvas = TouchMap(self)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.veil = Veil(self)
        self.paged = PagedArea(station, self)
        self.cards: dict[str, Card] = {}
        self.days = DayStrip(station, self)
        self.canvas.picked.connect(self._follow)
        self.chooser = Chooser(self, station)
        self.chooser.picked.connect(self._follow)
        self.canvas.crowded.connect(self.chooser.offer_records)
        self.days.day_chosen.connect(self._on_days_day_chosen)
        station.moment.changed.connect(self._on_moment_changed)
        station.charts.changed.connect(self._on_charts_changed)
        station.charts.dress(self.canvas, self.lang)  # what came before this screen was made

    def show_place(self, place: Place) -> None:
        del place  # there is one home
        if not self._asked:
            self._asked = True
            jobs = self.station.jobs
            jobs.read(reading.tours, then=self._show_tours, latest=(self, "tours"))
        self._show_day()

    def retranslate(self) -> None:
        self.station.charts.speak(self.canvas, self.lang)
        self.days.retranslate()
        self.paged.retranslate()
        self._take_days()
        self._show_day()
        self._say()

    def arrange(self) -> None:
        self.canvas.set_reduced_motion(self.station.still)
        self.canvas.set_finger(self.mm(7), self.mm(4))
        self.days.arrange()
        self.paged.arrange()
        self._say()
        self._place()

    def rest(self) -> None:
        self.canvas.rest()
        if self.station.jobs.awaits((self, "tours")):
            self._asked = False
            self.station.jobs.drop((self, "tours"))

    def forget(self) -> None:
        self.days.start_anew()
        self.canvas.go_home()
        self.paged.go_to_top()

    def renew(self) -> None:
        self._asked, self._tours, self._days, self._usual = False, None, (), None
        self._taken = None
        self.days.show_days(())
        self._say()

    # what is said

    def _show_tours(self, tours: tuple[TourEntry, ...]) -> None:
        self._tours = tours
        self._say()

    def _take_days(self) -> None:
        held = self.station.charts.days
        if held is self._taken:
            return
        self._taken = held
        self._days, at = held
        self._usual = self._days[at] + DAY - 1 if self._days else None
        self.days.show_days(self._days, at)
        self.days.setVisible(bool(self._days))

    def _say(self) -> None:
        """Set title, span and cards anew in the language spoken; once for the same."""
        metrics, charts = self.station.metrics, self.station.charts
        look = (metrics.width, metrics.height, metrics.text, self.lang)
        said = (look, self._tours, self._days, charts.about)
        if said == self._said:
            return
        self._said = said
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, self.px(8), self.px(8), self.px(24))
        column.setSpacing(self.mm(3))
        column.addWidget(self._headed())
        self.cards = {}
        for number, tour in enumerate(self._tours or (), 1):
            self._add(column, tour.ref, tour.title.best(self.lang)[0], self._length(tour), number)
        if not self._tours:
            for name, title, note in self._entries():
                self._add(column, name, title, note)
        column.addStretch(1)
        self.paged.show_widget(page, keep=True)

    def _headed(self) -> QWidget:
        """Return the archive's title and the time it tells of."""
        about, days = self.station.charts.about, self._days
        title = about.title.best(self.lang)[0] if about else ""
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, self.px(24))
        column.setSpacing(self.px(12))
        column.addWidget(plain_label(title, "headline" if len(title) > LONG_TITLE else "display"))
        if days:
            column.addWidget(plain_label(span_words(days[0], days[-1], self.lang), "lead"))
        return head

    def _add(
        self, column: QVBoxLayout, key: str, title: str, note: str, number: int | None = None
    ) -> None:
        card = Card(title, note, str(number) if number else "")
        wish = self._follow if "/" in key else self._go
        card.clicked.connect(partial(wish, key))
        card.ref = key if "/" in key else ""
        self.cards[key] = card
        column.addWidget(card)

    def _length(self, tour: TourEntry) -> str:
        stops = self.tr("%1 stops").replace("%1", str(tour.stops))
        if not tour.minutes:
            return stops
        minutes = self.tr("%1 minutes").replace("%1", str(tour.minutes))
        return f"{stops} · {minutes}"

    def _entries(self) -> tuple[tuple[str, str, str], ...]:
        return (
            ("timeline", self.tr("Timeline"), self.tr("Day by day, what happened where")),
            ("map", self.tr("Map"), self.tr("Places, movements, positions")),
            ("people", self.tr("Units and people"), self.tr("Who took part, on both sides")),
            ("search", self.tr("Search"), self.tr("Any spelling finds it")),
        )

    # the map and its days

    def _show_day(self) -> None:
        """Show the day that is looked at, or as long as there is none the first of the fullest."""
        minute = self.station.moment.value
        minute = self._usual if minute is None else minute
        self.station.charts.show_moment(self.canvas, self.lang, minute)
        self.days.mark(minute)
        words = "" if minute is None else span_words(minute, minute, self.lang)
        self.canvas.set_chip(words)

    def _on_charts_changed(self) -> None:
        self.station.charts.dress(self.canvas, self.lang)
        self._take_days()
        self._place()
        self._show_day()
        self._say()

    def _on_moment_changed(self) -> None:
        if self.isVisible():
            self._show_day()

    def _on_days_day_chosen(self, first: int | None) -> None:
        self.station.moment.show(None if first is None else first + DAY - 1)

    def _follow(self, ref: str, _checked: bool = False) -> None:
        follow(self, self.station, ref)

    def _go(self, screen: str, _checked: bool = False) -> None:
        self.station.visit.go(Place(screen))

    # places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Lay words over the left of the map, and the days along its foot."""
        width, height = self.width(), self.height()
        left = round(width * (LEFT + 0.3 * (self.station.metrics.text - 1) / 2))
        beyond = round(width * SOFT)
        self.canvas.setGeometry(left, 0, width - left, height)
        self.veil.setGeometry(0, 0, left + beyond, height)
        self.veil.solid = left
        self.canvas.set_hidden(beyond * 0.6)  # beyond, the paper is thin enough to read through
        top = round(height * 0.3) if self.station.comfort.reach else self.px(28)
        edge = self.px(72)
        self.paged.setGeometry(edge, top, left - edge, height - top - self.px(16))
        usual = round(self.px(110) * self.station.metrics.text)  # until all credits are known
        low = max(usual, round(self.canvas.foot()) + self.mm(2))
        room = width - left - 2 * self.mm(4)
        wanted = self.mm(14) + 2 * self.mm(2) + self.px(8)
        self.days.setGeometry(left + self.mm(4), height - wanted - low, room, wanted)
        strip = QRectF(self.days.geometry()).translated(-left, 0)
        self.canvas.set_standing([] if self.days.isHidden() else [strip])
        for part in (self.veil, self.paged, self.days):
            part.raise_()


class Veil(QWidget):
    """Paper that fades into the map to the right; it takes no touch."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.solid = 0
        """Pixels from the left from which on the map shines through."""
        self._edge = QPixmap()
        self._drawn: tuple[int, str] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paper, wide = theme.active().paper, self.width() - self.solid
        if (wanted := (wide, paper.name())) != self._drawn:
            self._drawn, self._edge = wanted, _faded(paper, wide)
        with QPainter(self) as painter:
            painter.fillRect(0, 0, self.solid, self.height(), paper)
            painter.drawTiledPixmap(self.solid, 0, wide, self.height(), self._edge)


def _faded(paper: QColor, wide: int) -> QPixmap:
    """Return a strip of paper that fades away to the right: the map beneath it moves often."""
    clear = QColor(paper)
    clear.setAlpha(0)
    shade = QLinearGradient(0, 0, wide, 0)
    shade.setColorAt(0, paper)
    shade.setColorAt(1, clear)
    strip = QPixmap(max(1, wide), STRIP)
    strip.fill(Qt.GlobalColor.transparent)
    with QPainter(strip) as painter:
        painter.fillRect(strip.rect(), shade)
    return pixels_of(strip)
