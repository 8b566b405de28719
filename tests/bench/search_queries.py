"""The classes of queries that the search benchmark asks, drawn from an archive itself."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from db.search import keys
from db.search.filters import Filters
from db.search.words import WORD
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """One query: as it is typed, as an expression for a plain FTS5 table, narrowed by what."""

    typed: str
    plain: str
    filters: Filters = Filters()  # noqa: RUF009 - frozen
    kind: str | None = None
    """The kind of the one record that is meant, where one is."""


class Drawing:
    """Draw queries from an archive's own words; the same for the same seed."""

    def __init__(self, path: Path, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        last = connection.execute("SELECT max(id) FROM record").fetchone()[0]
        ids = [self._chance.randint(1, last) for _ in range(400)]
        marks = ",".join(str(record << 20) for record in ids)
        rows = connection.execute(
            f"SELECT names, body, kind FROM search_document WHERE id IN ({marks}) ORDER BY id"
        ).fetchall()
        self._chance.shuffle(rows)
        self._names = [(names.split("\n"), keys.KIND_ORDER[kind]) for names, _, kind in rows]
        self._texts = [WORD.findall(fold(body.split("\n")[0])) for _, body, _ in rows]
        self._codes = [w for text in self._texts for w in text if w[0] == "e" and w[1:].isdigit()]
        self._dates = [
            row[0]
            for row in connection.execute("SELECT date_wording FROM event LIMIT 4000").fetchall()
        ]
        words = {word for text in self._texts[:40] for word in text if word.isalpha()}
        counts = {
            word: connection.execute(
                "SELECT count(*) FROM search_text WHERE search_text MATCH ?", (f'"{word}"',)
            ).fetchone()[0]
            for word in sorted(words)[:: max(1, len(words) // 150)] + _often(self._texts)
        }
        ordered = sorted(counts, key=lambda word: counts[word])
        self.most_frequent = ordered[-1]
        self.shares = {word: counts[word] / last for word in counts}
        self._usual = sorted(ordered, key=lambda word: abs(counts[word] / last - 0.3))[:8]
        connection.close()

    def classes(self, count: int) -> dict[str, list[Asked]]:
        """Return `count` queries of each class."""
        kinds: dict[str, Callable[[], Asked]] = {
            "rare word": lambda: _words(self._pick(self._codes)),
            "word in 30 %": lambda: _words(self._pick(self._usual)),
            "most frequent": lambda: _words(self.most_frequent),
            "phrase": lambda: _phrase(" ".join(self._run(2))),
            "three words": lambda: _words(" ".join(self._chance.sample(self._text(), 3))),
            "prefix of 1": lambda: _prefix(self._word()[:1]),
            "prefix of 2": lambda: _prefix(self._word()[:2]),
            "prefix of 3": lambda: _prefix(self._word()[:3]),
            "phrase + prefix": self._phrase_and_prefix,
            "name": self._name,
            "date": lambda: _date(self._pick(self._dates)),
            "typo": self._typo,
        }
        return {name: [draw() for _ in range(count)] for name, draw in kinds.items()}

    def _pick(self, things: list[Any]) -> Any:
        return self._chance.choice(things)

    def _text(self) -> list[str]:
        return [word for word in self._pick(self._texts) if word.isalpha()]

    def _word(self) -> str:
        return next(w for w in (self._pick(self._text()) for _ in range(99)) if len(w) > 2)

    def _run(self, count: int) -> list[str]:
        text = self._text()
        start = self._chance.randrange(len(text) - count)
        return text[start : start + count]

    def _phrase_and_prefix(self) -> Asked:
        first, second, third = self._run(3)
        return Asked(f'"{first} {second}" {third[:2]}', f'"{first} {second}" AND "{third[:2]}" *')

    def _name(self) -> Asked:
        names, kind = self._pick(self._names)
        return replace(_words(fold(names[0])), kind=kind)

    def _typo(self) -> Asked:
        names, kind = self._pick([item for item in self._names if len(item[0]) > 1])
        words = names[1].split()
        longest = max(range(len(words)), key=lambda at: len(words[at]))
        words[longest] = words[longest][:-2] + words[longest][-1:] * 2
        return replace(_words(" ".join(words)), kind=kind)


def _often(texts: list[list[str]]) -> list[str]:
    held: dict[str, int] = {}
    for text in texts:
        for word in set(text):
            held[word] = held.get(word, 0) + 1
    return sorted((word for word in held if word.isalpha()), key=lambda word: -held[word])[:60]


def _words(typed: str) -> Asked:
    return Asked(typed, " AND ".join(f'"{word}"' for word in WORD.findall(fold(typed))))


def _phrase(typed: str) -> Asked:
    return Asked(f'"{typed}"', f'"{typed}"')


def _prefix(typed: str) -> Asked:
    return Asked(typed, f'"{typed}" *')


def _date(typed: str) -> Asked:
    return Asked(typed, '"' + " ".join(WORD.findall(typed)) + '"')
