"""The calendar in whole minutes: counting days of the proleptic Gregorian calendar, any year."""

from __future__ import annotations

from typing import Final

DAY: Final = 24 * 60
OPEN_START: Final = -(2**62)
OPEN_END: Final = 2**62
UNKNOWN_START: Final = OPEN_START + 1
UNKNOWN_END: Final = OPEN_END - 1

_SHORT_MONTHS: Final = frozenset({4, 6, 9, 11})
_FEBRUARY: Final = 2
_ISO_YEAR: Final = 10_000


def is_leap(year: int) -> bool:
    """Say whether a year (astronomical: 0 is 1 BC) has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Return the number of days in a month."""
    if month == _FEBRUARY:
        return 29 if is_leap(year) else 28
    return 30 if month in _SHORT_MONTHS else 31


def day_start(year: int, month: int, day: int) -> int:
    """Return the first minute of a day; minute 0 is 0001-01-01T00:00.

    Days from a civil date as in H. Hinnant, "chrono-Compatible Low-Level Date Algorithms":
    the year begins in March, so that the leap day is its last.
    """
    shifted = year - 1 if month <= _FEBRUARY else year
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    days = 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + day_of_year
    return (days - 306) * DAY


def civil_day(minute: int) -> tuple[int, int, int]:
    """Return the year, month and day in which a minute lies."""
    days = minute // DAY + 306
    era, day_of_era = divmod(days, 146_097)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted_month + 2) // 5 + 1
    month = (shifted_month + 2) % 12 + 1
    return era * 400 + year_of_era + (month <= _FEBRUARY), month, day


def is_bounded(minute: int) -> bool:
    """Say whether a bound is a real minute, neither open nor unknown."""
    return UNKNOWN_START < minute < UNKNOWN_END


def iso_day(minute: int) -> str | None:
    """Return the day of a minute as ISO 8601, or None for an open or unknown end.

    Years outside 0000 to 9999 have their sign (`-0043-03-15`, `+170000002-01-01`).
    """
    if not is_bounded(minute):
        return None
    year, month, day = civil_day(minute)
    sign = "-" if year < 0 else "+" if year >= _ISO_YEAR else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"
