"""Gathering: which documents are worth a closer look, the surest kinds of match first.

Ranking is in tiers (db.search.scoring): what is named so, what begins so, what holds the words in a
name, what has them side by side in its text, what has them anywhere. Each tier is one question to
the index, and no document of a later one can stand before one of an earlier. So the questions stop
as soon as enough is found, and a broad word costs no more than a rare one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.search import expression, keys
from db.search.driver import listed
from db.search.holding import SPELT, among, holding, holding_most, matching
from db.search.scoring import Scorer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.search.deadline import Reader
    from db.search.expansion import Run
    from db.search.filters import Condition
    from db.search.words import Wanted

FEW = 150
"""So many documents that hold every word are all scored in full."""
LOOKED_AT = 2_000
LOOKED_AT_FIRST = 400
"""Of so many, the shortest, the best are found by the words that the index holds of each."""
COUNTED = 200
"""So many are counted exactly; of more it is said that there are at least as many."""
SPARE = 20
SPARE_TEXTS = 30
"""Candidates of a tier beyond those that are to be shown."""
RANKED = """SELECT m.rowid, bm25({table}) AS fit FROM {table} AS m
WHERE m.{table} MATCH :match AND {condition} ORDER BY fit LIMIT :most"""
NAMED = """SELECT m.rowid FROM (
    SELECT {row} AS rowid FROM (
        SELECT DISTINCT record_id FROM search_name
        WHERE form >= :form AND form < :beyond LIMIT :most
    ) AS s JOIN search_document AS d ON d.id = s.record_id << {bits}
) AS m WHERE {condition}"""
LAST = "\U0010ffff"


@dataclass(slots=True)
class Gathered:
    """Documents to look at, by record, and the records that are counted.

    `all_counted` says that `counted` is every record that matches; `complete` that no document
    outside of `documents` could come before those that are to be shown.
    """

    documents: dict[int, set[int]] = field(default_factory=dict[int, set[int]])
    counted: dict[int, int] = field(default_factory=dict[int, int])
    all_counted: bool = True
    complete: bool = True

    def add(self, rowids: Sequence[int], *, named: bool = False) -> None:
        """Add rows of an index; those of names stand for the record itself."""
        for rowid in rowids:
            record = keys.record_of(rowid)
            known = self.documents.setdefault(record, set())
            known.add(record << keys.ORDINAL_BITS if named else keys.document_of(rowid))
            self.counted.setdefault(record, rowid)


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for, narrowed by what, and how many records are to be shown.

    With `any_word` a record need not hold them all.
    """

    words: Wanted
    runs: tuple[Run, ...]
    condition: Condition
    need: int
    any_word: bool = False

    @property
    def match(self) -> str:
        """Return the expression that counts what matches; empty where nothing can."""
        wanted = expression.some_words if self.any_word else expression.all_words
        return wanted(self.words, self.runs)


def gather(reader: Reader, question: Question) -> Gathered:
    """Return the documents that the best records are among."""
    found = Gathered()
    if not question.words:
        return found
    _named(reader, question, found)
    few = question.condition.few is not None
    if not few and _one_letter(question.words) and _names(reader, question, found):
        found.all_counted, found.complete = False, reader.complete
        return found
    if not few and len(question.words.terms) == 1:
        return _gather_one(reader, question, found)
    most = LOOKED_AT_FIRST if reader.bounded else LOOKED_AT
    rows, every = holding(reader, question, most)
    _count(found, question, rows, every=every)
    if few or (every and len(rows) <= FEW):
        found.add(rows)
    elif not _names(reader, question, found):
        _best(reader, question, found, rows, every=every)
    found.complete = found.complete and reader.complete
    return found


def _gather_one(reader: Reader, question: Question, found: Gathered) -> Gathered:
    """Gather for one word or phrase: where names are enough, texts are only counted."""
    enough = _names(reader, question, found)
    found.complete = reader.complete
    most = LOOKED_AT_FIRST if reader.bounded else LOOKED_AT
    rows, every = holding(reader, question, COUNTED if enough else most)
    _count(found, question, rows, every=every)
    if every and len(rows) <= FEW:
        found.add(rows)
    elif not enough:
        _best(reader, question, found, rows, every=every)
    if not enough:
        found.complete = found.complete and reader.complete
    return found


def _count(found: Gathered, question: Question, rows: Sequence[int], *, every: bool) -> None:
    """Count the records of these rows, of many the first."""
    few = question.condition.few is not None
    found.all_counted = every and (few or len(rows) <= COUNTED)
    for rowid in rows if few else rows[: COUNTED + 1]:
        found.counted.setdefault(keys.record_of(rowid), rowid)


def _best(
    reader: Reader, question: Question, found: Gathered, rows: Sequence[int], *, every: bool
) -> None:
    """Add the best of many documents by the words that the index holds of each.

    Where the rows are not `every` document that matches, those that hold the words with their
    tones, or side by side, are asked for, too.
    """
    most = len(rows) if every else question.need + SPARE_TEXTS
    toned = set[int]()
    if question.words.has_tones:
        match = expression.all_words(question.words, toned=True)
        toned.update(matching(reader, question, "search_tones", match, most))
    wanted = [*rows, *toned]
    for match in () if every else _side_by_side(question):
        wanted += matching(reader, question, "search_text", match, most)
    by_id = {keys.document_of(row): row for row in wanted}
    scorer = Scorer(question.words, question.runs)
    scored: list[tuple[float, int]] = []
    for key, kind, named, folded in reader.all_rows(SPELT, {"ids": listed(sorted(by_id))}):
        name, tones = keys.KIND_ORDER[int(kind)], by_id[key] in toned
        scored.append((-round(scorer.rough(name, folded[:named], folded, tones=tones), 6), key))
    scored.sort()
    found.add([by_id[key] for _, key in scored[: question.need + SPARE_TEXTS]])
    if reader.bounded:
        found.complete = found.complete and every


def gather_some(reader: Reader, question: Question) -> Gathered:
    """Return the best documents that hold all words but one; or else, that hold any."""
    found = Gathered()
    if question.condition.few is not None:
        found.add(holding_most(reader, question, among(reader, question)))
        found.all_counted = found.complete = reader.complete
        return found
    most = question.need + SPARE
    for match in expression.all_but_one(question.words):
        rows = matching(reader, question, "search_text", match, most)
        found.add(rows)
        found.all_counted = found.all_counted and len(rows) < most
    if question.match and not found.documents:
        asked = matching if reader.bounded else _ranked
        rows = asked(reader, question, "search_text", question.match, FEW)
        found.add(rows)
        found.all_counted = len(rows) < FEW
    found.complete = reader.complete
    found.all_counted = found.all_counted and reader.complete
    return found


def _named(reader: Reader, question: Question, found: Gathered) -> None:
    """Add the records one of whose names is what was typed, however it is joined."""
    form = "".join(question.words.folded)
    beyond = form + (LAST if question.words.prefix else "\0")  # the form itself comes first
    statement = NAMED.format(
        row=keys.DOCUMENT_ROW, bits=keys.ORDINAL_BITS, condition=question.condition.sql
    )
    values = {"form": form, "beyond": beyond, "most": question.need + SPARE}
    rows = reader.rows(statement, {**question.condition.values, **values})
    found.add([row[0] for row in rows], named=True)


def _one_letter(words: Wanted) -> bool:
    """Say whether the query is the first letter of a word: names alone are indexed by one."""
    return words.prefix and len(words.terms) == 1 and len(words.folded[-1]) == 1


def _names(reader: Reader, question: Question, found: Gathered) -> bool:
    """Ask one tier of names after the other; say whether there are records enough.

    Where few names hold all words, those are all the tiers.
    """
    most = question.need + SPARE
    every = False
    if reader.bounded and question.runs:
        match = f"folded : ({expression.all_words(question.words)})"
        rows = matching(reader, question, "search_names", match, most)
        found.add(rows, named=True)
    match = f"folded : ({expression.all_words(question.words, question.runs)})"
    held = matching(reader, question, "search_names", match, most)
    if len(held) < most:
        found.add(held, named=True)
        return False
    if len(question.words.terms) > 1:
        match = f"folded : ({expression.together(question.words)})"
        rows = matching(reader, question, "search_names", match, most)
        found.add(rows, named=True)
        every = len(rows) < most
    for match in _name_tiers(question, together=not every):
        rows = matching(reader, question, "search_names", match, most)
        found.add(rows, named=True)
        if len(found.documents) >= question.need + SPARE // 2:
            return True
    found.add(held, named=True)
    return True


def _name_tiers(question: Question, *, together: bool) -> Iterator[str]:
    """Yield the questions to the names; without `together`, not those of all words side by side."""
    words, runs = question.words, question.runs
    for first in (True, False):
        if words.has_tones and together:
            yield f"toned : ({expression.together(words, toned=True, first=first)})"
        if together:
            yield f"folded : ({expression.together(words, first=first)})"
        others = expression.forms_together(words, runs, first=first)
        if others is not None:
            yield f"folded : ({others})"
    if len(words.terms) > 1 and words.has_tones:
        yield f"toned : ({expression.all_words(words, toned=True)})"


def _side_by_side(question: Question) -> Iterator[str]:
    """Yield the questions to the texts for all words in order, and for other names of the query."""
    if len(question.words.folded) > 1 and len(question.words.terms) > 1:
        yield expression.together(question.words)
    others = expression.forms_together(question.words, question.runs)
    if others is not None:
        yield others


def _ranked(reader: Reader, question: Question, table: str, match: str, most: int) -> list[int]:
    sql = RANKED.format(table=table, condition=question.condition.sql)
    values = {**question.condition.values, "match": match, "most": most}
    return [row[0] for row in reader.rows(sql, values)]
