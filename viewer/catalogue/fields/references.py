"""A field that names one other record, found while one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal

from viewer.catalogue.finding import Finder
from viewer.widgets.field import Field, Value
from viewer.widgets.record_picker import Match, RecordPicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from viewer.context import Context


class ReferenceField(Field):
    """The ref of one other record; its value is (ref, title), None for none."""

    created_wanted = Signal(object, object)

    def __init__(
        self,
        context: Context,
        name: str,
        kinds: Sequence[str],
        *,
        new: Sequence[str] | None = None,
    ) -> None:
        super().__init__(name)
        self.picker = RecordPicker()
        self.finder = Finder(context, self.picker, kinds, new=new)
        self._chosen: tuple[str, str] | None = None
        self.body.addWidget(self.picker)
        self.watch(self.picker)
        self.picker.textEdited.connect(self.mark_edited)
        self.picker.picked.connect(self._on_picker_picked)
        self.finder.created_wanted.connect(self.created_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        self.picker.setPlaceholderText(self.tr("Type a name"))

    def value(self) -> Value:
        typed = self.picker.text().strip()
        if not typed:
            return None
        return self._chosen if self._chosen and typed == self._chosen[1] else self.base

    def put(self, value: Value) -> None:
        self._chosen = cast("tuple[str, str] | None", value)
        self.picker.setText(self._chosen[1] if self._chosen else "")
        self.picker.setCursorPosition(0)

    def problem(self) -> str:
        typed = self.picker.text().strip()
        if typed and (self._chosen is None or typed != self._chosen[1]):
            return self.tr("Choose a record from the list, or create it there.")
        return ""

    def editors(self) -> Sequence[QWidget]:
        return (self.picker,)

    def _on_picker_picked(self, match: Match) -> None:
        self._chosen = (match.ref, match.title)
        self.mark_edited()
        if self.dirty:
            self.left.emit()
