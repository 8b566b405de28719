"""The lines of a TEI text (P5, or P4 without a namespace): header, divisions, notes, references."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from db.articles.draft import Problem
from db.articles.encodings import refuse_legacy
from db.articles.flow import Flow
from db.articles.lines import RawLine
from db.articles.trees import Element, local_name, walk, xml_tree
from db.errors import ImportRefused

_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# Of a pair, what the source prints is read, not what an editor made of it.
_LEFT_OUT: Final = frozenset(
    ["corr", "reg", "expan", "del", "fw", "teiHeader", "facsimile", "graphic", "formula", "desc",
     "surplus", "standOff"]
)  # fmt: skip
_BLOCKS: Final = frozenset(
    ["p", "head", "item", "l", "cell", "bibl", "biblStruct", "biblFull", "ab", "label", "byline",
     "docAuthor", "docTitle", "titlePart", "opener", "closer", "signed", "dateline", "salute",
     "trailer", "epigraph", "quote", "figure", "figDesc", "sp", "speaker", "stage", "div", "list",
     "listBibl", "table", "row", "lg", "note", "postscript", "argument"]
)  # fmt: skip
_ABSTRACT: Final = {"vi": "Tóm tắt", "en": "Abstract"}
_KEYWORDS: Final = {"vi": "Từ khóa", "en": "Keywords"}
_REFERENCES: Final = "References"
_SIGNS: Final = {"lb": " ", "space": " "}


def read_tei(data: bytes, path: Path) -> tuple[list[RawLine], list[Problem]]:
    """Return the lines of a TEI file, its header's title, authors, abstract and keywords first.

    Raises ImportRefused if it is damaged, declares entities, or is XML of another kind.
    """
    root = xml_tree(data, path)
    if local_name(root) not in ("TEI", "TEI.2"):
        raise ImportRefused(
            "The XML file “{name}” is no TEI: its outermost element is “{element}”.",
            "Give the article as TEI, a web page, Markdown, plain text, PDF or a Word file.",
            name=path.name,
            element=local_name(root)[:80],
        )
    text = next((child for child in root.iter() if local_name(child) == "text"), None)
    flow = Flow()
    _tell_header(root, flow)
    if text is not None:
        _Reader(flow, text).read(text)
    raws, problems = flow.lines()
    refuse_legacy("\n".join(raw.text for raw in raws), path)
    return raws, problems


def _tell_header(root: Element, flow: Flow) -> None:
    header = _first(root, "teiHeader")
    if header is None:
        return
    title = _first(header, "titleStmt")
    for part in ("title", "author"):
        found = [e for e in title.iter() if local_name(e) == part] if title is not None else []
        if not found and part == "author":
            # programs that make TEI from PDF put the authors into the description of the source
            source = _first(header, "analytic")
            found = (
                [e for e in source.iter() if local_name(e) == part] if source is not None else []
            )
        for element in found[:1] if part == "title" else found:
            _tell(flow, _person(element) if part == "author" else _words(element))
    for element in header.iter():
        lang = "en" if element.get(_LANG, "").startswith("en") else "vi"
        if local_name(element) == "abstract":
            _tell(flow, f"{_ABSTRACT[lang]}: {_words(element)}")
        elif local_name(element) == "keywords":
            terms = [_words(e) for e in element.iter() if local_name(e) in ("term", "item")]
            _tell(flow, f"{_KEYWORDS[lang]}: {'; '.join(terms)}")


def _person(author: Element) -> str:
    """Return an author's name without the addresses and affiliations that stand with it."""
    name = _first(author, "persName")
    if name is None:
        return " ".join((author.text or "").split()) or _words(author)
    return _words(name)


def _tell(flow: Flow, text: str) -> None:
    flow.add(text)
    flow.end_block("header")


def _first(root: Element, name: str) -> Element | None:
    return next((element for element in root.iter() if local_name(element) == name), None)


def _words(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


class _Reader:
    """Follows the elements of a text."""

    def __init__(self, flow: Flow, text: Element) -> None:
        self._flow = flow
        self._text = text
        self._skipped: Element | None = None
        self._depth = 0
        self._notes = 0
        self._open: list[Element] = []
        self._numbers = {
            element: str(number)
            for listing in text.iter()
            if local_name(listing) == "listBibl"
            for number, element in enumerate(_entries(listing), 1)
        }
        self._entries = {
            element.get(_ID, ""): number
            for element, number in self._numbers.items()
            if element.get(_ID, "")
        }
        self._targets = {
            element.get(_ID, ""): element
            for element in text.iter()
            if local_name(element) == "note" and element.get(_ID, "")
        }
        self._pointed = {
            element.get("target", "")[1:]
            for element in text.iter()
            if local_name(element) in ("ref", "ptr") and element.get("target", "").startswith("#")
        }

    def read(self, text: Element) -> None:
        for event, element in walk(text):
            if self._skipped is not None:
                if event == "end" and element is self._skipped:
                    self._skipped = None
                    self._flow.add(element.tail)
            elif event == "start":
                self._start(element, local_name(element))
            else:
                self._end(element, local_name(element))

    def _start(self, element: Element, name: str) -> None:
        if name in _LEFT_OUT:
            self._skipped = element
            return
        if name == "note":
            self._start_note(element)
        elif name in ("ref", "ptr") and self._refer(element):
            self._skipped = element
            return
        elif name == "div" or (name.startswith("div") and name[3:].isdecimal()):
            self._depth += 1
            self._announce(element)
        elif name in _BLOCKS:
            self._flow.end_block(self._where(element))
            self._enter(element, name)
        if name in _SIGNS and element.get("break", "") != "no":
            self._flow.add(_SIGNS[name])
        self._flow.add(element.text)

    def _announce(self, element: Element) -> None:
        """Put the usual word before a part that is known by its type alone."""
        self._flow.end_block(self._where(element))
        if any(local_name(child) == "head" for child in _children(element)):
            return
        kind = element.get("type", "")
        lang = "en" if element.get(_LANG, "").startswith("en") else "vi"
        if kind in ("abstract", "keywords"):
            words = _ABSTRACT if kind == "abstract" else _KEYWORDS
            self._flow.add(f"{words[lang]}: ")

    def _enter(self, element: Element, name: str) -> None:
        if name == "listBibl" and not self._flow.in_references:
            headed = any(local_name(child) == "head" for child in _children(element))
            if not headed:
                _tell(self._flow, _REFERENCES)
        elif name in ("bibl", "biblStruct", "biblFull"):
            number = self._numbers.get(element)
            if number and not self._open:
                self._flow.item(f"[{element.get('n', '').strip('[]. ') or number}] ")
        elif name in ("item", "label") and element.get("n", ""):
            self._flow.item(f"{element.get('n', '').rstrip('.')}. ")

    def _start_note(self, element: Element) -> None:
        key = element.get(_ID, "")
        if not key or key not in self._pointed:
            self._notes += 1
            key = f"note {self._notes}"
            self._flow.mark(key, element.get("n", ""))
        else:
            self._flow.end_block(self._where(element))
        self._flow.start_note(key, self._where(element))
        self._open.append(element)

    def _refer(self, element: Element) -> bool:
        """Write a pointer as a mark; say whether that replaces its words."""
        key = element.get("target", "")[1:] if element.get("target", "").startswith("#") else ""
        words = _words(element)
        if key in self._targets:
            self._flow.mark(key, words or self._targets[key].get("n", ""))
            return True
        if key in self._entries and not words.strip("[]() 0123456789"):
            number = words.strip("[]() ") or self._entries[key]
            self._flow.add(f"[{number}]")
            return True
        return False

    def _end(self, element: Element, name: str) -> None:
        if name == "note":
            self._open.pop()
            self._flow.end_note()
        elif name == "head":
            parent = element.getparent()
            of_text = parent is not None and local_name(parent).startswith(
                ("div", "body", "listBibl")
            )
            self._flow.end_block(self._where(element), max(1, self._depth) if of_text else 0)
        elif name == "div" or (name.startswith("div") and name[3:].isdecimal()):
            self._flow.end_block(self._where(element))
            self._depth -= 1
        elif name in _BLOCKS:
            self._flow.end_block(self._where(element))
        if element is not self._text:
            self._flow.add(element.tail)

    def _where(self, element: Element) -> str:
        return f"line {element.sourceline or 0}"


def _children(element: Element) -> list[Element]:
    return list(element)


def _entries(listing: Element) -> list[Element]:
    return [
        child for child in listing.iter() if local_name(child) in ("bibl", "biblStruct", "biblFull")
    ]
