"""Backups while somebody edits: looked after every minute, made when one is due; and warnings."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from db.backups import back_up, due, folder_of
from db.storage import synchronised

if TYPE_CHECKING:
    from db.archive import Archive
    from db.backups import Backup
    from db.errors import ArchiveError
    from viewer.context import Context

EVERY = 60_000
"""Milliseconds between two looks whether a backup is due."""
MEGABYTE = 1_000_000
LEAST_FREE = 200 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Hazards:
    """What endangers an archive where it lies: a service that copies it, and bytes left free."""

    service: str | None
    free: int | None


def keep(archive: Archive) -> Backup | None:
    """Back the archive up if that is due; for a worker thread."""
    folder = folder_of(archive.path)
    now = datetime.now(UTC)
    return back_up(archive.path, folder, now) if due(archive.path, folder, now) else None


def hazards(archive: Archive) -> Hazards:
    """Return what endangers the archive where it lies; for a worker thread."""
    try:
        free = shutil.disk_usage(archive.path.parent).free
    except OSError:  # where the disk has vanished, the next read says so
        free = None
    return Hazards(synchronised(archive.path), free)


class Safekeeping(QObject):
    """Keep backups of the archive that is edited; one for the desk. Lives in the GUI thread."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._running = False
        self._told = ""
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        context.desk.changed.connect(self._on_desk_changed)

    def look(self) -> None:
        """Have a backup made in the background, if one is due and somebody edits."""
        if self._running or not self._context.desk.editing:
            return
        self._running = True
        self._context.jobs.run_apart(keep, then=self._end, failed=self._fail)

    def warn(self, found: Hazards) -> None:
        """Tell what endangers the archive where it lies."""
        notices = self._context.notices
        if found.service is not None:
            said = self.tr("The archive lies in a folder that %1 copies elsewhere.")
            notices.post(
                said.replace("%1", found.service),
                self.tr("Two people must not edit it at a time; a folder of your own is safer."),
            )
        if found.free is not None and found.free < LEAST_FREE:
            said = self.tr("The disk is nearly full: %1 MB are free.")
            notices.post(
                said.replace("%1", str(found.free // MEGABYTE)),
                self.tr("Free some space; nothing that was saved is lost."),
            )

    def _end(self, _made: Backup | None) -> None:
        self._running, self._told = False, ""

    def _fail(self, error: ArchiveError) -> None:
        """Tell why no backup could be made, once for each reason."""
        self._running = False
        if error.sentence != self._told:
            self._told = error.sentence
            self._context.notices.report(error)

    def _on_desk_changed(self) -> None:
        if self._context.desk.editing:
            self._timer.start()
            self._context.jobs.run_apart(hazards, then=self.warn)
        else:
            self._timer.stop()
