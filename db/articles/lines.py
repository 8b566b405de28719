"""Lines as they came out of a file, with what their surroundings say about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from db.vietnamese import clean, nfc

_ODD: Final = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_ENDINGS: Final = re.compile(r"\r\n?|[\x0b\u2028\x85]")
_INVISIBLE: Final = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060])
_SPACES: Final = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_PLAIN: Final = {**_INVISIBLE, **_SPACES, **_LIGATURES}


@dataclass(frozen=True, slots=True)
class RawLine:
    """One line of a file, blank or not. `level` is a heading's level if the file itself says so."""

    text: str
    where: str
    page_start: bool = False
    level: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line with words on it, single blanks between them, and the blank lines before it."""

    text: str
    where: str
    blanks: int = 0
    indent: int = 0
    page_start: bool = False
    level: int = 0


def tidy(text: str) -> str:
    """Return text in NFC without control and invisible characters and print ligatures."""
    text = _ENDINGS.sub("\n", text).replace("\u2029", "\n\n")
    text = (
        clean(text.replace("\f", "\ue000")).replace("\ue000", "\f")
        if _ODD.search(text)
        else nfc(text)
    )
    return text.translate(_PLAIN)


def numbered(text: str) -> Iterator[RawLine]:
    """Cut a plain text into lines; a form feed starts a page."""
    for number, raw in enumerate(text.split("\n"), 1):
        head, *pages = raw.split("\f")
        where = f"line {number}"
        if head or not pages:
            yield RawLine(head, where)
        for page in pages:
            yield RawLine(page, where, page_start=True)


def gathered(raws: Iterable[RawLine]) -> list[Line]:
    """Keep the lines that have words, each with the blank lines that it had before it.

    What is blank above a page's first line says nothing.
    """
    lines: list[Line] = []
    blanks = 0
    page_start = False
    for raw in raws:
        page_start = page_start or raw.page_start
        text = " ".join(raw.text.split())
        if not text:
            blanks += 1
            continue
        expanded = raw.text.expandtabs(4)
        indent = len(expanded) - len(expanded.lstrip())
        above = 0 if page_start else blanks
        lines.append(Line(text, raw.where, above, indent, page_start, raw.level))
        blanks, page_start = 0, False
    return lines
