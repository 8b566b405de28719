"""XML of strangers: no entities, no network, no document type, and limits on size and depth."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from db.errors import ImportRefused, unread

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 512 * 2**20
DEEPEST = 200
"""Elements within elements; lxml itself refuses more than 256."""

REFUSED = "{path} is no sound XML ({reason})."
REMEDY = "Export the file again from the program that made it."


def parse(path: Path, *, most_bytes: int = 64 * 2**20, doctype: str | None = None) -> Any:  # noqa: ANN401 - lxml's tree
    """Return the root element of a file that fits into memory.

    A document type declaration is refused, unless its name is `doctype` and it declares nothing
    inside the file; nothing that it names is ever loaded. Raises ImportRefused.
    """
    etree = _lxml()
    _refuse_large(path, most_bytes)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
        dtd_validation=False, remove_pis=True,
    )  # fmt: skip
    try:
        tree = etree.parse(str(path), parser)
    except (etree.XMLSyntaxError, OSError, ValueError) as error:
        raise refusal(path, error) from error
    _refuse_doctype(path, tree.docinfo, doctype)
    root = tree.getroot()
    _refuse_deep(path, root)
    return root


def elements(path: Path, *tags: str, doctype: str | None = None) -> Iterator[Any]:
    """Yield each element of these tags ("{namespace}name") at its end, inner ones first.

    Memory stays bounded: what was yielded, and all that ended before it beside it, is cleared when
    the next one is asked for. So take all of an element that you need while you have it. Raises
    ImportRefused as `parse` does, also in the middle.
    """
    etree = _lxml()
    _refuse_large(path, MOST_BYTES)
    _refuse_doctype_of(path, doctype)
    depth = 0
    try:
        with path.open("rb") as file:
            for event, element in _events(file, etree):
                depth += 1 if event == "start" else -1
                if depth > DEEPEST:
                    raise _too_deep(path)
                if event == "end" and element.tag in tags:
                    yield element
                    element.clear(keep_tail=True)
                    while element.getprevious() is not None:
                        del element.getparent()[0]
    except (etree.XMLSyntaxError, OSError, ValueError) as error:
        raise refusal(path, error) from error


def events(path: Path, *names: str, doctype: str | None = None) -> Iterator[tuple[str, Any]]:
    """Yield ("start", element) and ("end", element) of these local names, in any namespace.

    Whoever asks clears what was read, by `element.clear()` at its end. Raises ImportRefused as
    `parse` does, also in the middle.
    """
    etree = _lxml()
    _refuse_large(path, MOST_BYTES)
    _refuse_doctype_of(path, doctype)
    try:
        with path.open("rb") as file:
            yield from etree.iterparse(
                file, events=("start", "end"), tag=[f"{{*}}{name}" for name in names],
                resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
                remove_pis=True, remove_comments=True,
            )  # fmt: skip
    except (etree.XMLSyntaxError, OSError, ValueError) as error:
        raise refusal(path, error) from error


def root_tag(path: Path) -> str:
    """Return the tag of a file's root element ("{namespace}name"), "" where it is no XML."""
    etree = _lxml()
    try:
        with path.open("rb") as file:
            for _event, element in _events(file, etree):
                return str(element.tag)
    except (etree.XMLSyntaxError, OSError, ValueError):
        pass
    return ""


def local(tag: object) -> str:
    """Return a tag without its namespace; "" for a comment."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Any) -> str:  # noqa: ANN401 - lxml's element
    """Return all text within an element with its white space made single blanks."""
    return " ".join("".join(element.itertext()).split())


def written(root: Any) -> bytes:  # noqa: ANN401 - lxml's element
    """Return an element as a document: UTF-8, indented, the same bytes for the same content."""
    etree = _lxml()
    etree.indent(root, space="  ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def legal(text: str) -> str:
    """Return the text without what XML 1.0 cannot hold."""
    return "".join(char for char in text if char in "\t\n\r" or ord(char) >= 0x20)


def refusal(path: Path, error: Exception) -> ImportRefused:
    """Return why a file cannot be read, in one line."""
    reason = str(error).splitlines()[0] if str(error) else type(error).__name__
    return ImportRefused(REFUSED, REMEDY, path=path, reason=reason[:200])


def _lxml() -> Any:  # noqa: ANN401 - a module whose types say little
    """Return lxml's module, which takes a while to import."""
    from lxml import etree

    return etree


def _events(file: IO[bytes], etree: Any) -> Any:  # noqa: ANN401 - lxml's module and iterator
    return etree.iterparse(
        file, events=("start", "end"), resolve_entities=False, no_network=True, huge_tree=False,
        load_dtd=False, remove_pis=True,
    )  # fmt: skip


def _refuse_large(path: Path, most: int) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise unread(path, error, ImportRefused) from error
    if size > most:
        raise ImportRefused(
            "{path} is larger than {most} MB.", "Split it.", path=path, most=most // 2**20
        )


def _refuse_doctype_of(path: Path, allowed: str | None) -> None:
    """Look at the head of a file alone: a document type stands before the first element."""
    etree = _lxml()
    try:
        with path.open("rb") as file:
            for _event, element in _events(file, etree):
                _refuse_doctype(path, element.getroottree().docinfo, allowed)
                return
    except (etree.XMLSyntaxError, OSError, ValueError) as error:
        raise refusal(path, error) from error


def _refuse_doctype(path: Path, info: Any, allowed: str | None) -> None:  # noqa: ANN401 - lxml's
    if not info.doctype:
        return
    inside = info.internalDTD
    declares = inside is not None and (any(inside.iterentities()) or any(inside.iterelements()))
    named = inside.name if inside is not None else info.root_name
    if allowed is None or named != allowed or declares:
        raise ImportRefused(
            "{path} declares a document type, which may hide other files.",
            "Remove the line that begins with <!DOCTYPE, and try again.",
            path=path,
        )


def _refuse_deep(path: Path, root: Any) -> None:  # noqa: ANN401 - lxml's element
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > DEEPEST:
            raise _too_deep(path)
        stack.extend((child, depth + 1) for child in element)


def _too_deep(path: Path) -> ImportRefused:
    return ImportRefused("{path} nests more than {most} elements.", REMEDY, path=path, most=DEEPEST)
