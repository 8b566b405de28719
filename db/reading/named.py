"""Which records a text names: whole words of it that are one of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from db import tables
from db.search.expansion import name_key
from db.search.words import WORD
from db.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.engine import Connection

    from db.records import Ref

LONGEST = 8
"""Words of the longest name that is looked for."""
SHORTEST = 3
"""Letters that a name needs: a shorter one is too often another word."""
KINDS = ("term", "place", "person", "unit", "body", "event", "route")
"""What a text can name; where two records share a name, the kind that stands first is meant."""
BATCH = 500


def named(connection: Connection, texts: Sequence[str]) -> dict[str, Ref]:
    """Return the names that stand in these texts, in lower case, and the record of each.

    Only whole words count, with their tones; a proper name must stand in capitals. A place of one
    word is left out: “Pháp” says whose troops they are more often than where they were.
    """
    spans: dict[str, set[str]] = {}
    for text in texts:
        for words in _runs(nfc(text)):
            spans.setdefault(name_key(words), set()).add(words)
    found: dict[str, tuple[int, Ref]] = {}
    forms = sorted(form for form in spans if len(form) >= SHORTEST)
    for start in range(0, len(forms), BATCH):
        for kind, slug, name in _records(connection, forms[start : start + BATCH]):
            said = {words.lower() for words in spans.get(name_key(name), ()) if _says(words, name)}
            if name.lower() in said and kind in KINDS and (kind != "place" or " " in name):
                rank = (KINDS.index(kind), f"{kind}/{slug}")
                found[name.lower()] = min(found.get(name.lower(), rank), rank)
    return {name: ref for name, (_, ref) in found.items()}


def _runs(text: str) -> Iterator[str]:
    """Yield every run of up to LONGEST words of a text, as it is written."""
    words = list(WORD.finditer(text))
    for first in range(len(words)):
        for last in range(first, min(first + LONGEST, len(words))):
            yield text[words[first].start() : words[last].end()]


def _says(words: str, name: str) -> bool:
    """Say whether a run of words is a name: first letters may differ where a sentence begins.

    A title begins with a capital where the text has none ("đại đội 224"): two words make sure.
    """
    if words == name:
        return True
    same = words[:1].lower() + words[1:] == name[:1].lower() + name[1:]
    return same and (words[:1].isupper() or " " in name)


def _records(connection: Connection, forms: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return (kind, slug, name) of the names with these forms."""
    record, name, claim = tables.Record, tables.Name, tables.Claim
    marks = ", ".join("?" * len(forms))
    ids = connection.exec_driver_sql(
        f"SELECT DISTINCT name_id FROM search_name WHERE form IN ({marks})",  # noqa: S608 - marks only
        tuple(forms),
    ).scalars()
    rows = connection.execute(
        select(record.kind, record.slug, name.text)
        .join(name, name.record_id == record.id)
        .join(claim, claim.id == name.id)
        .where(name.id.in_(ids.all()), claim.rank != "rejected", name.type != "abbreviation")
    )
    return [(kind, slug, text) for kind, slug, text in rows]
