"""The printed bibliography: its entries, by number, as printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from db.articles.draft import Problem
from db.articles.layout import paragraphs
from db.articles.lines import Line
from db.articles.spacing import joined

_ENTRY: Final = re.compile(r"[\[(]?(\d{1,3})\s*[\]).]+\.?\s*(\S.*)")
_LOST: Final = 3


def entries(lines: Sequence[Line]) -> tuple[dict[int, str], list[Problem]]:
    """Return the entries of a bibliography by number; unnumbered ones are numbered in order."""
    numbered = _numbered(lines)
    if numbered:
        return numbered, []
    if not lines:
        return {}, []
    found = [paragraph.text for paragraph in paragraphs(lines)]
    problem = Problem(
        lines[0].where,
        "The bibliography prints no numbers; its entries are numbered in the order of the file.",
    )
    return dict(enumerate(found, 1)), [problem]


def _numbered(lines: Sequence[Line]) -> dict[int, str]:
    """Cut at the numbers that come in their turn; other lines belong to the entry before."""
    parts: dict[int, list[str]] = {}
    current = 0
    for line in lines:
        match = _ENTRY.fullmatch(line.text)
        if match and current < int(match[1]) <= current + _LOST:
            current = int(match[1])
            parts[current] = [match[2]]
        elif current and not _is_subheading(line.text):
            parts[current].append(line.text)
    return {number: joined(texts) for number, texts in parts.items()}


def _is_subheading(text: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:[IVX]+\.\s*)?(?:tài liệu )?tiếng [^\W\d]+(?: [^\W\d]+)?\s*:?", text, re.IGNORECASE
        )
    )
