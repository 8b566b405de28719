"""Which words of a long question are asked for: a few rare ones find little, the rest is checked.

A list of a frequent word is long to walk, and tells next to nothing that the rare words beside it
do not. What they find is held against the whole question by the words that the index keeps of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.search import expression
from db.search.driver import listed_texts

if TYPE_CHECKING:
    from db.search.deadline import Reader
    from db.search.gathering import Question

LEAST_TERMS = 4
"""Of fewer words none is left out."""
EXPECTED = 400.0
"""Words are added until no more documents are expected than this."""
COUNTS = """SELECT word, documents FROM search_word
WHERE word = '' OR word IN (SELECT value FROM json_each(:words))"""


def rare_words(reader: Reader, question: Question) -> str | None:
    """Return an expression of the rarest words of a long question, None where all are needed.

    It finds whatever holds all the words, and some that do not.
    """
    words, runs = question.words, question.runs
    named = {index for run in runs for index in range(run.start, run.end)}
    plain = [
        term.folded[0]
        for index, term in enumerate(words.terms)
        if index not in named and len(term.folded) == 1
        and not (term.small or term.others or term.prefix)
    ]  # fmt: skip
    if question.any_word or len(words.terms) < LEAST_TERMS or len(plain) < LEAST_TERMS - 1:
        return None
    counts = dict(reader.rows(COUNTS, {"words": listed_texts(plain)}))
    whole = counts.pop("", 0)
    if not whole:
        return None
    expected, chosen = float(whole), list[str]()
    for word, count in sorted(counts.items(), key=lambda item: item[1]):
        chosen.append(word)
        expected *= count / whole
        if expected <= EXPECTED and len(chosen) > 1:
            kept = " AND ".join(expression.phrase((word,)) for word in chosen)
            return expression.without(kept, words) if len(chosen) < len(words.terms) else None
    return None


def document_count(reader: Reader) -> int:
    """Return how many documents there were when the whole index was built last."""
    rows = reader.rows("SELECT documents FROM search_word WHERE word = ''", {})
    return rows[0][0] if rows else 0
