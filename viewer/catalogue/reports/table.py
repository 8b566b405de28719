"""A report as a table: rows on demand from what was read, and the same as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from viewer.catalogue.reports.kinds import Line

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet (OWASP, CSV injection)."""


class ReportModel(QAbstractTableModel):
    """Show lines, each put into words when it is looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[object, ...] = ()
        self._heads: tuple[str, ...] = ()
        self._line: Callable[[object], Line] | None = None

    def fill(
        self, rows: Sequence[object], heads: tuple[str, ...], line: Callable[[object], Line]
    ) -> None:
        """Show other rows; `line` says what each is."""
        self.beginResetModel()
        self._rows, self._heads, self._line = tuple(rows), heads, line
        self.endResetModel()

    def line(self, row: int) -> Line:
        """Return one row in words."""
        assert self._line is not None
        return self._line(self._rows[row])

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return self.line(index.row()).cells[index.column()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None


def to_csv(heads: Sequence[str], lines: Sequence[Line]) -> str:
    """Return the table as CSV (RFC 4180); no cell of it is ever a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in line.cells] for line in lines)
    return out.getvalue()


def write_csv(path: Path, text: str) -> None:
    """Write CSV with the mark that spreadsheets know UTF-8 by; raise StorageFailed."""
    from db.errors import StorageFailed

    part = path.with_name(f"{path.name}-part")
    try:
        part.write_text(text, encoding="utf-8-sig", newline="")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StorageFailed(
            "{path} cannot be written ({reason}).",
            "Choose a folder that you may write to, or make room on the disk.",
            path=path,
            reason=error.strerror or error,
        ) from error


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(RISKY) else cell
