"""Dates: EDTF strings, the minutes they can mean, and how people write them in two languages."""

from db.dates.dating import Date, bounds, days, overlaps, parse
from db.dates.minutes import (
    OPEN_END,
    OPEN_START,
    UNKNOWN_END,
    UNKNOWN_START,
    civil_day,
    day_start,
    is_bounded,
    iso_day,
)
from db.dates.parts import PARTS
from db.dates.typed import from_words, query_bounds
from db.dates.wording import in_words

__all__ = [
    "OPEN_END",
    "OPEN_START",
    "PARTS",
    "UNKNOWN_END",
    "UNKNOWN_START",
    "Date",
    "bounds",
    "civil_day",
    "day_start",
    "days",
    "from_words",
    "in_words",
    "is_bounded",
    "iso_day",
    "overlaps",
    "parse",
    "query_bounds",
]
