"""Keeps pictures: their originals, their tiles, and the records that describe them.

Originals and tiles stand outside of revisions. They come in many small transactions, so that a save
in between is quick; a setting names what is on its way, until the record stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import delete, insert, select, text

from db import tables, writing
from db.maps.levels import TILE_SIZE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.maps.originals import Original
    from db.pictures.cutter import CutPage, Tile
    from db.pictures.examining import Picture
    from db.records import Ref, Words
    from db.transaction import Transaction

ON_ITS_WAY = "pictures_on_their_way"
"""The setting that names, by SHA-256, originals whose record does not stand yet."""
REMOVED_AT_ONCE = 64
"""Tiles that one transaction of `forget` removes at most."""
SOME_TILES = text(
    """
    DELETE FROM tile WHERE rowid IN (SELECT tile.rowid FROM tile
        JOIN pyramid ON pyramid.id = tile.pyramid_id WHERE pyramid.sha256 = :sha256 LIMIT :most)
    """
)


def announce(transaction: Transaction, sha256: str) -> None:
    """Note that an original and its tiles are on their way."""
    found = on_their_way(transaction)
    if sha256 not in found:
        writing.set_setting(transaction, ON_ITS_WAY, [*found, sha256])


def arrived(transaction: Transaction, sha256: str) -> None:
    """Note that nothing of this original is on its way any more."""
    left = [known for known in on_their_way(transaction) if known != sha256]
    writing.set_setting(transaction, ON_ITS_WAY, left)


def on_their_way(transaction: Transaction) -> list[str]:
    """Return the originals that were announced and have not arrived."""
    found = transaction.connection.execute(
        select(tables.Setting.value).where(tables.Setting.key == ON_ITS_WAY)
    ).scalar()
    return cast("list[str]", found) if isinstance(found, list) else []


def keep_chunk(transaction: Transaction, sha256: str, position: int, data: bytes) -> None:
    """Keep the next part of an original."""
    values = {"sha256": sha256, "position": position, "data": data}
    transaction.connection.execute(insert(tables.MediaChunk).values(**values))


def has_chunks(transaction: Transaction, sha256: str) -> bool:
    """Say whether the archive holds an original's bytes already."""
    known = select(tables.MediaChunk.position).where(tables.MediaChunk.sha256 == sha256).limit(1)
    return transaction.connection.execute(known).first() is not None


def add_pyramid(transaction: Transaction, sha256: str, page: CutPage) -> int:
    """Make room for a page's tiles; return the pyramid's id."""
    result = transaction.connection.execute(
        insert(tables.Pyramid).values(
            sha256=sha256,
            page=page.index,
            width=page.width,
            height=page.height,
            tile_size=TILE_SIZE,
            levels=page.levels,
            media_type="image/jpeg",
        )
    )
    assert result.inserted_primary_key is not None
    return result.inserted_primary_key[0]


def has_pyramid(transaction: Transaction, sha256: str, page: int) -> bool:
    """Say whether this page of an original was cut before."""
    known = select(tables.Pyramid.id).where(
        tables.Pyramid.sha256 == sha256, tables.Pyramid.page == page
    )
    return transaction.connection.execute(known).first() is not None


def is_kept(transaction: Transaction, sha256: str) -> bool:
    """Say whether the archive holds an original's bytes or tiles already, all that there were."""
    cut = select(tables.Pyramid.id).where(tables.Pyramid.sha256 == sha256).limit(1)
    found = transaction.connection.execute(cut).first() is not None
    return (found or has_chunks(transaction, sha256)) and sha256 not in on_their_way(transaction)


def keep_tiles(transaction: Transaction, pyramid: int, tiles: Sequence[Tile]) -> None:
    """Keep some tiles of a pyramid."""
    rows = [
        {
            "pyramid_id": pyramid,
            "level": tile.level,
            "column": tile.column,
            "row": tile.row,
            "checksum": tile.checksum,
            "data": tile.data,
        }
        for tile in tiles
    ]
    if rows:
        transaction.connection.execute(insert(tables.Tile), rows)


def forget(transaction: Transaction, sha256: str) -> bool:
    """Remove some of an original's chunks and tiles; return whether more are left.

    What a record still describes is kept.
    """
    described = select(tables.Media.id).where(tables.Media.sha256 == sha256).limit(1)
    connection = transaction.connection
    if connection.execute(described).first() is not None:
        return False
    removed = connection.execute(SOME_TILES, {"sha256": sha256, "most": REMOVED_AT_ONCE}).rowcount
    if removed:
        return True
    connection.execute(delete(tables.Pyramid).where(tables.Pyramid.sha256 == sha256))
    chunk = tables.MediaChunk
    first = connection.execute(
        select(chunk.position).where(chunk.sha256 == sha256).order_by(chunk.position).limit(1)
    ).scalar()
    if first is None:
        return False
    connection.execute(delete(chunk).where(chunk.sha256 == sha256, chunk.position == first))
    return True


def add_media(
    transaction: Transaction,
    title: Words,
    original: Original,
    picture: Picture,
    *,
    ref: Ref | None = None,
    columns: Mapping[str, Any] | None = None,
    **parts: Any,  # noqa: ANN401 - of a record: writing.add_record
) -> int:
    """Describe a picture whose original and tiles stand; return the record's id.

    `columns` are others of tables.Media (credit, licence, ...). `parts` are writing.add_record's.
    """
    first = picture.pages[0]
    record_id = writing.add_record(
        transaction,
        ref or _free_ref(transaction, "media", title),
        title,
        columns={
            "media_type": picture.media_type,
            "size": original.size,
            "sha256": original.sha256,
            "file_name": original.file_name,
            "beside": original.beside,
            "width": first.width,
            "height": first.height,
            "pages": len(picture.pages),
            **(columns or {}),
        },
        **parts,
    )
    arrived(transaction, original.sha256)
    return record_id


def add_map(
    transaction: Transaction,
    title: Words,
    media_id: int,
    *,
    ref: Ref | None = None,
    page: int = 0,
    columns: Mapping[str, Any] | None = None,
    **parts: Any,  # noqa: ANN401 - of a record: writing.add_record
) -> int:
    """Describe a page of a picture as a map; return the record's id."""
    columns = {"media_id": media_id, "page": page, **(columns or {})}
    wanted = ref or _free_ref(transaction, "map", title)
    record_id = writing.add_record(transaction, wanted, title, columns=columns, **parts)
    writing.claim(transaction, record_id, "field", "media")
    return record_id


def _free_ref(transaction: Transaction, kind: str, title: Words) -> Ref:
    return f"{kind}/{writing.free_slug(transaction, kind, title.best('vi')[0])}"
