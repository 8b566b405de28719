"""Dates as archival XML writes them: a normal form of ISO 8601 days beside the words."""

from __future__ import annotations

import re
from typing import Final

from db.dates import OPEN_END, Date, from_words, is_bounded, iso_day, parse

_COMPACT: Final = re.compile(r"(\d{4})(\d{2})?(\d{2})?")
_OPEN: Final = frozenset(["9999", "9999-12-31", "open", "ongoing", "present"])
_UNKNOWN: Final = frozenset(["", "unknown", "0000", "0000-00-00", "0001-01-01"])
_EARLIEST: Final = "0001"


def normal(date: Date) -> str | None:
    """Return a date as the shortest ISO 8601 day, month, year or range that covers it.

    None where an end is open, unknown or before year 1: then only words can say it.
    """
    if not (is_bounded(date.earliest) and is_bounded(date.latest)):
        return None
    first, last = iso_day(date.earliest), iso_day(date.latest)
    if not first or not last or not _COMPACT.match(first) or first < _EARLIEST:
        return None
    for size in (4, 7, 10):
        if first[:size] == last[:size] and _spans(first[:size], first, last):
            return first[:size]
    return f"{first}/{last}"


def _spans(short: str, first: str, last: str) -> bool:
    whole = parse(short)
    return (iso_day(whole.earliest), iso_day(whole.latest)) == (first, last)


def from_normal(text: str, wording: str | None = None) -> Date:
    """Return the date of a normal form: EDTF, `19500916`, or two of them with a slash.

    Raises DateRefused.
    """
    ends = [_dashed(end.strip()) for end in text.strip().split("/")]
    if len(ends) == 2:
        ends = [
            "" if ends[0].lower() in _UNKNOWN else ends[0],
            ".." if ends[1].lower() in _OPEN else "" if ends[1].lower() in _UNKNOWN else ends[1],
        ]
        if ends[0] == ends[1]:
            ends = ends[:1]
    return parse("/".join(ends), wording=wording)


def _dashed(text: str) -> str:
    """Return a compact day, or one with a time of day, as EDTF writes the day."""
    text = text.partition("T")[0] if text[:4].isdecimal() else text
    match = _COMPACT.fullmatch(text)
    return "-".join(part for part in match.groups() if part) if match else text


def from_text(text: str) -> Date:
    """Return the date that a person wrote, in words or EDTF; raise DateRefused."""
    return from_words(
        re.sub(r"^(?:ca?\.?|circa|c\.)\s*(?=\d)", "khoảng ", text.strip(), flags=re.IGNORECASE)
    )


def is_ongoing(date: Date) -> bool:
    """Say whether the date has no end yet."""
    return date.latest == OPEN_END
