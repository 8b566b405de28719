"""Suggestions as the views show them: provisional marks and units, until they are judged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from db.dates import Date, parse
from db.errors import NotFound
from db.reading.lists import suggestions
from db.records import DatedEntry, UnitEntry, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

    from db.records import Ref, Suggestion

MENTION = "mention"
"""The kind of a suggestion's ref: `mention/ID`, which no record has."""

LANE = "suggested"

LABEL_WORDS = 12

ECHELON_WORDS: dict[str, str] = {
    "division": "Đại đoàn",
    "regiment": "Trung đoàn",
    "battalion": "Tiểu đoàn",
    "company": "Đại đội",
    "platoon": "Trung đội",
    "squad": "Tiểu đội",
}
"""What a number that stands alone in the text ("các tiểu đoàn 64, 68") is a number of."""


def is_suggestion(ref: Ref) -> bool:
    """Say whether a ref stands for a suggestion instead of a record."""
    return ref.startswith(f"{MENTION}/")


def suggestion(connection: Connection, ref: Ref) -> Suggestion:
    """Return the suggestion of that ref; raise NotFound where there is none, or it was judged."""
    for item in suggestions(connection):
        if _ref_of(item) == ref:
            return item
    raise NotFound("There is no suggestion {ref}.", "It may have been judged by now.", ref=ref)


def suggested_timeline(connection: Connection) -> tuple[DatedEntry, ...]:
    """Return the dates that were recognised and not judged yet, earliest first."""
    entries = [
        DatedEntry(
            ref=_ref_of(item),
            kind="event",
            title=Words(vi=_title(item)),
            date=date,
            lane=LANE,
        )
        for item in suggestions(connection, "event")
        if (date := _date(item.value)) is not None
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.date.earliest, entry.date.latest)))


def suggested_units(connection: Connection) -> tuple[UnitEntry, ...]:
    """Return each formation that was recognised and not judged yet, once, by its first mention."""
    found: dict[tuple[object, ...], UnitEntry] = {}
    for item in suggestions(connection, "unit"):
        if item.ref is not None:
            continue
        value = item.value
        number = value.get("number")
        entry = UnitEntry(
            ref=_ref_of(item),
            kind="unit",
            title=Words(vi=_unit_title(item)),
            side=_text(value.get("side")),
            echelon=_text(value.get("echelon")),
            number=number if isinstance(number, int) else None,
            code=_text(value.get("code")),
            parent=None,
        )
        key = (entry.echelon, number, entry.code, value.get("name") if number is None else None)
        known = found.get(key)
        if known is None:
            found[key] = entry
        elif len(entry.title.vi or "") > len(known.title.vi or ""):
            found[key] = replace(known, title=entry.title)
    return tuple(found.values())


def _ref_of(item: Suggestion) -> Ref:
    return f"{MENTION}/{item.id}"


def _unit_title(item: Suggestion) -> str:
    word = ECHELON_WORDS.get(str(item.value.get("echelon")))
    if item.quote[0].isdigit() and word:
        return f"{word} {item.quote}"
    return item.quote[0].upper() + item.quote[1:]


def _title(item: Suggestion) -> str:
    what = _text(item.value.get("what")) or item.quote
    words = what.split()
    return what if len(words) <= LABEL_WORDS else " ".join(words[:LABEL_WORDS]) + "…"


def _date(value: Mapping[str, object]) -> Date | None:
    found = value.get("date")
    if not isinstance(found, dict):
        return None
    stored = cast("dict[str, Any]", found)
    return parse(
        stored["edtf"],
        part_of_day=stored.get("part_of_day"),
        time=stored.get("time"),
        wording=stored.get("wording"),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
