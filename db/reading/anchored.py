"""Anchors: who holds each of them, and which have lost their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, union

from db import tables
from db.reading.lookup import summaries_by_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from db.records import Ref, Summary

BATCH = 400


@dataclass(frozen=True, slots=True)
class Dangling:
    """An anchor whose words an edit took away: what it said, where, and whose it is."""

    anchor_id: int
    section: Ref
    passage_id: int
    passage: int
    lang: str
    quote: str
    prefix: str
    suffix: str
    used_by: tuple[Summary, ...]


def holders(connection: Connection, anchor_ids: Sequence[int]) -> frozenset[int]:
    """Return the records whose evidence, marker, mention or misprint holds one of these anchors."""
    return frozenset(
        owner for owners in holders_of(connection, anchor_ids).values() for owner in owners
    )


def mentioning(connection: Connection, record_id: int) -> frozenset[int]:
    """Return the sections and pictures with a mention of the record, a rejected one too."""
    own = select(tables.Mention.anchor_id).where(tables.Mention.record_id == record_id)
    return holders(connection, connection.execute(own).scalars().all())


def holders_of(connection: Connection, anchor_ids: Sequence[int]) -> dict[int, set[int]]:
    """Return for each of these anchors the records that hold it."""
    found: dict[int, set[int]] = {}
    for start in range(0, len(anchor_ids), BATCH):
        for row in connection.execute(_holding(anchor_ids[start : start + BATCH])).mappings():
            found.setdefault(row["anchor_id"], set()).add(row["owner"])
    return found


def dangling_anchors(connection: Connection) -> tuple[Dangling, ...]:
    """Return the anchors that have lost their words, in reading order."""
    rows = (
        connection.execute(
            select(
                tables.Anchor,
                tables.Passage.position,
                tables.Passage.lang,
                tables.Passage.section_id,
            )
            .join(tables.Passage, tables.Passage.id == tables.Anchor.passage_id)
            .join(tables.Record, tables.Record.id == tables.Passage.section_id)
            .where(tables.Anchor.start.is_(None))
            .order_by(tables.Record.position, tables.Passage.position, tables.Anchor.id)
        )
        .mappings()
        .all()
    )
    owners = holders_of(connection, [row["id"] for row in rows])
    ids = {owner for held in owners.values() for owner in held}
    named = summaries_by_id(connection, [*ids, *(row["section_id"] for row in rows)])
    return tuple(
        Dangling(
            anchor_id=row["id"],
            section=named[row["section_id"]].ref,
            passage_id=row["passage_id"],
            passage=row["position"],
            lang=row["lang"],
            quote=row["quote"] or "",
            prefix=row["prefix"] or "",
            suffix=row["suffix"] or "",
            used_by=tuple(named[owner] for owner in sorted(owners.get(row["id"], ()))),
        )
        for row in rows
    )


def _holding(anchor_ids: Sequence[int]) -> Any:  # noqa: ANN401 - a union of statements
    anchor, citation, passage = tables.Anchor, tables.Citation, tables.Passage
    statements: list[Any] = [
        select(tables.Evidence.anchor_id, tables.Claim.record_id.label("owner"))
        .join(tables.Claim, tables.Claim.id == tables.Evidence.claim_id)
        .where(tables.Evidence.anchor_id.in_(anchor_ids))
    ]
    statements += [
        select(column.label("anchor_id"), citation.id.label("owner")).where(column.in_(anchor_ids))
        for column in (citation.anchor_id, citation.claim_anchor_id)
    ]
    for table in (tables.Mention, tables.Misprint):
        statements += [
            select(table.anchor_id, passage.section_id.label("owner"))
            .join(anchor, anchor.id == table.anchor_id)
            .join(passage, passage.id == anchor.passage_id)
            .where(table.anchor_id.in_(anchor_ids)),
            select(table.anchor_id, anchor.media_id.label("owner"))
            .join(anchor, anchor.id == table.anchor_id)
            .where(table.anchor_id.in_(anchor_ids), anchor.media_id.is_not(None)),
        ]
    return union(*statements)
