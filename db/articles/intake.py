"""A file's bytes, taken in with care: regular files alone, capped, known by what they hold."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from db.articles.draft import Format
from db.errors import ImportRefused

TEXT_BYTES: Final = 20 * 1024 * 1024
FILE_BYTES: Final = 100 * 1024 * 1024
_HEAD: Final = 4096
_KNOWN: Final[tuple[tuple[bytes, str], ...]] = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"\xd0\xcf\x11\xe0", "a document of an old Word, Excel or PowerPoint"),
    (b"{\\rtf", "a rich text file"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed archive"),
    (b"Rar!", "a compressed archive"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"ID3", "a sound recording"),
    (b"%!PS", "a PostScript file"),
)
XML_BYTES: Final = 3 * TEXT_BYTES
_LIMITS: Final[dict[Format, int]] = {
    "text": TEXT_BYTES, "markdown": TEXT_BYTES, "html": XML_BYTES, "tei": XML_BYTES,
    "pdf": FILE_BYTES, "word": FILE_BYTES, "odt": FILE_BYTES,
}  # fmt: skip
_FORMATS: Final = (
    "Give the article as a plain text in UTF-8, Markdown, a PDF with text, a Word (.docx) or "
    "OpenDocument (.odt) file, a web page or TEI."
)
_OPENDOCUMENT: Final = b"mimetypeapplication/vnd.oasis.opendocument."


def read_bytes(path: Path) -> tuple[bytes, Format]:
    """Return a file's bytes and what it is, told by its content and not by its name.

    Raises ImportRefused if the file is missing, no regular file, unreadable, empty, too large or
    of a kind that holds no article.
    """
    size = _regular_size(path)
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
            kind = _kind(path, head)
            limit = _LIMITS[kind]
            if size > limit:
                raise _too_large(path, limit)
            data = head + file.read(limit + 1 - len(head))
    except OSError as error:
        raise _unreadable(path, error) from error
    if len(data) > limit:
        raise _too_large(path, limit)
    if not data.strip():
        raise ImportRefused(
            "The file “{name}” is empty.", "Choose the file that holds the article.", name=path.name
        )
    return data, kind


def _regular_size(path: Path) -> int:
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise ImportRefused(
            "There is no file “{path}”.", "Check the name and the folder.", path=path
        ) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if stat.S_ISDIR(status.st_mode):
        raise ImportRefused(
            "“{path}” is a folder, not a file.", "Choose one article in it.", path=path
        )
    if not stat.S_ISREG(status.st_mode):
        raise ImportRefused(
            "“{path}” is a device or a pipe, not a file.",
            "Save the article as a file first.",
            path=path,
        )
    return status.st_size


def _unreadable(path: Path, error: Exception) -> ImportRefused:
    cause = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    return ImportRefused(
        "The file “{path}” cannot be read ({cause}).",
        "Check that it is whole and that you may read it.",
        path=str(path).replace("\x00", "?"),
        cause=cause,
    )


def _too_large(path: Path, limit: int) -> ImportRefused:
    return ImportRefused(
        "The file “{name}” is larger than {limit} MB, which no article is.",
        "Cut the article out of the larger file and import that.",
        name=path.name,
        limit=limit // (1024 * 1024),
    )


def _kind(path: Path, head: bytes) -> Format:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    suffix = path.suffix.lower()
    if head.startswith(b"PK"):
        return _package(path, head)
    for magic, what in _KNOWN:
        if head.startswith(magic) and not _reads_as_text(magic, head):
            raise _refused_kind(path, what)
    marked = _marked_up(path, head)
    if marked:
        return marked
    if head and suffix in {".pdf", ".docx", ".odt"}:
        raise ImportRefused(
            "The file “{name}” is named {suffix} but isn't one inside; it is damaged or misnamed.",
            _FORMATS,
            name=path.name,
            suffix=suffix,
        )
    return "markdown" if suffix in {".md", ".markdown"} else "text"


def _package(path: Path, head: bytes) -> Format:
    """Tell an OpenDocument text, which says what it is in its first bytes, from a Word file."""
    place = head.find(_OPENDOCUMENT)
    if place < 0:
        return "odt" if path.suffix.lower() == ".odt" else "word"
    if not head.startswith(b"text", place + len(_OPENDOCUMENT)):
        raise _refused_kind(path, "a table or drawing of OpenDocument")
    return "odt"


def _marked_up(path: Path, head: bytes) -> Format | None:
    """Tell a web page and TEI by how they start; refuse pictures and other XML."""
    start = head.removeprefix(b"\xef\xbb\xbf")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.replace(b"\x00", b"")[2:]
    start = start.lstrip().lower()
    if b"<tei" in start and start.startswith(b"<"):
        return "tei"
    if start.startswith((b"<!doctype html", b"<html")):
        return "html"
    if start.startswith(b"<svg") or (start.startswith(b"<?xml") and b"<svg" in start):
        raise _refused_kind(path, "a drawing (SVG)")
    if start.startswith((b"<?xml", b"<!doctype")):
        return "html" if b"<html" in start else "tei"
    if start.startswith(b"<") and path.suffix.lower() in {".html", ".htm", ".xhtml"}:
        return "html"
    return None


def _reads_as_text(magic: bytes, head: bytes) -> bool:
    """Say whether letters that happen to open a picture or program open a text here ("MZ ...")."""
    return magic.isalnum() and not any(byte < 9 for byte in head)


def _refused_kind(path: Path, what: str) -> ImportRefused:
    return ImportRefused(
        "The file “{name}” is {what}, not an article.", _FORMATS, name=path.name, what=what
    )
