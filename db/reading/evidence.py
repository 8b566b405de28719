"""The evidence of a record: every span and citation that its claims rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import aliased

from db import tables
from db.reading.lookup import summaries_by_id
from db.records import Evidence, Target, Words

if TYPE_CHECKING:
    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

    from db.records import Summary


def evidence_of(connection: Connection, record_id: int) -> tuple[Evidence, ...]:
    """Return the record's evidence in the order in which it was entered."""
    rows = _rows(connection, record_id)
    wanted = [
        row[name]
        for row in rows
        for name in ("section_id", "citation_id", "source_id", "cited_in_id")
    ]
    named = summaries_by_id(connection, wanted)
    return tuple(_evidence(row, named) for row in rows)


def _rows(connection: Connection, record_id: int) -> list[RowMapping]:
    cited_in = aliased(tables.Citation)
    statement = (
        select(
            tables.Claim.id.label("claim_id"),
            tables.Claim.target,
            tables.Claim.field,
            tables.Claim.rank,
            tables.Evidence.id,
            tables.Evidence.note,
            tables.Evidence.grade,
            tables.Evidence.citation_id,
            tables.Evidence.cited_in_id,
            tables.Anchor.passage_id,
            tables.Anchor.start,
            tables.Anchor.end,
            tables.Anchor.quote,
            tables.Passage.position,
            tables.Passage.section_id,
            tables.Passage.lang,
            tables.Citation.source_id,
            tables.Citation.locator,
            tables.Citation.locator_en,
            cited_in.marker.label("cited_in_marker"),
        )
        .join(tables.Claim, tables.Claim.id == tables.Evidence.claim_id)
        .outerjoin(tables.Anchor, tables.Anchor.id == tables.Evidence.anchor_id)
        .outerjoin(tables.Passage, tables.Passage.id == tables.Anchor.passage_id)
        .outerjoin(tables.Citation, tables.Citation.id == tables.Evidence.citation_id)
        .outerjoin(cited_in, cited_in.id == tables.Evidence.cited_in_id)
        .where(tables.Claim.record_id == record_id)
        .order_by(tables.Evidence.id)
    )
    return list(connection.execute(statement).mappings())


def _evidence(row: RowMapping, named: dict[int, Summary]) -> Evidence:
    target_id = row["claim_id"] if row["target"] in {"name", "link"} else None
    section = named.get(row["section_id"])
    citation = named.get(row["citation_id"])
    source = named.get(row["source_id"])
    cited_in = named.get(row["cited_in_id"])
    return Evidence(
        target=Target(row["target"], row["field"], target_id),
        section=section.ref if section else None,
        passage=row["position"],
        passage_id=row["passage_id"],
        start=row["start"],
        end=row["end"],
        quote=row["quote"],
        grade=row["grade"],
        citation=citation.ref if citation else None,
        source=source.ref if source else None,
        source_title=source.title if source else Words(),
        locator=Words(row["locator"], row["locator_en"]),
        cited_in=cited_in.ref if cited_in else None,
        cited_in_marker=row["cited_in_marker"],
        rank=row["rank"],
        lang=row["lang"] or "vi",
        id=row["id"],
        note=row["note"],
    )
