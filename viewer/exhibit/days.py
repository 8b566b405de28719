"""The days of a campaign: which there are, and the strip of round buttons that chooses one."""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from db import reading
from db.dates import iso_day
from viewer.details.values import span_words
from viewer.exhibit.buttons import RoundButton

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from viewer.exhibit.context import Station

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

DAY: Final = 24 * 60
SHORT: Final = 3
"""What lasted this many days at most counts for each of them."""
LONGEST: Final = 100
"""Days that a campaign may be without an event before another one begins."""
SHOWN: Final = 12
"""Days that the strip shows where there is room."""


Days: TypeAlias = tuple[tuple[int, ...], int]
"""The first minutes of days in order, and which of them to begin with."""


def campaign_days(connection: Connection) -> tuple[int, ...]:
    """Return the first minute of each day from the campaign's first dated event to its last.

    The campaign is the run of events, no LONGEST days apart, in which most happened. Only what is
    dated to the day, or to SHORT days, counts. Empty where nothing is.
    """
    return _campaign(reading.event_spans(connection))


def busiest_days(connection: Connection) -> Days:
    """Return the campaign's days, and with which of them its fullest SHOWN days begin."""
    spans = reading.event_spans(connection)
    days = _campaign(spans)
    begun = Counter(
        earliest // DAY * DAY for _, earliest, latest in spans if latest - earliest < DAY
    )
    sums = list(accumulate((begun[day] for day in days), initial=0))

    def held(at: int) -> int:
        return sums[min(at + SHOWN, len(days))] - sums[at]

    return days, max(range(max(1, len(days) - SHOWN + 1)), key=held)


def _campaign(spans: Sequence[tuple[str, int, int]]) -> tuple[int, ...]:
    count: Counter[int] = Counter()
    for _, earliest, latest in spans:
        first, last = earliest // DAY, latest // DAY
        if last - first < SHORT:
            count.update(range(first, last + 1))
    best = max(
        _runs(sorted(count)), key=lambda run: sum(count[day] for day in run), default=list[int]()
    )
    return tuple(day * DAY for day in range(best[0], best[-1] + 1)) if best else ()


def _runs(days: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for day in days:
        if runs and day - runs[-1][-1] < LONGEST:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


class DayStrip(QFrame):
    """Offer days as round buttons; the one that is shown is marked, and touched again taken back.

    Where there are more days than room, a button at each end leads on.
    """

    day_chosen = Signal(object)
    """The first minute of the day that was touched; None where it was taken back."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.setProperty("role", "days")
        self._days: tuple[int, ...] = ()
        self._at = self._first = 0
        self._shown: int | None = None
        self._buttons: dict[int, RoundButton] = {}
        self.earlier = RoundButton(icon="back")
        self.later = RoundButton(icon="forward")
        self.earlier.clicked.connect(lambda: self._lead(-1))
        self.later.clicked.connect(lambda: self._lead(1))
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.earlier)
        self._row.addWidget(self.later)
        self.retranslate()

    @property
    def buttons(self) -> Mapping[int, RoundButton]:
        """The buttons that stand there, by the first minute of their day."""
        return self._buttons

    def show_days(self, days: Sequence[int], at: int = 0) -> None:
        """Offer these days (first minutes, in order), from the one at `at` on."""
        self._days, self._first = tuple(days), at
        self.start_anew()

    def start_anew(self) -> None:
        """Offer again the days that were offered at first."""
        self._at = self._first
        self._fill()

    def mark(self, minute: int | None) -> None:
        """Mark the day in which a minute lies, and bring it into sight; None marks none."""
        day = None if minute is None else minute // DAY * DAY
        self._shown = day
        if day in self._days:
            at = self._days.index(day)
            if not self._at <= at < self._at + self._room():
                self._at = at
                self._fill()
        for one, button in self._buttons.items():
            button.setChecked(one == day)

    def retranslate(self) -> None:
        """Say every word again."""
        self.setAccessibleName(self.tr("Days"))
        self.earlier.say("", self.tr("Earlier days"))
        self.later.say("", self.tr("Later days"))
        for day, button in self._buttons.items():
            button.say(_number(day), span_words(day, day, self._station.language.code))

    def arrange(self) -> None:
        """Take sizes anew."""
        metrics = self._station.metrics
        edge = metrics.mm(2)
        self._row.setContentsMargins(edge, edge, edge, edge)
        self._row.setSpacing(metrics.mm(2))
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _room(self) -> int:
        """Return how many days there is room for."""
        metrics = self._station.metrics
        step = metrics.mm(14) + metrics.mm(2) + 4
        around = 2 * metrics.mm(2)
        if len(self._days) * step + around <= self.width():
            return min(SHOWN, len(self._days))
        return max(1, min(SHOWN, (self.width() - around) // step - 2))

    def _fill(self) -> None:
        room = self._room()
        self._at = max(0, min(self._at, len(self._days) - room))
        wanted = self._days[self._at : self._at + room]
        if wanted != tuple(self._buttons):
            for button in self._buttons.values():
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._buttons = {}
            for day in wanted:
                button = RoundButton()
                button.setCheckable(True)
                button.clicked.connect(partial(self._choose, day))
                self._buttons[day] = button
                self._row.insertWidget(self._row.count() - 1, button)
            self.retranslate()
        for day, button in self._buttons.items():
            button.setChecked(day == self._shown)
        more = len(self._days) > room
        self.earlier.setVisible(more)
        self.later.setVisible(more)
        self.earlier.setEnabled(self._at > 0)
        self.later.setEnabled(self._at + room < len(self._days))

    def _lead(self, way: int) -> None:
        self._at += way * max(1, self._room() - 1)
        self._fill()

    def _choose(self, day: int, _checked: bool = False) -> None:
        chosen = None if day == self._shown else day
        self.mark(chosen)
        self.day_chosen.emit(chosen)


def _number(minute: int) -> str:
    day = iso_day(minute)
    return str(int(day[-2:])) if day else ""
