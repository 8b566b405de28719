"""The records that leave the archive: frozen dataclasses, safe to hand from thread to thread."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.dates import Date
    from db.region import Region

KINDS = (
    "article",
    "section",
    "map",
    "unit",
    "body",
    "place",
    "person",
    "event",
    "route",
    "quantity",
    "term",
    "source",
    "citation",
    "holding",
    "media",
    "tour",
)
"""The names of all kinds, in the order in which they are shown; db.kinds describes each."""

Ref = str
"""`kind/slug`, unique in an archive."""

FieldValue = str | int | float | bool | None | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Hold one text in Vietnamese and English, None where a language is missing."""

    vi: str | None = None
    en: str | None = None

    def get(self, lang: str) -> str | None:
        """Return the text of `lang` ("vi" or "en"), None where it is missing."""
        return self.en if lang == "en" else self.vi

    def best(self, lang: str) -> tuple[str, str]:
        """Return (text, its language): that of `lang`, else the other; ("", lang) for neither."""
        other = "vi" if lang == "en" else "en"
        for candidate in (lang, other):
            text = self.get(candidate)
            if text:
                return text, candidate
        return "", lang


@dataclass(frozen=True, slots=True)
class Summary:
    """A line in a list: enough to show and choose a record."""

    ref: Ref
    kind: str
    title: Words
    status: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """One written form of a record; `id` is the claim's id."""

    id: int
    text: str
    type: str
    lang: str
    rank: str = "preferred"
    reason: Words | None = None
    period: Date | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One typed relation; `id` is the claim's. `outgoing` is False seen from its object."""

    id: int
    predicate: str
    ref: Ref
    title: Words
    date: Date | None = None
    rank: str = "preferred"
    reason: Words | None = None
    outgoing: bool = True
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Rival:
    """Another value that a source gives for a field; `value` is a Date for dated fields."""

    id: int
    field: str
    value: FieldValue | Date
    rank: str
    reason: Words | None


@dataclass(frozen=True, slots=True)
class Tag:
    """A word of the museum's own to gather records by; `count` is how many carry it."""

    id: int
    title: str
    colour: str | None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a piece of evidence supports: type is record, field, name or link; id the claim's."""

    type: str
    field: str | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: a span of a passage, a citation, or both, with the archivist's grade.

    `start` and `end` are code points of the passage's text; `passage` is its position in `section`
    (0-based). `rank` is that of the claim that it supports.
    """

    target: Target
    section: Ref | None
    passage: int | None
    passage_id: int | None
    start: int | None
    end: int | None
    quote: str | None
    grade: str
    citation: Ref | None
    source: Ref | None
    source_title: Words
    locator: Words
    cited_in: Ref | None = None
    cited_in_marker: str | None = None
    rank: str = "preferred"
    lang: str = "vi"
    id: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of a passage that names a record (accepted), or may name one (suggested).

    As a suggestion it is itself something to choose, by `mention/ID` with its `id`.
    """

    start: int
    end: int
    kind: str
    ref: Ref | None
    state: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A citation mark in the text, as code points of its passage."""

    start: int
    end: int
    ref: Ref
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a section in one language, with what is marked in it."""

    id: int
    section: Ref
    position: int
    lang: str
    text: str
    mentions: tuple[Mention, ...] = ()
    markers: tuple[Marker, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionText:
    """A section as the reader shows it: `passages` in its own language, `translation` aligned."""

    ref: Ref
    number: str
    title: Words
    article: Ref | None
    article_title: Words
    lang: str
    passages: tuple[Passage, ...]
    translation: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """One record, whole.

    `fields` maps the kind's field names to plain values, a Date, Words (bilingual text), or tuples
    of refs, in the kind's display order. `backlinks` are the links of others that point here.
    """

    ref: Ref
    uuid: str
    kind: str
    status: str
    version: int
    title: Words
    names: tuple[Name, ...]
    fields: Mapping[str, FieldValue | Date | Words | tuple[Words, ...]]
    rivals: tuple[Rival, ...]
    links: tuple[Link, ...]
    backlinks: tuple[Link, ...]
    evidence: tuple[Evidence, ...]
    identifiers: tuple[tuple[str, str], ...] = ()
    redirected_from: Ref | None = None
    placeholder: bool = False
    drafted_by: str | None = None
    reviewed_by: str | None = None
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One answer to "says who?": a claim's value and the evidence that it rests on."""

    target: Target
    value: str
    rank: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """A mark on the timeline. `lane` is a key (rear, border, ...); `inferred`: by the editors."""

    ref: Ref
    kind: str
    title: Words
    date: Date
    lane: str
    side: str | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """A pin on the map: WGS 84 degrees, radius of uncertainty in kilometres."""

    ref: Ref
    title: Words
    type: str
    lat: float | None
    lon: float | None
    uncertainty_km: float | None
    weight: int = 0


@dataclass(frozen=True, slots=True)
class RouteEntry:
    """A movement through places in order; `points` are those of its stops that have a position."""

    ref: Ref
    title: Words
    side: str | None
    mode: str | None
    date: Date | None
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A line of the unit tree; `parent` is another entry's ref, or None at the top of its side."""

    ref: Ref
    kind: str
    title: Words
    side: str | None
    echelon: str | None
    number: int | None
    code: str | None
    parent: Ref | None


@dataclass(frozen=True, slots=True)
class CitationEntry:
    """A line of the list of citations, in reading order."""

    ref: Ref
    title: Words
    source: Ref | None
    source_title: Words
    locator: Words
    marker: str | None
    section: Ref | None
    passage: int | None
    claim: Words
    supports: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a recogniser found and nobody has judged yet; `value` is the normalised reading."""

    id: int
    kind: str
    quote: str
    section: Ref
    passage: int
    start: int
    end: int
    ref: Ref | None
    value: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of the base map: what the map canvas needs to parse and draw `data`."""

    id: str
    title: Words
    role: str
    data: bytes
    media_type: str
    style: Mapping[str, object]
    notice: Words
    position: int
    visible: bool


@dataclass(frozen=True, slots=True)
class About:
    """What an archive says of itself, with counts by kind."""

    uuid: str
    title: Words
    description: Words
    lang: str
    counts: Mapping[str, int]
    region: Region | None
    map_caption: Words
    """What its maps say of themselves."""
    format: int


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that a search found; `highlights` are code points [start, end) of `snippet`.

    `parts` says what the score is the sum of.
    """

    ref: Ref
    kind: str
    title: Words
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    section: Ref | None
    passage: int | None
    score: float
    parts: Mapping[str, float] = field(default_factory=dict[str, float])
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search, best first.

    Unless `total_exact`, total and facets are lower bounds; unless `order_exact`, the order is that
    of a first answer, which the exact one may change.
    """

    query: str
    total: int
    total_exact: bool
    took_ms: float
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    did_you_mean: str | None = None
    expanded: tuple[Mapping[str, str], ...] = ()
    order_exact: bool = True
