"""The history of the archive or of one record, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables

if TYPE_CHECKING:
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
    """One transaction: its number, when (UTC, ISO 8601), who, why, and what it changed."""

    number: int
    at: str
    who: str
    why: str
    changes: tuple[Change, ...]


def revisions(
    connection: Connection, ref: Ref | None = None, limit: int | None = None
) -> tuple[Revision, ...]:
    """Return the revisions, newest first; of one record where `ref` is given."""
    statement = select(tables.Revision).order_by(tables.Revision.id.desc()).limit(limit)
    if ref is not None:
        touching = select(tables.RevisionChange.revision_id).where(tables.RevisionChange.ref == ref)
        statement = statement.where(tables.Revision.id.in_(touching))
    return tuple(
        Revision(row.id, row.at, row.who, row.why, _changes(connection, row.id, ref))
        for row in connection.execute(statement).all()
    )


def _changes(connection: Connection, revision: int, ref: Ref | None) -> tuple[Change, ...]:
    statement = (
        select(tables.RevisionChange)
        .where(tables.RevisionChange.revision_id == revision)
        .order_by(tables.RevisionChange.id)
    )
    if ref is not None:
        statement = statement.where(tables.RevisionChange.ref == ref)
    return tuple(
        Change(row.ref, row.target, row.before, row.after) for row in connection.execute(statement)
    )
