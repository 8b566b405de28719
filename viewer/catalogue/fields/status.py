"""The status of a record: draft, reviewed, published; and who drafted and who reviewed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from viewer import vocabulary
from viewer.widgets.field import Field, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Record

STATUSES = ("draft", "reviewed", "published")


class StatusField(Field):
    """One of STATUSES; only a reviewer may call a record reviewed or published."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("status", parent)
        self.buttons = {key: QPushButton() for key in STATUSES}
        self._group = QButtonGroup(self)
        self._people: tuple[str | None, str | None] = (None, None)
        self._reviews = False
        self.body.setDirection(self.body.Direction.TopToBottom)
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.setSpacing(8)
        for button in self.buttons.values():
            button.setCheckable(True)
            self._group.addButton(button)
            row.addWidget(button)
            button.clicked.connect(self._on_button_clicked)
        row.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        for key, button in self.buttons.items():
            button.setText(vocabulary.word(vocabulary.STATUS, key))
        self._say()

    def show_people(self, record: Record, *, reviews: bool) -> None:
        """Say who drafted and who reviewed; `reviews` lets the person at the desk do so."""
        self._people, self._reviews = (record.drafted_by, record.reviewed_by), reviews
        for key, button in self.buttons.items():
            button.setEnabled(reviews or key in ("draft", record.status))
        self._say()

    def value(self) -> Value:
        return next((key for key, one in self.buttons.items() if one.isChecked()), "draft")

    def put(self, value: Value) -> None:
        self.buttons[cast("str", value or "draft")].setChecked(True)

    def editors(self) -> Sequence[QWidget]:
        return tuple(self.buttons.values())

    def _say(self) -> None:
        drafted, reviewed = self._people
        said: list[str] = []
        if drafted:
            said.append(self.tr("Drafted by %1.").replace("%1", drafted))
        if reviewed:
            said.append(self.tr("Reviewed by %1.").replace("%1", reviewed))
        if reviewed and drafted == reviewed:
            said.append(self.tr("The same person drafted and reviewed this record."))
        if not self._reviews:
            said.append(self.tr("Only a reviewer can change it from a draft."))
        self.tell(" ".join(said))

    def mark_edited(self) -> None:
        self.dirty = self.value() != self.base
        self.edited.emit()

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        self._say()

    def _on_button_clicked(self) -> None:
        self.mark_edited()
        if self.dirty:
            self.left.emit()
