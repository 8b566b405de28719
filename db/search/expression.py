"""The FTS5 expression of a query: every word a quoted string, so that none is an operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.search.expansion import Run
    from db.search.words import Term, Wanted

COLUMNS = "{names_folded body_folded}"


def match_expression(words: Wanted, runs: Sequence[Run] = ()) -> str:
    """Return the expression that wants every term, or for a known name any of its written forms."""
    parts: list[str] = []
    at = 0
    for run in runs:
        parts += [_term(term) for term in words.terms[at : run.start]]
        typed = " AND ".join(_term(term) for term in words.terms[run.start : run.end])
        forms = [_phrase(form.words) for form in run.forms]
        parts.append("(" + " OR ".join([f"({typed})", *forms]) + ")")
        at = run.end
    parts += [_term(term) for term in words.terms[at:]]
    expression = f"{COLUMNS} : (" + " AND ".join(parts) + ")"
    if words.excluded:
        without = " OR ".join(_phrase((word,)) for word in words.excluded)
        expression = f"({expression}) NOT ({without})"
    return expression


def _term(term: Term) -> str:
    if term.number:
        return f"({_phrase(term.folded)} OR {_phrase((''.join(term.folded),))})"
    return _phrase(term.folded) + (" *" if term.prefix else "")


def _phrase(words: Sequence[str]) -> str:
    return '"' + " ".join(words) + '"'
