"""Backups at the desk: they are listed and made, and the archive becomes one of them again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal

from db.backups import Backup, back_up, backups, folder_of
from db.restoration import restore
from viewer.dialogs.backups import BackupsDialog
from viewer.state.admission import Admission
from viewer.state.notices import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.archive import Archive
    from db.errors import ArchiveError
    from viewer.context import Context


@dataclass(frozen=True, slots=True)
class Shelf:
    """The backups of an archive, newest first, each with its size in bytes."""

    folder: Path
    kept: tuple[tuple[Backup, int], ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """An archive that became what a backup holds, and where what it was is kept."""

    path: Path
    kept: Path | None


def shelf(archive: Archive) -> Shelf:
    """Return the backups of an archive; for a worker thread."""
    folder = folder_of(archive.path)
    return Shelf(folder, tuple((one, one.path.stat().st_size) for one in backups(folder)))


def make(archive: Archive, progress: Callable[[float], None]) -> Shelf:
    """Back an archive up now, and return all its backups; for a worker thread."""
    back_up(archive.path, folder_of(archive.path), progress=progress)
    return shelf(archive)


def put_back(archive: Archive, backup: Path, progress: Callable[[float], None]) -> Restored:
    """Close an archive, and make its file what a backup holds; for a worker thread."""
    archive.close()
    return Restored(archive.path, restore(backup, archive.path, progress))


class Backups(QObject):
    """Carry one visit to the backups from the dialog to its end; a locked desk asks who edits."""

    _progressed = Signal(float)

    def __init__(self, context: Context, window: QWidget, reopen: Callable[[Path], None]) -> None:
        """Take what opens an archive in the window."""
        super().__init__(window)
        self._context = context
        self._window = window
        self._reopen = reopen
        self._shelf: Shelf | None = None
        self.dialog: BackupsDialog | None = None

    def begin(self) -> None:
        """Show the backups; first ask who edits, where nobody does."""
        admission = Admission(self._context.desk, self)
        admission.granted.connect(self._ask)
        admission.refused.connect(self.deleteLater)
        admission.ask()

    def _ask(self) -> None:
        self._context.jobs.run_apart(shelf, then=self._open)

    def _open(self, found: Shelf) -> None:
        self.dialog = BackupsDialog(str(found.folder), self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.backup_wanted.connect(self._on_dialog_backup_wanted)
        self.dialog.restore_wanted.connect(self._on_dialog_restore_wanted)
        self.dialog.finished.connect(self._on_dialog_finished)
        self._progressed.connect(self.dialog.show_progress)
        self._show(found)
        self.dialog.open()

    def _show(self, found: Shelf) -> None:
        self._shelf = found
        if self.dialog is not None:
            self.dialog.show_rows([self._words(one, size) for one, size in found.kept])

    def _words(self, one: Backup, size: int) -> str:
        locale = QLocale(self._context.language.code)
        at = one.at.astimezone().strftime("%d/%m/%Y %H:%M")
        revision = self.tr("revision %1").replace("%1", str(one.revision))
        return f"{at} · {locale.formattedDataSize(size)} · {revision}"

    def _show_made(self, found: Shelf) -> None:
        self._show(found)
        self._end(self.tr("The backup was made, and read back."))

    def _fail(self, error: ArchiveError) -> None:
        notice = notice_of(error)
        self._end(f"{notice.sentence} {notice.remedy}")

    def _end(self, words: str) -> None:
        if self.dialog is not None:
            self.dialog.show_end(words)

    def _finish(self, done: Restored) -> None:
        if self.dialog is not None:
            self.dialog.show_running(running=False)
            self.dialog.accept()
        self._reopen(done.path)
        kept = self.tr("What it was before is kept: %1").replace("%1", str(done.kept))
        self._context.notices.post(self.tr("The archive is what the backup held."), kept)

    def _on_dialog_backup_wanted(self) -> None:
        if self.dialog is not None:
            self.dialog.show_running(running=True)
            jobs = self._context.jobs
            jobs.run_apart(make, self._progressed.emit, then=self._show_made, failed=self._fail)

    def _on_dialog_restore_wanted(self, row: int) -> None:
        if self.dialog is None or self._shelf is None:
            return
        self.dialog.show_running(running=True)
        chosen = self._shelf.kept[row][0]
        jobs = self._context.jobs

        def go_on(_nothing: object) -> None:
            emit, path = self._progressed.emit, chosen.path
            jobs.run_apart(put_back, path, emit, then=self._finish, failed=self._fail)

        self._context.desk.lock_wanted.emit()  # what is typed is saved, and the file let go
        jobs.run_behind_writes(_nothing, then=go_on)

    def _on_dialog_finished(self) -> None:
        self.dialog = None
        self.deleteLater()


def _nothing() -> None:
    """Stand in the write lane, behind everything that was asked before."""
