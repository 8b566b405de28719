"""The about dialog: versions, licence, and the notices of the data that the archive shows."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from viewer.version import version
from viewer.widgets.plain_text import plain_label, rule

if TYPE_CHECKING:
    from db.records import About, Layer

SIZE = (560, 520)


class AboutDialog(QDialog):
    """Say what the program and the archive are made of, and under which licences."""

    def __init__(self, about: About | None, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self.setWindowTitle(self.tr("About Muniment"))
        self.resize(*SIZE)
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setSpacing(8)
        self._add_program()
        if about is not None:
            self._add_archive(about)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self._sheet)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)

    def show_layers(self, layers: tuple[Layer, ...]) -> None:
        """Add the notices of the base map's layers."""
        notices = dict.fromkeys(layer.notice.best(self._lang)[0] for layer in layers)
        if any(notices):
            self._column.addSpacing(8)
            self._column.addWidget(plain_label(self.tr("Data of the base map"), "group"))
        for notice in filter(None, notices):
            self._column.addWidget(plain_label(notice, "caption"))
        self._column.addStretch(1)

    def _add_program(self) -> None:
        self._column.addWidget(plain_label("Muniment", "brand"))
        self._column.addWidget(plain_label(self.tr("An offline archive for museums.")))
        release = self.tr("Version %1").replace("%1", version())
        beneath = f"Python {platform.python_version()} · Qt for Python {pyside_version}"
        self._column.addWidget(plain_label(f"{release} · {beneath}", "caption"))
        for line in (
            self.tr("Muniment is free software under the MIT licence."),
            self.tr("Qt for Python is used under the GNU LGPL, version 3."),
            self.tr("Be Vietnam Pro and Noto Serif are under the SIL Open Font Licence."),
        ):
            self._column.addWidget(plain_label(line, "caption"))

    def _add_archive(self, about: About) -> None:
        self._column.addSpacing(8)
        self._column.addWidget(rule())
        self._column.addWidget(plain_label(self.tr("This archive"), "group"))
        self._column.addWidget(plain_label(about.title.best(self._lang)[0]))
        description = about.description.best(self._lang)[0]
        if description:
            self._column.addWidget(plain_label(description, "caption"))
