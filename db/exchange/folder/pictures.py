"""Pictures of a folder: kept, cut into tiles and described, with where a map lies on the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from db import keeping, tables, writing
from db.errors import ImportRefused
from db.kinds import BY_NAME
from db.maps.originals import Original
from db.pictures.cutter import Cutter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db.exchange.folder.book import Book
    from db.exchange.folder.sources import Entry

MEDIA_KEYS = frozenset({"file", "may_be_shown", "rights_holder"})
MAP_KEYS = frozenset({"media", "page", "transformation", "mask", "points"})
TILES_AT_ONCE = 200


def add_media(book: Book, entry: Entry, parts: Mapping[str, Any]) -> int:
    """Keep the picture that a media entry names, cut it, and describe it; return the record's id.

    `parts` are the title and what else writing.add_record is given.
    """
    path = _file(book, entry)
    transaction, data = book.transaction, path.read_bytes()
    sha256 = writing.store_original(transaction, data)
    original = Original(sha256, len(data), path.name)
    try:
        with Cutter(path) as cutter:
            picture = cutter.picture()
            for page in cutter.pages():
                if keeping.has_pyramid(transaction, sha256, page.index):
                    continue
                pyramid = keeping.add_pyramid(transaction, sha256, page)
                tiles = list(page.read())
                for start in range(0, len(tiles), TILES_AT_ONCE):
                    keeping.keep_tiles(transaction, pyramid, tiles[start : start + TILES_AT_ONCE])
    except ImportRefused as error:
        raise entry.refuse(str(error).rstrip(".")) from error
    columns = {
        key: entry.values[key]
        for key in (*BY_NAME["media"].columns, *MEDIA_KEYS - {"file"})
        if key in entry.values
    }
    return keeping.add_media(
        transaction, original=original, picture=picture, ref=entry.ref, columns=columns, **parts
    )


def add_map(book: Book, entry: Entry, parts: Mapping[str, Any]) -> int:
    """Describe a page of a picture as a map that lies where its control points say."""
    columns = {
        key: entry.values[key]
        for key in (*BY_NAME["map"].columns, "transformation", "mask")
        if key in entry.values
    }
    media_id = book.id(str(entry.values.get("media", "")), entry)
    page = entry.values.get("page", 0)
    record_id = keeping.add_map(
        book.transaction, media_id=media_id, ref=entry.ref, page=page, columns=columns, **parts
    )
    points = [
        {"map_id": record_id, "position": position, "enabled": True, **_point(entry, point)}
        for position, point in enumerate(entry.values.get("points", ()))
    ]
    if points:
        book.transaction.connection.execute(insert(tables.ControlPoint), points)
    return record_id


def _point(entry: Entry, point: Mapping[str, Any]) -> dict[str, float]:
    try:
        return {key: float(point[key]) for key in ("x", "y", "lon", "lat")}
    except (KeyError, TypeError, ValueError) as error:
        raise entry.refuse("a control point must have x, y, lon and lat as numbers") from error


def _file(book: Book, entry: Entry) -> Path:
    """Return the picture's path, which must lie in the folder itself."""
    name = entry.values.get("file")
    if not isinstance(name, str):
        raise entry.refuse("it names no “file”")
    folder = book.folder.path.resolve()
    path = (folder / name).resolve()
    if folder not in path.parents or not path.is_file():
        raise entry.refuse(f"there is no file {name} in the folder")
    return path
