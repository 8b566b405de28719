"""The page of where a record is used, and of the ref by which all of it finds the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget

from viewer import vocabulary
from viewer.catalogue.authority.questions import title_of
from viewer.catalogue.authority.wording import use_words
from viewer.widgets.plain_text import plain_label
from viewer.widgets.wrapped_rows import wrap_rows

if TYPE_CHECKING:
    from viewer.catalogue.authority.questions import Used


class UsagePage(QWidget):
    """List what points to a record, and take another ref for it; knows no archive."""

    record_wanted = Signal(str)
    """The ref of a record that should be shown."""
    rename_wanted = Signal(str)
    """The slug that the record should have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used: Used | None = None
        self.title = plain_label("", "title")
        self.count = plain_label("", "muted")
        self.uses = QListWidget()
        wrap_rows(self.uses)
        self.uses.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ref_label = plain_label("", "label")
        self.kind = plain_label("", "muted", wrap=False)
        self.slug = QLineEdit()
        self.rename = QPushButton()
        self.hint = plain_label("", "caption")
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.slug, 1)
        row.addWidget(self.rename)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(8)
        for part in (self.title, self.count):
            column.addWidget(part)
        column.addWidget(self.uses, 1)
        column.addWidget(self.ref_label)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.uses.itemActivated.connect(self._on_uses_activated)
        self.slug.textChanged.connect(self._show_renaming)
        self.slug.returnPressed.connect(self._on_rename_wanted)
        self.rename.clicked.connect(self._on_rename_wanted)
        self._show_renaming()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.uses.setAccessibleName(self.tr("Where it is used"))
        self.ref_label.setText(self.tr("Reference"))
        self.slug.setAccessibleName(self.tr("Reference"))
        self.rename.setText(self.tr("Rename everywhere"))
        self.hint.setText(self.tr("The old reference still leads to the record."))
        if self._used is None:
            self.title.setText(self.tr("Choose a record to see where it is used."))

    def show_used(self, used: Used, lang: str) -> None:
        """Show what points to a record."""
        self._used = used
        self.title.setText(title_of(used.title, used.ref, lang))
        said = self.tr("Used in %1 places") if used.uses else self.tr("Nothing points to it.")
        self.count.setText(said.replace("%1", str(len(used.uses))))
        self.uses.clear()
        for use in used.uses:
            kind = vocabulary.word(vocabulary.KIND, use.ref.partition("/")[0])
            self.uses.addItem(f"{title_of(use.title, use.ref, lang)}\n{kind} · {use_words(use)}")
        kind, _, slug = used.ref.partition("/")
        self.kind.setText(f"{kind}/")
        self.slug.setText(slug)
        self._show_renaming()

    def _slug(self) -> str:
        return self.slug.text().strip()

    def _show_renaming(self) -> None:
        now = self._used.ref.partition("/")[2] if self._used else ""
        self.slug.setEnabled(self._used is not None)
        self.rename.setEnabled(self._used is not None and self._slug() not in {"", now})

    def _on_rename_wanted(self) -> None:
        if self.rename.isEnabled():
            self.rename_wanted.emit(self._slug())

    def _on_uses_activated(self) -> None:
        if self._used is not None and self.uses.currentRow() >= 0:
            self.record_wanted.emit(self._used.uses[self.uses.currentRow()].ref)
