"""How things stood at a time: names in use, where units were, when a movement reached a place."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import aliased

from db import tables
from db.columns import date_of
from db.dates import is_bounded
from db.reading.lookup import ref_of, summaries_by_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Connection

    from db.dates import Date
    from db.records import Ref, Words

STANDING: Final = ("located-in", "operated-in")
"""The links by which a unit is at a place."""
BRIEF: Final = 3 * 24 * 60
"""Minutes: at an event that lasted no longer, whoever took part in it was there all the time."""
SPOT_KM: Final = 20.0
"""A place known no better than this is a stretch of country, where nobody stands."""


@dataclass(frozen=True, slots=True)
class PeriodName:
    """A place's name that was in use for a time, as something cited says."""

    ref: Ref
    text: str
    lang: str
    type: str
    period: Date


@dataclass(frozen=True, slots=True)
class Station:
    """Where a unit or body was, and when; `event` is that in which it took part there, if any."""

    ref: Ref
    kind: str
    title: Words
    side: str | None
    place: Ref
    lat: float
    lon: float
    date: Date
    event: Ref | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """By when whoever moved along a route is known to have reached one of its stops.

    `share` is how much of the way lies behind, 0 to 1, measured from stop to stop; `minute` is
    the last one of the earliest event there in which a mover took part.
    """

    route: Ref
    share: float
    minute: int


def period_names(connection: Connection) -> tuple[PeriodName, ...]:
    """Return the places' names with a period for which there is evidence, by record and period."""
    name = tables.Name
    rows = connection.execute(
        select(tables.Record, name)
        .join(name, name.record_id == tables.Record.id)
        .join(tables.Claim, tables.Claim.id == name.id)
        .where(
            tables.Record.kind == "place",
            name.date_edtf.is_not(None),
            tables.Claim.rank == "preferred",
            exists().where(tables.Evidence.claim_id == name.id),
        )
        .order_by(tables.Record.sort_key, name.date_earliest, name.id)
        .with_only_columns(
            tables.Record.kind.label("kind"), tables.Record.slug.label("slug"), *name.__table__.c
        )
    ).mappings()
    return tuple(
        PeriodName(ref_of(row), row["text"], row["lang"], row["type"], period)
        for row in rows
        if (period := date_of(row)) is not None
    )


def stations(connection: Connection) -> tuple[Station, ...]:
    """Return where units and bodies were, by date: only what a source gives.

    That is a dated link of the unit's own to a place, or a stated date of a brief event at a
    place in which it took part. Both links must rest on evidence, and the place have a position.
    """
    found = [*_own_stations(connection), *_through_events(connection)]
    units = summaries_by_id(connection, (row["unit_id"] for row, _ in found))
    events = summaries_by_id(
        connection, (row["through_id"] for row, _ in found if row["through_id"])
    )
    made = {
        Station(
            ref=units[row["unit_id"]].ref,
            kind=units[row["unit_id"]].kind,
            title=units[row["unit_id"]].title,
            side=row["side"],
            place=ref_of(row),
            lat=row["lat"],
            lon=row["lon"],
            date=date,
            event=events[row["through_id"]].ref if row["through_id"] else None,
        ): None
        for row, date in found
    }
    return tuple(sorted(made, key=lambda one: (one.date.earliest, one.ref, one.place)))


def passings(connection: Connection) -> tuple[Passing, ...]:
    """Return by when each route's movers are known to have reached its stops, in order."""
    known = _sightings(connection)
    stops: dict[int, list[Any]] = {}
    rows = connection.execute(
        select(
            tables.RouteStop.route_id,
            tables.RouteStop.place_id,
            tables.Place.lat,
            tables.Place.lon,
            tables.Record.kind,
            tables.Record.slug,
        )
        .join(tables.Place, tables.Place.id == tables.RouteStop.place_id)
        .join(tables.Record, tables.Record.id == tables.RouteStop.route_id)
        .where(tables.Place.lat.is_not(None), tables.Place.lon.is_not(None))
        .order_by(tables.RouteStop.route_id, tables.RouteStop.position)
    ).mappings()
    for row in rows:
        stops.setdefault(row["route_id"], []).append(row)
    made: list[Passing] = []
    for route, line in stops.items():
        reached = _shares([(row["lat"], row["lon"]) for row in line])
        for row, share in zip(line, reached, strict=True):
            minute = known.get((route, row["place_id"]))
            if minute is not None and share > 0:
                made.append(Passing(ref_of(row), share, minute))
    return tuple(made)


def _own_stations(connection: Connection) -> Iterable[tuple[Any, Date]]:
    link = tables.Link
    rows = connection.execute(
        _with_sides(
            select(*_dating(link)).where(
                link.predicate.in_(STANDING), link.date_edtf.is_not(None), _holds(link)
            ),
            link.subject_id,
            link.object_id,
        )
    ).mappings()
    for row in rows:
        date = date_of(row)
        if date is not None:
            yield {**row, "through_id": None}, date


def _through_events(connection: Connection) -> Iterable[tuple[Any, Date]]:
    part, at, event = aliased(tables.Link), aliased(tables.Link), tables.Event
    statement = (
        select(*_dating(event), event.id.label("through_id"))
        .join(part, part.object_id == event.id)
        .join(at, at.subject_id == event.id)
        .where(
            part.predicate == "took-part-in",
            at.predicate == "took-place-at",
            event.date_edtf.is_not(None),
            event.date_inferred_vi.is_(None),
            event.date_inferred_en.is_(None),
            event.date_latest - event.date_earliest < BRIEF,
            _is_spot(),
            _holds(part),
            _holds(at),
        )
    )
    rows = connection.execute(_with_sides(statement, part.subject_id, at.object_id)).mappings()
    for row in rows:
        date = date_of(row)
        if date is not None:
            yield row, date


def _with_sides(statement: Any, unit_id: Any, place_id: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's
    """Add who was there (unit or body) and the place to a statement about links."""
    unit, body = tables.Unit, tables.Body
    return (
        statement.join(tables.Place, tables.Place.id == place_id)
        .join(tables.Record, tables.Record.id == place_id)
        .outerjoin(unit, unit.id == unit_id)
        .outerjoin(body, body.id == unit_id)
        .where(
            tables.Place.lat.is_not(None),
            tables.Place.lon.is_not(None),
            or_(unit.id.is_not(None), body.id.is_not(None)),
        )
        .add_columns(
            unit_id.label("unit_id"),
            func.coalesce(unit.side, body.side).label("side"),
            tables.Record.kind.label("kind"),
            tables.Record.slug.label("slug"),
            tables.Place.lat,
            tables.Place.lon,
        )
    )


def _dating(table: Any) -> list[Any]:  # noqa: ANN401 - SQLAlchemy's
    """Return the columns of a table's date."""
    return [getattr(table, one.name) for one in table.__table__.c if one.name.startswith("date_")]


def _holds(link: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's
    """Return the condition that a link is preferred and rests on evidence."""
    claim = aliased(tables.Claim)
    return exists().where(
        claim.id == link.id,
        claim.rank == "preferred",
        tables.Evidence.claim_id == claim.id,
    )


def _is_spot() -> Any:  # noqa: ANN401 - SQLAlchemy's
    """Return the condition that a place is no mere stretch of country."""
    known = tables.Place.uncertainty_km
    return or_(known.is_(None), known < SPOT_KM)


def _sightings(connection: Connection) -> dict[tuple[int, int], int]:
    """Return, by (route, place), the last minute of the first event there of one of its movers."""
    moved, part, at = (aliased(tables.Link) for _ in range(3))
    rows = connection.execute(
        select(
            tables.Route.id,
            at.object_id,
            tables.Event.date_latest,
        )
        .join(moved, moved.subject_id == tables.Route.id)
        .join(part, part.subject_id == moved.object_id)
        .join(tables.Event, tables.Event.id == part.object_id)
        .join(at, at.subject_id == tables.Event.id)
        .join(tables.Place, tables.Place.id == at.object_id)
        .where(
            moved.predicate == "moved-by",
            part.predicate == "took-part-in",
            at.predicate == "took-place-at",
            tables.Event.date_latest.is_not(None),
            tables.Route.date_earliest.is_not(None),
            tables.Event.date_earliest >= tables.Route.date_earliest,
            _is_spot(),
            _holds(moved),
            _holds(part),
            _holds(at),
        )
    )
    found: dict[tuple[int, int], int] = {}
    for route, place, latest in rows:
        if latest is not None and is_bounded(latest):
            found[route, place] = min(latest, found.get((route, place), latest))
    return found


def _shares(points: list[tuple[float, float]]) -> list[float]:
    """Return how much of a line lies behind each of its points, 0 to 1."""
    reached = [0.0]
    for (lat, lon), (to_lat, to_lon) in pairwise(points):
        # near enough for a share: a degree of longitude as it is at 21.7° north
        reached.append(reached[-1] + ((to_lat - lat) ** 2 + (0.93 * (to_lon - lon)) ** 2) ** 0.5)
    return [one / reached[-1] if reached[-1] else 0.0 for one in reached]
