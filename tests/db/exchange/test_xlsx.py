"""Workbooks that other programs write, and ours when there is little or far too much to write."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from db import Archive
from db.errors import ImportRefused, Impossible
from db.exchange import xlsx
from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Known
from db.exports import export
from db.records import Words

if TYPE_CHECKING:
    from pathlib import Path


def book(folder: Path, **sheets: list[list[Any]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "bảng.xlsx"
    made.save(path)
    return path


def rewritten(path: Path, pattern: str, new: str) -> Path:
    """Return a copy of a workbook whose first sheet says something in another way."""
    out = path.with_name("khác.xlsx")
    with zipfile.ZipFile(path) as made, zipfile.ZipFile(out, "w") as changed:
        for name in made.namelist():
            data = made.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                data, count = re.subn(pattern, new, data)
                assert count == 1
            changed.writestr(name, data)
    return out


def test_a_whole_number_with_decimals_is_read_as_whole(tmp_path: Path) -> None:
    path = book(tmp_path, places=[["name", "type"], ["Đồi", 507]])
    (one,) = xlsx.read(rewritten(path, r"<v>507</v>", "<v>507.0</v>"), Known())
    assert isinstance(one, Parcel)
    assert one.fields["type"] == "507"


def test_a_date_in_the_strict_manner_is_read_as_a_day(tmp_path: Path) -> None:
    path = book(tmp_path, places=[["name", "type"], ["Đồi", 507]])
    said = date(1950, 9, 16).isoformat()
    strict = rewritten(path, r'<c r="B2"[^>]*><v>507</v>', f'<c r="B2" t="d"><v>{said}</v>')
    (one,) = xlsx.read(strict, Known())
    assert isinstance(one, Parcel)
    assert one.fields["type"] == said


def test_a_column_without_a_heading_is_left_out_in_silence(tmp_path: Path) -> None:
    path = book(tmp_path, places=[["name", None, "màu"], ["Đồi", "x", "xanh"]])
    found = list(xlsx.read(path, Known()))
    assert [one.message for one in found if isinstance(one, Rejected)] == [
        "The column “màu” is not known, and is left out."
    ]
    assert [one.title() for one in found if isinstance(one, Parcel)] == ["Đồi"]


def test_the_columns_of_all_sheets_are_offered_once(tmp_path: Path) -> None:
    path = book(tmp_path, places=[["name", "lat", None], ["x"]], units=[["name", "side"]], none=[])
    assert xlsx.columns(path) == ["name", "lat", "side"]
    path.write_bytes(b"PK")
    with pytest.raises(ImportRefused, match="no sound workbook"):
        xlsx.columns(path)


def test_an_archive_without_records_gives_a_workbook_that_opens(tmp_path: Path) -> None:
    out = tmp_path / "ra.xlsx"
    with Archive.create(tmp_path / "mới.muniment", Words("Mới")) as made:
        export(made, "xlsx", out)
    assert openpyxl.load_workbook(out).sheetnames == ["records"]


def test_more_rows_than_a_sheet_holds_are_refused_with_another_format(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 1)
    with pytest.raises(Impossible, match="Export as CSV"):
        export(archive, "xlsx", tmp_path / "ra.xlsx")
    assert not (tmp_path / "ra.xlsx").exists()


def test_a_workbook_needs_no_ending_to_its_name(archive: Archive, tmp_path: Path) -> None:
    named, plain = tmp_path / "bảng.xlsx", tmp_path / "bảng"
    export(archive, "xlsx", named, kinds=("place",))
    plain.write_bytes(named.read_bytes())
    assert xlsx.columns(plain) == xlsx.columns(named) != []
