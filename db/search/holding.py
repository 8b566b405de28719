"""Which documents hold every word of a question: by one walk of the index, or by a few rare words.

What the rare words find is held against the whole question by the words that the index keeps of
each document. So are the few records that a narrow filter leaves.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from db.search import expression, keys
from db.search.driver import listed
from db.search.scoring import Scorer
from db.search.selectivity import rare_terms, rarest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.search.deadline import Reader
    from db.search.gathering import Question

RARE = 1_500
RARE_FIRST = 400
"""So many that hold the rare words of a question are looked at for the others."""
SHARE = 0.6
"""Of the time of a first answer, for the texts that hold every word; names come after them."""
TOO_FEW = 20
"""A walk that was cut short with less than this is helped out by what the rare words found."""
LONG_FORM = 3
"""Words of another name that is asked for by its rare words."""

MATCHING = """SELECT m.rowid FROM {table} AS m
WHERE m.{table} MATCH :match AND {condition} ORDER BY m.rowid LIMIT :most"""
SPELT = """SELECT id, kind, named, folded FROM search_document
WHERE id IN (SELECT value FROM json_each(:ids))"""
AMONG = f"""SELECT m.rowid FROM (
    SELECT {keys.DOCUMENT_ROW} AS rowid FROM json_each(:few) AS f JOIN search_document AS d
    ON d.id BETWEEN f.value << {keys.ORDINAL_BITS}
    AND (f.value << {keys.ORDINAL_BITS}) + {keys.MOST_ORDINAL}
) AS m WHERE {{condition}}"""  # noqa: S608 - constants only

Rows = tuple[list[int], bool]
"""Rows of search_text in static rank order, and whether they are all that match."""


def holding(reader: Reader, question: Question, most: int) -> Rows:
    """Return the documents that hold every word; where not all, they may be one more than `most`.

    Another name of the whole query is asked for by itself.
    """
    if question.condition.few is not None:
        return _checked(reader, among(reader, question), _whole(question)), reader.complete
    words, runs = question.words, question.runs
    named = [run for run in runs if run.start == 0 and run.end == len(words.terms)]
    if not named and not (runs and reader.bounded):
        return _every_word(reader, question, most)
    found, every = _every_word(reader, replace(question, runs=()), most)
    rows = set(found)
    if not named:  # what was typed comes soonest; its other names may take all the time
        more, every = _every_word(reader, question, most)
        rows.update(more)
    for form in named[0].forms if named else ():
        more, all_of_them = _side_by_side(reader, question, form.words, most)
        rows.update(more)
        every = every and all_of_them
    return sorted(rows)[: most + 1], every and len(rows) <= most


def matching(
    reader: Reader, question: Question, table: str, match: str, most: int, *, share: float = 1.0
) -> list[int]:
    """Return the first rows of an index that match, in static rank order."""
    statement = MATCHING.format(table=table, condition=question.condition.sql)
    values = {**question.condition.values, "match": match, "most": most}
    return [row[0] for row in reader.rows(statement, values, share=share)]


def among(reader: Reader, question: Question) -> list[int]:
    """Return the rows of the few documents that the filters leave."""
    values = {**question.condition.values, "few": listed(question.condition.few or ())}
    rows = reader.rows(AMONG.format(condition=question.condition.sql), values)
    return [row[0] for row in rows]


def holding_most(reader: Reader, question: Question, rows: Sequence[int]) -> list[int]:
    """Return those of a few documents that hold all words but one; or else, that hold any."""
    scorer = Scorer(question.words, question.runs)
    by_id = {keys.document_of(row): row for row in rows}
    spelt = reader.all_rows(SPELT, {"ids": listed(sorted(by_id))})
    missing = {by_id[key]: scorer.missing(folded) for key, _, _, folded in spelt}
    nearly = [row for row, count in missing.items() if count <= 1 < scorer.wanted]
    return nearly or [row for row, count in missing.items() if count < scorer.wanted]


def _every_word(reader: Reader, question: Question, most: int) -> Rows:
    rare = rarest(reader, rare_terms(question), len(question.words.terms))
    rare = rare or _without_beginning(question)
    return _asked(reader, question, (rare, question.match), _whole(question), most)


def _without_beginning(question: Question) -> str | None:
    """Return the expression without the word that is still typed: its beginning is no rare word."""
    words, runs = question.words, question.runs
    kept = replace(words, terms=words.terms[:-1])
    if not words.prefix or all(term.small for term in kept.terms):
        return None
    if any(run.end > len(kept.terms) for run in runs):
        return None
    return expression.all_words(kept, runs)


def _side_by_side(reader: Reader, question: Question, form: tuple[str, ...], most: int) -> Rows:
    wanted = expression.phrase(form)
    held = f" {' '.join(form)} "
    rare = rarest(reader, form, len(form)) if len(form) >= LONG_FORM else None
    match = expression.without(wanted, question.words)
    return _asked(reader, question, (rare, match), lambda folded: held in f" {folded} ", most)


def _asked(
    reader: Reader,
    question: Question,
    matches: tuple[str | None, str],
    holds: Callable[[str], bool],
    most: int,
) -> Rows:
    """Return what matches the second expression, by the first one where that finds few."""
    rare, match = matches
    known = list[int]()
    if rare is not None:
        limit = RARE_FIRST if reader.bounded else RARE
        wanted = expression.without(rare, question.words)
        found = matching(reader, question, "search_text", wanted, limit + 1, share=SHARE)
        if len(found) <= limit:
            return _checked(reader, found, holds), reader.complete
        known = found
    found = matching(reader, question, "search_text", match, most + 1, share=SHARE)
    every = len(found) <= most and reader.complete
    if not every and len(found) < TOO_FEW:
        found = sorted({*found, *_checked(reader, known, holds)})
    return found, every


def _checked(reader: Reader, rows: Sequence[int], holds: Callable[[str], bool]) -> list[int]:
    """Return those of a few documents whose words are such."""
    by_id = {keys.document_of(row): row for row in rows}
    spelt = reader.all_rows(SPELT, {"ids": listed(sorted(by_id))})
    return sorted(by_id[key] for key, _, _, folded in spelt if holds(folded))


def _whole(question: Question) -> Callable[[str], bool]:
    scorer = Scorer(question.words, question.runs)
    return lambda folded: not scorer.missing(folded)
