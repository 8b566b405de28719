"""The loss report as a table: what of which record a format could not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from viewer.vocabulary import FIELD, word

if TYPE_CHECKING:
    from db.exchange.losses import Loss

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LossModel(QAbstractTableModel):
    """Show losses: the record, the part, what it said, what came back of it."""

    def __init__(self) -> None:
        super().__init__()
        self.losses: tuple[Loss, ...] = ()

    def fill(self, losses: tuple[Loss, ...]) -> None:
        """Show another report."""
        self.beginResetModel()
        self.losses = losses
        self.endResetModel()

    def part_words(self, part: str) -> str:
        """Return what a part is called."""
        parts = {
            "record": self.tr("the whole record"),
            "name": self.tr("name"),
            "link": self.tr("link"),
            "identifier": self.tr("identifier"),
            "evidence": self.tr("evidence"),
            "rival": self.tr("rival value"),
            "status": self.tr("status"),
            "tag": self.tr("tag"),
            "text": self.tr("text"),
            "stops": self.tr("stops"),
            "placeholder": self.tr("placeholder"),
            "apart": self.tr("held by no format"),
        }
        return parts.get(part) or word(FIELD, part)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.losses)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        loss = self.losses[index.row()]
        cells = (loss.title, self.part_words(loss.part), loss.before, loss.after or "–")
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
