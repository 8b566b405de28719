"""Dates to and from the columns that every dated row shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db import tables
from db.dates import Date
from db.records import Words

if TYPE_CHECKING:
    from sqlalchemy import RowMapping


UNDATED: dict[str, Any] = dict.fromkeys(vars(tables.Dated)["__annotations__"])
"""The values of tables.Dated for no date."""


def date_columns(
    date: Date | None, inferred: Words | None = None, wording_en: str | None = None
) -> dict[str, Any]:
    """Return the values of tables.Dated for a date; nothing for none."""
    if date is None:
        return {}
    return {
        "date_edtf": date.edtf,
        "date_wording": date.wording,
        "date_wording_en": wording_en,
        "date_part": date.part_of_day,
        "date_time": date.time,
        "date_earliest": date.earliest,
        "date_latest": date.latest,
        "date_inferred_vi": inferred.vi if inferred else None,
        "date_inferred_en": inferred.en if inferred else None,
    }


def date_of(row: RowMapping) -> Date | None:
    """Return the date that a row's columns hold, without parsing EDTF again."""
    if row["date_edtf"] is None:
        return None
    return Date(
        edtf=row["date_edtf"],
        earliest=row["date_earliest"],
        latest=row["date_latest"],
        part_of_day=row["date_part"],
        time=row["date_time"],
        wording=row["date_wording"],
    )


def inferred_of(row: RowMapping) -> Words | None:
    """Return why the editors inferred a date, None where the source states it."""
    if row["date_inferred_vi"] is None and row["date_inferred_en"] is None:
        return None
    return Words(row["date_inferred_vi"], row["date_inferred_en"])
