"""The names of a record: each written form with its type, language and period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from viewer import theme, vocabulary
from viewer.catalogue import edits
from viewer.widgets.choice_field import QuietCombo
from viewer.widgets.date_line import DateLine
from viewer.widgets.field import Field, Value
from viewer.widgets.text_fields import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.dates import Date
    from db.records import Name

LANGUAGES = ("vi", "en", "fr")


@dataclass(frozen=True, slots=True)
class Form:
    """A written form as a row holds it."""

    text: str | None
    type: str
    lang: str
    period: Date | None


class NameRow(QWidget):
    """One written form; `id` is its claim's, None while it has not been saved."""

    changed = Signal()
    removed = Signal()

    def __init__(self, name: Name | None, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.id = name.id if name else None
        self.text = QLineEdit()
        self.text.setMaxLength(500)
        self.type, self.spoken = QuietCombo(), QuietCombo()
        self.period = DateLine()
        self.remove = QToolButton()
        for editor, narrowest, widest in (
            (self.type, 100, 140),
            (self.spoken, 112, 124),
            (self.period, 84, 160),
        ):
            editor.setProperty("role", "tight")
            editor.setMinimumWidth(narrowest)
            editor.setMaximumWidth(widest)
        self.text.setMinimumWidth(110)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.text, 6)
        row.addWidget(self.type, 2)
        row.addWidget(self.spoken, 2)
        row.addWidget(self.period, 2)
        row.addWidget(self.remove)
        for key in vocabulary.NAME_TYPE:
            self.type.addItem("", key)
        for key in LANGUAGES:
            self.spoken.addItem("", key)
        self.base = self.form()
        self.fill(name, lang)
        self.text.textEdited.connect(self.changed)
        self.period.textEdited.connect(self.changed)
        self.type.activated.connect(self.changed)
        self.spoken.activated.connect(self.changed)
        self.remove.clicked.connect(self.removed)

    @property
    def dirty(self) -> bool:
        """Say whether the row holds what has not been saved."""
        return self.form() != self.base or not self.period.readable

    def hold(self, form: Form) -> None:
        """Show again what somebody types here, which has not been saved."""
        self.text.setText(form.text or "")
        self.type.setCurrentIndex(self.type.findData(form.type))
        self.spoken.setCurrentIndex(self.spoken.findData(form.lang))

    def form(self) -> Form:
        """Return what the row holds."""
        return Form(
            clean_line(self.text.text()),
            self.type.currentData(),
            self.spoken.currentData(),
            self.period.date,
        )

    def speak(self, words: Sequence[str]) -> None:
        """Say every word again: the accessible names of its parts."""
        parts = (self.text, self.type, self.spoken, self.period, self.remove)
        for part, said in zip(parts, words, strict=True):
            part.setAccessibleName(said)
        self.period.setPlaceholderText(words[3])
        self.remove.setToolTip(words[4])
        self.remove.setIcon(theme.icon("close", theme.active().muted))
        for combo, known in ((self.type, vocabulary.NAME_TYPE), (self.spoken, vocabulary.LANGUAGE)):
            for at in range(combo.count()):
                combo.setItemText(at, vocabulary.word(known, str(combo.itemData(at))))

    def fill(self, name: Name | None, lang: str) -> None:
        """Show a written form, and forget what was typed."""
        self.id = name.id if name else None
        kind, spoken = (name.type, name.lang) if name else ("variant", lang)
        for combo, key in ((self.type, kind), (self.spoken, spoken)):
            if combo.findData(key) < 0:
                combo.addItem(key, key)
            combo.setCurrentIndex(combo.findData(key))
        if name is None:
            self.text.clear()
            self.period.clear()
        else:
            if self.text.text() != name.text:
                self.text.setText(name.text)
                self.text.setCursorPosition(0)
            self.period.show_date(name.period, lang)
        self.base = self.form()


class NamesField(Field):
    """Every written form of a record's name; each row is saved by itself."""

    wanted = Signal(object)
    """An Edit of the names."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("names", parent)
        self.rows: list[NameRow] = []
        self.stack = QVBoxLayout()
        self.stack.setSpacing(6)
        self.add = QPushButton()
        self.add.setProperty("role", "link")
        self.body.addLayout(self.stack)
        self.body.addWidget(self.add)
        self.add.clicked.connect(self._on_add_clicked)
        self.retranslate()

    def retranslate(self) -> None:
        self.add.setText(self.tr("Add a name"))
        for row in self.rows:
            row.speak(self._words())

    def value(self) -> Value:
        return tuple(row.form() for row in self.rows)

    def put(self, value: Value) -> None:
        names = cast("Sequence[Name]", value or ())
        while len(self.rows) > len(names):
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        for row, name in zip(self.rows, names, strict=False):
            row.fill(name, self.lang)
        for name in names[len(self.rows) :]:
            self._add_row(name)

    def show_value(self, value: Value) -> None:
        """Show the names; rows in which somebody types stay as they are."""
        held = [(row.id, row.form()) for row in self.rows if row.dirty]
        focus = next((at for at, row in enumerate(self.rows) if row.text.hasFocus()), None)
        self.put(value)
        self.dirty = False
        self.tell("")
        for number, form in held:
            row = next((row for row in self.rows if number is not None and row.id == number), None)
            if row is None and number is None:
                row = self._add_row(None)
            if row is not None:
                row.hold(form)
                self.mark_edited()
        if focus is not None and focus < len(self.rows):
            self.rows[focus].text.setFocus()

    def mark_edited(self) -> None:
        self.dirty = any(row.dirty for row in self.rows)
        self.tell(self.problem(), wrong=True)
        self.edited.emit()

    def problem(self) -> str:
        for row in self.rows:
            if not row.period.readable:
                return self.tr("“%1” can't be read as a date.").replace("%1", row.period.text())
        return ""

    def editors(self) -> Sequence[QWidget]:
        return tuple(row.text for row in self.rows)

    def save_rows(self) -> None:
        """Ask for the saving of each row that holds something new."""
        for row in self.rows:
            form = row.form()
            if not row.dirty or not row.period.readable or form == row.base:
                continue
            if form.text is None:
                if row.id is None:
                    continue
                self.tell(self.tr("A name can't be empty; remove it instead."), wrong=True)
                continue
            row.base = form
            details = (form.text, form.type, form.lang, form.period)
            if row.id is None:
                self.wanted.emit(edits.add_name(*details))
            else:
                self.wanted.emit(edits.edit_name(row.id, *details))
        self.dirty = any(row.dirty for row in self.rows)

    def holds_together(self, before: QObject, now: QWidget) -> bool:
        row = next((row for row in self.rows if row.isAncestorOf(now)), None)
        return row is not None and isinstance(before, QWidget) and row.isAncestorOf(before)

    def _add_row(self, name: Name | None) -> NameRow:
        row = NameRow(name, self.lang)
        row.speak(self._words())
        row.changed.connect(self.mark_edited)
        row.removed.connect(lambda: self._remove(row))
        for combo in (row.type, row.spoken):
            combo.activated.connect(self.left)
        for line in (row.text, row.period):
            line.returnPressed.connect(self.left)
        self.watch(row.text, row.period, row.type, row.spoken)
        self.rows.append(row)
        self.stack.addWidget(row)
        return row

    def _remove(self, row: NameRow) -> None:
        if row.id is not None:
            self.wanted.emit(edits.remove_name(row.id))
            return
        self.rows.remove(row)
        row.hide()
        row.deleteLater()
        self.mark_edited()

    def _words(self) -> Sequence[str]:
        return (
            self.tr("Name"),
            self.tr("Type of name"),
            self.tr("Language of the name"),
            self.tr("when"),
            self.tr("Remove this name"),
        )

    def _on_add_clicked(self) -> None:
        self._add_row(None).text.setFocus()
