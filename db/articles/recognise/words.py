"""A paragraph as words: tokens with offsets, phrases of a vocabulary, runs of capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, Generic, NamedTuple, TypeVar

from db.articles.recognise.suggestions import Kind, Suggestion, Value
from db.vietnamese import exact

# A hyphen joins letters only: "Rơ-ve" is one word, "16-9" and "Lạng Sơn - Cao Bằng" are not.
_TOKEN: Final = re.compile(
    r"\d+(?:[.,]\d+)*(?=(?:km2?|kg|m[23]?|cm|ha|tấn|tạ)(?![^\W_]))|\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:[-‐‑][^\W\d_]+)*|[^\w\s]|_"
)
_SENTENCE_ENDS: Final = frozenset('.!?…:;“”"«»([')
_CITATION: Final = re.compile(r"\[\s*\d{1,4}\s*(?:[,;:][^\[\]]{0,80})?\]")
DASHES: Final = frozenset("-–—‐‑")
_CAPITAL_BEFORE: Final = re.compile(r"(?<!\w)(?=[^\W\d_])[^\W\d_]+ $")
_REACH: Final = 12
_COMPASS: Final = frozenset(["bắc", "trung", "nam"])
_LONGEST_RUN: Final = 7

Payload = TypeVar("Payload")


class Word(NamedTuple):
    """One token: its text, its comparison key (lower case, one tone placement), its offsets."""

    text: str
    key: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Say whether it is a word that begins with a capital."""
        return self.text[0].isupper()

    @property
    def number(self) -> bool:
        """Say whether it is written in digits only, grouped or not."""
        return self.text[0].isdecimal() and self.text[-1].isdecimal() and not self.lettered

    @property
    def lettered(self) -> bool:
        """Say whether it holds a letter."""
        return any(char.isalpha() for char in self.text)

    @property
    def lower(self) -> bool:
        """Say whether it is a word that begins with a small letter."""
        return self.text[0].isalpha() and not self.text[0].isupper()


class Phrases(Generic[Payload]):
    """Find the longest phrase of a vocabulary that begins at a word."""

    def __init__(self, entries: Mapping[str, Payload] | Iterable[tuple[str, Payload]]) -> None:
        pairs = entries.items() if isinstance(entries, Mapping) else entries
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in pairs:
            keys = tuple(word.key for word in words_of(phrase))
            if keys:
                self._by_first.setdefault(keys[0], []).append((keys, payload))
        for found in self._by_first.values():
            found.sort(key=lambda pair: len(pair[0]), reverse=True)

    def at(self, words: Sequence_, index: int) -> tuple[int, Payload] | None:
        """Return the index after the phrase and its payload, or None if none begins here."""
        if index >= len(words):
            return None
        for keys, payload in self._by_first.get(words[index].key, ()):
            if all(
                index + i < len(words) and words[index + i].key == key for i, key in enumerate(keys)
            ):
                return index + len(keys), payload
        return None


Sequence_ = list[Word]


def words_of(text: str) -> list[Word]:
    """Return the tokens of a text; a mark of punctuation is one too."""
    lowered = exact(text)
    spans = (span for match in _TOKEN.finditer(text) for span in _parts(text, match))
    return [Word(text[start:end], lowered[start:end], start, end) for start, end in spans]


def _parts(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the spans of a token: "Bằng-Lạng" is three where two names meet ("A Bằng-Lạng B")."""
    start, end = match.span()
    joint = start + max(text.find(dash, start, end) - start for dash in "-‐‑")
    if joint <= start or text[start].isdecimal() or not text[joint + 1].isupper():
        return [(start, end)]
    before, after = text[max(0, start - 1) : start], text[end : end + 2]
    meets = _CAPITAL_BEFORE.search(text, max(0, start - _REACH), start) is not None
    if before == " " and meets and after[:1] == " " and after[1:].isupper():
        return [(start, joint), (joint, joint + 1), (joint + 1, end)]
    return [(start, end)]


class Paragraph:
    """One paragraph under recognition: its words, and which of its spans are already spoken for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_of(text)
        self.found: list[Suggestion] = []
        self._taken = bytearray(len(text))
        for match in _CITATION.finditer(text):
            self._taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())

    def free(self, start: int, end: int) -> bool:
        """Say whether nothing is suggested there and no citation marker stands there."""
        return self._taken.find(1, start, end) < 0

    def suggest(self, kind: Kind, start: int, end: int, value: Value) -> bool:
        """Suggest a span, unless a part of it is taken; say whether it was free."""
        if start >= end or not self.free(start, end):
            return False
        self._taken[start:end] = b"\x01" * (end - start)
        self.found.append(Suggestion(kind, start, end, self.text[start:end], value))
        return True

    def written(self, first: int, last: int) -> str:
        """Return the text from one word to before another."""
        if first >= last:
            return ""
        return self.text[self.words[first].start : self.words[last - 1].end]

    def word(self, index: int) -> Word:
        """Return a word, or an empty line's worth of punctuation outside the paragraph."""
        return self.words[index] if 0 <= index < len(self.words) else _NOTHING

    def taken(self, index: int) -> bool:
        """Say whether a word is already part of something."""
        word = self.words[index]
        return not self.free(word.start, word.end)

    def opens(self, index: int) -> bool:
        """Say whether a sentence, a bracket or a quotation begins with this word."""
        return index == 0 or self.words[index - 1].text in _SENTENCE_ENDS

    def capitals(self, index: int, longest: int = _LONGEST_RUN) -> int:
        """Return the index after the run of capitalised words that begins here.

        Single syllables joined by dashes are one name ("Đông - Tây", "Cao - Bắc - Lạng").
        """
        end = index
        while end - index < longest and self.word(end).capital and not self.taken(end):
            end += 1
        if end == index + 1:
            if self.word(index).key in _COMPASS and self.word(end).text in {"bộ", "kỳ", "kì"}:
                return end + 1
            while (
                self.word(end).text in DASHES
                and self.word(end + 1).capital
                and not self.taken(end + 1)
                and not self.word(end + 2).capital
                and end - index < longest
            ):
                end += 2
        return end


_NOTHING: Final = Word("\n", "\n", 0, 0)
