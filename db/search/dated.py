"""Searching by date: what happened then, also where the text writes the date otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.dates import civil_day, day_start, from_words, is_bounded
from db.errors import DateRefused

if TYPE_CHECKING:
    from db.dates import Date
    from db.search.deadline import Reader
    from db.search.filters import Condition

WIDEST = 40
"""A record whose own span is this many times wider than the wanted one says nothing of it."""
WIDEST_MINUTES = 800 * 1440
MOST = 400
LONGEST = 7
"""Words of the longest date."""
MOST_WORDS = 12
YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
DAY_AND_MONTH = re.compile(r"[0-3]?\d/[01]?\d")
MOST_YEARS = 40
YEARS = """SELECT min(date_earliest), max(date_earliest) FROM event
WHERE date_earliest BETWEEN :least AND :most"""
INSIDE = 0.8
"""The least fit of what happened within the wanted span."""

TOUCHING = """
SELECT m.rowid, m.earliest, m.latest FROM (
    SELECT row AS rowid, earliest, latest FROM search_date
    WHERE earliest BETWEEN :from AND :latest AND latest >= :earliest
    AND (latest - earliest <= :widest OR earliest = :earliest)
) AS m WHERE {condition}
ORDER BY abs(m.earliest - :earliest) + abs(min(m.latest, :earliest + :open) - :latest)
LIMIT :most"""


@dataclass(frozen=True, slots=True)
class Dating:
    """The date in a query, and the words around it: none where the date is the whole query.

    Where no year is written, `date` is None and `day` says which day and month.
    """

    date: Date | None
    rest: str
    day: str = ""


def dating_of(query: str) -> Dating | None:
    """Return the longest date that a query holds, in either language or as EDTF.

    A number of four digits alone counts as a year where other words stand beside it, or where it
    is from 1000 to 2099.
    """
    words = query.split()
    if len(words) > MOST_WORDS:
        return None
    if not YEAR.search(query):
        return _day_without_year(words)
    for length in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            written = " ".join(words[start : start + length])
            date = _date(written.strip(",;.()")) if YEAR.search(written) else None
            if date is not None:
                return Dating(date, " ".join((*words[:start], *words[start + length :])))
    return None


def _day_without_year(words: list[str]) -> Dating | None:
    """Return the days of each year that a day and month can mean, where words stand beside it."""
    for index, word in enumerate(words):
        match = DAY_AND_MONTH.fullmatch(word.strip(",;.()"))
        if match and len(words) > 1:
            return Dating(None, " ".join((*words[:index], *words[index + 1 :])), match[0])
    return None


def yearly(reader: Reader, dating: Dating) -> list[Date]:
    """Return the dates that are meant: one, or of a day without a year that of each year."""
    if dating.date is not None:
        return [dating.date]
    rows = reader.rows(YEARS, {"least": day_start(1000, 1, 1), "most": day_start(2100, 1, 1)})
    if not rows or rows[0][0] is None:
        return []
    years = range(civil_day(rows[0][0])[0], civil_day(rows[0][1])[0] + 1)
    dates = (_date(f"{dating.day}/{year}") for year in years[:MOST_YEARS])
    return [date for date in dates if date is not None]


def _date(written: str) -> Date | None:
    try:
        date = from_words(written)
    except DateRefused:
        return None
    return date if is_bounded(date.earliest) and is_bounded(date.latest) else None


def dated_rows(reader: Reader, date: Date, condition: Condition) -> dict[int, float]:
    """Return what is dated within, around or across the wanted span, with how well it fits.

    The keys are rows of search_text; the fit is 1 for that very date, less for what is wider,
    narrower or beside it.
    """
    span = date.latest - date.earliest + 1
    widest = min(span * WIDEST, max(span * 2, WIDEST_MINUTES))
    statement = TOUCHING.format(condition=condition.sql)
    values = {
        **condition.values,
        "earliest": date.earliest,
        "latest": date.latest,
        "from": date.earliest - widest,
        "widest": widest,
        "open": span * 2,
        "most": MOST,
    }
    soon = date.earliest + span * 2  # what is open counts as what has only begun
    return {
        rowid: _fit(date, earliest, latest if is_bounded(latest) else soon, span)
        for rowid, earliest, latest in reader.rows(statement, values)
    }


def _fit(date: Date, earliest: int, latest: int, span: int) -> float:
    if date.earliest <= earliest and latest <= date.latest:
        return INSIDE + (1 - INSIDE) * (latest - earliest + 1) / span
    return span / (span + abs(earliest - date.earliest) + abs(latest - date.latest))
