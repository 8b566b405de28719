"""The import dialog: which pictures, how they are kept, how far it is, and how it ended."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton, QVBoxLayout, QWidget

from viewer import theme
from viewer.dialogs.running import RunningDialog
from viewer.widgets.plain_text import plain_label

WIDTH = 520
NAMED = 3
"""Files that are named one by one; more are counted."""


class PicturesDialog(RunningDialog):
    """Ask for pictures and tell how their import goes; knows no archive."""

    import_wanted = Signal(object, bool, bool)
    """(paths, whether each is a map too, whether originals stay beside the archive)"""

    def __init__(self, files: tuple[Path, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files = files
        self.setWindowTitle(self.tr("Import pictures"))
        self._chosen = plain_label(role="body")
        self.choose = QPushButton(self.tr("Choose pictures…"))
        self.as_map = QCheckBox(self.tr("Describe each as a map, too"))
        self.beside = QCheckBox(
            self.tr("Keep the originals beside the archive, in a folder of their own")
        )
        self.begin.setText(self.tr("Import"))
        self._lay_out()
        self.setMinimumWidth(max(theme.enlarged(WIDTH), self.minimumSizeHint().width()))
        self.choose.clicked.connect(self._on_choose_clicked)
        self.begin.clicked.connect(self._on_begin_clicked)
        self._show_files()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("Import pictures"), "title"))
        column.addWidget(
            plain_label(self.tr("Scans, photographs and maps: JPEG, PNG and TIFF."), "muted")
        )
        column.addSpacing(8)
        column.addWidget(self._chosen)
        column.addWidget(self.choose)
        column.addSpacing(8)
        column.addWidget(self.as_map)
        column.addWidget(self.beside)
        column.addSpacing(8)
        self.lay_foot(column)

    def show_end(self, words: str, *, well: bool) -> None:
        """Say how it ended; after a failure it can be tried again."""
        super().show_end(words, well=well)
        if well:
            self._files = ()
            self.begin.setEnabled(False)

    def enable(self, *, enabled: bool) -> None:
        for widget in (self.choose, self.as_map, self.beside, self.begin):
            widget.setEnabled(enabled)

    def _show_files(self) -> None:
        count = len(self._files)
        words = self.tr("No picture has been chosen.")
        if 0 < count <= NAMED:
            words = ", ".join(file.name for file in self._files)
        elif count:
            words = self.tr("%1 pictures").replace("%1", str(count))
        self._chosen.setText(words)
        self.begin.setEnabled(count > 0)

    def _on_choose_clicked(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Import pictures"),
            "",
            self.tr("Pictures (*.jpg *.jpeg *.png *.tif *.tiff)"),
        )
        if names:
            self._files = tuple(Path(name) for name in names)
            self.bar.setValue(0)
            self.told.setText("")
            self._show_files()

    def _on_begin_clicked(self) -> None:
        self.show_running(self.tr("Reading and cutting…"))
        self.import_wanted.emit(self._files, self.as_map.isChecked(), self.beside.isChecked())
