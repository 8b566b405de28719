"""The book: the guide's pages in one language, read from their Markdown files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from db.vietnamese import fold
from viewer.guide.chapters import CHAPTERS, FOLDER, PICTURES
from viewer.guide.markup import marked, words_of

if TYPE_CHECKING:
    from pathlib import Path

    from viewer.guide.markup import Marked


@dataclass(frozen=True, slots=True)
class Book:
    """Hold every page of the guide in one language. Runs in any thread."""

    lang: str
    pages: dict[str, Marked]

    def title(self, chapter: str) -> str:
        """Return a page's title."""
        return self.pages[chapter].headings[0].words

    def found(self, query: str) -> tuple[str, ...]:
        """Return the pages that hold every word of `query`, with or without tone marks."""
        words = fold(query).split()
        return tuple(
            chapter
            for chapter, page in self.pages.items()
            if all(word in _folded(page.html) for word in words)
        )

    def best(self, query: str) -> str | None:
        """Return the first page found whose title holds the words, else the first page found."""
        found = self.found(query)
        words = fold(query).split()
        named = (one for one in found if all(word in fold(self.title(one)) for word in words))
        return next(named, found[0] if found else None)


def page_file(chapter: str, lang: str) -> Path:
    """Return the file of a page."""
    return FOLDER / lang / f"{chapter}.md"


def picture_file(name: str, lang: str) -> Path:
    """Return the file of a picture; `name` is never trusted to be more than a name."""
    return FOLDER / PICTURES / lang / f"{name.replace('/', '-')}.png"


def read_page(chapter: str, lang: str) -> Marked:
    """Read one page; markers are resolved in the language spoken now.

    Some milliseconds, and more where Markdown is read for the first time: for a worker. Raises
    UnknownMarker and OSError, both mistakes of ours.
    """
    return marked(page_file(chapter, lang).read_text(encoding="utf-8"))


def read_book(lang: str) -> Book:
    """Read the whole guide at once: a tenth of a second, for print and for tests."""
    return Book(lang, {chapter: read_page(chapter, lang) for chapter in CHAPTERS})


@lru_cache(maxsize=2 * len(CHAPTERS))
def _folded(html: str) -> str:
    return fold(words_of(html))
