"""Pyramids: whether every tile that there must be is there and undamaged."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db import tables
from db.maps.levels import is_sound, tile_count

if TYPE_CHECKING:
    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection


def damaged(connection: Connection) -> list[str]:
    """Return a sentence for each tile that is not what was kept, and each that is missing."""
    problems: list[str] = []
    for pyramid in connection.execute(select(tables.Pyramid)).mappings().all():
        size = (pyramid["width"], pyramid["height"])
        if not is_sound(*size, pyramid["levels"], pyramid["tile_size"]):
            problems.append(f"the pyramid of {pyramid['sha256'][:12]}… has impossible sizes")
            continue
        problems += _missing(connection, pyramid)
        for level in range(pyramid["levels"]):
            problems += _changed(connection, pyramid, level)
    return problems


def _changed(connection: Connection, pyramid: RowMapping, level: int) -> list[str]:
    table = tables.Tile
    tiles = connection.execute(
        select(table.column, table.row, table.checksum, table.data).where(
            table.pyramid_id == pyramid["id"], table.level == level
        )
    )
    return [
        f"the tile {level}/{tile.column}_{tile.row} of {pyramid['sha256'][:12]}… is damaged"
        for tile in tiles
        if zlib.crc32(tile.data) != tile.checksum
    ]


def _missing(connection: Connection, pyramid: RowMapping) -> list[str]:
    table = tables.Tile
    kept = dict(
        connection.execute(
            select(table.level, func.count())
            .where(table.pyramid_id == pyramid["id"])
            .group_by(table.level)
        ).all()
    )
    problems: list[str] = []
    for level in range(pyramid["levels"]):
        across, down = tile_count(
            pyramid["width"], pyramid["height"], pyramid["levels"], level, pyramid["tile_size"]
        )
        if kept.get(level, 0) != across * down:
            missing = across * down - kept.get(level, 0)
            problems.append(f"{missing} tiles of {pyramid['sha256'][:12]}… are missing")
    return problems
