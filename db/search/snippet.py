"""Snippets: the stretch of a text around the words that were found, with their offsets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.search.words import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.search.expansion import Run
    from db.search.words import Wanted

LENGTH = 160
ELLIPSIS = "…"

Span = tuple[int, int]


def matches(folded: str, words: Wanted, runs: Sequence[Run] = ()) -> list[Span]:
    """Return the code point spans of the folded text that match a word or name of the query."""
    whole = {word for term in words.terms if not term.prefix for word in term.folded}
    whole |= {"".join(term.folded) for term in words.terms if term.number}
    start = words.terms[-1].folded[-1] if words.prefix else None
    if start is not None:
        whole |= set(words.terms[-1].folded[:-1])
    found: list[Span] = []
    for match in WORD.finditer(folded):
        word = match.group()
        if word in whole:
            found.append(match.span())
        elif start is not None and word.startswith(start):
            found.append((match.start(), match.start() + len(start)))
    forms = {form.words for run in runs for form in run.forms}
    return sorted({*found, *_phrases(folded, forms)}) if forms else found


def _phrases(folded: str, forms: set[tuple[str, ...]]) -> list[Span]:
    """Return the spans of the words that stand together as one of the forms."""
    words = list(WORD.finditer(folded))
    texts = tuple(match.group() for match in words)
    return [
        match.span()
        for form in forms
        for at in range(len(texts) - len(form) + 1)
        if texts[at : at + len(form)] == form
        for match in words[at : at + len(form)]
    ]


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
