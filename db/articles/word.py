"""The lines of a Word file: a paragraph of the file is a line, a line break in it another."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol, cast

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from db.articles.encodings import refuse_legacy
from db.articles.intake import TEXT_BYTES
from db.articles.lines import RawLine, tidy
from db.errors import ImportRefused

UNPACKED_BYTES: Final = 300 * 1024 * 1024
XML_BYTES: Final = 3 * TEXT_BYTES
ENTRIES: Final = 5000
_MAIN: Final = "word/document.xml"
_BROKEN: Final = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError,
    OpcError, RuntimeError, TypeError, ValueError, etree.LxmlError, struct.error,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_PARAGRAPH: Final = qn("w:p")
_TEXT: Final = qn("w:t")
_SIGNS: Final = {
    qn("w:tab"): "\t",
    qn("w:cr"): "\n",
    qn("w:br"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_HIDDEN: Final = frozenset(
    [
        qn("w:moveFrom"),
        qn("w:del"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    ]
)
_TYPE: Final = qn("w:type")
_VALUE: Final = qn("w:val")
_HEADING: Final = re.compile(r"heading (\d)", re.IGNORECASE)


class _Element(Protocol):
    """What we use of an lxml element, whose own class is private."""

    tag: str
    text: str | None

    def get(self, key: str, default: str = "") -> str: ...
    def find(self, path: str) -> _Element | None: ...
    def iter(self, *tags: str) -> Iterator[_Element]: ...
    def iterancestors(self) -> Iterator[_Element]: ...


class _Style(Protocol):
    name: str | None
    style_id: str


def read_word(data: bytes, path: Path) -> list[RawLine]:
    """Return the lines of a .docx file: text, tables and text boxes, without deletions and notes.

    Raises ImportRefused if it is no Word file, is damaged, or unpacks to more than an article.
    """
    try:
        _check_package(data, path)
        document = Document(io.BytesIO(data))
        levels = _levels(cast("Iterator[_Style]", iter(document.styles)))
        body = cast("_Element", document.element.body)  # pyright: ignore[reportAttributeAccessIssue]
        lines = list(_lines(body, levels))
    except _BROKEN as error:
        raise ImportRefused(
            "The Word file “{name}” is damaged or cut short.",
            "Open it in Word, save it again as .docx, and import that.",
            name=path.name,
        ) from error
    text = "\n".join(line.text for line in lines)
    if len(text) > TEXT_BYTES:
        raise _too_large(path)
    if not any(char.isalpha() for char in text):
        raise ImportRefused(
            "The Word file “{name}” holds no text.",
            "Choose the file that holds the article.",
            name=path.name,
        )
    refuse_legacy(text, path)
    return lines


def _check_package(data: bytes, path: Path) -> None:
    """Refuse what isn't a Word file, and what would unpack to too much, before unpacking it."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entries = package.infolist()
        names = [entry.filename for entry in entries]
        if _MAIN not in names:
            raise ImportRefused(
                "The file “{name}” is a ZIP file, but not a Word document.",
                "Unpack it and import the article inside, or save the article as .docx.",
                name=path.name,
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise ImportRefused(
                "The Word file “{name}” is locked with a password.",
                "Save a copy without the password and import that.",
                name=path.name,
            )
        size = sum(entry.file_size for entry in entries)
        largest = max(
            entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))
        )
        doubled = len(names) != len(set(names))
        if len(entries) > ENTRIES or size > UNPACKED_BYTES or largest > XML_BYTES or doubled:
            raise _too_large(path)


def _too_large(path: Path) -> ImportRefused:
    return ImportRefused(
        "The Word file “{name}” unpacks to more than an article can hold.",
        "Save the article's own text as a new .docx and import that.",
        name=path.name,
    )


def _levels(styles: Iterator[_Style]) -> dict[str, int]:
    """Return the heading level of each style that has one, by the style's id."""
    matches = {style.style_id: _HEADING.fullmatch(style.name or "") for style in styles}
    return {style: int(match[1]) for style, match in matches.items() if match}


def _lines(body: _Element, levels: dict[str, int]) -> Iterator[RawLine]:
    for number, paragraph in enumerate(body.iter(_PARAGRAPH), 1):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        level = levels.get(style.get(_VALUE, ""), 0) if style is not None else 0
        where = f"paragraph {number}"
        for place, page in enumerate("".join(_texts(paragraph)).split("\f")):
            for part in tidy(page).split("\n"):
                yield RawLine(part, where, page_start=place > 0, level=level)


def _texts(paragraph: _Element) -> Iterator[str]:
    """Yield a paragraph's own text: not that of a text box in it, nor what was moved away."""
    for element in paragraph.iter(_TEXT, *_SIGNS):
        if not _is_own(element, paragraph):
            continue
        if element.tag == _TEXT:
            yield element.text or ""
        else:
            yield "\f" if element.get(_TYPE) == "page" else _SIGNS[str(element.tag)]


def _is_own(element: _Element, paragraph: _Element) -> bool:
    for parent in element.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag == _PARAGRAPH or parent.tag in _HIDDEN:
            return False
    return False
