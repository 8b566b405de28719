"""Wrapped rows: a list whose rows are as high as their words want."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize

PADDING: Final = 12
"""Pixels that a row leaves at both sides together: a little more than the style sheet says."""


class _Wrapping(QStyledItemDelegate):
    """Measure words within the padding that the style sheet gives a row; Qt measures without."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        assert isinstance(view, QListView)
        inner = QStyleOptionViewItem(option)
        inner.rect.setWidth(view.viewport().width() - 2 * PADDING)
        size = super().sizeHint(inner, index)
        size.setWidth(view.viewport().width())
        return size


def wrap_rows(view: QListView) -> None:
    """Let the rows of a list wrap, at every width of the list."""
    view.setWordWrap(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setItemDelegate(_Wrapping(view))
