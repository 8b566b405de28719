"""CSV and XLSX: any kind of record out and in, whatever encoding, and whatever a stranger wrote."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from db import Archive, reading
from db.errors import ImportRefused
from db.exchange import tabular
from db.exchange.incoming import carry_out
from db.exchange.losses import summary
from db.exchange.outgoing import parcels
from db.exchange.parcel import NameParcel, Parcel
from db.exchange.ports import Known
from db.exports import export, report, write_template
from db.imports import Wanted, importer_for, rehearse, take_in
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.incoming import Carried

ALWAYS = {"evidence", "rival", "name", "link", "apart"}
"""What no table of ours holds whole: db.exchange.table says which evidence, names and links."""


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "fresh.muniment", Words("Mới")) as made:
        yield made


def table(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def take(archive: Archive, path: Path, **known: object) -> Carried:
    importer = importer_for((path,))
    assert importer is not None
    wanted = Wanted(importer.name, (path,), Known(**known))  # pyright: ignore[reportArgumentType]
    return take_in(archive, wanted)[0]


@pytest.mark.parametrize("format_name", ["csv", "xlsx"])
def test_the_bundled_archive_comes_back_but_for_what_a_table_cannot_hold(
    resources: Path, tmp_path: Path, format_name: str
) -> None:
    out = tmp_path / f"all.{format_name}"
    with Archive.open(resources / "bundled.muniment") as door:
        export(door, format_name, out)
        lost = report(door, format_name, out)
        again = tmp_path / f"again.{format_name}"
        export(door, format_name, again)
    assert out.read_bytes() == again.read_bytes()
    found = summary(lost or ())
    others = {key for key in found if key[1] not in ALWAYS}
    assert others == {
        ("map", "media"), ("map", "page"), ("map", "transformation"), ("media", "record"),
    }  # fmt: skip
    held = [loss for loss in lost or () if loss.part == "evidence" and "“" not in loss.before]
    assert all(loss.before.startswith(("link:", "name:", "rival:", "media")) for loss in held)


def test_facts_stand_with_their_sources_and_confidence(fresh: Archive, tmp_path: Path) -> None:
    given = table(
        tmp_path / "units.csv",
        "name vi,echelon,echelon source,echelon confidence,code,source,confidence\n"
        'Đại đội 221,company,"Lịch sử tỉnh | tr. 64 | p. 64\nHồi ký",certain,c221,'
        "Sổ tay,doubtful\n",
    )
    assert take(fresh, given).added == {"unit": 1, "source": 3, "citation": 3}
    page = fresh.read(reading.record, "unit/dai-doi-221")
    kept = {
        (one.target.field or one.target.type, one.source_title.vi, one.locator, one.grade)
        for one in page.evidence
    }
    assert kept == {
        ("echelon", "Lịch sử tỉnh", Words("tr. 64", "p. 64"), "certain"),
        ("echelon", "Hồi ký", Words(), "certain"),
        ("code", "Sổ tay", Words(), "doubtful"),
        ("record", "Sổ tay", Words(), "doubtful"),
    }
    again = take(fresh, given)
    assert (again.added, again.changed) == ({}, {})


def test_every_kind_of_cell_is_read(fresh: Archive, tmp_path: Path) -> None:
    given = table(
        tmp_path / "mixed.csv",
        "Kind;Tên;names;date;part of day;lat;lon;stops;links;identifiers;tags;value;unit\n"
        "place;Bến Nít;Ben Nit [transliteration, en];;;21,6;105.7;;;geonames: 7;a\n"
        "place;Đèo Khế;;;;;;;;;;;\n"
        "route;Đường tiến;;khoảng tháng 9/1950;;;;place/Bến Nít;;;;;\n"
        "event;Trận Bến Nít;;1950-09-30;morning;;;;took-place-at > place/Bến Nít (1950-09);;;;\n"
        "quantity;Số gạo;;;;;;;;;;20700;kg\n",
    )
    assert take(fresh, given).rejected == 0
    place = fresh.read(reading.record, "place/ben-nit")
    assert place.fields["lat"] == 21.6
    assert place.identifiers == (("geonames", "7"),)
    assert [(name.text, name.type, name.lang) for name in place.names[1:]] == [
        ("Ben Nit", "transliteration", "en")
    ]
    assert fresh.read(reading.record, "route/duong-tien").fields["stops"] == ("place/ben-nit",)
    event = fresh.read(reading.record, "event/tran-ben-nit")
    assert getattr(event.fields["date"], "part_of_day", None) == "morning"
    assert event.links[0].ref == "place/ben-nit"
    assert getattr(event.links[0].date, "edtf", None) == "1950-09"
    assert fresh.read(reading.record, "quantity/so-gao").fields["value"] == 20700


def test_rows_are_rejected_one_by_one_with_line_and_reason(fresh: Archive, tmp_path: Path) -> None:
    given = table(
        tmp_path / "events.csv",
        "name vi,date,side,strange\n"
        "Một,1950-13-45,vietnam,\n"
        "Hai,1950-09,mars,\n"
        ",1950-09,,\n"
        "Bốn,1950-09,france\n"
        "Năm\x00,1950-09,,\n"
        "Sáu,1950-09,,,,,,x\n"
        '"Bảy,1950\n',
    )
    carried = take(fresh, given)
    told = dict(carried.problems)
    assert set(told) >= {"line 1", "line 2", "line 3", "line 4"}
    assert "1950-13-45" in told["line 2"]
    assert told["line 3"] == "“side” cannot be “mars”."
    assert told["line 4"] == "It has no name."
    assert {one.title.vi for one in fresh.read(reading.summaries, "event")} >= {"Bốn", "Sáu"}


def test_a_number_that_can_be_read_in_two_ways_is_asked_about(
    fresh: Archive, tmp_path: Path
) -> None:
    given = table(tmp_path / "quantities.csv", "name vi,value\nGạo,20.700\nMuối,5.190.108\n")
    carried = take(fresh, given)
    assert carried.problems == [("line 2", "“20.700” can be read in two ways.")]
    assert fresh.read(reading.record, "quantity/muoi").fields["value"] == 5190108


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_is_read_however_it_is_coded(fresh: Archive, tmp_path: Path, encoding: str) -> None:
    text = "name vi\tsummary vi\n" + "".join(f"Đồng Hỷ {n}\tVùng đất phía bắc\n" for n in range(9))
    assert take(fresh, table(tmp_path / "places.csv", text, encoding)).added == {"place": 9}
    assert fresh.read(reading.record, "place/dong-hy-3").title.vi == "Đồng Hỷ 3"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("tên,tóm tắt\nThái Nguyên,Đường về\n".encode("cp1258", "replace") * 9, "Unicode"),
        (b"name vi,summary vi\n" + b"Th\xb8i Nguy\xaan,\xa7\xad\xeang v\xd2\n" * 9, "Unicode"),
        (b"", "holds no table"),
        (b"lat,lon\n1,2\n", "has no column of names"),
        (b"\x00\x01\x02" * 999, "Unicode"),
    ],
)
def test_other_encodings_and_no_tables_are_refused_in_a_sentence(
    fresh: Archive, tmp_path: Path, data: bytes, words: str
) -> None:
    given = tmp_path / "places.csv"
    given.write_bytes(data)
    with pytest.raises(ImportRefused, match=words) as refused:
        take_in(fresh, Wanted("csv", (given,)))
    assert "\n" not in str(refused.value)
    assert fresh.read(lambda connection: list(parcels(connection))) == []


def test_a_table_that_does_not_say_its_kind_is_refused_unless_it_is_told(
    fresh: Archive, tmp_path: Path
) -> None:
    given = table(tmp_path / "x.csv", "Địa danh,Bắc\nBến Nít,21.6\n")
    with pytest.raises(ImportRefused, match="does not say what its rows are"):
        take(fresh, given)
    carried = take(fresh, given, kind="place", columns={"Địa danh": "name vi", "Bắc": "lat"})
    assert carried.added == {"place": 1}
    assert fresh.read(reading.record, "place/ben-nit").fields["lat"] == 21.6


DANGEROUS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "＝1", "'=1", "''=1", '=HYPERLINK("x")']


def test_no_cell_is_a_formula_and_each_comes_back_as_it_was(fresh: Archive, tmp_path: Path) -> None:
    given = [
        Parcel(f"term/{n}", "term", (NameParcel(f"{text} x"),), {"definition": Words(f"{text} y")})
        for n, text in enumerate(DANGEROUS)
        if text.strip() == text  # blanks at the ends of a cell are no part of it
    ]
    fresh.write(carry_out, given)
    out = tmp_path / "terms.csv"
    export(fresh, "csv", out)
    with out.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝"))]
    assert report(fresh, "csv", out) == ()
    book = tmp_path / "terms.xlsx"
    export(fresh, "xlsx", book)
    with zipfile.ZipFile(book) as file:
        sheets = [file.read(name) for name in file.namelist() if "worksheets/" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet]
    assert report(fresh, "xlsx", book) == ()


def test_neutral_and_plain_are_each_others_inverse() -> None:
    for text in (*DANGEROUS, "", "'", "'x", "-5", "+7.5", "x=1", "'-5"):
        assert tabular.plain(tabular.neutral(text)) == text
    assert tabular.neutral("-5") == "-5"


def test_a_template_explains_its_headings_and_brings_nothing(
    fresh: Archive, tmp_path: Path
) -> None:
    for suffix in ("csv", "xlsx"):
        out = tmp_path / f"unit.{suffix}"
        write_template(suffix, out, ("unit", "place"))
        carried = take(fresh, out)
        assert (carried.added, carried.problems) == ({}, [])
    with (tmp_path / "unit.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, said = list(csv.reader(file))
    assert {"name vi", "echelon", "echelon source", "echelon confidence", "lat"} <= set(heads)
    assert all(said)


def test_a_workbook_of_a_museum_is_read_sheet_by_sheet(fresh: Archive, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "places"
    for row in (["Name vi", "lat", "note"], ["Bến Nít", 21.6, "x"], ["=1+1", 21, None], [None]):
        book.active.append(row)
    events = book.create_sheet("Events")
    events.append(["name vi", "date", "time"])
    events.append(["Trận", dt.date(1950, 9, 30), dt.time(16, 0)])
    book.create_sheet("Ghi chú").append(["một", "hai"])
    given = tmp_path / "museum.xlsx"
    book.save(given)
    carried = take(fresh, given)
    assert carried.added == {"place": 1, "event": 1}
    told = [where for where, _ in carried.problems]
    assert told == ["places, row 1", "places, row 3", "sheet “Ghi chú”"]
    date = fresh.read(reading.record, "event/tran").fields["date"]
    assert (getattr(date, "edtf", None), getattr(date, "time", None)) == ("1950-09-30", "16:00")


def _zip(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return path


def test_hostile_workbooks_are_refused_in_a_sentence(
    fresh: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from db.exchange import xlsx

    laughs = b'<!DOCTYPE x [<!ENTITY a "ha">]><workbook>&a;</workbook>'
    monkeypatch.setattr(xlsx, "UNPACKED_BYTES", 10_000)
    cases = {
        "bomb": {"xl/workbook.xml": b"<workbook/>", "xl/x.bin": b"\x00" * 20_000},
        "laughs": {"xl/workbook.xml": laughs},
        "empty": {"xl/workbook.xml": b"<workbook/>"},
    }
    for name, entries in cases.items():
        with pytest.raises(ImportRefused) as refused:
            take_in(fresh, Wanted("xlsx", (_zip(tmp_path / f"{name}.xlsx", entries),)))
        assert "\n" not in str(refused.value)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(ImportRefused, match="no sound workbook"):
        take_in(fresh, Wanted("xlsx", (broken,)))
    assert fresh.read(lambda connection: list(parcels(connection))) == []


def test_a_rehearsal_needs_no_right_to_write(archive_path: Path, tmp_path: Path) -> None:
    given = table(tmp_path / "places.csv", "name vi,tags\nBến Nít,mới\nSông Gấm,cũ\n")
    before = archive_path.read_bytes()
    with Archive.open(archive_path) as door:
        carried = rehearse(door, Wanted("csv", (given,)))
    assert (carried.added, carried.changed) == ({"place": 1}, {"place": 1})
    assert archive_path.read_bytes() == before


def _many(count: int) -> bytes:
    out = io.StringIO()
    out.write("name vi,code,echelon,echelon source,echelon confidence\n")
    for number in range(count):
        out.write(
            f"Đơn vị số {number},c{number},company,Sổ {number % 3} | tr. {number % 50},probable\n"
        )
    return out.getvalue().encode()


def _take_many(fresh: Archive, tmp_path: Path, count: int) -> None:
    given = tmp_path / "units.csv"
    given.write_bytes(_many(count))
    assert take(fresh, given).added["unit"] == count
    assert fresh.read(reading.about).counts["unit"] == count


def test_thousands_of_rows_come_in(fresh: Archive, tmp_path: Path) -> None:
    _take_many(fresh, tmp_path, 3_000)


@pytest.mark.slow
def test_a_million_rows_come_in(fresh: Archive, tmp_path: Path) -> None:
    _take_many(fresh, tmp_path, 1_000_000)
