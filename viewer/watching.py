"""Watching: whether another program has written the archive that is open in a window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from db import Archive
    from db.errors import ArchiveError
    from viewer.context import Context

EVERY = 1000
"""Milliseconds between two looks."""
LANE = "data-version"


class Watching(QObject):
    """Look into the archive now and then, in a worker; announce what others changed."""

    found = Signal()
    """Another program has written the archive."""

    def __init__(
        self, context: Context, archive: Callable[[], Archive | None], parent: QObject | None = None
    ) -> None:
        """Take what tells the archive that is open now."""
        super().__init__(parent)
        self._context = context
        self._archive = archive
        self._version: int | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def begin_anew(self) -> None:
        """Compare with what the archive is now: another one has been opened."""
        self._version = None
        self.look()

    def look(self) -> None:
        """Ask in a worker whether another program has written the archive since."""
        archive = self._archive()
        if archive is None or archive.writable:  # who may write it is alone to do so
            return
        jobs = self._context.jobs
        if not jobs.awaits(LANE):
            then = partial(self._compare, archive)
            jobs.run(archive.data_version, then=then, latest=LANE, failed=self._give_up)

    def _compare(self, archive: Archive, version: int) -> None:
        if archive is not self._archive():
            return
        known, self._version = self._version, version
        if known is not None and known != version:
            from db.changes import Changes

            self.found.emit()
            self._context.jobs.announce(Changes(everything=True))

    def _give_up(self, error: ArchiveError) -> None:
        """Tell once that the archive no longer answers, and ask no more."""
        self.stop()
        self._context.notices.report(error)
