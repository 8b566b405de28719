"""Control points: where a point of a map's picture lies on the ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import tables
from db.reading.lookup import summaries_by_id

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.records import Ref


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """A point in pixels of the upright page from its top left, and in degrees of WGS 84.

    One that is not `enabled` is kept, and left out of the fit.
    """

    x: float
    y: float
    lon: float
    lat: float
    place: Ref | None = None
    note: str | None = None
    enabled: bool = True


def control_points(connection: Connection, map_id: int) -> tuple[ControlPoint, ...]:
    """Return a map's control points, in their order."""
    table = tables.ControlPoint
    rows = connection.execute(
        select(table).where(table.map_id == map_id).order_by(table.position)
    ).all()
    named = summaries_by_id(connection, [row.place_id for row in rows])
    return tuple(
        ControlPoint(
            x=row.x,
            y=row.y,
            lon=row.lon,
            lat=row.lat,
            place=named[row.place_id].ref if row.place_id in named else None,
            note=row.note,
            enabled=row.enabled,
        )
        for row in rows
    )
