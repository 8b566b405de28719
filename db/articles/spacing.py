"""Spacing, hyphens and quotation marks as they should be; never a word."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_BLANKS: Final = re.compile(r"\s+")
_BEFORE_CLOSING: Final = re.compile(r"\s+(?=[,;:!?…)\]”’»]|\.(?:\D|$))")
_MISPLACED: Final = re.compile(r"\s+([,;:!?])(?=[^\W\d_])")
_AFTER_OPENING: Final = re.compile(r"(?<=[(\[“‘«])\s+")
_DOTS: Final = re.compile(r"\.(?:\s?\.){2,}")
_LINE_END_HYPHEN: Final = re.compile(r"\w[-–‐‑]$")
_CUT_ENGLISH: Final = re.compile(r"[a-z]{2,}[-‐]$")
_SMALL_ENGLISH: Final = re.compile(r"[a-z]{2,}")
_TWO_SINGLES: Final = re.compile(r"''|``|‘‘|’’|,,(?=\w)|„")
_DOUBLE: Final = re.compile('["“”]')
_STRAIGHT: Final = re.compile(r'"\s*([^"]*?)\s*"')
_JOINED_QUOTE: Final = re.compile(r"(?<=[^\W\d_])(?=“)|(?<=”)(?=[^\W\d_])")
_OPENING_AFTER: Final = frozenset(" ([-–/")
_CLOSING_BEFORE: Final = frozenset(" .,;:!?…)]-–/")


def joined(parts: Iterable[str]) -> str:
    """Join the lines of one paragraph and mend its spacing.

    A hyphen at a line's end keeps what follows close ("1945-" and "1954"); one with a blank before
    it stays as it is ("Thu -" and "Đông").
    """
    text: list[str] = []
    for part in parts:
        if text and _LINE_END_HYPHEN.search(text[-1]) and part[:1].isalnum():
            if _cuts_english_word(text[-1], part):
                text[-1] = text[-1][:-1]
        elif text:
            text.append(" ")
        text.append(part)
    return mended("".join(text))


def _cuts_english_word(before: str, after: str) -> bool:
    ends = _CUT_ENGLISH.search(before) and _SMALL_ENGLISH.match(after)
    return bool(ends) and before.isascii() and after.isascii()


def mended(text: str) -> str:
    """Return a paragraph with its spacing and quotation marks mended."""
    text = _BLANKS.sub(" ", text).strip().replace("‐", "-").replace("‑", "-")
    text = _DOTS.sub(lambda dots: "." * dots[0].count("."), text)
    text = _quotes(text)
    text = _MISPLACED.sub(r"\1 ", text)
    text = _BEFORE_CLOSING.sub("", text)
    text = _AFTER_OPENING.sub("", text)
    return _JOINED_QUOTE.sub(" ", text)


def _quotes(text: str) -> str:
    """Make pairs of quotation marks that don't match into pairs that do; leave good ones alone."""
    text = _TWO_SINGLES.sub('"', text)
    marks = [match.start() for match in _DOUBLE.finditer(text)]
    kinds = [text[place] for place in marks]
    if not marks or kinds == ["“", "”"] * (len(kinds) // 2):
        return text
    if set(kinds) == {'"'}:
        return _STRAIGHT.sub(r'"\1"', text) if len(kinds) % 2 == 0 else text
    letters = list(text)
    for number, place in enumerate(marks):
        letters[place] = _facing(text, place, expects_open=number % 2 == 0)
    return "".join(letters)


def _facing(text: str, place: int, *, expects_open: bool) -> str:
    """Return the mark that fits between its neighbours, or the one that it is if both could."""
    before, after = text[place - 1 : place] or " ", text[place + 1 : place + 2] or " "
    could_open = before in _OPENING_AFTER and after != " "
    could_close = after in _CLOSING_BEFORE and before != " "
    if could_open != could_close:
        return "“" if could_open else "”"
    if text[place] == '"':
        return "“" if expects_open else "”"
    return text[place]
