"""One period as typed (a day, month, season, third, decade ...) to EDTF; text comes in folded."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from db.dates.forms import year_edtf
from db.dates.minutes import month_length


@dataclass(frozen=True, slots=True)
class Known:
    """What the context says of a date whose text leaves it out."""

    year: int | None = None
    month: int | None = None
    has_day: bool = False


NOTHING: Final = Known()

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"), 1
    )
    for name in names.split()
}  # fmt: skip
_EN: Final = "(?P<name>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY: Final = r"(?P<day>\d{1,2})"
_NGAY: Final = r"(?:ngay )?(?:mong |mung )?" + _DAY
_MONTH: Final = r"(?P<month>\d{1,2})"
_SEP: Final = r" ?[/.\-] ?"
_NAM: Final = r"(?:,? ?nam |,? |" + _SEP + ")"

_NUMERALS: Final = {
    "gieng": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "muoi mot": 11, "muoi hai": 12,
}  # fmt: skip
_SPELT_MONTH: Final = re.compile(
    r"\bthang (" + "|".join(sorted(_NUMERALS, key=len, reverse=True)) + r")\b"
)


def _shapes(year: str) -> tuple[re.Pattern[str], ...]:
    year = f"(?P<year>{year})"
    return tuple(
        re.compile(shape, re.ASCII)
        for shape in (
            rf"{_NGAY}(?P<sep> ?[/.\-–] ?){_MONTH}(?P=sep){year}",
            rf"{year}[/.\-]{_MONTH}[/.\-]{_DAY}",
            rf"{_NGAY},? thang {_MONTH}{_NAM}{year}",
            rf"(?:the )?{_DAY} (?:of )?{_EN},? {year}",
            rf"{_EN} {_DAY},? {year}",
            rf"(?:thang )?{_MONTH}{_SEP}{year}",
            rf"thang {_MONTH}{_NAM}{year}",
            rf"{_EN},? (?:of )?{year}",
            rf"{_NGAY}{_SEP}{_MONTH}",
            rf"{_NGAY},? thang {_MONTH}",
            rf"(?:the )?{_DAY} (?:of )?{_EN}",
            rf"{_EN} {_DAY}",
            rf"thang {_MONTH}",
            rf"{_EN}",
            rf"(?:nam |year )?{year}",
        )
    )


_COMMON: Final = (*_shapes(r"\d{4}"), re.compile(r"nam (?P<year>\d{1,4})", re.ASCII))
_BEFORE_CHRIST: Final = _shapes(r"\d{1,6}")
_ERA: Final = re.compile(r"(.+?) (tcn|truoc cong nguyen|bce?)")
_BARE: Final = re.compile(rf"{_NGAY}", re.ASCII)

_THIRD_WORDS: Final = {
    "dau": 0, "thuong tuan": 0, "early": 0, "beginning of": 0, "the beginning of": 0,
    "giua": 1, "trung tuan": 1, "mid": 1, "middle of": 1, "the middle of": 1,
    "cuoi": 2, "ha tuan": 2, "late": 2, "end of": 2, "the end of": 2,
}  # fmt: skip
_THIRD: Final = re.compile(rf"({'|'.join(_THIRD_WORDS)})[ \-]+(.+)")

_SEASONS: Final = {
    "xuan": 21, "he": 22, "ha": 22, "thu": 23, "dong": 24,
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
}  # fmt: skip
_SEASON_NAME: Final = "|".join(_SEASONS)
_OF_YEAR: Final = r"[ ,/]*(?:of |cua )?(?:nam )?"
_SEASON: Final = re.compile(rf"(?:mua )?({_SEASON_NAME}){_OF_YEAR}(\d{{4}})")
_SEASON_PAIR: Final = re.compile(
    rf"(?:mua )?({_SEASON_NAME})(?: ?[\-–] ?| )({_SEASON_NAME}){_OF_YEAR}"
    r"(\d{4})(?: ?[\-–/] ?(\d{4}))?"
)
_DIVISIONS: Final = {
    33: r"quy (?:i|1)|(?:first|1st) quarter|q1", 34: r"quy (?:ii|2)|(?:second|2nd) quarter|q2",
    35: r"quy (?:iii|3)|(?:third|3rd) quarter|q3", 36: r"quy (?:iv|4)|(?:fourth|4th) quarter|q4",
    37: r"(?:bon|4) thang dau|first four months", 38: r"(?:bon|4) thang giua|middle four months",
    39: r"(?:bon|4) thang cuoi|last four months",
    40: r"nua dau|(?:sau|6) thang dau|first half",
    41: r"nua (?:cuoi|sau)|(?:sau|6) thang cuoi|(?:second|last) half",
}  # fmt: skip
_DIVISION: Final = tuple(
    (code, re.compile(rf"(?:the )?(?:{names}){_OF_YEAR}(\d{{4}})"))
    for code, names in _DIVISIONS.items()
)
_DECADE: Final = re.compile(
    r"(?:(?:thap nien|thap k[yi]|nhung nam)(?: nam)? (\d{3})0|(?:the )?(\d{3})0s)"
)
_CENTURY: Final = re.compile(
    r"(?:the k[yi] (?:thu )?(\w+)|(?:the )?(\d{1,2})(?:st|nd|rd|th) century)"
)
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_LAST_CENTURY: Final = 100


def period(text: str, known: Known = NOTHING) -> str | None:
    """Return the EDTF of a folded period, or None if it is none or too little is known."""
    text = _SPELT_MONTH.sub(lambda match: f"thang {_NUMERALS[match[1]]}", text)
    readers: tuple[Callable[[str, Known], str | None], ...] = (
        _masked, _season, _division, _decade, _century, _third, _calendar,
    )  # fmt: skip
    for reader in readers:
        found = reader(text, known)
        if found:
            return found
    return None


def _calendar(text: str, known: Known) -> str | None:
    era = _ERA.fullmatch(text)
    shapes = _BEFORE_CHRIST if era else _COMMON
    body = era[1] if era else text
    for shape in shapes:
        match = shape.fullmatch(body)
        found = _from_match(match, known, before_christ=era is not None) if match else None
        if found:
            return found
    bare = _BARE.fullmatch(text)
    if bare is None or known.year is None or known.month is None:
        return None
    number = int(bare["day"])
    if known.has_day or text.startswith(("ngay", "mong", "mung")):
        return _joined(known.year, known.month, number)
    return _joined(known.year, number, None)


def _from_match(match: re.Match[str], known: Known, *, before_christ: bool) -> str | None:
    groups = match.groupdict()
    year = int(groups["year"]) if groups.get("year") else known.year
    if year is None:
        return None
    if before_christ and groups.get("year"):
        year = 1 - year
    name = groups.get("name")
    month = _MONTHS[name] if name else int(groups["month"]) if groups.get("month") else None
    day = int(groups["day"]) if groups.get("day") else None
    return _joined(year, month, day)


def _joined(year: int, month: int | None, day: int | None) -> str | None:
    """Return the EDTF of a day of the calendar, or None if there is no such day."""
    if month is None:
        return year_edtf(year)
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year_edtf(year)}-{month:02}"
    if not 1 <= day <= month_length(year, month):
        return None
    return f"{year_edtf(year)}-{month:02}-{day:02}"


def _third(text: str, known: Known) -> str | None:
    match = _THIRD.fullmatch(text)
    whole = _calendar(match[2], known) if match else None
    if match is None or whole is None:
        return None
    index = _THIRD_WORDS[match[1]]
    year, dash, month = whole[1:].partition("-")
    year = whole[0] + year
    if not dash:
        return f"{year}-{index * 4 + 1:02}~/{year}-{index * 4 + 4:02}~"
    if "-" in month:
        return None
    last = 10 * (index + 1) if index < 2 else month_length(int(year), int(month))
    return f"{whole}-{index * 10 + 1:02}~/{whole}-{last:02}~"


def _season(text: str, _known: Known) -> str | None:
    one = _SEASON.fullmatch(text)
    if one:
        return f"{one[2]}-{_SEASONS[one[1]]}"
    pair = _SEASON_PAIR.fullmatch(text)
    if pair is None:
        return None
    first, second = _SEASONS[pair[1]], _SEASONS[pair[2]]
    last_year = pair[4] or (pair[3] if second > first else f"{int(pair[3]) + 1:04}")
    return f"{pair[3]}-{first}/{last_year}-{second}"


def _division(text: str, _known: Known) -> str | None:
    for code, pattern in _DIVISION:
        match = pattern.fullmatch(text)
        if match:
            return f"{match[1]}-{code}"
    return None


def _decade(text: str, _known: Known) -> str | None:
    match = _DECADE.fullmatch(text)
    return f"{match[1] or match[2]}X" if match else None


def _century(text: str, _known: Known) -> str | None:
    match = _CENTURY.fullmatch(text)
    number = _ordinal(match[1] or match[2]) if match else 0
    return f"{number - 1:02}XX" if 0 < number <= _LAST_CENTURY else None


def _ordinal(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    values = [_ROMAN.get(char, 0) for char in text]
    if 0 in values:
        return 0
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )


_UNKNOWN: Final = re.compile(
    r"(.+?) \((khong ro ngay thang|khong ro thang|khong ro ngay"
    r"|day and month unknown|month unknown|day unknown)\)"
)


def _masked(text: str, known: Known) -> str | None:
    match = _UNKNOWN.fullmatch(text)
    whole = _calendar(match[1], known) if match else None
    if match is None or whole is None:
        return None
    month = "thang" in match[2] or "month" in match[2]
    day = "ngay" in match[2] or "day" in match[2]
    return whole + "-XX" * (month + day)
