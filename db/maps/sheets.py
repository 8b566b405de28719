"""Sheets: a page of a picture as it is shown, with its tiles, its rights and where it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from db import tables
from db.columns import date_of
from db.maps.control_points import ControlPoint, control_points
from db.maps.georeference import FARTHEST
from db.maps.levels import is_sound
from db.reading.lookup import find, ref_of, title_of
from db.records import Words

if TYPE_CHECKING:
    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

    from db.dates import Date
    from db.records import Ref

CORNERS = 3
"""How many corners a polygon has at least."""

Polygon = tuple[tuple[float, float], ...]
"""Corners in pixels of the upright page, from its top left; the ring is left open."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a picture, as a map, a photograph or an object shows it.

    `width` and `height` are pixels of the upright page; level 0 of its `levels` is the coarsest and
    fits in one tile of `tile_size`. `pyramid` is None, and the sizes are 0, where the original was
    never cut into tiles. `transformation`, `points`, `mask` and `date` are those of a map.
    """

    ref: Ref
    title: Words
    media: Ref
    media_title: Words
    sha256: str
    page: int
    pages: int
    width: int
    height: int
    pyramid: int | None
    tile_size: int
    levels: int
    points: tuple[ControlPoint, ...] = ()
    transformation: str | None = None
    mask: Polygon | None = None
    date: Date | None = None
    credit: str | None = None
    licence: str | None = None
    rights_holder: str | None = None
    may_be_shown: bool | None = None
    summary: Words | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A polygon of a sheet that something rests on; `ref` is what it supports."""

    anchor: int
    polygon: Polygon
    ref: Ref
    title: Words
    target: str
    field: str | None


def sheet(connection: Connection, ref: Ref, page: int | None = None) -> Sheet | None:
    """Return the page that a map or media record shows; None for a record without a picture.

    `page` counts from 0 and is the map's own, or the first, where it is None. Raises NotFound.
    """
    row, _ = find(connection, ref)
    own: RowMapping | None = None
    media_id = row["id"]
    if row["kind"] == "map":
        own = _row(connection, tables.Map, row["id"])
        media_id = own["media_id"]
    elif row["kind"] != "media":
        return None
    if media_id is None:
        return None
    media = _row(connection, tables.Media, media_id)
    head = _row(connection, tables.Record, media_id)
    shown = own["page"] if page is None and own else page
    return _sheet(connection, row, own, media, head, shown or 0)


def map_sheets(connection: Connection) -> tuple[Sheet, ...]:
    """Return the sheet of every map that has a picture, by Vietnamese collation of its title."""
    rows = connection.execute(
        select(tables.Record.kind, tables.Record.slug)
        .join(tables.Map, tables.Map.id == tables.Record.id)
        .where(tables.Map.media_id.is_not(None))
        .order_by(tables.Record.position, tables.Record.sort_key, tables.Record.slug)
    ).all()
    found = (sheet(connection, f"{row.kind}/{row.slug}") for row in rows)
    return tuple(shown for shown in found if shown is not None)


def maps_of(connection: Connection, media: Ref) -> tuple[Ref, ...]:
    """Return the maps that are drawn from a media record; raise NotFound."""
    row, _ = find(connection, media)
    rows = connection.execute(
        select(tables.Record.kind, tables.Record.slug)
        .join(tables.Map, tables.Map.id == tables.Record.id)
        .where(tables.Map.media_id == row["id"])
        .order_by(tables.Record.id)
    )
    return tuple(f"{kind}/{slug}" for kind, slug in rows)


def tile(connection: Connection, pyramid: int, level: int, column: int, row: int) -> bytes | None:
    """Return a tile's bytes (JPEG), None where the pyramid has no such tile."""
    table = tables.Tile
    return connection.execute(
        select(table.data).where(
            table.pyramid_id == pyramid,
            table.level == level,
            table.column == column,
            table.row == row,
        )
    ).scalar()


def regions(connection: Connection, media: Ref, page: int = 0) -> tuple[Region, ...]:
    """Return the polygons of a page that claims rest on; raise NotFound."""
    head, _ = find(connection, media)
    rows = connection.execute(
        select(
            tables.Anchor.id.label("anchor"),
            tables.Anchor.polygon,
            tables.Claim.target,
            tables.Claim.field,
            tables.Record,
        )
        .join(tables.Evidence, tables.Evidence.anchor_id == tables.Anchor.id)
        .join(tables.Claim, tables.Claim.id == tables.Evidence.claim_id)
        .join(tables.Record, tables.Record.id == tables.Claim.record_id)
        .where(tables.Anchor.media_id == head["id"], tables.Anchor.polygon.is_not(None))
        .where((tables.Anchor.page == page) | (tables.Anchor.page.is_(None) & (page == 0)))
        .order_by(tables.Anchor.id, tables.Evidence.id)
    ).mappings()
    return tuple(
        Region(
            anchor=row["anchor"],
            polygon=_polygon(row["polygon"]) or (),
            ref=ref_of(row),
            title=title_of(row),
            target=row["target"],
            field=row["field"],
        )
        for row in rows
    )


def _sheet(
    connection: Connection,
    row: RowMapping,
    own: RowMapping | None,
    media: RowMapping,
    head: RowMapping,
    page: int,
) -> Sheet:
    pyramid = (
        connection.execute(
            select(tables.Pyramid).where(
                tables.Pyramid.sha256 == media["sha256"], tables.Pyramid.page == page
            )
        )
        .mappings()
        .first()
    )
    if pyramid and not is_sound(
        pyramid["width"], pyramid["height"], pyramid["levels"], pyramid["tile_size"]
    ):
        pyramid = None  # verify says so
    return Sheet(
        ref=ref_of(row),
        title=title_of(row),
        media=ref_of(head),
        media_title=title_of(head),
        sha256=media["sha256"],
        page=page,
        pages=media["pages"] or 1,
        width=pyramid["width"] if pyramid else 0,
        height=pyramid["height"] if pyramid else 0,
        pyramid=pyramid["id"] if pyramid else None,
        tile_size=pyramid["tile_size"] if pyramid else 0,
        levels=pyramid["levels"] if pyramid else 0,
        points=control_points(connection, row["id"]) if own else (),
        transformation=own["transformation"] if own else None,
        mask=_polygon(own["mask"]) if own else None,
        date=date_of(own) if own else None,
        credit=media["credit"],
        licence=media["licence"],
        rights_holder=media["rights_holder"],
        may_be_shown=media["may_be_shown"],
        summary=_summary(connection, (row["id"], head["id"])),
    )


def _summary(connection: Connection, ids: tuple[int, int]) -> Words | None:
    """Return the caption: the record's own summary, else its picture's."""
    table = tables.Prose
    rows = connection.execute(
        select(table.record_id, table.lang, table.text).where(
            table.record_id.in_(ids), table.field == "summary"
        )
    ).all()
    for record_id in ids:
        texts = {row.lang: row.text for row in rows if row.record_id == record_id}
        if texts:
            return Words(texts.get("vi"), texts.get("en"))
    return None


def _row(connection: Connection, table: type[tables.Table], record_id: int) -> RowMapping:
    own = table.__table__.columns["id"] == record_id
    return connection.execute(select(table).where(own)).mappings().one()


def _polygon(corners: object) -> Polygon | None:
    """Return a ring of corners; None for what no Muniment wrote, whatever JSON it may be."""
    if not isinstance(corners, list):
        return None
    found: list[tuple[float, float]] = []
    for corner in cast("list[object]", corners):
        sides = cast("list[object]", corner) if isinstance(corner, list) else []
        if len(sides) != 2 or not all(isinstance(side, int | float) for side in sides):
            return None
        x, y = cast("list[float]", sides)
        if not (abs(x) < FARTHEST and abs(y) < FARTHEST):  # NaN neither
            return None
        found.append((float(x), float(y)))
    return tuple(found) if len(found) >= CORNERS else None
