"""Tables as text: encodings, separators and limits in, cells that no program computes out."""

from __future__ import annotations

import csv
import io
import re
from typing import IO, TYPE_CHECKING

from db.articles.encodings import decoded, legacy_name
from db.errors import ImportRefused, unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

MOST_COLUMNS = 2_000
LONGEST_CELL = 2**22
SAMPLE = 2**18
COMPUTED = re.compile(r"'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""What makes a spreadsheet compute a cell, or hides that behind apostrophes."""
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def neutral(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before it."""
    if COMPUTED.match(cell) and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def plain(cell: str) -> str:
    """Return what `neutral` was given."""
    return cell[1:] if cell.startswith("'") and COMPUTED.match(cell) else cell


def rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV file, each with the line that it ends at; the first are headings.

    UTF-8 and UTF-16 are read, with comma, semicolon or tabulator. A broken row is yielded as an
    empty list. Raises ImportRefused for another encoding and for what is no table.
    """
    try:
        with path.open("rb") as file:
            encoding = _encoding(file, path)
            file.seek(0)
            text = io.TextIOWrapper(file, encoding=encoding, errors="strict", newline="")
            sample = text.read(SAMPLE)
            _refuse_legacy(sample, path)
            text.seek(0)
            yield from _read(text, _separator(sample), path)
    except UnicodeError as error:
        raise _damaged(path) from error
    except OSError as error:
        raise unread(path, error, ImportRefused) from error


def _read(text: IO[str], separator: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    before = csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(text, delimiter=separator, strict=False)
    try:
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield reader.line_num, []
                continue
            if len(row) > MOST_COLUMNS:
                raise ImportRefused(
                    "“{name}” has more than {most} columns.",
                    "Save the table as CSV again.",
                    name=path.name,
                    most=MOST_COLUMNS,
                )
            if any(row):
                yield reader.line_num, [plain(cell) for cell in row]
    finally:
        csv.field_size_limit(before)


def write(file: IO[str], table: Sequence[Sequence[str]]) -> None:
    """Write rows as CSV: commas, quotes where they are needed, no formula, CRLF."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerows([[neutral(cell) for cell in row] for row in table])


def _encoding(file: IO[bytes], path: Path) -> str:
    head = file.read(SAMPLE)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if head.count(0) > len(head) // 8:
        little = head[1::2].count(0) > head[::2].count(0)
        return "utf-16-le" if little else "utf-16-be"
    cut = head if len(head) < SAMPLE else head[: head.rfind(b"\n") + 1] or head[:-4]
    try:
        cut.decode("utf-8")
    except UnicodeDecodeError:
        decoded(cut.rstrip(b"\x00"), path)  # says which encoding it is in
        raise
    return "utf-8"


def _refuse_legacy(sample: str, path: Path) -> None:
    name = legacy_name(sample)
    if name:
        raise ImportRefused(
            "The text of “{name}” is in {encoding}, not in Unicode.",
            "Convert it to Unicode (UTF-8), for example with UniKey's converter, and import that.",
            name=path.name,
            encoding=name,
        )


def _separator(sample: str) -> str:
    first = sample.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _damaged(path: Path) -> ImportRefused:
    return ImportRefused(
        "The text of “{name}” is damaged: some of its bytes are no Unicode.",
        "Get a whole copy of it, or open it, mend it and save it as UTF-8.",
        name=path.name,
    )
