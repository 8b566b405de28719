"""Refusing what no pack holds: tables and columns that never leave home, files of other kinds."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from PIL import Image
from sqlalchemy import JSON, String, and_, func, or_, select

from db import tables
from db.errors import OpeningRefused
from db.inspection import unsound
from db.maps.levels import is_sound
from db.packs.columns import (
    COPIED,
    LAYERS,
    MOST_PIXELS,
    NEVER,
    PRIVATE_FIELDS,
    PRIVATE_PROSE,
    SETTINGS,
    SOUNDS,
    STILLS,
)
from db.pictures.examining import BROKEN
from db.search import definition

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy.engine import Connection

LONGEST_TEXT = 1_000_000
"""Characters of one value; a paragraph has a few thousand."""
LARGEST_TILE = 8 * 1024 * 1024
LARGEST_TILE_SIDE = 2_048
OWN_SETTINGS = SETTINGS | {"search_index"}


def refuse_foreign(connection: Connection, path: Path) -> None:
    """Raise OpeningRefused unless the pack of `path` holds what `publish` writes, and is sound.

    For a new pack whose signature holds: who has the key can still make mistakes, or be robbed of
    it. Reads everything once.
    """
    verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if verdict == "ok":
        verdict = unsound(connection)
    verdict = verdict or next(foreign(connection), None)
    if verdict is not None:
        raise OpeningRefused(
            "{path} holds what no pack may hold ({what}).",
            "Publish the archive again with “muniment publish”, and bring that pack.",
            path=path,
            what=verdict,
        )


def foreign(connection: Connection) -> Iterator[str]:
    """Yield each thing that `publish` never writes."""
    yield from _objects(connection)
    for table in sorted(NEVER - {tables.Setting}, key=lambda table: table.__tablename__):
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            yield f"rows of “{table.__tablename__}”"
    yield from _columns(connection)
    keys = set(connection.execute(select(tables.Setting.key)).scalars())
    yield from (f"a setting “{key}”" for key in sorted(keys - OWN_SETTINGS))
    yield from _rows(connection)
    yield from _kinds_of_files(connection)
    yield from _pictures(connection)


def _objects(connection: Connection) -> Iterator[str]:
    known = {*tables.Table.metadata.tables, *definition.NAMES, "alembic_version"}
    rows = connection.exec_driver_sql("SELECT type, name, tbl_name FROM sqlite_schema")
    for kind, name, table in rows:
        if kind not in {"table", "index"} or table not in known:
            yield f"the {kind} “{name}”"


def _columns(connection: Connection) -> Iterator[str]:
    """Yield what stands in a column that stays at home, and what is too long to be a text."""
    for shown in COPIED:
        table = shown.table.__table__
        set_ = {c.name: c.is_not(None) for c in table.columns if c.name not in shown.columns}
        long = {
            column.name: func.length(column) > LONGEST_TEXT
            for column in table.columns
            if column.name in shown.columns and isinstance(column.type, String | JSON)
        }
        for what, tests in (("a value of", set_), ("an endless", long)):
            if tests:
                first = select(*tests.values()).where(or_(*tests.values())).limit(1)
                row = connection.execute(first).first()
                names = [name for name, true in zip(tests, row or (), strict=False) if true]
                yield from (f"{what} “{shown.table.__tablename__}.{name}”" for name in names[:1])


def _rows(connection: Connection) -> Iterator[str]:
    record, prose, mention, claim = tables.Record, tables.Prose, tables.Mention, tables.Claim
    for what, statement in (
        ("a record that is not published", select(record.id).where(record.status != "published")),
        ("a text for the staff", select(prose.record_id).where(prose.field.in_(PRIVATE_PROSE))),
        ("a suggestion", select(mention.id).where(mention.state != "accepted")),
        (
            "a claim that was rejected",
            select(claim.id).where(claim.rank == "rejected"),
        ),
        (
            "a claim on what stays at home",
            select(claim.id)
            .join(record, record.id == claim.record_id)
            .where(
                or_(
                    *(
                        and_(record.kind == kind, claim.field.in_(fields))
                        for kind, fields in PRIVATE_FIELDS.items()
                    )
                )
            ),
        ),
        (
            "media without the right to be shown",
            select(tables.Media.id).where(tables.Media.may_be_shown.is_not(True)),
        ),
    ):
        if connection.execute(statement.limit(1)).first():
            yield what


def _kinds_of_files(connection: Connection) -> Iterator[str]:
    for table, allowed in (
        (tables.Media, STILLS | SOUNDS),
        (tables.Layer, LAYERS),
        (tables.Pyramid, STILLS),
    ):
        kinds = set(connection.execute(select(table.media_type).distinct()).scalars())
        yield from (f"a file of the kind {kind[:60]!r}" for kind in sorted(kinds - allowed))


def _pictures(connection: Connection) -> Iterator[str]:
    """Yield each picture whose header is none, or promises more than a station can hold."""
    pyramid, tile = tables.Pyramid, tables.Tile
    for row in connection.execute(select(pyramid)).mappings():
        size = (row["width"], row["height"], row["levels"], row["tile_size"])
        if not is_sound(*size) or row["tile_size"] > LARGEST_TILE_SIDE:
            yield f"a pyramid of {row['width']} x {row['height']}"
    blobs = connection.execute(select(tile.data).execution_options(yield_per=50)).scalars()
    yield from _bombs(blobs, LARGEST_TILE, LARGEST_TILE_SIDE**2)
    media, layer, chunk = tables.Media, tables.Layer, tables.MediaChunk
    shown = select(media.sha256).where(media.media_type.in_(STILLS))
    drawn = select(layer.sha256).where(layer.media_type.in_(STILLS))
    whole = select(chunk.sha256).where(chunk.sha256.in_(shown.union(drawn))).distinct()
    for sha256 in connection.execute(whole).scalars().all():
        parts = select(chunk.data).where(chunk.sha256 == sha256).order_by(chunk.position)
        data = b"".join(connection.execute(parts).scalars())
        for found in _bombs(iter((data,)), len(data), MOST_PIXELS):
            yield f"{found}: {sha256[:12]}…"


def _bombs(blobs: Iterator[bytes], bytes_at_most: int, pixels_at_most: int) -> Iterator[str]:
    for data in blobs:
        if len(data) > bytes_at_most:
            yield f"a picture of {len(data)} bytes"
            continue
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF")) as image:
                    width, height = image.size
        except (*BROKEN, Image.DecompressionBombError):
            yield "a picture that is none, or a bomb"
            continue
        if width * height > pixels_at_most:
            yield f"a picture of {width} x {height}"
