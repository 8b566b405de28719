"""Tables and other plain files that are wrong in one cell, one column, one member, one name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from db.dates import parse
from db.errors import ImportRefused, Impossible
from db.exchange import bags, csv, geojson
from db.exchange.checking import check
from db.exchange.parcel import EvidenceParcel, NameParcel, Parcel
from db.exchange.ports import Known
from db.exchange.positions import PositionError, points_of, points_of_wkt
from db.exports import export, write_template
from db.records import Words
from tests.db.exchange.oddities import everything, refused, taken

if TYPE_CHECKING:
    from pathlib import Path

    from db import Archive

BODY = "name vi;type;lat;lon;may be shown;number;ngày\n"


def table(folder: Path, text: str, kind: str) -> list[Parcel]:
    return taken(csv.read, folder, text, Known(kind=kind), "csv")


@pytest.mark.parametrize(
    ("kind", "heading", "cell"),
    [
        ("holding", "may be shown", "perhaps"),
        ("place", "lat", "inf"),
        ("place", "lat", "north"),
        ("unit", "number", "nineteen"),
    ],
)
def test_a_cell_that_says_no_such_thing_is_told(
    tmp_path: Path, kind: str, heading: str, cell: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"name vi,{heading}\nA,{cell}\n", encoding="utf-8")
    (row,) = csv.read(path, Known(kind=kind))
    assert not isinstance(row, Parcel)
    assert cell in row.message


def test_rows_name_others_in_more_than_one_way(tmp_path: Path) -> None:
    text = (
        "ref,Title,names,creator,part of,source,confidence\n"
        "hop-1,Hộp,Thùng gỗ,Ty Mẫu,,| tr. 4,\n"
        "holding/hop-2,Hộp hai,,body/ty-mau,,Sổ cái,doubtful\n"
    )
    one, two = table(tmp_path, text, "holding")
    assert (one.ref, two.ref) == ("holding/hop-1", "holding/hop-2")
    assert [(name.text, name.type) for name in one.names] == [
        ("Hộp", "preferred"), ("Thùng gỗ", "variant"),
    ]  # fmt: skip
    assert str(one.fields["creator"]).endswith("/Ty Mẫu")
    assert two.fields["creator"] == "body/ty-mau"
    assert one.evidence == ()
    assert two.evidence == (
        EvidenceParcel("record", "doubtful", "Sổ cái"),
        EvidenceParcel("creator", "doubtful", "Sổ cái"),
    )


def test_a_table_of_too_many_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="columns"):
        everything(csv.read, tmp_path, "name vi" + "," * 5000 + "\n", Known(kind="place"), "csv")


def test_a_row_without_its_kind_is_told(tmp_path: Path) -> None:
    text = "name vi,kind\nA,place\nB,ghost\nC\n"
    assert [message for _, message in refused(csv.read, tmp_path, text, "csv")] == [
        "“ghost” is no kind of record.", "“” is no kind of record.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"type": "FeatureCollection", 7: 1}', "a member has no name"),
        ('{"type": "FeatureCollection", "features": [1,]}', "nothing after"),
        ('{"type": "FeatureCollection", "features": []} x', "goes on after"),
        ('{"type": "FeatureCollection", "features": [{"a": 1}', "breaks off|missing|delimiter"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "no number of JSON"),
        ("[" * 100_000, "deeply"),
    ],
)
def test_json_that_is_broken_is_refused_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ImportRefused, match=said) as told:
        everything(geojson.read, tmp_path, text, None, "json")
    assert "\n" not in str(told.value)


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="No such file"):
        list(geojson.read(tmp_path / "none.json", Known()))


@pytest.mark.parametrize(
    "text",
    ["", "POINT ()", "POINT (1e 2)", "POINT (200 10)", "POINT (" + "1 2," * 10**6],
)
def test_what_is_no_shape_is_told(text: str) -> None:
    with pytest.raises(PositionError):
        points_of_wkt(text)


def test_shapes_have_their_points_and_not_too_many() -> None:
    assert points_of_wkt("POINT EMPTY") == []
    assert points_of_wkt("LINESTRING (105 21, 106 22)") == [(105.0, 21.0), (106.0, 22.0)]
    line = {"type": "LineString", "coordinates": [[105, 21]] * 1_000_001}
    with pytest.raises(PositionError, match="more than"):
        points_of(line)


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        (Parcel("place/a", "place", (NameParcel("A"), NameParcel("B", "nickname"))),
         "“name” cannot be “nickname”."),
        (Parcel("place/a", "place", (NameParcel("A", rank="first"),)),
         "“rank” cannot be “first”."),
        (Parcel("place/a", "place", (NameParcel("A"),), {"date": parse("1950")}),
         "A place has no date."),
        (Parcel("event/a", "event", (NameParcel("A"),), {"date": "1950"}),
         "“date” cannot be “1950”."),
        (Parcel("place/a", "place", (NameParcel("A"),), {"lat": Words("bắc")}),
         "“lat” cannot be “bắc”."),
        (Parcel("media/a", "media", (NameParcel("A"),)), "A medium needs its original."),
    ],
)  # fmt: skip
def test_what_a_record_cannot_say_is_refused(bad: Parcel, sentence: str) -> None:
    with pytest.raises(Impossible) as told:
        check(bad)
    assert told.value.sentence == sentence


def test_a_bag_without_a_list_of_its_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "bagit.txt").write_text(
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", encoding="utf-8"
    )
    with pytest.raises(ImportRefused, match="no payload manifest"):
        bags.check_bag(tmp_path)
    (tmp_path / "data" / "tên.txt").write_text("b", encoding="utf-8")
    with pytest.raises(ValueError, match="no name for a bag"):
        bags.digests(tmp_path / "data", tmp_path)


def test_only_tables_have_templates_and_no_format_holds_every_kind(
    archive: Archive, tmp_path: Path
) -> None:
    with pytest.raises(Impossible, match="is no table"):
        write_template("ead3", tmp_path / "a.xml")
    with pytest.raises(Impossible, match="holds no tour"):
        export(archive, "ead3", tmp_path / "a.xml", ("tour",))
    (tmp_path / "site").mkdir()
    with pytest.raises(Impossible, match="exists already"):
        export(archive, "site", tmp_path / "site")
    half = tmp_path / "a.json-part"
    half.write_text(json.dumps({"left": "by a program that was killed"}), encoding="utf-8")
    export(archive, "csl-json", tmp_path / "a.json")
    assert not half.exists()
