"""The lines of a PDF that holds text, read within limits of time and size."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError

from db.articles.columns import in_reading_order
from db.articles.deadline import within
from db.articles.draft import Problem
from db.articles.encodings import refuse_legacy
from db.articles.intake import TEXT_BYTES
from db.articles.lines import RawLine, tidy
from db.articles.pages import without_furniture
from db.errors import ImportRefused

SECONDS: Final = 120.0
PAGES: Final = 2000
_FEWEST_LETTERS: Final = 40
_BROKEN: Final = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, OSError,
    RuntimeError, TypeError, ValueError, struct.error, zlib.error,
)  # fmt: skip
# pypdf tells every oddity of a file on standard error unless someone listens.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(
    data: bytes, path: Path, progress: Callable[[float], None]
) -> tuple[list[RawLine], list[Problem]]:
    """Return the lines of a PDF's pages, and what was set aside.

    `progress` is told the share of pages done. Raises ImportRefused if the file
    is damaged, locked, without text, or takes too long.
    """
    try:
        pages = within(SECONDS, lambda: _pages(data, path, progress))
    except TimeoutError as error:
        raise _too_much(path) from error
    except (DependencyError, FileNotDecryptedError) as error:
        raise _locked(path) from error
    except LimitReachedError as error:
        raise _too_much(path) from error
    except _BROKEN as error:
        raise ImportRefused(
            "The PDF “{name}” is damaged or cut short.",
            "Get a whole copy of it, or save its text as a plain text file.",
            name=path.name,
        ) from error
    if sum(char.isalpha() for page in pages for char in page) < _FEWEST_LETTERS:
        raise ImportRefused(
            "The PDF “{name}” holds pictures of pages, but no text.",
            "Run text recognition (OCR) on it and import that, or save its pages as pictures and "
            "import those as scans.",
            name=path.name,
        )
    refuse_legacy("\n".join(pages), path)
    return _lines(pages)


def _pages(data: bytes, path: Path, progress: Callable[[float], None]) -> list[str]:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise _locked(path)
    count = len(reader.pages)
    if count > PAGES:
        raise _too_much(path)
    pages: list[str] = []
    size = 0
    for number, page in enumerate(reader.pages, 1):
        pages.append(_page_text(page))
        size += len(pages[-1])
        if size > TEXT_BYTES or number > PAGES:
            raise _too_much(path)
        progress(number / count)
    return pages


def _page_text(page: PageObject) -> str:
    """Return a page's text as it lies on the paper, or as it was written where that fails.

    The lie of the page keeps words whole that change their font in the middle, shows indents and
    blank lines, and leaves out what is printed upright in the margin.
    """
    try:
        drawn = page.extract_text(extraction_mode="layout", layout_mode_font_height_weight=0.8)
    except _BROKEN:
        drawn = ""
    if not drawn.strip():
        return tidy(page.extract_text())
    return tidy(drawn).replace("\t", " ")


def _lines(pages: list[str]) -> tuple[list[RawLine], list[Problem]]:
    """Take running heads off the pages, and only then look for columns."""
    drawn = [
        RawLine(text, f"page {page}, line {number}", page_start=number == 1)
        for page, content in enumerate(pages, 1)
        for number, text in enumerate(content.replace("\f", "\n").split("\n"), 1)
    ]
    kept, problems = without_furniture(drawn)
    starts = [place for place, line in enumerate(kept) if line.page_start or place == 0]
    cut = [kept[first:end] for first, end in pairwise([*starts, len(kept)])]
    ordered = [
        replace(line, page_start=line.page_start or number == 0)
        for page in in_reading_order(cut)
        for number, line in enumerate(page)
    ]
    return ordered, problems


def _locked(path: Path) -> ImportRefused:
    return ImportRefused(
        "The PDF “{name}” is locked with a password.",
        "Save a copy without the password and import that.",
        name=path.name,
    )


def _too_much(path: Path) -> ImportRefused:
    return ImportRefused(
        "The PDF “{name}” takes more time or memory to read than an article may.",
        "Save the article's own pages as a new PDF, or its text as a plain text file.",
        name=path.name,
    )
