"""The mark-up of section files: plain prose with `[words](kind/slug)` for what the words name."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(([a-z]+/[a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span [start, end) of the plain text and the ref that it names or cites."""

    start: int
    end: int
    ref: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph without its mark-up, and what was marked."""

    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One section in one language."""

    title: str
    paragraphs: tuple[Paragraph, ...]


def parse_page(source: str) -> Page:
    """Return the title and paragraphs of a section file; raise ValueError saying what is wrong."""
    first, _, rest = source.strip().partition("\n")
    if not first.startswith("# "):
        raise ValueError("the first line must be “# ” and the section's title")
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", rest) if block.strip()]
    if not blocks:
        raise ValueError("the section has no paragraph")
    return Page(first[2:].strip(), tuple(parse_paragraph(block) for block in blocks))


def parse_paragraph(source: str) -> Paragraph:
    """Return the plain text of one paragraph and the spans that were marked in it."""
    plain: list[str] = []
    marks: list[Mark] = []
    length = done = 0
    for match in MARK.finditer(source):
        before, words = source[done : match.start()], match.group(1)
        plain += [before, words]
        length += len(before)
        marks.append(Mark(length, length + len(words), match.group(2)))
        length += len(words)
        done = match.end()
    plain.append(source[done:])
    text = "".join(plain)
    if "](" in text:
        raise ValueError(f"broken mark-up near “{text[max(0, text.index('](') - 30) :][:60]}”")
    return Paragraph(text, tuple(marks))
