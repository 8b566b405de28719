"""A map with a scan, as an import would leave it: picture, tiles and records."""

from __future__ import annotations

import hashlib
import io
import zlib
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw
from sqlalchemy import insert

from db import tables, writing
from db.maps.levels import TILE_SIZE, level_count, level_size
from db.records import Words

if TYPE_CHECKING:
    from db.transaction import Transaction

MAP = "map/to-ban-do"
SIZE = (2000, 1500)


def drawing(width: int, height: int) -> Image.Image:
    """Return a picture on which every square of a hundred pixels is told from the next."""
    picture = Image.new("RGB", (width, height), (244, 236, 214))
    pen = ImageDraw.Draw(picture)
    for x in range(0, width, 100):
        for y in range(0, height, 100):
            if (x + y) // 100 % 2:
                shade = (x * 200 // width + 40, 150, y * 200 // height + 40)
                pen.rectangle((x, y, x + 99, y + 99), fill=shade)
    pen.rectangle((0, 0, width - 1, height - 1), outline=(20, 20, 20), width=6)
    return picture


def add_sheet(
    transaction: Transaction, ref: str = MAP, size: tuple[int, int] = SIZE, *, tiles: bool = False
) -> None:
    """Add a map and the picture that it shows; with `tiles`, what is to be seen of it."""
    transaction.why = "Add a sheet"
    width, height = size
    sha256 = hashlib.sha256(f"{ref} {size}".encode()).hexdigest()
    media = writing.add_record(
        transaction,
        ref.replace("map/", "media/"),
        Words("Bản quét tờ bản đồ", "Scan of a map sheet"),
        columns={"sha256": sha256, "size": 1, "media_type": "image/png", "pages": 1}
        | {"width": width, "height": height},
    )
    writing.add_record(
        transaction, ref, Words("Tờ bản đồ", "A map sheet"), columns={"media_id": media}
    )
    levels = level_count(width, height)
    result = transaction.connection.execute(
        insert(tables.Pyramid).values(
            sha256=sha256,
            page=0,
            width=width,
            height=height,
            tile_size=TILE_SIZE,
            levels=levels,
            media_type="image/jpeg",
        )
    )
    if tiles:
        pyramid = result.inserted_primary_key[0]
        whole = drawing(width, height)
        for level in range(levels):
            _add_level(transaction, pyramid, level, whole, level_size(width, height, levels, level))


def _add_level(
    transaction: Transaction, pyramid: int, level: int, whole: Image.Image, size: tuple[int, int]
) -> None:
    picture = whole.resize(size, Image.Resampling.BOX)
    for row, top in enumerate(range(0, size[1], TILE_SIZE)):
        for column, left in enumerate(range(0, size[0], TILE_SIZE)):
            right, bottom = min(left + TILE_SIZE, size[0]), min(top + TILE_SIZE, size[1])
            file = io.BytesIO()
            picture.crop((left, top, right, bottom)).save(file, "JPEG", quality=90)
            data = file.getvalue()
            transaction.connection.execute(
                insert(tables.Tile).values(
                    pyramid_id=pyramid,
                    level=level,
                    column=column,
                    row=row,
                    checksum=zlib.crc32(data),
                    data=data,
                )
            )
