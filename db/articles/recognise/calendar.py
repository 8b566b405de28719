"""A date as Vietnamese prose gives it, perhaps without its year, and its EDTF string."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from typing import Final

FIRST_YEAR, LAST_YEAR = 100, 2199
_THIRDS: Final = ((1, 10), (11, 20), (21, 31))
_YEAR_THIRDS: Final = ((1, 4), (5, 8), (9, 12))
_CENTURY_THIRDS: Final = ((1, 33), (34, 66), (67, 100))
_QUARTER_MONTHS: Final = 3
_SEASON_MONTHS: Final = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, season, year, decade or century; None where the text leaves it out.

    `third` is đầu, giữa or cuối as 0, 1 or 2. `months` is a part of a year as its first and last
    month. `seasons` are EDTF codes with the year that each stands in.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    third: int | None = None
    months: tuple[int, int] | None = None
    seasons: tuple[tuple[int, int], ...] = ()
    decade: int | None = None
    century: int | None = None
    about: bool = False

    @property
    def complete(self) -> bool:
        """Say whether nothing has to be carried over from a date before it."""
        if self.seasons or self.decade is not None or self.century is not None:
            return True
        return self.year is not None and (self.day is None or self.month is not None)

    def completed(self, other: Point) -> Point:
        """Return it with the year, and for a lone day the month, of another."""
        if self.complete:
            return self
        month = other.month if self.day is not None and self.month is None else self.month
        return replace(self, year=self.year or other.year, month=month)

    def edges(self) -> tuple[str, str] | None:
        """Return the EDTF of its first and its last part, or None where no calendar has it."""
        plain = self._edges()
        if plain is None or not self.about:
            return plain
        first, last = (edge if edge.endswith("~") else f"{edge}~" for edge in plain)
        return first, last

    def _edges(self) -> tuple[str, str] | None:
        if self.seasons:
            (first_year, first), (last_year, last) = self.seasons[0], self.seasons[-1]
            return f"{first_year:04}-{first}", f"{last_year:04}-{last}"
        if self.century is not None:
            return self._century_edges(self.century)
        if self.decade is not None:
            return _both(f"{self.decade // 10:03}X")
        if self.year is None or not FIRST_YEAR <= self.year <= LAST_YEAR:
            return None
        if self.month is None:
            return self._year_edges(self.year) if self.day is None else None
        return self._month_edges(self.year, self.month)

    def _century_edges(self, century: int) -> tuple[str, str] | None:
        if not 1 <= century <= LAST_YEAR // 100:
            return None
        if self.third is None:
            return _both(f"{century - 1:02}XX")
        first, last = _CENTURY_THIRDS[self.third]
        before = (century - 1) * 100
        return f"{before + first:04}~", f"{before + last:04}~"

    def _year_edges(self, year: int) -> tuple[str, str]:
        if self.months is not None:
            first, last = self.months
            return f"{year:04}-{first:02}", f"{year:04}-{last:02}"
        if self.third is None:
            return _both(f"{year:04}")
        first, last = _YEAR_THIRDS[self.third]
        return f"{year:04}-{first:02}~", f"{year:04}-{last:02}~"

    def _month_edges(self, year: int, month: int) -> tuple[str, str] | None:
        if not 1 <= month <= 12:
            return None
        length = monthrange(year, month)[1]
        if self.day is not None:
            if not 1 <= self.day <= length:
                return None
            return _both(f"{year:04}-{month:02}-{self.day:02}")
        if self.third is None:
            return _both(f"{year:04}-{month:02}")
        first, last = _THIRDS[self.third]
        return (
            f"{year:04}-{month:02}-{first:02}~",
            f"{year:04}-{month:02}-{min(last, length):02}~",
        )


def _both(edge: str) -> tuple[str, str]:
    return edge, edge


def edtf_of(first: Point, last: Point | None = None) -> str | None:
    """Return the EDTF of a point or of an interval; None if a part is no date or they run back."""
    start, end = first.edges(), (last or first).edges()
    if start is None or end is None:
        return None
    if start[0] == end[1]:
        return start[0]
    if last is not None and _order(start[0], "0", 1) > _order(end[1], "9", 31):
        return None
    return f"{start[0]}/{end[1]}"


def _order(edge: str, digit: str, fill: int) -> tuple[int, int, int]:
    """Return an edge's year, month and day, what it leaves out filled up to the end meant."""
    year, *rest = edge.rstrip("~").replace("X", digit).split("-")
    month = int(rest[0]) if rest else min(fill, 12)
    if month in _SEASON_MONTHS:
        month = _SEASON_MONTHS[month]
    return int(year), month, int(rest[1]) if len(rest) > 1 else fill


def quarter(year: int | None, number: int) -> Point:
    """Return the quarter of a year."""
    first = (number - 1) * _QUARTER_MONTHS + 1
    return Point(year=year, months=(first, first + _QUARTER_MONTHS - 1))
