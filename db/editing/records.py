"""Makes records, says how far they are, and takes them away with all that points to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from db import tables, writing
from db.editing.fields import REFERENCES, checked, column_of, remove_claims
from db.editing.record import kind_of, say, take
from db.editing.texts import take_out_anchors
from db.errors import Impossible, InUse
from db.history import PARTS
from db.kinds import BY_NAME
from db.reading.anchored import holders, mentioning
from db.reading.uses import uses_of
from db.restoring import drop_loose_anchors
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.dates import Date
    from db.records import Ref, Words
    from db.tables import Table
    from db.transaction import Transaction

STATUSES = ("draft", "reviewed", "published")


def create(  # noqa: PLR0913 - a record has that many parts; all but two go by keyword
    transaction: Transaction,
    kind: str,
    title: Words,
    *,
    slug: str | None = None,
    lang: str = "vi",
    columns: Mapping[str, Any] | None = None,
    date: Date | None = None,
    prose: Mapping[str, Words] | None = None,
    references: Mapping[str, Ref] | None = None,
) -> Ref:
    """Make a draft of a kind and return its ref; `references` are fields that name other records.

    Raises Impossible for a kind that is none, or one that cannot be made by hand: a medium needs
    its original.
    """
    known = BY_NAME.get(kind)
    if known is None or kind == "media":
        raise Impossible("No “{kind}” can be made here.", "Choose another kind.", kind=kind)
    values = {
        key: checked(column_of(known, key), key, value) for key, value in (columns or {}).items()
    }
    if kind == "section":
        values.setdefault("number", "–")
    for field, target in (references or {}).items():
        column, _ = REFERENCES[kind, field]
        values[column] = writing.identify(transaction, target)
    if kind == "citation" and "source_id" not in values:
        raise Impossible("A citation needs its source.", "Choose one, or make it first.")
    tail = slug or writing.free_slug(transaction, kind, title.best(lang)[0])
    ref = f"{kind}/{tail}"
    say(transaction, f"Add {ref}")
    ordered = writing.next_position(transaction, kind) if known.ordered else 0
    record_id = writing.add_record(
        transaction, ref, title, columns=values, date=date, prose=prose, lang=lang, position=ordered
    )
    transaction.connection.execute(
        update(tables.Record)
        .where(tables.Record.id == record_id)
        .values(drafted_by=transaction.who)
    )
    return ref


def set_status(transaction: Transaction, ref: Ref, status: str, seen: int | None = None) -> None:
    """Say how far a record is: draft, reviewed or published; who reviews it is kept with it."""
    record_id = take(transaction, ref, seen)
    if status not in STATUSES:
        raise Impossible(
            "“{field}” cannot be “{value}”.",
            "Write it in the form that the field asks for.",
            field="status",
            value=status,
        )
    say(transaction, f"Set {ref} to {status}")
    values: dict[str, Any] = {"status": status}
    values["reviewed_by"] = None if status == "draft" else transaction.who
    record = tables.Record
    known = transaction.connection.execute(
        select(record.reviewed_by).where(record.id == record_id, record.status == "reviewed")
    ).scalar()
    if status == "published" and known:
        values["reviewed_by"] = known
    transaction.connection.execute(update(record).where(record.id == record_id).values(**values))


def set_placeholder(
    transaction: Transaction,
    ref: Ref,
    placeholder: bool,
    seen: int | None = None,
) -> None:
    """Say whether a record stands for one that no source names: "a company, number unknown"."""
    record_id = take(transaction, ref, seen)
    say(transaction, f"Say whether {ref} is a placeholder")
    transaction.connection.execute(
        update(tables.Record)
        .where(tables.Record.id == record_id)
        .values(placeholder=placeholder or None)
    )


def set_identifiers(
    transaction: Transaction,
    ref: Ref,
    identifiers: Sequence[tuple[str, str]],
    seen: int | None = None,
) -> None:
    """Set the record's numbers, each with its scheme."""
    record_id = take(transaction, ref, seen)
    say(transaction, f"Set the identifiers of {ref}")
    wanted = dict.fromkeys((clean(scheme), clean(value)) for scheme, value in identifiers)
    if any(not scheme.strip() or not value.strip() for scheme, value in wanted):
        raise Impossible(
            "A number needs a scheme and a value.", "Fill in both, or remove the line."
        )
    identifier = tables.Identifier
    connection = transaction.connection
    rows = connection.execute(
        select(identifier.id, identifier.scheme, identifier.value).where(
            identifier.record_id == record_id
        )
    )
    present = {(scheme, value): key for key, scheme, value in rows}
    leaving = [key for pair, key in present.items() if pair not in wanted]
    connection.execute(delete(identifier).where(identifier.id.in_(leaving)))
    for scheme, value in wanted:
        if (scheme, value) not in present:
            writing.add_identifier(transaction, record_id, scheme, value)


def delete_record(
    transaction: Transaction,
    ref: Ref,
    force: bool = False,
    seen: int | None = None,
) -> None:
    """Take a record away; raise InUse with what points to it, unless `force`.

    With `force`, links and stops that name it go, mentions of it are suggestions again, evidence
    loses its citation, and what cannot be without it (a source's citations) goes too.
    """
    record_id = take(transaction, ref, seen)
    used = tuple(use for use in uses_of(transaction.connection, record_id) if use.ref != ref)
    if used and not force:
        raise InUse(
            "{ref} is used in {count} places.",
            "Look at them, merge it with another record, or remove it with all of them.",
            used,
            ref=ref,
            count=len(used),
        )
    say(transaction, f"Remove {ref}")
    remove(transaction, record_id)


def remove(transaction: Transaction, record_id: int) -> None:
    """Take a record away and let nothing point to it any more."""
    connection = transaction.connection
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    kind = kind_of(transaction, record_id)
    if kind.name == "source":
        own = select(tables.Citation.id).where(tables.Citation.source_id == record_id)
        for citation in connection.execute(own).scalars().all():
            remove(transaction, citation)
    uses = uses_of(connection, record_id)
    owners = {writing.identify(transaction, use.ref) for use in uses}
    transaction.touch(record_id, *sorted(owners | mentioning(connection, record_id)))
    _release(transaction, record_id)
    _empty(transaction, record_id, kind.name)
    for table, column in (
        *((table, name) for table, name in PARTS.get(kind.name, ())),
        (tables.Prose, "record_id"),
        (tables.Identifier, "record_id"),
        (tables.Redirect, "record_id"),
        (tables.RecordTag, "record_id"),
        (kind.table, "id"),
        (tables.Record, "id"),
    ):
        own = table.__table__.columns[column] == record_id
        connection.execute(delete(table).where(own))


def _release(transaction: Transaction, record_id: int) -> None:
    """Let every row of other records that points to this one point to nothing, or go."""
    connection = transaction.connection
    links = select(tables.Link.id).where(tables.Link.object_id == record_id)
    remove_claims(transaction, connection.execute(links).scalars().all())
    mention = tables.Mention
    accepted = (mention.record_id == record_id, mention.state == "accepted")
    connection.execute(update(mention).where(*accepted).values(state="suggested"))
    connection.execute(update(mention).where(mention.record_id == record_id).values(record_id=None))
    evidence = tables.Evidence
    connection.execute(
        delete(evidence).where(evidence.citation_id == record_id, evidence.anchor_id.is_(None))
    )
    connection.execute(
        update(evidence)
        .where(evidence.citation_id == record_id, evidence.grade == "certain")
        .values(grade="probable")
    )
    for column in EMPTIED:
        connection.execute(
            update(column.class_).where(column == record_id).values({column.key: None})
        )
    _close_ranks(transaction, tables.RouteStop, "route_id", "place_id", record_id)
    _close_ranks(transaction, tables.TourStop, "tour_id", "record_id", record_id)


EMPTIED: tuple[Any, ...] = (
    tables.Evidence.citation_id,
    tables.Evidence.cited_in_id,
    tables.TourStop.media_id,
    tables.TourStop.sound_id,
    tables.Holding.parent_id,
    tables.Holding.creator_id,
    tables.Route.road_id,
    tables.Section.article_id,
    tables.Article.source_id,
    tables.Map.media_id,
    tables.ControlPoint.place_id,
    tables.Media.holding_id,
)
"""Columns that can do without what they name."""


def _close_ranks(
    transaction: Transaction,
    table: type[Table],
    owner: str,
    target: str,
    record_id: int,
) -> None:
    """Take the stops at a record out of their routes, and count the others anew."""
    connection = transaction.connection
    columns = table.__table__.columns
    owners = connection.execute(
        select(columns[owner]).where(columns[target] == record_id).distinct()
    ).scalars()
    for owner_id in owners.all():
        rows = (
            connection.execute(
                select(table.__table__)
                .where(columns[owner] == owner_id)
                .order_by(columns["position"])
            )
            .mappings()
            .all()
        )
        connection.execute(delete(table).where(columns[owner] == owner_id))
        kept = [dict(row) for row in rows if row[target] != record_id]
        if kept:
            numbered = [{**row, "position": number} for number, row in enumerate(kept)]
            connection.execute(insert(table), numbered)


def _empty(transaction: Transaction, record_id: int, kind: str) -> None:
    """Take away what a record holds: claims, evidence, and the anchors on its text or picture."""
    connection = transaction.connection
    anchor = tables.Anchor
    claims = writing.claims_of(transaction, record_id)
    remove_claims(transaction, claims)
    if kind == "citation":
        row = connection.execute(
            select(tables.Citation.anchor_id, tables.Citation.claim_anchor_id).where(
                tables.Citation.id == record_id
            )
        ).one()
        connection.execute(
            update(tables.Citation)
            .where(tables.Citation.id == record_id)
            .values(anchor_id=None, claim_anchor_id=None)
        )
        drop_loose_anchors(connection, [i for i in (row.anchor_id, row.claim_anchor_id) if i])
    inside = anchor.media_id == record_id
    if kind == "section":
        passages = select(tables.Passage.id).where(tables.Passage.section_id == record_id)
        inside = anchor.passage_id.in_(passages)
    if kind in {"section", "media"}:
        ids = connection.execute(select(anchor.id).where(inside)).scalars().all()
        transaction.touch(*sorted(holders(connection, ids)))
        take_out_anchors(transaction, ids)
        drop_loose_anchors(connection, ids)
