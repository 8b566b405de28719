"""Search: from what a person typed to records, best first."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, text

from db.reading.lookup import summaries_by_id
from db.records import Found, Hit, Words
from db.search.snippet import matches, snippet
from db.search.words import Wanted, match_expression, wanted
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

    from db.records import Summary

CANDIDATES = 2_000
"""How many documents, best first by BM25, are ranked by hand and counted exactly."""

WEIGHTS = "4.0, 8.0, 0.5, 1.0"
"""BM25 weights of names_exact, names_folded, body_exact, body_folded."""

NAME_IS_IT = 1_000.0
NAME_BEGINS = 300.0
NAME_HOLDS = 100.0
TONES_RIGHT = 40.0
PHRASE = 60.0

CANDIDATE_SQL = text(f"""
SELECT d.id, d.record_id, d.passage_id, d.lang, d.names, d.body, d.names_exact, d.names_folded,
       d.body_exact, d.body_folded, p.position AS passage, bm25(search_index, {WEIGHTS}) AS bm25
FROM search_index
JOIN search_document AS d ON d.id = search_index.rowid
JOIN record AS r ON r.id = d.record_id
LEFT JOIN passage AS p ON p.id = d.passage_id
LEFT JOIN event AS e ON e.id = d.record_id
LEFT JOIN quantity AS q ON q.id = d.record_id
LEFT JOIN route AS o ON o.id = d.record_id
WHERE search_index MATCH :match
  AND (:any_kind OR r.kind IN :kinds)
  AND (:earliest IS NULL OR coalesce(e.date_latest, q.date_latest, o.date_latest) >= :earliest)
  AND (:latest IS NULL OR coalesce(e.date_earliest, q.date_earliest, o.date_earliest) <= :latest)
ORDER BY bm25 LIMIT {CANDIDATES + 1}
""").bindparams(bindparam("kinds", expanding=True))  # noqa: S608 - constants only


class Candidate(NamedTuple):
    """One document that matched, with our score: higher is better."""

    row: RowMapping
    score: float


def search(
    connection: Connection,
    query: str,
    *,
    kinds: Sequence[str] = (),
    earliest: int | None = None,
    latest: int | None = None,
    limit: int = 20,
    offset: int = 0,
    prefix: bool = True,
) -> Found:
    """Return the records that hold every word of `query`, best first; one hit a record.

    With `prefix` the last word may go on. `earliest` and `latest` are minutes (db.dates): only
    dated records that touch that span are found then. No input raises; one without words finds
    nothing.
    """
    began = time.perf_counter()
    words = wanted(query, prefix=prefix)
    rows = _candidates(connection, words, kinds, earliest, latest) if words else []
    best: dict[int, Candidate] = {}
    for row in rows[:CANDIDATES]:
        candidate = Candidate(row, _score(row, words))
        known = best.get(row["record_id"])
        if known is None or candidate.score > known.score:
            best[row["record_id"]] = candidate
    ranked = sorted(best.values(), key=lambda found: (-found.score, found.row["id"]))
    named = summaries_by_id(connection, best)
    facets: dict[str, int] = {}
    for summary in named.values():
        facets[summary.kind] = facets.get(summary.kind, 0) + 1
    return Found(
        query=clean(query),
        total=len(ranked),
        total_exact=len(rows) <= CANDIDATES,
        took_ms=round((time.perf_counter() - began) * 1000, 2),
        hits=tuple(_hit(candidate, named, words) for candidate in ranked[offset : offset + limit]),
        facets={"kind": dict(sorted(facets.items(), key=lambda item: (-item[1], item[0])))},
    )


def _candidates(
    connection: Connection,
    words: Wanted,
    kinds: Sequence[str],
    earliest: int | None,
    latest: int | None,
) -> list[RowMapping]:
    values: dict[str, Any] = {
        "match": match_expression(words),
        "any_kind": not kinds,
        "kinds": list(kinds) or [""],
        "earliest": earliest,
        "latest": latest,
    }
    return list(connection.execute(CANDIDATE_SQL, values).mappings())


def _score(row: RowMapping, words: Wanted) -> float:
    """Return how good a document is: names, then phrases, then right tones, then BM25."""
    score = -float(row["bm25"])
    typed = " ".join(words.folded)
    forms = [" ".join(_words_of(name)) for name in row["names_folded"].split("\n") if name]
    if typed in forms:
        score += NAME_IS_IT
    elif any(form.startswith(typed) for form in forms):
        score += NAME_BEGINS
    elif matches(row["names_folded"], words):
        score += NAME_HOLDS
    folded = " ".join(_words_of(row["names_folded"] + "\n" + row["body_folded"]))
    if len(words.folded) > 1 and typed in folded:
        score += PHRASE
    toned = " ".join(_words_of(row["names_exact"] + "\n" + row["body_exact"]))
    if words.has_tones and " ".join(words.toned) in toned:
        score += TONES_RIGHT
    return score


def _words_of(folded: str) -> list[str]:
    return folded.replace("(", " ").replace(")", " ").replace("“", " ").replace("”", " ").split()


def _hit(candidate: Candidate, named: dict[int, Summary], words: Wanted) -> Hit:
    row = candidate.row
    summary = named[row["record_id"]]
    in_body = matches(row["body_folded"], words)
    if in_body or not row["names"]:
        shown, highlights = snippet(row["body"], row["body_folded"], words)
    else:
        name = _best_name(row, words)
        shown, highlights = snippet(*name, words)
    return Hit(
        ref=summary.ref,
        kind=summary.kind,
        title=summary.title if summary else Words(),
        snippet=shown,
        highlights=highlights,
        section=summary.ref if row["passage_id"] is not None else None,
        passage=row["passage"],
        score=round(candidate.score, 2),
    )


def _best_name(row: RowMapping, words: Wanted) -> tuple[str, str]:
    pairs = zip(row["names"].split("\n"), row["names_folded"].split("\n"), strict=True)
    return max(pairs, key=lambda pair: len(matches(pair[1], words)))
