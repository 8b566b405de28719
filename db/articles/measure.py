"""How wide a line is, so that a line that ends early can be told from a full one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from db.vietnamese import fold

SPACE: Final = 250
_OTHER: Final = 500
_AROUND: Final = 8
_OUTLIER: Final = 1.2
# Advance widths of a book face (Times) in thousandths of the type size, by Adobe's metrics.
_ADVANCES: Final[dict[int, str]] = {
    250: " .,",
    278: "ijlt:;/",
    333: "fr()[]I-‘’'!",
    389: "s",
    408: '"',
    444: "acez“”?",
    500: "bdghknopquvxy0123456789–",
    556: "FPS",
    611: "ELTZ",
    667: "BCR",
    722: "wADGHKNOQUVXYĐ",
    778: "m",
    833: "%&",
    889: "M",
    944: "W",
    1000: "—…",
}
_WIDTHS: Final = {char: width for width, chars in _ADVANCES.items() for char in chars}


@lru_cache(maxsize=65536)
def word_width(word: str) -> int:
    """Return how wide a word prints, in thousandths of the type size."""
    return sum(_width(char) for char in word)


def _width(char: str) -> int:
    known = _WIDTHS.get(char)
    if known is not None:
        return known
    plain = fold(char)
    return _WIDTHS.get(plain.upper() if char.isupper() else plain, _OTHER)


@lru_cache(maxsize=65536)
def _typed_width(word: str) -> int:
    """Return how wide a word is where each character is as wide as another."""
    return _OTHER * len(word)


@dataclass(frozen=True, slots=True)
class Room:
    """The widths of a text's lines, and the room that each had."""

    widths: Sequence[int]
    measures: Sequence[int]
    _firsts: Sequence[int]
    _space: int

    def slack(self, place: int) -> float:
        """Return what is left of a line if the next line's first word is put on it, in measures."""
        measure = max(self.measures[place], 1)
        return (measure - self.widths[place] - self._space - self._firsts[place + 1]) / measure


def room(texts: Sequence[str], runs_on: Sequence[bool]) -> Room:
    """Return the room in a text's lines, as print or as typed, whichever explains its lines better.

    `runs_on` says of each line whether its sentence certainly goes on in the next one: then the
    next word cannot have fitted.
    """
    rooms = [_room(texts, word_width, SPACE), _room(texts, _typed_width, _OTHER)]
    certain = [place for place, goes_on in enumerate(runs_on[:-1]) if goes_on]
    return min(rooms, key=lambda one: sum(one.slack(place) >= 0 for place in certain))


def _room(texts: Sequence[str], width: Callable[[str], int], space: int) -> Room:
    cut = [text.split() for text in texts]
    widths = [sum(map(width, words)) + space * (len(words) - 1) for words in cut]
    return Room(widths, measures(widths), [width(words[0]) for words in cut], space)


def measures(widths: Sequence[int]) -> list[int]:
    """Return the measure (the full width of the column) at each line, from the lines around it.

    A line much wider than its neighbours (a table's, a heading's) doesn't count.
    """
    found: list[int] = []
    for place in range(len(widths)):
        near = sorted(widths[max(0, place - _AROUND) : place + _AROUND + 1])
        usual = near[len(near) * 3 // 4]
        found.append(near[bisect_right(near, usual * _OUTLIER) - 1])
    return found
