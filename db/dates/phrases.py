"""Dates in words, Vietnamese or English, with or without tone marks, to EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from db.dates.forms import form_of
from db.dates.minutes import is_bounded, iso_day
from db.dates.parts import NAMED, clock_text
from db.dates.periods import NOTHING, Known, period
from db.vietnamese import fold


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read: EDTF, and the part of day and clock time at its days."""

    edtf: str
    part: str = ""
    clock: str = ""


_PART: Final = "|".join(NAMED)
_FILLERS: Final = re.compile(
    r"(?:vao|hoi|luc|trong|dung|some time(?: in)?|on|in|at|during|the)"
    r"(?: ngay(?= \d))? (?=.)"
)
_WEEKDAY: Final = re.compile(
    r"(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r",? (?=ngay|\d{1,2}\D)"
)
_ORDINAL_DAY: Final = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b(?! century| quarter)")
_QUALIFIERS: Final = (
    ("%", re.compile(r"(?:co le khoang|co the khoang|possibly about|perhaps about) (.+)")),
    ("?", re.compile(r"(?:co the|co le|possibly|perhaps|probably|maybe) (?:la |vao )?(.+)")),
    (
        "~",
        re.compile(
            r"(?:vao )?(?:(?:khoang|chung|quang|do|about|around|circa|approximately|ca) "
            r"|(?:c|ca)\. ?|~ ?)(.+)"
        ),
    ),
)
_NIGHT_TO_DAWN: Final = re.compile(r"dem (?:ngay )?(.+?),? rang (?:sang )?(?:ngay )?(.+)")
_PART_FIRST: Final = re.compile(rf"(?:the )?(?:buoi )?({_PART})(?: of(?: the)?)?,? (?:ngay )?(.+)")
_PART_LAST: Final = re.compile(rf"(.+?),?(?: in the| at)? \(?({_PART})\)?")
_CLOCK_VI: Final = re.compile(
    rf"(\d{{1,2}}) ?(?:h|g|gio|:) ?(\d{{2}})?(?: ?phut)?(?: (?:buoi )?({_PART}))?,? "
    r"(?:on |ngay )?(.+)",
    re.ASCII,
)
_CLOCK_EN: Final = re.compile(r"(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\.?,? (?:on )?(.+)", re.ASCII)
_AFTER: Final = re.compile(r"(?:sau|after) (?:ngay (?=\d))?(.+)")
_BEFORE: Final = re.compile(r"(?:truoc|before) (?:ngay (?=\d))?(.+)")
_FROM_ONLY: Final = re.compile(r"(?:ke tu|tu|from|since) (.+)")
_UNTIL_ONLY: Final = re.compile(
    r"(?:cho den|tinh den|den|until|till|up to) (?:het |the end of )?(.+)"
)
_END_UNKNOWN: Final = re.compile(
    r"(?:tu|from) (.+), (?:khong ro (?:thoi diem )?ket thuc|end unknown)"
)
_START_UNKNOWN: Final = re.compile(
    r"(?:khong ro (?:thoi diem )?bat dau|start unknown), (?:den het|until) "
    r"(?:ngay (?=\d)|the end of )?(.+)"
)
_BETWEEN: Final = re.compile(
    r"(?:(?:tu|from) (?P<a>.+?) (?:cho den|den|toi|to|until|till|through) (?:het )?(?P<b>.+)"
    r"|(?:giua|between) (?P<c>.+?) (?:va|and) (?P<d>.+))"
)
_TO_NOW: Final = frozenset({"nay", "hien nay", "now", "present", "the present", "today"})
_JOINTS: Final = (" – ", "–", " - ", " den ", " toi ", " to ", "-")
_SHORT_YEARS: Final = re.compile(r"(?:nam )?(\d{2})(\d{2}) ?[-–/] ?(\d{2})", re.ASCII)


def read(text: str, year: int | None = None) -> Reading | None:
    """Return what a text of at most 100 characters writes, or None if it is no date.

    `year` stands in for a year that the text doesn't name.
    """
    return _date(_plain(text), Known(year))


def _plain(text: str) -> str:
    plain = re.sub("[‐‑]", "-", re.sub("[‒–—―−→]", "–", fold(text)))
    plain = _ORDINAL_DAY.sub("", " ".join(plain.split()))
    return plain.strip(" .,;:")


@lru_cache(maxsize=2048)
def _date(text: str, known: Known) -> Reading | None:
    """Read a whole date: a range, an open end, or one period with what stands around it."""
    for read in (_one, _night_to_dawn, _short_years, _between, _half_open, _joined):
        found = read(text, known)
        if found:
            return found
    return None


@lru_cache(maxsize=2048)
def _one(text: str, known: Known) -> Reading | None:
    """Read one period with its fillers, qualifier, clock time and part of day."""
    text = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    found = period(text, known)
    if found:
        return Reading(found)
    for mark, pattern in _QUALIFIERS:
        match = pattern.fullmatch(text)
        inner = _date(match[1], known) if match else None
        if inner:
            return replace(inner, edtf=_qualified(inner.edtf, mark))
    timed = _timed(text, known)
    if timed:
        return timed
    filler = _FILLERS.match(text)
    return _one(text[filler.end() :], known) if filler else None


def _timed(text: str, known: Known) -> Reading | None:
    """Read a day with a clock time or a part of day before or after it."""
    clock = _CLOCK_EN.fullmatch(text)
    if clock:
        half = "afternoon" if clock[3] == "p" else None
        hour = 0 if clock[3] == "a" and clock[1] == "12" else int(clock[1])
        return _on_day(clock[4], known, clock=clock_text(hour, int(clock[2] or 0), half))
    clock = _CLOCK_VI.fullmatch(text)
    if clock:
        spoken = clock_text(int(clock[1]), int(clock[2] or 0), NAMED.get(clock[3] or ""))
        return _on_day(clock[4], known, clock=spoken)
    part = _PART_FIRST.fullmatch(text)
    if part:
        return _on_day(part[2], known, part=NAMED[part[1]])
    part = _PART_LAST.fullmatch(text)
    return _on_day(part[1], known, part=NAMED[part[2]]) if part else None


def _on_day(text: str, known: Known, part: str = "", clock: str | None = "") -> Reading | None:
    inner = _one(text, replace(known, has_day=True)) if clock is not None else None
    if inner is None or inner.edtf.count("-") < 2 or "/" in inner.edtf:
        return None
    return replace(inner, part=part, clock=clock or "")


def _qualified(edtf: str, mark: str) -> str:
    ends = edtf.split("/")
    return "/".join(end if end in {"", ".."} else _marked(end, mark) for end in ends)


def _marked(point: str, mark: str) -> str:
    present = point[-1] if point[-1] in "?~%" else ""
    return point.rstrip("?~%") + (mark if present in {"", mark} else "%")


def _night_to_dawn(text: str, known: Known) -> Reading | None:
    match = _NIGHT_TO_DAWN.fullmatch(text)
    pair = _pair(match[1], match[2], replace(known, has_day=True)) if match else None
    return Reading(pair.edtf, "night/dawn") if pair else None


def _short_years(text: str, _known: Known) -> Reading | None:
    match = _SHORT_YEARS.fullmatch(text)
    if match is None or match[3] <= match[2]:
        return None
    return Reading(f"{match[1]}{match[2]}/{match[1]}{match[3]}")


def _half_open(text: str, known: Known) -> Reading | None:
    for pattern, shape in (
        (_END_UNKNOWN, "{}/"),
        (_START_UNKNOWN, "/{}"),
    ):
        match = pattern.fullmatch(text)
        inner = _one(match[1], known) if match else None
        if inner and "/" not in inner.edtf:
            return _half(inner, shape)
    match = _BEFORE.fullmatch(text)
    if match:
        return _beside(match[1], known, before=True)
    match = _AFTER.fullmatch(text)
    if match:
        return _beside(match[1], known, before=False)
    for pattern, shape in ((_UNTIL_ONLY, "../{}"), (_FROM_ONLY, "{}/..")):
        match = pattern.fullmatch(text)
        inner = _one(match[1], known) if match else None
        if inner:
            return _half(inner, shape)
    return None


def _half(inner: Reading, shape: str) -> Reading:
    first, _, last = inner.edtf.partition("/")
    kept = (last or first) if shape.endswith("{}") else first
    at = "/{}" if shape.endswith("{}") else "{}/"
    return Reading(
        shape.format(kept),
        inner.part and at.format(inner.part),
        inner.clock and at.format(inner.clock),
    )


def _beside(text: str, known: Known, *, before: bool) -> Reading | None:
    """Read what lies wholly before or after a period, as coarse as the period is."""
    inner = _one(text, known)
    if inner is None:
        return None
    form = form_of(inner.edtf)
    minute = form.earliest - 1 if before else form.latest + 1
    day = iso_day(minute) if is_bounded(minute) else None
    if day is None:
        return None
    bare = inner.edtf.rstrip("?~%")
    sizes = {0: 4, 1: 7}
    whole = day[: sizes.get(bare.count("-"), 10)] if bare.replace("-", "").isdigit() else day
    if form_of(whole).earliest != minute and form_of(whole).latest != minute:
        whole = day  # a season begins within a year
    return Reading(f"../{whole}" if before else f"{whole}/..")


def _between(text: str, known: Known) -> Reading | None:
    match = _BETWEEN.fullmatch(text)
    return _pair(match["a"] or match["c"], match["b"] or match["d"], known) if match else None


def _joined(text: str, known: Known) -> Reading | None:
    for first, last in _splits(text):
        found = _pair(first, last, known)
        if found:
            return found
    return None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    for joint in _JOINTS:
        at = text.find(joint)
        while at > 0:
            yield text[:at].strip(), text[at + len(joint) :].strip()
            at = text.find(joint, at + 1)


def _pair(first: str, last: str, known: Known) -> Reading | None:
    """Read an interval; either end may leave out what the other one says."""
    if last in _TO_NOW:
        start = _one(first, known)
        return _half(start, "{}/..") if start and "/" not in start.edtf else None
    end = _one(last, known) or _one(last, _context(_one(first, known)))
    start = _one(first, _context(end)) if end else None
    if start is None or end is None:
        return None
    start = replace(start, edtf=start.edtf.partition("/")[0])
    end = replace(end, edtf=end.edtf.rpartition("/")[2])
    late, early = _context(start).month, _context(end).month
    if form_of(start.edtf).earliest > form_of(end.edtf).latest and late != early:
        before = _context(end)  # 28/12 – 3/1/1950 begins in the year before
        before = replace(before, year=before.year - 1 if before.year else None)
        start = _one(first, before) or start
    return Reading(
        f"{start.edtf}/{end.edtf}", _ends(start.part, end.part), _ends(start.clock, end.clock)
    )


def _ends(first: str, last: str) -> str:
    return first if first == last else f"{first}/{last}"


_CIVIL: Final = re.compile(r"(-?\d{4})(?:-(\d\d)(-\d\d)?)?")


def _context(reading: Reading | None) -> Known:
    """Return what one end of a range says about the other."""
    match = _CIVIL.match(reading.edtf) if reading else None
    if match is None:
        return NOTHING
    return Known(int(match[1]), int(match[2]) if match[2] else None, match[3] is not None)
