"""Running heads and page numbers: what a page adds to a text, taken out again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from db.articles.draft import Problem
from db.articles.lines import RawLine

_DIGITS: Final = re.compile(r"\d+")
_FOLIO: Final = re.compile(r"[-–\s|]*(?:trang|page)?\s*(\d{1,4})[-–\s|]*", re.IGNORECASE)
_LONGEST: Final = 160
_EDGE: Final = 2
_FEWEST: Final = 3
_FEWEST_BOUNDS: Final = 2


def without_furniture(raws: Sequence[RawLine]) -> tuple[list[RawLine], list[Problem]]:
    """Drop what stands at the edge of several pages alike, but for its numbers, and say what.

    Only a file whose pages are known (a PDF, form feeds) has edges; a line that ends a page's
    text is joined to the next page's as if nothing had stood between.
    """
    lines = [place for place, raw in enumerate(raws) if raw.text.strip()]
    bounds = _bounds(raws, lines)
    if len(bounds) <= _FEWEST_BOUNDS:
        return list(raws), []
    edges = _edges(bounds)
    shapes = Counter(_shape(raws[lines[number]].text) for number in edges)
    fewest = min(_FEWEST, len(bounds) - 1)
    dropped = {
        lines[number]
        for number in edges
        if _is_furniture(raws[lines[number]].text, shapes, fewest)
        or _is_folio(raws[lines[number]].text, number, bounds)
    }
    return _kept(raws, dropped), _told(raws, dropped)


def _bounds(raws: Sequence[RawLine], lines: Sequence[int]) -> list[int]:
    """Return where pages start, counted in lines that have words, with the end of the last page."""
    starts = [place for place, raw in enumerate(raws) if raw.page_start]
    return sorted({0, len(lines), *(bisect_left(lines, start) for start in starts)})


def _edges(bounds: Sequence[int]) -> list[int]:
    """Return the places of each page's first and last lines, each once."""
    places: set[int] = set()
    for first, end in pairwise(bounds):
        places.update(range(first, min(first + _EDGE, end)))
        places.update(range(max(first, end - _EDGE), end))
    return sorted(places)


def _shape(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split())).casefold()


def _is_furniture(text: str, shapes: Counter[str], fewest: int) -> bool:
    return len(text.strip()) <= _LONGEST and shapes[_shape(text)] >= fewest


def _is_folio(text: str, number: int, bounds: Sequence[int]) -> bool:
    """Say whether a line at the very edge of a page is its number alone."""
    at_edge = number in bounds or number + 1 in bounds
    return at_edge and bool(_FOLIO.fullmatch(text.strip()))


def _kept(raws: Sequence[RawLine], dropped: set[int]) -> list[RawLine]:
    kept: list[RawLine] = []
    page_start = False
    for place, raw in enumerate(raws):
        page_start = page_start or raw.page_start
        if place not in dropped:
            kept.append(replace(raw, page_start=page_start))
            page_start = False
    return kept


def _told(raws: Sequence[RawLine], dropped: set[int]) -> list[Problem]:
    shapes: dict[str, list[int]] = {}
    for place in sorted(dropped):
        shapes.setdefault(_shape(raws[place].text), []).append(place)
    return [
        Problem(
            raws[places[0]].where,
            f"Set aside as a running head or page number, {len(places)} times: "
            f"“{' '.join(raws[places[0]].text.split())}”",
        )
        for places in shapes.values()
    ]
