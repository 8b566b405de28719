"""What stands before an article's text: title, authors, affiliation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from db.articles.draft import Lang, Problem
from db.articles.languages import is_capitals, language
from db.articles.layout import breaks, ends_sentence, starts_small
from db.articles.lines import Line
from db.articles.spacing import joined

_JOURNAL: Final = re.compile(
    r"(?:tạp chí|tnu journal|journal of|issn|e-issn|doi\b|vol\.|https?:|www\.|số \d|tập \d|\d+$)",
    re.IGNORECASE,
)
_CONTACT: Final = re.compile(
    r"\*?\s*(?:e-?mail|tel|điện thoại|đt|tác giả liên hệ)\b|\S+@\S+\.\S+", re.IGNORECASE
)
_INSTITUTION: Final = re.compile(
    r"[\d*†a-c(]{0,3}\)?\s*(?:trường|đại học|đh|khoa|viện|học viện|bảo tàng|sở|trung tâm|ban|hội|"
    r"bộ|phòng|thư viện|tạp chí|university|institute|faculty|department|school|museum|college|"
    r"academy|"
    r"[\w\s]{0,40}\b(?:university|institute|museum|college|academy))\b",
    re.IGNORECASE,
)
_REMARK: Final = re.compile(r"\([^()]+\)")
_MARKS: Final = re.compile(r"[\d*†‡¹²³⁴,\s]+$")
_FOOTNOTE: Final = "*†¹ "
_DEGREES: Final = re.compile(
    r"\b(?:PGS|GS|TS|ThS|CN|NCS|BS|KS|Dr|Prof|MA|PhD)\s*\.\s*,?\s*", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"\s*(?:[,;&]|\bvà\b|\band\b|\s[-–]\s)\s*")
_BY: Final = re.compile(r"^(?:tác giả|người viết|author|by)\s*:?\s+", re.IGNORECASE)
_LONGEST_TITLE: Final = 250
_LONGEST_LINE: Final = 200
_PROSE: Final = 120
_NAME_WORDS: Final = range(2, 7)


@dataclass(slots=True)
class Front:
    """What was read of the front; `rest` are the lines that belong to the text itself."""

    titles: dict[Lang, str] = field(default_factory=dict[Lang, str])
    authors: list[str] = field(default_factory=list[str])
    institutions: list[str] = field(default_factory=list[str])
    rest: list[Line] = field(default_factory=list[Line])
    problems: list[Problem] = field(default_factory=list[Problem])


def read_front(lines: Sequence[Line], *, framed: bool) -> Front:
    """Read title, authors and affiliation off the first lines.

    `framed` says that an abstract or a heading follows, so that the lines are no bare passage; in
    a bare one, only what is set apart as a title is taken for one.
    """
    front = Front()
    place = _skip_marks(lines, _skip_journal(lines, front), front)
    end = _title_end(lines, place, framed=framed)
    if end > place:
        title = joined(line.text for line in lines[place:end]).rstrip(_FOOTNOTE)
        front.titles[language(title)] = title
        place = _read_people(lines, end, front, framed=framed)
    if framed:
        place = _read_second_title(lines, place, front)
    _sort_rest(lines[place:], front)
    return front


def names(text: str) -> list[str]:
    """Return the people that a line names, without degrees and footnote marks; none for prose."""
    text = _DEGREES.sub("", _BY.sub("", text))
    parts = [_MARKS.sub("", part).strip(" *.") for part in _BETWEEN.split(text)]
    people = [part for part in parts if part]
    return people if people and all(_is_name(part) for part in people) else []


def is_institution(text: str) -> bool:
    """Say whether a line names a university, a museum or the like."""
    return bool(_INSTITUTION.match(text)) and not ends_sentence(text) and len(text) <= _LONGEST_LINE


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) in _NAME_WORDS
        and all(word[0].isupper() or word[0] in "'’" for word in words)
        and not any(char.isdigit() or char in ':;!?“”"()' for char in text)
        and not _INSTITUTION.match(text)
    )


def _skip_journal(lines: Sequence[Line], front: Front) -> int:
    place = 0
    while (
        place < len(lines) - 1
        and _JOURNAL.match(lines[place].text)
        and len(lines[place].text) < _PROSE
    ):
        if ends_sentence(lines[place].text) and not lines[place].text.isascii():
            break
        front.problems.append(_aside(lines[place]))
        place += 1
    return place


def _skip_marks(lines: Sequence[Line], place: int, front: Front) -> int:
    """Set lines of footnote marks alone aside: without its marks such a title would be empty."""
    while place < len(lines) and not lines[place].text.strip(_FOOTNOTE):
        front.problems.append(_aside(lines[place]))
        place += 1
    return place


def _title_end(lines: Sequence[Line], place: int, *, framed: bool) -> int:
    """Return the line after the title's last, or `place` if there is no title."""
    if place >= len(lines):
        return place
    first = lines[place]
    end = place + 1
    if is_capitals(first.text):
        while end < len(lines) and is_capitals(lines[end].text) and not _sets_author(lines, end):
            end += 1
        return end
    if len(first.text) > _LONGEST_TITLE or ends_sentence(first.text):
        return place
    if not framed and not (len(lines) > end and breaks(lines)[end]):
        return place
    if first.text.endswith((":", ";", ",")) or starts_small(first.text):
        return place
    while (
        framed
        and end < len(lines)
        and starts_small(lines[end].text)
        and not ends_sentence(lines[end].text)
    ):
        end += 1
    return end


def _sets_author(lines: Sequence[Line], place: int) -> bool:
    """Say whether a line in capitals under a title is an author's name, set apart by a blank."""
    line = lines[place]
    return line.blanks > lines[place - 1].blanks and bool(names(line.text))


def _read_people(lines: Sequence[Line], place: int, front: Front, *, framed: bool) -> int:
    starts = breaks(lines) if not framed else [True] * len(lines)
    while place < len(lines):
        text = lines[place].text
        alone = framed or (place + 1 == len(lines) or starts[place + 1])
        people = names(text) if alone and not front.institutions else []
        if people:
            front.authors += people
        elif alone and is_institution(text):
            front.institutions.append(joined([text]).lstrip("*†123 "))
        elif alone and (_CONTACT.match(text) or _REMARK.fullmatch(text)):
            front.problems.append(_aside(lines[place]))
        elif front.institutions and starts_small(text) and not ends_sentence(text):
            front.institutions[-1] = joined([front.institutions[-1], text])
        else:
            break
        place += 1
    return place


def _read_second_title(lines: Sequence[Line], place: int, front: Front) -> int:
    """Take a title in the other language: in capitals, after the authors."""
    end = place
    while end < len(lines) and is_capitals(lines[end].text):
        end += 1
    if end == place:
        return place
    title = joined(line.text for line in lines[place:end])
    lang = language(title)
    if lang in front.titles:
        return place
    front.titles[lang] = title
    while end < len(lines) and (names(lines[end].text) or is_institution(lines[end].text)):
        end += 1
    return end


def _sort_rest(lines: Sequence[Line], front: Front) -> None:
    """Keep what reads as prose; set editors' and contact lines aside, and say so."""
    for line in lines:
        if _CONTACT.match(line.text) and len(line.text) < _PROSE:
            front.problems.append(_aside(line))
        else:
            front.rest.append(line)


def _aside(line: Line) -> Problem:
    return Problem(line.where, f"Set aside, as it is not part of the text: “{line.text[:_PROSE]}”")
