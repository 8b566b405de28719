"""A page set in two columns, read down the left one and then the right one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from db.articles.lines import RawLine

_GAP: Final = re.compile(r"(?<=\S) {3,}(?=\S)")
_FEWEST_LINES: Final = 6
_FEW_LINES: Final = 2
_SHARE: Final = 0.35
_WOBBLE: Final = 3


def in_reading_order(pages: Sequence[Sequence[RawLine]]) -> list[list[RawLine]]:
    """Return each page's lines, drawn with blanks where the page has room, in the order of reading.

    A line that crosses the gutter (a title, an abstract) ends the columns above it. Pages of one
    column come back as they are; a page whose columns end early has the gutter of the others.
    """
    gutters = [_gutter(page) for page in pages]
    known = Counter(gutter for gutter in gutters if gutter is not None)
    usual = known.most_common(1)[0][0] if known else None
    return [
        _ordered(page, usual if gutter is None and _has_gap(page, usual) else gutter)
        for page, gutter in zip(pages, gutters, strict=True)
    ]


def _ordered(page: Sequence[RawLine], gutter: int | None) -> list[RawLine]:
    if gutter is None:
        return list(page)
    ordered: list[RawLine] = []
    left: list[RawLine] = []
    right: list[RawLine] = []
    for line in page:
        halves = _halves(line.text, gutter)
        if halves is None:
            ordered += [*left, *_column(right), line]
            left, right = [], []
            continue
        left.append(replace(line, text=halves[0]))
        right.append(replace(line, text=halves[1]))
    return [*ordered, *left, *_column(right)]


def _column(lines: Sequence[RawLine]) -> list[RawLine]:
    """Return a right column without the blanks above it; it starts as a page does."""
    first = next((place for place, line in enumerate(lines) if line.text.strip()), len(lines))
    return [replace(line, page_start=place == 0) for place, line in enumerate(lines[first:])]


def _gutter(page: Sequence[RawLine]) -> int | None:
    """Return where the right column starts if enough lines have a gap before that place."""
    starts = Counter(match.end() for line in page for match in _GAP.finditer(line.text))
    full = sum(1 for line in page if line.text.strip())
    if full < _FEWEST_LINES or not starts:
        return None
    best = max(starts, key=lambda start: (_near(starts, start), -start))
    return best if _near(starts, best) >= max(_FEWEST_LINES, _SHARE * full) else None


def _has_gap(page: Sequence[RawLine], gutter: int | None) -> bool:
    """Say whether some lines of a page have the gap of the other pages' gutter."""
    starts = Counter(match.end() for line in page for match in _GAP.finditer(line.text))
    return gutter is not None and _near(starts, gutter) >= _FEW_LINES


def _near(starts: Counter[int], start: int) -> int:
    return sum(starts[place] for place in range(start - _WOBBLE, start + _WOBBLE + 1))


def _halves(line: str, gutter: int) -> tuple[str, str] | None:
    """Cut a line at the gutter, or return None if it crosses it."""
    if len(line.rstrip()) < gutter - _WOBBLE:
        return line, ""
    if not line[: gutter - _WOBBLE].strip():
        return "", line[gutter - _WOBBLE :].lstrip()
    for match in _GAP.finditer(line):
        if abs(match.end() - gutter) <= _WOBBLE:
            return line[: match.start()], line[match.end() :]
    return None
