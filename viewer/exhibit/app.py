"""Compose the station: the shell is painted first, then come the archive and the screens."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from db.errors import ArchiveError
from viewer import theme
from viewer.application import application_of, furnish, is_furnished
from viewer.exhibit.comfort import Comfort
from viewer.exhibit.context import Station, Tally, Uncounted
from viewer.exhibit.metrics import Metrics
from viewer.exhibit.station import StationWindow
from viewer.exhibit.visit import ATTRACT, HOME, Place, Visit
from viewer.state.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QClipboard
    from PySide6.QtWidgets import QApplication

    from db import Archive
    from viewer.exhibit.countdown import Countdown
    from viewer.exhibit.settings import StationSettings
    from viewer.state.collector import Collector

RESOURCES = Path(__file__).resolve().parent.parent.parent / "resources"
LATER: Final = (
    *("db.archive", "db.reading", "viewer.jobs", "viewer.exhibit.service.operation"),
    *("viewer.exhibit.guard", "viewer.exhibit.staff_exit", "viewer.exhibit.screens"),
)
"""What is imported while the shell is seen."""
TURN: Final = 0.001
"""Seconds after which a worker lets the window have the interpreter; Python's own are 5 ms, which
the window would wait for several times in one painting."""
HEAR_EVERY: Final = 500
FAILURES: Final = "staff-exit.json"
FULL_SCREEN_AFTER: Final = 400
"""Milliseconds: cage ignores what asks for the full screen while it is being shown."""

FULL_EVERY: Final = 20
"""Visits after which everything is looked through for what can go."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a station shows: an archive, or a pack that is verified with a trusted key."""

    path: Path
    trusted: str = ""
    """The public key's line, or the name of its file; empty for an archive."""
    instead: Path | None = None
    """The archive of a station that waits for a pack, and where `path` cannot be opened."""


def run(source: Source, settings: StationSettings, *, windowed: bool = False) -> int:
    """Show `source` until staff leave; return the exit status.

    Raises the ArchiveError that left nothing to show.
    """
    if not windowed:  # before the screen is full, Qt would draw a frame with a close button
        os.environ["QT_WAYLAND_DISABLE_WINDOWDECORATION"] = "1"
    exhibit = Exhibit(application_of(sys.argv[:1]), settings, windowed=windowed)
    exhibit.window.first_painted.connect(lambda: exhibit.begin(source))
    exhibit.show()

    def leave(_signal: int, _frame: object) -> None:
        exhibit.window.leave()

    signal.signal(signal.SIGTERM, leave)
    hearing = QTimer()  # Python hears a signal when it next runs
    hearing.timeout.connect(lambda: None)
    hearing.start(HEAR_EVERY)
    status = exhibit.application.exec()
    if exhibit.failure is not None:
        raise exhibit.failure
    return status


def open_source(source: Source) -> Archive:
    """Open an archive for reading, or verify a pack and open it; for a worker thread.

    Raises the ArchiveError family.
    """
    from db import Archive

    if not source.trusted:
        return Archive.open(source.path)
    from db.packs.keys import read_public_key
    from db.publishing import open_pack

    return open_pack(source.path, read_public_key(source.trusted)).archive


class Exhibit(QObject):
    """One station: its window, what its screens share, and the archive they ask."""

    _loaded = Signal()
    ended = Signal()
    """Everything has stopped; the program ends."""

    def __init__(
        self,
        application: QApplication,
        settings: StationSettings,
        *,
        windowed: bool = True,
        tally: Tally | None = None,
    ) -> None:
        """Make the shell alone: no SQLAlchemy, no screen; furnish() or begin() does the rest."""
        super().__init__()
        self.application = application
        self.settings = settings
        self.windowed = windowed
        self.tally = tally or Uncounted()
        """Counts what visitors do; to be set before furnish()."""
        self.failure: ArchiveError | None = None
        self._archive: Archive | None = None
        self._collector: Collector | None = None
        self.countdown: Countdown | None = None
        self._furnished, self._visits = False, 0
        self.metrics = Metrics(settings.screen_width_mm)
        self.comfort = Comfort(self)
        self.language = Language(RESOURCES / "translations", settings.language)
        screen = application.primaryScreen().size()
        if windowed:
            screen = screen.boundedTo(screen * 0.9)
        self.metrics.fit(screen.width(), screen.height())
        self.window = StationWindow(self.metrics, closable=windowed)
        self._filling = QTimer(self, singleShot=True, interval=FULL_SCREEN_AFTER)
        self._filling.timeout.connect(self.window.showFullScreen)
        self._dress()
        self.window.resize(screen)
        self.window.bar.retranslate()
        self.window.bar.show_language(self.language.code)
        self.window.closed.connect(self.end)
        self.window.resized.connect(self._on_window_resized)

    def show(self) -> None:
        """Show the window, and a little later fill the screen with it."""
        self.window.show()
        self.window.setFocus()
        if not self.windowed:
            self._filling.start()

    def begin(self, source: Source) -> None:
        """Do after the first paint what it did not wait for: screens, service, the archive.

        Their modules are imported in a thread of its own, so that a touch is answered meanwhile.
        """
        from threading import Thread

        self._loaded.connect(lambda: self._go_on(source))
        Thread(target=self._load, name="muniment-load", daemon=True).start()

    def _load(self) -> None:
        """Import what begins the exhibit, in a thread; a fault is told by who imports it again."""
        from contextlib import suppress
        from importlib import import_module

        with suppress(ImportError):
            for module in LATER:
                import_module(module)
        self._loaded.emit()

    def _go_on(self, source: Source) -> None:
        from viewer.exhibit.service.operation import Operation
        from viewer.state.collector import Collector

        try:
            Operation(self).begin(source)
        except ArchiveError as error:
            self.fail(error)
        self._collector = Collector(self)

    def fail(self, error: ArchiveError) -> None:
        """End the program with a fault of the world that leaves nothing to show."""
        self.failure = error
        self.window.leave()

    def furnish(self) -> Station:
        """Give the window its screens and return what they share; once."""
        from viewer.exhibit.charts import Charts
        from viewer.exhibit.countdown import Countdown
        from viewer.exhibit.idle import IdleClock
        from viewer.exhibit.screens import SCREENS
        from viewer.exhibit.tidying import keep_pictures_apart
        from viewer.jobs import Jobs
        from viewer.state.moment import Moment

        furnish(self.application)
        sys.setswitchinterval(TURN)
        keep_pictures_apart()
        self._dress()
        jobs = Jobs(self)
        self.station = Station(
            jobs=jobs,
            language=self.language,
            moment=Moment(self),
            visit=Visit(self),
            comfort=self.comfort,
            metrics=self.metrics,
            settings=self.settings,
            tally=self.tally,
            charts=Charts(jobs, self),
        )
        self.window.furnish(self.station, SCREENS)
        self.countdown = countdown = Countdown(self.window, self.metrics)
        self.idle = IdleClock(self.settings.idle_seconds, self.settings.countdown_seconds, self)
        self._connect(countdown)
        self._guard()
        self._furnished = True
        return self.station

    def _connect(self, countdown: Countdown) -> None:
        station, idle = self.station, self.idle
        idle.warned.connect(self.window.close_sheets)
        idle.ticked.connect(countdown.count)
        idle.cancelled.connect(countdown.hide)
        idle.expired.connect(station.visit.reset)
        station.visit.ended.connect(countdown.hide)
        station.language.changed.connect(countdown.retranslate)
        countdown.touched.connect(idle.touch)
        station.visit.changed.connect(self._on_visit_changed)
        station.visit.ended.connect(self._on_visit_ended)
        station.visit.attended.connect(idle.hold)
        station.language.changed.connect(self._on_language_changed)
        station.comfort.changed.connect(self._on_comfort_changed)

    def _guard(self) -> None:
        """Lock the exhibit down, and give staff their way out of it."""
        from viewer.exhibit.guard import Guard
        from viewer.exhibit.holding import Holding
        from viewer.exhibit.pin import Failures
        from viewer.exhibit.staff_exit import CornerGesture, PinPad

        settings = self.settings
        self.guard = Guard(self.application, self.window, fill=not self.windowed)
        self.corners = CornerGesture(self.window, self.station)
        self.pin_pad = PinPad(self.window, self.station, Failures(_failures_file(settings)))
        self.guard.touched.connect(self._on_guard_touched)
        self.guard.pressed.connect(self.corners.press)
        self.guard.moved.connect(self.corners.move)
        self.guard.released.connect(self.corners.release)
        self.station.visit.changed.connect(self.guard.show_place)
        self.holding = Holding(self.window, self.station, self.guard)
        if settings.pin_hash or settings.packs is None:  # else nobody could say who is staff
            self.corners.made.connect(self.pin_pad.ask)
        self.pin_pad.accepted.connect(self.window.leave)
        self.guard.begin()

    # the archive

    def open(self, source: Source, failed: Callable[[ArchiveError], None] | None = None) -> None:
        """Open what is to be shown in the background; tell `failed`, or the signal, why not."""
        jobs = self.station.jobs
        jobs.run(open_source, source, then=self.exchange, latest="archive", failed=failed)

    def exchange(self, archive: Archive) -> None:
        """Show `archive` from now on; the one before is closed."""
        before, self._archive = self._archive, archive
        self.station.jobs.attach(archive)
        self.station.charts.read()
        if before is not None:
            self.window.renew()
            before.close()
        self.station.visit.reset()
        place = Place(HOME if self.window.opening.touched else ATTRACT)
        self.window.opening.touched = False
        if place == self.station.visit.place:
            self.window.show_place(place)
        else:
            self.station.visit.go(place)

    def end(self) -> None:
        """Stop everything and let the program end."""
        self._filling.stop()
        if self._collector is not None:
            self._collector.end()
        self.language.forget()
        if self._furnished:
            self.guard.end()
            self.idle.stop()
            self.station.jobs.close()
        if self._archive is not None:
            self._archive.close()
            self._archive = None
        self.ended.emit()
        self.application.quit()

    # look

    def _dress(self) -> None:
        palette = theme.CONTRAST if self.comfort.contrast else theme.LIGHT
        self.metrics.text = self.comfort.text
        sheet = theme.filled("station.qss", palette, self.metrics.tokens())
        if is_furnished():  # the shell wears nothing of the desk's
            sheet = theme.style_sheet(palette, self.metrics.widgets) + sheet
        theme.apply(self.application, palette, self.metrics.widgets, sheet="")
        self.window.dress(sheet)

    def _on_comfort_changed(self) -> None:
        self._dress()
        self.window.bar.show_contrast(contrast=self.comfort.contrast)
        self.window.arrange()

    def _on_window_resized(self) -> None:
        self._dress()
        self.window.arrange()
        if self.countdown is not None:
            self.countdown.fit()

    def _on_language_changed(self) -> None:
        self.window.retranslate()
        self.window.bar.show_language(self.language.code)

    # the visit

    def _on_visit_changed(self, place: Place) -> None:
        if place.screen == ATTRACT:
            self.idle.stop()
        else:
            self.idle.start()

    def _on_guard_touched(self) -> None:
        if not self.idle.counting:  # the countdown itself hears the touch that ends it
            self.idle.touch()

    def _on_visit_ended(self) -> None:
        """Make everything as the next visitor must find it."""
        self.idle.stop()
        self.window.forget()
        self.language.switch(self.settings.language)
        self.comfort.reset()
        self.station.moment.show(None)
        _empty(self.application.clipboard())
        self._visits += 1
        QTimer.singleShot(0, self, self._tidy)

    def _tidy(self) -> None:
        from viewer.exhibit.tidying import tidy_up  # not needed before the first paint

        home, full = self.window.screen_of(HOME), not self._visits % FULL_EVERY
        tidy_up(self.station.jobs, self._archive, self.window, home, thorough=full)


def _failures_file(settings: StationSettings) -> Path | None:
    from viewer.exhibit.service.folders import state_folder

    return state_folder(settings) / FAILURES if settings.unattended else None


def _empty(clipboard: QClipboard) -> None:
    """Forget what was copied, and what was selected where that is copied too."""
    clipboard.clear()
    if clipboard.supportsSelection():
        clipboard.clear(clipboard.Mode.Selection)
