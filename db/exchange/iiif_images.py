"""A page's tiles as a static IIIF image service (Image API 3, level 0): files alone, no server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db import tables
from db.exchange.jsonfile import Json, written
from db.exchange.site.pictures import assembled, level_for
from db.maps.levels import level_size

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.maps.sheets import Sheet

CONTEXT = "http://iiif.io/api/image/3/context.json"


def image_name(shown: Sheet) -> str:
    """Return the folder of a page's image service, below the export's."""
    return f"images/{shown.sha256[:24]}-{shown.page}"


def whole_size(shown: Sheet) -> tuple[int, int]:
    """Return the width and height of the largest picture that is offered in one piece."""
    return level_size(shown.width, shown.height, shown.levels, level_for(shown))


def info(shown: Sheet, address: str) -> Json:
    """Return the image's description; `address` is where its folder will be."""
    wide, high = whole_size(shown)
    sizes = [
        level_size(shown.width, shown.height, shown.levels, level)
        for level in range(level_for(shown) + 1)
        if level in {0, level_for(shown)}
    ]
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level0",
        "width": shown.width,
        "height": shown.height,
        "maxWidth": wide,
        "maxHeight": high,
        "sizes": [{"width": across, "height": down} for across, down in sizes],
        "tiles": [
            {
                "width": shown.tile_size,
                "height": shown.tile_size,
                "scaleFactors": [2**power for power in range(shown.levels)],
            }
        ],
    }


def write_image(connection: Connection, shown: Sheet, folder: Path, address: str) -> None:
    """Write a page's description, its tiles, and the whole of it in one piece."""
    folder.mkdir(parents=True)
    (folder / "info.json").write_text(written(info(shown, address)), "utf-8", newline="\n")
    table = tables.Tile
    rows = connection.execute(
        select(table.level, table.column, table.row, table.data)
        .where(table.pyramid_id == shown.pyramid)
        .order_by(table.level, table.row, table.column)
        .execution_options(yield_per=8)
    )
    for row in rows:
        _write(folder / _tile_path(shown, row.level, row.column, row.row), row.data)
        if row.level == 0:  # one tile is the whole of it, which viewers ask for by that name
            wide, high = level_size(shown.width, shown.height, shown.levels, 0)
            _write(folder / f"full/{wide},{high}/0/default.jpg", row.data)
    whole = assembled(connection, shown, level_for(shown))
    wide, high = whole_size(shown)
    for size in (f"{wide},{high}", "max"):
        _write(folder / f"full/{size}/0/default.jpg", whole)


def _tile_path(shown: Sheet, level: int, column: int, row: int) -> str:
    """Return the canonical address of a tile: its region in full pixels, and its own size."""
    factor = 2 ** (shown.levels - 1 - level)
    side = shown.tile_size * factor
    x, y = column * side, row * side
    wide, high = min(side, shown.width - x), min(side, shown.height - y)
    size = f"{-(-wide // factor)},{-(-high // factor)}"
    return f"{x},{y},{wide},{high}/{size}/0/default.jpg"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
