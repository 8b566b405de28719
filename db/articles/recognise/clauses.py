"""The clause that a date or a number belongs to, as the sentence has it."""

from __future__ import annotations

import re
from typing import Final

_SENTENCE_START: Final = re.compile(r"[.!?…;]\s+(?=\S)")
_SENTENCE_END: Final = re.compile(r"[.!?…](?=\s|$)|;|\s*\[\s*\d")
_EDGES: Final = " \t\n,.:;–-()“”\"'"
_REACH: Final = 300
_LONGEST: Final = 160
_SHORTEST: Final = 12


def clause_of(text: str, start: int, end: int) -> str:
    """Return the words that a span dates: those after it in its sentence, else those before."""
    after = text[end : end + _REACH]
    stop = _SENTENCE_END.search(after)
    following = (after[: stop.start()] if stop else after).strip(_EDGES)
    if len(following) >= _SHORTEST:
        return _shortened(following)
    before = text[max(0, start - _REACH) : start]
    starts = [match.end() for match in _SENTENCE_START.finditer(before)]
    preceding = before[starts[-1] if starts else 0 :].strip(_EDGES)
    return _shortened(preceding, keep_end=True) if preceding else following


def _shortened(words: str, *, keep_end: bool = False) -> str:
    """Return at most a line of it, cut between words at the end far from the date."""
    if len(words) <= _LONGEST:
        return words
    if keep_end:
        cut = words[-_LONGEST:]
        return cut.partition(" ")[2] or cut
    cut = words[:_LONGEST]
    return cut.rpartition(" ")[0] or cut
