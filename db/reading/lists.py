"""Lists: records of a kind, timeline, pins, routes, unit tree, citations, suggestions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, or_, select

from db import tables
from db.columns import date_of
from db.errors import NotFound
from db.kinds import BY_NAME
from db.reading.lookup import ref_of, summaries_by_id, summary_of, title_of
from db.records import (
    CitationEntry,
    DatedEntry,
    PlacedEntry,
    RouteEntry,
    Suggestion,
    Summary,
    UnitEntry,
    Words,
)

if TYPE_CHECKING:
    from sqlalchemy import Executable, RowMapping
    from sqlalchemy.engine import Connection, MappingResult

UNLANED = "other"
"""The lane of a dated record that was given none."""


AT_ONCE = 500
"""Rows that are held at a time: what is made of them is a tenth as large as they are."""


def streamed(connection: Connection, statement: Executable) -> MappingResult:
    """Return rows a few at a time; ask nothing else of the connection before the last."""
    return connection.execute(statement, execution_options={"yield_per": AT_ONCE}).mappings()


def summaries(
    connection: Connection, kind: str, limit: int | None = None, offset: int = 0
) -> tuple[Summary, ...]:
    """Return the records of a kind by Vietnamese collation, or as they are read (Kind.ordered)."""
    if kind not in BY_NAME:
        raise NotFound(
            "There is no kind “{kind}”.",
            "The kinds are: {kinds}.",
            kind=kind,
            kinds=", ".join(BY_NAME),
        )
    table = BY_NAME[kind].table
    sided = "side" in table.__table__.columns
    columns: list[Any] = [tables.Record]
    statement: Any = select(*columns)
    if sided:
        statement = select(tables.Record, table.__table__.columns["side"])
        statement = statement.join(table, table.__table__.columns["id"] == tables.Record.id)
    order = (tables.Record.position, tables.Record.sort_key, tables.Record.id)
    page = (  # found in the index alone, so that a far page costs little more than the first
        select(tables.Record.id)
        .where(tables.Record.kind == kind)
        .order_by(*order)
        .limit(limit)
        .offset(offset)
        .subquery()
    )
    statement = statement.join(page, page.c.id == tables.Record.id).order_by(*order)
    rows = streamed(connection, statement)
    return tuple(summary_of(row, row["side"] if sided else None) for row in rows)


def section_refs(connection: Connection) -> tuple[Summary, ...]:
    """Return every section in reading order."""
    return summaries(connection, "section")


def timeline(
    connection: Connection, earliest: int | None = None, latest: int | None = None
) -> tuple[DatedEntry, ...]:
    """Return the events that can touch [earliest, latest] (minutes), earliest first."""
    entries = [
        DatedEntry(
            ref=ref_of(row),
            kind=row["kind"],
            title=title_of(row),
            date=date,
            lane=row["lane"] or UNLANED,
            side=row["side"],
            inferred=row["date_inferred_vi"] is not None or row["date_inferred_en"] is not None,
        )
        for row in _dated(connection, earliest, latest)
        if (date := date_of(row)) is not None
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.date.earliest, entry.date.latest)))


def _dated(connection: Connection, earliest: int | None, latest: int | None) -> MappingResult:
    table = tables.Event
    statement = (
        select(tables.Record, table)
        .join(table, table.id == tables.Record.id)
        .where(table.date_edtf.is_not(None))
        .order_by(table.date_earliest, tables.Record.sort_key)
    )
    if earliest is not None:
        statement = statement.where(table.date_latest >= earliest)
    if latest is not None:
        statement = statement.where(table.date_earliest <= latest)
    return streamed(connection, statement)


def places(connection: Connection) -> tuple[PlacedEntry, ...]:
    """Return every place, with or without a position; `weight` counts what refers to it."""
    linked = (
        select(tables.Link.object_id, func.count().label("links"))
        .group_by(tables.Link.object_id)
        .subquery()
    )
    mentioned = (
        select(tables.Mention.record_id, func.count().label("mentions"))
        .group_by(tables.Mention.record_id)
        .subquery()
    )
    rows = streamed(
        connection,
        select(tables.Record, tables.Place, linked.c.links, mentioned.c.mentions)
        .join(tables.Place, tables.Place.id == tables.Record.id)
        .outerjoin(linked, linked.c.object_id == tables.Record.id)
        .outerjoin(mentioned, mentioned.c.record_id == tables.Record.id)
        .order_by(tables.Record.sort_key),
    )
    return tuple(
        PlacedEntry(
            ref=ref_of(row),
            title=title_of(row),
            type=row["type"] or "locality",
            lat=row["lat"],
            lon=row["lon"],
            uncertainty_km=row["uncertainty_km"],
            weight=(row["links"] or 0) + (row["mentions"] or 0),
        )
        for row in rows
    )


def routes(connection: Connection) -> tuple[RouteEntry, ...]:
    """Return every route with the positions of those of its stops that have one."""
    stops = connection.execute(
        select(tables.RouteStop.route_id, tables.Place.lat, tables.Place.lon)
        .join(tables.Place, tables.Place.id == tables.RouteStop.place_id)
        .where(tables.Place.lat.is_not(None), tables.Place.lon.is_not(None))
        .order_by(tables.RouteStop.route_id, tables.RouteStop.position)
    )
    points: dict[int, list[tuple[float, float]]] = {}
    for route_id, lat, lon in stops:
        if lat is not None and lon is not None:
            points.setdefault(route_id, []).append((lat, lon))
    rows = connection.execute(
        select(tables.Record, tables.Route)
        .join(tables.Route, tables.Route.id == tables.Record.id)
        .order_by(tables.Record.sort_key)
    ).mappings()
    return tuple(
        RouteEntry(
            ref=ref_of(row),
            title=title_of(row),
            side=row["side"],
            mode=row["mode"],
            date=date_of(row),
            points=tuple(points.get(row["id"], ())),
        )
        for row in rows
    )


def units(connection: Connection) -> tuple[UnitEntry, ...]:
    """Return every unit and body, each with the one that it is part of."""
    parents = dict(
        connection.execute(
            select(tables.Link.subject_id, tables.Link.object_id)
            .join(tables.Claim, tables.Claim.id == tables.Link.id)
            .where(tables.Link.predicate == "part-of", tables.Claim.rank == "preferred")
            .order_by(tables.Link.id.desc())
        ).all()
    )
    named = summaries_by_id(connection, parents.values())
    kinds = (tables.Unit, tables.Body)
    known = {one for table in kinds for one in connection.scalars(select(table.id))}
    rows = (
        row
        for table in kinds
        for row in streamed(
            connection,
            select(tables.Record, table)
            .join(table, table.id == tables.Record.id)
            .order_by(tables.Record.sort_key),
        )
    )
    return tuple(
        UnitEntry(
            ref=ref_of(row),
            kind=row["kind"],
            title=title_of(row),
            side=row["side"],
            echelon=row.get("echelon"),
            number=row.get("number"),
            code=row.get("code"),
            parent=named[parents[row["id"]]].ref if parents.get(row["id"]) in known else None,
        )
        for row in rows
    )


def citations(connection: Connection) -> tuple[CitationEntry, ...]:
    """Return every citation in reading order, with how many claims rest on it."""
    supports = (
        select(tables.Evidence.citation_id, func.count().label("claims"))
        .group_by(tables.Evidence.citation_id)
        .subquery()
    )
    rows = (
        connection.execute(
            select(
                tables.Record,
                tables.Citation,
                tables.Passage.section_id,
                tables.Passage.position.label("passage"),
                supports.c.claims,
            )
            .join(tables.Citation, tables.Citation.id == tables.Record.id)
            .outerjoin(tables.Anchor, tables.Anchor.id == tables.Citation.anchor_id)
            .outerjoin(tables.Passage, tables.Passage.id == tables.Anchor.passage_id)
            .outerjoin(supports, supports.c.citation_id == tables.Record.id)
            .order_by(tables.Record.position, tables.Record.sort_key)
        )
        .mappings()
        .all()
    )
    named = summaries_by_id(
        connection, [row[key] for row in rows for key in ("source_id", "section_id")]
    )
    claims = _claims(connection)
    return tuple(_citation_entry(row, named, claims) for row in rows)


def _citation_entry(
    row: RowMapping, named: dict[int, Summary], claims: dict[int, Words]
) -> CitationEntry:
    source, section = named.get(row["source_id"]), named.get(row["section_id"])
    return CitationEntry(
        ref=ref_of(row),
        title=title_of(row),
        source=source.ref if source else None,
        source_title=source.title if source else Words(),
        locator=Words(row["locator"], row["locator_en"]),
        marker=row["marker"],
        section=section.ref if section else None,
        passage=row["passage"],
        claim=claims.get(row["id"], Words()),
        supports=row["claims"] or 0,
    )


def _claims(connection: Connection) -> dict[int, Words]:
    texts: dict[int, dict[str, str]] = {}
    rows = connection.execute(select(tables.Prose).where(tables.Prose.field == "claim"))
    for row in rows:
        texts.setdefault(row.record_id, {})[row.lang] = row.text
    return {key: Words(words.get("vi"), words.get("en")) for key, words in texts.items()}


def suggestions(
    connection: Connection, kind: str | None = None, limit: int | None = None, offset: int = 0
) -> tuple[Suggestion, ...]:
    """Return what recognisers found and nobody has judged yet, in reading order."""
    statement = (
        select(
            tables.Mention.id,
            tables.Mention.kind,
            tables.Mention.record_id,
            tables.Mention.value,
            tables.Anchor.quote,
            tables.Anchor.start,
            tables.Anchor.end,
            tables.Passage.position,
            tables.Passage.section_id,
        )
        .join(tables.Anchor, tables.Anchor.id == tables.Mention.anchor_id)
        .join(tables.Passage, tables.Passage.id == tables.Anchor.passage_id)
        .join(tables.Record, tables.Record.id == tables.Passage.section_id)
        .where(
            tables.Mention.state == "suggested",
            tables.Anchor.start.is_not(None),
            or_(literal(kind is None), tables.Mention.kind == kind),
        )
        .order_by(tables.Record.position, tables.Passage.position, tables.Anchor.start)
        .limit(limit)
        .offset(offset)
    )
    rows = connection.execute(statement).mappings().all()
    named = summaries_by_id(
        connection, [row[key] for row in rows for key in ("record_id", "section_id")]
    )
    return tuple(
        Suggestion(
            id=row["id"],
            kind=row["kind"],
            quote=row["quote"],
            section=named[row["section_id"]].ref,
            passage=row["position"],
            start=row["start"],
            end=row["end"],
            ref=named[row["record_id"]].ref if row["record_id"] else None,
            value=row["value"] or {},
        )
        for row in rows
    )
