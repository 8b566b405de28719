"""Did you mean: the nearest known spelling of words that nothing holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from sqlalchemy import text

from db.search.expansion import name_key

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

NEAR = 78.0
"""How alike (0 to 100) two spellings must be: one wrong letter in six passes, two in six do not."""

NAMES = text("""
SELECT DISTINCT s.form, n.text FROM search_name AS s
JOIN name AS n ON n.id = s.name_id
WHERE length(s.form) BETWEEN :shortest AND :longest
""")


def did_you_mean(connection: Connection, query: str) -> str | None:
    """Return the name that is spelt most like the query, None where none is near."""
    typed = name_key(query)
    if len(typed) < 3:
        return None
    rows = connection.execute(NAMES, {"shortest": len(typed) - 3, "longest": len(typed) + 3}).all()
    names = {row.form: row.text for row in rows}
    best = process.extractOne(typed, names.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
    return names[best[0]] if best and best[0] != typed else None
