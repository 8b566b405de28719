"""Facets as a tree: kind, side, place, year and source, below each its values with counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal

from viewer import vocabulary
from viewer.models.results import counted
from viewer.models.roles import Index, Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Ref, Words
    from viewer.finding.inquiry import Tally
    from viewer.state.browse import Scope
    from viewer.state.language import Language

ORDER = ("kind", "side", "place", "year", "source")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet with how many there are, and whether it is what was chosen."""

    key: str
    count: int
    exact: bool
    chosen: bool


class FacetsModel(QAbstractItemModel):
    """Hold the facets of one answer; ticking a value says so, and changes nothing by itself."""

    toggled = Signal(str, str)
    """(facet, the value's key, or empty where its tick was taken away)."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._facets: tuple[tuple[str, tuple[Value, ...]], ...] = ()
        self._titles: Mapping[Ref, Words] = {}
        language.changed.connect(self._on_language_changed)

    def show_tally(self, tally: Tally, scope: Scope) -> None:
        """Show the facets of an answer, ticked where its scope is narrowed."""
        facets = tuple((name, values) for name in ORDER if (values := _values(name, tally, scope)))
        self._titles = {**self._titles, **tally.titles}
        if _shape(facets) == _shape(self._facets):
            self._facets = facets
            self._renew()
        else:
            self.beginResetModel()
            self._facets = facets
            self.endResetModel()

    def title_of(self, facet: str, key: str) -> str:
        """Return what a value is called."""
        if facet == "kind":
            return vocabulary.word(vocabulary.KINDS, key)
        if facet == "side":
            return vocabulary.word(vocabulary.SIDE, key)
        title = self._titles.get(key)
        return title.best(self._language.code)[0] or key if title else key

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        if column or row < 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride] - Qt's other parent()
        above = index.internalId() if index.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        if not parent.isValid():
            return len(self._facets)
        return 0 if parent.internalId() else len(self._facets[parent.row()][1])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 1 if parent.column() <= 0 else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        value = self._value(index)
        if value is None:
            return self._facet_title(index.row()) if role == Qt.ItemDataRole.DisplayRole else None
        facet = self._facets[index.internalId() - 1][0]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.title_of(facet, value.key)
            case Qt.ItemDataRole.AccessibleTextRole:
                number = counted(value.count, exact=value.exact)
                return f"{self.title_of(facet, value.key)}, {number}"
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if value.chosen else Qt.CheckState.Unchecked
            case Role.COUNT:
                return counted(value.count, exact=value.exact)
            case Role.REF:
                return value.key
            case _:
                return None

    def toggle(self, index: Index) -> None:
        """Say that a value should be ticked, or no longer."""
        held = self._value(index)
        if held is not None:
            facet = self._facets[index.internalId() - 1][0]
            self.toggled.emit(facet, "" if held.chosen else held.key)

    def _value(self, index: Index) -> Value | None:
        above = index.internalId() if index.isValid() else 0
        return self._facets[above - 1][1][index.row()] if above else None

    def _facet_title(self, row: int) -> str:
        titles = {
            "kind": self.tr("Kind"),
            "side": self.tr("Side"),
            "place": self.tr("Place"),
            "year": self.tr("Year"),
            "source": self.tr("Source"),
        }
        return titles[self._facets[row][0]]

    def _renew(self) -> None:
        for row in range(len(self._facets)):
            above = self.index(row, 0)
            last = self.rowCount(above) - 1
            self.dataChanged.emit(self.index(0, 0, above), self.index(last, 0, above))

    def _on_language_changed(self) -> None:
        self.beginResetModel()
        self.endResetModel()


def _values(facet: str, tally: Tally, scope: Scope) -> tuple[Value, ...]:
    """Return the values of a facet; what is chosen is among them even if nothing is left of it."""
    held: object = getattr(scope, facet)
    chosen = None if held is None else str(held)
    counts = dict(tally.facets.get(facet, {}))
    if chosen is not None:
        counts.setdefault(chosen, 0)
    return tuple(
        Value(key, count, tally.exact and (chosen is None or key == chosen), key == chosen)
        for key, count in counts.items()
    )


def _shape(facets: tuple[tuple[str, tuple[Value, ...]], ...]) -> list[tuple[str, list[str]]]:
    return [(name, [value.key for value in values]) for name, values in facets]
