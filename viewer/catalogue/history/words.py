"""Revisions in words: one line for each, and each difference as before and after."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.dates import Date
from db.records import Words
from viewer import vocabulary
from viewer.details.values import date_words, number_words, words_for, yes_or_no

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.reading.differences import Difference
    from db.reading.logbook import Entry
    from db.records import Ref

CONTEXT = "History"
NOTHING = "—"
LONGEST = 160
NAME_PARTS = 3
"""A name's words, its type, its language, and perhaps its period."""

ACTIONS: Mapping[str, object] = {
    "undo": QT_TRANSLATE_NOOP("History", "Undone"),
    "redo": QT_TRANSLATE_NOOP("History", "Redone"),
    "import": QT_TRANSLATE_NOOP("History", "Import"),
    "merge": QT_TRANSLATE_NOOP("History", "Merged"),
    "split": QT_TRANSLATE_NOOP("History", "Split"),
    "bulk": QT_TRANSLATE_NOOP("History", "Changed together"),
    "build": QT_TRANSLATE_NOOP("History", "Built from sources"),
}

PARTS: Mapping[str, object] = {
    "name": QT_TRANSLATE_NOOP("History", "Name"),
    "link": QT_TRANSLATE_NOOP("History", "Link"),
    "identifier": QT_TRANSLATE_NOOP("History", "Identifier"),
    "ref": QT_TRANSLATE_NOOP("History", "Reference"),
    "text": QT_TRANSLATE_NOOP("History", "Text"),
    "stop": QT_TRANSLATE_NOOP("History", "Stop"),
    "control point": QT_TRANSLATE_NOOP("History", "Control point"),
    "mention": QT_TRANSLATE_NOOP("History", "Mention"),
    "misprint": QT_TRANSLATE_NOOP("History", "Misprint"),
    "evidence": QT_TRANSLATE_NOOP("History", "Evidence"),
    "tag": QT_TRANSLATE_NOOP("History", "Tag"),
    "rank": QT_TRANSLATE_NOOP("History", "Rank"),
    "rival": QT_TRANSLATE_NOOP("History", "Rival account"),
    "status": QT_TRANSLATE_NOOP("History", "Status"),
}


def entry_words(entry: Entry, lang: str) -> str:
    """Return one line: when, who, what made it, and which records it touched."""
    named = ", ".join(words.best(lang)[0] for words in entry.titles)
    if entry.count > len(entry.titles):
        more = QCoreApplication.translate("History", "%1 and %2 more")
        named = more.replace("%1", named).replace("%2", str(entry.count - len(entry.titles)))
    action = ACTIONS.get(entry.action or "")
    said = QCoreApplication.translate(CONTEXT, str(action)) if action is not None else ""
    undone = QCoreApplication.translate("History", "taken back") if entry.undone else ""
    return " · ".join(part for part in (moment(entry.at), entry.who, said, named, undone) if part)


def moment(at: str) -> str:
    """Return an ISO 8601 moment as the clock on this machine says it: 22/11/2026 20:31."""
    return datetime.fromisoformat(at).astimezone().strftime("%d/%m/%Y %H:%M")


def part_words(difference: Difference) -> str:
    """Return which part of the record changed."""
    head, _, tail = difference.part.partition(" ")
    known = PARTS.get(difference.part) or (PARTS.get(head) if tail else None)
    if known is None:
        said = vocabulary.word(vocabulary.FIELD, difference.part)
    else:
        said = QCoreApplication.translate(CONTEXT, str(known))
        if tail and difference.part not in PARTS:
            said = f"{said}: {vocabulary.word(vocabulary.FIELD, tail)}"
    if difference.lang:
        return f"{said} ({vocabulary.word(vocabulary.LANGUAGE, difference.lang)})"
    return said


def side_words(ref: Ref, part: str, value: Any, lang: str) -> str:  # noqa: ANN401 - of any kind
    """Return what one side of a difference says of a part of a record."""
    if value is None:
        return NOTHING
    if part == "status":
        return vocabulary.word(vocabulary.STATUS, str(value))
    head, _, field = part.rpartition(" ")
    if head == "rank":
        return vocabulary.word(vocabulary.RANK, str(value))
    if isinstance(value, str):
        return value_words(vocabulary.value_word(ref.partition("/")[0], field, value), lang)
    if part == "evidence":
        grade = vocabulary.word(vocabulary.GRADE, str(value[1]))
        return " · ".join(str(one) for one in (value[0], grade, value[2]) if one)
    if part == "name" and len(value) >= NAME_PARTS:
        said = vocabulary.word(vocabulary.NAME_TYPE, str(value[1]))
        return f"{value[0]} ({said}, {vocabulary.word(vocabulary.LANGUAGE, str(value[2]))})"
    if part == "link" and value:
        said = vocabulary.link_word(str(value[0]), outgoing=True)
        return f"{said}: {value_words(tuple(value[1:]), lang)}"
    return value_words(value, lang)


def value_words(value: object, lang: str) -> str:
    """Return a value before or after a change in words; a dash for none."""
    match value:
        case None | "" | ():
            return NOTHING
        case bool():
            return yes_or_no(yes=value)
        case Date():
            return date_words(value, lang)
        case Words():
            return words_for(value, lang)
        case int() | float():
            return number_words(value, lang)
        case tuple() | list():
            parts = cast("tuple[Any, ...]", tuple(value))  # pyright: ignore[reportUnknownArgumentType] - of any kind
            return " ".join(value_words(part, lang) for part in parts if part is not None)
        case _:
            text = str(value)
            return text if len(text) <= LONGEST else text[:LONGEST] + "…"
