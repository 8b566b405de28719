"""Other written forms of what was typed: joined spelling, other names of a known record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.search.driver import driver
from db.search.words import WORD
from db.vietnamese import fold

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.search.words import Term, Wanted

LONGEST_NAME = 6
"""Words of the longest run of the query that is looked up as a name."""
MOST_FORMS = 12
MOST_RECORDS = 200
"""Records whose other names are looked at: a name that more have tells none of them apart."""

KNOWN = """
SELECT s.form, n.text, n.folded, r.kind || '/' || r.slug AS ref
FROM (SELECT DISTINCT form, record_id FROM search_name WHERE form IN ({forms}) LIMIT {most}) AS s
JOIN name AS n ON n.record_id = s.record_id
JOIN record AS r ON r.id = s.record_id
JOIN claim AS c ON c.id = n.id
WHERE c.rank <> 'rejected'
ORDER BY s.form, n.id
"""


@dataclass(frozen=True, slots=True)
class Form:
    """Another way to write a run of the query: its words, and the record that says so."""

    words: tuple[str, ...]
    written: str
    ref: str


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring terms [start, end) of the query that together are a known name."""

    start: int
    end: int
    typed: str
    forms: tuple[Form, ...]


def expand(connection: Connection, words: Wanted) -> tuple[Run, ...]:
    """Return the runs of the query that name a record, longest first, and do not overlap."""
    candidates = dict(_candidates(words.terms))
    if not candidates:
        return ()
    wanted = sorted(set(candidates.values()))
    statement = KNOWN.format(forms=", ".join("?" * len(wanted)), most=MOST_RECORDS)
    rows = driver(connection).execute(statement, wanted)
    known: dict[str, dict[tuple[str, ...], Form]] = {}
    for key, text, folded, ref in rows:
        form = Form(tuple(WORD.findall(folded)), text, ref)
        if form.words:
            known.setdefault(key, {}).setdefault(form.words, form)
    runs: list[Run] = []
    taken: set[int] = set()
    for (start, end), form in sorted(candidates.items(), key=lambda item: item[0][0] - item[0][1]):
        if form not in known or taken & set(range(start, end)):
            continue
        typed = tuple(word for term in words.terms[start:end] for word in term.folded)
        others = [other for key, other in known[form].items() if not _holds(key, typed)]
        if others:
            written = " ".join(term.written for term in words.terms[start:end])
            runs.append(Run(start, end, written, tuple(others[:MOST_FORMS])))
            taken |= set(range(start, end))
    return tuple(sorted(runs, key=lambda run: run.start))


def _holds(words: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    """Say whether the typed words stand in `words`: what holds those is found anyway."""
    return any(words[at : at + len(typed)] == typed for at in range(len(words) - len(typed) + 1))


def _candidates(terms: tuple[Term, ...]) -> list[tuple[tuple[int, int], str]]:
    """Return every run of the query with the key that a name would be stored by."""
    found: list[tuple[tuple[int, int], str]] = []
    for start in range(len(terms)):
        for end in range(start + 1, min(len(terms), start + LONGEST_NAME) + 1):
            letters = "".join(word for term in terms[start:end] for word in term.folded)
            found.append(((start, end), letters))
    return found


def name_key(name: str) -> str:
    """Return what a name is looked up by: its folded letters and digits, joined."""
    return "".join(WORD.findall(fold(name)))
