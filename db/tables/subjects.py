"""What the archive is about: units, bodies, places, people, events, routes, quantities."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Dated, Table


class Unit(Table, Dated):
    """An armed formation; `date_*` is the time in which it existed (ISAAR(CPF) 5.2.1)."""

    __tablename__ = "unit"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    echelon: Mapped[str | None]
    number: Mapped[int | None]
    code: Mapped[str | None]
    side: Mapped[str | None]


class Body(Table, Dated):
    """An organisation that is no armed formation; `date_*` is the time in which it existed."""

    __tablename__ = "body"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    type: Mapped[str | None]
    side: Mapped[str | None]


class Place(Table):
    """A point, area or line that stays; degrees of WGS 84, null where the position is unknown."""

    __tablename__ = "place"
    __table_args__ = (
        CheckConstraint("lat between -90 and 90", name="lat"),
        CheckConstraint("lon between -180 and 180", name="lon"),
    )
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    type: Mapped[str | None]
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    uncertainty_km: Mapped[float | None]


class Person(Table, Dated):
    """A human being, named or known by office alone; `date_*` is the time of their life."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    side: Mapped[str | None]


class Event(Table, Dated):
    """Something that happened."""

    __tablename__ = "event"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    lane: Mapped[str | None]
    side: Mapped[str | None]


class Route(Table, Dated):
    """A movement through places in order."""

    __tablename__ = "route"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    side: Mapped[str | None]
    mode: Mapped[str | None]
    road_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)


class RouteStop(Table):
    """One place on a route, in order from 0."""

    __tablename__ = "route_stop"
    route_id: Mapped[int] = mapped_column(ForeignKey("route.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)


class Quantity(Table, Dated):
    """A number that a text states; value is null where it states none. Never summed."""

    __tablename__ = "quantity"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    value: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    qualifier: Mapped[str] = mapped_column(default="exact")
    unit: Mapped[str | None]
    unit_en: Mapped[str | None]
    wording: Mapped[str | None]
