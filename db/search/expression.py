"""FTS5 expressions of a query: every word a quoted string, so that none is an operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.search.expansion import Run
    from db.search.words import Term, Wanted


MOST_TO_DROP = 13
"""Of a longer query no word is left out in turn."""


def all_words(words: Wanted, runs: Sequence[Run] = (), *, toned: bool = False) -> str:
    """Return the expression that wants every term, or for a known name any of its written forms.

    With `toned` the words are wanted with the tones that were typed, and only so.
    """
    parts: list[str] = []
    at = 0
    for run in runs:
        parts += _wanted(words.terms[at : run.start], toned=toned)
        typed = " AND ".join(_term(term, toned=toned) for term in words.terms[run.start : run.end])
        forms = [] if toned else [phrase(form.words) for form in run.forms]
        parts.append("(" + " OR ".join([f"({typed})", *forms]) + ")")
        at = run.end
    parts += _wanted(words.terms[at:], toned=toned)
    return without(" AND ".join(parts), words)


def _wanted(terms: Sequence[Term], *, toned: bool) -> Iterator[str]:
    return (_term(term, toned=toned) for term in terms if not term.small)


def all_but_one(words: Wanted) -> Iterator[str]:
    """Yield the expressions that want every term but one, the last typed left out first."""
    terms = [term for term in words.terms if not term.small]
    if len(terms) < MOST_TO_DROP:
        for left_out in range(len(terms) - 1, -1, -1):
            kept = terms[:left_out] + terms[left_out + 1 :]
            if kept:
                yield without(" AND ".join(_term(term, toned=False) for term in kept), words)


def some_words(words: Wanted, runs: Sequence[Run] = ()) -> str:
    """Return the expression that is content with any term, whole or as a beginning."""
    parts = [phrase(form.words) for run in runs for form in run.forms]
    for term in words.terms:
        if not term.small:
            parts.append(_term(term, toned=False))
            if len(term.folded) == 1 and len(term.folded[0]) > 3 and not term.prefix:
                parts.append(phrase(term.folded) + " *")
    return without(" OR ".join(parts), words)


def together(words: Wanted, *, toned: bool = False, first: bool = False) -> str:
    """Return the expression of all words side by side, as typed; with `first`, as a beginning."""
    typed = words.toned if toned else words.folded
    start = "^ " if first else ""
    return without(start + phrase(typed) + (" *" if words.prefix else ""), words)


def forms_together(words: Wanted, runs: Sequence[Run], *, first: bool = False) -> str | None:
    """Return the expression of the other names that the whole query has, None where it has none."""
    whole = [run for run in runs if run.start == 0 and run.end == len(words.terms)]
    if not whole:
        return None
    start = "^ " if first else ""
    return without(" OR ".join(start + phrase(form.words) for form in whole[0].forms), words)


def without(expression: str, words: Wanted) -> str:
    """Return the expression less what the query excludes."""
    if not words.excluded:
        return expression
    excluded = " OR ".join(phrase((word,)) for word in words.excluded)
    return f"({expression}) NOT ({excluded})"


def phrase(words: Sequence[str]) -> str:
    """Return words that must stand side by side."""
    return '"' + " ".join(words) + '"'


def _term(term: Term, *, toned: bool) -> str:
    mark = " *" if term.prefix else ""
    if toned or not term.others:
        return phrase(term.toned if toned else term.folded) + mark
    forms = (term.folded, *term.others)
    return "(" + " OR ".join(phrase(form) + mark for form in forms) + ")"
