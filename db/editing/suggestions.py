"""Judges what recognisers suggest, and marks by hand what a span of a text names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, select, update

from db import tables, writing
from db.dates import Date, parse
from db.editing.evidence import Span, anchored
from db.editing.record import kind_of, ref_of, say
from db.editing.records import create
from db.errors import Impossible
from db.reading.alike import alike
from db.records import Words
from db.restoring import drop_loose_anchors

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import RowMapping

    from db.records import Ref
    from db.transaction import Transaction

OPEN, ACCEPTED, REJECTED = "suggested", "accepted", "rejected"

READ_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "unit": ("echelon", "number", "code", "side"),
    "place": ("type",),
    "quantity": ("value", "low", "high", "qualifier", "unit"),
}
"""What of a reading goes into the columns of a record that is made of it."""


def add_mention(transaction: Transaction, at: Span, ref: Ref) -> int:
    """Say that these words name a record; return the mention's id."""
    record_id = writing.identify(transaction, ref)
    section_id = _section_of(transaction, at.passage_id)
    transaction.touch(section_id)
    say(transaction, f"Mark {ref} in {ref_of(transaction, section_id)}")
    kind = kind_of(transaction, record_id).name
    anchor_id = anchored(transaction, at)
    known = transaction.connection.execute(
        select(tables.Mention.id).where(
            tables.Mention.anchor_id == anchor_id,
            tables.Mention.record_id == record_id,
            tables.Mention.state == ACCEPTED,
        )
    ).scalar()
    return known or writing.add_mention(transaction, anchor_id, kind, record_id, state=ACCEPTED)


def remove_mention(transaction: Transaction, mention_id: int) -> None:
    """Take a mention away."""
    row = _touched(transaction, [mention_id])[0]
    say(transaction, "Remove a mention")
    transaction.connection.execute(delete(tables.Mention).where(tables.Mention.id == mention_id))
    drop_loose_anchors(transaction.connection, [row["anchor_id"]])


def accept(transaction: Transaction, mention_id: int, ref: Ref | None = None) -> None:
    """Accept a suggestion as naming `ref`, or the record that it suggests itself.

    Raises Impossible where it suggests none, or was judged by now.
    """
    row = _open(transaction, [mention_id])[0]
    record_id = row["record_id"] if ref is None else writing.identify(transaction, ref)
    if record_id is None:
        raise Impossible(
            "“{quote}” names no record yet.", "Choose one, or make it.", quote=row["quote"]
        )
    say(transaction, f"Accept “{row['quote']}”")
    _judge(transaction, [mention_id], record_id)


def accept_new(
    transaction: Transaction,
    mention_id: int,
    title: Words | None = None,
    kind: str | None = None,
    grade: str = "probable",
) -> Ref:
    """Make the record that a suggestion reads, each claim resting on the words; return its ref."""
    row = _open(transaction, [mention_id])[0]
    value = cast("dict[str, Any]", row["value"] or {})
    kind = kind or str(row["kind"])
    columns: dict[str, Any] = {
        name: value[name] for name in READ_COLUMNS.get(kind, ()) if value.get(name) is not None
    }
    if not isinstance(columns.get("number", 0), int):
        del columns["number"]  # "3B": the name says it
    if kind == "quantity":
        columns["wording"] = row["quote"]
    prose: dict[str, Words] = {}
    if kind == "person" and value.get("role"):
        prose["role"] = _words(row["lang"], value["role"])
    if kind == "quantity" and value.get("what"):
        prose["what"] = _words(row["lang"], value["what"])
    ref = create(
        transaction,
        kind,
        title or _words(row["lang"], title_of(kind, row["quote"], value)),
        columns=columns,
        date=_date(value) if kind in {"event", "route", "quantity"} else None,
        prose=prose,
        lang=row["lang"],
    )
    record_id = writing.identify(transaction, ref)
    for claim_id in writing.claims_of(transaction, record_id):
        writing.add_evidence(transaction, claim_id, grade=grade, anchor_id=row["anchor_id"])
    transaction.why = f"Accept “{row['quote']}” as {ref}"
    _judge(transaction, [mention_id], record_id)
    return ref


def title_of(kind: str, quote: str, value: Mapping[str, Any]) -> str:
    """Return what a record that is made of a reading would be called."""
    said = value.get("what") if kind == "event" else None
    words = str(said or quote).split()
    text = " ".join(words[:TITLE_WORDS])
    return text[:1].upper() + text[1:]


TITLE_WORDS = 14


def respan(
    transaction: Transaction, mention_id: int, start: int, end: int, kind: str | None = None
) -> None:
    """Let a suggestion mark other words of its paragraph, or be of another kind."""
    row = _open(transaction, [mention_id])[0]
    anchor_id = anchored(transaction, Span(row["passage_id"], start, end))
    say(transaction, f"Change the suggestion “{row['quote']}”")
    transaction.connection.execute(
        update(tables.Mention)
        .where(tables.Mention.id == mention_id)
        .values(anchor_id=anchor_id, kind=kind or row["kind"])
    )
    drop_loose_anchors(transaction.connection, [row["anchor_id"]])


def reject_mention(transaction: Transaction, mention_id: int) -> None:
    """Reject a suggestion: it is kept as rejected, so that it isn't suggested again."""
    row = _open(transaction, [mention_id])[0]
    say(transaction, f"Reject “{row['quote']}”")
    _set_state(transaction, [mention_id], REJECTED)


def reopen(transaction: Transaction, mention_id: int) -> None:
    """Let a judged mention be a suggestion again."""
    row = _touched(transaction, [mention_id])[0]
    say(transaction, f"Reopen “{row['quote']}”")
    _set_state(transaction, [mention_id], OPEN)


def accept_alike(transaction: Transaction, mention_id: int, ref: Ref) -> int:
    """Accept a suggestion, and every open one that says the same, as `ref`; return how many."""
    ids = alike(transaction.connection, mention_id)
    row = _open(transaction, ids)[0]
    say(transaction, f"Accept “{row['quote']}” {len(ids)} times as {ref}")
    _judge(transaction, ids, writing.identify(transaction, ref))
    return len(ids)


def reject_alike(transaction: Transaction, mention_id: int) -> int:
    """Reject a suggestion, and every open one that says the same; return how many."""
    ids = alike(transaction.connection, mention_id)
    row = _open(transaction, ids)[0]
    say(transaction, f"Reject “{row['quote']}” {len(ids)} times")
    _set_state(transaction, ids, REJECTED)
    return len(ids)


def _judge(transaction: Transaction, ids: Sequence[int], record_id: int) -> None:
    kind = kind_of(transaction, record_id).name
    transaction.connection.execute(
        update(tables.Mention)
        .where(tables.Mention.id.in_(ids))
        .values(state=ACCEPTED, record_id=record_id, kind=kind, value=None)
    )


def _set_state(transaction: Transaction, ids: Sequence[int], state: str) -> None:
    transaction.connection.execute(
        update(tables.Mention).where(tables.Mention.id.in_(ids)).values(state=state)
    )


def _open(transaction: Transaction, ids: Sequence[int]) -> list[RowMapping]:
    rows = _touched(transaction, ids)
    if any(row["state"] != OPEN for row in rows):
        raise Impossible(
            "“{quote}” was judged by now.", "Reopen it to judge it again.", quote=rows[0]["quote"]
        )
    return rows


def _touched(transaction: Transaction, ids: Sequence[int]) -> list[RowMapping]:
    """Return the mentions in the order of their ids, with their sections remembered."""
    mention, anchor, passage = tables.Mention, tables.Anchor, tables.Passage
    rows = transaction.connection.execute(
        select(mention, anchor.quote, anchor.passage_id, passage.section_id, passage.lang)
        .join(anchor, anchor.id == mention.anchor_id)
        .join(passage, passage.id == anchor.passage_id)
        .where(mention.id.in_(ids))
    ).mappings()
    found = {row["id"]: row for row in rows}
    if len(found) < len(set(ids)):
        raise Impossible("This suggestion is gone.", "It may have been judged by now.")
    transaction.touch(*sorted({row["section_id"] for row in found.values()}))
    return [found[mention_id] for mention_id in ids]


def _section_of(transaction: Transaction, passage_id: int) -> int:
    found = transaction.connection.execute(
        select(tables.Passage.section_id).where(tables.Passage.id == passage_id)
    ).scalar()
    if found is None:
        raise Impossible("This paragraph is gone.", "Read the section again.")
    return found


def _words(lang: str, text: str) -> Words:
    return Words(en=text) if lang == "en" else Words(vi=text)


def _date(value: Mapping[str, Any]) -> Date | None:
    stored = value.get("date")
    if not isinstance(stored, dict):
        return None
    kept = cast("dict[str, Any]", stored)
    return parse(
        kept["edtf"],
        part_of_day=kept.get("part_of_day"),
        time=kept.get("time"),
        wording=kept.get("wording"),
    )
