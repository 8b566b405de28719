"""What a timeline asks beside its events: what else is dated, what isn't, and who took part."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select, union_all

from db import tables
from db.columns import date_of
from db.reading.lookup import ref_of, summaries_by_id, summary_of, title_of
from db.records import DatedEntry

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy.engine import Connection

    from db.records import Ref, Summary

DAY: Final = 24 * 60
OTHERS: Final = (tables.Route, tables.Quantity, tables.Unit, tables.Body, tables.Person)


def dated_others(connection: Connection) -> tuple[DatedEntry, ...]:
    """Return what is dated and no event, each kind in a lane of its name, earliest first.

    Of a unit or body it is the time in which it existed, of a person that of their life.
    """
    found: list[DatedEntry] = []
    for table in OTHERS:
        rows = connection.execute(
            select(tables.Record, table)
            .join(table, table.id == tables.Record.id)
            .where(table.date_edtf.is_not(None))
            .order_by(table.date_earliest, tables.Record.sort_key)
        ).mappings()
        for row in rows:
            date = date_of(row)
            if date is not None:
                inferred = bool(row["date_inferred_vi"] or row["date_inferred_en"])
                found.append(
                    DatedEntry(
                        ref_of(row),
                        row["kind"],
                        title_of(row),
                        date,
                        row["kind"],
                        row.get("side"),
                        inferred,
                    )
                )
    return tuple(sorted(found, key=lambda entry: (entry.date.earliest, entry.date.latest)))


def event_spans(connection: Connection) -> tuple[tuple[Ref, int, int], ...]:
    """Return every dated event with the first and last minute that it can mean, earliest first."""
    event = tables.Event
    rows = connection.execute(
        select(tables.Record.slug, event.date_earliest, event.date_latest)
        .join(event, event.id == tables.Record.id)
        .where(event.date_earliest.is_not(None), event.date_latest.is_not(None))
        .order_by(event.date_earliest, event.date_latest, tables.Record.sort_key)
    )
    return tuple(
        (f"event/{slug}", earliest, latest)
        for slug, earliest, latest in rows
        if earliest is not None and latest is not None
    )


def fullest_day(connection: Connection) -> int | None:
    """Return the first minute of the day on which most events happened; of several, the first's.

    Only what is dated within a day counts; None where nothing is.
    """
    first, last = tables.Event.date_earliest, tables.Event.date_latest
    day = (first - (first % DAY + DAY) % DAY).label("day")
    return connection.execute(
        select(day)
        .where(first.is_not(None), last - first < DAY)
        .group_by(day)
        .order_by(func.count().desc(), day)
        .limit(1)
    ).scalar_one_or_none()


def undated(connection: Connection) -> tuple[Summary, ...]:
    """Return the events whose date nobody knows, by Vietnamese collation."""
    rows = connection.execute(
        select(tables.Record, tables.Event.side)
        .join(tables.Event, tables.Event.id == tables.Record.id)
        .where(tables.Event.date_edtf.is_(None))
        .order_by(tables.Record.sort_key)
    ).mappings()
    return tuple(summary_of(row, row["side"]) for row in rows)


def ties(
    connection: Connection,
    kinds: Collection[str],
    earliest: int | None = None,
    latest: int | None = None,
) -> Mapping[Ref, tuple[Summary, ...]]:
    """Return, by event, the records of these kinds that it is linked to, in the links' order.

    Only events that can touch [earliest, latest] (minutes) are looked at.
    """
    link, event = tables.Link, tables.Event
    pairs = union_all(
        select(link.id, link.subject_id.label("event"), link.object_id.label("other")),
        select(link.id, link.object_id.label("event"), link.subject_id.label("other")),
    ).subquery()
    other, own = tables.Record.__table__.alias(), tables.Record.__table__.alias()
    statement = (
        select(own.c.kind, own.c.slug, pairs.c.other)
        .join(event, event.id == pairs.c.event)
        .join(own, own.c.id == pairs.c.event)
        .join(other, other.c.id == pairs.c.other)
        .where(
            other.c.kind.in_(sorted(kinds)),
            event.date_edtf.is_not(None),
        )
        .order_by(own.c.id, pairs.c.id)
    )
    if earliest is not None:
        statement = statement.where(event.date_latest >= earliest)
    if latest is not None:
        statement = statement.where(event.date_earliest <= latest)
    found: dict[Ref, tuple[int, ...]] = {}
    sets: dict[tuple[int, ...], tuple[int, ...]] = {}  # few sets of units for many events
    for ref, rows in groupby(connection.execute(statement).mappings(), ref_of):
        ids = tuple(dict.fromkeys(row["other"] for row in rows))
        found[ref] = sets.setdefault(ids, ids)
    known = summaries_by_id(connection, {one for ids in sets for one in ids})
    tied = {ids: tuple(known[one] for one in ids) for ids in sets}
    return {ref: tied[ids] for ref, ids in found.items()}
