"""What moves with a selection: the places, events, units and passages that a record touches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, union_all

from db import tables
from db.reading.lookup import find, ref_of, summaries_by_id
from db.reading.suggested import is_suggestion, suggestion

if TYPE_CHECKING:
    from sqlalchemy import Subquery
    from sqlalchemy.engine import Connection

    from db.records import Ref

Span = tuple["Ref", int, int, int]


@dataclass(frozen=True, slots=True)
class Related:
    """Name what lights up when `ref` is chosen, the record itself included.

    `passages` are (section, position, start, end) in the section's own language: the evidence's
    spans first, then the mentions.
    """

    ref: Ref
    places: tuple[Ref, ...]
    events: tuple[Ref, ...]
    units: tuple[Ref, ...]
    routes: tuple[Ref, ...]
    people: tuple[Ref, ...]
    passages: tuple[Span, ...]


def related(connection: Connection, ref: Ref) -> Related:
    """Return what `ref` touches by links in either direction, by stops, and by its passages.

    Of a suggestion (`mention/ID`) that is its own span alone. Raises NotFound.
    """
    if is_suggestion(ref):
        item = suggestion(connection, ref)
        span = (item.section, item.passage, item.start, item.end)
        return Related(ref, (), (), (), (), (), (span,))
    row, _ = find(connection, ref)
    found = {ref_of(row): row["kind"]}
    for summary in summaries_by_id(connection, _linked(connection, row["id"])).values():
        found.setdefault(summary.ref, summary.kind)
    passages = _evidence_spans(connection, row["id"])
    passages += [span for span in _mention_spans(connection, row["id"]) if span not in passages]

    def of(*kinds: str) -> tuple[Ref, ...]:
        return tuple(name for name, kind in found.items() if kind in kinds)

    return Related(
        ref=ref_of(row),
        places=of("place"),
        events=of("event"),
        units=of("unit", "body"),
        routes=of("route"),
        people=of("person"),
        passages=tuple(passages),
    )


def _linked(connection: Connection, record_id: int) -> list[int]:
    link, stop = tables.Link, tables.RouteStop
    statement = union_all(
        select(link.object_id).where(link.subject_id == record_id),
        select(link.subject_id).where(link.object_id == record_id),
        select(stop.place_id).where(stop.route_id == record_id),
        select(stop.route_id).where(stop.place_id == record_id),
        select(tables.Route.road_id).where(
            tables.Route.id == record_id, tables.Route.road_id.is_not(None)
        ),
        select(tables.Route.id).where(tables.Route.road_id == record_id),
    )
    return list(connection.execute(statement).scalars())


def _evidence_spans(connection: Connection, record_id: int) -> list[Span]:
    anchors = (
        select(tables.Evidence.anchor_id)
        .join(tables.Claim, tables.Claim.id == tables.Evidence.claim_id)
        .where(tables.Claim.record_id == record_id, tables.Claim.rank == "preferred")
    )
    own_marker = select(tables.Citation.anchor_id).where(tables.Citation.id == record_id)
    return _spans(connection, union_all(anchors, own_marker).subquery())


def _mention_spans(connection: Connection, record_id: int) -> list[Span]:
    anchors = select(tables.Mention.anchor_id).where(
        tables.Mention.record_id == record_id, tables.Mention.state != "rejected"
    )
    return _spans(connection, anchors.subquery())


def _spans(connection: Connection, anchors: Subquery) -> list[Span]:
    wanted = select(*anchors.c)
    rows = connection.execute(
        select(
            tables.Record.slug,
            tables.Passage.position,
            tables.Anchor.start,
            tables.Anchor.end,
        )
        .join(tables.Passage, tables.Passage.id == tables.Anchor.passage_id)
        .join(tables.Record, tables.Record.id == tables.Passage.section_id)
        .where(tables.Anchor.id.in_(wanted), tables.Passage.lang == tables.Record.lang)
        .order_by(tables.Record.position, tables.Passage.position, tables.Anchor.start)
    )
    return [(f"section/{row[0]}", row[1], row[2] or 0, row[3] or 0) for row in rows]
