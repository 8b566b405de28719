"""What an archive says of itself, and the layers of its base map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select

from db import tables
from db.kinds import KINDS
from db.records import About, Layer, Words
from db.region import region_of

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


def about(connection: Connection) -> About:
    """Return the archive's title, language, map view and the number of records of each kind."""
    settings: dict[str, Any] = dict(
        connection.execute(select(tables.Setting.key, tables.Setting.value)).all()
    )
    counted = dict(
        connection.execute(
            select(tables.Record.kind, func.count()).group_by(tables.Record.kind)
        ).all()
    )
    map_view: dict[str, Any] = settings.get("map_view") or {}
    return About(
        uuid=settings["uuid"],
        title=_words(settings.get("title")),
        description=_words(settings.get("description")),
        lang=settings.get("lang", "vi"),
        counts={kind.name: counted.get(kind.name, 0) for kind in KINDS},
        region=region_of(map_view),
        map_caption=_words(map_view.get("caption")),
        format=connection.exec_driver_sql("PRAGMA user_version").scalar_one(),
    )


def _words(value: object) -> Words:
    kept = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    vi, en = (text if isinstance(text := kept.get(lang), str) else None for lang in ("vi", "en"))
    return Words(vi, en)


def layers(connection: Connection) -> tuple[Layer, ...]:
    """Return the layers of the base map with their files, from the bottom up."""
    rows = connection.execute(select(tables.Layer).order_by(tables.Layer.position))
    return tuple(
        Layer(
            id=row.id,
            title=Words(row.title_vi, row.title_en),
            role=row.role,
            data=original(connection, row.sha256),
            media_type=row.media_type,
            style=row.style,
            notice=Words(row.notice_vi, row.notice_en),
            position=row.position,
            visible=row.visible,
        )
        for row in rows
    )


def original(connection: Connection, sha256: str) -> bytes:
    """Return the bytes of an original, put together from its chunks."""
    chunks = connection.execute(
        select(tables.MediaChunk.data)
        .where(tables.MediaChunk.sha256 == sha256)
        .order_by(tables.MediaChunk.position)
    )
    return b"".join(chunks.scalars())
