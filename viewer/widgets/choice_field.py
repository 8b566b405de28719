"""Fields of choices: one of several words, or yes, no and unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from viewer.widgets.field import Field, Value

if TYPE_CHECKING:
    from collections.abc import Sequence


class QuietCombo(QComboBox):
    """A combo box that the wheel passes by, so that scrolling a form changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class ChoiceField(Field):
    """One of several keys, shown as words; the first line stands for nothing chosen."""

    def __init__(self, name: str, *, must: bool = False, parent: QWidget | None = None) -> None:
        """With `must`, nothing chosen is no answer."""
        super().__init__(name, parent)
        self.combo = QuietCombo()
        self._must = must
        self.body.addWidget(self.combo)
        self.combo.activated.connect(self._on_combo_activated)

    def offer(self, choices: Sequence[tuple[Value, str]], nothing: str) -> None:
        """Offer these keys with their words; a key that is held and not among them stays."""
        held = self.value()
        self.combo.clear()
        if not self._must:
            self.combo.addItem(nothing, None)
        for key, words in choices:
            self.combo.addItem(words, key)
        self.put(held)

    def value(self) -> Value:
        return self.combo.currentData()

    def put(self, value: Value) -> None:
        at = self.combo.findData(value)
        if at < 0 and value is not None:
            self.combo.addItem(str(value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(max(at, 0) if self.combo.count() else -1)

    def editors(self) -> Sequence[QWidget]:
        return (self.combo,)

    def _on_combo_activated(self) -> None:
        self.mark_edited()
        if self.dirty:
            self.left.emit()


class YesNoField(ChoiceField):
    """Yes, no, or nobody knows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self.retranslate()

    def retranslate(self) -> None:
        self.offer(((True, self.tr("Yes")), (False, self.tr("No"))), self.tr("Unknown"))
