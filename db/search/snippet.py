"""Snippets: the stretch of a text around the words that were found, with their offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.search.words import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from db.search.expansion import Run
    from db.search.words import Wanted

LENGTH = 160
ELLIPSIS = "…"

Span = tuple[int, int]


class Matcher:
    """Find the words of one query, and the other names that it has, in folded texts."""

    def __init__(self, words: Wanted, runs: Sequence[Run] = ()) -> None:
        self._whole = {word for term in words.terms if not term.prefix for word in term.folded}
        for term in words.terms:
            self._whole.update(word for other in term.others for word in other)
        self._start: str | None = None
        if words.prefix:
            last = words.terms[-1].folded
            self._start = last[-1]
            self._whole |= set(last[:-1])
        forms = {form.words for run in runs for form in run.forms}
        self._forms = tuple(form for form in forms if not self._whole.issuperset(form))

    def matches(self, folded: str) -> list[Span]:
        """Return the code point spans of a folded text that match a word or name of the query."""
        ends: dict[int, int] = {}
        if self._start is not None:
            ends.update(_places(folded, self._start, whole=False))
        for word in self._whole:
            ends.update(_places(folded, word, whole=True))
        found = sorted(ends.items())
        if self._forms and any(form[0] in folded for form in self._forms):
            return _apart([*found, *self._phrases(folded)])
        return found

    def _phrases(self, folded: str) -> list[Span]:
        """Return the spans of the words that stand together as one of the forms."""
        words = list(WORD.finditer(folded))
        texts = tuple(match.group() for match in words)
        return [
            match.span()
            for form in self._forms
            for at in range(len(texts) - len(form) + 1)
            if texts[at : at + len(form)] == form
            for match in words[at : at + len(form)]
        ]


def _places(folded: str, word: str, *, whole: bool) -> Iterator[Span]:
    """Yield where a word stands in a folded text, or with `whole` off where one begins so."""
    at = folded.find(word)
    while at >= 0:
        end = at + len(word)
        begins = at == 0 or not folded[at - 1].isalnum()
        if begins and not (whole and end < len(folded) and folded[end].isalnum()):
            yield at, end
        at = folded.find(word, at + 1)


def _apart(spans: list[Span]) -> list[Span]:
    """Return the spans in order, the longest of those that overlap."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def snippet(text: str, found: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return the best stretch of `text` around what was found, and the highlights in it."""
    first, last = _window(text, found)
    start, end = _at_words(text, first, last)
    head = ELLIPSIS if start else ""
    tail = ELLIPSIS if end < len(text) else ""
    shown = text[start:end].replace("\n", " ")
    shift = len(head) - start
    highlights = tuple(
        (left + shift, right + shift) for left, right in found if start <= left and right <= end
    )
    return head + shown + tail, highlights


def _window(text: str, found: list[Span]) -> Span:
    """Return where LENGTH code points hold the most different matches, the earliest such place."""
    if not found:
        return 0, min(len(text), LENGTH)
    best, count = found[0][0], 0
    for index, (left, _) in enumerate(found):
        inside = {text[a:b].casefold() for a, b in found[index : index + 40] if b <= left + LENGTH}
        if len(inside) > count:
            best, count = left, len(inside)
    start = max(0, best - LENGTH // 4)
    return start, min(len(text), start + LENGTH)


def _at_words(text: str, start: int, end: int) -> Span:
    """Return the stretch widened or narrowed to whole words."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end
