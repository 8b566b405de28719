"""What CSV files of AtoM have in common: columns by name, cultures, several values in a cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from db.dates import Date, days, from_words, parse
from db.errors import ArchiveError, ImportRefused
from db.exchange import tabular
from db.exchange.parcel import UNREADABLE, Rejected
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from db.exchange.parcel import Parcel

LANGUAGES = ("vi", "en")
ROWS_AT_ONCE = 1_000
NO_FIELD: Final = "The column “{name}” has no field here, and is left out."
UNREAD_DATE: Final = "The date “{words}” cannot be read, and is left out."
Row = dict[str, str]
PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")
"""A year, month or day without any sign of doubt."""


def rows(path: Path, known: Iterable[str], needed: str) -> Iterator[tuple[str, Row] | Rejected]:
    """Yield (where, the filled cells by AtoM's column) of each row; unknown columns are told once.

    Raises ImportRefused where the column `needed` is not there.
    """
    table = tabular.rows(path)
    _, headings = next(table, (0, [""]))
    names = [heading.strip() for heading in headings]
    if needed not in names:
        raise ImportRefused(
            "“{name}” has no column “{column}”.",
            "Export it from AtoM as CSV again.",
            name=path.name,
            column=needed,
        )
    taken = set(known)
    told: set[str] = set()
    for line, cells in table:
        where = f"line {line}"
        if not cells:
            yield Rejected.saying(where, UNREADABLE)
            continue
        row = {
            name: cell.strip()
            for name, cell in zip(names, cells, strict=False)
            if name and cell.strip() not in {"", "NULL"}
        }
        for name in row:
            if name not in taken and name not in told:
                told.add(name)
                yield Rejected.saying(where, NO_FIELD, name=name)
        if row:
            yield where, row


def recognises(path: Path, *columns: str) -> bool:
    """Say whether the first line of a CSV file names these columns."""
    try:
        _, headings = next(tabular.rows(path), (0, [""]))
    except ImportRefused:
        return False
    return {heading.strip() for heading in headings} >= set(columns)


def values(row: Mapping[str, str], column: str) -> list[str]:
    """Return the values of a cell that holds several."""
    parts = (part.strip() for part in row.get(column, "").split("|"))
    return [part for part in parts if part and part != "NULL"]


def words(text: str, culture: str) -> Words:
    """Return a text in the language of its row; what is neither stands as Vietnamese."""
    return Words(en=text) if culture == "en" else Words(vi=text)


def culture_of(row: Mapping[str, str], otherwise: str) -> str:
    """Return the language of a row: vi or en."""
    said = row.get("culture", otherwise).lower().replace("_", "-").split("-")[0]
    return said if said in LANGUAGES else otherwise


def date_of(text: str, start: str = "", end: str = "") -> Date | None:
    """Return the date of a display text and its first and last day; None where none can be read."""
    for said in (_span(start, end), text):
        if not said:
            continue
        try:
            date = from_words(said)
        except ArchiveError:
            continue
        if text and said != text:
            return parse(date.edtf, date.part_of_day, text, date.time)
        return date
    return None


def ends(date: Date) -> tuple[str, str]:
    """Return where a date begins and ends, as coarse as it is; days where EDTF says more."""
    first, slash, last = date.edtf.partition("/")
    if PLAIN.fullmatch(first) and (PLAIN.fullmatch(last) or not slash):
        return first, last or first
    begun, ended = days(date)
    return begun or "", ended or ""


def _span(start: str, end: str) -> str:
    first, last = start.replace("-00", ""), end.replace("-00", "")
    return f"{first}/{last}" if first and last and first != last else first or last


def write(path: Path, columns: Sequence[str], table: Iterable[Mapping[str, str]]) -> None:
    """Write rows under AtoM's columns, all of them, as AtoM wants it: UTF-8 without a mark."""
    with path.open("w", encoding="utf-8", newline="") as file:
        tabular.write(file, [columns])
        waiting: list[list[str]] = []
        for row in table:
            waiting.append([row.get(column, "") for column in columns])
            if len(waiting) >= ROWS_AT_ONCE:
                tabular.write(file, waiting)
                waiting = []
        tabular.write(file, waiting)


def said_in(parcel: Parcel, fields: Mapping[str, str], lang: str) -> Row:
    """Return the texts of a record in one language, by AtoM's column."""
    found: Row = {}
    for column, name in fields.items():
        value: Any = parcel.fields.get(name)
        if isinstance(value, Words) and (text := value.get(lang)):
            found[column] = text
    return found


def cultures_of(parcel: Parcel) -> tuple[str, str]:
    """Return the language of a record's own row, which its title has, and the other one."""
    first, other = ("en", "vi") if parcel.lang == "en" else ("vi", "en")
    return (first, other) if parcel.words().get(first) else (other, first)


def translation(parcel: Parcel, told: Row, title: str, fields: Mapping[str, str]) -> Iterator[Row]:
    """Yield the row of `told`'s culture, if the record says anything in it.

    `told` holds what names record and culture, `title` is the column of its title.
    """
    lang = told["culture"]
    found = said_in(parcel, fields, lang)
    if words := parcel.words().get(lang):
        found[title] = words
    if found:
        yield {**told, **found}
