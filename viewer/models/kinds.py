"""The kinds of an archive with how many records it holds of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from viewer import vocabulary
from viewer.models.roles import Index, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from viewer.state.language import Language

ORDER = (
    "section",
    "event",
    "unit",
    "body",
    "place",
    "person",
    "route",
    "map",
    "quantity",
    "term",
    "source",
    "citation",
    "holding",
    "media",
    "tour",
)


@dataclass(frozen=True, slots=True)
class KindCount:
    """One line: a kind's key and how many records there are of it."""

    kind: str
    count: int


class KindsModel(QAbstractListModel):
    """List the kinds that have records, in the order in which a reader wants them."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[KindCount, ...] = ()
        language.changed.connect(self._on_language_changed)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show these counts; kinds that are unknown here come last, empty ones not at all."""
        kinds = [*ORDER, *sorted(set(counts) - {*ORDER, "article"})]
        self.beginResetModel()
        self._lines = tuple(KindCount(kind, counts[kind]) for kind in kinds if counts.get(kind))
        self.endResetModel()

    def row_of(self, kind: str | None) -> int:
        """Return the row of a kind, -1 if it isn't shown."""
        return next((row for row, line in enumerate(self._lines) if line.kind == kind), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        title = vocabulary.word(vocabulary.KINDS, line.kind)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{title}, {line.count}"
            case Role.KIND:
                return line.kind
            case Role.COUNT:
                return line.count
            case _:
                return None

    def _on_language_changed(self) -> None:
        if self._lines:
            last = self.index(len(self._lines) - 1)
            self.dataChanged.emit(self.index(0), last)
