"""A number in a paragraph, in digits or in words, and where it ends."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from db.articles.recognise.counting import DIVISIBLE, SCALES, TENS, UNITS
from db.articles.recognise.words import DASHES, Paragraph
from db.vietnamese import parse_number

_GROUPED_COMMA: Final = re.compile(r"\d{1,3},\d{3}")
_LONGEST: Final = 10
_HALF: Final = 0.5
_LAST_BARE: Final = 10
_DIGIT_FOLLOWS: Final = frozenset([*TENS, *SCALES, "linh", "lẻ"])


class Numeral(NamedTuple):
    """A number read: its value (a range has two), the index after it, and how it is written.

    `words` says that no digit is in it, `bare` that it is one word below eleven.
    """

    low: float
    high: float
    end: int
    words: bool
    bare: bool


def numeral_at(paragraph: Paragraph, index: int) -> Numeral | None:
    """Return the number or the range that begins at a word, or None."""
    first = _single(paragraph, index)
    if first is None:
        return None
    joint = paragraph.word(first.end)
    if joint.text in DASHES or joint.key in {"đến", "tới"}:
        second = _single(paragraph, first.end + 1)
        if second is not None and second.low >= first.low and second.words == first.words:
            low = _scaled_like(first.low, second.low, paragraph, second.end - 1)
            return Numeral(low, second.high, second.end, first.words, False)
    return first


def _scaled_like(low: float, high: float, paragraph: Paragraph, last: int) -> float:
    """Return the lower number with the scale that is written once ("2 - 3 nghìn")."""
    scale = SCALES.get(paragraph.word(last).key, 1)
    return low * scale if low < scale <= high else low


def _single(paragraph: Paragraph, index: int) -> Numeral | None:
    word = paragraph.word(index)
    if word.number:
        return _digits(paragraph, index)
    if word.key == "nửa":
        return Numeral(_HALF, _HALF, index + 1, True, True)
    return _spoken(paragraph, index)


def _digits(paragraph: Paragraph, index: int) -> Numeral | None:
    text = paragraph.word(index).text
    if _GROUPED_COMMA.fullmatch(text) and DIVISIBLE.at(paragraph.words, index + 1) is None:
        text = text.replace(",", ".")  # "4,229 hầm": what cannot be divided is grouped, not decimal
    value = parse_number(text)
    if value is None:
        return None
    end = index + 1
    while (scale := SCALES.get(paragraph.word(end).key)) is not None and end < index + 4:
        value, end = value * scale, end + 1
    if paragraph.word(end).key == "rưỡi" and end > index + 1:
        value, end = value + SCALES[paragraph.word(end - 1).key] / 2, end + 1
    plain = _plain(value)
    return Numeral(plain, plain, end, False, False)


def _spoken(paragraph: Paragraph, index: int) -> Numeral | None:
    """Read a number in words: hundreds, tens and digits, times their scales."""
    total = hundreds = group = 0
    end = index
    while end - index < _LONGEST:
        key = paragraph.word(end).key
        before = paragraph.word(end - 1).key if end > index else ""
        if key in UNITS and (end == index or before in _DIGIT_FOLLOWS):
            group += UNITS[key]
        elif key in TENS and not (key == "mươi" and end == index):
            group = 10 if key == "mười" else (group or 1) * 10
        elif key == "trăm":
            hundreds, group = (group or 1) * 100, 0
        elif key in SCALES:
            total += (hundreds + group or 1) * SCALES[key]
            hundreds = group = 0
        elif key not in {"linh", "lẻ"} or before != "trăm":
            break
        end += 1
    if end == index:
        return None
    value: float = total + hundreds + group
    if paragraph.word(end).key == "rưỡi" and paragraph.word(end - 1).key in SCALES:
        value, end = value + SCALES[paragraph.word(end - 1).key] / 2, end + 1
    plain = _plain(value)
    return Numeral(plain, plain, end, True, end == index + 1 and plain <= _LAST_BARE)


def _plain(value: float) -> float:
    return int(value) if value == int(value) else value
