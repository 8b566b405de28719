"""The spelling of Vietnamese syllables: which letters may meet, and which carries the tone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from db.vietnamese import fold, nfc

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES: Final = frozenset(["", "\u0301", "\u0323"])
_MARKED: Final = frozenset("ăâêôơư")
_VOWELS: Final = frozenset("aăâeêioôơuưy")
_ONSETS: Final = (
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", *"bcdđghklmnprstvx", "",
)  # fmt: skip
_BEFORE_FRONT_VOWELS: Final = frozenset(["k", "gh", "ngh"])
_NEVER_BEFORE_FRONT_VOWELS: Final = frozenset(["c", "g", "ng"])
# Each nucleus with the codas that it may take; a blank first means that it may stand open.
_RIMES: Final[dict[str, str]] = {
    "a": " c ch m n ng nh p t", "ă": "c m n ng p t", "â": "c m n ng p t", "e": " c m n ng p t",
    "ê": " ch m n nh p t", "i": " c ch m n nh p t", "o": " c m n ng p t", "ô": " c m n ng p t",
    "ơ": " m n p t", "u": " c m n ng p t", "ư": " c m n ng t", "y": " t", "ai": " ", "ao": " ",
    "au": " ", "ay": " ", "âu": " ", "ây": " ", "eo": " ", "êu": " ", "ia": " ", "iu": " ",
    "oi": " ", "ôi": " ", "ơi": " ", "ua": " ", "ui": " ", "ưa": " ", "ưi": " ", "ưu": " ",
    "iê": "c m n ng p t", "iêu": " ", "yê": "m n ng t", "yêu": " ", "uô": "c m n ng t",
    "uôi": " ", "ươ": "c m n ng p t", "ươi": " ", "ươu": " ", "oa": " c ch m n ng nh p t",
    "oă": "c m n ng t", "oe": " m n t", "oai": " ", "oay": " ", "oao": " ", "oeo": " ",
    "oo": "c n ng", "uâ": "n ng t", "uây": " ", "uê": " ch n nh", "uơ": " n",
    "uy": " ch n nh p t", "uya": " ", "uyê": "n t", "uyu": " ", "uau": " ",
}  # fmt: skip
_AFTER_QU: Final[dict[str, str]] = {
    "a": " c ch n ng nh t", "ă": "c m n ng p t", "â": "n ng t", "e": " n o t", "ê": " n ch nh t",
    "i": " t n nh", "y": " ch n nh t p", "ai": " ", "ay": " ", "ao": " ", "au": " ", "ây": " ",
    "eo": " ", "êu": " ", "iu": " ", "yu": " ", "ô": "c", "ơ": " ", "ua": " ", "yê": "n t",
    "ya": " ", "iê": "t",
}  # fmt: skip
_ONE: Final = 1
_TWO: Final = 2


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Say whether an NFC word is spelt as a Vietnamese syllable, its tone in its place."""
    bare, tone, place = _without_tone(word.lower())
    return bare is not None and any(_fits(bare, tone, place, onset) for onset in _ONSETS)


@lru_cache(maxsize=65536)
def sounds_vietnamese(word: str) -> bool:
    """Say whether a word would be a syllable if its marks were others, or stood elsewhere."""
    return fold(word) in _plain_syllables()


def is_one_syllable(word: str) -> bool:
    """Say whether a word has a single run of vowels: a loan such as "rađiô" has more."""
    runs, inside = 0, False
    for char in fold(word):
        vowel = char in "aeiouy"
        runs += vowel and not inside
        inside = vowel
    return runs == 1


def _without_tone(word: str) -> tuple[str | None, str, int]:
    """Return a word without its tone, the tone, and which letter carries it (-1 for none)."""
    bare: list[str] = []
    tone, place = "", -1
    for char in word:
        parts = unicodedata.normalize("NFD", char)
        found = [part for part in parts if part in _TONES]
        if found and (tone or len(found) > 1):
            return None, "", -1
        if found:
            tone, place = found[0], len(bare)
        bare.append(nfc("".join(part for part in parts if part not in _TONES)))
    return "".join(bare), tone, place


def _fits(bare: str, tone: str, place: int, onset: str) -> bool:
    if not bare.startswith(onset):
        return False
    rime = bare[len(onset) :]
    if onset == "gi" and rime[:1] not in _VOWELS:
        onset, rime = "g", "i" + rime  # gì, gìn
    nucleus, coda = _cut(rime)
    table = _AFTER_QU if onset == "qu" else _RIMES
    if coda not in table.get(nucleus, "-").split(" ") or not _onset_fits(onset, nucleus, bare):
        return False
    if coda in {"c", "ch", "p", "t"} and tone not in _STOPPED_TONES:
        return False
    return not tone or place - len(bare) + len(rime) in _tone_places(nucleus, coda)


def _cut(rime: str) -> tuple[str, str]:
    end = 0
    while end < len(rime) and rime[end] in _VOWELS:
        end += 1
    return rime[:end], rime[end:]


def _onset_fits(onset: str, nucleus: str, bare: str) -> bool:
    front = nucleus[:1] in "eêi" or (nucleus[:1] == "y" and onset != "")
    if onset in _BEFORE_FRONT_VOWELS:
        return front
    if onset == "g" and bare.startswith("gi"):
        return True
    return not (front and onset in _NEVER_BEFORE_FRONT_VOWELS)


def _tone_places(nucleus: str, coda: str) -> set[int]:
    """Return which vowels of a nucleus may carry the tone, in the old way or the new."""
    marked = [i for i, char in enumerate(nucleus) if char in _MARKED]
    if nucleus in {"ưa", "ưu", "ưi"}:
        return {0}
    if marked:
        return {marked[-1]}
    if len(nucleus) == _ONE:
        return {0}
    if len(nucleus) > _TWO or coda:
        return {1}
    return {0, 1} if nucleus in {"oa", "oe", "uy"} else {0}


@lru_cache(maxsize=1)
def _plain_syllables() -> frozenset[str]:
    """Return all syllables without marks; k and c keep their places, for "Kạn" is a name."""
    rimes = {
        fold(nucleus + coda)
        for table in (_RIMES, _AFTER_QU)
        for nucleus, codas in table.items()
        for coda in codas.split(" ")
    }
    return frozenset(
        fold(onset) + rime
        for onset in _ONSETS
        for rime in rimes
        if onset not in {"k", "c"} or (onset == "k") == (rime[:1] in {"e", "i", "y"})
    )
