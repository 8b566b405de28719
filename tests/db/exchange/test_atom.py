"""AtoM's CSV: descriptions in their hierarchy, authority records, cultures, loose dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.errors import ImportRefused
from db.exchange.isad import COLUMNS
from db.exchange.losses import summary
from db.exports import export, report
from db.imports import Wanted, importer_for, take_in
from db.records import Words

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.incoming import Carried

DESCRIPTIONS = """\
legacyId,parentId,identifier,title,levelOfDescription,extentAndMedium,scopeAndContent,eventTypes,\
eventDates,eventStartDates,eventEndDates,eventActors,placeAccessPoints,subjectAccessPoints,culture,\
publicationStatus,repository
3,2,1.1,Bức thư,Item,1 tờ,Thư gửi về,Creation,tháng 10/1950,1950-10-01,1950-10-31,Tiểu đoàn 19,\
Sông Gấm,thư từ|bộ đội,vi,Published,
1,NULL,F01,Phông A,Fonds,2 m,,Creation,1945-1954,1945,1954,,,,vi,Draft,
2,1,1,Hồ sơ,File,,,Creation,không rõ,,,,,,vi,Draft,
1,,,Fonds A,,,Papers,,,,,,,,en,,
9,77,1,Lạc,Item,,,,,,,,,,vi,,Bảo tàng
"""


def take(archive: Archive, path: Path, text: str) -> Carried:
    path.write_text(text, encoding="utf-8")
    importer = importer_for((path,))
    assert importer is not None
    assert importer.name in {"isad-csv", "isaar-csv"}
    return take_in(archive, Wanted(importer.name, (path,)))[0]


def test_descriptions_come_with_parents_after_children_and_two_languages(
    archive: Archive, tmp_path: Path
) -> None:
    carried = take(archive, tmp_path / "atom.csv", DESCRIPTIONS)
    assert carried.added == {"holding": 4}
    letter = archive.read(reading.record, "holding/buc-thu")
    assert letter.fields["parent"] == "holding/ho-so"
    assert letter.fields["creator"] == "unit/tieu-doan-19"
    assert letter.status == "published"
    assert [link.ref for link in letter.links] == ["place/song-gam"]
    assert sorted(tag.title for tag in letter.tags) == ["bộ đội", "thư từ"]
    date = letter.fields["date"]
    assert (getattr(date, "edtf", ""), getattr(date, "wording", "")) == (
        "1950-10-01/1950-10-31",
        "tháng 10/1950",
    )
    fonds = archive.read(reading.record, "holding/phong-a")
    assert fonds.title == Words("Phông A", "Fonds A")
    assert fonds.fields["scope"] == Words(None, "Papers")
    assert carried.problems == [
        ("line 4", "The date “không rõ” cannot be read, and is left out."),
        ("line 6", "The column “repository” has no field here, and is left out."),
        ("line 6", "parent: there is no record holding/77"),
    ]


def test_importing_descriptions_again_changes_nothing(archive: Archive, tmp_path: Path) -> None:
    take(archive, tmp_path / "atom.csv", DESCRIPTIONS)
    again = take(archive, tmp_path / "atom.csv", DESCRIPTIONS)
    assert (again.added, again.changed) == ({}, {})


def test_descriptions_go_out_parents_first_and_come_back_whole(
    archive: Archive, tmp_path: Path
) -> None:
    take(archive, tmp_path / "atom.csv", DESCRIPTIONS)
    out = tmp_path / "out.csv"
    export(archive, "isad-csv", out)
    rows = [line.split(",") for line in out.read_text(encoding="utf-8").splitlines()]
    assert tuple(rows[0]) == COLUMNS
    order = [row[0] for row in rows[1:]]
    assert order.index("holding/phong-a") < order.index("holding/ho-so")
    assert order.index("holding/ho-so") < order.index("holding/buc-thu")
    assert report(archive, "isad-csv", out) == ()


def test_authority_records_lose_exactly_what_the_columns_cannot_hold(
    resources: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    with Archive.open(resources / "bundled.muniment") as door:
        export(door, "isaar-csv", out)
        lost = summary(report(door, "isaar-csv", out) or ())
    parts = {"side", "summary", "link", "evidence", "status", "name"}
    assert {part for _, part in lost} == parts | {"echelon", "number", "rival", "type", "role"}


def test_authority_records_come_from_atom(archive: Archive, tmp_path: Path) -> None:
    carried = take(
        archive,
        tmp_path / "authority.csv",
        "culture,typeOfEntity,authorizedFormOfName,datesOfExistence,history,otherFormsOfName,"
        "descriptionIdentifier\n"
        "vi,Person,Hoàng Văn Thái,1915-1986,Tướng,Ông Thái|Hoàng Văn Xiêm,A-1\n"
        "en,Person,Hoàng Văn Thái,,General,,A-1\n"
        "vi,Corporate body,Tỉnh ủy,,,,A-2\n"
        "vi,Family,Họ Nguyễn,,,,A-3\n"
        "vi,Person,Ai đó,ngày xửa ngày xưa,,,A-4\n",
    )
    assert carried.added == {"person": 2, "body": 1}
    page = archive.read(reading.record, "person/hoang-van-thai")
    assert page.fields["history"] == Words("Tướng", "General")
    assert getattr(page.fields["date"], "edtf", "") == "1915/1986"
    assert {name.text for name in page.names if name.type == "variant"} == {
        "Ông Thái",
        "Hoàng Văn Xiêm",
    }
    assert [where for where, _ in carried.problems] == ["line 5", "line 6"]


def test_a_hierarchy_of_many_rows_comes_in_whatever_their_order(
    archive: Archive, tmp_path: Path
) -> None:
    count = 3_000
    rows = [f"{n},{n // 10 or ''},{n},Tài liệu {n},Item,vi" for n in range(count, 0, -1)]
    text = "legacyId,parentId,identifier,title,levelOfDescription,culture\n" + "\n".join(rows)
    carried = take(archive, tmp_path / "atom.csv", text)
    assert carried.added == {"holding": count}
    assert carried.problems == []
    item = archive.read(reading.record, "holding/tai-lieu-2999")
    assert item.fields["parent"] == "holding/tai-lieu-299"


def test_a_file_without_its_column_is_refused(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ImportRefused, match="has no column “title”"):
        take_in(archive, Wanted("isad-csv", (path,)))
