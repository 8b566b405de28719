"""The documents of a record: what of it can be found, worked out from the records alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from db.kinds import BY_NAME
from db.search import keys
from db.search.driver import driver
from db.search.words import WORD
from db.vietnamese import exact, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.engine import Connection

OWN_WORDS = (
    "code", "wording", "date_wording", "date_wording_en", "locator", "locator_en", "marker",
    "reference_code", "accession", "authors", "affiliation", "keywords_vi", "keywords_en",
)  # fmt: skip
"""The typed columns that a person may search for."""


class Document(NamedTuple):
    """A record with its names and texts, or one passage of it; `ordinal` 0 is the record."""

    record_id: int
    ordinal: int
    kind: str
    passage_id: int | None
    names: str
    body: str

    @property
    def id(self) -> int:
        """Return the id of the row of search_document."""
        return keys.document_id(self.record_id, self.ordinal)

    @property
    def rank(self) -> int:
        """Return the static rank: short texts first."""
        return min(keys.MOST_RANK, (len(self.names) + len(self.body)) // keys.LETTERS_A_RANK)

    def row(self) -> tuple[object, ...]:
        """Return the row of search_document."""
        code = keys.KIND_CODES[self.kind]
        return (self.id, code, self.rank, self.passage_id, self.names, self.body)


class Spelling:
    """Spell words as the indexes hold them; each different word is worked out once."""

    def __init__(self) -> None:
        self._folded = _Spelt(fold)
        self._toned = _Spelt(exact)

    def both(self, text: str) -> tuple[str, str]:
        """Return the words of a text without tones, and with them."""
        words = WORD.findall(text)
        folded, toned = self._folded, self._toned
        return " ".join([folded[word] for word in words]), " ".join([toned[word] for word in words])

    def words(self) -> list[str]:
        """Return every word that was spelt so far, folded, in order."""
        return sorted(set(self._folded.values()))


class _Spelt(dict[str, str]):
    """Words by how they are written."""

    def __init__(self, spell: Any) -> None:  # noqa: ANN401 - a function of str to str
        super().__init__()
        self._spell = spell

    def __missing__(self, word: str) -> str:
        spelt = self[word] = self._spell(word)
        return spelt


def documents(connection: Connection, record_ids: Sequence[int]) -> Iterator[Document]:
    """Yield what the index should hold of these records, in the order of their ids."""
    marks = ", ".join(str(int(record_id)) for record_id in record_ids)
    names = _grouped(connection, "SELECT record_id, text FROM name", "record_id", marks, "id")
    texts = _grouped(
        connection, "SELECT record_id, text FROM prose", "record_id", marks, "field, lang DESC"
    )
    for record_id, value in driver(connection).execute(
        f"SELECT record_id, value FROM identifier WHERE record_id IN ({marks}) ORDER BY id"  # noqa: S608 - ints only
    ):
        texts.setdefault(record_id, []).append(value)
    rows = driver(connection).execute(
        f"SELECT id, kind FROM record WHERE id IN ({marks}) ORDER BY id"  # noqa: S608 - ints only
    )
    kinds: dict[int, str] = {row[0]: row[1] for row in rows}
    own = _own_words(connection, kinds)
    passages = _passages(connection, [i for i, kind in kinds.items() if kind == "section"])
    for record_id, kind in kinds.items():
        body = "\n".join(texts.get(record_id, []) + own.get(record_id, []))
        lines = "\n".join(name.replace("\n", " ") for name in names.get(record_id, []))
        yield Document(record_id, 0, kind, None, lines, body)
        for ordinal, (passage_id, text) in enumerate(passages.get(record_id, []), 1):
            yield Document(record_id, ordinal, kind, passage_id, "", text)


def _grouped(
    connection: Connection, select: str, key: str, marks: str, order: str
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = driver(connection).execute(
        f"{select} WHERE {key} IN ({marks}) ORDER BY {key}, {order}"  # constants and ints only
    )
    for record_id, words in rows:
        found.setdefault(record_id, []).append(words)
    return found


def _own_words(connection: Connection, kinds: dict[int, str]) -> dict[int, list[str]]:
    """Return what the typed columns hold: codes, wordings, locators, authors."""
    found: dict[int, list[str]] = {}
    for kind in dict.fromkeys(kinds.values()):
        table = BY_NAME[kind].table.__table__
        chosen = [table.columns[name] for name in OWN_WORDS if name in table.columns]
        if not chosen:
            continue
        ids = [record_id for record_id, other in kinds.items() if other == kind]
        rows = connection.execute(
            table.select()
            .with_only_columns(table.columns["id"], *chosen)
            .where(table.columns["id"].in_(ids))
        )
        for record_id, *values in rows:
            found[record_id] = [_plain(value) for value in values if value]
    return found


def _plain(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, cast("list[object]", value)))
    return str(value)


def _passages(connection: Connection, sections: list[int]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    if not sections:
        return found
    marks = ", ".join(map(str, sections))
    for section_id, passage_id, text in driver(connection).execute(
        f"SELECT section_id, id, text FROM passage WHERE section_id IN ({marks}) ORDER BY id"  # noqa: S608 - ints only
    ):
        found.setdefault(section_id, []).append((passage_id, text))
    return found
