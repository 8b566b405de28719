"""Which of a record's names a query was found by, where its title doesn't say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, tuple_

from db import tables
from db.records import Name
from db.search.expansion import name_key
from db.search.words import WORD, wanted
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.engine import Connection

    from db.records import Ref
    from db.search.words import Wanted

TYPES = ("preferred", "code", "transliteration", "translation", "variant", "abbreviation")
"""Which name is told where several hold the query."""


def found_by(connection: Connection, query: str, refs: Sequence[Ref]) -> dict[Ref, Name]:
    """Return the name by which `query` finds each of these records.

    A record is left out where its titles in both languages hold the query, so that either says it
    already, and where none of its names does: then its text was found.
    """
    words = wanted(query, prefix=True)
    if not words or not refs:
        return {}
    typed = name_key(query)
    found: dict[Ref, Name] = {}
    for ref, names in _names(connection, refs).items():
        holding = [name for name in names if _holds(name.text, words, typed)]
        titles = [name for name in names if name.type == "preferred"]
        if holding and not all(title in holding for title in titles):
            found[ref] = min(holding, key=lambda name: (TYPES.index(name.type), name.id))
    return found


def _names(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, list[Name]]:
    record, name = tables.Record, tables.Name
    pairs = [tuple(ref.partition("/")[::2]) for ref in dict.fromkeys(refs)]
    rows = connection.execute(
        select(record.kind, record.slug, name.id, name.text, name.type, name.lang)
        .join(record, record.id == name.record_id)
        .join(tables.Claim, tables.Claim.id == name.id)
        .where(tuple_(record.kind, record.slug).in_(pairs), tables.Claim.rank != "rejected")
    )
    found: dict[Ref, list[Name]] = {}
    for kind, slug, number, text, form, lang in rows:
        found.setdefault(f"{kind}/{slug}", []).append(Name(number, text, form, lang))
    return found


def _holds(text: str, words: Wanted, typed: str) -> bool:
    """Say whether a name holds every word of the query, or all of its letters joined."""
    held = WORD.findall(fold(text))
    if len(typed) > 1 and name_key(text).startswith(typed):
        return True
    whole = [word for term in words.terms if not term.prefix for word in term.folded]
    start = words.terms[-1].folded[-1] if words.prefix else ""
    return set(whole) <= set(held) and any(word.startswith(start) for word in held)
