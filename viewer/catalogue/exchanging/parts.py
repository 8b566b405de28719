"""PARTS: what the parts of a record are called in a dry run and in a loss report."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from db.dates import parse
from db.errors import DateRefused
from viewer.details.values import date_words, yes_or_no
from viewer.vocabulary import (
    FIELD,
    GRADE,
    LANGUAGE,
    NAME_TYPE,
    STATUS,
    link_word,
    value_word,
    word,
)

NAME: Final = re.compile(r"(.*) \(([\w-]+), ([\w-]+)\)", re.DOTALL)
"""How a dry run writes a name: its text, its type, its language."""
DATE: Final = re.compile(r"(\S+)(?: ([a-z/]+))??(?: ([\d:/]+))?(?: \(“(.*)”\))?", re.DOTALL)
"""How it writes a date: EDTF, part of day, time, the wording of the source."""
TRUTHS: Final = {"True": True, "False": False}

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
    "lat": QT_TRANSLATE_NOOP("Parts", "latitude"),
    "lon": QT_TRANSLATE_NOOP("Parts", "longitude"),
    "stops": QT_TRANSLATE_NOOP("Parts", "stops"),
    "placeholder": QT_TRANSLATE_NOOP("Parts", "placeholder"),
    "apart": QT_TRANSLATE_NOOP("Parts", "held by no format"),
}


def part_word(part: str) -> str:
    """Return what a part of a record is called in the language spoken now."""
    source = PARTS.get(part)
    return word(FIELD, part) if source is None else QCoreApplication.translate("Parts", str(source))


def side_words(kind: str, part: str, said: str, lang: str) -> str:
    """Return one side of a difference, with the program's words for its codes.

    Dry runs (db.exchange.updating) and loss reports (db.exchange.losses) write them alike.
    """
    match part:
        case "name":
            return _name_words(said)
        case "link":
            predicate, _, other = said.partition(" ")
            return f"{link_word(predicate, outgoing=True)} {other}"
        case "status":
            return word(STATUS, said)
        case "text":
            code, _, rest = said.partition(" ")
            return f"{word(LANGUAGE, code)} {rest}"
        case "rival":
            field, _, value = said.partition(": ")
            return f"{part_word(field)}: {side_words(kind, field, value, lang)}"
        case "evidence":
            on, *rest = said.split(" · ")
            return " · ".join([_statement_words(on), *(word(GRADE, one) for one in rest)])
        case "date":
            return _date_words(said, lang)
        case _:
            truth = TRUTHS.get(said)
            return value_word(kind, part, said) if truth is None else yes_or_no(yes=truth)


def _name_words(said: str) -> str:
    name = NAME.fullmatch(said)
    if name is None:
        return said
    return f"{name[1]} ({word(NAME_TYPE, name[2])}, {word(LANGUAGE, name[3])})"


def _statement_words(on: str) -> str:
    """Return what evidence is for: a record, a field, "name:LANG:TEXT" or "link:PREDICATE>REF"."""
    what, _, which = on.partition(":")
    if what == "name":
        return f"{part_word(what)}: {which.partition(':')[2]}"
    if what == "link":
        predicate, _, other = which.partition(">")
        return f"{link_word(predicate, outgoing=True)} {other}"
    return part_word(on)


def _date_words(said: str, lang: str) -> str:
    found = DATE.fullmatch(said)
    if found is None:
        return said
    edtf, part_of_day, time, wording = found.groups()
    try:
        words = date_words(parse(edtf, part_of_day=part_of_day, time=time), lang)
    except DateRefused:
        return said
    return f"{words} (“{wording}”)" if wording else words
