"""Finds spans again in a text that was edited: where their words went, or that they are gone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONTEXT = 32
"""Code points before and after a span that tell it from another of the same words."""

LEAST_CONTEXT = 4
"""So many code points on both sides must agree before words that moved count as the same."""

SURE_CONTEXT = 12
"""So many on one side do as well, and on each side before lost words count as found again."""

TOKEN = re.compile(r"\S+\s*|\s+")

BREAK = "\n"
"""What stands between paragraphs while several are compared as one text: no paragraph holds it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Code points [start, end) of one of several paragraphs, counted from 0."""

    paragraph: int
    start: int
    end: int


def realign(
    old: Sequence[str], new: Sequence[str], spans: Sequence[Span]
) -> tuple[Span | None, ...]:
    """Return where each span of the old paragraphs is in the new ones; None: its words are gone.

    A span stays with its own words: what the edit left alone keeps its marks, whatever moved around
    it, and words that were cut and put elsewhere are known by what stood before and after them. A
    span never goes to words that stood beside it before, nor to one of two places alike.
    """
    return _Alignment(old, new).moved(spans)


def recover(paragraphs: Sequence[str], quote: str, prefix: str, suffix: str) -> Span | None:
    """Return where words that were lost stand again: once, between what stood beside them."""
    near = SURE_CONTEXT
    whole = prefix[-near:] + quote + suffix[:near]
    found = [
        Span(index, at + len(prefix[-near:]), at + len(prefix[-near:]) + len(quote))
        for index, text in enumerate(paragraphs)
        for at in _occurrences(text, whole)
    ]
    sure = len(whole) - len(quote) >= LEAST_CONTEXT
    return found[0] if len(found) == 1 and quote and sure else None


@dataclass(frozen=True, slots=True)
class _Block:
    """A run of old paragraphs and the new ones that took their place, compared as one text.

    `kept` are (old start, new start, length) of what both share, in order.
    """

    old_first: int
    new_first: int
    old_text: str
    new_text: str
    old_starts: tuple[int, ...]
    new_starts: tuple[int, ...]
    kept: tuple[tuple[int, int, int], ...]

    def moved(self, start: int, end: int) -> int | None:
        """Return the new start of a span of the old text that was left whole."""
        for old, new, length in self.kept:
            if old <= start and end <= old + length:
                return new + start - old
        return None

    def origin(self, start: int, end: int) -> int | None:
        """Return the old start of a span of the new text that was left whole."""
        for old, new, length in self.kept:
            if new <= start and end <= new + length:
                return old + start - new
        return None

    def span(self, start: int, end: int) -> Span | None:
        """Return a span of the new text by its paragraph; None where it runs over a break."""
        for index, first in reversed(list(enumerate(self.new_starts))):
            if start >= first:
                paragraph = Span(self.new_first + index, start - first, end - first)
                return None if BREAK in self.new_text[start:end] else paragraph
        return None


class _Alignment:
    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old = old
        self._blocks: list[_Block] = []
        self._same: dict[int, int] = {}
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "equal":
                self._same.update(zip(range(i1, i2), range(j1, j2), strict=True))
            else:
                self._blocks.append(_block(old[i1:i2], new[j1:j2], i1, j1))

    def moved(self, spans: Sequence[Span]) -> tuple[Span | None, ...]:
        return tuple(self._moved(span) for span in spans)

    def _moved(self, span: Span) -> Span | None:
        if span.paragraph in self._same:
            return Span(self._same[span.paragraph], span.start, span.end)
        block = next(
            block
            for block in self._blocks
            if 0 <= span.paragraph - block.old_first < len(block.old_starts)
        )
        offset = block.old_starts[span.paragraph - block.old_first]
        start, end = offset + span.start, offset + span.end
        kept = block.moved(start, end)
        if kept is not None:
            return block.span(kept, kept + end - start)
        return self._found(block.old_text, start, end)

    def _found(self, text: str, start: int, end: int) -> Span | None:
        """Return the one place of new words that reads like the span and its surroundings."""
        quote = text[start:end]
        best: list[tuple[int, Span]] = []
        for block in self._blocks:
            for at in _occurrences(block.new_text, quote):
                if block.origin(at, at + len(quote)) is not None:
                    continue  # words that were there before, and are another span's
                before = _before(text, start, block.new_text, at)
                after = _after(text, end, block.new_text, at + len(quote))
                span = block.span(at, at + len(quote))
                sides = (before, start), (after, len(text) - end)
                if span is not None and _tells(*sides):
                    best.append((before + after, span))
        best.sort(key=lambda found: -found[0])
        if not best or (len(best) > 1 and best[0][0] == best[1][0]):
            return None
        return best[0][1]


def _block(old: Sequence[str], new: Sequence[str], old_first: int, new_first: int) -> _Block:
    old_text, new_text = BREAK.join(old), BREAK.join(new)
    return _Block(
        old_first,
        new_first,
        old_text,
        new_text,
        _starts(old),
        _starts(new),
        tuple(_joined(_kept(old_text, new_text))),
    )


def _starts(paragraphs: Sequence[str]) -> tuple[int, ...]:
    lengths = [len(text) + len(BREAK) for text in paragraphs]
    return (0, *accumulate(lengths[:-1])) if lengths else ()


def _kept(old: str, new: str) -> Iterator[tuple[int, int, int]]:
    """Yield the runs of whole words that both texts share, the longest chosen first, in order.

    Beginnings are not taken for granted: "The enemy fled. The enemy ran." that became "The enemy
    ran." lost its first sentence, though both begin alike.
    """
    ours, theirs = TOKEN.findall(old), TOKEN.findall(new)
    our_starts = tuple(accumulate(map(len, ours), initial=0))
    their_starts = tuple(accumulate(map(len, theirs), initial=0))
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for i, j, count in matcher.get_matching_blocks():
        if count:
            yield our_starts[i], their_starts[j], our_starts[i + count] - our_starts[i]


def _joined(kept: Iterator[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join runs that touch on both sides."""
    last: tuple[int, int, int] | None = None
    for old, new, length in kept:
        if last and (last[0] + last[2], last[1] + last[2]) == (old, new):
            last = (last[0], last[1], last[2] + length)
            continue
        if last:
            yield last
        last = (old, new, length)
    if last:
        yield last


def _tells(before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Say whether agreement (of how much there is) on both sides is enough to know words again."""
    enough = all(agreed >= min(LEAST_CONTEXT, there) for agreed, there in (before, after))
    whole = before[0] + after[0]
    return (enough and whole >= LEAST_CONTEXT) or max(before[0], after[0]) >= SURE_CONTEXT


def _occurrences(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _before(mine: str, at: int, theirs: str, there: int) -> int:
    """Return how many code points before both places agree."""
    count = 0
    limit = min(at, there, CONTEXT)
    while count < limit and mine[at - count - 1] == theirs[there - count - 1]:
        count += 1
    return count


def _after(mine: str, at: int, theirs: str, there: int) -> int:
    """Return how many code points behind both places agree."""
    count = 0
    limit = min(len(mine) - at, len(theirs) - there, CONTEXT)
    while count < limit and mine[at + count] == theirs[there + count]:
        count += 1
    return count
