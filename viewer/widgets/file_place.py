"""A field for where a new file should lie: a path that can be typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget


class FilePlace(QWidget):
    """Hold the place of a file that is to be made; writes nothing and looks nowhere."""

    changed = Signal(str)
    """The new path as it is written."""

    def __init__(self, title: str, filters: str, parent: QWidget | None = None) -> None:
        """Take what the chooser is called and which names it shows ("Archives (*.muniment)")."""
        super().__init__(parent)
        self._title = title
        self._filters = filters
        self.chooser: QFileDialog | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(title)
        self.choose = QPushButton(self.tr("Choose…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self.changed)
        self.choose.clicked.connect(self._on_choose_clicked)

    @property
    def path(self) -> Path | None:
        """Return the place, None while it is no absolute path."""
        typed = self.line.text().strip()
        path = Path(typed).expanduser() if typed else None
        return path if path is not None and path.is_absolute() and path.name else None

    def propose(self, path: Path) -> None:
        """Write a place into the field."""
        self.line.setText(str(path))

    def _on_choose_clicked(self) -> None:
        self.chooser = QFileDialog(self, self._title)
        self.chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # what is there is never written over: whoever makes the file says so
        self.chooser.setOption(QFileDialog.Option.DontConfirmOverwrite)
        self.chooser.setNameFilter(self._filters)
        self.chooser.selectFile(self.line.text())
        self.chooser.fileSelected.connect(self.line.setText)
        self.chooser.open()
