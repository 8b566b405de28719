"""Dates in a paragraph: from the forms found, with what is left out carried over, to events."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from db.articles.recognise.calendar import Point, edtf_of
from db.articles.recognise.clauses import clause_of
from db.articles.recognise.dateforms import Lead, Reading, read_at
from db.articles.recognise.suggestions import DateValue, Relation
from db.articles.recognise.words import Paragraph

_START: Final = re.compile(
    r"(?<![^\W_])(?<!\d[.,/-])(?:(?=\d)|(?=(?:ngày|tháng|năm|mùa|vụ|đầu|giữa|cuối|thượng|trung|hạ|"
    r"sáng|trưa|chiều|tối|đêm|khuya|rạng|tảng|mờ|gần|xế|chập|xẩm|nửa|bình|qu[ýí]|những|các|thập|"
    r"thế|thu|đông|xuân|hè|sáu|m[ồù]ng|một|hai|ba|bốn|bảy|bẩy|tám|chín|mười)(?!\w)))",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(
    r"\s*,?\s+(?:cho\s+)?(?:đến|tới)\s+(?:hết\s+|tận\s+)?|\s?[-–—]\s?", re.IGNORECASE
)
_NIGHT: Final = re.compile(r"\s*,?\s+rạng(?:\s+sáng)?\s+", re.IGNORECASE)
_LIST: Final = re.compile(r"\s*,\s*và\s+|\s*,\s*|\s+và\s+|\s+(?=đầu|giữa|cuối)", re.IGNORECASE)
_BEFORE: Final = re.compile(r"(?:^|(?<=\W))([^\W\d_]+)\s+$")
_ABOUT: Final = re.compile(r"(?:^|(?<=\W))(?:vào\s+)?(?:khoảng|độ|chừng)\s+$", re.IGNORECASE)
_RELATIONS: Final[dict[str, Relation]] = {
    "từ": "from", "đến": "until", "tới": "until", "trước": "before", "sau": "after",
}  # fmt: skip
# Words before a number that say that it is no date.
_NO_DATE: Final = frozenset(
    [
        "số",
        "trang",
        "tr",
        "mạng",
        "đoàn",
        "đội",
        "lộ",
        "thứ",
        "hàng",
        "gần",
        "hơn",
        "trên",
        "km",
    ]
)
_CLOCK_WORDS: Final = frozenset(["lúc", "hồi", "vào", "đúng", "đến", "từ", "tới", "khoảng", "và"])
_AFTER_YEAR: Final = re.compile(r"\s*(?:$|[.,;:)\]”\"!?…]|[-–]\s|(?:và|thì|của|là)(?!\w))")
# What says that a clock time is of another day ("4 giờ sáng mồng 4 Tết", "5 giờ sáng mai").
_OTHER_DAY: Final = re.compile(
    r"\s+(?:m[ồù]ng|mai|(?:ngày\s+)?hôm\s+(?:sau|trước|qua|nay)|ngày\s+mai)(?!\w)", re.IGNORECASE
)
_REACH: Final = 24
_LONGEST_LIST: Final = 8


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day, month and year that the text last named, from which a shorter date is read."""

    point: Point = field(default_factory=Point)

    def moved(self, point: Point) -> Calendar:
        """Return the calendar after a date: a coarser one keeps no finer part."""
        return self if point.year is None else Calendar(replace(point, third=None, about=False))


def find_dates(paragraph: Paragraph, calendar: Calendar) -> Calendar:
    """Suggest every date of the paragraph; return the calendar as it stands at its end."""
    for group in _groups(paragraph.text):
        calendar = _suggest(paragraph, group, calendar)
    return calendar


@dataclass(frozen=True, slots=True)
class _Group:
    """Dates that the text joins: an interval, the night between two days, or a list."""

    items: tuple[Reading, ...]
    joint: str


def _groups(text: str) -> Iterator[_Group]:
    position = 0
    while (match := _START.search(text, position)) is not None:
        group = _group_at(text, match.start())
        if group is None:
            position = match.start() + 1
            continue
        yield group
        position = group.items[-1].end


def _group_at(text: str, position: int) -> _Group | None:
    first = read_at(text, position)
    if first is None:
        return None
    before = _word_before(text, position)
    if before in _NO_DATE and first.strength != "strong":
        return None
    if before in {"số", "mạng"} and first.field == "month":
        return None
    group = _joined(text, first)
    if group is not None:
        return group
    return _Group((first,), "") if _stands_alone(text, first, before) else None


def _word_before(text: str, position: int) -> str:
    match = _BEFORE.search(text, max(0, position - _REACH), position)
    return match[1].lower() if match else ""


def _joined(text: str, first: Reading) -> _Group | None:
    """Return the interval or the list that begins with a reading, or None if it is alone."""
    for joint, pattern in (("night", _NIGHT), ("range", _RANGE)):
        match = pattern.match(text, first.end)
        second = read_at(text, match.end(), first.field) if match else None
        if match and second is not None and _pairs(first, second, joint, match[0]):
            return _Group((first, second), joint)
    return _listed(text, first)


def _pairs(first: Reading, second: Reading, kind: str, joint: str) -> bool:
    if kind == "night":
        return first.lead.part is not None
    if first.strength == "weak" and second.strength == "weak":
        return first.field == second.field == "year"
    if second.strength == "weak" and first.point.complete and first.field == "day":
        return False
    if second.field == "time":
        return first.field == "time"
    if first.strength == "weak" and first.field == "year":
        return second.field in {"year", "month", "day"} and "-" not in joint
    return True


def _listed(text: str, first: Reading) -> _Group | None:
    """Return a list whose last date completes the others ("ngày 5 và 6-10-1950")."""
    if first.point.complete or first.strength == "weak" or first.field not in {"day", "month"}:
        return None
    items, joint = [first], "list"
    while len(items) < _LONGEST_LIST and items[-1].strength != "strong":
        last = items[-1]
        match = _LIST.match(text, last.end) or _RANGE.match(text, last.end)
        following = read_at(text, match.end(), last.field) if match else None
        if following is None or following.field != first.field:
            break
        items.append(following)
    while items[-1].strength == "weak":
        items.pop()
    return _Group(tuple(items), joint) if len(items) > 1 else None


def _stands_alone(text: str, reading: Reading, before: str) -> bool:
    if reading.strength == "weak":
        year = reading.field == "year" and reading.end - reading.start == 4
        opened = bool(before) or text[reading.start - 1 : reading.start] == "("
        return year and opened and _AFTER_YEAR.match(text, reading.end) is not None
    if reading.field == "time":
        if _OTHER_DAY.match(text, reading.end):
            return False
        return reading.lead.part is not None or before in _CLOCK_WORDS
    return True


def _suggest(paragraph: Paragraph, group: _Group, calendar: Calendar) -> Calendar:
    points = _completed([item.point for item in group.items], calendar)
    if group.joint == "list" and not (_bare(paragraph.text, group) and _consecutive(points)):
        for item, point in zip(group.items, points, strict=True):
            calendar = _add(paragraph, _Group((item,), ""), (point,), calendar)
        return calendar
    ends = (points[0], points[-1]) if len(points) > 1 else (points[0],)
    return _add(paragraph, group, ends, calendar)


def _bare(text: str, group: _Group) -> bool:
    """Say whether the list names its day or month word once ("các ngày 16, 17 và 18/9/1950")."""
    lacks_month = group.items[0].field == "month" or group.items[0].point.month is None
    return lacks_month and all(text[item.start].isdecimal() for item in group.items[1:])


def _completed(points: list[Point], calendar: Calendar) -> list[Point]:
    """Fill what each date leaves out from the one after it, and the last from the calendar."""
    filled: list[Point] = []
    following: Point | None = None
    for point in reversed(points):
        if following is not None:
            point = point.completed(following)
        following = _carried(point, calendar)
        filled.append(following)
    forwards = filled[::-1]
    for i in range(1, len(forwards)):
        forwards[i] = forwards[i].completed(forwards[i - 1])
    return forwards


def _carried(point: Point, calendar: Calendar) -> Point:
    """Return a date with what it leaves out as the calendar has it; a bare clock time its day."""
    if point == Point():
        known = calendar.point
        return known if known.day is not None else point
    return point.completed(calendar.point)


def _consecutive(points: list[Point]) -> bool:
    days = [(p.year, p.month, p.day) for p in points]
    months = [p.month for p in points if p.day is None and p.month is not None]
    if len(months) == len(points):
        return months == list(range(months[0], months[0] + len(months)))
    same = len({day[:2] for day in days}) == 1
    numbers = [p.day or 0 for p in points]
    return same and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _add(
    paragraph: Paragraph, group: _Group, points: tuple[Point, ...], calendar: Calendar
) -> Calendar:
    items, joint = group.items, group.joint
    text, start, end = paragraph.text, items[0].start, items[-1].end
    about = _ABOUT.search(text, max(0, start - _REACH), start)
    if about is not None and items[0].lead == Lead():
        start, points = about.start(), tuple(replace(point, about=True) for point in points)
    last = points[-1]
    edtf = edtf_of(points[0], last if len(points) > 1 else None) or _yearless(points)
    if edtf is None:
        return calendar
    relation = None if len(points) > 1 else _RELATIONS.get(_word_before(text, start))
    value = DateValue(
        edtf=edtf,
        part_of_day=_halves(_parts(items, joint)),
        time=_halves([item.lead.time for item in items]),
        wording=text[start:end],
        what=clause_of(text, start, end),
        relation=relation,
    )
    paragraph.suggest("event", start, end, value)
    aside = relation is not None and last.month is None  # "từ năm 1947" tells of no new year
    return calendar if aside else calendar.moved(last)


def _parts(items: tuple[Reading, ...], joint: str) -> list[str | None]:
    """Return the part of day of each date; the night that dawns into a day ends with its dawn."""
    parts = [item.lead.part for item in items]
    return [*parts[:-1], parts[-1] or "dawn"] if joint == "night" else parts


def _halves(values: list[str | None]) -> str | None:
    """Return what the dates say of the day: one code for both ends, or `first/last`."""
    first, last = values[0] or "", values[-1] or ""
    return (first if first == last else f"{first}/{last}") or None


def _yearless(points: tuple[Point, ...]) -> str | None:
    """Return a day whose year nothing tells, as EDTF with the year unspecified."""
    point = points[0]
    if len(points) > 1 or point.year is not None or point.day is None or point.month is None:
        return None
    leap = replace(point, year=2000, about=False)
    edges = leap.edges()
    return None if edges is None else f"XXXX{edges[0][4:]}"
