"""Facets: how many of the records that were found are of each kind, side, place, year, source."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from db.dates import civil_day, is_bounded
from db.search import keys
from db.search.driver import listed
from db.search.filters import PLACING_SQL, SIDED_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from db.search.deadline import Reader
    from db.search.gathering import Question

MOST_YEARS = 10
"""A record that spans more years than this is counted in none."""
MOST_VALUES = 50

DATED_KINDS = ("event", "quantity", "route")
# CROSS JOIN keeps SQLite at the few that were found, however many the other table has.
SIDE = """SELECT t.side, count(*) FROM {found} AS f CROSS JOIN {kind} AS t ON t.id = f.id
WHERE t.side IS NOT NULL GROUP BY 1"""
SPAN = """SELECT t.date_earliest, t.date_latest, count(*) FROM {found} AS f
CROSS JOIN {kind} AS t ON t.id = f.id WHERE t.date_earliest IS NOT NULL GROUP BY 1, 2"""
PLACES = f"""
SELECT r.kind || '/' || r.slug, count(DISTINCT l.subject_id) AS many FROM found AS f
CROSS JOIN link AS l ON l.subject_id = f.id AND l.predicate IN ({PLACING_SQL})
CROSS JOIN record AS r ON r.id = l.object_id AND r.kind = 'place'
GROUP BY r.id ORDER BY many DESC, 1 LIMIT {MOST_VALUES}"""  # noqa: S608 - constants only
SOURCES = f"""
SELECT r.kind || '/' || r.slug, count(DISTINCT s.id) AS many FROM (
    SELECT f.id, t.source_id FROM found AS f CROSS JOIN claim AS c ON c.record_id = f.id
        CROSS JOIN evidence AS e ON e.claim_id = c.id JOIN citation AS t ON t.id = e.citation_id
    UNION SELECT f.id, t.source_id FROM found AS f CROSS JOIN citation AS t ON t.id = f.id
) AS s JOIN record AS r ON r.id = s.source_id
GROUP BY r.id ORDER BY many DESC, 1 LIMIT {MOST_VALUES}"""  # noqa: S608 - constants only
LISTED = "WITH found (id) AS (SELECT value FROM json_each(:ids)) "
MATCHED = """WITH found (id) AS MATERIALIZED (
    SELECT DISTINCT {record} FROM search_text AS m WHERE m.search_text MATCH :match AND {condition}
) """

OF_KIND = "(SELECT value AS id FROM json_each(:ids))"

Facets = dict[str, dict[str, int]]


def facets_of(reader: Reader, rowids: Mapping[int, int]) -> Facets:
    """Return the facets of these records: ids, each with a row of an index."""
    ids: dict[str, list[int]] = {}
    for record, rowid in rowids.items():
        ids.setdefault(keys.kind_of(rowid), []).append(record)
    sides, spans = list[tuple[str, int]](), list[tuple[int, int, int]]()
    for kind, records in ids.items():
        values = {"ids": listed(records)}
        if kind in SIDED_KINDS:
            sides += reader.rows(SIDE.format(found=OF_KIND, kind=kind), values)
        if kind in DATED_KINDS:
            spans += reader.rows(SPAN.format(found=OF_KIND, kind=kind), values)
    kinds = {kind: len(records) for kind, records in ids.items()}
    others = _others(reader, LISTED, {"ids": listed(rowids)}, sides, spans)
    return {"kind": _ordered(kinds), **others}


def total_of(reader: Reader, question: Question) -> tuple[int, dict[str, int]]:
    """Return how many records match, and how many of each kind: one walk over every match."""
    record = keys.RECORD_SQL.replace("rowid", "m.rowid")
    kind = keys.KIND_SQL.replace("rowid", "m.rowid")
    rows = reader.rows(
        f"SELECT {kind}, count(DISTINCT {record}) FROM search_text AS m"  # noqa: S608 - constants only
        f" WHERE m.search_text MATCH :match AND {question.condition.sql} GROUP BY 1",
        {**question.condition.values, "match": question.match},
    )
    kinds: Counter[str] = Counter({keys.KIND_ORDER[code]: count for code, count in rows})
    return sum(kinds.values()), _ordered(kinds)


def all_facets(reader: Reader, question: Question) -> Facets:
    """Return the facets of all that matches, however much it is."""
    _, kinds = total_of(reader, question)
    record = keys.RECORD_SQL.replace("rowid", "m.rowid")
    matched = MATCHED.format(record=record, condition=question.condition.sql)
    values = {**question.condition.values, "match": question.match}
    sides = " UNION ALL ".join(SIDE.format(found="found", kind=kind) for kind in SIDED_KINDS)
    spans = " UNION ALL ".join(SPAN.format(found="found", kind=kind) for kind in DATED_KINDS)
    sided, dated = reader.rows(matched + sides, values), reader.rows(matched + spans, values)
    return {"kind": kinds, **_others(reader, matched, values, sided, dated)}


def _others(
    reader: Reader,
    found: str,
    values: Mapping[str, object],
    sided: Iterable[tuple[Any, ...]],
    spans: Iterable[tuple[Any, ...]],
) -> Facets:
    sides = Counter[str]()
    for side, count in sided:
        sides[side] += count
    years = Counter[str]()
    for earliest, latest, count in spans:
        for year in _years(earliest, latest):
            years[str(year)] += count
    return {
        "side": _ordered(sides),
        "place": dict(reader.rows(found + PLACES, values)),
        "year": dict(sorted(years.items())),
        "source": dict(reader.rows(found + SOURCES, values)),
    }


def _years(earliest: int, latest: int) -> Collection[int]:
    """Return the years that a record touches; an end that is open adds none."""
    first = earliest if is_bounded(earliest) else latest
    last = latest if is_bounded(latest) else earliest
    if not is_bounded(first):
        return ()
    start, end = civil_day(first)[0], civil_day(last)[0]
    return range(start, end + 1) if end - start < MOST_YEARS else ()


def _ordered(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
