"""A line that takes a date in words of either language, or as EDTF, and reads it while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from db.dates import OPEN_END, OPEN_START, Date, civil_day, from_words, in_words, is_bounded
from db.dates.minutes import DAY
from db.errors import DateRefused

if TYPE_CHECKING:
    from db.vietnamese import Lang

LONGEST = 100


def spoken(lang: str) -> Lang:
    """Return the language as dates know it."""
    return "en" if lang == "en" else "vi"


def typed_form(date: Date, lang: str) -> str:
    """Return the words that a person would type for a date, its EDTF where words lose something."""
    words = in_words(date, spoken(lang))
    try:
        read = from_words(words)
    except DateRefused:
        return date.edtf
    same = (read.edtf, read.part_of_day, read.time) == (date.edtf, date.part_of_day, date.time)
    return words if same else date.edtf


def minute_words(minute: int, *, end: bool) -> str:
    """Return a bound as `16/9/1950 04:00`, without the time where it is the day's own edge."""
    year, month, day = civil_day(minute)
    within = minute % DAY
    clock = "" if within == (DAY - 1 if end else 0) else f" {within // 60:02}:{within % 60:02}"
    return f"{day}/{month}/{year}{clock}"


class DateLine(QLineEdit):
    """Hold one date. `date` is None while the line is empty or can't be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)

    @property
    def date(self) -> Date | None:
        """Return the date that is written."""
        try:
            return from_words(self.text()) if self.text().strip() else None
        except DateRefused:
            return None

    @property
    def readable(self) -> bool:
        """Say whether the line is empty or holds a date."""
        return not self.text().strip() or self.date is not None

    def refusal(self) -> DateRefused | None:
        """Return the archive's own word on why the text is no date, None where it is one."""
        try:
            if self.text().strip():
                from_words(self.text())
        except DateRefused as error:
            return error
        return None

    def show_date(self, date: Date | None, lang: str) -> None:
        """Write a date in words."""
        self.setText(typed_form(date, lang) if date else "")
        self.setCursorPosition(0)


def bounds_words(date: Date, open_end: str, unknown: str) -> tuple[str, str]:
    """Return the earliest and latest that a date can mean, in words where that is no minute."""
    ends = ((date.earliest, OPEN_START, False), (date.latest, OPEN_END, True))
    first, last = (
        minute_words(minute, end=end)
        if is_bounded(minute)
        else (open_end if minute == opened else unknown)
        for minute, opened, end in ends
    )
    return first, last
