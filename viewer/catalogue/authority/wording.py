"""Why two records may be one, and how a record is used, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from viewer import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.reading.uses import Use

CONTEXT = "Authority"

REASONS: dict[str, object] = {
    "name": QT_TRANSLATE_NOOP("Authority", "the same name"),
    "spelling": QT_TRANSLATE_NOOP("Authority", "nearly the same spelling"),
    "number": QT_TRANSLATE_NOOP("Authority", "the same echelon and number"),
    "code": QT_TRANSLATE_NOOP("Authority", "the same code"),
    "identifier": QT_TRANSLATE_NOOP("Authority", "the same number elsewhere"),
    "position": QT_TRANSLATE_NOOP("Authority", "the same position"),
}

LABELS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Authority", "Latitude"),
    QT_TRANSLATE_NOOP("Authority", "Longitude"),
    QT_TRANSLATE_NOOP("Authority", "Names"),
    QT_TRANSLATE_NOOP("Authority", "Relationships"),
    QT_TRANSLATE_NOOP("Authority", "Numbers elsewhere"),
    QT_TRANSLATE_NOOP("Authority", "Tags"),
    QT_TRANSLATE_NOOP("Authority", "Pieces of evidence"),
)
"""What questions.lines says beside the fields."""

USES: dict[str, object] = {
    "accepted": QT_TRANSLATE_NOOP("Authority", "Named in the text"),
    "mention": QT_TRANSLATE_NOOP("Authority", "Named in the text"),
    "suggested": QT_TRANSLATE_NOOP("Authority", "Suggested in the text"),
    "suggestion": QT_TRANSLATE_NOOP("Authority", "Suggested in the text"),
    "evidence": QT_TRANSLATE_NOOP("Authority", "Cited as evidence"),
    "cited-in": QT_TRANSLATE_NOOP("Authority", "Evidence cited in it"),
    "citation": QT_TRANSLATE_NOOP("Authority", "Citation of it"),
    "stop": QT_TRANSLATE_NOOP("Authority", "Stop of a route"),
    "tour-stop": QT_TRANSLATE_NOOP("Authority", "Stop of a tour"),
    "parent": QT_TRANSLATE_NOOP("Authority", "Part of it"),
    "creator": QT_TRANSLATE_NOOP("Authority", "Created by it"),
    "road": QT_TRANSLATE_NOOP("Authority", "Route along it"),
    "article": QT_TRANSLATE_NOOP("Authority", "Section of it"),
    "own-source": QT_TRANSLATE_NOOP("Authority", "Article of this source"),
    "picture": QT_TRANSLATE_NOOP("Authority", "Picture of it"),
    "control-point": QT_TRANSLATE_NOOP("Authority", "Control point of a map"),
    "holding": QT_TRANSLATE_NOOP("Authority", "Picture in this holding"),
    "sound": QT_TRANSLATE_NOOP("Authority", "Sound of a tour"),
}


def reasons_words(reasons: Sequence[str]) -> str:
    """Return what speaks for two records being one."""
    return ", ".join(vocabulary_word(REASONS, reason) for reason in reasons)


def use_words(use: Use) -> str:
    """Return how a record is used in one place: a link's predicate, or the kind of use."""
    if use.how == "link":
        return vocabulary.link_word(str(use.words), outgoing=True)
    said = vocabulary_word(USES, use.how)
    return f"{said}: “{use.words}”" if use.words else said


def vocabulary_word(words: dict[str, object], key: str) -> str:
    """Return the word for a key in the language spoken now; the key itself if it is unknown."""
    source = words.get(key)
    return key if source is None else QCoreApplication.translate(CONTEXT, str(source))
