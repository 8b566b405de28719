"""Control points from files of other programs, and to them, asked for in file dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from db.maps.placement_files import FORMATS, read_placement, write_file

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db.maps.sheets import Sheet
    from viewer.jobs import Jobs
    from viewer.state.notices import Notices


def write_sheet(sheet: Sheet, format_name: str, path: Path) -> Path:
    """Write where a sheet lies; for a worker thread. Raises the ArchiveError family."""
    write_file(path, FORMATS[format_name](sheet))
    return path


class Files(QObject):
    """Ask which file, read or write it away from the GUI thread, and tell what came of it."""

    read = Signal(object)
    """The Placement that a file holds."""

    def __init__(self, jobs: Jobs, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._notices = notices

    def ask_for_one(self, window: QWidget) -> None:
        """Ask for a file and read it."""
        name, _ = QFileDialog.getOpenFileName(
            window,
            self.tr("Control points of another program"),
            "",
            self.tr("Control points (*.points *.json)"),
        )
        if name:
            self._jobs.run(
                read_placement, Path(name), then=self.read.emit, failed=self._notices.report
            )

    def ask_for_place(self, window: QWidget, sheet: Sheet) -> None:
        """Ask where to write the sheet's control points, and write them."""
        annotation = self.tr("IIIF Georeference Annotation (*.json)")
        points = self.tr("Control points for QGIS (*.points)")
        name, kind = QFileDialog.getSaveFileName(
            window, self.tr("Export the control points"), "", f"{annotation};;{points}"
        )
        if not name:
            return
        format_name = "qgis-points" if kind == points else "iiif-georeference"
        if name.endswith((".points", ".json")):
            format_name = "qgis-points" if name.endswith(".points") else "iiif-georeference"
        self._jobs.run(
            write_sheet,
            sheet,
            format_name,
            Path(name),
            then=self._tell_written,
            failed=self._notices.report,
        )

    def _tell_written(self, path: Path) -> None:
        self._notices.post(self.tr("Wrote %1.").replace("%1", str(path)))
