"""Citation markers in square brackets: which sources they cite, and at what pages."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

_BRACKETED: Final = re.compile(r"[\[［][^\[\]［］]{1,120}[\]］]")
_KEYWORD: Final = r"(?:trang|tr|tập|t|quyển|q|chương|ch|mục|số|pp|pages?|p|vols?|no)"
# A marker with a page keeps its meaning when one of its brackets was lost or mistaken.
_DAMAGED: Final = re.compile(
    r"[\[({]\s*\d{1,3}\s*[,;]\s*(?:trang|tr|pp?)\s*\.?\s*\d+(?:\s*[-–,]\s*\d+)*\s*[\])}]?"
    r"|(?<![\w.,])\d{1,3}\s*[,;]\s*(?:trang|tr|pp?)\s*\.?\s*\d+(?:\s*[-–]\s*\d+)?\s*\]",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"\s*([,;:]?)\s*([^,;:]+)")
_NUMBER: Final = re.compile(r"\d{1,3}")
_RANGE: Final = re.compile(r"(\d{1,3})\s*[-–—]\s*(\d{1,3})")
_PAGES: Final = re.compile(r"\d{1,4}\s*(?:[-–—]\s*\d{1,4})?")
_PLACE: Final = re.compile(
    rf"{_KEYWORD}\s*\.?\s*(?:\d{{1,4}}[a-z]?|[IVXLC]+)(?:\s*(?:[-–—]|và|and)\s*\d{{1,4}})*",
    re.IGNORECASE,
)
_NUMBER_AND_PLACE: Final = re.compile(rf"(\d{{1,3}})\s+({_KEYWORD}\b.*)", re.IGNORECASE)
_KEYWORD_START: Final = re.compile(rf"({_KEYWORD})\s*\.?\s*(?=[\dIVXLC])", re.IGNORECASE)
_MOST_IN_RANGE: Final = 20
_SHORT_FORMS: Final = {"trang": "tr", "page": "p", "pages": "pp"}


@dataclass(frozen=True, slots=True)
class Cited:
    """One source that a marker cites, and where in it."""

    source: int
    locator: str | None


@dataclass(frozen=True, slots=True)
class Marker:
    """A marker at `[start, end)` of a text. `damaged` says that its brackets don't match."""

    start: int
    end: int
    text: str
    damaged: bool


def found(text: str) -> list[Marker]:
    """Return the citation markers of a text in order; "(1)" and "[Hình 1]" are none."""
    markers = [
        Marker(match.start(), match.end(), match[0], damaged=False)
        for match in _BRACKETED.finditer(text)
        if _tokens(match[0][1:-1]) is not None
    ]
    taken = [(marker.start, marker.end) for marker in markers]
    markers += [
        Marker(match.start(), match.end(), match[0], damaged=not _in_round_pair(match[0]))
        for match in _damaged(text, taken)
    ]
    return sorted(markers, key=lambda marker: marker.start)


def _damaged(text: str, taken: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    place = 0
    for match in _DAMAGED.finditer(text):
        while place < len(taken) and taken[place][1] <= match.start():
            place += 1
        if place == len(taken) or taken[place][0] >= match.end():
            yield match


def _in_round_pair(marker: str) -> bool:
    return marker[0] == "(" and marker[-1] == ")"


def tidied(text: str) -> str:
    """Return a paragraph with the blanks inside its markers made even; all else is as it was."""
    return _BRACKETED.sub(_tidied_marker, text)


def _tidied_marker(match: re.Match[str]) -> str:
    inner = match[0][1:-1]
    if _tokens(inner) is None:
        return match[0]
    inner = re.sub(r"\s*([,;])\s*", r"\1 ", inner.strip())
    inner = re.sub(r"\s*([-–—])\s*", r"\1", inner)
    return "[" + re.sub(r"([a-zậể])\s+\.\s*", r"\1. ", inner, flags=re.IGNORECASE) + "]"


def cited(marker: str, first_numbers: Collection[int]) -> list[Cited]:
    """Return the sources that a marker cites.

    `first_numbers` are the sources known otherwise (from a bibliography, or as the first number of
    some marker): in "[2, 64]" the second number is a page unless it is one of them.
    """
    tokens = _tokens(marker.strip("[](){}［］ ")) or []
    result: list[tuple[int, list[str]]] = []
    for place, (separator, token) in enumerate(tokens):
        following = tokens[place + 1][1] if place + 1 < len(tokens) else ""
        if _KEYWORD_START.match(token):
            result[-1][1].append(_even(token))
        elif not result or separator == ";" or _is_source(token, following, result, first_numbers):
            result += [(number, []) for number in _numbers(token)]
        elif result[-1][1]:
            result[-1][1].append(_even(token))
        else:
            result[-1][1].append("tr. " + _even(token))
    return [Cited(number, ", ".join(places) or None) for number, places in result]


def first_number(marker: str) -> int | None:
    """Return the first source number of a marker."""
    match = _NUMBER.search(marker)
    return int(match[0]) if match else None


def _is_source(
    token: str, following: str, result: list[tuple[int, list[str]]], known: Collection[int]
) -> bool:
    """Say whether a bare number after a comma is a further source and no page."""
    if _KEYWORD_START.match(following):
        return True
    numbers = _numbers(token)
    if result[-1][1] or not numbers:
        return False
    return all(number in known for number in numbers) and numbers[0] > result[-1][0]


def _numbers(token: str) -> list[int]:
    """Return the source numbers of "3" or "3-5"."""
    span = _RANGE.fullmatch(token)
    if span and 0 < int(span[2]) - int(span[1]) <= _MOST_IN_RANGE:
        return list(range(int(span[1]), int(span[2]) + 1))
    match = _NUMBER.match(token)
    return [int(match[0])] if match else []


def _tokens(inner: str) -> list[tuple[str, str]] | None:
    """Cut what stands in the brackets at commas and semicolons, or return None for no marker."""
    tokens: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(inner):
        separator, token = match[1], match[2].strip()
        both = _NUMBER_AND_PLACE.fullmatch(token)
        tokens += [(separator, both[1]), ("", both[2])] if both else [(separator, token)]
    if not tokens or not (_NUMBER.fullmatch(tokens[0][1]) or _RANGE.fullmatch(tokens[0][1])):
        return None
    if any(not (_PAGES.fullmatch(t) or _PLACE.fullmatch(t)) for _, t in tokens):
        return None
    numbers = _numbers(tokens[0][1])
    span = _RANGE.fullmatch(tokens[0][1])
    return None if 0 in numbers or (span and len(numbers) == 1) else tokens


def _even(token: str) -> str:
    """Return a locator with one spacing: "tr.164", "tr 164" and "trang 164" give "tr. 164"."""
    start = _KEYWORD_START.match(token)
    rest = re.sub(r"\s*([-–—])\s*", "-", token[start.end() :] if start else token).strip()
    if start is None:
        return rest
    keyword = start[1].lower()
    keyword = _SHORT_FORMS.get(keyword, keyword)
    return f"{keyword}. {rest}" if keyword.isascii() else f"{keyword} {rest}"
