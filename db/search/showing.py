"""Hits: what is shown of a ranked record: its title, and the stretch of text that matches best."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.records import Hit, Words
from db.search.driver import driver, listed
from db.search.filters import SIDED_KINDS
from db.search.snippet import Matcher, snippet
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.engine import Connection

    from db.search.ranking import Ranked
    from db.search.scoring import Scored
    from db.search.snippet import Span


TITLES = """SELECT id, kind || '/' || slug, title_vi, title_en FROM record
WHERE id IN (SELECT value FROM json_each(?))"""
SIDES = """SELECT id, side FROM {kind}
WHERE side IS NOT NULL AND id IN (SELECT value FROM json_each(?))"""
POSITIONS = "SELECT id, position FROM passage WHERE id IN (SELECT value FROM json_each(?))"


def hits_of(connection: Connection, ranked: Ranked, offset: int, limit: int) -> tuple[Hit, ...]:
    """Return the hits from `offset` on, at most `limit`."""
    shown = ranked.scored[offset : offset + limit]
    named = _titles(connection, [scored.record_id for scored in shown])
    places = _positions(connection, [scored.shown.passage_id for scored in shown])
    sides = _sides(connection, shown)
    matcher = Matcher(ranked.question.words, ranked.question.runs)
    return tuple(
        replace(
            _hit(scored, *named[scored.record_id], places, matcher),
            side=sides.get(scored.record_id),
        )
        for scored in shown
        if scored.record_id in named
    )


def _titles(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[str, Words]]:
    """Return the ref and title of each record."""
    rows = driver(connection).execute(TITLES, (listed(ids),))
    return {key: (ref, Words(vi, en)) for key, ref, vi, en in rows}


def _sides(connection: Connection, shown: Sequence[Scored]) -> dict[int, str]:
    """Return the side of each record that has one."""
    found: dict[int, str] = {}
    for kind in SIDED_KINDS:
        ids = [scored.record_id for scored in shown if scored.shown.kind == kind]
        if ids:
            found.update(driver(connection).execute(SIDES.format(kind=kind), (listed(ids),)))
    return found


def _positions(connection: Connection, passages: Sequence[int | None]) -> dict[int, int]:
    known = [passage for passage in passages if passage is not None]
    return dict(driver(connection).execute(POSITIONS, (listed(known),))) if known else {}


def _hit(scored: Scored, ref: str, title: Words, places: dict[int, int], matcher: Matcher) -> Hit:
    shown = scored.shown
    text, found = _best_line(shown.names, shown.body, matcher)
    cut, highlights = snippet(text, found)
    passage = shown.passage_id
    return Hit(
        ref=ref,
        kind=shown.kind,
        title=title,
        snippet=cut,
        highlights=highlights,
        section=ref if passage is not None else None,
        passage=places.get(passage) if passage is not None else None,
        score=round(scored.score, 2),
        parts={name: round(value, 2) for name, value in scored.parts.items() if value},
    )


def _best_line(names: str, body: str, matcher: Matcher) -> tuple[str, list[Span]]:
    """Return the line, a name or one text in one language, that holds most of the query.

    A text stands before a name that holds as much: the name is shown as the title already.
    """
    best, spans, most = "", list[tuple[int, int]](), -1
    for line in (*body.split("\n"), *names.split("\n")):
        folded = fold(line)
        found = matcher.matches(folded)
        held = len({folded[start:end] for start, end in found})
        if line and held > most:
            best, spans, most = line, found, held
    return best, spans
