"""Falls: what the interpreter says while it dies at once, kept for the next start.

Only while somebody edits, for who only reads leaves no files.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from viewer.crash_report import of_last_words

if TYPE_CHECKING:
    from io import FileIO

    from viewer.context import Context
    from viewer.window import Window

NAMES = "fall-*.txt"
LARGEST = 64 * 1024
"""Bytes of last words; what a hundred threads did needs no more to be understood."""
STALE = 7 * 24 * 3600
"""Seconds after which an empty file is of no running program any more."""
_log = logging.getLogger(__name__)


def last_falls(folder: Path) -> str:
    """Return as a report what fallen programs left, and remove it; for a worker thread."""
    told: list[str] = []
    for file in sorted(folder.glob(NAMES)):
        try:
            words = file.read_bytes()[:LARGEST]
            if words or time.time() - file.stat().st_mtime > STALE:
                file.unlink()
        except OSError as error:  # another start took it
            _log.info("A report of a fall cannot be read: %s.", error.strerror)
            continue
        if words:
            told.append(of_last_words(words.decode("utf-8", "replace")))
    return "\n".join(told)


class Falls(QObject):
    """Keep a file open for last words while somebody edits, and show those of the time before."""

    def __init__(self, context: Context, window: Window) -> None:
        super().__init__(window)
        self._context = context
        self._folder = context.settings.data_folder()
        self._file: FileIO | None = None
        context.desk.changed.connect(self._on_desk_changed)
        window.closed.connect(self.leave)

    def begin(self) -> None:
        """Show what an earlier program left when it fell."""
        self._context.jobs.run(last_falls, self._folder, then=self._show)

    def leave(self) -> None:
        """Need no last words any more."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            Path(os.fsdecode(self._file.name)).unlink(missing_ok=True)
            self._file = None

    def _keep(self) -> None:
        if self._file is None:
            path = self._folder / NAMES.replace("*", str(os.getpid()))
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                self._file = path.open("wb", buffering=0)
            except OSError as error:  # a full disk is told of where something is saved
                _log.warning("A fall could not be reported: %s.", error.strerror)
                return
            faulthandler.enable(self._file)

    def _show(self, report: str) -> None:
        if report:
            from viewer.dialogs.crash import CrashDialog

            dialog = CrashDialog(report, fell=True)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _on_desk_changed(self) -> None:
        (self._keep if self._context.desk.editing else self.leave)()
