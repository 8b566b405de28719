"""The documents of a record: what of it can be found, worked out from the records alone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

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
LISTS = frozenset({"authors", "keywords_vi", "keywords_en"})
"""Those that are kept as JSON arrays."""
WRITTEN = """
SELECT r.id, r.kind,
    (SELECT group_concat(replace(text, char(10), ' '), char(10)) FROM
        (SELECT text FROM name WHERE record_id = r.id ORDER BY id)),
    (SELECT group_concat(text, char(10)) FROM
        (SELECT text FROM prose WHERE record_id = r.id ORDER BY field, lang DESC)),
    (SELECT group_concat(value, char(10)) FROM
        (SELECT value FROM identifier WHERE record_id = r.id ORDER BY id))
FROM record AS r WHERE r.id IN ({ids}) ORDER BY r.id"""
MOST_PIECES = 200_000
"""Pieces of text whose spelling is remembered: some 30 MB."""


class Document(NamedTuple):
    """A record with its names and texts, or one passage of it; `ordinal` 0 is the record.

    `folded` are its words as the index spells them, `named` letters of them those of its names,
    where it was read from there.
    """

    record_id: int
    ordinal: int
    kind: str
    passage_id: int | None
    names: str
    body: str
    folded: str = ""
    named: int = 0

    @property
    def id(self) -> int:
        """Return the id of the row of search_document."""
        return keys.document_id(self.record_id, self.ordinal)

    @property
    def rank(self) -> int:
        """Return the static rank: short texts first."""
        return min(keys.MOST_RANK, (len(self.names) + len(self.body)) // keys.LETTERS_A_RANK)

    def row(self, named: int, folded: str) -> tuple[object, ...]:
        """Return the row of search_document; `named` letters of `folded` are those of its names."""
        code = keys.KIND_CODES[self.kind]
        return (
            self.id, code, self.rank, self.passage_id, named, folded, self.names, self.body,
        )  # fmt: skip


class Spelling:
    """Spell texts as the indexes hold them; what stands between blanks is worked out once."""

    def __init__(self) -> None:
        self._words = set[str]()
        self._folded: dict[str, str] = {}
        self._toned: dict[str, str] = {}

    def both(self, text: str) -> tuple[str, str]:
        """Return the words of a text without tones, and with them."""
        pieces = text.split()
        folded, toned = self._folded, self._toned
        try:  # most are known: a lookup each, and nothing else
            return (
                " ".join([folded[piece] for piece in pieces]),
                " ".join([toned[piece] for piece in pieces]),
            )
        except KeyError:
            self._learn(pieces)
        return self.both(text)

    def words(self) -> list[str]:
        """Return every word that was spelt so far, folded, in order."""
        return sorted(self._words)

    def _learn(self, pieces: list[str]) -> None:
        if len(self._folded) > MOST_PIECES:
            self._folded.clear()
            self._toned.clear()
        for piece in pieces:
            if piece not in self._folded:
                words = WORD.findall(piece)
                plain = [fold(word) for word in words]
                self._words.update(plain)
                self._folded[piece] = " ".join(plain)
                self._toned[piece] = " ".join([exact(word) for word in words])


def documents(connection: Connection, record_ids: Sequence[int]) -> Iterator[Document]:
    """Yield what the index should hold of these records, in the order of their ids."""
    marks = ", ".join(str(int(record_id)) for record_id in record_ids)
    rows = driver(connection).execute(WRITTEN.format(ids=marks)).fetchall()
    own = _own_words(connection, {record_id: kind for record_id, kind, *_ in rows})
    own |= _said(connection, [row[0] for row in rows if row[1] == "tour"])
    passages = _passages(connection, [row[0] for row in rows if row[1] == "section"])
    for record_id, kind, names, prose, identifiers in rows:
        texts = (prose, identifiers, own.get(record_id))
        body = "\n".join([text for text in texts if text is not None])
        yield Document(record_id, 0, kind, None, names or "", body)
        for ordinal, (passage_id, text) in enumerate(passages.get(record_id, ()), 1):
            yield Document(record_id, ordinal, kind, passage_id, "", text)


def _own_words(connection: Connection, kinds: dict[int, str]) -> dict[int, str]:
    """Return what the typed columns hold: codes, wordings, locators, authors."""
    found: dict[int, str] = {}
    for kind in dict.fromkeys(kinds.values()):
        table = BY_NAME[kind].table.__table__
        chosen = [name for name in OWN_WORDS if name in table.columns]
        if not chosen:
            continue
        ids = ", ".join([str(record_id) for record_id, other in kinds.items() if other == kind])
        rows = driver(connection).execute(
            f"SELECT id, {', '.join(chosen)} FROM {kind} WHERE id IN ({ids})"  # noqa: S608 - ints and names of columns
        )
        lists = [index for index, name in enumerate(chosen) if name in LISTS]
        for record_id, *values in rows:
            for index in lists:
                values[index] = ", ".join(map(str, json.loads(values[index] or "[]") or ()))
            words = [value for value in values if value]
            if words:
                found[record_id] = "\n".join(words)
    return found


def _said(connection: Connection, tours: list[int]) -> dict[int, str]:
    """Return what is said at the stops of each tour."""
    marks = ", ".join(map(str, tours))
    rows = driver(connection).execute(
        f"SELECT tour_id, words_vi, words_en FROM tour_stop WHERE tour_id IN ({marks})"  # noqa: S608 - ints only
        " ORDER BY tour_id, position"
    )
    found: dict[int, list[str]] = {}
    for tour_id, *words in rows if tours else ():
        found.setdefault(tour_id, []).extend(text for text in words if text)
    return {tour_id: "\n".join(texts) for tour_id, texts in found.items()}


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
