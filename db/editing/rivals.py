"""Ranks claims: what several sources say of one thing, one of it preferred, each with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, insert, select, update

from db import tables, writing
from db.columns import UNDATED, date_columns, date_of, inferred_of
from db.dates import Date, parse
from db.editing.fields import checked, column_of, remove_claims
from db.editing.record import field_claim, kind_of, own_claim, say, take
from db.errors import Impossible
from db.records import Words
from db.titles import settle_titles
from db.vietnamese import clean

if TYPE_CHECKING:
    from sqlalchemy import RowMapping

    from db.kinds import Kind
    from db.records import Ref
    from db.transaction import Transaction


def add_rival(
    transaction: Transaction,
    ref: Ref,
    field: str,
    value: Any,  # noqa: ANN401 - a field's value
    seen: int | None = None,
    *,
    reason: Words | None = None,
    wording: str | None = None,
) -> int:
    """Add what another source says of a field; return the claim's id.

    `value` is a Date for a date, Words for a text of two languages. Raises Impossible where the
    field says nothing yet: then it is no rival.
    """
    record_id = take(transaction, ref, seen)
    say(transaction, f"Add a rival for {field} of {ref}")
    kind = kind_of(transaction, record_id)
    if field_claim(transaction, record_id, "field", field) is None:
        raise Impossible(
            "“{field}” says nothing yet.", "Enter this value as the field's own.", field=field
        )
    stored = _stored(kind, field, value)
    if stored is None:
        raise Impossible("“{field}” cannot be empty.", "Give it a value.", field=field)
    if isinstance(value, Date):
        wording = wording or value.wording
    return writing.claim(
        transaction,
        record_id,
        "field",
        field,
        rank="rival",
        value=stored,
        wording=wording,
        reason=reason,
    )


def prefer(
    transaction: Transaction,
    ref: Ref,
    claim_id: int,
    seen: int | None = None,
    *,
    reason: Words | None = None,
) -> None:
    """Prefer this claim; of a field, the value that stood there becomes its rival.

    Each claim keeps its own evidence. `reason` says why, and stands with the preferred one.
    """
    record_id = take(transaction, ref, seen)
    claim = own_claim(transaction, record_id, claim_id)
    say(transaction, f"Prefer a claim of {ref}")
    if claim["rank"] == "preferred":
        return
    if claim["target"] == "field":
        _swap(transaction, record_id, claim)
    _rank(transaction, claim_id, "preferred", reason)
    settle_titles(transaction.connection, [record_id])


def reject(
    transaction: Transaction,
    ref: Ref,
    claim_id: int,
    seen: int | None = None,
    *,
    reason: Words | None = None,
) -> None:
    """Reject a claim: it stays, with its reason, and counts no more."""
    _demote(transaction, ref, claim_id, seen, "rejected", reason)


def make_rival(
    transaction: Transaction,
    ref: Ref,
    claim_id: int,
    seen: int | None = None,
    *,
    reason: Words | None = None,
) -> None:
    """Let a rejected claim, or a preferred name or link, stand as a rival."""
    _demote(transaction, ref, claim_id, seen, "rival", reason)


def remove_claim(
    transaction: Transaction, ref: Ref, claim_id: int, seen: int | None = None
) -> None:
    """Take a rival or rejected claim away, with what it rests on."""
    record_id = take(transaction, ref, seen)
    claim = own_claim(transaction, record_id, claim_id)
    say(transaction, f"Remove a claim of {ref}")
    if claim["rank"] == "preferred" and claim["target"] in {"field", "record"}:
        raise Impossible(
            "The value that stands in its field is no rival.", "Clear the field instead."
        )
    remove_claims(transaction, [claim_id])
    settle_titles(transaction.connection, [record_id])


def _demote(
    transaction: Transaction,
    ref: Ref,
    claim_id: int,
    seen: int | None,
    rank: str,
    reason: Words | None,
) -> None:
    record_id = take(transaction, ref, seen)
    claim = own_claim(transaction, record_id, claim_id)
    say(transaction, f"Make a claim of {ref} {rank}")
    if claim["rank"] == "preferred" and claim["target"] in {"field", "record"}:
        raise Impossible(
            "The value that stands in its field cannot be set aside by itself.",
            "Prefer another one, or clear the field.",
        )
    _rank(transaction, claim_id, rank, reason)
    settle_titles(transaction.connection, [record_id])


def _rank(transaction: Transaction, claim_id: int, rank: str, reason: Words | None) -> None:
    values: dict[str, Any] = {"rank": rank}
    if reason is not None:
        values |= {"reason_vi": reason.vi, "reason_en": reason.en}
    transaction.connection.execute(
        update(tables.Claim).where(tables.Claim.id == claim_id).values(**values)
    )


def _swap(transaction: Transaction, record_id: int, claim: RowMapping) -> None:
    """Put a rival's value into its field, and the field's own into the claim that it had."""
    kind, field = kind_of(transaction, record_id), str(claim["field"])
    old = field_claim(transaction, record_id, "field", field)
    present = current(transaction, record_id, kind, field)
    put(transaction, record_id, kind, field, claim["value"], claim["wording"])
    if old is not None:
        wording = present["wording"] if field == "date" and "wording" in present else None
        values = {"rank": "rival", "value": present, "wording": wording}
        transaction.connection.execute(
            update(tables.Claim).where(tables.Claim.id == old).values(**values)
        )
    wording = claim["wording"] if field == "date" else None
    transaction.connection.execute(
        update(tables.Claim)
        .where(tables.Claim.id == claim["id"])
        .values(value=None, wording=wording)
    )


def current(transaction: Transaction, record_id: int, kind: Kind, field: str) -> Any:  # noqa: ANN401 - JSON
    """Return what a field says now, as a claim keeps it."""
    connection = transaction.connection
    if field in kind.prose or (field not in kind.columns and field != "date"):
        rows = connection.execute(
            select(tables.Prose.lang, tables.Prose.text).where(
                tables.Prose.record_id == record_id, tables.Prose.field == field
            )
        )
        return dict(rows.all()) or None
    own = kind.table.__table__
    row = connection.execute(select(own).where(own.columns["id"] == record_id)).mappings().one()
    if field != "date":
        return row[field]
    date = date_of(row)
    return None if date is None else _kept_date(date, inferred_of(row), row["date_wording_en"])


def put(
    transaction: Transaction,
    record_id: int,
    kind: Kind,
    field: str,
    value: Any,  # noqa: ANN401 - JSON
    wording: str | None,
) -> None:
    """Make a value that a claim keeps the field's own; its claims are left alone."""
    connection = transaction.connection
    if field == "date":
        kept = {"edtf": value} if isinstance(value, str) else cast("dict[str, Any]", value)
        date = parse(
            kept["edtf"],
            wording=kept.get("wording", wording),
            part_of_day=kept.get("part_of_day"),
            time=kept.get("time"),
        )
        inferred = Words(kept.get("inferred_vi"), kept.get("inferred_en"))
        values = {**UNDATED, **date_columns(date, inferred, kept.get("wording_en"))}
        writing.set_columns(transaction, kind.table, record_id, **values)
    elif field in kind.columns:
        writing.set_columns(transaction, kind.table, record_id, **{field: value})
    else:
        prose = tables.Prose
        own = (prose.record_id == record_id, prose.field == field)
        connection.execute(delete(prose).where(*own))
        words = cast("dict[str, str]", value) if isinstance(value, dict) else {"vi": str(value)}
        for lang, text in words.items():
            row = {"record_id": record_id, "field": field, "lang": lang, "text": text}
            connection.execute(insert(prose).values(**row))


def _stored(kind: Kind, field: str, value: Any) -> Any:  # noqa: ANN401 - a field's value
    if field == "date" and isinstance(value, Date) and kind.dated:
        return _kept_date(value, None, None)
    if field in kind.prose and isinstance(value, Words):
        return {lang: clean(text) for lang in ("vi", "en") if (text := value.get(lang))} or None
    return checked(column_of(kind, field), field, value)


def _kept_date(date: Date, inferred: Words | None, wording_en: str | None) -> dict[str, Any]:
    kept = {
        "edtf": date.edtf,
        "wording": date.wording,
        "wording_en": wording_en,
        "part_of_day": date.part_of_day,
        "time": date.time,
        "inferred_vi": inferred.vi if inferred else None,
        "inferred_en": inferred.en if inferred else None,
    }
    return {key: value for key, value in kept.items() if value is not None}
