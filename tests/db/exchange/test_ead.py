"""EAD: out as valid EAD3 and back; EAD 2002 in the manner of three programs; hostile files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.errors import ImportRefused
from db.exchange import ead, ead3
from db.exchange.formats import told_from
from db.exchange.incoming import carry_out
from db.exchange.losses import losses
from db.exchange.outgoing import Source, parcels
from db.exchange.parcel import LinkParcel, Parcel, Rejected
from db.exchange.ports import Known
from db.records import Words
from tests.db.exchange.holdings import add_holdings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

KINDS = ("holding", "body", "place")


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Make an archive once, which no test changes."""
    path = tmp_path_factory.mktemp("museum") / "kho.muniment"
    with Archive.create(path, Words("Kho Mẫu", "Sample Archive")) as archive:
        archive.write(add_holdings)
        yield archive


def exported(archive: Archive, path: Path) -> Path:
    def write(connection: Connection) -> None:
        source = Source(
            connection, reading.about(connection), ("holding",), archive.path, path.parent
        )
        ead3.write(source, path)

    archive.read(write)
    return path


def all_of(archive: Archive, *kinds: str) -> list[Parcel]:
    return archive.read(lambda connection: list(parcels(connection, kinds)))


def read(path: Path, lang: str = "en") -> list[Parcel | Rejected]:
    return list(ead.read(path, Known(lang=lang)))


def units(found: list[Parcel | Rejected]) -> dict[str, Parcel]:
    return {one.title("en"): one for one in found if isinstance(one, Parcel)}


def saved(folder: Path, text: str | bytes) -> Path:
    path = folder / "tìm.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_what_goes_out_is_valid(museum: Archive, tmp_path: Path, shared: Path) -> None:
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(str(shared / "schemas" / "ead3.rng")))
    tree = etree.parse(str(exported(museum, tmp_path / "a.xml")))
    schema.assertValid(tree)
    assert len(tree.findall(".//{*}c")) == len(all_of(museum, "holding"))


def test_the_same_archive_gives_the_same_bytes(museum: Archive, tmp_path: Path) -> None:
    first = exported(museum, tmp_path / "a.xml").read_bytes()
    assert exported(museum, tmp_path / "b.xml").read_bytes() == first


def test_holdings_come_back_whole_in_a_new_archive(museum: Archive, tmp_path: Path) -> None:
    path = exported(museum, tmp_path / "a.xml")
    importer = told_from(path)
    assert importer is ead.IMPORTER3
    before = all_of(museum, "holding")
    with Archive.create(tmp_path / "mới.muniment", Words("Mới", "New")) as fresh:
        fresh.write(carry_out, list(importer.read(path, Known())))
        after = all_of(fresh, "holding")
        lost = list(losses(before, after))
        # the village that a letter concerns is none of the holdings, so it did not go out
        assert [(loss.ref, loss.part) for loss in lost] == [("holding/thu-so-1", "link")]
        assert [one.ref for one in all_of(fresh, "body")] == ["body/ty-mau"]
        assert len(before) == len(after) == 10


def test_importing_it_again_changes_nothing(museum: Archive, tmp_path: Path) -> None:
    path = exported(museum, tmp_path / "a.xml")
    results = []
    museum.write(lambda t: results.append(carry_out(t, read(path, "vi"))))
    assert not results[0].added
    assert not results[0].changed
    assert results[0].unchanged == 11


def test_one_fonds_is_the_unit_described(tmp_path: Path) -> None:
    from db import writing

    with Archive.create(tmp_path / "một.muniment", Words("Một", "One")) as archive:
        archive.write(
            lambda t: writing.add_record(
                t, "holding/a", Words("Phông A"), columns={"level": "fonds"}
            )
        )
        path = exported(archive, tmp_path / "a.xml")
    assert b'<archdesc id="u-' in path.read_bytes()
    found = read(path)
    assert [(one.ref, one.fields["level"]) for one in found if isinstance(one, Parcel)] == [
        ("holding/a", "fonds")
    ]


ARCHIVESSPACE = """<?xml version="1.0" encoding="utf-8"?>
<ead xmlns="urn:isbn:1-931666-22-9" xmlns:xlink="http://www.w3.org/1999/xlink">
<eadheader><eadid>US-1</eadid><filedesc><titlestmt><titleproper>Guide<num>1</num></titleproper>
</titlestmt></filedesc><profiledesc><langusage>Description is written in:
<language langcode="eng">English</language>.</langusage></profiledesc></eadheader>
<archdesc level="collection">
 <did><langmaterial><language langcode="eng">English</language></langmaterial>
  <repository><corpname>Sample Library</corpname></repository>
  <unittitle>Sample Family Papers</unittitle>
  <origination label="Creator">
   <persname source="naf" authfilenumber="n-1">Sample, Ann</persname></origination>
  <unitid>MS.001</unitid>
  <physdesc altrender="whole"><extent altrender="materialtype">3.5 Linear Feet</extent>
   <extent altrender="carrier">7 boxes</extent></physdesc>
  <unitdate normal="1947/1954" type="inclusive">1947-1954</unitdate>
  <unitdate normal="1950/1950" type="bulk">bulk 1950</unitdate></did>
 <scopecontent id="s"><head>Scope and Contents</head><p>Letters of <title>one</title> family.</p>
  <p>And maps.</p></scopecontent>
 <accessrestrict><head>Conditions</head><p>Open.</p></accessrestrict>
 <controlaccess><subject source="lcsh">Letters</subject>
  <geogname>Sample Town</geogname></controlaccess>
 <dsc>
  <c id="aspace_1" level="series"><did><unittitle>Correspondence</unittitle>
   <unitid>1</unitid></did>
   <c id="aspace_2" level="file"><did><unittitle>Letters home</unittitle>
    <container id="cid1" type="Box" label="Mixed Materials">3</container>
    <container parent="cid1" type="Folder">2</container>
    <unitdate normal="1950-09-16/1950-09-18" type="inclusive">1950 September 16-18</unitdate>
    <dao xlink:href="http://example.org/1"/></did></c>
   <c id="aspace_3" level="file"><did><unitdate>undated</unitdate></did></c>
  </c>
  <c id="aspace_4" level="otherlevel" otherlevel="box"><did><unitid>2</unitid>
   <unitdate normal="1950-13-45" type="inclusive">winter 1950</unitdate></did></c>
 </dsc></archdesc></ead>"""


def test_archivesspace(tmp_path: Path) -> None:
    path = saved(tmp_path, ARCHIVESSPACE)
    assert told_from(path) is ead.IMPORTER
    found = read(path, "vi")
    by_title = units(found)
    papers = by_title["Sample Family Papers"]
    assert papers.fields["reference_code"] == "MS.001"
    assert papers.fields["extent"] == "3.5 Linear Feet; 7 boxes"
    assert papers.fields["date"].edtf == "1947/1954"
    assert papers.fields["scope"] == Words(en="Letters of one family.\nAnd maps.")
    assert papers.fields["access"] == Words(en="Open.")
    assert papers.fields["note"] == Words(en="bulk 1950")
    assert papers.fields["creator"] == "person/sample-ann"
    assert by_title["Sample, Ann"].identifiers == (("naf", "n-1"),)
    assert papers.tags == ("Letters",)
    assert papers.links == (LinkParcel("documents", "place/sample-town"),)
    letters = by_title["Letters home"]
    assert letters.fields["shelf"] == "Box 3; Folder 2"
    assert letters.fields["parent"] == by_title["Correspondence"].ref
    assert letters.fields["date"].edtf == "1950-09-16/1950-09-18"
    assert letters.identifiers == (("ead", "US-1#aspace_2"),)
    assert letters.fields["copies_location"] == Words(en="http://example.org/1")
    assert by_title["2"].fields["level"] == "box"
    assert by_title["undated"].fields["parent"] == by_title["Correspondence"].ref
    rejected = [one for one in found if isinstance(one, Rejected)]
    assert len(rejected) == 1
    assert "1950-13-45" in rejected[0].message
    assert rejected[0].where.startswith("line ")


ATOM = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE ead PUBLIC "+//ISBN 1-931666-00-8//DTD ead.dtd (Encoded Archival Description (EAD)
 Version 2002)//EN" "http://lcweb2.loc.gov/xmlcommon/dtds/ead2002/ead.dtd">
<ead><eadheader langencoding="iso639-2b">
<eadid identifier="f-1" countrycode="VN" encodinganalog="identifier">TN 01</eadid>
<filedesc><titlestmt><titleproper encodinganalog="Title">Phông Mẫu</titleproper></titlestmt>
</filedesc></eadheader>
<archdesc level="fonds" relatedencoding="ISAD(G)v2">
<did><unittitle encodinganalog="3.1.2">Phông Mẫu</unittitle>
<unitid encodinganalog="3.1.1" countrycode="VN">TN 01</unitid>
<unitdate id="atom_1_event" normal="1950-01-01/1954-12-31">từ năm 1950 đến năm 1954</unitdate>
<physdesc encodinganalog="3.1.5">3 mét giá</physdesc>
<origination encodinganalog="3.2.1"><corpname id="atom_2_actor">Ty Mẫu</corpname></origination>
</did>
<bioghist id="md5-1" encodinganalog="3.2.2"><note><p>Ty Mẫu lập năm 1945.</p></note></bioghist>
<odd type="publicationStatus"><p>published</p></odd>
<controlaccess><genreform>Thư</genreform></controlaccess>
<dsc type="combined"><c level="series"><did><unittitle encodinganalog="3.1.2">Thư tín</unittitle>
<unitid encodinganalog="3.1.1">TN 01-1</unitid></did>
<c level="item"><did><unittitle>Thư số 1</unittitle><unitid>TN 01-1-1</unitid></did>
<arrangement><p>Theo ngày.</p></arrangement></c></c></dsc></archdesc></ead>"""


def test_atom(tmp_path: Path) -> None:
    path = saved(tmp_path, ATOM)
    assert told_from(path) is ead.IMPORTER
    found = {one.title(): one for one in read(path, "vi") if isinstance(one, Parcel)}
    fonds = found["Phông Mẫu"]
    assert fonds.fields["date"].edtf == "1950-01-01/1954-12-31"
    assert fonds.fields["date"].wording == "từ năm 1950 đến năm 1954"
    assert fonds.fields["admin_history"] == Words("Ty Mẫu lập năm 1945.")
    assert fonds.fields["creator"] == found["Ty Mẫu"].ref
    assert fonds.status == "published"
    item = found["Thư số 1"]
    assert item.fields["parent"] == found["Thư tín"].ref
    assert item.fields["arrangement"] == Words("Theo ngày.")
    assert item.fields["level"] == "item"
    with Archive.create(tmp_path / "a.muniment", Words("A")) as archive:
        for added in (5, 0):
            results = []
            archive.write(lambda t: results.append(carry_out(t, read(path, "vi"))))  # noqa: B023
            assert sum(results[0].added.values()) == (added and 4)
            assert not results[0].changed
            assert not results[0].problems


def test_numbered_components_and_what_stands_below_them(tmp_path: Path) -> None:
    found = read(
        saved(
            tmp_path,
            "<ead><eadheader><eadid>x</eadid></eadheader><archdesc level='fonds'><did>"
            "<unittitle>A, <unitdate>1950</unitdate></unittitle></did><dsc><c01 level='series'>"
            "<did><unittitle>B</unittitle></did><c02 level='file'><did><unittitle>C</unittitle>"
            "<note><p>N</p></note>"
            "<unitid>1</unitid></did></c02></c01></dsc><descgrp><accruals><p>None.</p></accruals>"
            "<p>Apart.</p></descgrp><dao href='http://example.org/2'/></archdesc></ead>",
        )
    )
    found = [one for one in found if isinstance(one, Parcel)]
    assert [one.title("en") for one in found] == ["A", "B", "C", "A"]
    assert found[0].fields["date"].edtf == "1950"
    assert found[2].fields["parent"] == "holding/b"
    assert found[2].fields["reference_code"] == "1"
    assert found[2].fields["note"] == Words(en="N")
    assert found[3].ref == found[0].ref
    assert found[3].fields["accruals"] == Words(en="None.")
    assert found[3].fields["note"] == Words(en="Apart.")
    assert found[3].fields["copies_location"] == Words(en="http://example.org/2")


def test_ead3_dates_and_names_in_parts(tmp_path: Path) -> None:
    found = read(
        saved(
            tmp_path,
            "<ead xmlns='http://ead3.archivists.org/schema/'><control><recordid>r</recordid></control>"
            "<archdesc level='fonds'><did><unittitle>A</unittitle><unitdatestructured><daterange>"
            "<fromdate standarddate='1950-09'>x</fromdate><todate standarddate='1951'>y</todate>"
            "</daterange></unitdatestructured><physdescstructured><quantity>3</quantity><unittype>"
            "boxes</unittype></physdescstructured><origination><persname><part>Sample</part>"
            "<part>1901-1979</part></persname></origination></did></archdesc></ead>",
        )
    )
    agent, fonds = (one for one in found if isinstance(one, Parcel))
    assert agent.title("en") == "Sample, 1901-1979"
    assert fonds.fields["date"].edtf == "1950-09/1951"
    assert fonds.fields["extent"] == "3 boxes"


HOSTILE = {
    "entities": "<!DOCTYPE ead [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><ead>&b;</ead>",
    "outside": "<!DOCTYPE ead [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><ead>&a;</ead>",
    "declared": "<!DOCTYPE ead [<!ELEMENT ead ANY>]><ead/>",
    "other": "<ead/>",
    "deep": "<ead><archdesc>" + "<c>" * 5000 + "</c>" * 5000 + "</archdesc></ead>",
    "cut": ARCHIVESSPACE[:1500],
    "encoding": "<?xml version='1.0' encoding='no-such'?><ead/>",
    "bytes": b"<ead><archdesc><did><unittitle>\xff\xfe</unittitle></did></archdesc></ead>",
    "empty": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_get_one_sentence_and_leave_the_archive(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, HOSTILE[name])
    with Archive.create(tmp_path / "a.muniment", Words("A")) as archive:

        def change(transaction: object) -> None:
            carry_out(transaction, _Again(path))  # pyright: ignore[reportArgumentType]

        with pytest.raises(ImportRefused) as caught:
            archive.write(change)
        assert "\n" not in str(caught.value)
        assert all_of(archive) == []


class _Again:
    """A file that can be gone through twice."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[Parcel | Rejected]:
        return ead.read(self._path, Known())
