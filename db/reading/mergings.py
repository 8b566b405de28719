"""Merges that still stand: which record became part of which, and the revision that did it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import tables
from db.history import rows_of
from db.reading.differences import title_in
from db.reading.lookup import summaries_by_id
from db.reading.steps import undone_by

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.records import Ref, Summary, Words


@dataclass(frozen=True, slots=True)
class Merging:
    """One merge: revision `number` made the record `ref`, called `title`, part of `into`."""

    number: int
    at: str
    who: str
    ref: Ref
    title: Words
    into: Summary


def mergings(connection: Connection, limit: int = 200) -> tuple[Merging, ...]:
    """Return the merges that editing.split can take apart, the last one first."""
    change, revision, redirect = tables.RevisionChange, tables.Revision, tables.Redirect
    rows = connection.execute(
        select(
            revision.id,
            revision.at,
            revision.who,
            change.ref,
            change.before,
            redirect.record_id,
        )
        .join(revision, revision.id == change.revision_id)
        .join(redirect, redirect.ref == change.ref)
        .where(revision.action == "merge", change.target == "record", change.after.is_(None))
        .where(change.uuid.not_in(select(tables.Record.uuid)))
        .order_by(revision.id.desc())
        .limit(limit)
    ).all()
    undone = undone_by(connection)
    standing = [row for row in rows if row[0] not in undone]
    named = summaries_by_id(connection, [row[5] for row in standing])
    found: list[Merging] = []
    for number, at, who, ref, before, into in standing:
        title = title_in(rows_of(before) or {})
        found.append(Merging(number, at, who, ref, title, named[into]))
    return tuple(found)
