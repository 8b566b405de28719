"""What narrows a scope, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from viewer import vocabulary
from viewer.details.values import span_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.records import Ref, Words
    from viewer.state.browse import Part, Scope

CONTEXT = "Scope"
AREA = QT_TRANSLATE_NOOP("Scope", "in the area of the map")
AT = QT_TRANSLATE_NOOP("Scope", "at %1")
FROM = QT_TRANSLATE_NOOP("Scope", "from %1")


def part_words(scope: Scope, part: Part, titles: Mapping[Ref, Words], lang: str) -> str:
    """Return what one part of a scope leaves, in words; empty where it leaves everything."""
    held: object = getattr(scope, part)
    if held is None:
        return ""
    match part:
        case "kind":
            return vocabulary.word(vocabulary.KINDS, str(held))
        case "side":
            return vocabulary.word(vocabulary.SIDE, str(held))
        case "year":
            return str(held)
        case "span":
            assert scope.span is not None
            return span_words(scope.span.earliest, scope.span.latest, lang)
        case "area":
            return _said(AREA)
        case "place":
            return _said(AT).replace("%1", _title(str(held), titles, lang))
        case "source":
            return _said(FROM).replace("%1", _title(str(held), titles, lang))


def scope_words(scope: Scope, titles: Mapping[Ref, Words], lang: str) -> str:
    """Return a whole scope in one line: its query, then what narrows it."""
    parts = [part_words(scope, part, titles, lang) for part in scope.narrowed]
    return " · ".join(part for part in (scope.query, *parts) if part)


def _said(source: object) -> str:
    return QCoreApplication.translate(CONTEXT, str(source))


def _title(ref: Ref, titles: Mapping[Ref, Words], lang: str) -> str:
    title = titles.get(ref)
    return title.best(lang)[0] or ref if title else ref
