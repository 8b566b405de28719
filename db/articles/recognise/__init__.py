"""From one paragraph's text to suggested mentions: dates, units, places, people, quantities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from db.articles.recognise.dates import Calendar, find_dates
from db.articles.recognise.names import Names, find_known
from db.articles.recognise.people import find_people
from db.articles.recognise.places import find_neighbours, find_places
from db.articles.recognise.quantities import find_quantities
from db.articles.recognise.suggestions import (
    Authorities,
    Authority,
    DateValue,
    PersonValue,
    PlaceValue,
    QuantityValue,
    Suggestion,
    UnitValue,
    Value,
)
from db.articles.recognise.units import find_units
from db.articles.recognise.words import Paragraph, Word, words_of

__all__ = [
    "Authorities",
    "Authority",
    "Context",
    "DateValue",
    "PersonValue",
    "PlaceValue",
    "QuantityValue",
    "Suggestion",
    "UnitValue",
    "Value",
    "recognise",
    "recognise_article",
]


@dataclass(frozen=True, slots=True)
class Context:
    """What the text before a paragraph gives it: the last date named, and the names met."""

    calendar: Calendar = field(default_factory=Calendar)
    names: Names = field(default_factory=Names)


def recognise(
    text: str, authorities: Authorities, context: Context | None = None
) -> tuple[Suggestion, ...]:
    """Return the suggestions of one paragraph in reading order; no two overlap.

    `text` is NFC. `authorities` are (ref, kind, name) of the archive's own records; a suggestion
    that bears the name of exactly one of them carries its `ref`. With a context the authorities'
    names are taken from there.
    """
    if context is not None:
        return _read(text, context)[0]
    return recognise_article([text], authorities)[0]


def recognise_article(
    paragraphs: Sequence[str], authorities: Authorities
) -> tuple[tuple[Suggestion, ...], ...]:
    """Return the suggestions of each paragraph of one document.

    A year is carried from the last date before, and a name met once with its type word or its
    title is found bare anywhere in the document: hence two readings.
    """
    names = Names(authorities)
    tokens = [words_of(text) for text in paragraphs]
    for text, words in zip(paragraphs, tokens, strict=True):
        names.learn(_read(text, Context(names=names), words)[0])
    context = Context(names=names)
    found: list[tuple[Suggestion, ...]] = []
    for text, words in zip(paragraphs, tokens, strict=True):
        suggestions, calendar = _read(text, context, words)
        context = replace(context, calendar=calendar)
        found.append(suggestions)
    return tuple(found)


def _read(
    text: str, context: Context, words: list[Word] | None = None
) -> tuple[tuple[Suggestion, ...], Calendar]:
    paragraph = Paragraph(text, words)
    calendar = find_dates(paragraph, context.calendar)
    find_units(paragraph, context.names)
    find_people(paragraph)
    find_places(paragraph, context.names)
    find_quantities(paragraph)
    find_known(paragraph, context.names)
    find_neighbours(paragraph, context.names)
    found = sorted(paragraph.found, key=lambda suggestion: suggestion.start)
    return tuple(replace(each, ref=context.names.ref_of(each)) for each in found), calendar
