"""What the museum keeps and shows: holdings, media, maps, layers, tours."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
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
    shelf: Mapped[str | None]
    rights_holder: Mapped[str | None]
    licence: Mapped[str | None]
    credit: Mapped[str | None]
    may_be_shown: Mapped[bool | None]
    embargo_until: Mapped[str | None]


class Media(Table):
    """A file kept inside the archive, addressed by SHA-256, in chunks."""

    __tablename__ = "media"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str]
    file_name: Mapped[str | None]
    credit: Mapped[str | None]
    licence: Mapped[str | None]
    may_be_shown: Mapped[bool | None]


class MediaChunk(Table):
    """At most 4 MiB of an original; the same bytes are kept once."""

    __tablename__ = "media_chunk"
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    data: Mapped[bytes] = mapped_column(LargeBinary)


class Map(Table):
    """A map sheet: a picture with, later, its control points."""

    __tablename__ = "map"
    id: Mapped[int] = mapped_column(ForeignKey("record.id"), primary_key=True)
    media_id: Mapped[int | None] = mapped_column(ForeignKey("media.id"), index=True)
    scale: Mapped[int | None]


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
