"""A paragraph as words: tokens with offsets, phrases of a vocabulary, runs of capitals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from db.articles.recognise.suggestions import Kind, Suggestion, Value
from db.vietnamese import exact

# A hyphen joins letters only: "Na-va" is one word, "16-9" and "Nam Định - Ninh Bình" are not.
_TOKEN: Final = re.compile(
    r"\d+(?:[.,]\d+)*(?=(?:km2?|kg|m[23]?|cm|ha|tấn|tạ)(?![^\W_]))|\d+(?:[.,]\d+)*(?![^\W_])|[^\W_]+(?:[-‐‑][^\W\d_]+)*|[^\w\s]|_"
)
_SENTENCE_ENDS: Final = frozenset('.!?…:;“”"«»([')
_CITATION: Final = re.compile(r"\[\s*\d{1,4}\s*(?:[,;:][^\[\]]{0,80})?\]")
DASHES: Final = frozenset("-–—‐‑")
_HYPHEN: Final = re.compile("[-‐‑]")
_PIECE: Final = re.compile(r"[^-‐‑]+")
_CAPITAL_BEFORE: Final = re.compile(r"(?<!\w)([^\W\d_]+) $")
# Words of the old spelling that may begin a sentence.
_HYPHENED: Final = frozenset(
    f"{first}-{second}"
    for first, seconds in (
        ("đại", "đoàn đội tướng tá úy"), ("trung", "đoàn đội tướng tá úy ương"),
        ("tiểu", "đoàn đội"), ("sư", "đoàn"), ("binh", "đoàn"), ("bộ", "đội"), ("liên", "khu"),
        ("chiến", "khu dịch"), ("mặt", "trận"), ("quốc", "lộ"), ("tỉnh", "lộ ủy"), ("thị", "xã"),
        ("đồng", "chí"), ("chủ", "tịch"), ("du", "kích"), ("dân", "quân"), ("tư", "lệnh"),
    )
    for second in seconds.split()
)  # fmt: skip
_REACH: Final = 12
_COMPASS: Final = frozenset(["bắc", "trung", "nam"])
_LONGEST_RUN: Final = 7

Payload = TypeVar("Payload")


class Word(NamedTuple):
    """One token: its text, its comparison key (lower case, one tone placement), its offsets.

    `capital` says that it is a word that begins with a capital.
    """

    text: str
    key: str
    start: int
    end: int
    capital: bool

    @property
    def number(self) -> bool:
        """Say whether it is written in digits only, grouped or not."""
        return self.text[0].isdecimal() and not any(char.isalpha() for char in self.text)

    @property
    def lower(self) -> bool:
        """Say whether it is a word that begins with a small letter."""
        return not self.capital and self.text[0].isalpha()


class Phrases(Generic[Payload]):
    """Find the longest phrase of a vocabulary that begins at a word."""

    def __init__(self, entries: Mapping[str, Payload]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in entries.items():
            keys = tuple(word.key for word in words_of(phrase))
            self._by_first.setdefault(keys[0], []).append((keys[1:], payload))
        for found in self._by_first.values():
            found.sort(key=lambda pair: len(pair[0]), reverse=True)

    def at(self, words: Sequence[Word], index: int) -> tuple[int, Payload] | None:
        """Return the index after the phrase and its payload, or None if none begins here."""
        if not 0 <= index < len(words):
            return None
        for rest, payload in self._by_first.get(words[index].key, ()):
            end = index + 1 + len(rest)
            if end <= len(words) and all(
                word.key == key for word, key in zip(words[index + 1 : end], rest, strict=True)
            ):
                return end, payload
        return None


def words_of(text: str) -> list[Word]:
    """Return the tokens of a text; a mark of punctuation is one too."""
    lowered = exact(text)
    return [
        Word(text[start:end], lowered[start:end], start, end, text[start].isupper())
        for match in _TOKEN.finditer(text)
        for start, end in _parts(text, match)
    ]


def _parts(text: str, match: re.Match[str]) -> list[tuple[int, int]]:
    """Return the spans of a token's words.

    Hyphens of the old spelling join words and vanish ("đồng-chí", "Nam-Định"); in a foreign name
    they stay ("Na-va"); between two whole names they are a dash ("Nam Định-Ninh Bình").
    """
    start, end = match.span()
    if end - start < 3 or not _HYPHEN.search(text, start, end):
        return [(start, end)]
    pieces = [(piece.start() + start, piece.end() + start) for piece in _PIECE.finditer(match[0])]
    if len(pieces) < 2:
        return [(start, end)]
    capitals = [text[first].isupper() for first, _ in pieces]
    if not capitals[0] or exact(match[0]) in _HYPHENED:
        return pieces
    if not all(capitals):
        return [(start, end)]
    before = _CAPITAL_BEFORE.search(text, max(0, start - _REACH), start)
    if len(pieces) == 2 and before and before[1][0].isupper() and text[end + 1 : end + 2].isupper():
        return [pieces[0], (pieces[0][1], pieces[1][0]), pieces[1]]
    return pieces


class Paragraph:
    """One paragraph under recognition: its words, and which of its spans are already spoken for."""

    def __init__(self, text: str, words: list[Word] | None = None) -> None:
        self.text = text
        self.words = words_of(text) if words is None else words
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

    def _continues(self, index: int, inside: bool) -> bool:
        """Say whether a capitalised word is a part of a name; an acronym ends the name before."""
        word = self.word(index)
        if not word.capital or self.taken(index):
            return False
        acronym = len(word.text) > 1 and word.text.isupper()
        return not acronym or not inside or self.words[index - 1].text.isupper()

    def capitals(self, index: int, longest: int = _LONGEST_RUN) -> int:
        """Return the index after the run of capitalised words that begins here.

        Single syllables joined by dashes are one name ("Bắc - Nam", "Hà - Nam - Ninh").
        """
        end = index
        while end - index < longest and self._continues(end, end > index):
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


_NOTHING: Final = Word("\n", "\n", 0, 0, capital=False)
