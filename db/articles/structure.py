"""An article's parts, out of its lines: front, abstracts, keywords, sections, bibliography."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from db.articles.draft import Lang, Problem, SectionDraft
from db.articles.front import Front, is_institution, names, read_front
from db.articles.headings import Heading, headings
from db.articles.labels import Label, label_of
from db.articles.languages import is_capitals, language
from db.articles.layout import breaks, paragraphs
from db.articles.lines import Line
from db.articles.markers import tidied
from db.articles.references import entries
from db.articles.spacing import joined

_PROSE: Final = 200
_KEYWORD_ENDS: Final = " .…;,"


@dataclass(slots=True)
class Structure:
    """The parts of an article. `printed` is its bibliography by number."""

    front: Front = field(default_factory=Front)
    abstracts: dict[Lang, str] = field(default_factory=dict[Lang, str])
    keywords: dict[Lang, tuple[str, ...]] = field(default_factory=dict[Lang, tuple[str, ...]])
    sections: list[SectionDraft] = field(default_factory=list[SectionDraft])
    printed: dict[int, str] = field(default_factory=dict[int, str])
    problems: list[Problem] = field(default_factory=list[Problem])


@dataclass(slots=True)
class _Block:
    """The lines under one label; the first block, and a body's, have none."""

    label: Label | None
    lines: list[Line] = field(default_factory=list[Line])


def structured(lines: Sequence[Line]) -> Structure:
    """Find an article's parts; what is left without a part is its text."""
    structure = Structure()
    body: list[Line] = []
    blocks = _blocks(lines)
    known = any(block.label for block in blocks)
    for number, block in enumerate(blocks):
        own = _until_heading(block, is_last=bool(structure.printed)) if not body else block.lines
        text = block.lines[len(own) :]
        if number == 0:
            structure.front = read_front(own, framed=known or bool(text))
            body += structure.front.rest
        else:
            body += _read_block(structure, block.label, own, ends_at_text=bool(text))
        body += text
    structure.sections = _sections(body, structure)
    structure.problems = structure.front.problems + structure.problems
    return structure


def _blocks(lines: Sequence[Line]) -> list[_Block]:
    """Cut the lines at labels; a contact or date line alone ends nothing before the text's end."""
    blocks = [_Block(None)]
    for place, line in enumerate(lines):
        label = label_of(line.text)
        in_references = blocks[-1].label is not None and blocks[-1].label.part in (
            "references",
            "tail",
        )
        if (
            label is None
            or (label.part == "tail" and not in_references)
            or (label.part in ("abstract", "keywords") and _is_prose(blocks, lines, place))
        ):
            blocks[-1].lines.append(line)
        else:
            first = [replace(line, text=label.rest)] if label.rest else []
            blocks.append(_Block(label, first))
    return blocks


def _is_prose(blocks: list[_Block], lines: Sequence[Line], place: int) -> bool:
    """Say whether "Tóm tắt ..." stands in the middle of a paragraph."""
    before = blocks[-1].lines[-1].text if blocks[-1].lines else ""
    return len(before) > 1 and before[-1] not in '.!?…:;,)”"' and lines[place].text[:1].islower()


def _until_heading(block: _Block, *, is_last: bool) -> list[Line]:
    """Return a block's lines up to the first heading of the text."""
    if is_last or (block.label is not None and block.label.part in ("references", "tail")):
        return block.lines
    found = [
        heading
        for heading in headings(block.lines)
        if heading.number or _opens_text(block, heading)
    ]
    return block.lines[: found[0].first] if found else block.lines


def _opens_text(block: _Block, heading: Heading) -> bool:
    """Say whether a heading without a number opens the text and is no title."""
    if heading.usual:
        return True
    if block.label is None:
        return heading.first > _front_size(block)
    if not is_capitals(heading.title):
        return True
    following = block.lines[heading.last + 1 :][:1]
    return bool(following) and not (names(following[0].text) or is_institution(following[0].text))


def _front_size(block: _Block) -> int:
    """Return how many lines the title and its people can take up."""
    size = 0
    for line in block.lines:
        if len(line.text) > _PROSE or line.text.endswith("."):
            break
        size += 1
    return size


def _read_block(
    structure: Structure, label: Label | None, lines: list[Line], *, ends_at_text: bool
) -> list[Line]:
    """Read one labelled block into the structure; return lines that belong to the text."""
    if label is None or not lines:
        return lines
    if label.part == "references":
        printed, problems = entries(lines)
        structure.printed = structure.printed or printed
        structure.problems += problems
        return []
    if label.part == "tail":
        structure.problems += [_aside(line) for line in lines]
        return []
    if label.part == "abstract":
        return _read_abstract(structure, label.lang, lines, ends_at_text=ends_at_text)
    return _read_keywords(structure, label.lang, lines)


def _read_abstract(
    structure: Structure, lang: Lang, lines: list[Line], *, ends_at_text: bool
) -> list[Line]:
    """Read an abstract and the title over it; return the lines that are no part of it."""
    if is_capitals(lines[0].text):
        front = read_front(lines, framed=True)
        for title_lang, title in front.titles.items():
            structure.front.titles.setdefault(title_lang, title)
        lines = front.rest or lines
    made = paragraphs(lines)
    kept = made if ends_at_text or _keeps_all(structure, lang) else made[:1]
    structure.abstracts.setdefault(lang, "\n".join(paragraph.text for paragraph in kept))
    return list(lines[kept[-1].last + 1 :])


def _keeps_all(structure: Structure, lang: Lang) -> bool:
    """Say whether what follows an abstract can't be the text, because the text stands before it."""
    return bool(structure.printed) or (
        lang == "en" and "vi" not in structure.abstracts and bool(structure.sections)
    )


def _read_keywords(structure: Structure, lang: Lang, lines: list[Line]) -> list[Line]:
    starts = breaks(lines)
    ends = (i for i in range(1, len(lines)) if starts[i] or is_capitals(lines[i].text))
    end = next(ends, len(lines))
    text = joined(line.text for line in lines[:end])
    separator = ";" if ";" in text else ","
    words = [word.strip(_KEYWORD_ENDS) for word in text.split(separator)]
    structure.keywords.setdefault(lang, tuple(word for word in words if word))
    rest = lines[end:]
    if rest and is_capitals(rest[0].text):
        front = read_front(rest, framed=True)
        for title_lang, title in front.titles.items():
            structure.front.titles.setdefault(title_lang, title)
        return front.rest
    return rest


def _sections(body: list[Line], structure: Structure) -> list[SectionDraft]:
    """Cut the text at its headings; what stands before the first is a section without number."""
    begins = breaks(body)
    found = headings(body, begins)
    ends = [*(heading.first for heading in found), len(body)]
    sections: list[SectionDraft] = []
    if ends[0] > 0:
        sections.append(_section("", "", body[: ends[0]], begins[: ends[0]]))
    for heading, end in zip(found, ends[1:], strict=True):
        inside = slice(heading.last + 1, end)
        sections.append(_section(heading.number, heading.title, body[inside], begins[inside]))
    structure.problems += _gaps(found)
    return sections


def _section(
    number: str, title: str, lines: Sequence[Line], begins: Sequence[bool]
) -> SectionDraft:
    made = paragraphs(lines, begins) if lines else []
    texts = tuple(tidied(paragraph.text) for paragraph in made)
    return SectionDraft(number, title, language(" ".join(texts) or title), texts)


def _gaps(found: list[Heading]) -> list[Problem]:
    """Say where a section's number is missing among the headings."""
    problems: list[Problem] = []
    last = 0
    for heading in found:
        if not re.fullmatch(r"\d{1,2}", heading.number):
            continue
        number = int(heading.number)
        if number > last + 1:
            message = f"Section {number} follows section {last}; a heading may be missing there."
            problems.append(Problem(heading.where, message))
        last = number
    return problems


def _aside(line: Line) -> Problem:
    return Problem(line.where, f"Set aside, as it is not part of the text: “{line.text[:_PROSE]}”")
