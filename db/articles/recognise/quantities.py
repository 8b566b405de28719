"""Quantities in a paragraph: a number with its qualifier and what it counts."""

from __future__ import annotations

import re
from typing import Final

from db.articles.recognise.counting import (
    NO_COUNT_AFTER,
    NO_COUNT_BEFORE,
    ONE_COUNTS,
    QUALIFIERS,
    SCALES,
    counted_at,
)
from db.articles.recognise.numerals import Numeral, numeral_at
from db.articles.recognise.suggestions import Qualifier, QuantityValue
from db.articles.recognise.words import Paragraph

_YEAR: Final = re.compile(r"1\d{3}|20\d\d")  # ungrouped it is one, unless a known noun follows
_SIGNS: Final = frozenset("%‰")
_WHAT_ENDS: Final = NO_COUNT_AFTER | {"vừa", "chết", "chiến", "tham", "thời", "hy", "hi", "nên"}
_LONGEST_WHAT = 4
_SUMS: Final = frozenset(["tổng", "trong", "dân", "quân", "con"])  # whose "số" numbers nothing
_ORDER_TOP: Final = 10


def find_quantities(paragraph: Paragraph) -> None:
    """Suggest every number that counts or measures something."""
    index = 0
    while index < len(paragraph.words):
        numeral = None if paragraph.taken(index) else numeral_at(paragraph, index)
        if numeral is None:
            index += 1
            continue
        index = _quantity(paragraph, index, numeral)


def _quantity(paragraph: Paragraph, index: int, numeral: Numeral) -> int:
    """Suggest the quantity whose number stands here; return the index to go on from."""
    qualifier, first = _qualifier(paragraph, index)
    if _ordinal(paragraph, first) or _ordinal(paragraph, index):
        return numeral.end
    end = _unit_end(paragraph, numeral, qualifier, index)
    if end is None:
        return numeral.end if not numeral.words else index + 1
    words = paragraph.words
    value = _value(numeral, qualifier, paragraph, end)
    if paragraph.suggest("quantity", words[first].start, words[end - 1].end, value):
        return end
    return numeral.end


def _qualifier(paragraph: Paragraph, index: int) -> tuple[Qualifier | None, int]:
    """Return the qualifier before a number and the index where it begins, the longest first."""
    for length in (3, 2, 1):
        first = index - length
        found = QUALIFIERS.at(paragraph.words, first) if first >= 0 else None
        if found is not None and found[0] == index and not paragraph.taken(first):
            return found[1], first
    return None, index


def _ordinal(paragraph: Paragraph, index: int) -> bool:
    """Say whether the number is a rank or a part of a written reference."""
    before = paragraph.word(index - 1)
    if before.key == "số" and paragraph.word(index - 2).key in _SUMS:
        return False
    return before.key in NO_COUNT_BEFORE or before.text in {"/", "°", "№"}


def _unit_end(
    paragraph: Paragraph, numeral: Numeral, qualifier: Qualifier | None, index: int
) -> int | None:
    """Return the index after the counted noun, or None if the number counts nothing."""
    after = paragraph.word(numeral.end)
    if after.text in _SIGNS:
        return numeral.end + 1
    if numeral.end >= len(paragraph.words) or paragraph.taken(numeral.end):
        return None
    counted = counted_at(paragraph, numeral.end)
    if numeral.words and numeral.bare and qualifier is None:
        article = paragraph.word(index).key == "một"
        if article and ONE_COUNTS.at(paragraph.words, numeral.end) is None:
            return None
        return counted if _sure(paragraph, index) else None
    if counted is not None:
        return counted
    if paragraph.word(index - 1).key == "của" and qualifier is None:
        return None  # "trung đoàn 36 của 308": a formation called by its number
    if _YEAR.fullmatch(paragraph.word(numeral.end - 1).text):
        return None
    known = after.lower and after.key not in NO_COUNT_AFTER and after.key not in SCALES
    return numeral.end + 1 if known and not (numeral.words and qualifier is None) else None


def _sure(paragraph: Paragraph, index: int) -> bool:
    """Say whether a bare number word is one: "năm" is also year, "ba" father, "tư" private."""
    key, before = paragraph.word(index).key, paragraph.word(index - 1).key
    if key in {"năm", "chục", "nghìn", "ngàn", "vạn", "trăm", "tỉ", "tỷ", "triệu"}:
        return before not in {"tháng", "hàng", "trong", "hằng", "mỗi", "những", "mấy", "nhiều"}
    return key != "tư" and before not in {"thứ", "tháng", "mỗi", "từng", "duy"}


def _value(
    numeral: Numeral, qualifier: Qualifier | None, paragraph: Paragraph, end: int
) -> QuantityValue:
    unit = paragraph.written(numeral.end, end)
    what = _what(paragraph, end)
    low, high = numeral.low, numeral.high
    if qualifier == "order":
        return QuantityValue(None, low, low * _ORDER_TOP - 1, "order", unit, what)
    if low != high:
        return QuantityValue(None, low, high, qualifier or "exact", unit, what)
    bounds = (low if qualifier == "over" else None, low if qualifier == "nearly" else None)
    return QuantityValue(low, bounds[0], bounds[1], qualifier or "exact", unit, what)


def _what(paragraph: Paragraph, index: int) -> str:
    """Return the few words after the unit that say of what ("thóc" in "3.000 tấn thóc")."""
    end = index
    while end < min(len(paragraph.words), index + _LONGEST_WHAT):
        word = paragraph.words[end]
        if not word.lower or word.key in _WHAT_ENDS or paragraph.taken(end):
            break
        end += 1
    return paragraph.written(index, end)
