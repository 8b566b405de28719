"""Restores one field of an old version of a record; all else stays as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables
from db.editing.fields import REFERENCES, keep_claim, set_values, write_column
from db.editing.record import kind_of, ref_of, say, take
from db.editing.rivals import put
from db.errors import Impossible
from db.history import snapshot
from db.reading.differences import state_at

if TYPE_CHECKING:
    from db.history import Row, State
    from db.records import Ref
    from db.transaction import Transaction


def restore_field(
    transaction: Transaction,
    ref: Ref,
    number: int,
    field: str,
    seen: int | None = None,
    lang: str | None = None,
) -> None:
    """Give a field the value that it had after revision `number`; `lang` is a text's language.

    A field that said nothing then is cleared. Raises Impossible where the record did not exist,
    or where what the field named is gone.
    """
    record_id = take(transaction, ref, seen)
    say(transaction, f"Restore {field} of {ref} as of revision {number}")
    connection = transaction.connection
    uuid = connection.execute(
        select(tables.Record.uuid).where(tables.Record.id == record_id)
    ).scalar_one()
    old = state_at(connection, uuid, snapshot(connection, record_id), number)
    if old is None:
        raise Impossible(
            "{ref} did not exist at revision {number}.",
            "Choose a later one.",
            ref=ref,
            number=number,
        )
    kind = kind_of(transaction, record_id)
    row = old.get(kind.table.__tablename__, [{}])[0]
    if field in kind.prose or lang is not None:
        for code in (lang,) if lang else ("vi", "en"):
            set_values(transaction, ref, {f"{field}.{code}": _text(old, field, code)})
    elif field == "date":
        kept = _kept_date(row)
        if kept is None:
            set_values(transaction, ref, {"date": None})
        else:
            put(transaction, record_id, kind, "date", kept, None)
            keep_claim(transaction, record_id, "date", present=True)
    elif (kind.name, field) in REFERENCES:
        column, _ = REFERENCES[kind.name, field]
        set_values(transaction, ref, {field: _named(transaction, field, row.get(column))})
    else:
        write_column(transaction, record_id, kind, field, row.get(field))


def _named(transaction: Transaction, field: str, record_id: int | None) -> Ref | None:
    """Return the ref of the record that a kept column named; raise Impossible where it is gone."""
    if record_id is None:
        return None
    standing = select(tables.Record.id).where(tables.Record.id == record_id)
    if transaction.connection.execute(standing).first() is None:
        raise Impossible(
            "What “{field}” named then is gone.", "Bring that record back first.", field=field
        )
    return ref_of(transaction, record_id)


def _text(old: State, field: str, lang: str) -> str | None:
    for row in old.get("prose", ()):
        if (row["field"], row["lang"]) == (field, lang):
            return row["text"]
    return None


def _kept_date(row: Row) -> dict[str, Any] | None:
    """Return a kept row's date as a claim keeps it."""
    names = {
        "date_edtf": "edtf",
        "date_wording": "wording",
        "date_wording_en": "wording_en",
        "date_part": "part_of_day",
        "date_time": "time",
        "date_inferred_vi": "inferred_vi",
        "date_inferred_en": "inferred_en",
    }
    kept = {names[key]: value for key, value in row.items() if key in names}
    return kept if "edtf" in kept else None
