"""Where a record is used: everything in the archive that points to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, union_all
from sqlalchemy.sql import literal

from db import tables
from db.reading.lookup import find, summaries_by_id

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.records import Ref, Words


@dataclass(frozen=True, slots=True)
class Use:
    """One place that points to a record: whose it is, how, and by which id.

    `how` is link, mention, suggestion, evidence, cited-in, citation, stop, tour-stop, parent,
    creator, road, article, own-source, picture, control-point, holding or sound; `words` is a
    link's predicate or a mention's quote.
    """

    ref: Ref
    title: Words
    how: str
    id: int
    words: str | None = None


def where_used(connection: Connection, ref: Ref) -> tuple[Use, ...]:
    """Return what points to the record, by how it does; raise NotFound."""
    row, _ = find(connection, ref)
    return uses_of(connection, row["id"])


def uses_of(connection: Connection, record_id: int) -> tuple[Use, ...]:
    """Return what points to the record of that id."""
    rows = connection.execute(union_all(*_statements(record_id))).all()
    named = summaries_by_id(connection, [row.owner for row in rows])
    return tuple(
        Use(named[row.owner].ref, named[row.owner].title, row.how, row.id, row.words)
        for row in rows
    )


def _statements(record_id: int) -> list[Any]:
    link, mention, anchor = tables.Link, tables.Mention, tables.Anchor
    evidence, claim, passage = tables.Evidence, tables.Claim, tables.Passage
    statements: list[Any] = [
        _use(link.subject_id, "link", link.id, link.predicate).where(link.object_id == record_id),
        select(
            passage.section_id.label("owner"),
            mention.state.label("how"),
            mention.id.label("id"),
            anchor.quote.label("words"),
        )
        .join(anchor, anchor.id == mention.anchor_id)
        .join(passage, passage.id == anchor.passage_id)
        .where(mention.record_id == record_id, mention.state != "rejected"),
    ]
    statements += [
        _use(claim.record_id, how, evidence.id, anchor.quote)
        .join(claim, claim.id == evidence.claim_id)
        .outerjoin(anchor, anchor.id == evidence.anchor_id)
        .where(column == record_id, claim.record_id != record_id)
        for column, how in ((evidence.citation_id, "evidence"), (evidence.cited_in_id, "cited-in"))
    ]
    for owner, column, how in _COLUMNS:
        statements.append(_use(owner, how, owner).where(column == record_id))
    return statements


def _use(owner: Any, how: str, key: Any, words: Any = None) -> Any:  # noqa: ANN401 - columns
    said = literal(None) if words is None else words
    return select(
        owner.label("owner"), literal(how).label("how"), key.label("id"), said.label("words")
    )


_COLUMNS: tuple[tuple[Any, Any, str], ...] = (
    (tables.Citation.id, tables.Citation.source_id, "citation"),
    (tables.RouteStop.route_id, tables.RouteStop.place_id, "stop"),
    (tables.TourStop.tour_id, tables.TourStop.record_id, "tour-stop"),
    (tables.TourStop.tour_id, tables.TourStop.media_id, "picture"),
    (tables.TourStop.tour_id, tables.TourStop.sound_id, "sound"),
    (tables.Holding.id, tables.Holding.parent_id, "parent"),
    (tables.Holding.id, tables.Holding.creator_id, "creator"),
    (tables.Route.id, tables.Route.road_id, "road"),
    (tables.Section.id, tables.Section.article_id, "article"),
    (tables.Article.id, tables.Article.source_id, "own-source"),
    (tables.Map.id, tables.Map.media_id, "picture"),
    (tables.ControlPoint.map_id, tables.ControlPoint.place_id, "control-point"),
    (tables.Media.id, tables.Media.holding_id, "holding"),
)
