"""Files as other programs write them, with what they leave out, double or put elsewhere."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from db.dates import parse
from db.errors import ImportRefused
from db.exchange import (
    eac,
    ead,
    geojson,
    gramps_dates,
    iiif_reading,
    lpf,
    lpf_tsv,
    xlsx,
)
from db.exchange.parcel import LinkParcel, Parcel, Rejected
from db.exchange.ports import Known
from db.records import Words
from tests.db.exchange.oddities import everything, refused, taken

if TYPE_CHECKING:
    from pathlib import Path

    from tests.db.exchange.oddities import Read


# EAC-CPF


def eac_file(control: str, identity: str, rest: str = "") -> str:
    return (
        f"<eac-cpf>{control}<cpfDescription><identity>{identity}</identity>{rest}"
        "</cpfDescription></eac-cpf>"
    )


NAMED = "<entityType>corporateBody</entityType><nameEntry><part>Ty Mẫu</part></nameEntry>"


def test_an_agent_without_a_name_is_told(tmp_path: Path) -> None:
    empty = "<entityType>person</entityType><nameEntry><part> </part></nameEntry>"
    said = [("tệp.xml", "The file names nobody: it has no <nameEntry>.")]
    assert refused(eac.read, tmp_path, eac_file("", empty)) == said
    assert refused(eac.read, tmp_path, "<eac-cpf><cpfDescription/></eac-cpf>") == said


def test_an_agent_is_what_the_person_who_imports_says(tmp_path: Path) -> None:
    one = taken(eac.read, tmp_path, eac_file("", NAMED), Known(kind="unit"))[0]
    assert (one.kind, one.ref.partition("/")[0], one.identifiers) == ("unit", "unit", ())


def test_two_files_of_one_name_are_two_agents(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.xml").write_text(eac_file("<control/>", NAMED), encoding="utf-8")
    found = [one for one in eac.read(tmp_path, Known()) if isinstance(one, Parcel)]
    assert len({one.ref for one in found}) == 2
    assert [one.title() for one in found] == ["Ty Mẫu", "Ty Mẫu"]


def test_names_that_are_alternative_alone_make_the_first_the_title(tmp_path: Path) -> None:
    names = "".join(
        f"<nameEntry><part>{name}</part><alternativeForm>x</alternativeForm></nameEntry>"
        for name in ("Ty Mẫu", "Sở Mẫu", "Sở Mẫu")
    )
    one = taken(eac.read, tmp_path, eac_file("", names))[0]
    assert [(name.text, name.type) for name in one.names] == [
        ("Ty Mẫu", "preferred"), ("Sở Mẫu", "variant"),
    ]  # fmt: skip


def test_what_an_agent_was_and_did_stands_where_there_is_room(tmp_path: Path) -> None:
    rest = (
        "<description><existDates><descriptiveNote> </descriptiveNote><date>năm 1947</date>"
        "</existDates><occupation><term>Coi kho</term></occupation>"
        "<localDescription localType='placeholder'/>"
        "<localDescription localType='màu'><term>xanh</term></localDescription></description>"
        "<relations><cpfRelation cpfRelationType='associative'/>"
        "<cpfRelation href='http://www.w3.org/1999/xlink'><relationEntry>Ty Mẫu</relationEntry>"
        "</cpfRelation><cpfRelation xmlns:x='http://www.w3.org/1999/xlink' x:role='#ship'>"
        "<relationEntry>Một con tàu</relationEntry></cpfRelation></relations>"
    )
    control = (
        "<control><conventionDeclaration>ISAAR</conventionDeclaration>"
        "<otherRecordId localType='sổ'>7</otherRecordId></control>"
    )
    one = taken(eac.read, tmp_path, eac_file(control, NAMED, rest))[-1]
    assert one.fields["functions"] == Words("Coi kho")
    assert one.fields["context"] == Words("màu: xanh\nMột con tàu")
    assert one.fields["rules"] == Words("ISAAR")
    assert one.fields["date"] == parse("1947", wording="năm 1947")
    assert (one.placeholder, one.identifiers, one.links) == (True, (("sổ", "7"),), ())


@pytest.mark.parametrize("words", ["ngày xưa", ""])
def test_a_range_that_says_no_year_is_no_date(tmp_path: Path, words: str) -> None:
    rest = (
        "<description><existDates><dateRange><fromDate>"
        f"{words}</fromDate></dateRange></existDates></description>"
    )
    assert taken(eac.read, tmp_path, eac_file("", NAMED, rest))[0].fields == {}


# EAD


def ead_file(did: str, rest: str = "") -> str:
    return (
        "<ead><eadheader><eadid>fa-1</eadid><profiledesc><langusage>Việt</langusage></profiledesc>"
        f"</eadheader><archdesc level='fonds'><did><unittitle>Phông</unittitle>{did}</did>{rest}"
        "</archdesc></ead>"
    )


def test_a_finding_aid_with_two_codes_two_creators_and_two_extents(tmp_path: Path) -> None:
    did = (
        "<unittitle> </unittitle><unitid> </unitid><unitid>TN 1</unitid><unitid>TN 1</unitid>"
        "<unitid type='cũ'>K 7</unitid>"
        "<physdesc><extent>12 hộp</extent></physdesc><physdesc><extent>12 hộp</extent></physdesc>"
        "<physdesc><extent>3 tập</extent></physdesc>"
        "<origination><persname>Lê Văn Mẫu</persname><corpname>Ty Mẫu</corpname>"
        "<persname>Lê Văn Mẫu</persname></origination>"
    )
    found = {one.kind: one for one in taken(ead.read, tmp_path, ead_file(did))}
    holding = found["holding"]
    assert holding.fields["reference_code"] == "TN 1"
    assert ("cũ", "K 7") in holding.identifiers
    assert holding.fields["extent"] == "12 hộp; 3 tập"
    assert holding.fields["creator"] == found["person"].ref
    assert holding.links == (LinkParcel("created-by", found["body"].ref),)


def test_a_creator_in_plain_words_and_index_terms(tmp_path: Path) -> None:
    terms = (
        "<controlaccess><subject>chiến dịch</subject><subject> </subject><geogname>Làng Mẫu"
        "</geogname><geogname>Làng Mẫu</geogname><note>ghi chú</note></controlaccess>"
        "<dao/><relations><relation href='nowhere' otherrelationtype='x'/></relations>"
    )
    did = "<origination>nhiều người</origination>"
    found = {one.kind: one for one in taken(ead.read, tmp_path, ead_file(did, terms))}
    assert found["holding"].fields["admin_history"] == Words("nhiều người")
    said = [one for one in taken(ead.read, tmp_path, ead_file(did, terms)) if one.tags]
    assert said[0].tags == ("chiến dịch",)
    assert set(said[0].links) == {LinkParcel("documents", found["place"].ref)}


def test_components_without_a_title_take_their_date_or_code_and_others_are_told(
    tmp_path: Path,
) -> None:
    parts = (
        "<dsc><c><did><unitdate normal='1950-09'>tháng 9/1950</unitdate></did></c>"
        "<c><did><unitid>TN 1-2</unitid></did></c>"
        "<c level='otherlevel' otherlevel='tập'><did/><c><did><unittitle>Thư</unittitle></did></c>"
        "</c></dsc>"
    )
    text = ead_file("", parts)
    found = taken(ead.read, tmp_path, text)
    assert [one.title() for one in found] == ["Phông", "tháng 9/1950", "TN 1-2", "Thư"]
    assert found[3].fields["parent"] == found[0].ref  # what lies in the untitled one stays
    assert [message for _, message in refused(ead.read, tmp_path, text)] == [
        "The component has neither title, date nor code; its parts are kept."
    ]


# Linked Places, GeoJSON


def feature(**members: Any) -> str:
    given = {"type": "Feature", "properties": {}, **members}
    return json.dumps({"type": "FeatureCollection", "features": [given]}, ensure_ascii=False)


def test_a_place_of_another_gazetteer(tmp_path: Path) -> None:
    text = feature(
        properties={"title": "Cao Bằng"},
        geometry={"type": "Point", "coordinates": [106.2, 22.6],
                  "approximation": {"tolerance": "far"}},
        names=[{"toponym": ""}, {"toponym": "Cao Bằng"}, {"toponym": "Cao Bang", "lang": "fr"}],
        relations=[
            {"relationTo": "http://x.org/1", "relationType": "near"},
            {"relationTo": "http://x.org/2", "relationType": "part-of",
             "when": {"timespans": [{"start": {}, "end": {}}]}},
        ],
        links=[
            {"type": "seeAlso", "identifier": "wd:Q1"},
            {"type": "exactMatch", "identifier": "wd:Q2"},
            {"type": "closeMatch", "identifier": "https://x.org/3"}, {"identifier": "none"},
        ],
    )  # fmt: skip
    one = taken(lpf.read, tmp_path, text, suffix="json")[0]
    assert [(name.text, name.lang) for name in one.names] == [
        ("Cao Bằng", "vi"), ("Cao Bang", "fr"),
    ]  # fmt: skip
    assert one.links == (LinkParcel("located-in", "place/http://x.org/2"),)
    assert {value for _, value in one.identifiers} == {"Q2", "https://x.org/3"}
    assert (one.fields["lat"], "uncertainty_km" in one.fields) == (22.6, False)


@pytest.mark.parametrize(
    ("read", "message"),
    [(lpf.read, "The place has no name."), (geojson.read, "The feature has no name.")],
)
def test_a_place_without_a_name_is_told(tmp_path: Path, read: Read, message: str) -> None:
    text = feature(geometry={"type": "Point", "coordinates": [106.2, 22.6]})
    assert [said for _, said in refused(read, tmp_path, text, "json")] == [message]


def test_features_say_their_names_and_texts_in_more_than_one_way(tmp_path: Path) -> None:
    given = [
        {"name": "Cao Bằng", "name:en": "Cao Bang", "description": "Một thị xã."},
        {"name": "Cao Bằng", "name:vi": "Thị xã Cao Bằng", "name:en": ""},
        {"ten": "Lạng Sơn", "description:vi": "Nơi.", "description:en": "A place.", "cao": 250,
         "có": True, "trống": " "},
    ]  # fmt: skip
    found = [
        taken(geojson.read, tmp_path, feature(properties=one), None, "json")[0] for one in given
    ]
    assert found[0].fields["summary"] == Words("Một thị xã.")
    assert {(name.text, name.type) for name in found[1].names} >= {("Thị xã Cao Bằng", "preferred")}
    assert found[2].fields["summary"] == Words("Nơi.", "A place.")
    assert [one.title() for one in found][2] == "Lạng Sơn"


def test_one_feature_and_one_bare_shape_are_files_too(tmp_path: Path) -> None:
    alone = json.dumps({"type": "Feature", "properties": {"name": "Đồn"}, "geometry": None})
    assert [one.title() for one in taken(geojson.read, tmp_path, alone, None, "json")] == ["Đồn"]
    bare = json.dumps({"type": "Point", "coordinates": [106.2, 22.6]})
    found = everything(geojson.read, tmp_path, bare, None, "json")
    assert len(found) == 1
    with pytest.raises(ImportRefused):
        everything(geojson.read, tmp_path, json.dumps({"type": "Topology"}), None, "json")


def test_a_table_of_places_needs_its_two_columns(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="id"):
        everything(lpf_tsv.read, tmp_path, "tên\tloại\nA\tB\n", None, "tsv")


# Excel


def book(folder: Path, **sheets: list[list[Any]]) -> Path:
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "bảng.xlsx"
    made.save(path)
    return path


def test_cells_of_every_type_are_read_as_they_would_be_typed(tmp_path: Path) -> None:
    heads = ["name", "type", "lat", "lon", "màu"]
    path = book(
        tmp_path,
        places=[
            heads, ["A", datetime(1950, 9, 16), 22.0, 105, None],
            ["B", datetime(1950, 9, 16, 5, 30), 22.5, 105.5], [None], ["# một lời ghi"],
            ["C", time(5, 30), 1, 2], ["D", date(1950, 9, 16), 1, 2], ["E", True, 1, 2],
            ["F", "#REF!", 1, 2],
        ],
        empty=[],
    )  # fmt: skip
    found = list(xlsx.read(path, Known()))
    kept = {one.title(): one.fields["type"] for one in found if isinstance(one, Parcel)}
    assert kept == {
        "A": "1950-09-16", "B": "1950-09-16T05:30", "C": "05:30", "D": "1950-09-16", "E": "yes",
    }  # fmt: skip
    assert [one.message for one in found if isinstance(one, Rejected)] == [
        "The column “màu” is not known, and is left out.",
        "A cell says #REF!.",
        "“bảng.xlsx” holds no table.",
    ]
    lat = [one.fields["lat"] for one in found if isinstance(one, Parcel)]
    assert lat == [22.0, 22.5, 1.0, 1.0, 1.0]


def test_a_book_of_one_empty_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="holds no table"):
        list(xlsx.read(book(tmp_path, places=[]), Known()))


# dates of Gramps, words of IIIF


@pytest.mark.parametrize(
    ("tag", "said", "edtf"),
    [
        ("dateval", {"val": "1950-09-16", "type": "before"}, "../1950-09-15"),
        ("dateval", {"val": "1950-09", "type": "before"}, "../1950-08"),
        ("dateval", {"val": "1950", "type": "before"}, "../1949"),
        ("dateval", {"val": "1950-00-00", "type": "after"}, "1950/.."),
        ("dateval", {"val": "1950", "type": "about"}, "1950~"),
        ("dateval", {"val": "0000-00-00"}, None),
        ("datespan", {"start": "1950", "stop": "1951"}, "1950/1951"),
        ("datespan", {"start": "1950", "stop": ""}, None),
        ("datestr", {"val": "không rõ"}, None),
    ],
)
def test_dates_of_gramps_that_stand_before_after_or_nowhere(
    tag: str, said: dict[str, str], edtf: str | None
) -> None:
    from lxml import etree

    event = etree.Element("event")
    etree.SubElement(event, tag, said)
    found, words = gramps_dates.date_in(event)
    assert (found.edtf if found else None) == edtf
    assert bool(words) is (found is None and bool(any(said.values())))


def test_a_manifest_of_another_library(tmp_path: Path) -> None:
    manifest = {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "type": "Manifest", "id": "https://x.org/m",
        "label": {"none": ["Bản đồ"], "en": ["<b>A map</b>"]},
        "summary": {"en": ["<p>Drawn by hand.</p>"]},
        "rights": "http://creativecommons.org/licenses/by/4.0/",
        "requiredStatement": {"label": {"en": ["By"]}, "value": {"en": ["A library"]}},
        "navDate": "1950-13-40T00:00:00Z",
        "metadata": [{"label": {"en": ["Size"]}, "value": {"en": ["20 cm"]}}, "odd"],
        "items": [],
    }  # fmt: skip
    text = json.dumps(manifest, ensure_ascii=False)
    found = everything(iiif_reading.read, tmp_path, text, None, "json")
    assert found
    for one in found:
        if isinstance(one, Parcel):
            assert "<" not in one.title("en")
