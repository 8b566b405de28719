"""The card of a suggestion: what was recognised, how it is read, and the sentence it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from PySide6.QtCore import QCoreApplication

from db import reading
from db.dates import parse
from viewer import vocabulary
from viewer.details.values import date_words, number_words
from viewer.state.selection import Spot
from viewer.widgets.card import Card, Quote, Row, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Ref, Suggestion

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

SENTENCE_END = re.compile(r"(?<!tr)[.!?…][”’\"')\]]*\s+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion, its ref, and the sentence in which it stands."""

    ref: Ref
    item: Suggestion
    sentence: str


def proposal(connection: Connection, ref: Ref) -> Proposal:
    """Return what the card of `mention/ID` needs; raise NotFound where it was judged."""
    item = reading.suggestion(connection, ref)
    section = reading.section_text(connection, item.section)
    text = next((one.text for one in section.passages if one.position == item.passage), item.quote)
    return Proposal(ref, item, sentence_of(text, item.start, item.end))


def sentence_of(text: str, start: int, end: int) -> str:
    """Return the sentence of `text` that holds the code points [start, end)."""
    ends = [
        found.end()
        for found in SENTENCE_END.finditer(text)
        if not text[found.end() : found.end() + 1].islower()
    ]
    first = max((at for at in ends if at <= start), default=0)
    last = min((at for at in ends if at >= end), default=len(text))
    return text[first:last].strip()


def suggestion_card(shown: Proposal, lang: str) -> Card:
    """Return the card of a suggestion in `lang` ("vi" or "en")."""
    item = shown.item
    kind = vocabulary.word(vocabulary.KIND, item.kind)
    suggested = QCoreApplication.translate("Card", "Suggested by the program")
    rows = [Row(QCoreApplication.translate("Card", "Kind"), (Value(kind),))]
    words = reading_words(item, lang)
    if words:
        rows.append(Row(QCoreApplication.translate("Card", "Reading"), (Value(words),)))
    where = QCoreApplication.translate("Card", "In the text")
    spot = Spot(item.section, item.passage, item.start, item.end)
    side = item.value.get("side")
    return Card(
        ref=shown.ref,
        kind=item.kind,
        side=side if isinstance(side, str) else None,
        eyebrow=f"{kind} · {suggested}",
        title=item.quote,
        subtitle="",
        text=QCoreApplication.translate("Card", "Nobody has reviewed this suggestion yet."),
        text_note="",
        rows=tuple(rows),
        quotes=(Quote(shown.sentence, where, spot, grade="doubtful"),),
    )


def reading_words(item: Suggestion, lang: str) -> str:
    """Return how the recogniser read the words: a date, a formation, a number, in words."""
    value = item.value
    match item.kind:
        case "event":
            return _date(value, lang)
        case "unit":
            echelon = _text(value, "echelon")
            side = _text(value, "side")
            parts = (
                vocabulary.word(vocabulary.ECHELON, echelon) if echelon else "",
                _text(value, "name") or str(value.get("number") or ""),
                f"({value['code']})" if value.get("code") else "",
            )
            said = " ".join(part for part in parts if part)
            return " · ".join(
                part for part in (said, side and vocabulary.word(vocabulary.SIDE, side)) if part
            )
        case "quantity":
            return _amount(value, lang)
        case _:
            parts = (_text(value, "role"), _text(value, "type"), _text(value, "name"))
            return " ".join(part for part in parts if part)


def _amount(value: Mapping[str, object], lang: str) -> str:
    number, low, high = (value.get(name) for name in ("value", "low", "high"))
    said = ""
    if isinstance(number, int | float):
        said = number_words(number, lang)
    elif isinstance(low, int | float) and isinstance(high, int | float):
        said = f"{number_words(low, lang)}–{number_words(high, lang)}"
    qualifier = _text(value, "qualifier")
    parts = [said, _text(value, "unit"), _text(value, "what")]
    if qualifier and qualifier != "exact":
        parts.insert(0, vocabulary.word(vocabulary.QUALIFIER, qualifier))
    return " ".join(part for part in parts if part)


def _date(value: Mapping[str, object], lang: str) -> str:
    found = value.get("date")
    if not isinstance(found, dict):
        return ""
    kept = cast("dict[str, Any]", found)
    date = parse(kept["edtf"], part_of_day=kept.get("part_of_day"), time=kept.get("time"))
    return date_words(date, lang)


def _text(value: Mapping[str, object], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
