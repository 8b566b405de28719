"""Importing articles in the window: read in a process of its own, added as one revision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from db.changes import Changes
from db.importing import add_articles, read_articles
from viewer.catalogue.apart import in_child
from viewer.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from db.archive import Archive, Cancellation
    from db.errors import ArchiveError
    from db.outcomes import Imported
    from viewer.context import Context

FORMATS = "*.txt *.pdf *.docx *.odt *.html *.htm *.xhtml *.md *.markdown *.xml"
STEPS = 100


def take_in(
    door: Archive,
    files: tuple[Path, ...],
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> Imported | None:
    """Read the files in a child process and add them; None where it was called off.

    For a worker thread; raises the ArchiveError family.
    """
    found = in_child(read_articles, door.path, files, progress=progress, cancellation=cancellation)
    return None if found is None else add_articles(door, found)


class ArticleImport(Errand):
    """Carry one import from the file to the review queue."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(context, window)
        self.dialog: QFileDialog | None = None
        self.progress: QProgressDialog | None = None

    def take(self, files: tuple[Path, ...]) -> None:
        """Import these files."""
        self.progress = QProgressDialog(self._window)
        self.progress.setWindowModality(Qt.WindowModality.WindowModal)
        self.progress.setLabelText(self.tr("The article is read …"))
        self.progress.setCancelButtonText(self.tr("Cancel"))
        self.progress.setRange(0, STEPS)
        self.progress.setMinimumDuration(0)
        self.progress.canceled.connect(self._cancel)
        self.progress.show()
        self._progressed.connect(self._on_progressed)
        self._run(take_in, files, then=self._finish)

    def _open(self) -> None:
        self.dialog = QFileDialog(self._window, self.tr("Import an article"))
        self.dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self.dialog.setNameFilter(self.tr("Articles (%1)").replace("%1", FORMATS))
        self.dialog.filesSelected.connect(self._on_dialog_files_selected)
        self.dialog.rejected.connect(self.deleteLater)
        self.dialog.open()

    def _finish(self, report: Imported | None) -> None:
        self._end()
        if report is None:
            return
        if not report.added:
            self._context.notices.post(self.tr("This article is in the archive already."))
            return
        said = self.tr("%1 sections added, %2 suggestions to review.")
        said = said.replace("%1", str(report.added.get("section", 0)))
        self._context.notices.post(said.replace("%2", str(sum(report.suggested.values()))))
        self._context.jobs.announce(Changes(everything=True))
        self._context.desk.tool_wanted.emit("review")

    def _fail(self, error: ArchiveError) -> None:
        self._end()
        super()._fail(error)

    def _end(self) -> None:
        if self.progress is not None:
            self.progress.close()
            self.progress.deleteLater()
            self.progress = None
        self.deleteLater()

    def _on_progressed(self, share: float) -> None:
        if self.progress is not None:
            self.progress.setValue(min(STEPS - 1, round(STEPS * share)))

    def _on_dialog_files_selected(self, names: list[str]) -> None:
        self.take(tuple(Path(name) for name in names))
