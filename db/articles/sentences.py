"""Sentences and quotations of a paragraph, and the claim that a citation marker supports."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from db.articles.markers import Marker

_STOP: Final = re.compile(r"""[.!?…]+["”’»)\]]*\s+(?=["“‘«(\[]?\s?[^\W_a-zđà-ỹ])""")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\[“])(?:tr|TP|Tp|PGS|GS|TS|ThS|Th\.S|Nxb|NXB|Tx|BS|KS|St|Mr|Dr|vol|pp|p|[A-ZĐ])$"
)
_QUOTE_MARKS: Final = re.compile('[“”"]')
_BLANK: Final = re.compile(r"[\s.,;]*")
_LONGEST_QUOTATION: Final = 6000
_FEWEST_WORDS: Final = 5
_NEAR: Final = 12


class Paragraph:
    """A paragraph's sentences and quotations, found once."""

    def __init__(self, text: str, markers: Sequence[Marker] = ()) -> None:
        self._text = text
        self._ending = {marker.end: marker for marker in markers}
        self._starting = {marker.start: marker for marker in markers}
        self._quotations = _quotations(text)
        self._starts = self._sentence_starts()

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as spans `[start, end)` without the blanks between them."""
        ends = [*self._starts[1:], len(self._text)]
        return [
            (start, start + len(self._text[start:end].rstrip()))
            for start, end in zip(self._starts, ends, strict=True)
        ]

    def claim(self, marker: Marker) -> tuple[int, int]:
        """Return the span of the quotation or else the sentence that a marker follows.

        A quotation counts if the marker stands right behind it and if it is more than a name or a
        phrase. The span ends before the marker, and before other markers next to it.
        """
        end = self._before_markers(marker.start)
        quotation = self._quotation_at(end)
        if quotation and len(self._text[slice(*quotation)].split()) >= _FEWEST_WORDS:
            return quotation
        start = self._starts[max(bisect_left(self._starts, end) - 1, 0)]
        return self._after_markers(start, end), end

    def _before_markers(self, place: int) -> int:
        """Return where the text before a marker ends, past other markers next to it."""
        while True:
            near = self._text[max(0, place - _NEAR) : place]
            beside = place - len(near) + len(near.rstrip(" ,;"))
            if beside not in self._ending:
                return place - len(near) + len(near.rstrip())
            place = self._ending[beside].start

    def _after_markers(self, start: int, end: int) -> int:
        """Skip the markers that belong to the sentence before ("... Alpha. [1] Beta [2]")."""
        while start in self._starting and self._starting[start].end < end:
            skipped = _BLANK.match(self._text, self._starting[start].end)
            start = skipped.end() if skipped else self._starting[start].end
        return start

    def _quotation_at(self, end: int) -> tuple[int, int] | None:
        for close in (end, end - 1):
            place = bisect_left(self._quotations, (close,), key=lambda span: (span[1],))
            if place < len(self._quotations) and self._quotations[place][1] == close:
                return self._quotations[place]
            if self._text[close - 1 : close] not in ".,;":
                break
        return None

    def _sentence_starts(self) -> list[int]:
        starts = [0]
        opens = [start for start, _ in self._quotations]
        reach = [0, *accumulate((end for _, end in self._quotations), max)]
        for stop in _STOP.finditer(self._text):
            inside = reach[bisect_right(opens, stop.start())] > stop.end()
            if not inside and not _ABBREVIATION.search(
                self._text[max(0, stop.start() - 8) : stop.start()]
            ):
                starts.append(stop.end())
        return starts


def _quotations(text: str) -> list[tuple[int, int]]:
    """Return the spans of quotations with their marks, in order of their ends."""
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for mark in _QUOTE_MARKS.finditer(text):
        opens = mark[0] == "“" or (mark[0] == '"' and opened is None)
        if opens:
            opened = mark.start()
        elif opened is not None:
            if mark.end() - opened <= _LONGEST_QUOTATION:
                spans.append((opened, mark.end()))
            opened = None
    return spans
