"""Georeferencing: writes where a map's picture lies: control points, transformation, mask."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from db import tables
from db.editing.record import take
from db.errors import Impossible
from db.maps.georeference import FARTHEST, TRANSFORMATIONS, check_point
from db.maps.placement_files import placement_on
from db.writing import identify, set_columns

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.maps.control_points import ControlPoint
    from db.maps.placement import Placement
    from db.maps.planar import Point
    from db.records import Ref
    from db.transaction import Transaction


def georeference(
    transaction: Transaction,
    ref: Ref,
    points: Sequence[ControlPoint],
    transformation: str | None = None,
    mask: Sequence[Point] | None = None,
    seen: int | None = None,
) -> None:
    """Give a map these control points, transformation and mask instead of those that it has.

    `points` may be too few to fit anything yet: what is unfinished is kept too. `seen` is the
    record's version that the writer saw, None for any. Raises Impossible for what is no map or lies
    nowhere, NotFound, StaleVersion.
    """
    map_id = identify(transaction, ref)
    head = transaction.connection.execute(
        select(tables.Record.kind, tables.Record.title_vi).where(tables.Record.id == map_id)
    ).one()
    if head.kind != "map":
        raise Impossible("{ref} is no map, so it has no control points.", "Choose a map.", ref=ref)
    take(transaction, ref, seen)
    if transformation is not None and transformation not in TRANSFORMATIONS:
        raise Impossible(
            "“{kind}” is no transformation.",
            "Choose one of {known}.",
            kind=transformation,
            known=", ".join(TRANSFORMATIONS),
        )
    for number, point in enumerate(points, 1):
        check_point(number, point)
    places = [_place_id(transaction, point.place) for point in points]
    transaction.why = f"Georeference {head.title_vi or ref}"
    corners = _checked(mask)
    set_columns(transaction, tables.Map, map_id, transformation=transformation, mask=corners)
    _write_points(transaction, map_id, points, places)


def take_placement(transaction: Transaction, ref: Ref, placement: Placement, path: Path) -> None:
    """Georeference a map by what the file at `path` says; its pixels are fitted to our picture's.

    What the file says nothing of, the map keeps. Raises ImportRefused for a picture of other
    proportions, and what `georeference` raises.
    """
    fitted = placement_on(transaction.connection, ref, placement, path)
    georeference(transaction, ref, fitted.points, fitted.transformation, fitted.mask)


def _place_id(transaction: Transaction, place: Ref | None) -> int | None:
    if place is None:
        return None
    if not place.startswith("place/"):
        raise Impossible(
            "{ref} is no place, so that no control point can lie in it.",
            "Choose a place.",
            ref=place,
        )
    return identify(transaction, place)


def _checked(mask: Sequence[Point] | None) -> list[list[float]] | None:
    if not mask:
        return None
    whole = all(math.isfinite(side) and abs(side) < FARTHEST for corner in mask for side in corner)
    if len(set(mask)) < 3 or not whole:
        raise Impossible(
            "The mask of a map needs at least three corners, all of them in its picture.",
            "Draw it again.",
        )
    return [[float(x), float(y)] for x, y in mask]


def _write_points(
    transaction: Transaction,
    map_id: int,
    points: Sequence[ControlPoint],
    places: Sequence[int | None],
) -> None:
    table = tables.ControlPoint
    transaction.connection.execute(delete(table).where(table.map_id == map_id))
    rows = [
        {
            "map_id": map_id,
            "position": position,
            "x": float(point.x),
            "y": float(point.y),
            "lon": float(point.lon),
            "lat": float(point.lat),
            "place_id": place_id,
            "note": point.note,
            "enabled": point.enabled,
        }
        for position, (point, place_id) in enumerate(zip(points, places, strict=True))
    ]
    if rows:
        transaction.connection.execute(insert(table), rows)
