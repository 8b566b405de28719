"""The base of every table, and the columns that dated rows share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


EMPTY_AS_NULL = JSON(none_as_null=True)
"""JSON whose absence is a null of SQL, not the word: what was put back equals what was there."""


class Table(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {dict[str, Any]: EMPTY_AS_NULL, list[Any]: EMPTY_AS_NULL}  # noqa: RUF012 - SQLAlchemy's own name


class Dated:
    """The columns of a date: EDTF, the source's wording, and the minutes it can mean (db.dates)."""

    date_edtf: Mapped[str | None]
    date_wording: Mapped[str | None]
    date_wording_en: Mapped[str | None]
    date_part: Mapped[str | None]
    date_time: Mapped[str | None]
    date_earliest: Mapped[int | None] = mapped_column(BigInteger, index=True)
    date_latest: Mapped[int | None] = mapped_column(BigInteger, index=True)
    date_inferred_vi: Mapped[str | None]
    date_inferred_en: Mapped[str | None]
