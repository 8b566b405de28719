"""The timeline's calendar: minutes to civil dates, ticks, and how each language writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from db.dates import civil_day, day_start
from viewer.widgets.timeline_entries import DAY, HOUR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MONTHS_EN: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MONTHS_EN_FULL: Final = (
    "January February March April May June July August September October November December".split()
)
WEEKDAYS_EN: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WEEKDAYS_VI: Final = (
    *("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"),
    "Chủ nhật",
)
MONTHS: Final = 12
TICK_GAP: Final = 18.0
LABEL_GAP: Final = 10.0
HOUR_MIN: Final = 8.0
"""Pixels that an hour must have to be written."""


class Level(NamedTuple):
    """A step of the axis: one label each `step` units; `minutes` is its shortest usual length."""

    unit: str
    step: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled point of the axis; `major` begins the next larger unit."""

    minute: int
    text: str
    major: bool


LEVELS: Final = (
    *(Level("hour", step, step * HOUR) for step in (1, 3, 6, 12)),
    *(Level("day", step, step * DAY) for step in (1, 2, 5, 10)),
    *(Level("month", step, step * 29 * DAY) for step in (1, 3, 6)),
    *(
        Level("year", step, step * 365 * DAY)
        for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000)
    ),
)
DAY_STARTS: Final = {
    1: frozenset(range(1, 32)),
    2: frozenset(range(1, 30, 2)),
    5: frozenset((1, 5, 10, 15, 20, 25)),
    10: frozenset((1, 10, 20)),
}


def civil(minute: float) -> tuple[int, int, int]:
    """Return the year, month and day that a minute falls in."""
    return civil_day(int(minute // 1))


def minute_of(year: int, month: int = 1, day: int = 1) -> int:
    """Return the first minute of a civil date; months beyond twelve run into the next year."""
    carry, month = divmod(month - 1, MONTHS)
    return day_start(year + carry, month + 1, day)


def level_for(minutes_per_pixel: float, width_of: Callable[[str], float], lang: str) -> Level:
    """Return the finest level whose labels have room."""
    for level in LEVELS:
        sample = {"hour": "00:00", "day": "30/12", "month": "12/1950", "year": "1950"}[level.unit]
        if lang == "en" and level.unit in ("day", "month"):
            sample = {"day": "30 Sep", "month": "Sep 1950"}[level.unit]
        if level.minutes / minutes_per_pixel >= width_of(sample) + TICK_GAP:
            return level
    return LEVELS[-1]


def ticks(start: float, end: float, level: Level, lang: str) -> list[Tick]:
    """Return the ticks of a level within [start, end] minutes, in order."""
    found = [
        Tick(minute, _tick_text(minute, level, lang), _is_major(minute, level))
        for minute in _steps(start, end, level)
    ]
    return [tick for tick in found if start <= tick.minute <= end]


def unit_around(minute: float, level: Level) -> tuple[int, int]:
    """Return the [start, end) of the single unit of a level that a minute falls in."""
    year, month, day = civil(minute)
    if level.unit == "year":
        return minute_of(year), minute_of(year + 1)
    if level.unit == "month":
        return minute_of(year, month), minute_of(year, month + 1)
    if level.unit == "day":
        first = minute_of(year, month, day)
        return first, first + DAY
    first = int(minute // HOUR) * HOUR
    return first, first + HOUR


def finer(level: Level) -> Level:
    """Return the unit that the small marks between a level's ticks stand for."""
    if level.step > 1:
        return next(one for one in LEVELS if one.unit == level.unit)
    units = ("hour", "hour", "day", "month")
    return next(
        one
        for one in LEVELS
        if one.unit == units[("hour", "day", "month", "year").index(level.unit)]
    )


def _steps(start: float, end: float, level: Level) -> Iterator[int]:
    if level.unit == "hour":
        step = level.step * HOUR
        yield from range(int(start // step) * step, int(end) + 1, step)
    elif level.unit == "day":
        for day in range(int(start // DAY), int(end // DAY) + 1):
            if civil(day * DAY)[2] in DAY_STARTS[level.step]:
                yield day * DAY
    elif level.unit == "month":
        first, last = _months(start), _months(end)
        for count in range(first // level.step * level.step, last + 1, level.step):
            yield minute_of(count // MONTHS, count % MONTHS + 1)
    else:
        first_year = civil(start)[0] // level.step * level.step
        for year in range(first_year, civil(end)[0] + 1, level.step):
            yield minute_of(year)


def _months(minute: float) -> int:
    """Return the month of a minute, counted from January of year 0."""
    year, month, _ = civil(minute)
    return year * MONTHS + month - 1


def _is_major(minute: int, level: Level) -> bool:
    if level.unit == "hour":
        return minute % DAY == 0
    _, month, day = civil(minute)
    if level.unit == "day":
        return day == 1
    return level.unit == "month" and month == 1


def _tick_text(minute: int, level: Level, lang: str) -> str:
    if level.unit == "year":
        return year_text(civil(minute)[0], lang)
    if level.unit == "month":
        return month_text(minute, lang)
    if level.unit == "hour" and minute % DAY:
        hour = minute % DAY // HOUR
        return f"{hour:02}:00" if lang == "en" else f"{hour}h"
    return day_text(minute, lang)


def year_text(year: int, lang: str) -> str:
    """Write a year (0 is 1 BCE) as each language counts it."""
    if year > 0:
        return str(year)
    return f"{1 - year} BCE" if lang == "en" else f"{1 - year} TCN"


def month_text(minute: float, lang: str) -> str:
    """Write the month of a minute with its year, short."""
    year, month, _ = civil(minute)
    written = year_text(year, lang)
    return f"{MONTHS_EN[month - 1]} {written}" if lang == "en" else f"{month}/{written}"


def day_text(minute: float, lang: str) -> str:
    """Write the day of a minute without its year, short."""
    _, month, day = civil(minute)
    return f"{day} {MONTHS_EN[month - 1]}" if lang == "en" else f"{day}/{month}"


def flag_text(minute: int, minutes_per_pixel: float, lang: str) -> str:
    """Write the day of a minute, and its hour where hours can be told apart."""
    day = day_text(minute, lang)
    if minutes_per_pixel > HOUR / HOUR_MIN or minute % DAY == DAY - 1:
        return day
    hour, rest = divmod(minute % DAY, HOUR)
    return f"{day}, {hour:02}:{rest:02}" if lang == "en" else f"{day}, {hour}h{rest:02}"


def day_words(minute: int, lang: str) -> str:
    """Write the day of a minute in full, with its weekday."""
    year, month, day = civil(minute)
    weekday = minute // DAY % 7  # minute 0 was a Monday
    if lang == "en":
        return f"{WEEKDAYS_EN[weekday]}, {day} {MONTHS_EN_FULL[month - 1]} {year_text(year, lang)}"
    return f"{WEEKDAYS_VI[weekday]}, {day}/{month}/{year_text(year, lang)}"


def span_text(start: float, end: float, lang: str) -> str:
    """Write the months or years that a view covers, as the corner of the axis says them."""
    first, last = civil(start), civil(max(start, end - 1))
    year = year_text(last[0], lang)
    name = MONTHS_EN_FULL[first[1] - 1]
    if first == last:
        return f"{first[2]} {name} {year}" if lang == "en" else f"{first[2]}/{first[1]}/{year}"
    if first[:2] == last[:2]:
        return f"{name} {year}" if lang == "en" else f"Tháng {first[1]}/{year}"
    if first[0] == last[0]:
        if lang == "en":
            return f"{MONTHS_EN[first[1] - 1]}–{MONTHS_EN[last[1] - 1]} {year}"
        return f"Tháng {first[1]}–{last[1]}/{year}"
    return f"{year_text(first[0], lang)}–{year}"
