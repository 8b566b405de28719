"""Adds, edits, removes and orders the written forms of a record; its titles follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from db import tables, writing
from db.columns import UNDATED, date_columns
from db.editing.fields import remove_claims
from db.editing.record import free_ref, kind_of, own_claim, ref_of, say, take
from db.errors import Impossible
from db.titles import settle_titles
from db.vietnamese import clean, fold, slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.dates import Date
    from db.records import Ref
    from db.transaction import Transaction

NAME_TYPES = (
    "preferred", "variant", "code", "transliteration", "translation", "abbreviation",
)  # fmt: skip


def add_name(
    transaction: Transaction,
    ref: Ref,
    text: str,
    type: str,  # noqa: A002 - the word of the contract
    lang: str,
    seen: int | None = None,
    *,
    period: Date | None = None,
) -> int:
    """Add a written form and return its id.

    A second preferred one of a language replaces the first, which stays as a variant.
    """
    record_id = take(transaction, ref, seen)
    say(transaction, f"Add the name “{text}” to {ref}")
    _check(text, type, lang)
    _make_way(transaction, record_id, type, lang, None)
    name_id = writing.add_name(transaction, record_id, text, type=type, lang=lang, period=period)
    settle_titles(transaction.connection, [record_id])
    return name_id


def edit_name(
    transaction: Transaction,
    ref: Ref,
    name_id: int,
    text: str,
    type: str,  # noqa: A002 - the word of the contract
    lang: str,
    seen: int | None = None,
    *,
    period: Date | None = None,
) -> None:
    """Say a written form anew; what it rests on stays."""
    record_id = take(transaction, ref, seen)
    own_claim(transaction, record_id, name_id)
    say(transaction, f"Edit the name “{text}” of {ref}")
    _check(text, type, lang)
    _make_way(transaction, record_id, type, lang, name_id)
    text = clean(text)
    values = {**UNDATED, **date_columns(period)}
    transaction.connection.execute(
        update(tables.Name)
        .where(tables.Name.id == name_id)
        .values(text=text, folded=fold(text), type=type, lang=lang, **values)
    )
    settle_titles(transaction.connection, [record_id])


def remove_name(transaction: Transaction, ref: Ref, name_id: int, seen: int | None = None) -> None:
    """Take a written form away, with what it rests on."""
    record_id = take(transaction, ref, seen)
    own_claim(transaction, record_id, name_id)
    say(transaction, f"Remove a name of {ref}")
    remove_claims(transaction, [name_id])
    settle_titles(transaction.connection, [record_id])


def order_names(
    transaction: Transaction, ref: Ref, name_ids: Sequence[int], seen: int | None = None
) -> None:
    """Put the written forms in this order; each takes another's id, and its evidence follows it."""
    record_id = take(transaction, ref, seen)
    say(transaction, f"Order the names of {ref}")
    connection = transaction.connection
    rows = (
        connection.execute(
            select(tables.Name).where(tables.Name.record_id == record_id).order_by(tables.Name.id)
        )
        .mappings()
        .all()
    )
    names = {row["id"]: dict(row) for row in rows}
    if sorted(name_ids) != sorted(names):
        raise Impossible("{ref} has no such entry any more.", "Read the record again.", ref=ref)
    new_ids = dict(zip(name_ids, sorted(names), strict=True))
    claims = (
        connection.execute(select(tables.Claim).where(tables.Claim.id.in_(name_ids)))
        .mappings()
        .all()
    )
    evidence = connection.execute(
        select(tables.Evidence.id, tables.Evidence.claim_id).where(
            tables.Evidence.claim_id.in_(name_ids)
        )
    ).all()
    connection.execute(delete(tables.Name).where(tables.Name.id.in_(name_ids)))
    for claim in claims:
        kept = {key: claim[key] for key in ("rank", "value", "wording", "reason_vi", "reason_en")}
        connection.execute(
            update(tables.Claim).where(tables.Claim.id == new_ids[claim["id"]]).values(**kept)
        )
    for evidence_id, claim_id in evidence:
        connection.execute(
            update(tables.Evidence)
            .where(tables.Evidence.id == evidence_id)
            .values(claim_id=new_ids[claim_id])
        )
    connection.execute(
        insert(tables.Name), [{**names[old], "id": new} for old, new in new_ids.items()]
    )
    settle_titles(connection, [record_id])


def rename_ref(transaction: Transaction, ref: Ref, tail: str, seen: int | None = None) -> Ref:
    """Give the record another slug; the old ref still leads to it. Return the new ref."""
    record_id = take(transaction, ref, seen)
    kind = kind_of(transaction, record_id).name
    old = ref_of(transaction, record_id)
    if old == f"{kind}/{tail}":
        return old
    if slug(tail) != tail or not tail:
        raise Impossible(
            "“{ref}” cannot name a record.", "A ref is KIND/SLUG in plain letters.", ref=tail
        )
    if not writing.is_free(transaction, kind, tail):
        raise Impossible(
            "There is a record {ref} already.", "Give this one another slug.", ref=f"{kind}/{tail}"
        )
    say(transaction, f"Rename {old} to {kind}/{tail}")
    connection = transaction.connection
    redirect = tables.Redirect
    for freed in (f"{kind}/{tail}", old):
        free_ref(transaction, freed)
    connection.execute(update(tables.Record).where(tables.Record.id == record_id).values(slug=tail))
    connection.execute(insert(redirect).values(ref=old, record_id=record_id))
    return f"{kind}/{tail}"


def _check(text: str, type: str, lang: str) -> None:  # noqa: A002 - the word of the contract
    if not clean(text).strip():
        raise Impossible("A name cannot be empty.", "Write it, or remove it.")
    if type not in NAME_TYPES:
        raise Impossible(
            "“{field}” cannot be “{value}”.",
            "Write it in the form that the field asks for.",
            field="type",
            value=type,
        )
    if not (2 <= len(lang) <= 12 and lang.replace("-", "").isalnum() and lang.isascii()):
        raise Impossible("“{lang}” is no language of a name.", "Use vi, en, fr or zh.", lang=lang)


def _make_way(
    transaction: Transaction,
    record_id: int,
    type: str,  # noqa: A002 - the word of the contract
    lang: str,
    name_id: int | None,
) -> None:
    """Make the other preferred name of a language a variant, where this one is to be preferred."""
    if type != "preferred":
        return
    name = tables.Name
    others = (name.record_id == record_id, name.type == "preferred", name.lang == lang)
    statement = update(name).where(*others, name.id != (name_id or 0)).values(type="variant")
    transaction.connection.execute(statement)
