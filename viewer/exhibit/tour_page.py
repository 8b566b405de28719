"""The page of a tour: the words of one stop, or what is next when there are none left."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db.dates import in_words
from viewer import theme, vocabulary
from viewer.exhibit.buttons import Card
from viewer.exhibit.texts import TouchText, spots_of_names
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from db.reading import TourEntry
    from viewer.exhibit.context import Station
    from viewer.exhibit.touring import Played

LONG_TITLE = 34
"""Letters above which a title is set smaller."""
WIDE = 1600
"""Pixels that the screen is wide, at least, for the largest type."""


class TourPage(QWidget):
    """Show one stop in the language spoken, or the end of the tour; made anew for each."""

    touched = Signal(str)
    """The ref of a record or tour that was touched."""
    again_wanted = Signal()

    def __init__(self, station: Station, played: Played, at: int) -> None:
        super().__init__()
        self._station = station
        self._lang = station.language.code
        self.words: TouchText | None = None
        self.cards: dict[str, Card] = {}
        self._column = QVBoxLayout(self)
        px = station.metrics.px
        self._column.setContentsMargins(0, 0, px(8), px(16))
        self._column.setSpacing(px(14))
        if at < len(played.tour.stops):
            self._show_stop(played, at)
        else:
            self._show_end(played)
        self._column.addStretch(1)

    def _show_stop(self, played: Played, at: int) -> None:
        stop, tour = played.tour.stops[at], played.tour
        said = self.tr("Stop %1 of %2").replace("%1", str(at + 1))
        number = said.replace("%2", str(len(tour.stops))).replace(" ", "\u00a0")
        head = plain_label(f"{tour.title.best(self._lang)[0]}  ·  {number}", "caption")
        self._column.addWidget(head)
        self._column.addWidget(self._titled(stop.title.best(self._lang)[0] or stop.record))
        if stop.span is not None:
            when = in_words(stop.span, "en" if self._lang == "en" else "vi")
            self._column.addWidget(plain_label(when[:1].upper() + when[1:], "lead"))
        text, spoken = stop.words.best(self._lang)
        if spoken != self._lang and text:
            self._column.addWidget(
                plain_label(vocabulary.word(vocabulary.LANGUAGE, spoken), "caption")
            )
        self.words = TouchText(partial(self._station.metrics.font, "reading"))
        self.words.show_text(text, spots_of_names(text, played.names[at]))
        self.words.touched.connect(self.touched)
        self._column.addWidget(self.words)

    def _show_end(self, played: Played) -> None:
        title = played.tour.title.best(self._lang)[0]
        self._column.addWidget(plain_label(title, "caption"))
        self._column.addWidget(self._titled(self.tr("The end of the tour")))
        self._column.addWidget(plain_label(self.tr("Where to next?"), "lead"))
        for entry in played.others:
            self._add(entry.ref, entry.title.best(self._lang)[0], self._length(entry))
        self._add("map", self.tr("The map"), self.tr("Places, movements, positions"))
        again = Card(self.tr("Once more"), title)
        again.clicked.connect(self.again_wanted)
        self.cards["again"] = again
        self._column.addWidget(again)

    def _add(self, key: str, title: str, note: str) -> None:
        card = Card(title, note)
        card.ref = key if "/" in key else ""
        card.clicked.connect(partial(self.touched.emit, key))
        self.cards[key] = card
        self._column.addWidget(card)

    def _length(self, entry: TourEntry) -> str:
        stops = self.tr("%1 stops").replace("%1", str(entry.stops))
        minutes = self.tr("%1 minutes").replace("%1", str(entry.minutes))
        return f"{stops} · {minutes}" if entry.minutes else stops

    def _titled(self, title: str) -> QWidget:
        title = title[:1].upper() + title[1:]
        comfort = self._station.comfort
        if comfort.reach or comfort.text > 1 or self._station.metrics.width < WIDE:
            return plain_label(title, "title")
        return plain_label(title, "display" if len(title) <= LONG_TITLE else "headline")


class StopDots(QWidget):
    """Paint one dot a stop, those that were seen filled, the one that is shown larger."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._count = self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(1)

    def show_progress(self, at: int, count: int) -> None:
        """Show how far the tour is: stop `at`, from 0, of `count`."""
        self._at, self._count = at, count
        said = self.tr("Stop %1 of %2").replace("%1", str(min(at + 1, count)))
        self.setAccessibleName(said.replace("%2", str(count)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._count:
            return
        palette = theme.active()
        step = min(self._station.metrics.px(36), self.width() / self._count)
        small = step * 0.2
        left = (self.width() - step * self._count) / 2 + step / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(palette.outline)
            for number in range(self._count):
                seen = number <= self._at
                painter.setBrush(palette.lacquer if seen else Qt.BrushStyle.NoBrush)
                painter.setPen(palette.lacquer if seen else palette.outline)
                radius = step * 0.34 if number == self._at else small
                centre = self.rect().center().toPointF()
                centre.setX(left + number * step)
                painter.drawEllipse(centre, radius, radius)
