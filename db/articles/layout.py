"""Paragraphs as the author wrote them, out of lines that a page has broken.

A line break is a paragraph's end if the signs agree: how the line ends, how the next one starts,
whether the next word would still have fitted, and what blank lines mean in this part of the file
(they part paragraphs, or stand between any two lines, or aren't there).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from db.articles.lines import Line
from db.articles.measure import Room, room
from db.articles.spacing import joined

_ENDS: Final = re.compile(r"""[.!?…]["”’»)\]]*$|\[\s*\d{1,3}\s*(?:[,;][^\[\]]*)?\]$""")
_ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(\[])(?:tr|TP|Tp|PGS|GS|TS|ThS|Th\.S|Nxb|NXB|Tx|Ths|BS|KS|St|Mr|Dr|vol|no|pp|p)\.$"
)
_ENDS_CITED: Final = re.compile(r"\[\s*\d{1,3}\s*(?:[,;][^\[\]]*)?\]\s*[.!?…]*[\"”]?$")
_ITEM: Final = re.compile(r"(?:[-–+•*·▪]\s+|[a-zđ]\)\s+|\(?\d{1,2}\)\s+)\S")
_COUNTED_ITEM: Final = re.compile(r"\d{1,2}\.\s+[^\W\d_]")
_ITEM_BEFORE: Final = re.compile(r"""[.!?…:;]["”’)\]]*$""")
_OPENING_MARKS: Final = "\"“‘'(«[- –"
# Turns of phrase with which Vietnamese historical prose opens a new thought, hence a paragraph.
_OPENERS: Final = (
    "Nhận thức ",
    "Quán triệt ",
    "Phát huy ",
    "Trước tình hình ",
    "Như vậy, ",
    "Tóm lại, ",
    "Nhìn chung, ",
    "Có thể nói, ",
)
_AROUND: Final = 10
_FLOWING: Final = 0.2
_SHORT: Final = 0.25
_SLIGHTLY_SHORT: Final = 0.1
_SEPARATING: Final = 0.3
_INDENT: Final = 2
_FEWEST_INDENTS: Final = 2
_MOSTLY: Final = 0.7


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's text, and the lines `[first, last]` that it was made of."""

    text: str
    first: int
    last: int


def ends_sentence(text: str) -> bool:
    """Say whether a line ends as a sentence or a citation does."""
    return bool(_ENDS.search(text)) and not _ABBREVIATED.search(text)


def starts_small(text: str) -> bool:
    """Say whether a line starts in the middle of a sentence, with a small letter."""
    first = text.lstrip(_OPENING_MARKS)[:1]
    return first.islower()


def _is_item(text: str, before: str) -> bool:
    """Say whether a line starts an item of a list, after a line that an item can follow."""
    if _COUNTED_ITEM.match(text):
        return before.endswith((":", ";"))
    return bool(_ITEM.match(text) and _ITEM_BEFORE.search(before))


def paragraphs(lines: Sequence[Line], begins: Sequence[bool] | None = None) -> list[Paragraph]:
    """Put the paragraphs together again; words are never changed.

    `begins` is what `breaks` said of these lines as part of a longer text.
    """
    known = breaks(lines) if begins is None else begins
    starts = [i for i, starts_here in enumerate(known) if starts_here or i == 0]
    return [
        Paragraph(joined([line.text for line in lines[first:end]]), first, end - 1)
        for first, end in pairwise([*starts, len(lines)])
    ]


def breaks(lines: Sequence[Line]) -> list[bool]:
    """Say of each line whether a paragraph begins with it; linear in the number of lines."""
    if not lines:
        return []
    page = _Page(lines)
    return [True, *(page.parts(place) for place in range(1, len(lines)))]


def line_room(lines: Sequence[Line]) -> Room:
    """Return the room that each line had for the next line's first word."""
    texts = [line.text for line in lines]
    runs_on = [
        not ends_sentence(text) and starts_small(following) for text, following in pairwise(texts)
    ]
    return room(texts, [*runs_on, False])


class _Page:
    """What the lines of a text have in common: measure, meaning of blank lines, indents."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._ends = [ends_sentence(line.text) for line in lines]
        self._small = [starts_small(line.text) for line in lines]
        self._room = line_room(lines)
        self._whole = self._is_whole()
        self._indents = self._indented()
        self._blanks = self._uses_blanks()
        blank = [line.blanks > 0 for line in lines]
        loose = [self._is_loose(place) for place in range(len(lines))]
        self._blank_sums = [0, *accumulate(blank)]
        self._loose_sums = [0, *accumulate(loose)]

    def parts(self, place: int) -> bool:
        """Say whether a paragraph ends before this line."""
        line, before = self._lines[place], self._lines[place - 1]
        if line.level or before.level:
            return True
        if _is_item(line.text, before.text):
            return True
        if self._small[place]:
            return False
        if not self._ends[place - 1]:
            return self._parts_unfinished(place)
        return self._parts_sentences(place)

    def _parts_unfinished(self, place: int) -> bool:
        """Judge a line that ends in no sentence, before one that may start something."""
        if self._indents is not None:
            return self._indents[place] or self._room.slack(place - 1) >= _SHORT
        if self._whole:
            return True
        blank = self._lines[place].blanks > 0 and self._blanks_part(place)
        return self._room.slack(place - 1) >= (_SLIGHTLY_SHORT if blank else _SHORT)

    def _parts_sentences(self, place: int) -> bool:
        """Judge a line that ends a sentence, before one that may start a paragraph."""
        slack = self._room.slack(place - 1)
        if self._indents is not None:
            return self._indents[place] or slack >= _SHORT
        if self._whole:
            return True
        blanks = self._lines[place].blanks
        if blanks and self._blanks_part(place):
            return True
        if blanks > 1 and not self._doubled_twice(place):
            return True
        if not blanks and self._blanks and not self._lines[place].page_start:
            return slack >= _SLIGHTLY_SHORT
        return slack >= 0 or self._opens_anew(place)

    def _opens_anew(self, place: int) -> bool:
        before, line = self._lines[place - 1].text, self._lines[place].text
        return bool(_ENDS_CITED.search(before)) or line.startswith(_OPENERS)

    def _is_whole(self) -> bool:
        """Say whether each line is a whole paragraph: hardly any runs on into the next."""
        running = sum(
            not self._ends[place - 1]
            and (self._small[place] or self._room.slack(place - 1) < _SLIGHTLY_SHORT)
            for place in range(1, len(self._lines))
        )
        return running <= _FLOWING * (len(self._lines) - 1)

    def _uses_blanks(self) -> bool:
        """Say whether blank lines part sentences often enough to be missed where there is none."""
        between = [
            line.blanks > 0
            for place, line in enumerate(self._lines)
            if place and self._ends[place - 1] and not self._small[place] and not line.page_start
        ]
        return sum(between) > _SEPARATING * len(between)

    def _is_loose(self, place: int) -> bool:
        """Say whether a blank line stands in the middle of a sentence."""
        if place == 0 or not self._lines[place].blanks or self._ends[place - 1]:
            return False
        return self._small[place] or self._room.slack(place - 1) < _SLIGHTLY_SHORT

    def _blanks_part(self, place: int) -> bool:
        """Say whether blank lines around here part paragraphs and not lines."""
        first, end = max(0, place - _AROUND), min(len(self._lines), place + _AROUND + 1)
        blank = self._blank_sums[end] - self._blank_sums[first]
        loose = self._loose_sums[end] - self._loose_sums[first]
        return 2 * loose < blank

    def _doubled_twice(self, place: int) -> bool:
        near = self._lines[max(0, place - _AROUND) : place + _AROUND + 1]
        return 2 * sum(line.blanks > 1 for line in near) > len(near)

    def _indented(self) -> list[bool] | None:
        """Return which lines are indented if indents open paragraphs here, or None.

        Indented lines then follow ends, and lines at the margin follow what is unfinished.
        """
        margin = min(line.indent for line in self._lines)
        deeper = [line.indent >= margin + _INDENT for line in self._lines]
        ended = [
            self._ends[place - 1] or self._room.slack(place - 1) >= _SHORT
            for place in range(1, len(self._lines))
        ]
        after_ends = [end for end, deep in zip(ended, deeper[1:], strict=True) if deep]
        after_open = [not end for end, deep in zip(ended, deeper[1:], strict=True) if not deep]
        if sum(deeper) < _FEWEST_INDENTS or not after_open:
            return None
        fits = _mostly(after_ends) and _mostly(after_open)
        return deeper if fits else None


def _mostly(signs: Sequence[bool]) -> bool:
    return sum(signs) >= _MOSTLY * len(signs)
