"""Adds a draft to the archive: article, sections, sources, citations, and what was recognised."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from db import tables, writing
from db.articles.readings import reading_of
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from db.articles.draft import ArticleDraft, CitationDraft
    from db.articles.recognise import Suggestion
    from db.transaction import Transaction

SHA256 = "sha256"

Recognised = "Sequence[Sequence[Sequence[Suggestion]]]"
"""Suggestions by section, then by paragraph, in reading order."""


@dataclass(slots=True)
class Added:
    """Count what one article brought."""

    records: Counter[str] = field(default_factory=Counter[str])
    suggested: Counter[str] = field(default_factory=Counter[str])
    accepted: int = 0


@dataclass(frozen=True, slots=True)
class _Passage:
    id: int
    text: str


def known_records(connection: Connection, sha256: str) -> int:
    """Return how many records the file with this sum gave when it was imported; 0 if it wasn't."""
    article = connection.execute(
        select(tables.Article.id).where(tables.Article.sha256 == sha256)
    ).scalar()
    if article is None:
        return 0
    tail = select(tables.Record.slug).where(tables.Record.id == article).scalar_subquery()
    sections = select(tables.Section.id).where(tables.Section.article_id == article)
    citations = (
        select(tables.Citation.id)
        .join(tables.Anchor, tables.Anchor.id == tables.Citation.anchor_id)
        .join(tables.Passage, tables.Passage.id == tables.Anchor.passage_id)
        .where(tables.Passage.section_id.in_(sections))
    )
    sources = select(tables.Record.id).where(
        tables.Record.kind == "source", tables.Record.slug.startswith(tail)
    )
    return 1 + sum(len(connection.execute(found).all()) for found in (sections, citations, sources))


def add_article(
    transaction: Transaction,
    draft: ArticleDraft,
    recognised: Sequence[Sequence[Sequence[Suggestion]]],
    *,
    accept_known: bool,
) -> Added:
    """Add a draft; with `accept_known`, accept at once what names a known record."""
    added = Added()
    title = Words(draft.title.get("vi"), draft.title.get("en"))
    tail = writing.free_slug(transaction, "article", title.best("vi")[0])[:60].strip("-")
    lang = draft.sections[0].lang if draft.sections else "vi"
    own_source = _add_own_source(transaction, draft, title, tail, lang)
    article_id = writing.add_record(
        transaction,
        f"article/{writing.free_slug(transaction, 'article', tail)}",
        title,
        columns={
            "authors": list(draft.authors) or None,
            "affiliation": draft.affiliation,
            "keywords_vi": list(draft.keywords.get("vi", ())) or None,
            "keywords_en": list(draft.keywords.get("en", ())) or None,
            "sha256": draft.sha256,
            "source_id": own_source,
        },
        prose={"abstract": Words(draft.abstracts.get("vi"), draft.abstracts.get("en"))},
        lang=lang,
    )
    writing.add_identifier(transaction, article_id, SHA256, draft.sha256)
    added.records.update(article=1, section=len(draft.sections))
    passages = _add_sections(transaction, draft, article_id, tail)
    sources = _add_sources(transaction, draft, tail, lang)
    added.records["citation"] = _add_citations(transaction, draft, passages, sources, tail, lang)
    added.records["source"] = len(sources) + 1
    _add_misprints(transaction, draft, passages)
    _add_suggestions(transaction, recognised, passages, added, accept_known=accept_known)
    return added


def _add_own_source(
    transaction: Transaction, draft: ArticleDraft, title: Words, tail: str, lang: str
) -> int:
    authors = ", ".join(draft.authors)
    named = Words(
        *(f"{authors}: {text}" if authors and text else text for text in (title.vi, title.en))
    )
    publication = Words(draft.affiliation, draft.affiliation) if draft.affiliation else Words()
    return writing.add_record(
        transaction,
        f"source/{writing.free_slug(transaction, 'source', tail)}",
        named,
        columns={
            "type": "article",
            "authors": list(draft.authors) or None,
            "identified": True,
        },
        prose={"publication": publication},
        lang=lang,
    )


def _add_sources(
    transaction: Transaction, draft: ArticleDraft, tail: str, lang: str
) -> dict[int, int]:
    """Add the numbered sources; one whose entry isn't printed stays unidentified, and says so."""
    ids: dict[int, int] = {}
    for source in draft.sources:
        if source.text:
            title, note = (Words(vi=source.text) if lang == "vi" else Words(en=source.text)), None
        else:
            title = Words(
                f"Nguồn [{source.number}], chưa xác định", f"Source [{source.number}], unidentified"
            )
            note = Words(
                "Bài viết không in danh mục tài liệu tham khảo; chưa rõ số này chỉ tài liệu nào.",
                "The article prints no bibliography; what this number stands for is unknown.",
            )
        ids[source.number] = writing.add_record(
            transaction,
            f"source/{writing.free_slug(transaction, 'source', f'{tail}-{source.number}')}",
            title,
            columns={
                "type": "bibliography entry" if source.text else "unidentified",
                "identified": source.identified,
                "number": source.number,
            },
            prose={"note": note} if note else {},
            lang=lang,
        )
    return ids


def _add_sections(
    transaction: Transaction, draft: ArticleDraft, article_id: int, tail: str
) -> list[list[_Passage]]:
    passages: list[list[_Passage]] = []
    position = writing.next_position(transaction, "section")
    for index, section in enumerate(draft.sections):
        number = section.number or str(index + 1)
        wanted = number if writing.is_free(transaction, "section", number) else f"{tail}-{number}"
        title = section.title or number
        section_id = writing.add_record(
            transaction,
            f"section/{writing.free_slug(transaction, 'section', wanted)}",
            Words(en=title) if section.lang == "en" else Words(vi=title),
            columns={"number": number, "article_id": article_id},
            lang=section.lang,
            position=position + index,
        )
        ids = writing.add_passages(transaction, section_id, section.lang, section.paragraphs)
        passages.append([_Passage(*pair) for pair in zip(ids, section.paragraphs, strict=True)])
    return passages


def _add_citations(
    transaction: Transaction,
    draft: ArticleDraft,
    passages: list[list[_Passage]],
    sources: dict[int, int],
    tail: str,
    lang: str,
) -> int:
    anchors: dict[tuple[int, int, int, int], int] = {}
    position = writing.next_position(transaction, "citation")
    for index, citation in enumerate(draft.citations):
        passage = passages[citation.section][citation.passage]
        span = (citation.section, citation.passage, citation.start, citation.end)
        if span not in anchors:
            anchors[span] = writing.add_anchor(
                transaction, passage.id, passage.text, citation.start, citation.end
            )
        claimed = _claim_anchor(transaction, citation, passage)
        columns = {
            "source_id": sources[citation.source],
            "locator": citation.locator,
            "locator_en": _english(citation.locator),
            "marker": citation.marker,
            "anchor_id": anchors[span],
            "claim_anchor_id": claimed,
        }
        claim = Words(vi=citation.claim) if lang == "vi" else Words(en=citation.claim)
        citation_id = writing.add_record(
            transaction,
            f"citation/{writing.free_slug(transaction, 'citation', f'{tail}-{index + 1}')}",
            Words(citation.marker, _english(citation.marker)),
            columns=columns,
            prose={"claim": claim},
            lang=lang,
            position=position + index,
        )
        for claim_id in writing.claims_of(transaction, citation_id):
            writing.add_evidence(
                transaction,
                claim_id,
                grade="certain",
                anchor_id=anchors[span],
                citation_id=citation_id,
            )
    return len(draft.citations)


def _claim_anchor(
    transaction: Transaction, citation: CitationDraft, passage: _Passage
) -> int | None:
    if citation.claim_start >= citation.claim_end:
        return None
    return writing.add_anchor(
        transaction, passage.id, passage.text, citation.claim_start, citation.claim_end
    )


def _english(locator: str | None) -> str | None:
    """Return a page locator as English writes it."""
    return locator.replace("tr.", "p.") if locator else None


def _add_misprints(
    transaction: Transaction, draft: ArticleDraft, passages: list[list[_Passage]]
) -> None:
    for misprint in draft.misprints:
        passage = passages[misprint.section][misprint.passage]
        anchor = writing.add_anchor(
            transaction, passage.id, passage.text, misprint.start, misprint.end
        )
        transaction.connection.execute(
            insert(tables.Misprint).values(anchor_id=anchor, reason=misprint.reason)
        )


def _add_suggestions(
    transaction: Transaction,
    recognised: Sequence[Sequence[Sequence[Suggestion]]],
    passages: list[list[_Passage]],
    added: Added,
    *,
    accept_known: bool,
) -> None:
    for section, paragraphs in zip(passages, recognised, strict=True):
        for passage, suggestions in zip(section, paragraphs, strict=True):
            for suggestion in suggestions:
                anchor = writing.add_anchor(
                    transaction, passage.id, passage.text, suggestion.start, suggestion.end
                )
                known = writing.identify(transaction, suggestion.ref) if suggestion.ref else None
                accepted = accept_known and known is not None
                writing.add_mention(
                    transaction,
                    anchor,
                    suggestion.kind,
                    known,
                    state="accepted" if accepted else "suggested",
                    value=reading_of(suggestion),
                )
                added.accepted += accepted
                if not accepted:
                    added.suggested[suggestion.kind] += 1
