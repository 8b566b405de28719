"""What the station asks of the archive about one record: all that its page says, in one answer."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from db import reading
from db.records import Words
from viewer.details import card_of
from viewer.details.media import GEOREFERENCE, PICTURE
from viewer.details.page import Page, page
from viewer.models.chart import places_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from db.reading import Related
    from db.records import Passage, Reason, Record, Ref, SectionText, Summary
    from viewer.widgets.card import Card, Row

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

MOST_SAYINGS: Final = 6
"""Paragraphs that a page quotes; how many more there are is said."""
HOPS: Final = 12
"""Of how many of its events a unit or person shows the places."""
SHORTEST: Final = 3
"""Letters that a name needs at least to be found in a text."""
STAFF: Final = frozenset(
    {"sha256", "size", "may_be_shown", "media", "media_type", "lang", "number"}
)
"""Fields that say nothing to visitors."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A paragraph that names a record; `span` is where, in the section's own language."""

    section: SectionText
    passage: int
    span: tuple[int, int]

    def text(self, lang: str) -> tuple[Passage, bool]:
        """Return the paragraph in a language if there is one, and whether that is its own."""
        original = _at(self.section.passages, self.passage)
        translated = _at(self.section.translation, self.passage)
        assert original is not None
        if lang != self.section.lang and translated is not None:
            return translated, False
        return original, True


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A record as visitors see it; `names` are what its texts may name, in lower case."""

    page: Page
    related: Related
    places: tuple[Ref, ...]
    sayings: tuple[Saying, ...]
    unquoted: int
    names: Mapping[str, Ref]
    section: SectionText | None = None
    sections: tuple[Summary, ...] = ()

    @property
    def ref(self) -> Ref:
        """Return the record's ref."""
        return self.page.record.ref


@dataclass(frozen=True, slots=True)
class Answer:
    """What something rests on: reasons with the paragraphs in which they stand."""

    reasons: tuple[Reason, ...]
    sections: Mapping[Ref, SectionText] = field(default_factory=dict[str, "SectionText"])


def exhibit(connection: Connection, ref: Ref) -> Exhibit:
    """Return all that the page of a record says; raise NotFound."""
    shown = page(connection, ref)
    record = shown.record
    related = reading.related(connection, record.ref)
    spans = _first_spans(related) if record.kind not in {"section", "article"} else ()
    texts = {one: reading.section_text(connection, one) for one in {span[0] for span in spans}}
    sayings = tuple(Saying(texts[where], at, (start, end)) for where, at, start, end in spans)
    sections = reading.section_refs(connection) if record.kind in {"section", "article"} else ()
    return Exhibit(
        page=shown,
        related=related,
        places=_places(connection, related, record),
        sayings=sayings[:MOST_SAYINGS],
        unquoted=max(0, len(sayings) - MOST_SAYINGS),
        names=_names(connection, record),
        section=reading.section_text(connection, record.ref) if record.kind == "section" else None,
        sections=tuple(one for one in sections if one.ref != record.ref),
    )


def answer(connection: Connection, ref: Ref, target: str) -> Answer:
    """Return what a field, a link, a name or the record itself rests on; raise NotFound."""
    reasons = reading.why(connection, ref, target)
    wanted = {one.evidence.section for one in reasons if one.evidence is not None}
    found = {one: reading.section_text(connection, one) for one in wanted if one is not None}
    return Answer(reasons, found)


def station_card(shown: Exhibit, lang: str) -> Card:
    """Return what the card of a record says to visitors: the desk's without the desk's matters."""
    card = card_of(shown.page, lang)
    return replace(card, rows=tuple(row for row in card.rows if _is_told(row)))


def term_names(connection: Connection) -> dict[str, Ref]:
    """Return the archive's terms by each of their titles, in lower case."""
    return _lower(reading.summaries(connection, "term"))


def _is_told(row: Row) -> bool:
    if row.target in STAFF:
        return False
    return not any(
        value.ref and value.ref.startswith((PICTURE, GEOREFERENCE)) for value in row.values
    )


def _first_spans(related: Related) -> tuple[tuple[Ref, int, int, int], ...]:
    """Return each paragraph once, with the first place in it that concerns the record."""
    found: dict[tuple[Ref, int], tuple[Ref, int, int, int]] = {}
    for span in related.passages:
        found.setdefault((span[0], span[1]), span)
    return tuple(found.values())


def _places(connection: Connection, related: Related, record: Record) -> tuple[Ref, ...]:
    """Return the places to show: the record itself, else its places, else those of its events."""
    if record.kind in {"place", "route"}:
        return (record.ref,)
    if related.places or record.kind in {"term", "source", "citation", "article", "section"}:
        return related.places
    return places_of(connection, related.events[:HOPS])


def _names(connection: Connection, record: Record) -> dict[str, Ref]:
    """Return what the record's texts may name: what it is linked with, and the terms."""
    linked = (*record.links, *record.backlinks)
    names = term_names(connection)
    for link in linked:
        for title in (link.title.vi, link.title.en):
            if title and len(title) >= SHORTEST:
                names[title.lower()] = link.ref
    own = {title.lower() for title in (record.title.vi, record.title.en) if title}
    return {name: ref for name, ref in names.items() if ref != record.ref and name not in own}


def _lower(found: Iterable[Summary]) -> dict[str, Ref]:
    names: dict[str, Ref] = {}
    for one in found:
        for title in (one.title.vi, one.title.en):
            if title and len(title) >= SHORTEST:
                names.setdefault(title.lower(), one.ref)
    return names


def _at(passages: Iterable[Passage], position: int) -> Passage | None:
    return next((one for one in passages if one.position == position), None)


def words_of(value: object) -> Words:
    """Return a field's bilingual text, empty where it is none."""
    return value if isinstance(value, Words) else Words()
