"""The lines of an OpenDocument text (.odt): its paragraphs, headings and notes."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import Path
from typing import Final

from db.articles.draft import Problem
from db.articles.flow import Flow
from db.articles.intake import TEXT_BYTES
from db.articles.lines import RawLine
from db.articles.trees import Element, local_name, walk, xml_tree
from db.errors import ImportRefused

XML_BYTES: Final = 3 * TEXT_BYTES
ENTRIES: Final = 5000
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_BOX: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}text-box"
_CONTENT: Final = "content.xml"
_LEFT_OUT: Final = frozenset(
    [
        f"{_TEXT}tracked-changes",
        f"{_TEXT}note-citation",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}variable-decls",
        f"{_TEXT}table-of-content",
        f"{_TEXT}alphabetical-index",
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
    ]
)
_BROKEN: Final = (
    EOFError, KeyError, NotImplementedError, OSError, RuntimeError, ValueError, zipfile.BadZipFile,
    zlib.error,
)  # fmt: skip
_MOST_BLANKS: Final = 200


def read_odt(data: bytes, path: Path) -> tuple[list[RawLine], list[Problem]]:
    """Return the lines of an .odt file, without what was deleted, comments and tables of contents.

    Raises ImportRefused if it is damaged, locked, or unpacks to more than an article.
    """
    root = xml_tree(_content(data, path), path)
    body = next(root.iter(f"{_OFFICE}text"), None)
    if body is None:
        raise _damaged(path)
    flow = _Reader().read(body)
    return flow.lines()


def _content(data: bytes, path: Path) -> bytes:
    """Return the package's text, unpacked under a limit that does not trust what it declares."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            names = [entry.filename for entry in entries]
            if len(entries) > ENTRIES or names.count(_CONTENT) > 1:
                raise _too_large(path)
            if _is_locked(package):
                raise ImportRefused(
                    "The OpenDocument text “{name}” is locked with a password.",
                    "Save a copy without the password and import that.",
                    name=path.name,
                )
            with package.open(_CONTENT) as file:
                content = file.read(XML_BYTES + 1)
    except _BROKEN as error:
        raise _damaged(path) from error
    if len(content) > XML_BYTES:
        raise _too_large(path)
    return content


def _is_locked(package: zipfile.ZipFile) -> bool:
    if any(entry.flag_bits & 1 for entry in package.infolist()):
        return True
    if "META-INF/manifest.xml" not in package.namelist():
        return False
    with package.open("META-INF/manifest.xml") as file:
        return b"encryption-data" in file.read(XML_BYTES)


class _Reader:
    """Follows the elements of a text body."""

    def __init__(self) -> None:
        self._flow = Flow()
        self._paragraphs = 0
        self._skipped: Element | None = None
        self._notes = 0
        self._count = 0
        self._items: list[int] = []

    def read(self, body: Element) -> Flow:
        for event, element in walk(body):
            if self._skipped is not None:
                if event == "end" and element is self._skipped:
                    self._skipped = None
                    self._flow.add(element.tail)
            elif event == "start":
                self._start(element)
            else:
                self._end(element)
        return self._flow

    def _start(self, element: Element) -> None:
        if element.tag in _LEFT_OUT:
            self._skipped = element
            return
        name = local_name(element) if element.tag.startswith(_TEXT) else ""
        if element.tag == _BOX:
            self._flow.interrupt()
        elif name in ("p", "h"):
            if name == "h" or not self._notes:
                self._paragraphs += 1
            self._flow.add(element.text)
        elif name == "note":
            self._notes += 1
            self._count += 1
            label = "".join(
                "".join(part.itertext()) for part in element.iter(_TEXT + "note-citation")
            )
            key = str(self._count)
            self._flow.mark(key, label)
            self._flow.start_note(key, self._where())
        elif name == "list":
            self._items.append(0)
        elif name == "list-item" and self._items:
            self._items[-1] += 1
            if self._flow.in_references:
                self._flow.item(f"[{self._items[-1]}] ")
        else:
            self._add_sign(name, element)
            self._flow.add(element.text if name else None)

    def _add_sign(self, name: str, element: Element) -> None:
        if name == "s":
            count = element.get(_TEXT + "c", "1")
            self._flow.add(" " * min(int(count[:4]), _MOST_BLANKS) if count.isdecimal() else " ")
        elif name == "tab":
            self._flow.add(" ")
        elif name == "line-break":
            self._flow.line_break()

    def _end(self, element: Element) -> None:
        name = local_name(element) if element.tag.startswith(_TEXT) else ""
        if element.tag == _BOX:
            self._flow.resume()
        elif name == "h":
            level = element.get(_TEXT + "outline-level", "1")
            self._flow.end_block(self._where(), int(level[:2]) if level.isdecimal() else 1)
        elif name == "p":
            self._flow.end_block(self._where())
        elif name == "note":
            self._flow.end_note()
            self._notes -= 1
        elif name == "list":
            self._items.pop()
        if name not in ("p", "h", "list", "list-item", "list-header", "section"):
            self._flow.add(element.tail)

    def _where(self) -> str:
        return f"paragraph {self._paragraphs}"


def _damaged(path: Path) -> ImportRefused:
    return ImportRefused(
        "The OpenDocument text “{name}” is damaged or cut short.",
        "Open it in LibreOffice, save it again as .odt, and import that.",
        name=path.name,
    )


def _too_large(path: Path) -> ImportRefused:
    return ImportRefused(
        "The OpenDocument text “{name}” unpacks to more than an article can hold.",
        "Save the article's own text as a new .odt and import that.",
        name=path.name,
    )
