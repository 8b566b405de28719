"""Tours: the list that a visitor chooses from, and one tour with all its stops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db import tables
from db.dates import parse
from db.errors import DateRefused
from db.reading.lookup import find, ref_of, summaries_by_id, title_of
from db.records import Words
from db.tour_stop import TourStop, view_of

if TYPE_CHECKING:
    from sqlalchemy import Row
    from sqlalchemy.engine import Connection

    from db.dates import Date
    from db.records import Ref, Summary


@dataclass(frozen=True, slots=True)
class TourEntry:
    """A line of the list of tours: how many `stops` it has, and the minutes it takes."""

    ref: Ref
    title: Words
    summary: Words
    minutes: int | None
    stops: int
    status: str


@dataclass(frozen=True, slots=True)
class Tour:
    """A tour, whole; `version` is its record's, for the change that replaces its stops."""

    ref: Ref
    title: Words
    summary: Words
    minutes: int | None
    status: str
    version: int
    stops: tuple[TourStop, ...]


def tours(connection: Connection) -> tuple[TourEntry, ...]:
    """Return every tour in the order in which they were entered; a draft is among them."""
    record, stop = tables.Record, tables.TourStop
    rows = connection.execute(
        select(record, tables.Tour.minutes, func.count(stop.position).label("stops"))
        .join(tables.Tour, tables.Tour.id == record.id)
        .outerjoin(stop, stop.tour_id == record.id)
        .group_by(record.id)
        .order_by(record.id)
    ).mappings()
    return tuple(
        TourEntry(
            ref=ref_of(row),
            title=title_of(row),
            summary=_summary(connection, row["id"]),
            minutes=row["minutes"],
            stops=row["stops"],
            status=row["status"],
        )
        for row in rows.all()
    )


def tour(connection: Connection, ref: Ref) -> Tour:
    """Return a tour with its stops in order; raise NotFound."""
    row, _ = find(connection, ref)
    minutes = select(tables.Tour.minutes).where(tables.Tour.id == row["id"])
    return Tour(
        ref=ref_of(row),
        title=title_of(row),
        summary=_summary(connection, row["id"]),
        minutes=connection.execute(minutes).scalar(),
        status=row["status"],
        version=row["version"],
        stops=stops_of(connection, row["id"]),
    )


def stops_of(connection: Connection, tour_id: int) -> tuple[TourStop, ...]:
    """Return the stops of the tour with this id, in order."""
    stop = tables.TourStop
    rows = connection.execute(
        select(stop.__table__).where(stop.tour_id == tour_id).order_by(stop.position)
    ).all()
    named = summaries_by_id(
        connection, [key for row in rows for key in (row.record_id, row.media_id, row.sound_id)]
    )
    return tuple(_stop(row, named) for row in rows)


def _stop(row: Row[tuple[object, ...]], named: dict[int, Summary]) -> TourStop:
    shown = named[row.record_id]
    picture, sound = named.get(row.media_id), named.get(row.sound_id)
    return TourStop(
        record=shown.ref,
        words=Words(row.words_vi, row.words_en),
        view=view_of(row.map_view),
        span=_span(row.span_edtf),
        picture=picture.ref if picture else None,
        sound=sound.ref if sound else None,
        kind=shown.kind,
        title=shown.title,
        side=shown.side,
    )


def _span(edtf: str | None) -> Date | None:
    """Return the span of a stop; None for one that no date can be read from."""
    try:
        return parse(edtf) if edtf else None
    except DateRefused:  # a foreign archive's: the stop is shown without it
        return None


def _summary(connection: Connection, record_id: int) -> Words:
    prose = tables.Prose
    rows = connection.execute(
        select(prose.lang, prose.text).where(prose.record_id == record_id, prose.field == "summary")
    ).all()
    texts = {row.lang: row.text for row in rows}
    return Words(texts.get("vi"), texts.get("en"))
