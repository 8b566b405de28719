"""The page of one change for many records: what, to which value, and what that would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.editing import Bulk
from viewer.catalogue.bulk.choices import Changeable, changeable, choices, planned_words
from viewer.widgets.choice_field import QuietCombo
from viewer.widgets.plain_text import plain_label
from viewer.widgets.wrapped_rows import wrap_rows

if TYPE_CHECKING:
    from viewer.catalogue.bulk.questions import Gathered, Plan

LEAST = 140


class ChangePage(QWidget):
    """Compose one change, show what it would do, and ask for it; knows no archive."""

    preview_wanted = Signal(object)
    """A Bulk that should be rehearsed."""
    apply_wanted = Signal(object)
    """The Plan that should be carried out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gathered: Gathered | None = None
        self._plan: Plan | None = None
        self._reviews = False
        self.what, self.value = QuietCombo(), QuietCombo()
        self.sought, self.text = QLineEdit(), QLineEdit()
        self.what_label, self.sought_label, self.value_label = (
            plain_label("", "caption") for _ in range(3)
        )
        self.preview, self.apply = QPushButton(), QPushButton()
        self.apply.setProperty("role", "primary")
        self.told = plain_label("", "muted")
        self.planned = QListWidget()
        wrap_rows(self.planned)
        self.planned.setMinimumHeight(LEAST)
        self.planned.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.what.currentIndexChanged.connect(self._on_what_changed)
        self.value.currentIndexChanged.connect(self.forget_plan)
        for line in (self.sought, self.text):
            line.textChanged.connect(self.forget_plan)
            line.returnPressed.connect(self._on_preview_wanted)
        self.preview.clicked.connect(self._on_preview_wanted)
        self.apply.clicked.connect(self._on_apply_clicked)

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.what_label.setText(self.tr("What to change"))
        self.sought_label.setText(self.tr("These words"))
        self.value_label.setText(self.tr("New value"))
        self.what.setAccessibleName(self.what_label.text())
        self.sought.setAccessibleName(self.sought_label.text())
        for field in (self.value, self.text):
            field.setAccessibleName(self.value_label.text())
        self.preview.setText(self.tr("Preview"))
        self.apply.setText(self.tr("Change all"))
        self.planned.setAccessibleName(self.tr("What would be changed"))
        if self._gathered is not None:
            self.show_gathered(self._gathered, reviews=self._reviews)

    def show_gathered(self, found: Gathered, *, reviews: bool) -> None:
        """Offer what can be changed of these records; a plan for other records is dropped."""
        chosen = self.what.currentData()
        self._gathered, self._reviews = found, reviews
        self.what.blockSignals(True)
        self.what.clear()
        for one in changeable(found.kinds):
            self.what.addItem(one.words, one)
        same = [
            at
            for at in range(self.what.count())
            if chosen is not None and self._at(at) == (chosen.action, chosen.field)
        ]
        self.what.setCurrentIndex(same[0] if same else 0)
        self.what.blockSignals(False)
        self._on_what_changed()
        self.preview.setEnabled(bool(found.refs))

    def show_plan(self, plan: Plan, lang: str) -> None:
        """Show every change that would be made."""
        self._plan = plan
        self.planned.clear()
        self.planned.addItems([planned_words(one, lang) for one in plan.planned])
        refused = len({one.ref for one in plan.planned if one.refusal is not None})
        doable = len({one.ref for one in plan.planned if one.refusal is None})
        said = [self.tr("%1 records would change").replace("%1", str(doable))]
        if refused:
            said.append(self.tr("%1 cannot, and stay").replace("%1", str(refused)))
        self.told.setText(" · ".join(said))
        self.planned.setVisible(bool(plan.planned))
        self.apply.setEnabled(bool(doable))

    def forget_plan(self) -> None:
        """Show no plan: it would no longer be what is asked for."""
        self._plan = None
        self.told.setText("")
        self.planned.hide()
        self.apply.setEnabled(False)

    def _at(self, row: int) -> tuple[str, str | None]:
        one: Changeable = self.what.itemData(row)
        return one.action, one.field

    def _bulk(self) -> Bulk | None:
        what: Changeable | None = self.what.currentData()
        found = self._gathered
        if what is None or found is None:
            return None
        listed = self.value.isVisibleTo(self)
        if listed and self.value.currentIndex() < 0:
            return None  # there is no tag yet
        value = self.value.currentData() if listed else self.text.text().strip() or None
        sought = self.sought.text() if what.action == "replace" else None
        return Bulk(found.refs, what.action, what.field, value, sought)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(4)
        form.addRow(self.what_label, self.what)
        form.addRow(self.sought_label, self.sought)
        form.addRow(self.value_label, self.value)
        form.addRow(self.text)
        buttons = QHBoxLayout()
        buttons.addWidget(self.preview)
        buttons.addWidget(self.apply)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 12)
        column.setSpacing(8)
        column.addLayout(form)
        column.addLayout(buttons)
        column.addWidget(self.told)
        column.addWidget(self.planned, 1)
        column.addStretch(0)
        self.forget_plan()

    # slots

    def _on_what_changed(self) -> None:
        what: Changeable | None = self.what.currentData()
        found = self._gathered
        if what is None or found is None:
            return
        self.value.clear()
        for words, key in choices(what, found.kinds, found.tags, reviews=self._reviews):
            self.value.addItem(words, key)
        written = what.action == "replace" or (what.action == "set" and not self.value.count())
        self.value.setVisible(not written)
        self.text.setVisible(written)
        for part in (self.sought, self.sought_label):
            part.setVisible(what.action == "replace")
        self.forget_plan()

    def _on_preview_wanted(self) -> None:
        bulk = self._bulk()
        if bulk is not None and bulk.refs:
            self.preview_wanted.emit(bulk)

    def _on_apply_clicked(self) -> None:
        if self._plan is not None:
            self.apply_wanted.emit(self._plan)
