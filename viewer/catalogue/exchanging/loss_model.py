"""The loss report as a table: what of which record a format could not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from viewer.catalogue.exchanging.parts import part_word, side_words

if TYPE_CHECKING:
    from db.exchange.losses import Loss

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LossModel(QAbstractTableModel):
    """Show losses: the record, the part, what it said, what came back of it."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang
        self.losses: tuple[Loss, ...] = ()

    def fill(self, losses: tuple[Loss, ...]) -> None:
        """Show another report."""
        self.beginResetModel()
        self.losses = losses
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.losses)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        loss = self.losses[index.row()]
        kind = loss.ref.partition("/")[0]
        sides = (
            side_words(kind, loss.part, said, self._lang) if said else "–"
            for said in (loss.before, loss.after)
        )
        cells = (loss.title, part_word(loss.part), *sides)
        return " ".join(cells[index.column()].split())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        heads = (
            self.tr("Record"), self.tr("Part"), self.tr("In the archive"), self.tr("In the file"),
        )  # fmt: skip
        return heads[section]
