"""XLSX: any kind of record, a sheet for each kind; what a row cannot hold db.exchange.table says.

Only values are read: no formula is computed, no macro run, no other file opened. A cell holds at
most 32,767 characters: longer texts are cut on the way out, and the loss report says which.
"""

from __future__ import annotations

import shutil
import zipfile
import zlib
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from db.errors import ArchiveError, ImportRefused, Impossible
from db.exchange import table
from db.exchange.csv import named_kind
from db.exchange.facts import ALL_KINDS
from db.exchange.parcel import UNKNOWN_COLUMN, Rejected
from db.exchange.ports import Exporter, Importer
from db.exchange.reading_rows import RowReader
from db.exchange.tabular import MOST_COLUMNS, neutral, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.parcel import Parcel
    from db.exchange.ports import Known

MOST_ROWS = 1_048_576
LONGEST = 32_767
UNPACKED_BYTES = 1_000 * 2**20
MOST_ENTRIES = 2_000
BROKEN = (
    EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
    zipfile.BadZipFile, zlib.error,
)  # fmt: skip
"""What reading a ZIP file of a stranger raises."""
HEAD = 4_096
WRITTEN = (1980, 1, 1, 0, 0, 0)
"""The time of every entry of our files: none, so that the same records give the same bytes."""
BLANK = datetime(2000, 1, 1)


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield the rows of each sheet; one that is called after a kind (units) says its kind."""
    _refuse_bombs(path)
    book = _opened(path)
    try:
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            try:
                yield from _rows(sheet, known, path)
            except ArchiveError as refusal:
                if len(book.worksheets) == 1:
                    raise
                yield Rejected.because(f"sheet “{sheet.title}”", refusal)
    finally:
        book.close()


def _rows(sheet: Any, known: Known, path: Path) -> Iterator[Parcel | Rejected]:  # noqa: ANN401 - openpyxl's
    name, rows = path.name, _values(sheet, path)
    first = next(rows, None)
    if first is None or not any(first):
        raise ImportRefused("“{name}” holds no table.", "Give it a line of headings.", name=name)
    reader = RowReader([_text(cell) for cell in first], known, named_kind(sheet.title), name)
    where = f"{sheet.title}, row"
    for heading in reader.unknown:
        yield Rejected.saying(f"{where} 1", UNKNOWN_COLUMN, heading=heading)
    for number, row in enumerate(rows, 2):
        cells = [_text(cell) for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        wrong = next((cell for cell in cells if cell in ERRORS), None)
        if wrong:
            yield Rejected.saying(f"{where} {number}", "A cell says {wrong}.", wrong=wrong)
        else:
            yield reader.parcel(cells, f"{where} {number}")


def _values(sheet: Any, path: Path) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - openpyxl's
    try:
        yield from sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS)
    except Exception as error:  # openpyxl reads a row when it is asked for, and raises anything
        raise _refused(path) from error


ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"})


def _text(value: Any) -> str:  # noqa: ANN401 - a cell's value
    """Return what a cell says, as it would stand in a CSV file."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case time():
            return value.strftime("%H:%M")
        case _:
            return plain(str(value))


def write(source: Source, path: Path) -> None:
    """Write a sheet for each kind that has records."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for kind in source.kinds:
        headings = table.used(source.parcels(kind), (kind,))
        if headings:
            rows = (
                [cells.get(heading, "") for heading in headings]
                for cells in map(table.cells, source.parcels(kind))
            )
            _add_sheet(book, kind, headings, rows)
    if not book.sheetnames:
        book.create_sheet("records")
    _save(book, path, source.work / "book.xlsx")


def template(kinds: tuple[str, ...], path: Path) -> None:
    """Write a sheet for each kind: headings, and a line that explains them."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for kind in kinds:
        headings, said = table.explained((kind,))
        _add_sheet(book, kind, headings, iter([said]))
    _save(book, path, path.with_name(f"{path.name}-draft"))


def _add_sheet(
    book: Any,  # noqa: ANN401 - openpyxl's workbook
    title: str,
    headings: Sequence[str],
    rows: Iterator[Sequence[str]],
) -> None:
    from openpyxl.cell import WriteOnlyCell

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.append(list(headings))
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS:
            sheet.close()  # what openpyxl has begun ends with an error of its own otherwise
            raise Impossible(
                "A sheet holds no more than {most} rows.", "Export as CSV.", most=MOST_ROWS
            )
        cells: list[Any] = []
        for text in row:
            cell = WriteOnlyCell(sheet, neutral(text)[:LONGEST] if text else None)
            if text:
                cell.data_type = "s"  # never a formula, whatever it begins with
            cells.append(cell)
        sheet.append(cells)


def _save(book: Any, path: Path, draft: Path) -> None:  # noqa: ANN401 - openpyxl's workbook
    """Save a workbook that says nothing of when it was made."""
    book.properties.creator = "Muniment"
    book.properties.created = book.properties.modified = BLANK
    book.save(draft)
    try:
        with zipfile.ZipFile(draft) as made, zipfile.ZipFile(path, "w") as kept:
            for entry in made.infolist():
                info = zipfile.ZipInfo(entry.filename, WRITTEN)
                info.compress_type = zipfile.ZIP_DEFLATED
                with made.open(entry) as data, kept.open(info, "w") as into:
                    if entry.filename == "docProps/core.xml":
                        into.write(_undated(data.read()))
                    else:
                        shutil.copyfileobj(data, into)
    finally:
        draft.unlink()


def _undated(properties: bytes) -> bytes:
    """Return the properties with the time of saving, which openpyxl sets, made none."""
    head, mark, rest = properties.partition(b"<dcterms:modified")
    inside = rest.index(b">") + 1
    return head + mark + rest[:inside] + b"2000-01-01T00:00:00Z" + rest[rest.index(b"<", inside) :]


def columns(path: Path) -> list[str]:
    """Return the headings of all sheets; raise ImportRefused where the file can't be read."""
    _refuse_bombs(path)
    book = _opened(path)
    try:
        found: dict[str, None] = {}
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            first = next(_values(sheet, path), ())
            found.update((text, None) for cell in first if (text := _text(cell).strip()))
        return list(found)
    finally:
        book.close()


def recognises(path: Path) -> bool:
    """Say whether a file is a workbook."""
    try:
        with zipfile.ZipFile(path) as file:
            return "xl/workbook.xml" in file.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def _opened(path: Path) -> Any:  # noqa: ANN401 - openpyxl's workbook
    from openpyxl import load_workbook

    # openpyxl judges a file by the end of its name, and takes one that has none
    named = path.suffix.lower() in {".xlsx", ".xlsm"}
    try:
        source = path if named else BytesIO(path.read_bytes())
        return load_workbook(source, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # a hostile file makes openpyxl raise almost anything
        raise _refused(path) from error


def _refuse_bombs(path: Path) -> None:
    """Refuse a file that unpacks to too much, or declares entities."""
    try:
        with zipfile.ZipFile(path) as file:
            entries = file.infolist()
            if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > UNPACKED_BYTES:
                raise ImportRefused(
                    "“{name}” unpacks to more than a workbook can be.",
                    "Save it as CSV, or split it.",
                    name=path.name,
                )
            for entry in entries:
                with file.open(entry) as data:
                    head = data.read(HEAD).replace(b"\x00", b"").lower()
                    if b"<!doctype" in head or b"<!entity" in head:
                        raise _refused(path)
    except BROKEN as error:
        raise _refused(path) from error


def _refused(path: Path) -> ImportRefused:
    return ImportRefused(
        "“{name}” is no sound workbook.", "Save it again as XLSX or CSV.", name=path.name
    )


IMPORTER = Importer(
    "xlsx", "Spreadsheet (Excel)", (".xlsx", ".xlsm"), ALL_KINDS, read, recognises, columns
)
EXPORTER = Exporter("xlsx", "Spreadsheet (Excel)", ".xlsx", ALL_KINDS, write, "xlsx", template)
