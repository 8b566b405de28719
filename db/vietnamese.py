"""Vietnamese text: folding, tone placement, order, slugs and numbers."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from itertools import product
from typing import Final, Literal, NamedTuple

Lang = Literal["vi", "en"]

_PLAIN_D: Final = dict.fromkeys("đĐðÐƉɖ", "d")
_BIDI: Final = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT_CONTROLS: Final = frozenset("\n\t")
_TONES: Final = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the collation order
_VOWELS: Final = "aăâeêioôơuưy"
_MARKED: Final = frozenset("ăâêôơư")
_SYLLABLE: Final = re.compile(
    rf"(?P<onset>qu(?=[{_VOWELS}])|gi(?=[{_VOWELS}])|ngh|[cgknpt]h|ng|tr|[bcdđghklmnpqrstvx]|)"
    rf"(?P<nucleus>[{_VOWELS}]{{1,3}})(?P<coda>[cn]h|ng|[cmnpt]|)"
)
_I_OR_Y: Final = re.compile("[hklmst]y")
_LATIN_PAIRS: Final = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "þ": "th"}
_MULTIPLIERS: Final = {
    "tram": 10**2, "nghin": 10**3, "ngan": 10**3, "van": 10**4, "trieu": 10**6, "ti": 10**9,
    "ty": 10**9, "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
}  # fmt: skip


class Syllable(NamedTuple):
    """A run of letters and digits with its code point offsets `[start, end)`."""

    text: str
    start: int
    end: int


def nfc(text: str) -> str:
    """Return the text in Unicode normalisation form C, the form in which all text is stored."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Return the text fit for storing.

    NFC; line ends are line feeds; control characters (but newline and tab), byte order marks and
    bidirectional overrides are dropped; a lone surrogate becomes U+FFFD. The result always
    encodes as UTF-8, and cleaning it again changes nothing.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(text.translate(_CLEANING))


def _clean_char(char: str) -> str:
    if char in _KEPT_CONTROLS:
        return char
    if char in _BIDI or char == "\ufeff":
        return ""
    category = unicodedata.category(char)
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" else char


class _Cleaning(dict[int, str]):
    """A translation table to what may be stored."""

    def __missing__(self, code: int) -> str:
        self[code] = cleaned = _clean_char(chr(code))
        return cleaned


class _Folding(dict[int, str]):
    """A translation table that works out each code point once."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_char(chr(code))
        return folded


class _Lowering(dict[int, str]):
    """A translation table to lower case, one code point for each."""

    def __missing__(self, code: int) -> str:
        self[code] = lowered = _lower_char(chr(code))
        return lowered


def _fold_char(char: str) -> str:
    letters = [c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c)[0] != "M"]
    if len(letters) != 1:
        return _lower_char(char)
    lowered = _lower_char(letters[0])
    return _PLAIN_D.get(lowered, lowered)


def _lower_char(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


_CLEANING: Final = _Cleaning()
_FOLDING: Final = _Folding()
_LOWERING: Final = _Lowering({ord(char): "đ" for char in "ĐÐðƉɖ"})


def fold(text: str) -> str:
    """Return the text without tones, marks and case: one code point out for each one in.

    Offsets in the folded text are therefore offsets in the original. A mark that stands alone
    stays, and what would become more than one code point stays whole. Every Vietnamese letter
    folds to ASCII.
    """
    return text.translate(_FOLDING)


def _placed_tones() -> dict[str, tuple[str, str]]:
    pairs = product(_VOWELS, _TONES)
    return {nfc(vowel + tone): (vowel, tone) for vowel, tone in pairs}


_TONED: Final = _placed_tones()
_RUN: Final = re.compile(r"[^\W_]+")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")


def exact(text: str) -> str:
    """Return the text in lower case with tones kept and spelling variants made one.

    The tone stands where it traditionally does (`hoà` and `hòa` give `hòa`; `quý` and `giá`
    stay), the letters that look like `Đ` are `đ`, and `y` becomes `i` where a whole syllable is
    one of h, k, l, m, s, t and `y` (`kỹ` gives `kĩ`). What is no Vietnamese syllable is only
    lowered. On NFC text it gives one code point for each one, like `fold`.
    """
    return _WORD.sub(_exact_match, text.translate(_LOWERING))


def _exact_match(match: re.Match[str]) -> str:
    return _exact_syllable(match[0])


@lru_cache(maxsize=2048)  # more would fill for a thousand visits to a station
def _exact_syllable(word: str) -> str:
    toned = [char for char in word if char in _TONED]
    if len(toned) > 1:
        return word
    tone = _TONED[toned[0]][1] if toned else ""
    bare = "".join(_TONED[char][0] if char in _TONED else char for char in word)
    if _I_OR_Y.fullmatch(bare):
        return word[0] + nfc("i" + tone)
    place = _tone_place(bare) if tone else None
    if place is None:
        return word
    return bare[:place] + nfc(bare[place] + tone) + bare[place + 1 :]


def _tone_place(bare: str) -> int | None:
    """Return where a syllable without its tone carries it, or None if it is no syllable."""
    match = _SYLLABLE.fullmatch(bare)
    if match is None:
        return None
    start, end = match.span("nucleus")
    marked = [i for i in range(start, end) if bare[i] in _MARKED]
    if marked:
        return marked[-1]
    # The middle of three (hoài), the second of two before a consonant (toán), or else the first.
    return (start + end - 1 + bool(match["coda"])) // 2


def syllables(text: str) -> list[Syllable]:
    """Return the runs of letters and digits with their code point offsets."""
    return [Syllable(m[0], m.start(), m.end()) for m in _RUN.finditer(text)]


def words(text: str) -> list[str]:
    """Return the runs of letters and digits as they are written."""
    return _RUN.findall(text)


def slug(text: str) -> str:
    """Return an ASCII name in lower case with hyphens, for a ref or a file.

    Empty if the text has no Latin letter or digit. Different texts may share one (`Hà`, `Hạ`).
    """
    compatible = unicodedata.normalize("NFKC", text)
    plain = "".join(_LATIN_PAIRS.get(char, char) for char in fold(compatible))
    return "-".join(re.findall(r"[a-z0-9]+", plain))


_LETTERS: Final = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PUNCTUATION: Final = "_-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$"
_FIRST_DIGIT: Final = 0x60
_FIRST_LETTER: Final = 0x70
_SHAPES: Final = {"ă": "\u0306", "â": "\u0302", "ê": "\u0302", "ô": "\u0302", "ơ": "\u031b",
                  "ư": "\u031b"}  # fmt: skip


def collation_key(text: str) -> bytes:
    """Return bytes that sort as Vietnamese does; store them and ORDER BY them.

    Letters first (a ă â b c d đ e ê ...), then tones (none, huyền, hỏi, ngã, sắc, nặng), then
    case (small before capital), each over the whole text; a blank sorts before punctuation,
    punctuation before digits, digits before letters: the order of the Unicode collation
    algorithm with the Vietnamese tailoring. Texts that differ in nothing of this share a key.
    """
    weights = [_weights(char) for char in nfc(text)]
    levels = zip(*weights, strict=True) if weights else ((), (), ())
    return b"\x00".join(b"".join(level) for level in levels)


@lru_cache(maxsize=4096)
def _weights(char: str) -> tuple[bytes, bytes, bytes]:
    """Return what one character adds to each of the three levels."""
    lowered = _lower_char(char)
    base, marks = _base_and_marks(lowered)
    if not base:
        return b"", marks, b""
    case = b"\x01" if char == lowered else b"\x02"
    return _primary(base), marks + b"\x02", case


def _base_and_marks(char: str) -> tuple[str, bytes]:
    letters: list[str] = []
    marks: list[str] = []
    for part in unicodedata.normalize("NFD", char):
        shaped = nfc(letters[-1] + part) if letters else ""
        if shaped and shaped in _SHAPES and _SHAPES[shaped] == part:
            letters[-1] = shaped
        elif unicodedata.category(part)[0] == "M":
            marks.append(part)
        elif unicodedata.category(part) != "Cc" or part.isspace():
            letters.append(part)
    return "".join(letters), b"".join(_mark_weight(mark) for mark in marks)


def _mark_weight(mark: str) -> bytes:
    place = _TONES.find(mark)
    return bytes([0x03 + place]) if place >= 0 else b"\x10" + ord(mark).to_bytes(3, "big")


def _primary(base: str) -> bytes:
    if base.isspace():
        return b"\x03"
    if len(base) == 1 and base in _LETTERS:
        return bytes([_FIRST_LETTER + _LETTERS.index(base)])
    if len(base) == 1 and base in _PUNCTUATION:
        return bytes([0x05 + _PUNCTUATION.index(base)])
    digit = unicodedata.digit(base, None) if len(base) == 1 else None
    if digit is not None:
        return bytes([_FIRST_DIGIT + digit])
    lead = b"\xf0" if base.isalpha() else b"\x50"
    return b"".join(lead + ord(char).to_bytes(3, "big") for char in base)


_GROUPED_VI: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_GROUPED_EN: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN: Final = re.compile(r"\d+(?:[.,]\d+)?")
_NUMBER: Final = re.compile(r"([-−+]?)\s*([\d.,]+)\s*([a-z]*)")


def parse_number(text: str, lang: Lang = "vi") -> int | float | None:
    """Return the number that a text writes, or None where it writes none.

    Points group and a comma is decimal in Vietnamese (`5.190.108`, `3,5`), the other way round
    in English; a form that only the other language can mean (`3.5`, `5,190,108`) is read as that.
    Blanks may group. A multiplier may follow (`1,2 triệu`, `5 vạn`, `3 thousand`).
    """
    plain = re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?:\D|$))", "", fold(nfc(text)).strip())
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return None
    sign, digits, word = match.groups()
    if not digits.isascii() or (word and word not in _MULTIPLIERS):
        return None
    value = _decimal(digits, lang)
    if value is None:
        return None
    value *= _MULTIPLIERS.get(word, 1) * (-1 if sign and sign != "+" else 1)
    return int(value) if value == value.to_integral_value() else float(value)


def _decimal(digits: str, lang: Lang) -> Decimal | None:
    first, second = (_GROUPED_VI, _GROUPED_EN) if lang == "vi" else (_GROUPED_EN, _GROUPED_VI)
    if first.fullmatch(digits):
        return _ungrouped(digits, first is _GROUPED_VI)
    if _PLAIN.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    if second.fullmatch(digits):
        return _ungrouped(digits, second is _GROUPED_VI)
    return None


def _ungrouped(digits: str, vietnamese: bool) -> Decimal:
    if vietnamese:
        return Decimal(digits.replace(".", "").replace(",", "."))
    return Decimal(digits.replace(",", ""))


def format_number(value: float | Decimal, lang: Lang) -> str:
    """Return a number as the language writes it: `5.190.108` and `3,5`, `5,190,108` and `3.5`."""
    exact_value = Decimal(str(value))
    whole = exact_value == exact_value.to_integral_value()
    english = f"{int(exact_value):,}" if whole else f"{exact_value.normalize():,f}"
    return english if lang == "en" else english.translate(str.maketrans(",.", ".,"))
