"""Parts of the day: their names in both languages and the minutes that they can mean."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from db.vietnamese import fold


class Part(NamedTuple):
    """One part of a day: its names, and its first and last minute after midnight."""

    vi: str
    en: str
    first: int
    last: int


# Neighbours overlap where speakers do; a night is the evening's side of its day.
PARTS: Final[dict[str, Part]] = {
    "dawn": Part("rạng sáng", "dawn", 3 * 60, 7 * 60 - 1),
    "morning": Part("sáng", "morning", 4 * 60, 12 * 60 - 1),
    "noon": Part("trưa", "midday", 11 * 60, 14 * 60 - 1),
    "afternoon": Part("chiều", "afternoon", 12 * 60, 19 * 60 - 1),
    "evening": Part("tối", "evening", 18 * 60, 24 * 60 - 1),
    "night": Part("đêm", "night", 18 * 60, 24 * 60 - 1),
}

# Folded words; the longer stand before those that they contain.
NAMED: Final[dict[str, str]] = {
    "rang sang": "dawn", "tang sang": "dawn", "mo sang": "dawn", "sang som": "dawn",
    "binh minh": "dawn", "dawn": "dawn", "daybreak": "dawn", "early morning": "dawn",
    "sang": "morning", "morning": "morning",
    "giua trua": "noon", "trua": "noon", "midday": "noon", "noon": "noon",
    "xe chieu": "afternoon", "chieu": "afternoon", "afternoon": "afternoon",
    "chap toi": "evening", "toi": "evening", "evening": "evening",
    "nua dem": "night", "dem": "night", "khuya": "night", "night": "night",
}  # fmt: skip

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_AFTER_NOON: Final = frozenset({"afternoon", "evening", "night"})

Half = Literal[0, 1]


def part_code(word: str) -> str | None:
    """Return the code of a part of day from its code or a name in either language."""
    plain = fold(word).strip()
    return plain if plain in PARTS else NAMED.get(plain)


def clock_minutes(clock: str) -> int | None:
    """Return the minutes after midnight of a clock time such as `16:00`, or None."""
    match = _CLOCK.fullmatch(clock)
    return int(match[1]) * 60 + int(match[2]) if match else None


def clock_text(hour: int, minute: int, part: str | None) -> str | None:
    """Return `HH:MM` for a spoken hour (`4 giờ chiều` is 16:00), or None if there is none."""
    if part in _AFTER_NOON and 1 <= hour < 12:
        hour += 12
    text = f"{hour:02}:{minute:02}"
    return text if clock_minutes(text) is not None else None
