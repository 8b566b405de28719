"""Hits: what is shown of a ranked record: its title, and the stretch of text that matches best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.reading.lookup import summaries_by_id
from db.records import Hit
from db.search.snippet import matches, snippet
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from db.records import Summary
    from db.search.expansion import Run
    from db.search.ranking import Ranked
    from db.search.scoring import Scored
    from db.search.words import Wanted


def hits_of(connection: Connection, ranked: Ranked, offset: int, limit: int) -> tuple[Hit, ...]:
    """Return the hits from `offset` on, at most `limit`."""
    shown = ranked.scored[offset : offset + limit]
    named = summaries_by_id(connection, [scored.record_id for scored in shown])
    places = _positions(connection, [scored.shown.passage_id for scored in shown])
    words, runs = ranked.question.words, ranked.question.runs
    return tuple(
        _hit(scored, named[scored.record_id], places, words, runs)
        for scored in shown
        if scored.record_id in named
    )


def _positions(connection: Connection, passages: Sequence[int | None]) -> dict[int, int]:
    marks = ", ".join(str(passage) for passage in passages if passage is not None)
    if not marks:
        return {}
    rows = connection.exec_driver_sql(f"SELECT id, position FROM passage WHERE id IN ({marks})")  # noqa: S608 - ints only
    return {row[0]: row[1] for row in rows}


def _hit(
    scored: Scored, summary: Summary, places: dict[int, int], words: Wanted, runs: Sequence[Run]
) -> Hit:
    shown = scored.shown
    text = _best_line(shown.names, shown.body, words, runs)
    cut, highlights = snippet(text, matches(fold(text), words, runs))
    passage = shown.passage_id
    return Hit(
        ref=summary.ref,
        kind=summary.kind,
        title=summary.title,
        snippet=cut,
        highlights=highlights,
        section=summary.ref if passage is not None else None,
        passage=places.get(passage) if passage is not None else None,
        score=round(scored.score, 2),
        parts={name: round(value, 2) for name, value in scored.parts.items() if value},
    )


def _best_line(names: str, body: str, words: Wanted, runs: Sequence[Run]) -> str:
    """Return the line, a name or one text in one language, that holds most of the query.

    A text stands before a name that holds as much: the name is shown as the title already.
    """
    lines = [line for line in (*body.split("\n"), *names.split("\n")) if line]

    def held(line: str) -> int:
        folded = fold(line)
        return len({folded[start:end] for start, end in matches(folded, words, runs)})

    return max(lines, key=held, default="")
