"""Typed dates: what an archivist or a searcher writes, EDTF or words, to a Date."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from db.dates.dating import Date, parse
from db.dates.forms import refused
from db.errors import DateRefused
from db.vietnamese import clean

_LONGEST: Final = 100


@lru_cache(maxsize=4096)
def from_words(text: str, *, year: int | None = None) -> Date:
    """Return the date that a text in Vietnamese or English, or an EDTF string, writes.

    Tone marks and case don't matter; the day stands before the month. `year` is the year that
    the context gives to a text that names none (`ngày 18/9`). `đầu, giữa, cuối tháng` are days
    1–10, 11–20 and 21–end, approximate, and those of a year its thirds; `trước` and `sau` exclude
    what they name, `đến` includes it. The wording of the date is the text, unless it was EDTF.
    Raises DateRefused.
    """
    typed = clean(text[: 2 * _LONGEST]).strip()
    if len(typed) > _LONGEST:
        raise refused(typed)
    try:
        return parse(typed)
    except DateRefused:
        from db.dates.phrases import read  # its patterns take 30 ms, and most dates are EDTF

        reading = read(typed, year)
        if reading is None:
            raise
    return parse(reading.edtf, reading.part or None, typed, reading.clock or None)


def query_bounds(text: str) -> tuple[int, int]:
    """Return the first and last minute that a searcher's date (EDTF or words) can mean."""
    date = from_words(text)
    return date.earliest, date.latest
