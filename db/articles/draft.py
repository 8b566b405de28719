"""What the article reader hands over: a draft of an article, not yet in any archive."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Lang = Literal["vi", "en"]
Format = Literal["text", "pdf", "word", "odt", "html", "markdown", "tei"]


@dataclass(frozen=True, slots=True)
class SectionDraft:
    """A section with its paragraphs as the author wrote them, in NFC.

    `number` is as printed, without its last point ("2", "2.1", "II"), and empty where none is.
    """

    number: str
    title: str
    lang: Lang
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationDraft:
    """A citation marker at `[start, end)` of a paragraph, and what it supports.

    `section` and `passage` count from 0, offsets are code points. A marker that cites several
    sources gives several drafts with one span. `locator` has its spacing made even ("tr. 164")
    and is None where the marker has none. `claim` is the sentence or the quotation before it.
    """

    section: int
    passage: int
    start: int
    end: int
    marker: str
    source: int
    locator: str | None
    claim: str
    claim_start: int
    claim_end: int


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A numbered source: its entry as printed, or not identified where the article prints none."""

    number: int
    identified: bool
    text: str | None


@dataclass(frozen=True, slots=True)
class Misprint:
    """A span `[start, end)` of a paragraph that an archivist should look at; never corrected."""

    section: int
    passage: int
    start: int
    end: int
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the reader met and a person should know, with where it stands in the file."""

    where: str
    message: str


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """Everything read out of one file. `title` has a text for each language that has one."""

    title: Mapping[Lang, str]
    authors: tuple[str, ...]
    affiliation: str | None
    abstracts: Mapping[Lang, str]
    keywords: Mapping[Lang, tuple[str, ...]]
    sections: tuple[SectionDraft, ...]
    citations: tuple[CitationDraft, ...]
    sources: tuple[SourceDraft, ...]
    misprints: tuple[Misprint, ...]
    problems: tuple[Problem, ...]
    sha256: str
    format: Format
