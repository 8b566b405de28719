"""Takes a record in hand for a change: found by its ref, as it was seen, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from db import tables, writing
from db.errors import Impossible, StaleVersion
from db.history import parts, rows_of
from db.kinds import BY_NAME

if TYPE_CHECKING:
    from sqlalchemy import Select

    from db.kinds import Kind
    from db.records import Ref
    from db.transaction import Transaction


def take(transaction: Transaction, ref: Ref, seen: int | None = None) -> int:
    """Return the record's id, once it is sure that it is at version `seen` (None: any).

    Raises NotFound, or StaleVersion saying who changed what since.
    """
    record_id = writing.identify(transaction, ref)
    if seen is not None:
        _refuse_stale(transaction, record_id, ref, seen)
    transaction.touch(record_id)
    return record_id


def kind_of(transaction: Transaction, record_id: int) -> Kind:
    """Return the kind of a record."""
    kind = select(tables.Record.kind).where(tables.Record.id == record_id)
    return BY_NAME[transaction.connection.execute(kind).scalar_one()]


def ref_of(transaction: Transaction, record_id: int) -> Ref:
    """Return the ref of a record."""
    row = transaction.connection.execute(
        select(tables.Record.kind, tables.Record.slug).where(tables.Record.id == record_id)
    ).one()
    return f"{row.kind}/{row.slug}"


def say(transaction: Transaction, why: str) -> None:
    """Note what a change does, unless the transaction's maker said it already."""
    transaction.why = transaction.why or why


def free_ref(transaction: Transaction, ref: Ref) -> None:
    """Let no redirect answer to a ref; whose it was is remembered."""
    redirect = tables.Redirect
    connection = transaction.connection
    holders = connection.execute(select(redirect.record_id).where(redirect.ref == ref)).scalars()
    transaction.touch(*holders.all())
    connection.execute(delete(redirect).where(redirect.ref == ref))


def own_claim(transaction: Transaction, record_id: int, claim_id: int) -> Any:  # noqa: ANN401 - a row
    """Return a claim's row; raise Impossible where the record has no such claim."""
    claim = tables.Claim
    wanted = select(claim).where(claim.id == claim_id, claim.record_id == record_id)
    return own_row(transaction, record_id, wanted)


def own_row(transaction: Transaction, record_id: int, wanted: Select[Any]) -> Any:  # noqa: ANN401 - a row
    """Return the one row that is asked for; raise Impossible where the record has none such."""
    row = transaction.connection.execute(wanted).mappings().first()
    if row is None:
        raise Impossible(
            "{ref} has no such entry any more.",
            "Read the record again.",
            ref=ref_of(transaction, record_id),
        )
    return row


def field_claim(
    transaction: Transaction, record_id: int, target: str, field: str | None
) -> int | None:
    """Return the id of the preferred claim of a field, or of the record itself; None for none."""
    statement = select(tables.Claim.id).where(
        tables.Claim.record_id == record_id,
        tables.Claim.target == target,
        tables.Claim.field == field,
        tables.Claim.rank == "preferred",
    )
    return transaction.connection.execute(statement.order_by(tables.Claim.id)).scalar()


def _refuse_stale(transaction: Transaction, record_id: int, ref: Ref, seen: int) -> None:
    connection = transaction.connection
    head = connection.execute(
        select(tables.Record.version, tables.Record.uuid).where(tables.Record.id == record_id)
    ).one()
    if head.version == seen:
        return
    change = tables.RevisionChange
    newer = connection.execute(
        select(change.before, change.after, tables.Revision.who, tables.Revision.at)
        .join(tables.Revision, tables.Revision.id == change.revision_id)
        .where(change.uuid == head.uuid)
        .order_by(change.id.desc())
        .limit(max(1, head.version - seen))
    ).all()
    changed = [
        part for row in reversed(newer) for part in parts(rows_of(row.before), rows_of(row.after))
    ]
    raise StaleVersion(
        "{who} changed this record while it was open here ({changed}).",
        "Look at the changes, then save again.",
        ref=ref,
        who=newer[0].who if newer else "",
        at=newer[0].at if newer else "",
        changed=tuple(dict.fromkeys(changed)),
    )
