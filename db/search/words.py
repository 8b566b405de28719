"""What a person typed, as words to look for: never parsed as FTS5 syntax."""

from __future__ import annotations

import re
from dataclasses import dataclass

from db.vietnamese import clean, exact, fold

MAX_CHARACTERS = 400
MAX_WORDS = 24

WORD = re.compile(r"[^\W_]+")
PHRASE = re.compile(r'"([^"]*)"|“([^”]*)”')


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold a query's words, folded and with tones; phrases are tuples of folded words.

    `prefix` says that the last word may go on: the person is still typing it.
    """

    folded: tuple[str, ...]
    toned: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    prefix: bool

    def __bool__(self) -> bool:
        """Say whether there is anything to look for."""
        return bool(self.folded)

    @property
    def has_tones(self) -> bool:
        """Say whether the person typed tone marks or đ."""
        return self.folded != self.toned


def wanted(query: str, *, prefix: bool) -> Wanted:
    """Return the words of a query; anything that is no letter or digit only separates them."""
    text = clean(query[:MAX_CHARACTERS])
    phrases = tuple(
        words
        for match in PHRASE.finditer(text)
        if len(words := tuple(WORD.findall(fold(match.group(1) or match.group(2) or "")))) > 1
    )
    folded = tuple(WORD.findall(fold(text))[:MAX_WORDS])
    toned = tuple(WORD.findall(exact(text))[:MAX_WORDS])
    if len(folded) != len(toned):
        toned = folded
    open_ended = prefix and bool(text) and (text[-1].isalnum())
    return Wanted(folded, toned, phrases, open_ended)


def match_expression(words: Wanted) -> str:
    """Return an FTS5 expression in which every word is a quoted string: nothing is an operator."""
    parts = [f'"{word}"' for word in words.folded]
    if words.prefix:
        parts[-1] += " *"
    parts += ['"' + " ".join(phrase) + '"' for phrase in words.phrases]
    return "{names_folded body_folded} : (" + " AND ".join(parts) + ")"
