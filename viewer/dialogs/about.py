"""The about dialog: versions, licences, and the notices of the data that the archive shows."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.version import archive_format, version
from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.plain_text import plain_label, rule
from viewer.widgets.reading_order import step

if TYPE_CHECKING:
    from db.records import About, Layer

SIZE = (560, 520)
LICENCES_SIZE = (760, 600)


class AboutDialog(QDialog):
    """Say what the program and the archive are made of, and under which licences."""

    licences_wanted = Signal()
    """The licences of everything inside should be read, and given to `show_licences`."""

    def __init__(self, about: About | None, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self.setWindowTitle(self.tr("About Muniment"))
        self.resize(theme.roomy(self, *SIZE))
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._column.setSpacing(8)
        self.commit = plain_label("", "caption")
        self._add_program()
        if about is not None:
            self._add_archive(about)
        area = QScrollArea()
        FocusRing(area)
        area.setWidgetResizable(True)
        area.setWidget(self._sheet)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that the keyboard can scroll it
        area.setAccessibleName(self.tr("About Muniment"))
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.licences = buttons.addButton(self.tr("Licences…"), role.ActionRole)
        close = buttons.addButton(self.tr("Close"), role.RejectRole)
        close.setDefault(True)
        self.licences.clicked.connect(self.licences_wanted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        close.setFocus()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own signature
        return step(self, forward=next)

    def show_commit(self, commit: str | None) -> None:
        """Say of which commit the program was made."""
        made_of = commit or self.tr("unknown")
        self.commit.setText(self.tr("Commit %1").replace("%1", made_of))

    def show_licences(self, text: str | None) -> None:
        """Show the licences of everything inside; None says that this is no package."""
        LicencesDialog(
            text
            or self.tr(
                "This program runs from its sources. Its own licence is the file LICENSE; those of "
                "the fonts and of the map's data stand beside them in resources/fonts and "
                "resources/geo, and those of the libraries in the folders where they are "
                "installed. “make package” gathers all of them into NOTICES.txt."
            ),
            self,
        ).open()

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
        form = self.tr("archive format %1").replace("%1", archive_format())
        self._column.addWidget(plain_label(f"{release} · {form}", "caption"))
        self._column.addWidget(self.commit)
        beneath = f"Python {platform.python_version()} · Qt for Python {pyside_version}"
        self._column.addWidget(plain_label(beneath, "caption"))
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
        form = f"{about.format // 1000}.{about.format % 1000}"
        said = self.tr("Archive format %1").replace("%1", form)
        self._column.addWidget(plain_label(said, "caption"))
        description = about.description.best(self._lang)[0]
        if description:
            self._column.addWidget(plain_label(description, "caption"))


class LicencesDialog(QDialog):
    """Show the licences of everything inside, to be read or copied."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Licences"))
        self.resize(theme.roomy(self, *LICENCES_SIZE))
        self.text = QPlainTextEdit(text)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Licences"))
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)
