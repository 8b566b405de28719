"""The text of a section: its passages with their mentions and citation markers."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import tables
from db.reading.lookup import find, ref_of, summaries_by_id, title_of
from db.records import Marker, Mention, Passage, SectionText, Words

if TYPE_CHECKING:
    from sqlalchemy import Select
    from sqlalchemy.engine import Connection

    from db.records import Ref


def section_text(connection: Connection, ref: Ref) -> SectionText:
    """Return the section's paragraphs in both languages, aligned by position; raise NotFound."""
    row, _ = find(connection, ref)
    section = (
        connection.execute(select(tables.Section).where(tables.Section.id == row["id"]))
        .mappings()
        .one()
    )
    article = summaries_by_id(connection, [section["article_id"]]).get(section["article_id"])
    by_lang = passages(connection, row["id"], ref_of(row))
    other = "en" if row["lang"] == "vi" else "vi"
    return SectionText(
        ref=ref_of(row),
        number=section["number"],
        title=title_of(row),
        article=article.ref if article else None,
        article_title=article.title if article else Words(),
        lang=row["lang"],
        passages=by_lang.get(row["lang"], ()),
        translation=by_lang.get(other, ()),
    )


def passages(
    connection: Connection, section_id: int, section: Ref
) -> dict[str, tuple[Passage, ...]]:
    """Return the section's passages by language, in reading order, with what is marked in them."""
    rows = (
        connection.execute(
            select(tables.Passage)
            .where(tables.Passage.section_id == section_id)
            .order_by(tables.Passage.position)
        )
        .mappings()
        .all()
    )
    inside = select(tables.Passage.id).where(tables.Passage.section_id == section_id)
    mentions = _mentions(connection, inside)
    markers = _markers(connection, inside)
    found: dict[str, list[Passage]] = defaultdict(list)
    for row in rows:
        marked = mentions.get(row["id"], [])
        found[row["lang"]].append(
            Passage(
                id=row["id"],
                section=section,
                position=row["position"],
                lang=row["lang"],
                text=row["text"],
                mentions=tuple(mention for mention in marked if mention.kind != "citation"),
                markers=(*markers.get(row["id"], ()), *_translated_markers(marked, row["text"])),
            )
        )
    return {lang: tuple(texts) for lang, texts in found.items()}


def _mentions(connection: Connection, inside: Select[int]) -> dict[int, list[Mention]]:
    rows = connection.execute(
        select(
            tables.Anchor.passage_id,
            tables.Anchor.start,
            tables.Anchor.end,
            tables.Mention.id,
            tables.Mention.kind,
            tables.Mention.record_id,
            tables.Mention.state,
        )
        .join(tables.Anchor, tables.Anchor.id == tables.Mention.anchor_id)
        .where(
            tables.Anchor.passage_id.in_(inside),
            tables.Anchor.start.is_not(None),
            tables.Mention.state != "rejected",
        )
        .order_by(tables.Anchor.start, tables.Anchor.end.desc())
    ).all()
    named = summaries_by_id(connection, [row.record_id for row in rows])
    found: dict[int, list[Mention]] = defaultdict(list)
    for row in rows:
        summary = named.get(row.record_id)
        ref = summary.ref if summary else None
        found[row.passage_id].append(Mention(row.start, row.end, row.kind, ref, row.state, row.id))
    return found


def _translated_markers(mentions: list[Mention], text: str) -> list[Marker]:
    """Return the markers of a translation: mentions of the citation that the original carries."""
    return [
        Marker(mention.start, mention.end, mention.ref, text[mention.start : mention.end])
        for mention in mentions
        if mention.kind == "citation" and mention.ref
    ]


def _markers(connection: Connection, inside: Select[int]) -> dict[int, list[Marker]]:
    rows = connection.execute(
        select(
            tables.Anchor.passage_id,
            tables.Anchor.start,
            tables.Anchor.end,
            tables.Anchor.quote,
            tables.Record.slug,
        )
        .select_from(tables.Citation)
        .join(tables.Anchor, tables.Anchor.id == tables.Citation.anchor_id)
        .join(tables.Record, tables.Record.id == tables.Citation.id)
        .where(tables.Anchor.passage_id.in_(inside), tables.Anchor.start.is_not(None))
        .order_by(tables.Anchor.start)
    ).all()
    found: dict[int, list[Marker]] = defaultdict(list)
    for row in rows:
        found[row.passage_id].append(
            Marker(row.start, row.end, f"citation/{row.slug}", row.quote or "")
        )
    return found
