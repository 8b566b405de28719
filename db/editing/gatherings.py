"""Gathers records by tags and saved sets, and notes which two are not the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, update

from db import tables, writing
from db.editing.record import say
from db.errors import Impossible
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.records import Ref
    from db.transaction import Transaction


def add_tag(transaction: Transaction, title: str, colour: str | None = None) -> int:
    """Add a tag and return its id; raise Impossible where there is one of that title."""
    title = _free_title(transaction, tables.Tag, title, None)
    say(transaction, f"Add the tag “{title}”")
    return _insert(transaction, tables.Tag, title=title, colour=colour)


def edit_tag(transaction: Transaction, tag_id: int, title: str, colour: str | None = None) -> None:
    """Give a tag another title or colour."""
    title = _free_title(transaction, tables.Tag, title, tag_id)
    say(transaction, f"Edit the tag “{title}”")
    transaction.touch_row(tables.Tag, id=tag_id)
    transaction.connection.execute(
        update(tables.Tag).where(tables.Tag.id == tag_id).values(title=title, colour=colour)
    )


def remove_tag(transaction: Transaction, tag_id: int) -> None:
    """Take a tag away, from every record that carries it."""
    say(transaction, "Remove a tag")
    tagged = tables.RecordTag
    own = tagged.tag_id == tag_id
    ids = transaction.connection.execute(select(tagged.record_id).where(own)).scalars().all()
    transaction.touch(*ids)
    transaction.touch_row(tables.Tag, id=tag_id)
    transaction.connection.execute(delete(tagged).where(own))
    transaction.connection.execute(delete(tables.Tag).where(tables.Tag.id == tag_id))


def tag(transaction: Transaction, refs: Sequence[Ref], tag_id: int) -> None:
    """Give records a tag."""
    _require(transaction, tables.Tag, tag_id)
    say(transaction, f"Tag {len(refs)} records")
    ids = [writing.identify(transaction, ref) for ref in refs]
    transaction.touch(*ids)
    rows = [{"record_id": record_id, "tag_id": tag_id} for record_id in dict.fromkeys(ids)]
    if rows:
        transaction.connection.execute(insert(tables.RecordTag).prefix_with("OR IGNORE"), rows)


def untag(transaction: Transaction, refs: Sequence[Ref], tag_id: int) -> None:
    """Take a tag from records."""
    say(transaction, f"Untag {len(refs)} records")
    tagged = tables.RecordTag
    for ref in refs:
        record_id = writing.identify(transaction, ref)
        transaction.touch(record_id)
        transaction.connection.execute(
            delete(tagged).where(tagged.record_id == record_id, tagged.tag_id == tag_id)
        )


def save_set(transaction: Transaction, title: str, query: Mapping[str, Any]) -> int:
    """Keep a search (its words and filters) under a title; return its id."""
    title = _free_title(transaction, tables.SavedSet, title, None)
    say(transaction, f"Save the set “{title}”")
    return _insert(transaction, tables.SavedSet, title=title, query=dict(query))


def edit_set(transaction: Transaction, set_id: int, title: str, query: Mapping[str, Any]) -> None:
    """Give a saved set another title or search."""
    title = _free_title(transaction, tables.SavedSet, title, set_id)
    say(transaction, f"Edit the set “{title}”")
    transaction.touch_row(tables.SavedSet, id=set_id)
    transaction.connection.execute(
        update(tables.SavedSet)
        .where(tables.SavedSet.id == set_id)
        .values(title=title, query=dict(query))
    )


def remove_set(transaction: Transaction, set_id: int) -> None:
    """Take a saved set away; its records stay."""
    say(transaction, "Remove a saved set")
    transaction.touch_row(tables.SavedSet, id=set_id)
    transaction.connection.execute(delete(tables.SavedSet).where(tables.SavedSet.id == set_id))


def declare_distinct(transaction: Transaction, ref: Ref, other: Ref) -> None:
    """Note that two records are not the same: they are no likely duplicates any more."""
    pair = _pair(transaction, ref, other)
    say(transaction, f"{ref} is not {other}")
    transaction.touch_row(tables.Distinct, **pair)
    transaction.connection.execute(insert(tables.Distinct).prefix_with("OR IGNORE").values(**pair))


def forget_distinct(transaction: Transaction, ref: Ref, other: Ref) -> None:
    """Forget that two records were judged not to be the same."""
    pair = _pair(transaction, ref, other)
    say(transaction, f"{ref} may be {other}")
    transaction.touch_row(tables.Distinct, **pair)
    transaction.connection.execute(
        delete(tables.Distinct).where(
            tables.Distinct.uuid == pair["uuid"], tables.Distinct.other_uuid == pair["other_uuid"]
        )
    )


def _pair(transaction: Transaction, ref: Ref, other: Ref) -> dict[str, str]:
    ids = [writing.identify(transaction, one) for one in (ref, other)]
    uuids = sorted(
        transaction.connection.execute(
            select(tables.Record.uuid).where(tables.Record.id.in_(ids))
        ).scalars()
    )
    if len(uuids) < 2:
        raise Impossible("A record is the same as itself.", "Choose two records.")
    return {"uuid": uuids[0], "other_uuid": uuids[1]}


def _free_title(transaction: Transaction, table: Any, title: str, own: int | None) -> str:  # noqa: ANN401
    title = clean(title).strip()
    if not title:
        raise Impossible("A name cannot be empty.", "Write it, or remove it.")
    taken = select(table.id).where(table.title == title, table.id != (own or 0))
    if transaction.connection.execute(taken).first() is not None:
        raise Impossible("There is “{title}” already.", "Choose another name.", title=title)
    if own is not None:
        _require(transaction, table, own)
    return title


def _require(transaction: Transaction, table: Any, key: int) -> None:  # noqa: ANN401
    if transaction.connection.execute(select(table.id).where(table.id == key)).first() is None:
        raise Impossible("This entry is gone.", "Read the list again.")


def _insert(transaction: Transaction, table: Any, **values: Any) -> int:  # noqa: ANN401
    """Insert a row that belongs to no record, remembered as not there before; return its id."""
    connection = transaction.connection
    made = 1 + (connection.execute(select(func.max(table.id))).scalar() or 0)
    transaction.touch_row(table, id=made)
    connection.execute(insert(table).values(id=made, **values))
    return made
