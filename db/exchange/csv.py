"""CSV: any kind of record, one a row; what a row cannot hold is said in db.exchange.table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.errors import ImportRefused
from db.exchange import table, tabular
from db.exchange.facts import ALL_KINDS
from db.exchange.parcel import UNKNOWN_COLUMN, UNREADABLE, Rejected
from db.exchange.ports import Exporter, Importer
from db.exchange.reading_rows import PLURAL, RowReader
from db.kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.parcel import Parcel
    from db.exchange.ports import Known

WRITTEN_AT_ONCE = 1_000


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield the rows of a table; a file that is called after a kind (units.csv) says its kind."""
    rows = tabular.rows(path)
    first = next(rows, None)
    if first is None or not first[1]:
        raise ImportRefused(
            "“{name}” holds no table.", "Give it a line of headings.", name=path.name
        )
    reader = RowReader(first[1], known, named_kind(path.stem), path.name)
    for heading in reader.unknown:
        yield Rejected.saying("line 1", UNKNOWN_COLUMN, heading=heading)
    for line, row in rows:
        if row and row[0].startswith("#"):
            continue
        where = f"line {line}"
        yield reader.parcel(row, where) if row else Rejected.saying(where, UNREADABLE)


def named_kind(stem: str) -> str | None:
    """Return the kind that a file or sheet is called after, None for none."""
    word = stem.lower().replace("_", "-").split("-")[0].strip()
    word = PLURAL.get(word, word)
    return word if word in BY_NAME else None


def write(source: Source, path: Path) -> None:
    """Write the records as one table, with the columns that they fill."""
    headings = table.used(source.parcels(), source.kinds)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        tabular.write(file, [headings])
        waiting: list[list[str]] = []
        for parcel in source.parcels():
            cells = table.cells(parcel)
            waiting.append([cells.get(heading, "") for heading in headings])
            if len(waiting) >= WRITTEN_AT_ONCE:
                tabular.write(file, waiting)
                waiting = []
        tabular.write(file, waiting)


def template(kinds: tuple[str, ...], path: Path) -> None:
    """Write a table without records: headings, and a line that explains them."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        tabular.write(file, table.explained(kinds))


def columns(path: Path) -> list[str]:
    """Return the headings of a file; raise ImportRefused where it can't be read."""
    _, row = next(tabular.rows(path), (0, list[str]()))
    return [heading for heading in row if heading.strip()]


def recognises(path: Path) -> bool:
    """Say whether a file's first line can be headings of ours."""
    try:
        first = next(tabular.rows(path), None)
    except ImportRefused:
        return path.suffix.lower() == ".csv"
    return first is not None


IMPORTER = Importer(
    "csv", "Spreadsheet (CSV)", (".csv", ".tsv"), ALL_KINDS, read, recognises, columns
)
EXPORTER = Exporter("csv", "Spreadsheet (CSV)", ".csv", ALL_KINDS, write, "csv", template)
