"""The lines of a web page: its headings, paragraphs, items, cells and footnotes."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Final

from db.articles.draft import Problem
from db.articles.encodings import decoded, refuse_legacy
from db.articles.flow import Flow
from db.articles.lines import RawLine
from db.articles.trees import Element, html_tree, walk
from db.errors import ImportRefused

_HEAD: Final = 4096
_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_DECLARED: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_ONE_BYTE: Final = frozenset(["cp1252", "cp1258", "iso8859-1", "ascii", "utf-8"])
_LEFT_OUT: Final = frozenset(
    ["script", "style", "head", "nav", "template", "noscript", "svg", "math", "iframe", "object",
     "button", "select", "textarea", "audio", "video", "canvas", "dialog"]
)  # fmt: skip
_BLOCKS: Final = frozenset(
    ["p", "div", "li", "td", "th", "dd", "dt", "blockquote", "pre", "section", "article", "main",
     "header", "footer", "aside", "figure", "figcaption", "caption", "address", "ul", "ol", "dl",
     "table", "tr", "body", "html", "hr", "center", "form", "fieldset", "details", "summary"]
)  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_MARK: Final = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡§]{1,4}|[ivxlc]{1,6}|[a-z])\s*[\])]?")
_NOTE: Final = re.compile(r"(?:^|[_-]|sd)(?:fn|ftn|edn|foot|end|note|cite)", re.IGNORECASE)
_BACK: Final = re.compile(r"[\s↩↑⤴^︎️]*")
_BACK_LINK: Final = re.compile(r"ref|back|anc", re.IGNORECASE)


def read_html(data: bytes, path: Path) -> tuple[list[RawLine], list[Problem]]:
    """Return the lines of a web page; nothing that it points to is fetched.

    Raises ImportRefused if it isn't in Unicode or a declared one-byte encoding, or is damaged.
    """
    root = html_tree(_DECLARED.sub("", _text(data, path)), path)
    flow = _Reader(_text_of(root)).read()
    raws, problems = flow.lines()
    refuse_legacy("\n".join(raw.text for raw in raws), path)
    return raws, problems


def _text(data: bytes, path: Path) -> str:
    """Return the page's characters, by its mark, its own declaration, or else as UTF-8."""
    match = _CHARSET.search(data[:_HEAD])
    if match is None or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        return decoded(data, path)
    name = match[1].decode("ascii", "replace")
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        codec = ""
    if codec not in _ONE_BYTE:
        raise ImportRefused(
            "The text of “{name}” is in {encoding}, not in Unicode.",
            "Open it in a browser, save it as UTF-8, and import that.",
            name=path.name,
            encoding=name,
        )
    if codec == "utf-8":
        return decoded(data, path)
    # browsers read what calls itself Latin-1 or ASCII as Windows-1252
    return data.decode("cp1252" if codec in ("iso8859-1", "ascii") else codec, "replace")


def _text_of(root: Element) -> Element:
    """Return the part of a page that is the text: its only article or main part, else all."""
    for name in ("article", "main"):
        found = list(root.iter(name))
        if len(found) == 1 and _letters(found[0]) * 2 > _letters(root):
            return found[0]
    return root


def _letters(element: Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


class _Notes:
    """Which links of a page are marks of notes, and which elements are the notes."""

    def __init__(self, root: Element) -> None:
        order = {element: place for place, element in enumerate(root.iter())}
        by_id = _by_id(root)
        self.marks: dict[Element, str] = {}
        self.bodies: dict[Element, str] = {}
        self.labels: dict[str, str] = {}
        for link, place in order.items():
            if link.tag != "a" or not _is_mark(link):
                continue
            aim = by_id.get(link.get("href", "")[1:])
            body = _block_around(aim) if aim is not None else None
            if body is not None and order[body] > place:
                # two marks of one note may point to two places in it; the first one names it
                key = self.bodies.setdefault(body, link.get("href", "")[1:])
                self.marks[link] = key
                self.labels.setdefault(key, "".join(link.itertext()).strip("[]() \n\t"))


def _by_id(root: Element) -> dict[str, Element]:
    found: dict[str, Element] = {}
    for element in root.iter():
        found.setdefault(element.get("id", ""), element)
        if element.tag == "a":
            found.setdefault(element.get("name", ""), element)
    found.pop("", None)
    return found


def _is_mark(link: Element) -> bool:
    href, text = link.get("href", ""), "".join(link.itertext()).strip()
    if not href.startswith("#") or len(href) == 1:
        return False
    if "noteref" in link.get("role", "") + link.get("epub:type", ""):
        return True
    parent = link.getparent()
    raised = any(True for _ in link.iter("sup")) or (parent is not None and parent.tag == "sup")
    return bool(_MARK.fullmatch(text)) and (
        raised or (text[:1] == "[" and bool(_NOTE.search(href)))
    )


def _block_around(element: Element) -> Element | None:
    """Return the paragraph, item or the like that is a note's body."""
    found: Element | None = element
    while found is not None and found.tag not in _BLOCKS:
        found = found.getparent()
    if found is None or found.tag in ("body", "html", "ol", "ul", "table"):
        return None
    return found


class _Reader:
    """Follows the elements of a page."""

    def __init__(self, root: Element) -> None:
        self._root = root
        self._notes = _Notes(root)
        self._flow = Flow()
        self._skipped: Element | None = None
        self._set_exactly = 0
        self._counts: list[int | None] = []
        self._inside: list[Element] = []

    def read(self) -> Flow:
        for event, element in walk(self._root):
            if self._skipped is not None:
                if event == "end" and element is self._skipped:
                    self._skipped = None
                    self._flow.add(element.tail, exact=self._set_exactly > 0)
            elif event == "start":
                self._start(element)
            else:
                self._end(element)
        self._flow.end_block("")
        return self._flow

    def _start(self, element: Element) -> None:
        if (
            element.tag in _LEFT_OUT
            or element.get("hidden", "no") != "no"
            or self._is_back(element)
        ):
            self._skipped = element
            return
        if element in self._notes.marks:
            self._flow.mark(self._notes.marks[element], "".join(element.itertext()))
            self._skipped = element
            return
        if element.tag in _BLOCKS or element.tag in _HEADINGS:
            self._flow.end_block(self._where(element))
        if element in self._notes.bodies:
            self._start_note(element)
        self._count(element)
        self._set_exactly += element.tag == "pre"
        if element.tag == "br":
            self._flow.line_break()
        self._flow.add(element.text, exact=self._set_exactly > 0)

    def _start_note(self, element: Element) -> None:
        key = self._notes.bodies[element]
        if self._flow.in_references and self._notes.labels[key].isdecimal():
            self._flow.entry(key, self._notes.labels[key])
        else:
            self._flow.start_note(key, self._where(element))
            self._inside.append(element)

    def _count(self, element: Element) -> None:
        """Give the items of an ordered list the numbers that a browser shows."""
        if element.tag in ("ol", "ul"):
            start = element.get("start", "1")
            first = int(start[:9]) if start.isdecimal() else 1
            self._counts.append(first - 1 if element.tag == "ol" else None)
        elif element.tag == "li" and self._counts:
            count = self._counts[-1]
            if count is not None:
                self._counts[-1] = count + 1
                if element not in self._notes.bodies:
                    self._flow.item(f"{count + 1}. ")

    def _end(self, element: Element) -> None:
        if element.tag in _HEADINGS:
            self._flow.end_block(self._where(element), _HEADINGS[element.tag])
        elif element.tag in _BLOCKS:
            self._flow.end_block(self._where(element))
        if element.tag in ("ol", "ul"):
            self._counts.pop()
        self._set_exactly -= element.tag == "pre"
        if self._inside and self._inside[-1] is element:
            self._inside.pop()
            self._flow.end_note()
        if element is not self._root:
            self._flow.add(element.tail, exact=self._set_exactly > 0)

    def _is_back(self, element: Element) -> bool:
        """Say whether a link leads from a note back to its mark."""
        if element.tag != "a" or not element.get("href", "").startswith("#"):
            return False
        text = "".join(element.itertext()).strip()
        inside = bool(self._inside) or self._flow.in_references
        return inside and bool(
            _BACK.fullmatch(text)
            or (_MARK.fullmatch(text) and _BACK_LINK.search(element.get("href", "")))
        )

    def _where(self, element: Element) -> str:
        return f"line {element.sourceline or 0}"
