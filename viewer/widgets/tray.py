"""A tray: a list that pops up of what has no date or no position; one line can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from viewer.widgets.accessible_role import Role
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZE: Final = (360, 320)
_REF: Final = Qt.ItemDataRole.UserRole


class Tray(QFrame):
    """Show (ref, title) lines; `picked` carries the ref of one that was clicked or entered."""

    accessible_role = Role.Grouping

    picked = Signal(str)

    def __init__(
        self, heading: str, lines: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("role", "paper")
        self.setAccessibleName(heading)
        self._list = QListWidget()
        self._list.setAccessibleName(heading)
        self._list.setUniformItemSizes(True)
        for ref, title in lines:
            item = QListWidgetItem(title, self._list)
            item.setData(_REF, ref)
        self._list.itemClicked.connect(self._on_list_item_chosen)
        self._list.itemActivated.connect(self._on_list_item_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(plain_label(heading, "group", wrap=False))
        column.addWidget(self._list)
        self.resize(*SIZE)
        self.setFocusProxy(self._list)

    def pop_up(self, above: QPoint) -> None:
        """Show the list with its foot at a point of the screen, and give it the keyboard."""
        self.move(above - QPoint(0, self.height()))
        self.show()
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_list_item_chosen(self, item: QListWidgetItem) -> None:
        ref = str(item.data(_REF))
        self.close()
        self.picked.emit(ref)
