"""Searching by date: what happened then, also where the text writes the date otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, text

from db.dates import from_words, is_bounded
from db.errors import DateRefused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

    from db.dates import Date

WIDEST = 40
"""A record whose own span is this many times wider than the wanted one says nothing of it."""

MOST = 400

DATED = text("""
SELECT r.id AS record_id, r.kind, d.earliest, d.latest
FROM (
    SELECT id, date_earliest AS earliest, date_latest AS latest FROM event
    UNION ALL SELECT id, date_earliest, date_latest FROM quantity
    UNION ALL SELECT id, date_earliest, date_latest FROM route
) AS d
JOIN record AS r ON r.id = d.id
WHERE d.latest >= :earliest AND d.earliest <= :latest
  AND d.latest - d.earliest <= :widest
  AND (:any_kind OR r.kind IN :kinds)
ORDER BY abs(d.earliest - :earliest) + abs(d.latest - :latest), d.earliest
LIMIT :most
""").bindparams(bindparam("kinds", expanding=True))


@dataclass(frozen=True, slots=True)
class DateHit:
    """A record that the wanted span touches; `fit` is 1 where it is that very date, less beyond."""

    record_id: int
    fit: float


def date_in(query: str) -> Date | None:
    """Return the date that a query is, in either language or as EDTF; None for anything else."""
    if len(query) > 60 or not any(char.isdigit() for char in query):
        return None
    try:
        date = from_words(query)
    except DateRefused:
        return None
    return date if is_bounded(date.earliest) and is_bounded(date.latest) else None


def dated_hits(connection: Connection, date: Date, kinds: Sequence[str]) -> list[DateHit]:
    """Return what is dated within, around or across the wanted span, the closest first."""
    span = date.latest - date.earliest + 1
    rows: Sequence[RowMapping] = (
        connection.execute(
            DATED,
            {
                "earliest": date.earliest,
                "latest": date.latest,
                "widest": span * WIDEST,
                "any_kind": not kinds,
                "kinds": list(kinds) or [""],
                "most": MOST,
            },
        )
        .mappings()
        .all()
    )
    return [
        DateHit(
            row["record_id"],
            span / (span + abs(row["earliest"] - date.earliest) + abs(row["latest"] - date.latest)),
        )
        for row in rows
    ]
