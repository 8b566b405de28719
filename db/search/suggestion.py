"""Did you mean: the nearest known spelling of what is found nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from db.search.expansion import name_key
from db.search.words import WORD
from db.vietnamese import fold

if TYPE_CHECKING:
    from db.search.deadline import Reader

NEAR = 78.0
"""How alike (0 to 100) two spellings must be: one wrong letter in six passes, two in six do not."""
VERY_NEAR = 87.0
SHORTEST_WORD = 4
MOST_NAMES = 6_000
MOST_WORDS = 50_000

NAMES = """SELECT form, min(record_id), min(name_id) FROM search_name
WHERE form >= :first AND form < :beyond AND length(form) BETWEEN :shortest AND :longest
GROUP BY form LIMIT :most"""
WORDS = """SELECT word FROM search_word
WHERE word >= :first AND word < :beyond AND length(word) BETWEEN :shortest AND :longest
LIMIT :most"""
LAST = "\U0010ffff"


class Near(NamedTuple):
    """A name that is spelt much like the query, and the record that bears it."""

    record_id: int
    text: str
    likeness: float


def near_name(reader: Reader, query: str) -> Near | None:
    """Return the name that is spelt most like the query, None where none is near."""
    from rapidfuzz import fuzz, process  # most searches are over before anybody compares names
    from rapidfuzz.distance import OSA

    typed = name_key(query)
    if len(typed) < SHORTEST_WORD:
        return None
    rows = _near_length(reader, NAMES, typed, 3, MOST_NAMES)
    forms = [row[0] for row in rows]
    best = process.extract(typed, forms, scorer=fuzz.ratio, score_cutoff=NEAR, limit=8)
    if not best or best[0][0] == typed:
        return None
    # Two letters that changed places are one slip, not two.
    found = min(best, key=lambda item: (OSA.distance(typed, item[0]), -item[1]))
    _, record_id, name_id = rows[found[2]]
    name = reader.rows("SELECT text FROM name WHERE id = :id", {"id": name_id})
    return Near(record_id, name[0][0], found[1]) if name else None


def near_text(reader: Reader, query: str) -> str | None:
    """Return the text of the nearest name, None where none is near."""
    near = near_name(reader, query)
    return None if near is None else near.text


def many_names(reader: Reader) -> bool:
    """Say whether the archive has more names than can be compared with each query."""
    return _many(reader, MOST_NAMES)


def mended(reader: Reader, query: str) -> str | None:
    """Return the query with each word that is found nowhere put right, None where none was."""
    changed = False
    parts: list[str] = []
    at = 0
    for match in WORD.finditer(query):
        better = _near_word(reader, fold(match.group()))
        if better is not None:
            parts += [query[at : match.start()], better]
            at = match.end()
            changed = True
    return "".join((*parts, query[at:])) if changed else None


def _near_word(reader: Reader, word: str) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(word) < SHORTEST_WORD - 1 or any(char.isdigit() for char in word):
        return None
    if reader.rows("SELECT 1 FROM search_word WHERE word = :word", {"word": word}):
        return None
    rows = _near_length(reader, WORDS, word, 1, MOST_WORDS)
    words = [row[0] for row in rows]
    allowed = 1 if len(word) < 8 else 2
    best = process.extract(word, words, scorer=OSA.distance, score_cutoff=allowed, limit=20)
    if not best:
        return None
    return min(best, key=lambda item: (item[1], item[0][:1] != word[:1], item[0]))[0]


def _many(reader: Reader, most: int) -> bool:
    """Say whether there are more records than `most`; names and words are about as many."""
    last = reader.rows("SELECT max(id) FROM record", {})
    return not last or (last[0][0] or 0) > most


def _near_length(
    reader: Reader, statement: str, typed: str, slack: int, most: int
) -> list[tuple[Any, ...]]:
    """Return rows of about that length; of a long list only those that begin alike."""
    first = typed[:2] if _many(reader, most) else ""
    values = {
        "first": first,
        "beyond": first + LAST,
        "shortest": len(typed) - slack,
        "longest": len(typed) + slack,
        "most": most,
    }
    return reader.rows(statement, values)
