"""The identifiers of a record: its numbers in other schemes, such as Wikidata or a register."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from viewer import theme
from viewer.widgets.field import Field, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 200


class IdentifierRow(QWidget):
    """One identifier: its scheme and its value there."""

    changed = Signal()
    removed = Signal()

    def __init__(self, scheme: str = "", value: str = "") -> None:
        super().__init__()
        self.scheme, self.number = QLineEdit(scheme), QLineEdit(value)
        self.remove = QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.scheme, 3)
        row.addWidget(self.number, 6)
        row.addWidget(self.remove)
        for line in (self.scheme, self.number):
            line.setMaxLength(LONGEST)
            line.textEdited.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    @property
    def pair(self) -> tuple[str, str]:
        """Return scheme and value without blanks at their ends."""
        return " ".join(self.scheme.text().split()), " ".join(self.number.text().split())


class IdentifiersField(Field):
    """Every identifier as a line of two; the value is a tuple of (scheme, value)."""

    def __init__(self) -> None:
        super().__init__("identifiers")
        self.rows: list[IdentifierRow] = []
        self.stack = QVBoxLayout()
        self.stack.setSpacing(6)
        self.add = QPushButton()
        self.add.setProperty("role", "link")
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        self.body.addLayout(self.stack)
        self.body.addLayout(foot)
        self.add.clicked.connect(self._on_add_clicked)
        self.retranslate()

    def retranslate(self) -> None:
        self.add.setText(self.tr("Add an identifier"))
        for row in self.rows:
            self._speak(row)

    def name_it(self, label: str) -> None:
        super().name_it(label)
        self.label.clear()  # the area's heading says it already

    def value(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted({row.pair for row in self.rows if any(row.pair)}))

    def show_value(self, value: Value) -> None:
        super().show_value(tuple(sorted(cast("Sequence[tuple[str, str]]", value or ()))))

    def put(self, value: Value) -> None:
        pairs = cast("Sequence[tuple[str, str]]", value or ())
        if [row.pair for row in self.rows] == list(pairs):
            return
        while self.rows:
            self._drop(self.rows[-1])
        for scheme, number in pairs:
            self._add_row(scheme, number)

    def problem(self) -> str:
        if any(bool(scheme) != bool(number) for scheme, number in self.value()):
            return self.tr("An identifier needs its scheme and its value.")
        return ""

    def editors(self) -> Sequence[QWidget]:
        return tuple(line for row in self.rows for line in (row.scheme, row.number))

    def holds_together(self, before: object, now: QWidget) -> bool:
        row = next((one for one in self.rows if before in (one.scheme, one.number)), None)
        return row is not None and row.isAncestorOf(now)

    def _add_row(self, scheme: str = "", number: str = "") -> IdentifierRow:
        row = IdentifierRow(scheme, number)
        row.changed.connect(self.mark_edited)
        row.removed.connect(lambda: self._on_row_removed(row))
        for line in (row.scheme, row.number):
            line.returnPressed.connect(self.left)
        self.watch(row.scheme, row.number)
        self.rows.append(row)
        self.stack.addWidget(row)
        self._speak(row)
        return row

    def _drop(self, row: IdentifierRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()

    def _speak(self, row: IdentifierRow) -> None:
        row.scheme.setPlaceholderText(self.tr("Scheme, e.g. wikidata"))
        row.scheme.setAccessibleName(self.tr("Scheme of the identifier"))
        row.number.setPlaceholderText(self.tr("Value, e.g. Q1203504"))
        row.number.setAccessibleName(self.tr("Value of the identifier"))
        row.remove.setAccessibleName(self.tr("Remove this identifier"))
        row.remove.setToolTip(row.remove.accessibleName())
        row.remove.setIcon(theme.icon("close", theme.active().muted))

    def _on_add_clicked(self) -> None:
        self._add_row().scheme.setFocus()

    def _on_row_removed(self, row: IdentifierRow) -> None:
        self._drop(row)
        self.mark_edited()
        if self.dirty:
            self.left.emit()
