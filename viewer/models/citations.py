"""The list of citations in reading order, with what each supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from viewer.models.roles import Index, Role
from viewer.state.selection import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.records import CitationEntry, Ref
    from viewer.state.language import Language


class CitationsModel(QAbstractListModel):
    """List citations: source and locator as title, what it supports as snippet."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._entries: tuple[CitationEntry, ...] = ()
        language.changed.connect(self._on_language_changed)

    def show_entries(self, entries: Sequence[CitationEntry]) -> None:
        """Show these citations in the order given."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def row_of(self, ref: Ref | None) -> int:
        """Return the row of a citation, -1 if it isn't shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.ref == ref), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        answer = self._answers().get(role)
        return answer(entry) if answer else None

    def _answers(self) -> dict[int, Callable[[CitationEntry], object]]:
        return {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Role.SNIPPET: self._claim,
            Role.EYEBROW: lambda entry: entry.marker or self.tr("This archive’s own"),
            Role.REF: lambda entry: entry.ref,
            Role.KIND: lambda _: "citation",
            Role.HIGHLIGHTS: lambda _: (),
            Role.COUNT: lambda entry: entry.supports,
            Role.SPOT: _spot,
        }

    def _spoken(self, entry: CitationEntry) -> str:
        return ". ".join(part for part in (self._title(entry), self._claim(entry)) if part)

    def _title(self, entry: CitationEntry) -> str:
        lang = self._language.code
        parts = (entry.source_title.best(lang)[0], entry.locator.best(lang)[0])
        return ", ".join(part for part in parts if part) or entry.title.best(lang)[0] or entry.ref

    def _claim(self, entry: CitationEntry) -> str:
        return entry.claim.best(self._language.code)[0]

    def _on_language_changed(self) -> None:
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))


def _spot(entry: CitationEntry) -> Spot | None:
    if entry.section is None or entry.passage is None:
        return None
    return Spot(entry.section, entry.passage)
