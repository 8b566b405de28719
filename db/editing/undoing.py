"""Undo and redo: each a new revision that takes back, or brings back, an earlier one whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables
from db.errors import Impossible
from db.history import KEYS, SNAPSHOT_VERSION
from db.reading.steps import undo_state
from db.restoring import BY_NAME, restore

if TYPE_CHECKING:
    from db.history import State
    from db.transaction import Transaction


def undo(transaction: Transaction) -> int:
    """Take back the newest change that still stands; return its revision's number.

    Raises Impossible where nothing is left, or where it can't be taken back.
    """
    step = undo_state(transaction.connection).undo
    if step is None:
        raise Impossible("There is nothing to undo.", "Everything stands as it began.")
    _reverse(transaction, step.number, "undo", step.why)
    return step.number


def redo(transaction: Transaction) -> int:
    """Bring back the change that was undone last; return its revision's number."""
    step = undo_state(transaction.connection).redo
    if step is None:
        raise Impossible(
            "There is nothing to redo.", "What was undone before a newer change is in the history."
        )
    _reverse(transaction, step.number, "redo", step.why)
    return step.number


def take_back(transaction: Transaction, number: int, *, forward: bool = False) -> None:
    """Put the records that a revision changed back as they were before it (`forward`: after)."""
    rows = transaction.connection.execute(
        select(tables.RevisionChange)
        .where(tables.RevisionChange.revision_id == number)
        .order_by(tables.RevisionChange.id)
    ).mappings()
    states: list[tuple[State | None, State | None]] = []
    records: list[int] = []
    for row in rows:
        before, after = kept_state(row["before"]), kept_state(row["after"])
        states.append((before, after) if forward else (after, before))
        if row["target"] == "record":
            records.append((before or after or {})["record"][0]["id"])
        else:
            _touch_row(transaction, row["target"], before or after or {})
    transaction.touch(*records)
    restore(transaction.connection, states)


def kept_state(value: Any) -> State | None:  # noqa: ANN401 - JSON
    """Return the rows that a revision kept; raise Impossible for a newer form of them."""
    if value is None:
        return None
    if value["version"] > SNAPSHOT_VERSION:
        raise Impossible(
            "This step was made by another version of Muniment, which knew “{what}”.",
            "Install the newest version of Muniment to take it back.",
            what=f"snapshot {value['version']}",
        )
    return value["rows"]


def _reverse(transaction: Transaction, number: int, action: str, why: str) -> None:
    transaction.action = action
    transaction.undoes = number
    transaction.why = why
    take_back(transaction, number, forward=action == "redo")


def _touch_row(transaction: Transaction, name: str, state: State) -> None:
    row = state[name][0]
    transaction.touch_row(BY_NAME[name], **{key: row[key] for key in KEYS[name]})
