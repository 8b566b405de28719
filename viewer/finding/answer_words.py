"""What is said about an answer: how much it is, how it was understood, what else could be tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from viewer import vocabulary
from viewer.finding.scope_words import part_words
from viewer.state.browse import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Found, Ref, Words
    from viewer.finding.inquiry import Advice, Tally
    from viewer.state.browse import Part

CONTEXT = "Answer"
NONE = QT_TRANSLATE_NOOP("Answer", "Nothing was found.")
ONE = QT_TRANSLATE_NOOP("Answer", "1 record")
MANY = QT_TRANSLATE_NOOP("Answer", "%1 records")
LEAST = QT_TRANSLATE_NOOP("Answer", "At least %1 records")
LEAST_ONE = QT_TRANSLATE_NOOP("Answer", "At least 1 record")
SEARCHING = QT_TRANSLATE_NOOP("Answer", "Searching…")
WRITTEN = QT_TRANSLATE_NOOP("Answer", "“%1” is also written %2")
MEANT = QT_TRANSLATE_NOOP("Answer", "Did you mean “%1”?")
WITHOUT = QT_TRANSLATE_NOOP("Answer", "Without “%1”: %2")
FREE = QT_TRANSLATE_NOOP("Answer", "Without any filter: %1")
PLAINER = QT_TRANSLATE_NOOP("Answer", "Search for “%1” alone: %2")
EVERYTHING = QT_TRANSLATE_NOOP("Answer", "Look at everything again")
ADVICE = QT_TRANSLATE_NOOP(
    "Answer",
    "Fewer words find more. Tone marks need not be typed; a French or English name, a unit’s"
    " code (e209) and a date (16/9/1950) are understood too.",
)
MOST_FORMS = 3


def count_words(tally: Tally | None) -> str:
    """Return how many records there are, or that there are at least so many."""
    if tally is None:
        return ""
    if tally.total == 0:
        return _said(NONE) if tally.exact else _said(SEARCHING)
    return number_words(tally.total, exact=tally.exact)


def number_words(number: int, *, exact: bool) -> str:
    """Return a number of records in words."""
    if number == 1:
        return _said(ONE if exact else LEAST_ONE)
    return _said(MANY if exact else LEAST).replace("%1", grouped_digits(number))


def grouped_digits(number: int) -> str:
    """Return a number with a thin blank between its thousands, as both languages may write it."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def searching_words() -> str:
    """Return that the search goes on."""
    return _said(SEARCHING)


def told_words(found: Found | None) -> str:
    """Return what other written forms of the query were looked for; empty if there were none."""
    forms: dict[str, list[str]] = {}
    for one in found.expanded if found else ():
        forms.setdefault(one["term"], []).append(one["to"])
    said = (
        _said(WRITTEN).replace("%1", term).replace("%2", ", ".join(others[:MOST_FORMS]))
        for term, others in forms.items()
    )
    return " · ".join(said)


def meant_words(found: Found | None) -> str:
    """Return the question after the spelling that was probably meant; empty if there is none."""
    meant = found.did_you_mean if found else None
    return f"{_said(MEANT).replace('%1', meant)}  (Alt+Enter)" if meant else ""


def way_words(
    scope: Scope, advice: Advice | None, meant: str | None, titles: Mapping[Ref, Words], lang: str
) -> list[tuple[str, str]]:
    """Return the ways out of an empty answer, by key, the best first.

    A key is `meant`, `plainer`, `drop:` with a part of the scope, `free` or `everything`.
    """
    ways: list[tuple[str, str]] = []
    if meant:
        ways.append(("meant", _said(MEANT).replace("%1", meant)))
    if advice is not None:
        for part, number, exact in sorted(advice.drops, key=lambda drop: -drop[1]):
            if number:
                words = _said(WITHOUT).replace("%1", part_words(scope, part, titles, lang))
                ways.append((f"drop:{part}", _with(words, "%2", number, exact=exact)))
        number, exact = advice.all_dropped
        if len(advice.drops) > 1 and number:
            ways.append(("free", _with(_said(FREE), "%1", number, exact=exact)))
        if advice.plainer and advice.plainer[1]:
            query, number, exact = advice.plainer
            words = _said(PLAINER).replace("%1", query)
            ways.append(("plainer", _with(words, "%2", number, exact=exact)))
    ways.append(("everything", _said(EVERYTHING)))
    return ways


def way_scope(scope: Scope, way: str, advice: Advice | None, meant: str | None) -> Scope:
    """Return the scope that a way out of an empty answer leads to."""
    kind, _, part = way.partition(":")
    if kind == "meant" and meant:
        return replace(scope, query=meant)
    if kind == "plainer" and advice and advice.plainer:
        return replace(scope, query=advice.plainer[0])
    if kind == "drop":
        return scope.without(cast("Part", part))
    return scope.without(*scope.narrowed) if kind == "free" else Scope()


def advice_words() -> str:
    """Return what can be typed at all."""
    return _said(ADVICE)


def heading_words(scope: Scope, tally: Tally | None) -> str:
    """Return what stands above the list: how many, and of what kind where that isn't asked."""
    counted = count_words(tally)
    if scope.query or not scope.kind:
        return counted
    kinds = vocabulary.word(vocabulary.KINDS, scope.kind)
    return f"{kinds} · {counted}" if counted else kinds


def _with(words: str, mark: str, number: int, *, exact: bool) -> str:
    counted = number_words(number, exact=exact)
    return words.replace(mark, f"{counted[:1].lower()}{counted[1:]}")


def _said(source: object) -> str:
    return QCoreApplication.translate(CONTEXT, str(source))
