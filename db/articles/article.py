"""From a file to a draft: take it in, find its lines, paragraphs and parts, and what they cite."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from db.articles.citations import citations, sources
from db.articles.deadline import within
from db.articles.draft import ArticleDraft, Format, Lang, Problem, SectionDraft
from db.articles.encodings import decoded
from db.articles.intake import read_bytes
from db.articles.languages import language
from db.articles.lines import RawLine, gathered, numbered, tidy
from db.articles.misprints import MOST, misprints
from db.articles.pages import without_furniture
from db.articles.structure import Structure, structured
from db.errors import ImportRefused
from db.vietnamese import nfc

SECONDS: Final = 120.0
_MOST_PROBLEMS: Final = 200


def read_article(path: Path, progress: Callable[[float], None] | None = None) -> ArticleDraft:
    """Read an article out of a text, PDF, Word, OpenDocument, HTML, Markdown or TEI file.

    `progress` is told the share that is done, from 0 to 1, in the calling thread. Raises
    ImportRefused, with one sentence and a remedy, for whatever cannot be read; nothing is written
    anywhere.
    """
    tell = progress or _silent
    tell(0.0)
    data, kind = read_bytes(path)
    raws, aside = _raw_lines(data, path, kind, lambda share: tell(0.05 + 0.55 * share))
    tell(0.6)
    lines = gathered(raws)
    if not any(char.isalpha() for line in lines for char in line.text):
        raise ImportRefused(
            "The file “{name}” holds no words.",
            "Choose the file that holds the article.",
            name=path.name,
        )
    structure = structured(lines)
    tell(0.8)
    draft = _draft(structure, path, aside, hashlib.sha256(data).hexdigest(), kind)
    tell(1.0)
    return draft


def _silent(_share: float) -> None:
    """Tell nobody."""


def _raw_lines(
    data: bytes, path: Path, kind: Format, progress: Callable[[float], None]
) -> tuple[list[RawLine], list[Problem]]:
    if kind == "text":
        return without_furniture(list(numbered(tidy(decoded(data, path)))))
    # The libraries behind these are slow to import, and a plain text needs none.
    if kind == "pdf":
        from db.articles.pdf import read_pdf

        return read_pdf(data, path, progress)
    if kind == "word":
        from db.articles.word import read_word

        return without_furniture(read_word(data, path))
    try:
        return within(SECONDS, lambda: _marked_up(data, path, kind))
    except TimeoutError as error:
        raise ImportRefused(
            "The file “{name}” takes more time to read than an article may.",
            "Save the article's own text as a plain text file and import that.",
            name=path.name,
        ) from error


def _marked_up(data: bytes, path: Path, kind: Format) -> tuple[list[RawLine], list[Problem]]:
    if kind == "odt":
        from db.articles.opendocument import read_odt

        return read_odt(data, path)
    if kind == "html":
        from db.articles.webpage import read_html

        return read_html(data, path)
    if kind == "markdown":
        from db.articles.markdown import read_markdown

        return read_markdown(data, path)
    from db.articles.tei import read_tei

    return read_tei(data, path)


def _draft(
    structure: Structure, path: Path, aside: list[Problem], sha256: str, kind: Format
) -> ArticleDraft:
    title, untitled = _title(structure, path)
    sections = tuple(_titled(section, title) for section in structure.sections)
    cited = citations(sections, structure.printed)
    known, missing = sources(cited, structure.printed)
    slips = misprints(sections)
    problems = [*untitled, *structure.problems, *missing, *aside, *_unreadable(sections)]
    problems += _textless(sections)
    if len(slips) == MOST:
        problems.append(Problem("text", f"Only the first {MOST} suspected misprints are listed."))
    front = structure.front
    return ArticleDraft(
        title=MappingProxyType(title),
        authors=tuple(front.authors),
        affiliation="; ".join(front.institutions) or None,
        abstracts=MappingProxyType(structure.abstracts),
        keywords=MappingProxyType(structure.keywords),
        sections=sections,
        citations=cited,
        sources=known,
        misprints=slips,
        problems=tuple(problems[:_MOST_PROBLEMS]),
        sha256=sha256,
        format=kind,
    )


def _title(structure: Structure, path: Path) -> tuple[dict[Lang, str], list[Problem]]:
    """Return the printed titles, or else the file's name, which a problem then says."""
    if structure.front.titles:
        return dict(structure.front.titles), []
    text = " ".join(text for section in structure.sections for text in section.paragraphs)
    name = nfc(path.stem.replace("_", " ").strip()) or path.name
    message = "The file prints no title; its name stands in for it."
    return {language(text): name}, [Problem("title", message)]


def _titled(section: SectionDraft, title: dict[Lang, str]) -> SectionDraft:
    """Give a section without a heading the article's title."""
    if section.title or section.number:
        return section
    return replace(section, title=title.get(section.lang) or next(iter(title.values())))


def _textless(sections: tuple[SectionDraft, ...]) -> list[Problem]:
    if any(section.paragraphs for section in sections):
        return []
    return [Problem("text", "The file has no paragraph besides its title, abstracts and sources.")]


def _unreadable(sections: tuple[SectionDraft, ...]) -> list[Problem]:
    count = sum(text.count("\ufffd") for section in sections for text in section.paragraphs)
    message = f"{count} characters of the text were already lost in the file (�)."
    return [Problem("text", message)] if count else []
