"""Importing pictures in the window: asked for by menu or by a drop, done in a lane apart."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from db.archive import Cancelled
from db.changes import Changes
from db.pictures.signs import looks_like_picture
from db.scanning import Wishes, import_pictures
from viewer.dialogs.pictures import PicturesDialog
from viewer.errand import DialogErrand

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from db import Archive
    from db.archive import Cancellation
    from db.errors import ArchiveError
    from db.outcomes import Imported
    from viewer.context import Context


def take_in(
    door: Archive,
    files: tuple[Path, ...],
    wishes: Wishes,
    added: list[str],
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> Imported | None:
    """Take pictures into the archive; None where it was called off. For a worker thread."""
    try:
        return import_pictures(
            door,
            files,
            wishes,
            progress=progress,
            cancellation=cancellation,
            added=added.append,
        )
    except Cancelled:
        return None


class PictureImport(DialogErrand[PicturesDialog]):
    """Carry one import from the dialog to the end."""

    def __init__(self, context: Context, files: tuple[Path, ...], window: QWidget) -> None:
        super().__init__(context, window)
        self._files = files
        self._added: list[str] = []

    def _open(self) -> None:
        dialog = PicturesDialog(self._files, self._window)
        dialog.import_wanted.connect(self._on_dialog_import_wanted)
        self._show(dialog)

    def _finish(self, report: Imported | None) -> None:
        self._announce()
        if report is None:
            self._show_end(self.tr("Nothing was added by what was cancelled."), well=False)
            return
        words = [self.tr("%1 pictures added").replace("%1", str(report.added["media"]))]
        if report.unchanged:
            known = self.tr("%1 were in the archive already")
            words.append(known.replace("%1", str(report.unchanged)))
        self._show_end(" · ".join(words), well=True)
        if self._added:
            self._context.selection.choose(self._added[-1], self)

    def _fail(self, error: ArchiveError) -> None:
        self._announce()
        super()._fail(error)

    def _announce(self) -> None:
        if self._added:
            self._context.jobs.changed.emit(Changes(added=frozenset(self._added)), self)

    def _on_dialog_import_wanted(self, files: tuple[Path, ...], as_map: bool, beside: bool) -> None:
        self._added = []
        wishes = Wishes(beside=beside, as_map=as_map)
        self._run(take_in, files, wishes, self._added, then=self._finish)


class PictureDrop(QObject):
    """Take pictures that are dropped onto the window."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and _pictures(event.mimeData()):
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            files = _pictures(event.mimeData())
            if files:
                event.acceptProposedAction()
                PictureImport(self._context, files, self._window).begin()
                return True
        return super().eventFilter(watched, event)


def _pictures(data: QMimeData) -> tuple[Path, ...]:
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return tuple(path for path in paths if looks_like_picture(path))
