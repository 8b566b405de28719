"""The dry run as a table: rows on demand, each state for itself, decisions where there is doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from viewer.catalogue.exchanging.parts import part_word, side_words
from viewer.catalogue.exchanging.spool import STATES

if TYPE_CHECKING:
    from db.exchange.incoming import Planned
    from viewer.catalogue.exchanging.spool import Spool

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
MOST_SAID = 6
"""Differences that a cell names; more are counted."""


class PlanModel(QAbstractTableModel):
    """Show what an import would do; only what is looked at is read.

    Columns: where in the file, what would happen, the record, what of it.
    """

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self._spool: Spool | None = None
        self._states: tuple[str, ...] = STATES
        self.decisions: dict[str, str] = {}

    def show_spool(self, spool: Spool | None) -> None:
        """Show another dry run, or none."""
        self.beginResetModel()
        self._spool = spool
        self.endResetModel()

    def show_states(self, states: tuple[str, ...]) -> None:
        """Show rows of these states alone."""
        self.beginResetModel()
        self._states = states
        self.endResetModel()

    def planned(self, row: int) -> Planned:
        """Return what would happen with a row of the table."""
        assert self._spool is not None
        for state in self._states:
            count = self._spool.count(state)
            if row < count:
                return self._spool.row(state, row)
            row -= count
        raise IndexError(row)

    def decide(self, row: int, decision: str) -> None:
        """Note which record a row is: a ref, "new" or "skip"."""
        self.decisions[self.planned(row).key] = decision
        self.dataChanged.emit(self.index(row, 0), self.index(row, 3))

    def state_words(self, state: str) -> str:
        """Return what would happen, in words."""
        words = {
            "review": self.tr("to decide"),
            "rejected": self.tr("rejected"),
            "changed": self.tr("changed"),
            "new": self.tr("new"),
            "unchanged": self.tr("unchanged"),
        }
        return words[state]

    def rowCount(self, parent: Index = ROOT) -> int:
        if parent.isValid() or self._spool is None:
            return 0
        return sum(map(self._spool.count, self._states))

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            row = self.planned(index.row())
            match index.column():
                case 0:
                    return self._place(row.where)
                case 1:
                    return self._decided(row) or self.state_words(row.state)
                case 2:
                    return row.title or row.key
                case _:
                    return self._said(row)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = (
            self.tr("Where"), self.tr("What happens"), self.tr("Record"), self.tr("What of it"),
        )  # fmt: skip
        return heads[section]

    def _place(self, where: str) -> str:
        """Return where a row stands: "line 3" in the language spoken now."""
        name, _, number = where.rpartition("line ")
        line = self.tr("line %1").replace("%1", number)
        return name + line if number.isdecimal() else where

    def _decided(self, row: Planned) -> str:
        decision = self.decisions.get(row.key)
        if decision is None:
            return ""
        if decision == "new":
            return self.tr("a new record")
        return (
            self.tr("left out") if decision == "skip" else self.tr("is %1").replace("%1", decision)
        )

    def _said(self, row: Planned) -> str:
        if row.state == "rejected":
            if not row.template:
                return QCoreApplication.translate("Errors", row.message)
            return QCoreApplication.translate("Errors", row.template).format(**row.values)
        if row.state == "review":
            return self.tr("may be %1").replace("%1", ", ".join(row.candidates))
        parts: list[str] = []
        for part, before, after in row.differences[:MOST_SAID]:
            sides = [
                side_words(row.kind, part, said, self._lang)
                for said in (before, after)
                if said is not None
            ]
            change = " → ".join(sides)
            parts.append(f"{part_word(part)}: {change}")
        if len(row.differences) > MOST_SAID:
            more = self.tr("%1 more").replace("%1", str(len(row.differences) - MOST_SAID))
            parts.append(more)
        return " · ".join(" ".join(part.split()) for part in parts)
