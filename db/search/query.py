"""Search: from what a person typed to records, best first."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, text

from db.reading.lookup import summaries_by_id
from db.records import Found, Hit
from db.search.dated import date_in, dated_hits
from db.search.expansion import expand
from db.search.expression import match_expression
from db.search.snippet import matches, snippet
from db.search.suggestion import did_you_mean
from db.search.words import WORD, Wanted, wanted
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

    from db.dates import Date
    from db.records import Summary
    from db.search.expansion import Run

CANDIDATES = 2_000
"""How many documents, best first by BM25, are ranked by hand and counted exactly."""

WEIGHTS = "4.0, 8.0, 0.5, 1.0"
"""BM25 weights of names_exact, names_folded, body_exact, body_folded."""

NAME_IS_IT = 1_000.0
NAME_BEGINS = 300.0
NAME_HOLDS = 100.0
TONES_RIGHT = 40.0
PHRASE = 60.0
DATE_IS_IT = 600.0

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


DATED_DOCUMENTS = text("""
SELECT d.*, NULL AS passage, 0.0 AS bm25 FROM search_document AS d
WHERE d.passage_id IS NULL AND d.record_id IN :ids
""").bindparams(bindparam("ids", expanding=True))


class Candidate(NamedTuple):
    """One document that matched, with our score: higher is better."""

    row: RowMapping
    score: float


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search: kinds, and a span of minutes that only dated records can touch."""

    kinds: tuple[str, ...] = ()
    earliest: int | None = None
    latest: int | None = None


def search(  # the filters of the contract, by keyword
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
    dated records that touch that span are found then. A query that is a date finds what happened
    then; one that nothing holds is tried again as the nearest known name (`did_you_mean`). No input
    raises; one without words finds nothing.
    """
    began = time.perf_counter()
    query = clean(query)
    words = wanted(query, prefix=prefix)
    filters = Filters((*kinds, *words.kinds), earliest, latest)
    answer = _answer(connection, query, words, filters)
    suggestion = None
    if not answer.ranked and words:
        suggestion = did_you_mean(connection, query)
        if suggestion:
            words = wanted(suggestion, prefix=False)
            answer = _answer(connection, suggestion, words, filters)
    named = summaries_by_id(connection, [found.row["record_id"] for found in answer.ranked])
    facets = Counter(summary.kind for summary in named.values())
    shown = answer.ranked[offset : offset + limit]
    return Found(
        query=query,
        total=len(answer.ranked),
        total_exact=answer.exact,
        took_ms=round((time.perf_counter() - began) * 1000, 2),
        hits=tuple(_hit(candidate, named, words, answer.runs) for candidate in shown),
        facets={"kind": dict(sorted(facets.items(), key=lambda item: (-item[1], item[0])))},
        did_you_mean=suggestion,
        expanded=tuple(
            {"term": run.typed, "to": form.written, "because": form.ref}
            for run in answer.runs
            for form in run.forms
        ),
    )


@dataclass(frozen=True, slots=True)
class Answer:
    """The ranked documents of one query, one a record; `exact` says that none was left out."""

    ranked: list[Candidate]
    runs: tuple[Run, ...]
    exact: bool


def _answer(connection: Connection, query: str, words: Wanted, filters: Filters) -> Answer:
    if not words:
        return Answer([], (), exact=True)
    runs = expand(connection, words)
    rows = _candidates(connection, match_expression(words, runs), filters)
    best: dict[int, Candidate] = {}
    for row in rows[:CANDIDATES]:
        candidate = Candidate(row, _score(row, words))
        known = best.get(row["record_id"])
        if known is None or candidate.score > known.score:
            best[row["record_id"]] = candidate
    date = date_in(query)
    if date is not None:
        _add_dated(connection, date, filters, best)
    ranked = sorted(best.values(), key=lambda found: (-found.score, found.row["id"]))
    return Answer(ranked, runs, exact=len(rows) <= CANDIDATES)


def _add_dated(
    connection: Connection, date: Date, filters: Filters, best: dict[int, Candidate]
) -> None:
    """Add what happened on the wanted date before what only writes it."""
    hits = {hit.record_id: hit.fit for hit in dated_hits(connection, date, filters.kinds)}
    if not hits:
        return
    rows = connection.execute(DATED_DOCUMENTS, {"ids": list(hits)}).mappings()
    for row in rows:
        known = best.get(row["record_id"])
        score = DATE_IS_IT * hits[row["record_id"]] + (known.score if known else 0.0)
        best[row["record_id"]] = Candidate(known.row if known else row, score)


def _candidates(connection: Connection, expression: str, filters: Filters) -> list[RowMapping]:
    values: dict[str, Any] = {
        "match": expression,
        "any_kind": not filters.kinds,
        "kinds": list(filters.kinds) or [""],
        "earliest": filters.earliest,
        "latest": filters.latest,
    }
    return list(connection.execute(CANDIDATE_SQL, values).mappings())


def _score(row: RowMapping, words: Wanted) -> float:
    """Return how good a document is: names, then phrases, then right tones, then BM25."""
    score = -float(row["bm25"])
    typed = " ".join(words.folded)
    joined = "".join(words.folded)
    forms = [" ".join(_words_of(name)) for name in row["names_folded"].split("\n") if name]
    if typed in forms or any(joined == form.replace(" ", "") for form in forms):
        score += NAME_IS_IT
    elif any(form.startswith(typed) for form in forms):
        score += NAME_BEGINS
    elif any(word in form.split() for word in words.folded for form in forms):
        score += NAME_HOLDS
    folded = " ".join(_words_of(row["names_folded"] + "\n" + row["body_folded"]))
    if len(words.folded) > 1 and typed in folded:
        score += PHRASE
    toned = " ".join(_words_of(row["names_exact"] + "\n" + row["body_exact"]))
    if words.has_tones and " ".join(words.toned) in toned:
        score += TONES_RIGHT
    return score


def _words_of(folded: str) -> list[str]:
    return WORD.findall(folded)


def _hit(
    candidate: Candidate, named: dict[int, Summary], words: Wanted, runs: Sequence[Run]
) -> Hit:
    row = candidate.row
    summary = named[row["record_id"]]
    in_body = matches(row["body_folded"], words, runs)
    in_names = matches(row["names_folded"], words, runs)
    if row["names"] and (not in_body or len(in_names) > len(in_body)):
        text, folded = _best_line(row["names"], row["names_folded"], words, runs)
    else:
        text, folded = _best_line(row["body"], row["body_folded"], words, runs)
    shown, highlights = snippet(text, matches(folded, words, runs))
    return Hit(
        ref=summary.ref,
        kind=summary.kind,
        title=summary.title,
        snippet=shown,
        highlights=highlights,
        section=summary.ref if row["passage_id"] is not None else None,
        passage=row["passage"],
        score=round(candidate.score, 2),
        side=summary.side,
    )


def _best_line(text: str, folded: str, words: Wanted, runs: Sequence[Run]) -> tuple[str, str]:
    """Return the line, a name or one text in one language, that holds most of the query."""
    pairs = zip(text.split("\n"), folded.split("\n"), strict=True)

    def held(pair: tuple[str, str]) -> int:
        return len({pair[1][start:end] for start, end in matches(pair[1], words, runs)})

    return max(pairs, key=held)
