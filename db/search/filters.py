"""What narrows a search, as conditions on the rows of an index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.dates import day_start
from db.kinds import KINDS
from db.search import keys
from db.search.driver import driver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

PLACING = ("took-place-at", "located-in", "operated-in", "attacked", "concerns", "part-of")
"""The links by which a record is at a place."""

DATED_KINDS = tuple(kind.name for kind in KINDS if kind.dated and not kind.lasting)
SIDED_KINDS = tuple(kind.name for kind in KINDS if "side" in kind.columns)

FEW = 300
"""So many records are looked at one by one."""
ROW = "m"
"""The alias of the index in every statement that a condition stands in."""
RECORD = keys.RECORD_SQL.replace("rowid", f"{ROW}.rowid")
KIND = keys.KIND_SQL.replace("rowid", f"{ROW}.rowid")
PLACING_SQL = ", ".join(f"'{predicate}'" for predicate in PLACING)

INSIDE_SQL = """
WITH RECURSIVE inside (id) AS (
    SELECT :place
    UNION SELECT l.subject_id FROM link AS l JOIN inside AS i ON l.object_id = i.id
        JOIN record AS r ON r.id = l.subject_id AND r.kind = 'place'
        WHERE l.predicate IN ('located-in', 'part-of')
)"""
BOXED_SQL = """
WITH inside (id) AS (
    SELECT id FROM place WHERE lat BETWEEN :south AND :north AND lon BETWEEN :west AND :east
)"""
THERE_SQL = f"""
SELECT id FROM inside
UNION SELECT subject_id FROM link
    WHERE object_id IN (SELECT id FROM inside) AND predicate IN ({PLACING_SQL})
UNION SELECT route_id FROM route_stop WHERE place_id IN (SELECT id FROM inside)
"""  # noqa: S608 - constants only
SOURCED_SQL = """
SELECT c.record_id FROM citation AS t
    JOIN evidence AS e ON e.citation_id = t.id OR e.cited_in_id = t.id
    JOIN claim AS c ON c.id = e.claim_id WHERE t.source_id = :source
UNION SELECT id FROM citation WHERE source_id = :source
UNION SELECT p.section_id FROM citation AS t JOIN anchor AS a ON a.id = t.anchor_id
    JOIN passage AS p ON p.id = a.passage_id WHERE t.source_id = :source
UNION SELECT :source
"""


@dataclass(frozen=True, slots=True)
class Area:
    """A box on the map, in degrees of WGS 84."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search; everything that is given must hold.

    `earliest` and `latest` are minutes (db.dates) and `year` a year: only dated records that touch
    that span are left. `place` and `source` are refs: what is at that place or inside of it, and
    what rests on that source or is cited from it. `area` leaves what lies or happened in a box.
    """

    kinds: tuple[str, ...] = ()
    side: str | None = None
    place: str | None = None
    year: int | None = None
    source: str | None = None
    earliest: int | None = None
    latest: int | None = None
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """SQL that narrows the rows of an index aliased `m`, with its values by name.

    Where a place, an area or a source leaves few records, `few` are they: they are then asked for
    the words, not the words for them.
    """

    sql: str
    values: Mapping[str, object]
    few: tuple[int, ...] | None = None


def condition(connection: Connection, filters: Filters) -> Condition:
    """Return the condition that the filters come to; `1` where there are none."""
    parts: list[str] = []
    values: dict[str, object] = {}
    if filters.kinds:
        codes = sorted(keys.KIND_CODES[kind] for kind in filters.kinds)
        parts.append(f"{KIND} IN ({', '.join(map(str, codes))})")
    if filters.side is not None:
        parts.append(_of_its_kind(SIDED_KINDS, "side = :side"))
        values["side"] = filters.side
    span = _span(filters)
    if span is not None:
        parts.append(
            _of_its_kind(DATED_KINDS, "date_latest >= :earliest AND date_earliest <= :latest")
        )
        values |= {"earliest": span[0], "latest": span[1]}
    narrow: list[str] = []
    if filters.place is not None:
        narrow.append(f"{INSIDE_SQL} {THERE_SQL}")
        values["place"] = _id_of(connection, filters.place)
    if filters.area is not None:
        narrow.append(f"{BOXED_SQL} {THERE_SQL}")
        values |= {name: getattr(filters.area, name) for name in ("south", "west", "north", "east")}
    if filters.source is not None:
        narrow.append(SOURCED_SQL)
        values["source"] = _id_of(connection, filters.source)
    parts += [f"{RECORD} IN ({records})" for records in narrow]
    few = _few(connection, narrow[0], values) if narrow else None
    return Condition(" AND ".join(parts) or "1", values, few)


def _few(
    connection: Connection, records: str, values: Mapping[str, object]
) -> tuple[int, ...] | None:
    """Return the ids of the records where they are few, None where they are many."""
    rows = driver(connection).execute(f"SELECT * FROM ({records}) LIMIT {FEW + 1}", values)  # noqa: S608 - constants only
    ids = tuple(int(row[0]) for row in rows)
    return ids if len(ids) <= FEW else None


def _of_its_kind(kinds: tuple[str, ...], wanted: str) -> str:
    """Return what looks into the one table that a row's kind has, and into no other."""
    there = "WHEN {} THEN EXISTS (SELECT 1 FROM {} AS t WHERE t.id = {} AND {})"
    cases = " ".join(there.format(keys.KIND_CODES[kind], kind, RECORD, wanted) for kind in kinds)
    return f"CASE {KIND} {cases} ELSE 0 END"


def _span(filters: Filters) -> tuple[int, int] | None:
    """Return the minutes that the filters leave, None where any will do."""
    bounds: list[tuple[int | None, int | None]] = [(filters.earliest, filters.latest)]
    if filters.year is not None:
        bounds.append(year_span(filters.year))
    starts = [start for start, _ in bounds if start is not None]
    ends = [end for _, end in bounds if end is not None]
    if not starts and not ends:
        return None
    return max(starts, default=-(2**62)), min(ends, default=2**62)


def year_span(year: int) -> tuple[int, int]:
    """Return the first and the last minute of a year."""
    return day_start(year, 1, 1), day_start(year + 1, 1, 1) - 1


def _id_of(connection: Connection, ref: str) -> int:
    """Return the id of a record, -1 where there is none: nothing is at a place unknown."""
    kind, _, slug = ref.partition("/")
    row = connection.exec_driver_sql(
        "SELECT id FROM record WHERE kind = ? AND slug = ?"
        " UNION ALL SELECT record_id FROM redirect WHERE ref = ? LIMIT 1",
        (kind, slug, ref),
    ).first()
    return -1 if row is None else int(row[0])
