"""Citations of a text: each marker with its sources, its pages and the claim that it supports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from db.articles import markers
from db.articles.draft import CitationDraft, Problem, SectionDraft, SourceDraft
from db.articles.markers import Marker
from db.articles.sentences import Paragraph


def citations(
    sections: Sequence[SectionDraft], printed: Mapping[int, str]
) -> tuple[CitationDraft, ...]:
    """Return a text's citations in reading order; `printed` is its bibliography by number."""
    placed = [
        (number, place, text, markers.found(text))
        for number, section in enumerate(sections)
        for place, text in enumerate(section.paragraphs)
    ]
    firsts = {markers.first_number(marker.text) for *_, found in placed for marker in found}
    known = set(printed) or {number for number in firsts if number is not None}
    return tuple(
        citation
        for number, place, text, found in placed
        if found
        for citation in _of_paragraph(number, place, text, found, known)
    )


def _of_paragraph(
    section: int, passage: int, text: str, found: Sequence[Marker], known: set[int]
) -> list[CitationDraft]:
    paragraph = Paragraph(text, found)
    drafts: list[CitationDraft] = []
    for marker in found:
        start, end = paragraph.claim(marker)
        drafts += [
            CitationDraft(
                section, passage, marker.start, marker.end, marker.text,
                cited.source, cited.locator, text[start:end], start, end,
            )
            for cited in markers.cited(marker.text, known)
        ]  # fmt: skip
    return drafts


def sources(
    cited: Sequence[CitationDraft], printed: Mapping[int, str]
) -> tuple[tuple[SourceDraft, ...], list[Problem]]:
    """Return the sources by number, identified by the bibliography alone, and what is missing."""
    numbers = sorted({*printed, *(citation.source for citation in cited)})
    drafts = tuple(SourceDraft(n, n in printed, printed.get(n)) for n in numbers)
    missing = ", ".join(f"[{draft.number}]" for draft in drafts if not draft.identified)
    if not missing:
        return drafts, []
    if printed:
        message = f"The bibliography has no entry for {missing}; they stay unidentified."
    else:
        message = f"The file has no bibliography: the sources {missing} stay unidentified."
    return drafts, [Problem("bibliography", message)]
