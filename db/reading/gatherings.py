"""Tags, saved sets, and the pairs that were judged not to be the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_, select

from db import tables
from db.reading.lookup import find, summaries_by_id
from db.records import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

    from db.records import Ref, Summary


@dataclass(frozen=True, slots=True)
class SavedSet:
    """A search that is kept under a title: its words and filters."""

    id: int
    title: str
    query: Mapping[str, Any]


def tags(connection: Connection) -> tuple[Tag, ...]:
    """Return every tag with how many records carry it, by title."""
    tag, tagged = tables.Tag, tables.RecordTag
    rows = connection.execute(
        select(tag.id, tag.title, tag.colour, func.count(tagged.record_id).label("count"))
        .outerjoin(tagged, tagged.tag_id == tag.id)
        .group_by(tag.id)
        .order_by(tag.title)
    ).mappings()
    return tuple(Tag(row["id"], row["title"], row["colour"], row["count"]) for row in rows)


def tags_of(connection: Connection, record_id: int) -> tuple[Tag, ...]:
    """Return the tags of a record, by title."""
    rows = connection.execute(
        select(tables.Tag.id, tables.Tag.title, tables.Tag.colour)
        .join(tables.RecordTag, tables.RecordTag.tag_id == tables.Tag.id)
        .where(tables.RecordTag.record_id == record_id)
        .order_by(tables.Tag.title)
    )
    return tuple(Tag(key, title, colour) for key, title, colour in rows)


def tagged(connection: Connection, tag_id: int) -> tuple[Summary, ...]:
    """Return the records that carry a tag, by title."""
    ids = (
        connection.execute(
            select(tables.Record.id)
            .join(tables.RecordTag, tables.RecordTag.record_id == tables.Record.id)
            .where(tables.RecordTag.tag_id == tag_id)
            .order_by(tables.Record.sort_key, tables.Record.id)
        )
        .scalars()
        .all()
    )
    named = summaries_by_id(connection, ids)
    return tuple(named[record_id] for record_id in ids)


def saved_sets(connection: Connection) -> tuple[SavedSet, ...]:
    """Return every saved set, by title."""
    rows = connection.execute(
        select(tables.SavedSet.id, tables.SavedSet.title, tables.SavedSet.query).order_by(
            tables.SavedSet.title
        )
    )
    return tuple(SavedSet(key, title, query) for key, title, query in rows)


def distinct_pairs(
    connection: Connection, ref: Ref | None = None
) -> tuple[tuple[Summary, Summary], ...]:
    """Return the pairs judged not to be the same; those with one record where `ref` is given."""
    pair, record = tables.Distinct, tables.Record
    statement = select(pair.uuid, pair.other_uuid)
    if ref is not None:
        uuid = find(connection, ref)[0]["uuid"]
        statement = statement.where(or_(pair.uuid == uuid, pair.other_uuid == uuid))
    pairs = [(row[0], row[1]) for row in connection.execute(statement).all()]
    uuids = {uuid for both in pairs for uuid in both}
    rows = connection.execute(select(record.id, record.uuid).where(record.uuid.in_(uuids))).all()
    named = summaries_by_id(connection, [row[0] for row in rows])
    known = {row[1]: named[row[0]] for row in rows}
    return tuple((known[a], known[b]) for a, b in pairs if a in known and b in known)
