"""What the review queue asks: suggestions in their sentences, and what they match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from db import reading
from db.reading.matching import Match
from viewer.details.suggestion import sentence_of

if TYPE_CHECKING:
    from db.records import Suggestion

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

MATCHES = 5
SURE = 100.0
"""How likely it is, of 100, that a name stands for the record which bears it."""


@dataclass(frozen=True, slots=True)
class Item:
    """A suggestion in its sentence; `at` is where its words begin there, in code points."""

    suggestion: Suggestion
    sentence: str
    at: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done with a suggestion: the records it may name, and how many say the same."""

    id: int
    matches: tuple[Match, ...]
    alike: int


def queue(connection: Connection) -> tuple[Item, ...]:
    """Return every open suggestion with its sentence, in reading order."""
    texts: dict[tuple[str, int], str] = {}
    found: list[Item] = []
    for item in reading.suggestions(connection):
        if (item.section, item.passage) not in texts:
            section = reading.section_text(connection, item.section)
            texts.update({(item.section, one.position): one.text for one in section.passages})
        text = texts.get((item.section, item.passage), item.quote)
        sentence = sentence_of(text, item.start, item.end)
        first = text.find(sentence, max(0, item.start - len(sentence)))
        found.append(Item(item, sentence, max(0, item.start - first)))
    return tuple(found)


def offer(connection: Connection, suggestion: Suggestion) -> Offer:
    """Return what a suggestion may name, the import's own guess first, and how many are alike."""
    found = list(reading.matches(connection, suggestion.id, MATCHES))
    if suggestion.ref is not None:
        own = reading.titles(connection, [suggestion.ref]).get(suggestion.ref)
        others = [match for match in found if match.summary.ref != suggestion.ref]
        found = others if own is None else [Match(own, SURE, "suggested"), *others]
    alike = len(reading.alike(connection, suggestion.id))
    return Offer(suggestion.id, tuple(found[:MATCHES]), alike)
