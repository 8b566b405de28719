"""What an item model answers beyond its text: the roles that delegates and panels ask for."""

from __future__ import annotations

from enum import IntEnum
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """Roles above Qt's own."""

    REF = Qt.ItemDataRole.UserRole + 1
    KIND = Qt.ItemDataRole.UserRole + 2
    SIDE = Qt.ItemDataRole.UserRole + 3
    SNIPPET = Qt.ItemDataRole.UserRole + 4
    HIGHLIGHTS = Qt.ItemDataRole.UserRole + 5
    COUNT = Qt.ItemDataRole.UserRole + 6
    SPOT = Qt.ItemDataRole.UserRole + 7
    EYEBROW = Qt.ItemDataRole.UserRole + 8
    HEAD = Qt.ItemDataRole.UserRole + 9
    FOUND_BY = Qt.ItemDataRole.UserRole + 10


def text_of(index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    """Return the text that an index holds in `role`, empty if there is none."""
    value: object = index.data(role)
    return value if isinstance(value, str) else ""


def spans_of(index: Index) -> tuple[tuple[int, int], ...]:
    """Return the code points [start, end) of the snippet that were searched for."""
    value: object = index.data(Role.HIGHLIGHTS)
    return cast("tuple[tuple[int, int], ...]", value) if isinstance(value, tuple) else ()
