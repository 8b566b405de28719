"""What is left of an archive when it is narrowed, without a word to look for."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from db.records import Found, Hit, Words
from db.search import keys
from db.search.deadline import Reader
from db.search.facets import facets_of
from db.search.filters import SIDED_KINDS, condition

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.search.filters import Condition, Filters

KIND_ORDER = " ".join(f"WHEN '{kind}' THEN {code}" for kind, code in keys.KIND_CODES.items())
DOCUMENTS = f"""SELECT 0 AS rank, CASE kind {KIND_ORDER} END AS kind,
    id << {keys.ORDINAL_BITS} AS id, id AS record_id FROM record AS r WHERE {{kinds}}"""  # noqa: S608 - constants only
ROWS = f"""SELECT {keys.DOCUMENT_ROW} AS rowid, r.id, r.kind, r.position, r.sort_key, r.slug,
    r.title_vi, r.title_en FROM ({DOCUMENTS}) AS d JOIN record AS r ON r.id = d.record_id"""  # noqa: S608 - constants only
SIDES = " ".join(
    f"WHEN '{kind}' THEN (SELECT side FROM {kind} AS t WHERE t.id = m.id)"  # noqa: S608 - names of kinds
    for kind in SIDED_KINDS
)
PAGE = """SELECT m.kind || '/' || m.slug, m.kind, m.title_vi, m.title_en, CASE m.kind {sides} END
FROM ({rows}) AS m WHERE {condition}
ORDER BY m.kind, m.position, m.sort_key, m.slug LIMIT :most OFFSET :first"""
ALL = "SELECT m.id, m.rowid FROM ({rows}) AS m WHERE {condition}"


def narrowed(
    connection: Connection, filters: Filters, limit: int, offset: int = 0, *, totals: bool = True
) -> Found:
    """Return the records that filters leave, kind by kind in the order of a list of that kind.

    `total` and `facets` are exact with `totals`, and otherwise those of this page alone.
    """
    began = time.perf_counter()
    reader = Reader(connection)
    where = condition(connection, filters)
    rows = ROWS.format(kinds=_of_kinds(filters))
    page = reader.rows(
        PAGE.format(rows=rows, condition=where.sql, sides=SIDES),
        {**where.values, "most": limit, "first": offset},
    )
    hits = tuple(
        Hit(ref, kind, Words(vi, en), "", (), None, None, 0.0, side=side)
        for ref, kind, vi, en, side in page
    )
    counted = _all(reader, where, rows) if totals else {}
    return Found(
        query="",
        total=len(counted) if totals else offset + len(hits),
        total_exact=totals or len(hits) < limit,
        took_ms=round((time.perf_counter() - began) * 1000, 2),
        hits=hits,
        facets=facets_of(reader, counted) if totals else {},
    )


def _of_kinds(filters: Filters) -> str:
    """Return what keeps SQLite at the records of the wanted kinds: an index knows them."""
    if not filters.kinds:
        return "1"
    names = ", ".join(f"'{kind}'" for kind in sorted(filters.kinds) if kind in keys.KIND_CODES)
    return f"r.kind IN ({names})"


def _all(reader: Reader, where: Condition, rows: str) -> dict[int, int]:
    return dict(reader.rows(ALL.format(rows=rows, condition=where.sql), where.values))
