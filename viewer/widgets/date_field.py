"""The date field: words or EDTF, echoed in words, EDTF and bounds; part of day and wording."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.dates import PARTS, Date, in_words, parse
from db.errors import DateRefused
from viewer.widgets.choice_field import QuietCombo
from viewer.widgets.date_line import DateLine, bounds_words, spoken
from viewer.widgets.field import Field, Value, small_label
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence


class DateField(Field):
    """One date. Its value is a db.dates.Date, None for none.

    What is typed is read at once: the echo says it again in words, as EDTF, and from when to when.
    """

    def __init__(self, name: str = "date", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.line = DateLine()
        self.part = QuietCombo()
        self.wording = QLineEdit()
        self.captions = [small_label() for _ in range(3)]
        self.echo = plain_label("", "caption")
        first = QHBoxLayout()
        self.body.addLayout(first)
        first.setSpacing(12)
        columns: list[QVBoxLayout] = []
        for caption, editor in zip(
            self.captions, (self.line, self.part, self.wording), strict=True
        ):
            column = QVBoxLayout()
            column.setSpacing(2)
            column.addWidget(caption)
            column.addWidget(editor)
            columns.append(column)
        first.addLayout(columns[0], 5)
        first.addLayout(columns[1], 2)
        self.body.addWidget(self.echo)
        self.body.addLayout(columns[2])
        self.watch(self.line, self.wording, self.part)
        self.line.textEdited.connect(self._on_line_edited)
        self.wording.textEdited.connect(self.mark_edited)
        self.part.activated.connect(self._on_part_activated)
        for line in (self.line, self.wording):
            line.returnPressed.connect(self.left)
        self.retranslate()

    def retranslate(self) -> None:
        words = (self.tr("In words or EDTF"), self.tr("Part of day"), self.tr("As the source says"))
        editors = (self.line, self.part, self.wording)
        for caption, text, editor in zip(self.captions, words, editors, strict=True):
            caption.setText(text)
            editor.setAccessibleName(f"{self.label.text()}: {text}")
        self.line.setPlaceholderText(self.tr("e.g. 16/9/1950, mid-October 1950"))
        self._offer_parts()
        if not self.dirty:
            self.put(self.base)
        self._say()

    def name_it(self, label: str) -> None:
        super().name_it(label)
        self.retranslate()

    def value(self) -> Date | None:
        date = self.line.date
        if date is None:
            return None
        part, wording = self.part.currentData(), " ".join(self.wording.text().split()) or None
        try:
            return parse(date.edtf, part, wording, date.time)
        except DateRefused:  # the part of day turns the interval round: `problem` says so
            return None

    def put(self, value: Value) -> None:
        date = cast("Date | None", value)
        self.line.show_date(date, self.lang)
        self._choose_part(date.part_of_day if date else None)
        self.wording.setText((date.wording or "") if date else "")
        self._say()

    def problem(self) -> str:
        text = self.line.text().strip()
        if not text:
            return ""
        error = self.line.refusal()
        if error is None:
            return "" if self.value() else self.tr("It would end before it begins.")
        shown = str(error.values.get("text", text))
        if "before it begins" in error.template:
            return self.tr("“%1” ends before it begins.").replace("%1", shown)
        if "calendar" in error.template:
            return self.tr("“%1” is not in the calendar.").replace("%1", shown)
        return self.tr(
            "“%1” can't be read as a date. Try 16/9/1950, tháng 9/1950, mid-October 1950, 1950?"
        ).replace("%1", shown)

    def editors(self) -> Sequence[QWidget]:
        return (self.line, self.part, self.wording)

    def holds_together(self, before: QObject, now: QWidget) -> bool:
        parts = (self.line, self.wording, self.part)
        return before in parts and (now in parts or self.part.isAncestorOf(now))

    def _offer_parts(self) -> None:
        held = self.part.currentData()
        self.part.clear()
        self.part.addItem(self.tr("the whole day"), None)
        for key, part in PARTS.items():
            self.part.addItem(part.vi if self.lang == "vi" else part.en, key)
        self._choose_part(held)

    def _choose_part(self, part: str | None) -> None:
        at = self.part.findData(part)
        if at < 0:  # each end of an interval has a part of its own
            words = [
                (PARTS[key].vi if self.lang == "vi" else PARTS[key].en) if key else "…"
                for key in str(part).split("/")
            ]
            self.part.addItem(" – ".join(words), part)
            at = self.part.count() - 1
        self.part.setCurrentIndex(at)

    def _say(self) -> None:
        """Echo what was understood."""
        date = self.value()
        if date is None:
            self.echo.setText("")
            self.echo.hide()
            return
        words = in_words(date, spoken(self.lang))
        first, last = bounds_words(date, self.tr("open"), self.tr("unknown"))
        between = self.tr("earliest %1, latest %2").replace("%1", first).replace("%2", last)
        self.echo.setText(f"{words[:1].upper()}{words[1:]}  ·  {date.edtf}  ·  {between}")
        self.echo.show()

    def _on_line_edited(self) -> None:
        date = self.line.date
        if date is not None and date.part_of_day:
            self._choose_part(date.part_of_day)
        self._say()
        self.mark_edited()

    def _on_part_activated(self) -> None:
        date, part = self.line.date, self.part.currentData()
        if date is not None and date.part_of_day and date.part_of_day != part:
            self.line.show_date(parse(date.edtf, None, None, date.time), self.lang)
        self._say()
        self.mark_edited()
        if self.dirty:
            self.left.emit()
