"""PARTS: what the parts of a record are called in a dry run and in a loss report."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from viewer.vocabulary import FIELD, LANGUAGE, NAME_TYPE, link_word, value_word, word

NAME: Final = re.compile(r"(.*) \((\w+), ([\w-]+)\)", re.DOTALL)
"""How a dry run writes a name: its text, its type, its language."""

PARTS: dict[str, object] = {
    "record": QT_TRANSLATE_NOOP("Parts", "the whole record"),
    "name": QT_TRANSLATE_NOOP("Parts", "name"),
    "link": QT_TRANSLATE_NOOP("Parts", "link"),
    "identifier": QT_TRANSLATE_NOOP("Parts", "identifier"),
    "evidence": QT_TRANSLATE_NOOP("Parts", "evidence"),
    "rival": QT_TRANSLATE_NOOP("Parts", "rival value"),
    "status": QT_TRANSLATE_NOOP("Parts", "status"),
    "tag": QT_TRANSLATE_NOOP("Parts", "tag"),
    "text": QT_TRANSLATE_NOOP("Parts", "text"),
    "stops": QT_TRANSLATE_NOOP("Parts", "stops"),
    "placeholder": QT_TRANSLATE_NOOP("Parts", "placeholder"),
    "apart": QT_TRANSLATE_NOOP("Parts", "held by no format"),
}


def part_word(part: str) -> str:
    """Return what a part of a record is called in the language spoken now."""
    source = PARTS.get(part)
    return word(FIELD, part) if source is None else QCoreApplication.translate("Parts", str(source))


def side_words(kind: str, part: str, said: str) -> str:
    """Return one side of a difference of a dry run, with the program's words for its codes."""
    if part == "name" and (name := NAME.fullmatch(said)):
        return f"{name[1]} ({word(NAME_TYPE, name[2])}, {word(LANGUAGE, name[3])})"
    if part == "link":
        predicate, _, other = said.partition(" ")
        return f"{link_word(predicate, outgoing=True)} {other}"
    return value_word(kind, part, said)
