"""The stops of a route: places in order, moved by the mouse or by Alt and the arrow keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from viewer import theme
from viewer.catalogue.finding import Finder
from viewer.widgets.field import Field, Value, small_label
from viewer.widgets.record_picker import Match, RecordPicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.context import Context

REF = Qt.ItemDataRole.UserRole
TALLEST = 10


class StopList(QListWidget):
    """A list whose rows can be dragged, moved by Alt and arrows, and removed by Delete."""

    reordered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, alt = self.currentRow(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Delete and row >= 0:
            self.remove_current()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(row, row + (1 if event.key() == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)

    def move_current(self, by: int) -> None:
        """Move the current row by so many places."""
        self._move(self.currentRow(), self.currentRow() + by)

    def remove_current(self) -> None:
        """Take the current row away."""
        if self.currentRow() >= 0:
            self.takeItem(self.currentRow())
            self.reordered.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.reordered.emit()

    def _move(self, start: int, end: int) -> None:
        if start >= 0 and 0 <= end < self.count():
            self.insertItem(end, self.takeItem(start))
            self.setCurrentRow(end)
            self.reordered.emit()


class StopsField(Field):
    """The places of a route in order; its value is a tuple of (ref, title)."""

    created_wanted = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__("stops")
        self.list = StopList()
        self.picker = RecordPicker()
        self.finder = Finder(context, self.picker, ("place",))
        self.hint = small_label()
        self.body.addWidget(self.list)
        self.body.addWidget(self.picker)
        self.body.addWidget(self.hint)
        self.list.reordered.connect(self._on_list_reordered)
        self.picker.picked.connect(self._on_picker_picked)
        self.finder.created_wanted.connect(self.created_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Stops in order"))
        self.picker.setAccessibleName(self.tr("Add a stop"))
        self.picker.setPlaceholderText(self.tr("Add a stop: type a place"))
        self.hint.setText(self.tr("Drag a stop, or move it with Alt+↑ and Alt+↓; Delete removes."))

    def value(self) -> Value:
        rows = (self.list.item(row) for row in range(self.list.count()))
        return tuple((str(item.data(REF)), str(item.data(REF + 1))) for item in rows)

    def show_value(self, value: Value) -> None:
        super().show_value(value or ())

    def put(self, value: Value) -> None:
        current = self.list.currentRow()
        self.list.clear()
        for ref, title in cast("Sequence[tuple[str, str]]", value or ()):
            self._add(ref, title)
        self.list.setCurrentRow(min(current, self.list.count() - 1))
        self._number()

    def editors(self) -> Sequence[QWidget]:
        return (self.picker, self.list)

    def _add(self, ref: str, title: str) -> None:
        item = QListWidgetItem()
        item.setData(REF, ref)
        item.setData(REF + 1, title)
        self.list.addItem(item)

    def _number(self) -> None:
        """Write the number of each stop before its name, and make the list as high as it is."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setText(f"{row + 1}.  {item.data(REF + 1)}")
            item.setIcon(theme.icon("place", theme.active().brass))
        rows = range(min(self.list.count(), TALLEST))
        self.list.setFixedHeight(sum(self.list.sizeHintForRow(row) for row in rows) + 6)
        self.list.setVisible(bool(self.list.count()))

    def _on_list_reordered(self) -> None:
        self._number()
        self.mark_edited()
        self.left.emit()

    def _on_picker_picked(self, match: Match) -> None:
        self.picker.clear()
        self._add(match.ref, match.title)
        self._on_list_reordered()
