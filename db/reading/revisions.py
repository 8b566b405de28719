"""The history of the archive or of one record, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables
from db.reading.steps import undone_by

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.engine import Connection

    from db.records import Ref


@dataclass(frozen=True, slots=True)
class Change:
    """One record's state before and after a revision; None where it did not exist."""

    ref: Ref
    target: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Revision:
    """One transaction: its number, when (UTC, ISO 8601), who, why, and what it changed.

    `action` is what made it (undo, redo, import, merge, split, bulk), `undoes` the revision that it
    takes back or brings back, `undone_by` the one that has taken it back.
    """

    number: int
    at: str
    who: str
    why: str
    changes: tuple[Change, ...]
    action: str | None = None
    undoes: int | None = None
    undone_by: int | None = None


def revisions(
    connection: Connection, ref: Ref | None = None, limit: int | None = None, offset: int = 0
) -> tuple[Revision, ...]:
    """Return the revisions, newest first; of one record, by whatever ref it had, where given."""
    statement = select(tables.Revision).order_by(tables.Revision.id.desc())
    own = None if ref is None else own_changes(connection, ref)
    if own is not None:
        touching = select(tables.RevisionChange.revision_id).where(own)
        statement = statement.where(tables.Revision.id.in_(touching))
    undone = undone_by(connection)
    rows = connection.execute(statement.limit(limit).offset(offset)).mappings().all()
    return tuple(
        Revision(
            number=row["id"],
            at=row["at"],
            who=row["who"],
            why=row["why"],
            changes=_changes(connection, row["id"], own),
            action=row["action"],
            undoes=row["undoes"],
            undone_by=undone.get(row["id"]),
        )
        for row in rows
    )


def own_changes(connection: Connection, ref: Ref) -> ColumnElement[bool]:
    """Return the condition of a record's own changes: by its uuid, and by ref before format 1.1."""
    change = tables.RevisionChange
    kind, _, slug = ref.partition("/")
    uuid = connection.execute(
        select(tables.Record.uuid).where(tables.Record.kind == kind, tables.Record.slug == slug)
    ).scalar()
    if uuid is None:
        uuid = connection.execute(
            select(tables.Record.uuid)
            .join(tables.Redirect, tables.Redirect.record_id == tables.Record.id)
            .where(tables.Redirect.ref == ref)
        ).scalar()
    if uuid is None:  # it was removed
        uuids = select(change.uuid).where(change.ref == ref, change.uuid.is_not(None))
        return (change.ref == ref) | change.uuid.in_(uuids)
    return (change.uuid == uuid) | ((change.ref == ref) & change.uuid.is_(None))


def _changes(
    connection: Connection, revision: int, own: ColumnElement[bool] | None
) -> tuple[Change, ...]:
    statement = (
        select(tables.RevisionChange)
        .where(tables.RevisionChange.revision_id == revision)
        .order_by(tables.RevisionChange.id)
    )
    if own is not None:
        statement = statement.where(own)
    return tuple(
        Change(row["ref"], row["target"], row["before"], row["after"])
        for row in connection.execute(statement).mappings()
    )
