"""The normalised reading of a suggestion, as the JSON that is stored and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from db.articles.recognise.suggestions import (
    DateValue,
    PersonValue,
    PlaceValue,
    QuantityValue,
    UnitValue,
)
from db.dates import days, parse

if TYPE_CHECKING:
    from db.articles.recognise import Suggestion

COUNTABLE = 10**15
"""What a quantity can be at most: beyond it floating point skips whole numbers."""


def reading_of(suggestion: Suggestion) -> dict[str, Any]:
    """Return what was read: a date with its bounds, an echelon and number, a value ..."""
    value = suggestion.value
    match value:
        case DateValue():
            return _date(value)
        case UnitValue():
            return {
                "echelon": value.echelon,
                "number": _number(value.number),
                "code": value.code,
                "name": value.name,
                "side": value.side,
            }
        case PlaceValue():
            return {"type": value.type, "name": value.name}
        case PersonValue():
            return {
                "role": value.title,
                "name": value.name,
                "transliteration": value.transliteration,
            }
        case QuantityValue():
            return {
                "value": _plain(value.value),
                "low": _plain(value.low),
                "high": _plain(value.high),
                "qualifier": value.qualifier,
                "unit": value.unit,
                "what": value.what,
            }
    assert_never(value)


def _date(value: DateValue) -> dict[str, Any]:
    date = parse(value.edtf, part_of_day=value.part_of_day, time=value.time, wording=value.wording)
    earliest, latest = days(date)
    return {
        "date": {
            "edtf": date.edtf,
            "earliest": earliest,
            "latest": latest,
            "part_of_day": date.part_of_day,
            "time": date.time,
            "wording": date.wording,
        },
        "what": value.what,
        "relation": value.relation,
    }


def _number(text: str | None) -> int | str | None:
    """Return a unit's number; one with a letter ("3B") stays as written."""
    return int(text) if text and text.isdecimal() and len(text) < 10 else text


def _plain(value: float | None) -> float | int | None:
    """Return a whole number as one; digits without end say nothing that could be counted."""
    if value is None or abs(value) > COUNTABLE:
        return None
    return int(value) if float(value).is_integer() else value
