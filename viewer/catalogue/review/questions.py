"""What the review queue asks: suggestions in their sentences, and what they match."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from db import reading
from viewer.details.suggestion import sentence_of

if TYPE_CHECKING:
    from db.reading import Match
    from db.records import Suggestion

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

MATCHES = 5


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


def offer(connection: Connection, mention_id: int) -> Offer:
    """Return the best matches of a suggestion, and how many open ones say the same."""
    matches = reading.matches(connection, mention_id, MATCHES)
    return Offer(mention_id, matches, len(reading.alike(connection, mention_id)))
