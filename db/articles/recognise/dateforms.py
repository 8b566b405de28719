"""The forms that a date takes in Vietnamese prose: what one of them says at a place in a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal

from db.articles.recognise.calendar import Point, quarter
from db.dates.parts import part_code
from db.vietnamese import exact

Strength = Literal["strong", "marked", "weak"]
Field = Literal["day", "month", "year", "time", "other"]
Match = re.Match[str]

_NUMBERS: Final = {
    "một": 1, "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_SEASONS: Final = {"xuân": 21, "hè": 22, "hạ": 22, "thu": 23, "đông": 24}
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "x": 10}
_THIRD_WORDS: Final = {
    "đầu": 0, "thượng tuần": 0, "giữa": 1, "trung tuần": 1, "cuối": 2, "hạ tuần": 2,
}  # fmt: skip
_PARTS: Final = {"chiều tối": "evening", "xẩm tối": "evening", "đêm khuya": "night", "rạng": "dawn"}

# The spoken hours of a part of day that are twelve more on the clock ("10 giờ đêm" is 22:00).
_TWELVE_HOUR: Final = {"afternoon": (1, 11), "evening": (1, 11), "night": (6, 11), "noon": (1, 2)}

_W: Final = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_D: Final = r"(?:m[ồù]ng\s+)?(?P<d>0?[1-9]|[12]\d|3[01])(?![\d%]|[.,]\d{3})"
_DW: Final = rf"(?:{_D}|m[ồù]ng\s+(?P<dw>{_W}))"
_M: Final = r"(?P<m>1[0-2]|0?[1-9])(?!\d)"
_Y: Final = r"(?P<y>[12]\d{3})(?![\d%]|[.,]\d)"
_S: Final = r"\s?[-–/.]\s?"
_NO_MORE: Final = r"(?!\s?/\s?\d|[-–.]\d)"
_THIRD: Final = rf"(?:(?P<third>{'|'.join(_THIRD_WORDS)})\s+)?"
_SEASON: Final = "|".join(_SEASONS)
_PART: Final = (
    r"(?P<part>(?:rạng|tảng|mờ|gần)\s+sáng|sáng\s+sớm|sáng|giữa\s+trưa|trưa|xế\s+chiều|"
    r"chiều\s+tối|chiều|(?:chập|xẩm)\s+tối|tối|nửa\s+đêm|đêm\s+khuya|đêm|khuya|bình\s+minh)(?!\w)"
)
_TIME: Final = (
    rf"(?P<h>\d{{1,2}}|{_W})\s?(?:giờ|(?<=\d)[hg])(?![^\W\d])\s?"
    r"(?:(?P<min>[0-5]?\d)(?!\d|\s?[/.-]\s?\d)(?:\s?(?:phút|'|′|ph)(?!\w))?|(?P<half>rưỡi)(?!\w)"
    r"|kém\s+(?P<to>[1-5]?\d)(?:\s?phút)?)?"
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_PART_AT: Final = _pattern(_PART)
_TIME_AT: Final = _pattern(_TIME)
_GAP: Final = re.compile(r"\s*,?\s*")
_NOT_LUNAR: Final = r"(?!\s*\(?\s*âm\s+lịch)"


@dataclass(frozen=True, slots=True)
class Lead:
    """A part of day and a clock time before a day."""

    part: str | None = None
    hour: int | None = None
    minute: int = 0

    @property
    def time(self) -> str | None:
        """Return the clock time as `HH:MM`, or None."""
        if self.hour is None:
            return None
        hour = self.hour
        first, last = _TWELVE_HOUR.get(self.part or "", (24, 0))
        if first <= hour <= last:
            hour += 12
        return f"{hour:02}:{self.minute:02}" if hour < 24 else None


@dataclass(frozen=True, slots=True)
class Reading:
    """One date read: where it ends, and how sure its form is.

    `strong` stands alone; `marked` does if what it leaves out can be carried over; `weak` only
    beside another date ("16" in "16 và 17-9-1950"). `field` is its finest part.
    """

    start: int
    end: int
    point: Point
    lead: Lead
    strength: Strength
    field: Field


def lead_at(text: str, position: int) -> tuple[Lead, int]:
    """Return the part of day and clock time that begin here, and where what they date begins."""
    lead, end = Lead(), position
    for _ in range(2):
        start = _gap_end(text, end) if end > position else end
        time = _TIME_AT.match(text, start) if lead.hour is None else None
        part = _PART_AT.match(text, start) if lead.part is None and time is None else None
        if time is not None:
            lead = _timed(lead, time)
        elif part is not None:
            lead = replace(lead, part=_part_of(part["part"]))
        found = time or part
        end = found.end() if found is not None else end
    return lead, end - 1 if end > position and text[end - 1].isspace() else end


def _gap_end(text: str, position: int) -> int:
    match = _GAP.match(text, position)
    return match.end() if match else position


def _timed(lead: Lead, time: Match) -> Lead:
    hour = _number(time["h"])
    minute = 30 if time["half"] else int(time["min"] or 0)
    if time["to"]:
        hour, minute = (hour or 24) - 1, 60 - int(time["to"])
    return replace(lead, hour=hour, minute=minute)


def _part_of(words: str) -> str | None:
    plain = " ".join(exact(words).split())
    return _PARTS.get(plain) or part_code(plain.replace("gần ", ""))


def _number(word: str) -> int:
    plain = exact(word)
    return int(plain) if plain.isdecimal() else _NUMBERS[" ".join(plain.split())]


def _day(match: Match) -> Point:
    groups = match.groupdict()
    month = groups.get("m") or groups.get("mw")
    year = groups.get("y") or groups.get("y2")
    return Point(
        year=_full_year(year) if year else None,
        month=_number(month) if month else None,
        day=_number(groups.get("d") or groups.get("dw") or "1"),
    )


def _full_year(digits: str) -> int:
    """Return a year; two digits are of the twentieth century, the archive's own."""
    return int(digits) if len(digits) > 2 else 1900 + int(digits)


def _third(match: Match) -> int | None:
    word = match.groupdict().get("third")
    return _THIRD_WORDS[" ".join(exact(word).split())] if word else None


def _month(match: Match) -> Point:
    groups = match.groupdict()
    month = groups.get("m") or groups.get("mw") or "1"
    year = groups.get("y") or groups.get("y2")
    return Point(year=int(year) if year else None, month=_number(month), third=_third(match))


def _year(match: Match) -> Point:
    return Point(year=int(match["y"]), third=_third(match))


def _decade(match: Match) -> Point:
    groups = match.groupdict()
    if groups.get("century"):
        return Point(decade=(_roman(groups["century"]) - 1) * 100 + int(groups["tens"]))
    return Point(decade=int(groups["tens"]))


def _roman(word: str) -> int:
    if word.isdecimal():
        return int(word)
    values = [_ROMAN[letter] for letter in word.lower()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _century(match: Match) -> Point:
    return Point(century=_roman(match["century"]), third=_third(match))


def _half(match: Match) -> Point:
    first = exact(match["half"]) == "đầu"
    return Point(year=int(match["y"]), months=(1, 6) if first else (7, 12))


def _quarter(match: Match) -> Point:
    return quarter(int(match["y"]), _roman(match["q"]))


def _seasons(match: Match) -> Point:
    year, first, second = int(match["y"]), exact(match["s1"]), match["s2"]
    seasons = [(year, _SEASONS[first])]
    if second:
        code = _SEASONS[exact(second)]
        seasons.append((year + (code < _SEASONS[first]), code))
    if match["y2"]:
        later = match["y2"]
        last = int(later) if len(later) == 4 else year // 100 * 100 + int(later)
        seasons[-1] = (max(last, year), seasons[-1][1])
        if len(seasons) == 1:
            seasons.insert(0, (year, _SEASONS[first]))
    return Point(seasons=tuple(seasons))


Form = tuple[re.Pattern[str], Callable[[Match], Point], Strength, Field]

_MW: Final = rf"(?:{_M}|(?P<mw>{_W})(?!\w))"
_YEAR_TAIL: Final = r"(?:\s*,?\s*năm\s+(?P<y>[12]\d{3})|\s?[-–/,.]\s?(?P<y2>[12]\d{3}))(?!\d)"
_NGAY: Final = r"(?:ngày\s+)?"
# A day: the forms that a part of day or a clock time may stand before.
_DAY_FORMS: Final[tuple[Form, ...]] = (
    (_pattern(rf"{_NGAY}{_DW}\s+tháng\s+{_MW}{_YEAR_TAIL}{_NOT_LUNAR}"), _day, "strong", "day"),
    (_pattern(rf"{_NGAY}{_D}{_S}{_M}{_S}{_Y}"), _day, "strong", "day"),
    (_pattern(rf"{_NGAY}{_D}\s?[/-]\s?{_M}\s?[/-]\s?(?P<y2>\d\d)(?!\s?[/-]?\d)"),
     _day, "strong", "day"),
    (_pattern(rf"ngày\s+{_D}\s*\(\s*tháng\s+{_MW}{_YEAR_TAIL}\s*\)"), _day, "strong", "day"),
    (_pattern(rf"{_NGAY}{_D}\s?[/-]\s?{_M}\s+năm\s+{_Y}"), _day, "strong", "day"),
    (_pattern(rf"{_NGAY}{_DW}\s+tháng\s+{_MW}(?!{_S}\d){_NOT_LUNAR}"), _day, "marked", "day"),
    (_pattern(rf"ngày\s+{_D}\s?[-–/]\s?{_M}{_NO_MORE}(?!\s+tháng)"), _day, "marked", "day"),
)  # fmt: skip
_LED_FORMS: Final[tuple[Form, ...]] = (
    (_pattern(rf"{_D}\s?[-–/]\s?{_M}{_NO_MORE}(?!\s+tháng)"), _day, "marked", "day"),
    (_pattern(rf"ngày\s+{_DW}(?!{_S}\d)"), _day, "marked", "day"),
    (_pattern(rf"{_D}(?=\s*[,;]\s)(?!\s*,\s*\d)"), _day, "marked", "day"),
    (_pattern(rf"{_D}(?!\w)"), _day, "weak", "day"),
)
_BARE_FORMS: Final[tuple[Form, ...]] = (
    (_pattern(rf"{_THIRD}tháng\s+{_MW}{_YEAR_TAIL}"), _month, "strong", "month"),
    (_pattern(rf"{_M}\s?[/–-]\s?(?P<y>(?:1[89]|20)\d\d)(?![\d/-]|[.,]\d)"),
     _month, "strong", "month"),
    (_pattern(rf"{_THIRD}tháng\s+{_M}(?!{_S}\d){_NOT_LUNAR}"), _month, "marked", "month"),
    (_pattern(rf"(?:đầu\s+|giữa\s+|cuối\s+)?(?:mùa\s+|vụ\s+)(?P<s1>{_SEASON})"
              rf"(?:\s?[-–]?\s?(?P<s2>{_SEASON}))?\s+(?:năm\s+)?{_Y}"
              r"(?:\s?[-–]\s?(?P<y2>[12]\d{3}|\d\d(?!\d)))?"), _seasons, "strong", "other"),
    (_pattern(rf"(?P<s1>{_SEASON})\s?[-–]?\s?(?P<s2>{_SEASON})\s+(?:năm\s+)?{_Y}"
              r"(?:\s?[-–]\s?(?P<y2>[12]\d{3}|\d\d(?!\d)))?"), _seasons, "strong", "other"),
    (_pattern(r"(?:đầu\s+|giữa\s+|cuối\s+)?những\s+năm\s+(?P<tens>\d0)\s+(?:của\s+)?"
              r"(?:thế\s+k[ỷỉ]\s+)(?P<century>[xvi]+|\d\d)(?!\w)"), _decade, "strong", "other"),
    (_pattern(r"(?:đầu\s+|giữa\s+|cuối\s+)?(?:những\s+năm|thập\s+(?:niên|k[ỷỉ]))\s+(?P<tens>[12]\d\d0)"
              r"(?![\d.,]*\d|\s?[-–]\s?\d|\s+(?:đến|tới)\s)"), _decade, "strong", "other"),
    (_pattern(rf"(?:sáu|6)\s+tháng\s+(?P<half>đầu|cuối)\s+năm\s+{_Y}"), _half, "strong", "other"),
    (_pattern(rf"qu[ýí]\s+(?P<q>iv|i{{1,3}}|[1-4])\s*(?:năm\s+|/\s?|-\s?){_Y}"),
     _quarter, "strong", "other"),
    (_pattern(rf"(?:(?:những|các)\s+)?{_THIRD}năm\s+{_Y}"), _year, "strong", "year"),
    (_pattern(rf"(?P<third>đầu|giữa|cuối)\s+{_Y}"), _year, "strong", "year"),
    (_pattern(rf"{_THIRD}thế\s+k[ỷỉ]\s+(?:thứ\s+)?(?P<century>[xvi]+|\d\d?)(?!\w)"),
     _century, "strong", "other"),
    (_pattern(rf"{_D}\s?[/-]\s?{_M}{_NO_MORE}"), _day, "weak", "day"),
    (_pattern(rf"{_D}\.{_M}(?=\s?[-–]\s?\d)"), _day, "weak", "day"),
    (_pattern(rf"ngày\s+{_D}(?=\s?[-–]\s?\d)"), _day, "weak", "day"),
    (_pattern(r"(?P<y>(?:1[0-9]|20)\d\d)(?![\w%]|[.,/]\d)"), _year, "weak", "year"),
    (_pattern(rf"{_D}(?![\w%/])"), _day, "weak", "day"),
)  # fmt: skip
# After a month, a bare number is a month too: "tháng 5, 6 và 7 năm 1950".
_MONTH_FORMS: Final[tuple[Form, ...]] = (
    (_pattern(rf"{_M}{_YEAR_TAIL}"), _month, "strong", "month"),
    (_pattern(rf"{_M}(?![\w%/]|[.,-]\d)"), _month, "weak", "month"),
)


def read_at(text: str, position: int, after: str | None = None) -> Reading | None:
    """Return the date that begins here, in a list after one of another field or alone."""
    if after == "month":
        found = _first(text, position, position, Lead(), _MONTH_FORMS)
        if found is not None:
            return found
    lead, end = lead_at(text, position)
    if end > position:
        begin = _gap_end(text, end)
        found = _first(text, position, begin, lead, _DAY_FORMS + _LED_FORMS)
        unsure = found is not None and found.strength == "weak" and lead.hour is not None
        if lead.hour is None or (found is not None and not unsure):
            return found
        return Reading(position, end, Point(), lead, "marked", "time")
    return _first(text, position, position, Lead(), (*_DAY_FORMS, *_LED_FORMS[1:2], *_BARE_FORMS))


def _first(
    text: str, start: int, begin: int, lead: Lead, forms: tuple[Form, ...]
) -> Reading | None:
    for pattern, build, strength, field in forms:
        match = pattern.match(text, begin)
        if match is not None:
            return Reading(start, match.end(), build(match), lead, strength, field)
    return None
