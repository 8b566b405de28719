"""Adds, edits and removes typed relations between records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import update

from db import tables, writing
from db.columns import UNDATED, date_columns
from db.editing.fields import remove_claims
from db.editing.record import own_claim, say, take
from db.errors import Impossible

if TYPE_CHECKING:
    from db.dates import Date
    from db.records import Ref
    from db.transaction import Transaction

PREDICATE = re.compile(r"[a-z]+(-[a-z]+)*")


def add_link(
    transaction: Transaction,
    ref: Ref,
    predicate: str,
    target: Ref,
    seen: int | None = None,
    *,
    date: Date | None = None,
) -> int:
    """Relate a record to another one; return the link's id."""
    record_id = take(transaction, ref, seen)
    say(transaction, f"Link {ref} {predicate} {target}")
    object_id = _target(transaction, record_id, predicate, target)
    return writing.add_link(transaction, record_id, predicate, object_id, date=date)


def edit_link(
    transaction: Transaction,
    ref: Ref,
    link_id: int,
    predicate: str,
    target: Ref,
    seen: int | None = None,
    *,
    date: Date | None = None,
) -> None:
    """Say a relation anew; what it rests on stays."""
    record_id = take(transaction, ref, seen)
    own_claim(transaction, record_id, link_id)
    say(transaction, f"Edit the link {ref} {predicate} {target}")
    object_id = _target(transaction, record_id, predicate, target)
    values = {**UNDATED, **date_columns(date)}
    transaction.connection.execute(
        update(tables.Link)
        .where(tables.Link.id == link_id)
        .values(predicate=predicate, object_id=object_id, **values)
    )


def remove_link(transaction: Transaction, ref: Ref, link_id: int, seen: int | None = None) -> None:
    """Take a relation away, with what it rests on."""
    record_id = take(transaction, ref, seen)
    own_claim(transaction, record_id, link_id)
    say(transaction, f"Remove a link of {ref}")
    remove_claims(transaction, [link_id])


def _target(transaction: Transaction, record_id: int, predicate: str, target: Ref) -> int:
    if not PREDICATE.fullmatch(predicate):
        raise Impossible(
            "“{predicate}” is no relation.", "Choose one of the list.", predicate=predicate
        )
    object_id = writing.identify(transaction, target)
    if object_id == record_id:
        raise Impossible("A record cannot be linked to itself.", "Choose another record.")
    return object_id
