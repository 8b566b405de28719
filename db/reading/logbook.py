"""The logbook: revisions as short lines, newest first, without what each changed in full."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db import tables
from db.reading.lookup import titles
from db.reading.revisions import own_changes
from db.reading.steps import undone_by
from db.records import Words

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.records import Ref

TITLES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision: its number, when (UTC, ISO 8601), who, and what made it (None: a plain change).

    `count` records were touched; `refs` and `titles` are of the first few. `undone` says that it
    was taken back and not brought back since.
    """

    number: int
    at: str
    who: str
    action: str | None
    undone: bool
    count: int
    refs: tuple[Ref, ...]
    titles: tuple[Words, ...]


def logbook(
    connection: Connection, ref: Ref | None = None, limit: int = 100, offset: int = 0
) -> tuple[Entry, ...]:
    """Return the revisions, newest first; of one record, by whatever ref it had, where given."""
    change, revision = tables.RevisionChange, tables.Revision
    statement = select(revision).order_by(revision.id.desc())
    if ref is not None:
        touching = select(change.revision_id).where(own_changes(connection, ref))
        statement = statement.where(revision.id.in_(touching))
    rows = connection.execute(statement.limit(limit).offset(offset)).mappings().all()
    undone = undone_by(connection)
    return tuple(
        _entry(connection, row["id"], row["at"], row["who"], row["action"], row["id"] in undone)
        for row in rows
    )


def _entry(
    connection: Connection,
    number: int,
    at: str,
    who: str,
    action: str | None,
    undone: bool,
) -> Entry:
    change = tables.RevisionChange
    own = change.revision_id == number
    count = connection.execute(select(func.count()).where(own)).scalar_one()
    refs = tuple(
        connection.execute(
            select(change.ref).where(own).order_by(change.id).limit(TITLES)
        ).scalars()
    )
    named = titles(connection, refs)
    words = tuple(named[ref].title if ref in named else Words(ref, ref) for ref in refs)
    return Entry(number, at, who, action, undone, count, refs, words)
