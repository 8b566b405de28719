"""Revisions: what a record was before and after each transaction, as versioned JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import or_, select

from db import tables
from db.kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, PrimaryKeyConstraint
    from sqlalchemy.engine import Connection

    from db.tables import Table

SNAPSHOT_VERSION = 1

DERIVED = frozenset({"version", "sort_key", "folded", "title_vi", "title_en"})
"""Columns that the write lane works out of others: they are no part of what a person changed."""


def snapshot(connection: Connection, record_id: int) -> dict[str, Any] | None:
    """Return every row that makes up the record, by table; None when there is no such record.

    Large originals are left out: they stand by their SHA-256, outside of revisions.
    """
    head = _rows(connection, tables.Record, tables.Record.id == record_id)
    if not head:
        return None
    kind = BY_NAME[head[0]["kind"]]
    claims = select(tables.Claim.id).where(tables.Claim.record_id == record_id)
    rows: dict[str, list[dict[str, Any]]] = {"record": head}
    own: list[tuple[type[Table], ColumnElement[bool]]] = [
        (kind.table, _key(kind.table, "id") == record_id),
        (tables.Claim, tables.Claim.record_id == record_id),
        (tables.Name, tables.Name.record_id == record_id),
        (tables.Link, tables.Link.subject_id == record_id),
        (tables.Prose, tables.Prose.record_id == record_id),
        (tables.Evidence, tables.Evidence.claim_id.in_(claims)),
        (tables.Identifier, tables.Identifier.record_id == record_id),
        (tables.Redirect, tables.Redirect.record_id == record_id),
    ]
    own += _parts(kind.name, record_id)
    for table, condition in own:
        found = _rows(connection, table, condition)
        if found:
            rows[table.__tablename__] = found
    rows.update(_anchors(connection, rows, record_id))
    return {"version": SNAPSHOT_VERSION, "rows": rows}


def ref_of(state: dict[str, Any] | None) -> str:
    """Return the ref that a snapshot was taken of."""
    if state is None:
        raise ValueError("a change has neither a before nor an after")
    head = state["rows"]["record"][0]
    return f"{head['kind']}/{head['slug']}"


def _parts(kind: str, record_id: int) -> list[tuple[type[Table], ColumnElement[bool]]]:
    match kind:
        case "section":
            return [(tables.Passage, tables.Passage.section_id == record_id)]
        case "route":
            return [(tables.RouteStop, tables.RouteStop.route_id == record_id)]
        case "map":
            return [(tables.ControlPoint, tables.ControlPoint.map_id == record_id)]
        case "tour":
            return [(tables.TourStop, tables.TourStop.tour_id == record_id)]
        case _:
            return []


def _anchors(
    connection: Connection, rows: dict[str, list[dict[str, Any]]], record_id: int
) -> dict[str, list[dict[str, Any]]]:
    """Return the anchors of the record's evidence and marker, and a section's mentions."""
    wanted = {row["anchor_id"] for row in rows.get("evidence", []) if row.get("anchor_id")}
    for row in rows.get("citation", []):
        wanted |= {row[key] for key in ("anchor_id", "claim_anchor_id") if row.get(key)}
    found: dict[str, list[dict[str, Any]]] = {}
    passages = select(tables.Passage.id).where(tables.Passage.section_id == record_id)
    inside = select(tables.Anchor.id).where(tables.Anchor.passage_id.in_(passages))
    for table in (tables.Mention, tables.Misprint):
        marks = _rows(connection, table, table.anchor_id.in_(inside))
        if marks:
            found[table.__tablename__] = marks
            wanted |= {row["anchor_id"] for row in marks}
    anchors = list(_by_ids(connection, wanted))
    if anchors:
        found["anchor"] = anchors
    return found


def _by_ids(connection: Connection, ids: Iterable[int]) -> Iterable[dict[str, Any]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), 500):
        batch = ordered[start : start + 500]
        yield from _rows(connection, tables.Anchor, or_(tables.Anchor.id.in_(batch)))


def _rows(
    connection: Connection, table: type[Table], condition: ColumnElement[bool]
) -> list[dict[str, Any]]:
    columns = [column for column in table.__table__.columns if column.name not in DERIVED]
    statement = (
        select(*columns)
        .where(condition)
        .order_by(*cast("PrimaryKeyConstraint", table.__table__.primary_key).columns)
    )
    return [
        {key: value for key, value in row.items() if value is not None}
        for row in connection.execute(statement).mappings()
    ]


def _key(table: type[Table], name: str) -> Any:  # noqa: ANN401 - a column of any table
    return table.__table__.columns[name]
