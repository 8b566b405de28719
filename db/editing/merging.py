"""Merges two records that are one thing: nothing that either says, or is said of it, is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, insert, select, update

from db import tables
from db.columns import UNDATED
from db.editing.claims import absorb, drop_copies, move_names, rest_on
from db.editing.fields import REFERENCES
from db.editing.record import field_claim, free_ref, kind_of, ref_of, say, take
from db.editing.records import EMPTIED
from db.editing.rivals import current
from db.errors import Impossible
from db.history import PARTS
from db.reading.anchored import mentioning
from db.reading.uses import uses_of
from db.titles import settle_titles
from db.writing import identify

if TYPE_CHECKING:
    from db.kinds import Kind
    from db.records import Ref
    from db.transaction import Transaction

WHOLE = frozenset({"section", "article", "media", "map", "tour"})
"""Kinds of which one cannot stand for two: each has a text, a picture or an order of its own."""


def merge(
    transaction: Transaction,
    winner: Ref,
    loser: Ref,
    seen: int | None = None,
    seen_other: int | None = None,
) -> None:
    """Make two records one, that of `winner`; the other's ref leads to it from then on.

    Names, links, evidence, mentions, identifiers and tags of both are kept. Where their fields
    differ the winner's value is preferred and the other a rival, each with its evidence. A link
    between the two is dropped. Raises Impossible for two of different kinds.
    """
    mine, theirs = take(transaction, winner, seen), take(transaction, loser, seen_other)
    kind = _mergeable(transaction, mine, theirs)
    owners = {identify(transaction, use.ref) for use in uses_of(transaction.connection, theirs)}
    transaction.touch(*sorted(owners | mentioning(transaction.connection, theirs)))
    transaction.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    transaction.action = "merge"
    say(transaction, f"Merge {ref_of(transaction, theirs)} into {ref_of(transaction, mine)}")
    _merge_fields(transaction, kind, mine, theirs)
    _merge_prose(transaction, kind, mine, theirs)
    _merge_references(transaction, kind, mine, theirs)
    move_names(transaction, mine, theirs)
    _merge_links(transaction, mine, theirs)
    _merge_claims(transaction, mine, theirs)
    _point_to(transaction, mine, theirs)
    _merge_belongings(transaction, kind, mine, theirs)
    settle_titles(transaction.connection, [mine])


def _mergeable(transaction: Transaction, mine: int, theirs: int) -> Kind:
    kind, other = kind_of(transaction, mine), kind_of(transaction, theirs)
    if mine == theirs:
        raise Impossible("A record is the same as itself.", "Choose two records.")
    if kind.name != other.name:
        raise Impossible(
            "A {kind} and a {other} cannot be one record.",
            "Link them instead.",
            kind=kind.name,
            other=other.name,
        )
    if kind.name in WHOLE:
        raise Impossible(
            "Two records of the kind {kind} cannot be merged.",
            "Remove one of them, or link them.",
            kind=kind.name,
        )
    return kind


def _merge_fields(transaction: Transaction, kind: Kind, mine: int, theirs: int) -> None:
    """Take over what only the other says; where both do and differ, keep its value as a rival."""
    connection, own = transaction.connection, kind.table.__table__
    here, there = (
        dict(connection.execute(select(own).where(own.columns["id"] == key)).mappings().one())
        for key in (mine, theirs)
    )
    fields = [*kind.columns, *(["date"] if kind.dated else [])]
    for field in fields:
        columns = list(UNDATED) if field == "date" else [field]
        telling = "date_edtf" if field == "date" else field
        if there[telling] is None:
            continue
        if here[telling] is None:
            values = {column: there[column] for column in columns}
            connection.execute(update(kind.table).where(own.columns["id"] == mine).values(**values))
            absorb(transaction, mine, theirs, field)
        elif all(here[column] == there[column] for column in columns):
            rest_on(transaction, mine, theirs, field)
        else:
            value = current(transaction, theirs, kind, field)
            absorb(transaction, mine, theirs, field, rival=value)


def _merge_prose(transaction: Transaction, kind: Kind, mine: int, theirs: int) -> None:
    connection, prose = transaction.connection, tables.Prose
    fields = connection.execute(
        select(prose.field).where(prose.record_id == theirs).distinct()
    ).scalars()
    for field in fields.all():
        here: dict[str, str] = current(transaction, mine, kind, field) or {}
        there: dict[str, str] = current(transaction, theirs, kind, field) or {}
        new = {lang: text for lang, text in there.items() if lang not in here}
        rows = [
            {"record_id": mine, "field": field, "lang": lang, "text": text}
            for lang, text in new.items()
        ]
        if rows:
            connection.execute(insert(prose), rows)
        if not here:
            absorb(transaction, mine, theirs, field)
        elif all(here.get(lang, text) == text for lang, text in there.items()):
            rest_on(transaction, mine, theirs, field)
        else:
            absorb(transaction, mine, theirs, field, rival=there)


def _merge_references(transaction: Transaction, kind: Kind, mine: int, theirs: int) -> None:
    connection, own = transaction.connection, kind.table.__table__
    names = [column for (name, _), (column, _) in REFERENCES.items() if name == kind.name]
    for name in names:
        values = dict(
            connection.execute(
                select(own.columns["id"], own.columns[name]).where(
                    own.columns["id"].in_([mine, theirs])
                )
            ).all()
        )
        told = [value for value in (values[mine], values[theirs]) if value is not None]
        if name == "parent_id":
            told = [value for value in told if not _lies_in(transaction, value, {mine, theirs})]
        value = told[0] if told else None
        connection.execute(
            update(kind.table).where(own.columns["id"] == mine).values({name: value})
        )


def _lies_in(transaction: Transaction, holding_id: int, others: set[int]) -> bool:
    """Say whether a holding is one of the others, or a part of one at any depth."""
    parent = tables.Holding.parent_id
    above: int | None = holding_id
    passed: set[int] = set()
    while above is not None and above not in passed | others:
        passed.add(above)
        statement = select(parent).where(tables.Holding.id == above)
        above = transaction.connection.execute(statement).scalar()
    return above in others


def _merge_links(transaction: Transaction, mine: int, theirs: int) -> None:
    connection, link = transaction.connection, tables.Link
    between = select(link.id).where(
        ((link.subject_id == mine) & (link.object_id == theirs))
        | ((link.subject_id == theirs) & (link.object_id == mine))
    )
    drop_copies(transaction, dict.fromkeys(connection.execute(between).scalars()))
    known = {_meaning(row, mine, theirs): row["id"] for row in _links(transaction, mine)}
    copies: dict[int, int | None] = {}
    for row in _links(transaction, theirs):
        meaning = _meaning(row, mine, theirs)
        if meaning in known:
            copies[row["id"]] = known[meaning]
            continue
        known[meaning] = row["id"]
        if row["subject_id"] == theirs:
            connection.execute(update(link).where(link.id == row["id"]).values(subject_id=mine))
            connection.execute(
                update(tables.Claim).where(tables.Claim.id == row["id"]).values(record_id=mine)
            )
        else:
            connection.execute(update(link).where(link.id == row["id"]).values(object_id=mine))
    drop_copies(transaction, copies)


def _links(transaction: Transaction, record_id: int) -> list[Any]:
    link = tables.Link
    own = (link.subject_id == record_id) | (link.object_id == record_id)
    return list(
        transaction.connection.execute(select(link).where(own).order_by(link.id)).mappings()
    )


def _meaning(row: Any, mine: int, theirs: int) -> tuple[object, ...]:  # noqa: ANN401 - a row
    """Return what a link says once both records are one."""
    subject, target = (
        mine if key == theirs else key for key in (row["subject_id"], row["object_id"])
    )
    return (subject, row["predicate"], target, row["date_edtf"])


def _merge_claims(transaction: Transaction, mine: int, theirs: int) -> None:
    """Move the claims that are left: that of the record itself, and rivals."""
    connection, claim = transaction.connection, tables.Claim
    there = field_claim(transaction, theirs, "record", None)
    here = field_claim(transaction, mine, "record", None)
    if there is not None and here is not None:
        drop_copies(transaction, {there: here})
    connection.execute(update(claim).where(claim.record_id == theirs).values(record_id=mine))


def _point_to(transaction: Transaction, mine: int, theirs: int) -> None:
    """Let everything that names the other record name this one."""
    columns = (
        tables.Mention.record_id,
        tables.Citation.source_id,
        tables.RouteStop.place_id,
        tables.TourStop.record_id,
        *EMPTIED,
    )
    for column in columns:
        transaction.connection.execute(
            update(cast("Any", column).class_).where(column == theirs).values({column.key: mine})
        )
    holding = tables.Holding
    transaction.connection.execute(
        update(holding).where(holding.id == mine, holding.parent_id == mine).values(parent_id=None)
    )


def _merge_belongings(transaction: Transaction, kind: Kind, mine: int, theirs: int) -> None:
    """Move identifiers, tags, old refs and parts; then the other record's rows go."""
    connection = transaction.connection
    for table, names in ((tables.Identifier, ("scheme", "value")), (tables.RecordTag, ("tag_id",))):
        columns = table.__table__.columns
        known = set(
            connection.execute(
                select(*(columns[name] for name in names)).where(columns["record_id"] == mine)
            ).all()
        )
        for row in (
            connection.execute(select(table.__table__).where(columns["record_id"] == theirs))
            .mappings()
            .all()
        ):
            match = [columns[name] == row[name] for name in names]
            own = [columns["record_id"] == theirs, *match]
            if tuple(row[name] for name in names) in known:
                connection.execute(delete(table).where(*own))
            else:
                connection.execute(update(table).where(*own).values(record_id=mine))
    redirect = tables.Redirect
    old = ref_of(transaction, theirs)
    connection.execute(update(redirect).where(redirect.record_id == theirs).values(record_id=mine))
    free_ref(transaction, old)
    connection.execute(insert(redirect).values(ref=old, record_id=mine))
    for table, name in PARTS.get(kind.name, ()):
        column = table.__table__.columns[name]
        if connection.execute(select(column).where(column == mine).limit(1)).first():
            connection.execute(delete(table).where(column == theirs))
        else:
            connection.execute(update(table).where(column == theirs).values({name: mine}))
    connection.execute(delete(tables.Prose).where(tables.Prose.record_id == theirs))
    for table in (kind.table, tables.Record):
        connection.execute(delete(table).where(table.__table__.columns["id"] == theirs))
