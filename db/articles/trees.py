"""The element tree of a marked-up article, parsed without entities, network or excess."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol, cast

from lxml import etree

from db.errors import ImportRefused

ELEMENTS: Final = 1_000_000


class Element(Protocol):
    """What we use of an lxml element, whose own class is private."""

    tag: str
    text: str | None
    tail: str | None
    sourceline: int | None

    def get(self, key: str, default: str) -> str:
        """Return an attribute's value."""
        ...

    def getparent(self) -> Element | None:
        """Return the element around this one."""
        ...

    def iter(self, *tags: str) -> Iterator[Element]:
        """Yield this element and those in it, in the order of the file."""
        ...

    def __iter__(self) -> Iterator[Element]: ...

    def itertext(self) -> Iterator[str]:
        """Yield every text in it."""
        ...


class _Dtd(Protocol):
    def iterentities(self) -> Iterator[object]: ...


def xml_tree(data: bytes, path: Path) -> Element:
    """Return the root of an XML file.

    Raises ImportRefused if it isn't well-formed, declares entities, is nested too deeply or holds
    more elements than an article can.
    """
    _check_size(data, path)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        if b"<!ENTITY" in data.replace(b"\x00", b""):
            raise _entities(path) from error
        raise ImportRefused(
            "The XML of “{name}” is damaged or nested too deeply.",
            "Open it in the program that wrote it, save it again, and import that.",
            name=path.name,
        ) from error
    dtd = cast("_Dtd | None", root.getroottree().docinfo.internalDTD)
    if dtd is not None and list(dtd.iterentities()):
        raise _entities(path)
    return cast("Element", root)


def html_tree(text: str, path: Path) -> Element:
    """Return the root of a web page, however untidy. Raises ImportRefused as `xml_tree` does."""
    data = text.encode()
    _check_size(data, path)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise _pageless(path) from error
    too_deep = any("depth" in entry.message.lower() for entry in parser.error_log)
    if root is None or too_deep:  # an empty page has no root
        raise _pageless(path)
    return cast("Element", root)


def walk(root: Element) -> Iterator[tuple[str, Element]]:
    """Yield ("start", element) and ("end", element) in the order of the file, without recursion."""
    return cast("Iterator[tuple[str, Element]]", etree.iterwalk(root, events=("start", "end")))


def local_name(element: Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def _entities(path: Path) -> ImportRefused:
    return ImportRefused(
        "The file “{name}” declares XML entities, which can hide other files or bombs.",
        "Replace its entities by their text, take the DOCTYPE out, and import that.",
        name=path.name,
    )


def _check_size(data: bytes, path: Path) -> None:
    if data.count(b"<") > 2 * ELEMENTS:
        raise ImportRefused(
            "The file “{name}” holds more elements than an article can.",
            "Cut the article out of the larger file and import that.",
            name=path.name,
        )


def _pageless(path: Path) -> ImportRefused:
    return ImportRefused(
        "The web page “{name}” is damaged or nested too deeply.",
        "Save the page again, or save its text as a plain text file.",
        name=path.name,
    )
