"""The shape of a word: a Vietnamese syllable, a foreign name in Vietnamese letters, or neither."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal

Shape = Literal["syllable", "transliterated", "foreign"]

_TONES: Final = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_ONSET: Final = (
    r"(?:ngh|ng|nh|gh|gi|kh|ch|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|r|s|t|v|x)?"  # p only in loans
)
_NUCLEUS: Final = (
    r"(?:oai|oay|oeo|uây|uôi|uya|uyê|uyu|ươi|ươu|iêu|yêu|uao|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|"
    r"oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uă|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
)
_CODA: Final = r"(?:ch|ng|nh|c|m|n|p|t)?"
_SYLLABLE: Final = re.compile(_ONSET + _NUCLEUS + _CODA)
# What foreign names are spelled with: syllables that Vietnamese itself has not (pơ, xtra, -r, -l).
_LOOSE: Final = re.compile(
    rf"(?:(?:{_ONSET[3:-2]}|p|pl|pr|br|bl|cr|cl|đr|dr|gr|fr|f|phr|phl|j|w|z|st|xt|xtr|xp)?"
    rf"{_NUCLEUS}(?:ch|ng|nh|c|m|n|p|t|r|l|x|s)?){{2,7}}"
)
_MARKED: Final = re.compile(r"[ăâđêôơư]")
_LONGEST: Final = 24


@lru_cache(maxsize=16384)
def toneless(word: str) -> str:
    """Return a word in lower case without its tones, its hats and horns kept."""
    return unicodedata.normalize("NFC", _TONES.sub("", unicodedata.normalize("NFD", word.lower())))


@lru_cache(maxsize=16384)
def shape_of(word: str) -> Shape | None:
    """Return the shape of a word, or None if it is none of them.

    `syllable`: one Vietnamese syllable. `transliterated`: several written together (Xalăng) or
    hyphened with small letters after the first (Na-va). `foreign`: plain letters that
    make no syllable (Navarre).
    """
    if len(word) > _LONGEST or not all(char.isalpha() or char in "-‐‑" for char in word):
        return None
    parts = re.split("[-‐‑]", word)
    if len(parts) > 1:
        return _hyphened(parts)
    plain = toneless(word)
    if _SYLLABLE.fullmatch(plain):
        return "syllable"
    if word.isupper() or not word[0].isupper():
        return None
    marked = plain != word.lower() or _MARKED.search(plain) is not None
    if marked:
        return "transliterated" if _LOOSE.fullmatch(plain) else None
    return "foreign" if word.isascii() else None


def _hyphened(parts: list[str]) -> Shape | None:
    if not all(parts) or not parts[0][0].isupper() or all(part[0].isupper() for part in parts):
        return None
    return "transliterated"
