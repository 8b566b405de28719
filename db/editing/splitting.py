"""Splits a merged record again, and brings removed ones back: beside all that was done since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from db import tables
from db.editing.record import free_ref, ref_of, say
from db.editing.undoing import kept_state
from db.errors import Impossible
from db.history import KEYS, OWNED, PARTS, key_of
from db.reading.anchored import holders
from db.reading.steps import undone_by
from db.restoring import BY_NAME
from db.returning import bring_back
from db.titles import settle_titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

    from db.history import Row, State
    from db.records import Ref
    from db.returning import Ids
    from db.transaction import Transaction

Keyed = dict[tuple[Any, ...], "Row"]


def split(transaction: Transaction, number: int) -> Ref:
    """Take a merge apart, also after later edits; return the ref of the record that is back.

    Each part goes back to whose it was; what was changed of it since stays changed. Raises
    Impossible for a revision that merged nothing, or whose merge stands no more.
    """
    connection = transaction.connection
    states = _states(transaction, number, "merge")
    gone = next((before for before, after in states if before and after is None), None)
    if gone is None or number in undone_by(connection):
        raise Impossible(
            "Revision {number} merged nothing that still stands.",
            "Choose a merge in the history of the record.",
            number=number,
        )
    _refuse_standing(transaction, gone)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    others = [(before, after) for before, after in states if before and after]
    records = [state["record"][0]["id"] for state, _ in others]
    _refuse_without_winner(transaction, others)
    transaction.touch(*records)
    moved = {key for _, after in others for key in _keyed(after)}
    home = _keyed(gone)
    missing: State = {}
    for key, row in home.items():
        if key not in moved:
            missing.setdefault(key[0], []).append(row)
    transaction.added(gone["record"][0]["id"])
    head = gone["record"][0]
    free_ref(transaction, f"{head['kind']}/{head['slug']}")
    ids, _ = bring_back(connection, missing, _version(transaction, gone))
    for before, after in others:
        _reverse(transaction, _keyed(before), _keyed(after), home, ids)
    record_id = gone["record"][0]["id"]
    settle_titles(connection, [*records, record_id])
    transaction.action = "split"
    say(transaction, f"Split {ref_of(transaction, record_id)} off again")
    return ref_of(transaction, record_id)


def bring_back_record(transaction: Transaction, number: int, ref: Ref) -> Ref:
    """Bring back a record that a revision removed; return its ref, another where it is taken.

    What pointed to it then stays as it is now. Raises Impossible where it stands already.
    """
    gone = next(
        (
            before
            for before, after in _states(transaction, number, None, ref)
            if before and after is None
        ),
        None,
    )
    if gone is None:
        raise Impossible(
            "Revision {number} did not remove {ref}.",
            "Choose it in the list of what was removed.",
            number=number,
            ref=ref,
        )
    _refuse_standing(transaction, gone)
    transaction.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    record_id = gone["record"][0]["id"]
    transaction.added(record_id)
    _, lost = bring_back(transaction.connection, gone, _version(transaction, gone))
    settle_titles(transaction.connection, [record_id])
    found = ref_of(transaction, record_id)
    say(transaction, f"Bring back {found}" + (f", without {lost} parts" if lost else ""))
    return found


def _states(
    transaction: Transaction, number: int, action: str | None, ref: Ref | None = None
) -> list[tuple[State | None, State | None]]:
    change = tables.RevisionChange
    statement = (
        select(change.before, change.after)
        .join(tables.Revision, tables.Revision.id == change.revision_id)
        .where(change.revision_id == number, change.target == "record")
    )
    if action is not None:
        statement = statement.where(tables.Revision.action == action)
    if ref is not None:
        statement = statement.where(change.ref == ref)
    rows = transaction.connection.execute(statement.order_by(change.id)).all()
    return [(kept_state(row[0]), kept_state(row[1])) for row in rows]


def _refuse_standing(transaction: Transaction, gone: State) -> None:
    head = gone["record"][0]
    record = tables.Record
    standing = (record.uuid == head["uuid"]) | (record.id == head["id"])
    if transaction.connection.execute(select(record.id).where(standing)).first():
        raise Impossible(
            "{ref} stands already.",
            "Look it up.",
            ref=f"{head['kind']}/{head['slug']}",
        )


def _refuse_without_winner(transaction: Transaction, others: list[tuple[State, State]]) -> None:
    """Raise Impossible where the record that took the other one in is gone itself."""
    for _, after in others:
        head = after["record"][0]
        standing = select(tables.Record.id).where(tables.Record.id == head["id"])
        took_in = any(row["record_id"] == head["id"] for row in after.get("redirect", ()))
        if took_in and transaction.connection.execute(standing).first() is None:
            raise Impossible(
                "{ref}, which this record was merged into, is gone itself.",
                "Bring it back or split it first.",
                ref=f"{head['kind']}/{head['slug']}",
            )


def _owner(connection: Connection, name: str, row: Mapping[Any, Any]) -> int | None:
    """Return the record that a row belongs to now."""
    for table, column in (*OWNED, *(part for parts in PARTS.values() for part in parts)):
        if table.__tablename__ == name:
            return row.get(column)
    if name == "evidence":
        claim = tables.Claim
        own = select(claim.record_id).where(claim.id == row["claim_id"])
        return connection.execute(own).scalar()
    if name in {"mention", "misprint"}:
        return next(iter(holders(connection, [row["anchor_id"]])), None)
    return row["id"]


def _version(transaction: Transaction, gone: State) -> int:
    changes = select(func.count()).where(tables.RevisionChange.uuid == gone["record"][0]["uuid"])
    return 1 + transaction.connection.execute(changes).scalar_one()


def _keyed(state: State) -> Keyed:
    return {(table, *key_of(table, row)): row for table, rows in state.items() for row in rows}


def _reverse(transaction: Transaction, before: Keyed, after: Keyed, home: Keyed, ids: Ids) -> None:
    """Set what the merge changed in each row back, unless it was changed again since."""
    connection = transaction.connection
    for key, left in after.items():
        if key[0] == "record" or key[0] == "anchor":
            continue
        table = BY_NAME[key[0]].__table__
        own = [table.columns[n] == v for n, v in zip(KEYS[key[0]], key[1:], strict=True)]
        now = connection.execute(select(table).where(*own)).mappings().first()
        if now is None:
            continue
        owner = _owner(connection, key[0], now)
        if owner is None or owner != _owner(connection, key[0], left):
            continue  # it has gone on to another record since
        transaction.touch(owner)
        was = before.get(key) or home.get(key)
        if was is None:
            if all(now[name] == value for name, value in left.items()):
                connection.execute(delete(BY_NAME[key[0]]).where(*own))
            continue
        values = _columns_back(now, left, was, ids, table)
        if values:
            connection.execute(update(BY_NAME[key[0]]).where(*own).values(values))


def _columns_back(
    now: Mapping[Any, Any],
    left: Row,
    was: Row,
    ids: Ids,
    table: Any,  # noqa: ANN401
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in {**left, **was}:
        if left.get(name) == was.get(name) or now[name] != left.get(name):
            continue
        value: Any = was.get(name)
        for key in table.columns[name].foreign_keys:
            target = key.column.table.name
            value = ids.get((target, value), value)
        values[name] = value
    return values
