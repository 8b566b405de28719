"""What the museum keeps and shows: holdings, media, maps, layers, tours."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.tables.base import Dated, Table


class Holding(Table, Dated):
    """Something the museum keeps, at a level of description of ISAD(G)."""

    __tablename__ = "holding"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    reference_code: Mapped[str | None] = mapped_column(index=True)
    level: Mapped[str | None]
    extent: Mapped[str | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("holding.id"), index=True)
    creator_id: Mapped[int | None] = mapped_column(ForeignKey("record.id"))
    accession: Mapped[str | None]
    donor: Mapped[str | None]
    shelf: Mapped[str | None]
    rights_holder: Mapped[str | None]
    licence: Mapped[str | None]
    credit: Mapped[str | None]
    may_be_shown: Mapped[bool | None]
    embargo_until: Mapped[str | None]


class Media(Table):
    """A picture or recording: its original, addressed by SHA-256, and who may show it.

    The original lies in chunks inside the archive or, where `beside` names a file, in a folder
    beside it. `width` and `height` are pixels of the first page as it is stored.
    """

    __tablename__ = "media"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str]
    file_name: Mapped[str | None]
    credit: Mapped[str | None]
    licence: Mapped[str | None]
    may_be_shown: Mapped[bool | None]
    rights_holder: Mapped[str | None]
    embargo_until: Mapped[str | None]
    beside: Mapped[str | None]
    width: Mapped[int | None]
    height: Mapped[int | None]
    pages: Mapped[int | None]
    holding_id: Mapped[int | None] = mapped_column(ForeignKey("holding.id"), index=True)


class MediaChunk(Table):
    """At most 4 MiB of an original; the same bytes are kept once."""

    __tablename__ = "media_chunk"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Pyramid(Table):
    """The tiles of one page of an original, made once from it; level 0 is the coarsest."""

    __tablename__ = "pyramid"
    __table_args__ = (UniqueConstraint("sha256", "page"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    page: Mapped[int] = mapped_column(default=0)
    width: Mapped[int]
    height: Mapped[int]
    tile_size: Mapped[int]
    levels: Mapped[int]
    media_type: Mapped[str]


class Tile(Table):
    """One square of a pyramid's level, counted from the top left; `checksum` is zlib's CRC-32."""

    __tablename__ = "tile"
    pyramid_id: Mapped[int] = mapped_column(ForeignKey("pyramid.id"), primary_key=True)
    level: Mapped[int] = mapped_column(primary_key=True)
    column: Mapped[int] = mapped_column(primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    checksum: Mapped[int] = mapped_column(BigInteger)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Map(Table, Dated):
    """A map sheet: a page of a picture, its control points, and the transformation they give.

    `date_*` is the time that the sheet shows; `mask` is the polygon of the picture, in pixels, that
    is drawn over a base map.
    """

    __tablename__ = "map"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    media_id: Mapped[int | None] = mapped_column(ForeignKey("media.id"), index=True)
    scale: Mapped[int | None]
    page: Mapped[int | None]
    transformation: Mapped[str | None]
    mask: Mapped[list[Any] | None]


class ControlPoint(Table):
    """A point of a map's picture (pixels from the top left) and where it lies (degrees, WGS 84).

    One that is not `enabled` is kept, and left out of the fit.
    """

    __tablename__ = "control_point"
    __table_args__ = (
        CheckConstraint("lat between -90 and 90", name="lat"),
        CheckConstraint("lon between -180 and 180", name="lon"),
    )
    map_id: Mapped[int] = mapped_column(ForeignKey("map.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    x: Mapped[float]
    y: Mapped[float]
    lon: Mapped[float]
    lat: Mapped[float]
    place_id: Mapped[int | None] = mapped_column(ForeignKey("place.id"), index=True)
    note: Mapped[str | None]
    enabled: Mapped[bool] = mapped_column(default=True)


class Layer(Table):
    """A layer of the base map; its file is kept as media chunks under `sha256`."""

    __tablename__ = "layer"
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    role: Mapped[str]
    title_vi: Mapped[str]
    title_en: Mapped[str]
    notice_vi: Mapped[str]
    notice_en: Mapped[str]
    style: Mapped[dict[str, Any]]
    sha256: Mapped[str] = mapped_column(String(64))
    media_type: Mapped[str]
    visible: Mapped[bool] = mapped_column(default=True)


class Tour(Table):
    """An ordered walk through records for visitors."""

    __tablename__ = "tour"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    minutes: Mapped[int | None]


class TourStop(Table):
    """One stop of a tour: a record, words, a view of the map and a span of time."""

    __tablename__ = "tour_stop"
    tour_id: Mapped[int] = mapped_column(ForeignKey("tour.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), index=True)
    words_vi: Mapped[str | None]
    words_en: Mapped[str | None]
    map_view: Mapped[dict[str, Any] | None]
    span_edtf: Mapped[str | None]
    media_id: Mapped[int | None] = mapped_column(ForeignKey("media.id"), index=True)
    sound_id: Mapped[int | None] = mapped_column(ForeignKey("media.id"), index=True)


class Tag(Table):
    """A word of the museum's own to gather records by."""

    __tablename__ = "tag"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(unique=True)
    colour: Mapped[str | None]


class RecordTag(Table):
    """A record that carries a tag."""

    __tablename__ = "record_tag"
    record_id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id"), primary_key=True, index=True)


class SavedSet(Table):
    """A search that is kept under a title; `query` holds its words and its filters."""

    __tablename__ = "saved_set"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(unique=True)
    query: Mapped[dict[str, Any]]


class Distinct(Table):
    """Two records that an archivist judged not to be the same, the lower uuid first."""

    __tablename__ = "distinct_pair"
    uuid: Mapped[str] = mapped_column(String(36), primary_key=True)
    other_uuid: Mapped[str] = mapped_column(String(36), primary_key=True)
