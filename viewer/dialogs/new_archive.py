"""The dialog of a new archive: its title, its language and where it should lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from db.format import SUFFIX
from db.records import Words
from db.vietnamese import slug
from viewer import theme
from viewer.widgets.file_place import FilePlace
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 560
LONGEST = 200


class NewArchiveDialog(QDialog):
    """Ask what a new archive is called; stays open until it is made, to tell why it is not."""

    agreed = Signal(object, object, str)
    """(Path, Words, "vi" or "en")"""

    def __init__(
        self, folder: Path, lang: str, *, for_article: bool = False, parent: QWidget | None = None
    ) -> None:
        """Propose a place in `folder` and the language `lang`."""
        super().__init__(parent)
        self._folder = folder
        self._named = False
        self.setWindowTitle(self.tr("New archive"))
        self.setMinimumWidth(theme.enlarged(WIDTH))
        self.vi = self._line(self.tr("Title in Vietnamese"))
        self.en = self._line(self.tr("Title in English"))
        self.in_vietnamese = QRadioButton(self.tr("Vietnamese"))
        self.in_english = QRadioButton(self.tr("English"))
        (self.in_english if lang == "en" else self.in_vietnamese).setChecked(True)
        languages = QButtonGroup(self)
        languages.addButton(self.in_vietnamese)
        languages.addButton(self.in_english)
        self.place = FilePlace(
            self.tr("Where the archive should lie"), self.tr("Archives (*.muniment)")
        )
        self.told = plain_label("", "wrong")
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.make = buttons.addButton(self.tr("Create"), role.AcceptRole)
        self.make.setProperty("role", "primary")
        buttons.addButton(self.tr("Cancel"), role.RejectRole)
        self._lay_out(buttons, for_article=for_article)
        for line in (self.vi, self.en):
            line.textChanged.connect(self._on_title_changed)
        self.in_english.toggled.connect(self._on_title_changed)
        self.place.line.textEdited.connect(self._on_place_edited)
        self.place.changed.connect(self._on_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._on_title_changed()
        (self.en if lang == "en" else self.vi).setFocus()

    @property
    def lang(self) -> str:
        """Return the language of what is written first."""
        return "en" if self.in_english.isChecked() else "vi"

    def accept(self) -> None:
        """Ask for the archive; it is `done` once there is one."""
        path, title = self.place.path, self._title()
        if path is None or not title.best(self.lang)[0]:
            return
        if path.suffix != SUFFIX:
            path = path.with_name(path.name + SUFFIX)
        self.told.setText("")
        self.make.setEnabled(False)
        self.agreed.emit(path, title, self.lang)

    def refuse(self, sentence: str) -> None:
        """Tell why the archive could not be made."""
        self.told.setText(sentence)
        self._on_changed()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(LONGEST)
        line.setAccessibleName(name)
        return line

    def _title(self) -> Words:
        vi, en = (" ".join(line.text().split()) or None for line in (self.vi, self.en))
        return Words(vi, en)

    def _lay_out(self, buttons: QDialogButtonBox, *, for_article: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("New archive"), "title"))
        said = (
            self.tr("An article lies in an archive. Name one for it; then choose the article.")
            if for_article
            else self.tr("An archive is one file that you can copy, send and back up.")
        )
        column.addWidget(plain_label(said, "muted"))
        column.addSpacing(8)
        for line in (self.vi, self.en):
            column.addWidget(plain_label(line.accessibleName(), "group"))
            column.addWidget(line)
        column.addSpacing(4)
        column.addWidget(plain_label(self.tr("Language of what is written first"), "group"))
        languages = QHBoxLayout()
        column.addLayout(languages)
        languages.addWidget(self.in_vietnamese)
        languages.addWidget(self.in_english)
        languages.addStretch(1)
        column.addSpacing(4)
        column.addWidget(plain_label(self.place.line.accessibleName(), "group"))
        column.addWidget(self.place)
        column.addWidget(self.told)
        column.addSpacing(8)
        column.addWidget(buttons)

    def _on_title_changed(self) -> None:
        """Let the file be called as the archive is, until somebody names it."""
        if not self._named:
            title = self._title().best(self.lang)[0]
            self.place.propose(self._folder / f"{slug(title)[:60] or 'muniment'}{SUFFIX}")
        self._on_changed()

    def _on_place_edited(self) -> None:
        self._named = True

    def _on_changed(self) -> None:
        whole = self.place.path is not None and bool(self._title().best(self.lang)[0])
        self.make.setEnabled(whole)
