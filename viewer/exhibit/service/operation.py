"""The operation of a station: packs, watchdog, log, counts and dark hours round the exhibit."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from viewer.exhibit.service.crashes import CrashReports
from viewer.exhibit.service.dimming import Darkness, Dimming
from viewer.exhibit.service.folders import boot, log_folder, tally_folder
from viewer.exhibit.service.logbook import Logbook
from viewer.exhibit.service.supply import Supply
from viewer.exhibit.service.tally import HourlyTally
from viewer.exhibit.service.watchdog import Watchdog
from viewer.exhibit.visit import ATTRACT
from viewer.version import version

if TYPE_CHECKING:
    from db.errors import ArchiveError
    from viewer.exhibit.app import Exhibit, Source
    from viewer.exhibit.settings import StationSettings
    from viewer.exhibit.visit import Place

COUNTS_WRITTEN = 5 * 60_000
"""Milliseconds between two times that the counts go to the disk."""
FAULTS_BORNE = 3
FAULTS_WITHIN = 60.0
"""So many faults of the program in so many seconds, and it is started again."""
FAULTY = 70
"""The exit status then (EX_SOFTWARE of sysexits.h)."""


class Operation(QObject):
    """Run one exhibit unattended: make it before it is furnished, then `begin`.

    Where the settings name neither packs nor a folder of state, it is a rehearsal: nothing is
    written anywhere, and the exhibit shows its source alone.
    """

    def __init__(self, exhibit: Exhibit) -> None:
        super().__init__(exhibit)
        settings = exhibit.settings
        unattended = settings.unattended
        self._exhibit = exhibit
        self._fallback: Source | None = None
        self._faults: list[float] = []
        self._somebody = False
        folder = log_folder(settings) if unattended else None
        self.logbook = Logbook(folder, settings.log_megabytes)
        self.crashes = CrashReports(folder, parent=self)
        self.watchdog = Watchdog(parent=self)
        self.dimming = Dimming(settings.dim_from, settings.dim_to, parent=self)
        self.darkness = Darkness(exhibit.window)
        self.supply: Supply | None = None
        self.tally: HourlyTally | None = None
        if unattended:
            self.tally = HourlyTally(tally_folder(settings))
            exhibit.tally = self.tally
        self._counting = QTimer(self)
        self._counting.setInterval(COUNTS_WRITTEN)
        self._counting.timeout.connect(self._on_counting_timeout)

    def begin(self, source: Source) -> None:
        """Furnish the exhibit, beat, and show the good pack, or `source` where there is none."""
        exhibit = self._exhibit
        self._fallback = source
        if exhibit.settings.unattended:
            self.crashes.install()
            self.crashes.happened.connect(self._on_crashes_happened)
        self.logbook.note(f"Begun: Muniment {version()}.")
        station = exhibit.furnish()
        station.visit.changed.connect(self._on_visit_changed)
        station.visit.ended.connect(self.dimming.rest)
        station.language.changed.connect(self._on_language_changed)
        station.jobs.failed.connect(self._on_jobs_failed)
        self.dimming.changed.connect(self.darkness.spread)
        self.darkness.touched.connect(self.dimming.wake)
        self.watchdog.start()
        self.dimming.start()
        self._counting.start()
        exhibit.ended.connect(self.end)
        if exhibit.settings.packs is None:
            exhibit.open(source, failed=self._on_source_failed)
        else:
            self.supply = supply = self._supply_of(exhibit.settings)
            supply.noted.connect(self.logbook.note)
            supply.opened.connect(exhibit.exchange)
            supply.missing.connect(self._on_supply_missing)
            supply.occupied.connect(exhibit.fail)
            supply.be_vacant(station.visit.place.screen == ATTRACT)
            supply.start()

    def end(self) -> None:
        """Write what is left to write; the exhibit has ended."""
        self._counting.stop()
        if self.supply is not None:
            self.supply.close()
        if self.tally is not None:
            self.tally.write()
        self.logbook.note("Ended.")
        self.crashes.remove()
        self.watchdog.stop()

    def _supply_of(self, settings: StationSettings) -> Supply:
        from db.packs.keys import read_public_key
        from db.stations.store import PackStore

        assert settings.packs is not None
        key = read_public_key(settings.trusted_key)
        store = PackStore(settings.packs, key, boot=boot(), allowed=settings.replace_archive)
        return Supply(
            self._exhibit.station.jobs,
            store,
            settings.watched,
            watch_seconds=settings.watch_seconds,
            good_minutes=settings.good_minutes,
            parent=self,
        )

    # slots

    def _on_supply_missing(self) -> None:
        if self._fallback is not None:
            self._exhibit.open(self._fallback, failed=self._on_source_failed)

    def _on_source_failed(self, error: ArchiveError) -> None:
        """Show another archive until a pack comes; a rehearsal ends with the error."""
        from viewer.exhibit.app import Source

        self.logbook.note(str(error))
        instead = self._fallback.instead if self._fallback else None
        if self.supply is None or instead is None:
            self._exhibit.fail(error)
        else:
            self._fallback = Source(instead)
            self._exhibit.open(self._fallback, failed=self._on_source_failed)

    def _on_jobs_failed(self, error: ArchiveError) -> None:
        self.logbook.note(f"Not answered: {type(error).__name__}: {error.template}")

    def _on_crashes_happened(self, name: str) -> None:
        """Begin anew for the visitor; where that does not help, let the program be started anew."""
        self.logbook.note(f"Fault of the program: {name}; its report lies beside this log.")
        now = time.monotonic()
        self._faults = [at for at in self._faults if now - at < FAULTS_WITHIN] + [now]
        if len(self._faults) >= FAULTS_BORNE:
            sys.stderr.write(f"muniment: {FAULTS_BORNE} faults in a minute\n")
            self._exhibit.application.exit(FAULTY)
        else:
            QTimer.singleShot(0, self._exhibit.station.visit, self._exhibit.station.visit.reset)

    def _on_visit_changed(self, place: Place) -> None:
        tally = self._exhibit.station.tally
        vacant = place.screen == ATTRACT
        if not vacant and not self._somebody:
            tally.count("session", self._exhibit.language.code)
        self._somebody = not vacant
        if not vacant:
            tally.count("screen", place.screen)
        if self.supply is not None:
            self.supply.be_vacant(vacant)

    def _on_language_changed(self) -> None:
        if self._somebody:
            self._exhibit.station.tally.count("language", self._exhibit.language.code)

    def _on_counting_timeout(self) -> None:
        if self.tally is not None:
            self._exhibit.station.jobs.run_aside(self.tally.write, then=self._on_counts_written)

    def _on_counts_written(self, done: bool) -> None:
        if not done:
            self.logbook.note("The counts cannot be written; they are kept in memory.")
