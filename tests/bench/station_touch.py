"""The station under fingers: from a touch until its answer is painted, on map, timeline, search."""

from __future__ import annotations

import os
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from measuring import BUNDLED, ROOT
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QTimer, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from rows import Row, late, tell

sys.path.insert(0, str(ROOT))

from viewer.application import application_of
from viewer.exhibit.app import Exhibit, Source
from viewer.exhibit.settings import StationSettings
from viewer.exhibit.visit import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPointingDevice
    from PySide6.QtWidgets import QWidget

    from viewer.widgets.map_touch import TouchMap
    from viewer.widgets.timeline_finger import TouchTimeline

SIZES = ((1920, 1080), (3840, 2160))
LIMIT_MS = 100.0
LATE_MS = 2000
MOVES = 40
TAPS = 15


class Painted(QObject):
    """Notice when a widget has been painted."""

    painted = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.watched: QWidget | None = None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """See a painting go by."""
        if watched is self.watched and event.type() == QEvent.Type.Paint:
            self.watched = None
            self.painted.emit()
        return False


@dataclass
class Spent:
    """Milliseconds of one kind of touch: by the wall, and of this thread alone."""

    what: str
    wall: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)

    def line(self) -> str:
        """Return the row of the table."""
        ranked, own = sorted(self.wall), sorted(self.own)
        slow = ranked[max(0, round(0.95 * len(ranked)) - 1)]
        own_slow = own[max(0, round(0.95 * len(own)) - 1)]
        return (
            f"{self.what:<34}{statistics.median(ranked):>8.1f}{slow:>8.1f}{ranked[-1]:>8.1f}"
            f"{own_slow:>10.1f}  {'' if slow <= LIMIT_MS else 'over'}"
        )


class Hand:
    """Fingers on the window, each touch timed until a widget is painted."""

    def __init__(self, exhibit: Exhibit, device: QPointingDevice) -> None:
        self._window = exhibit.window
        self._jobs = exhibit.station.jobs
        self._device = device
        self._painted = Painted(exhibit.application)
        self._loop = QEventLoop()
        self._painted.painted.connect(self._loop.quit)  # ends when that painting has ended
        self._late = QTimer(singleShot=True)
        self._late.timeout.connect(self._loop.quit)

    def settle(self, seconds: float = 0.6) -> None:
        """Let everything come to rest."""
        self._jobs.wait()
        loop = QEventLoop()
        QTimer.singleShot(round(1000 * seconds), loop.quit)
        loop.exec()

    def timed(self, spent: Spent, seen: QWidget, touch: Callable[[], None]) -> None:
        """Touch, and keep how long it took until `seen` was painted."""
        self._painted.watched = seen
        wall, own = time.perf_counter(), time.thread_time()
        touch()
        if self._painted.watched is not None:
            self._late.start(LATE_MS)
            self._loop.exec()
            self._late.stop()
        spent.wall.append(1000 * (time.perf_counter() - wall))
        spent.own.append(1000 * (time.thread_time() - own))

    def drag(self, spent: Spent, widget: QWidget, points: list[QPoint], seen: QWidget) -> None:
        """Drag a finger along points; every move but the first is timed."""
        at = [widget.mapTo(self._window, point) for point in points]
        QTest.touchEvent(self._window, self._device).press(0, at[0], self._window).commit()
        for point in at[1:]:
            self.timed(
                spent,
                seen,
                lambda point=point: (
                    QTest.touchEvent(self._window, self._device)
                    .move(0, point, self._window)
                    .commit()
                ),
            )
        QTest.touchEvent(self._window, self._device).release(0, at[-1], self._window).commit()

    def pinch(self, spent: Spent, widget: QWidget, middle: QPoint, apart: list[int]) -> None:
        """Move two fingers apart and together; every move is timed."""
        at = widget.mapTo(self._window, middle)

        def pair(number: int) -> tuple[QPoint, QPoint]:
            return at - QPoint(number // 2, 0), at + QPoint(number // 2, 0)

        def move(number: int) -> None:
            one, two = pair(number)
            event = QTest.touchEvent(self._window, self._device)
            event.move(0, one, self._window).move(1, two, self._window).commit()

        one, two = pair(apart[0])
        event = QTest.touchEvent(self._window, self._device)
        event.press(0, one, self._window).press(1, two, self._window).commit()
        for number in apart[1:]:
            self.timed(spent, widget, lambda number=number: move(number))
        event = QTest.touchEvent(self._window, self._device)
        event.release(0, pair(apart[-1])[0], self._window)
        event.release(1, pair(apart[-1])[1], self._window).commit()

    def tap(self, spent: Spent, widget: QWidget, at: QPoint, seen: QWidget) -> None:
        """Tap a point; timed from the press to the painting after the lift."""
        point = widget.mapTo(self._window, at)

        def both() -> None:
            QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
            QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()

        self.timed(spent, seen, both)


def swing(widget: QWidget) -> list[QPoint]:
    """Return the points of a drag to and fro."""
    middle, wide = widget.rect().center(), widget.width() // 4
    there = [middle + QPoint(wide * step // MOVES, 0) for step in range(MOVES)]
    return [*there, *reversed(there)]


def spread(widget: QWidget) -> list[int]:
    """Return how far apart two fingers go."""
    least, most = widget.width() // 12, widget.width() // 4
    out = [least + (most - least) * step // MOVES for step in range(MOVES)]
    return [*out, *reversed(out)]


def on_canvas(exhibit: Exhibit, hand: Hand, name: str) -> Iterator[Spent]:
    """Yield what touches cost on the map, or on the timeline."""
    visit = exhibit.station.visit
    visit.go(Place(name))
    hand.settle(3)
    canvas = exhibit.window.screen_of(name).canvas
    pan, pinch, tap, day = (
        Spent(f"{name}: {what}") for what in ("drag", "pinch", "tap a mark", "another day")
    )
    for _ in range(2):
        canvas.zoom_in()  # all of the map has nowhere to be dragged to
    hand.settle()
    hand.drag(pan, canvas, swing(canvas), canvas)
    hand.settle()
    hand.pinch(pinch, canvas, canvas.rect().center(), spread(canvas))
    hand.settle(2)
    for number in range(TAPS):
        visit.choose(None)
        hand.settle(0.2)
        lone = lone_pins if name == "map" else lone_marks
        points = lone(canvas)
        if not points:  # dragged to where nothing stands alone
            canvas.fit()
            hand.settle(0.2)
            points = lone(canvas)
        hand.tap(tap, canvas, points[number % len(points)], canvas)
        exhibit.window.close_sheets()
    for number in range(TAPS):
        minute = 1025464320 + (number % 12) * 1440  # from 29/9/1950 on
        hand.timed(day, canvas, lambda minute=minute: exhibit.station.moment.show_day(minute))
        hand.settle(0.05)
    exhibit.station.moment.show(None)
    yield from (pan, pinch, tap, day)


def lone_pins(canvas: TouchMap) -> list[QPoint]:
    """Return where a tap means one pin; where every mark is a crowd, the crowds."""
    points = [spot.point for spot in canvas.spots()]
    lone = [point.toPoint() for point in points if len(canvas.refs_at(point)) == 1]
    return lone or [point.toPoint() for point in points]


def lone_marks(canvas: TouchTimeline) -> list[QPoint]:
    """Return where a tap means one entry; where every mark is a crowd, the crowds."""
    marks = [mark for mark in canvas._stage.scene().marks if mark.entry is not None]
    lone = [mark for mark in marks if len(canvas._meant(mark, mark.rect.center())) == 1]
    lone = lone or canvas._stage.scene().marks
    plot = canvas._stage.frame.plot
    seen = [mark for mark in lone if plot.contains(mark.rect.center())]
    return [(mark.rect.center() * canvas._enlarged).toPoint() for mark in seen]


def on_search(exhibit: Exhibit, hand: Hand) -> Iterator[Spent]:
    """Yield what a letter costs: until its key is down, until it stands, until it is answered."""
    exhibit.station.visit.go(Place("search"))
    hand.settle()
    search = exhibit.window.screen_of("search")
    whats = ("a key goes down", "a letter stands", "a letter is answered")
    kinds = [Spent(f"search: {what}") for what in whats]
    for word in ("dongkhe", "trungdoan", "thainguyen"):
        search.line.clear()
        hand.settle(0.2)
        for code in word:
            key = search.keyboard.keys[code]
            for spent, seen in zip(
                kinds, (key, search.line, search.findings.list.viewport()), strict=True
            ):
                hand.tap(spent, key, key.rect().center(), seen)
                hand.settle(0.1)
                if spent is not kinds[-1]:
                    search.line.erase()
                    hand.settle(0.1)
    yield from kinds


def measured(exhibit: Exhibit, hand: Hand) -> Iterator[Spent]:
    """Yield what each kind of touch costs on each of the screens."""
    yield from on_canvas(exhibit, hand, "map")
    yield from on_canvas(exhibit, hand, "timeline")
    yield from on_search(exhibit, hand)
    turn, pill = Spent("language"), exhibit.window.bar.language
    for _ in range(8):
        hand.tap(turn, pill, pill.rect().center(), pill)
        hand.settle(0.3)
    yield turn


def main(archive: Path = BUNDLED) -> None:
    """Print the tables."""
    exhibit = Exhibit(application_of([]), StationSettings())
    exhibit.window.resize(*SIZES[0])
    exhibit.show()
    exhibit.furnish()
    exhibit.open(Source(archive))
    exhibit.station.jobs.wait()
    hand = Hand(exhibit, QTest.createTouchDevice())
    for size in SIZES:
        exhibit.window.resize(*size)
        hand.settle()
        print(f"\nfrom touch to painted, {size[0]}×{size[1]}, {archive.name}")
        print(f"{'what':<34}{'p50 ms':>8}{'p95 ms':>8}{'max ms':>8}{'own p95':>10}")
        for spent in measured(exhibit, hand):
            print(spent.line(), flush=True)
            what = f"{spent.what}, {size[0]}×{size[1]}, 95 %"
            tell(Row(what, late(spent.wall), limit=LIMIT_MS))
    exhibit.window.leave()


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
