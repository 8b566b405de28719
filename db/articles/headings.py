"""Headings of sections: numbered in order, in capitals, or known by what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from db.articles.languages import is_capitals
from db.articles.layout import breaks, ends_sentence, line_room, starts_small
from db.articles.lines import Line
from db.articles.spacing import joined

_NUMBERED: Final = re.compile(
    r"(?:(?P<arabic>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+|(?P<single>\d{1,2})[./]\s*"
    r"|(?P<roman>[IVX]{1,5})\s*[./)]\s*|(?:phần|chương|mục|part|chapter)\s+(?P<named>[IVX]{1,5}|\d{1,2})\s*[.:]\s*)"
    r"(?P<title>[\"“‘(]?[^\W\d_].*)",
    re.IGNORECASE,
)
_WORDY: Final = frozenset(
    {
        "mở đầu", "lời mở đầu", "lời nói đầu", "đặt vấn đề", "giới thiệu", "nội dung",
        "nội dung nghiên cứu", "kết luận", "kết luận và kiến nghị", "kết quả nghiên cứu",
        "kết quả và thảo luận", "lời cảm ơn", "phương pháp nghiên cứu",
        "introduction", "conclusion", "conclusions", "results", "discussion",
    }
)  # fmt: skip
_CAPTION: Final = re.compile(
    r"(?:hình|ảnh|bảng|biểu|sơ đồ|bản đồ|nguồn|figure|table|map)\b", re.IGNORECASE
)
_MOST_WORDS: Final = 12
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_LONGEST: Final = 200
_LONGEST_CAPITALS: Final = 120
_LONGEST_POINTED: Final = 60
_MOST_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the lines `[first, last]`; `number` is as printed, without its last point.

    `usual` says that it is known by its words ("Mở đầu") and not by number or setting.
    """

    first: int
    last: int
    number: str
    title: str
    where: str
    usual: bool = False


def headings(lines: Sequence[Line], begins: Sequence[bool] | None = None) -> list[Heading]:
    """Return the headings among a text's lines, in order; `begins` is what `breaks` said of them.

    A number counts only in its turn (1, 2, 2.1, 3; I, II), so that neither a list's items nor a
    line that happens to start with "4. " (the end of "road no. 4.") is taken for one.
    """
    if not lines:
        return []
    page = _Page(lines, breaks(lines) if begins is None else begins)
    order = _Order()
    found: list[Heading] = []
    place = 0
    while place < len(lines):
        heading = page.heading_at(
            place, order, after_heading=bool(found) and found[-1].last == place - 1
        )
        if heading:
            found.append(heading)
            place = heading.last
        place += 1
    return found


def _is_usual(text: str) -> bool:
    return text.rstrip(".: ").lower() in _WORDY


class _Order:
    """The numbers that headings had so far, and whether another one is next."""

    def __init__(self) -> None:
        self._roman = 0
        self._arabic: tuple[int, ...] = ()

    def take(self, match: re.Match[str], *, firm: bool) -> bool:
        """Accept a number that is next in turn; `firm` lets one be missing before it."""
        roman = match["roman"] or (
            match["named"] if (match["named"] or "0")[0] not in "0123456789" else None
        )
        if roman:
            return self._take_roman(_roman_value(roman.upper()), firm=firm)
        digits = match["arabic"] or match["single"] or match["named"]
        return self._take_arabic(tuple(int(part) for part in digits.split(".")), firm=firm)

    def _take_roman(self, value: int, *, firm: bool) -> bool:
        if value != self._roman + 1 and not (
            firm and (value == self._roman + 2 or not self._roman)
        ):
            return False
        self._roman, self._arabic = value, ()
        return True

    def _take_arabic(self, number: tuple[int, ...], *, firm: bool) -> bool:
        parent, last = number[:-1], number[-1]
        same = len(self._arabic) >= len(number)
        if parent != self._arabic[: len(parent)] and self._arabic:
            return False
        previous = self._arabic[len(number) - 1] if same else 0
        late = firm and (last == previous + 2 or not self._arabic)
        if last != previous + 1 and not late:
            return False
        self._arabic = number
        return True


def _roman_value(numeral: str) -> int:
    values = [_ROMAN[char] for char in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


class _Page:
    """The lines of a text, and what of their setting tells a heading from prose."""

    def __init__(self, lines: Sequence[Line], begins: Sequence[bool]) -> None:
        self._lines = lines
        self._breaks = begins
        self._room = line_room(lines)

    def heading_at(self, place: int, order: _Order, *, after_heading: bool) -> Heading | None:
        """Return the heading that starts at a line, or None."""
        line = self._lines[place]
        free = place == 0 or after_heading or self._breaks[place]
        if not free and not ends_sentence(self._lines[place - 1].text):
            return None
        match = _NUMBERED.fullmatch(line.text)
        if match:
            return self._numbered(place, match, order)
        if free and (line.level or self._is_wordy(place)):
            return Heading(
                place, place, "", joined([line.text]), line.where, usual=_is_usual(line.text)
            )
        return None

    def _numbered(self, place: int, match: re.Match[str], order: _Order) -> Heading | None:
        if starts_small(match["title"]) and not self._lines[place].level:
            return None
        if place and match["single"] and self._lines[place - 1].text.endswith((":", ";")):
            return None  # an item of a list
        last = self._last_line(place)
        title = joined([match["title"], *(line.text for line in self._lines[place + 1 : last + 1])])
        if not self._reads_as_title(title, lines=last - place + 1):
            return None
        firm = last + 1 < len(self._lines) and self._breaks[last + 1] and not title.endswith(".")
        if not order.take(match, firm=firm):
            return None
        number = match["arabic"] or match["single"] or match["roman"] or match["named"]
        return Heading(place, last, number, title.removesuffix("."), self._lines[place].where)

    def _reads_as_title(self, title: str, *, lines: int) -> bool:
        if len(title) > _LONGEST or title.endswith((";", ",", ":")):
            return False
        return not ends_sentence(title) or (lines == 1 and len(title) <= _LONGEST_POINTED)

    def _last_line(self, first: int) -> int:
        """Return the last line of a heading: it runs on in small letters, or from a full line."""
        last = first
        while last + 1 < len(self._lines) and last - first + 1 < _MOST_LINES:
            line, following = self._lines[last], self._lines[last + 1]
            if ends_sentence(line.text) or following.level or self._parted_by_blanks(last + 1):
                break
            if not starts_small(following.text) and self._room.slack(last) >= 0:
                break
            last += 1
        text = joined(line.text for line in self._lines[first : last + 1])
        prose = ends_sentence(text) or len(text) > _LONGEST or last - first + 1 == _MOST_LINES
        return first if prose else last

    def _parted_by_blanks(self, place: int) -> bool:
        return self._lines[place].blanks > 0 and self._breaks[place]

    def _is_wordy(self, place: int) -> bool:
        """Say whether a line without a number is a heading: usual, alone, or in capitals."""
        text = self._lines[place].text
        if _is_usual(text) or self._stands_alone(place):
            return True
        return (
            is_capitals(text)
            and len(text) <= _LONGEST_CAPITALS
            and " " in text
            and not ends_sentence(text)
            and place + 1 < len(self._lines)
        )

    def _stands_alone(self, place: int) -> bool:
        """Say whether a short line is a paragraph to itself among prose, and no sentence."""
        text = self._lines[place].text
        if place + 1 >= len(self._lines) or len(text.split()) > _MOST_WORDS:
            return False
        if not (self._breaks[place] and self._breaks[place + 1]) or not text[0].isupper():
            return False
        after = self._lines[place + 1].text
        ended = place == 0 or ends_sentence(self._lines[place - 1].text)
        prose = ended and len(after) > 2 * len(text) and not _CAPTION.match(after)
        return prose and text[-1].isalnum() and not _CAPTION.match(text)
