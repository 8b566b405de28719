"""Unlocking: who sits at the desk is asked, and the archive is opened for writing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.state.desk import Cataloguer
from viewer.working_copy import BUNDLED, copy_path, make_copy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db import Archive
    from db.errors import ArchiveError
    from viewer.context import Context
    from viewer.window import Window

LANE = "unlock"


def open_for_writing(path: Path, who: str, private: Path | None) -> Archive:
    """Open an archive for writing, or the private copy that is made of it first.

    For a worker thread; raises the ArchiveError family.
    """
    from db import Archive
    from db.errors import StorageFailed

    if private is not None:
        try:
            path = make_copy(path, private)
        except OSError as error:
            raise StorageFailed(
                "Your own copy of the archive could not be made at {path} ({reason}).",
                "Free some space, or check the folder's permissions.",
                path=private,
                reason=error.strerror or error,
            ) from error
    return Archive.open(path, mode="write", who=who)


def reopen_for_reading(archive: Archive) -> Archive:
    """Close an archive that was written, and open it again as a reader; for a worker thread."""
    from db import Archive

    archive.close()
    return Archive.open(archive.path)


class Unlocking(QObject):
    """Turn editing on and off in a window."""

    def __init__(
        self,
        context: Context,
        window: Window,
        archive: Callable[[], Archive | None],
        exchange: Callable[[Archive], None],
        permits: Callable[[], bool],
    ) -> None:
        """Take what tells the open archive, puts another in its place, and lets it be edited."""
        super().__init__(window)
        self._context = context
        self._window = window
        self._archive = archive
        self._exchange = exchange
        self._permits = permits
        context.desk.unlock_wanted.connect(self.ask)
        context.desk.lock_wanted.connect(self.lock)

    def ask(self) -> None:
        """Ask who edits, and in which part; the name is remembered."""
        from viewer.dialogs.unlock import UnlockDialog

        if self._archive() is None or self._context.desk.editing or not self._permits():
            return
        settings = self._context.settings
        dialog = UnlockDialog(
            settings.text("cataloguer/name", ""),
            settings.text("cataloguer/role", "drafter"),
            self._window,
        )
        dialog.agreed.connect(self._on_dialog_agreed)
        dialog.open()

    def unlock(self, cataloguer: Cataloguer) -> None:
        """Open the archive for writing in the background, and let this person edit."""
        archive = self._archive()
        if archive is None:
            return
        private = copy_path(self._context.settings) if archive.path == BUNDLED else None
        self._context.jobs.run(
            open_for_writing,
            archive.path,
            cataloguer.name,
            private,
            then=partial(self._begin, cataloguer),
            latest=LANE,
            failed=self._stay_reader,
        )

    def lock(self) -> None:
        """Let nobody edit any more, and the archive be written by others."""
        archive, desk = self._archive(), self._context.desk
        if archive is None or not desk.editing:
            return
        desk.lock()
        self._context.jobs.run_behind_writes(reopen_for_reading, archive, then=self._exchange)

    def _begin(self, cataloguer: Cataloguer, archive: Archive) -> None:
        before = self._archive()
        copied = before is not None and before.path != archive.path
        self._exchange(archive)
        self._context.desk.report("saved")
        self._furnish()
        self._context.desk.unlock(cataloguer)
        if copied:
            self._context.notices.post(
                self.tr("The archive that came with the program stays as it is."),
                self.tr("Your changes go into a copy of your own: %1").replace(
                    "%1", str(archive.path)
                ),
            )

    def _furnish(self) -> None:
        """Put the desk's panel into the window, the first time that it is unlocked."""
        from viewer.catalogue.panel import CataloguePanel

        if not any(isinstance(panel, CataloguePanel) for panel in self._window.panels):
            self._window.add_panel(CataloguePanel(self._context))

    def _stay_reader(self, error: ArchiveError) -> None:
        self._context.notices.report(error)
        self._context.desk.changed.emit()

    def _on_dialog_agreed(self, name: str, role: str) -> None:
        settings = self._context.settings
        settings.remember("cataloguer/name", name)
        settings.remember("cataloguer/role", role)
        self.unlock(Cataloguer(name, "reviewer" if role == "reviewer" else "drafter"))
