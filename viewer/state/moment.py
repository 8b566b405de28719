"""Moment: the point of the campaign that is shown, as a map or a name stood then."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

DAY: Final = 24 * 60


class Moment(QObject):
    """Hold one minute, or None for no moment: all of time is shown. Lives in the GUI thread.

    Minutes count since 0001-01-01 as in db.dates. Where a whole day is shown, the moment is its
    last minute, so that whatever the day brought has happened.
    """

    changed = Signal(object)
    """The new minute, or None."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._value: int | None = None

    @property
    def value(self) -> int | None:
        """Return the minute that is shown."""
        return self._value

    @property
    def day(self) -> tuple[int, int] | None:
        """Return the first and last minute of the shown day, both included."""
        if self._value is None:
            return None
        first = self._value // DAY * DAY
        return first, first + DAY - 1

    def show(self, minute: int | None) -> None:
        """Show a minute; nothing happens if it is shown already."""
        if minute != self._value:
            self._value = minute
            self.changed.emit(minute)

    def show_day(self, minute: int) -> None:
        """Show the whole day in which a minute lies."""
        self.show(minute // DAY * DAY + DAY - 1)
