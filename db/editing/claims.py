"""Moves claims from one record to another, with all that they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from db import tables
from db.editing.record import field_claim
from db.vietnamese import exact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.transaction import Transaction


def absorb(
    transaction: Transaction,
    mine: int,
    theirs: int,
    field: str,
    *,
    rival: Any = None,  # noqa: ANN401 - JSON
) -> None:
    """Make the other record's claim of a field this one's: its own, or with `rival` a rival."""
    found = field_claim(transaction, theirs, "field", field)
    if found is None:
        return
    values: dict[str, Any] = {"record_id": mine}
    if rival is not None:
        values |= {"rank": "rival", "value": rival}
    transaction.connection.execute(
        update(tables.Claim).where(tables.Claim.id == found).values(**values)
    )


def rest_on(transaction: Transaction, mine: int, theirs: int, field: str) -> None:
    """Let this record's claim of a field rest on the other's evidence too, which says the same."""
    there = field_claim(transaction, theirs, "field", field)
    here = field_claim(transaction, mine, "field", field)
    if there is not None and here is None:
        absorb(transaction, mine, theirs, field)
    elif there is not None:
        drop_copies(transaction, {there: here})


def drop_copies(transaction: Transaction, copies: Mapping[int, int | None]) -> None:
    """Take claims away, each for one that says the same and gets its evidence (None: for none)."""
    connection, evidence = transaction.connection, tables.Evidence
    for claim_id, kept in copies.items():
        if kept is None:
            connection.execute(delete(evidence).where(evidence.claim_id == claim_id))
        else:
            connection.execute(
                update(evidence).where(evidence.claim_id == claim_id).values(claim_id=kept)
            )
        for table in (tables.Name, tables.Link, tables.Claim):
            connection.execute(delete(table).where(table.id == claim_id))


def move_names(transaction: Transaction, mine: int, theirs: int) -> None:
    """Move the other record's names; one that is written the same only adds its evidence.

    Where both have a preferred name in a language, the other's is a variant.
    """
    connection, name = transaction.connection, tables.Name
    rows = connection.execute(
        select(name.id, name.text, name.lang, name.type).where(name.record_id == mine)
    ).all()
    known = {(exact(row.text), row.lang): row.id for row in rows}
    preferred = {row.lang for row in rows if row.type == "preferred"}
    coming = connection.execute(
        select(name.id, name.text, name.lang, name.type)
        .where(name.record_id == theirs)
        .order_by(name.id)
    ).all()
    for row in coming:
        same = known.get((exact(row.text), row.lang))
        if same is not None:
            drop_copies(transaction, {row.id: same})
            continue
        known[exact(row.text), row.lang] = row.id
        values = {"record_id": mine}
        connection.execute(update(tables.Claim).where(tables.Claim.id == row.id).values(**values))
        kind = "variant" if row.type == "preferred" and row.lang in preferred else row.type
        connection.execute(update(name).where(name.id == row.id).values(**values, type=kind))
