"""Which words of a long question are asked for: a few rare ones find little, the rest is checked.

A list of a frequent word is long to walk, and tells next to nothing that the rare words beside it
do not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.search import expression
from db.search.driver import listed_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.search.deadline import Reader
    from db.search.gathering import Question

LEAST_WORDS = 2
"""Of fewer words none is left out."""
EXPECTED = 400.0
"""Words are added until no more documents are expected than this."""
COUNTS = """SELECT word, documents FROM search_word
WHERE word = '' OR word IN (SELECT value FROM json_each(:words))"""


def rare_terms(question: Question) -> list[str]:
    """Return the words of a question that stand for themselves and must be held."""
    named = {index for run in question.runs for index in range(run.start, run.end)}
    return [
        term.folded[0]
        for index, term in enumerate(question.words.terms)
        if index not in named and len(term.folded) == 1
        and not (term.small or term.others or term.prefix)
    ]  # fmt: skip


def rarest(reader: Reader, words: Sequence[str], terms: int) -> str | None:
    """Return an expression of the rarest words, None where they find too much or are all `terms`.

    It finds whatever holds all the words, and some that do not.
    """
    if len(words) < LEAST_WORDS or terms <= LEAST_WORDS:
        return None
    counts = dict(reader.rows(COUNTS, {"words": listed_texts(words)}))
    whole = counts.pop("", 0)
    if not whole:
        return None
    expected, chosen = float(whole), list[str]()
    for word, count in sorted(counts.items(), key=lambda item: item[1]):
        chosen.append(word)
        expected *= count / whole
        if expected <= EXPECTED and len(chosen) > 1:
            return None if len(chosen) == terms else " AND ".join(map(_one, chosen))
    return None


def document_count(reader: Reader) -> int:
    """Return how many documents there were when the whole index was built last."""
    rows = reader.rows("SELECT documents FROM search_word WHERE word = ''", {})
    return rows[0][0] if rows else 0


def _one(word: str) -> str:
    return expression.phrase((word,))
