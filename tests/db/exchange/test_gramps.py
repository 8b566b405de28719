"""Gramps XML: the round trip of the archive, a family's database, files that lie or are broken."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import pytest

from db import Archive
from db.dates import Date
from db.errors import ImportRefused
from db.exchange import gramps
from db.exchange.formats import told_from
from db.exchange.gramps_reading import MOST_UNPACKED
from db.exchange.outgoing import parcels
from db.exchange.parcel import Parcel, Rejected
from db.records import Words
from tests.db.exchange.roundtrip import lost_on_the_way, read_from, taken_in

if TYPE_CHECKING:
    from pathlib import Path


LOST = {
    "place": "uncertainty_km basis summary evidence status link name",
    "person": "role summary name evidence status link side",
    "event": "lane side inferred summary name link evidence status date date_wording_en",
    "source": "type note publication name evidence status identified number",
    "citation": "locator_en marker claim name evidence apart status",
}
"""What Gramps can't hold of the bundled archive, by the module's docstring."""


def test_out_and_in_again_loses_what_gramps_cannot_hold(bundled: Path, tmp_path: Path) -> None:
    wanted = {(kind, part) for kind, parts in LOST.items() for part in parts.split()}
    lost = lost_on_the_way(bundled, gramps.EXPORTER, gramps.IMPORTER, tmp_path, whole=True)
    assert lost == wanted


HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE database PUBLIC "-//Gramps//DTD Gramps XML 1.7.1//EN"
"http://gramps-project.org/xml/1.7.1/grampsxml.dtd">
<database xmlns="http://gramps-project.org/xml/1.7.1/">
"""
FAMILY = (
    HEAD
    + """  <header><created date="2025-02-03" version="5.2.4"/>
    <researcher><resname>Nguyễn Thị Thử</resname></researcher></header>
  <tags><tag handle="_t1" change="1" name="ToDo" color="#EF2929" priority="0"/></tags>
  <events>
    <event handle="_e1" change="1700000000" id="E0000"><type>Birth</type>
      <dateval val="1921-00-00" type="about"/><place hlink="_p2"/><citationref hlink="_c1"/></event>
    <event handle="_e2" id="E0001"><type>Military Service</type>
      <dateval val="1950-10-01" type="before"/><description>Nhập ngũ</description></event>
    <event handle="_e3" id="E0002"><type>Death</type><dateval val="1975-04" type="after"/></event>
    <event handle="_e4" id="E0003"><type>Residence</type>
      <daterange start="1946" stop="1950"/><description>Ở Đại Từ</description></event>
    <event handle="_e5" id="E0004"><type>Education</type>
      <datespan start="1930" stop="1934"/><description>Đi học</description></event>
    <event handle="_e6" id="E0005"><type>Marriage</type>
      <datestr val="mùa xuân năm ấy"/><description>Cưới</description></event>
    <event handle="_e7" id="E0006"><type>Baptism</type>
      <dateval val="1921-02-10" cformat="Julian"/><description>Lễ</description></event>
    <event handle="_e8" id="E0007"><type>Census</type>
      <dateval val="1938-00-05" quality="estimated"/><description>Kê khai</description></event>
    <event handle="_e9" id="E0008"><type>Award</type>
      <dateval val="1951-02-30"/><description>Khen thưởng</description></event>
    <event handle="_e9" id="E0009"><type>Award</type><description>Hai lần</description></event>
  </events>
  <people home="_i1">
    <person handle="_i1" id="I0000"><gender>M</gender>
      <name type="Birth Name"><first>Văn Thử</first><surname>Nguyễn</surname></name>
      <name alt="1" type="Also Known As"><first>Thử Anh</first></name>
      <eventref hlink="_e1" role="Primary"/><eventref hlink="_e3" role="Primary"/>
      <childof hlink="_f1"/><noteref hlink="_n1"/></person>
    <person handle="_i2" id="I0001"><gender>U</gender></person>
  </people>
  <families><family handle="_f1" id="F0000"><rel type="Married"/><father hlink="_i1"/></family>
  </families>
  <citations><citation handle="_c1" id="C0000"><page>tr. 12</page><confidence>4</confidence>
    <sourceref hlink="_s1"/></citation></citations>
  <sources><source handle="_s1" id="S0000"><stitle>Gia phả họ Nguyễn</stitle>
    <sauthor>Nguyễn Văn A; Nguyễn Văn B</sauthor><spubinfo>Bản chép tay</spubinfo>
  </source></sources>
  <places>
    <placeobj handle="_p1" id="P0000" type="Province"><pname value="Thái Nguyên"/>
      <coord long="105.84" lat="21.59"/></placeobj>
    <placeobj handle="_p2" id="P0001" type="Village"><pname value="Xóm Thử"/>
      <coord long="E105" lat="95"/><placeref hlink="_p1"/></placeobj>
  </places>
  <notes><note handle="_n1" id="N0000" type="General"><text>Người kể chuyện.</text></note></notes>
</database>
"""
)


@pytest.fixture(params=["plain", "gzip"])
def family(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "family.gramps"
    data = FAMILY.encode()
    path.write_bytes(gzip.compress(data) if request.param == "gzip" else data)
    return path


def test_a_family_comes_in_as_gramps_wrote_it(family: Path, tmp_path: Path) -> None:
    assert told_from(family) is gramps.IMPORTER
    read = read_from(gramps.IMPORTER, family)
    found = {one.identifiers[0][1]: one for one in read if isinstance(one, Parcel)}
    dates = {key: date.edtf for key in found if isinstance(date := _field(found, key), Date)}
    assert dates == {
        "_e1": "1921~", "_e2": "../1950-09-30", "_e3": "1975-04/..", "_e4": "[1946..1950]",
        "_e5": "1930/1934", "_e8": "1938~",
    }  # fmt: skip
    assert found["_e1"].title() == "Birth, Nguyễn Văn Thử"
    assert [name.text for name in found["_i1"].names] == ["Nguyễn Văn Thử", "Thử Anh"]
    assert found["_i1"].fields["role"] == Words("Người kể chuyện.")
    assert found["_s1"].fields["authors"] == ("Nguyễn Văn A", "Nguyễn Văn B")
    assert found["_c1"].title() == "Gia phả họ Nguyễn, tr. 12"
    assert (found["_p1"].fields["lat"], found["_p1"].fields["lon"]) == (21.59, 105.84)
    assert "lat" not in found["_p2"].fields
    assert [link.predicate for link in found["_p2"].links] == ["located-in"]
    with Archive.create(tmp_path / "new.muniment", Words("Mới", "New")) as archive:
        carried = taken_in(archive, read_from(gramps.IMPORTER, family))
        assert sum(carried.added.values()) == len(found)
        repeated = taken_in(archive, read_from(gramps.IMPORTER, family))
        assert (dict(repeated.added), dict(repeated.changed)) == ({}, {})
        records = {one.title(): one for one in archive.read(lambda c: list(parcels(c)))}
    birth = records["Birth, Nguyễn Văn Thử"]
    assert [link.predicate for link in birth.links] == ["took-place-at"]
    assert [one.source for one in birth.evidence] == [records["Gia phả họ Nguyễn"].ref]


def _field(found: dict[str, Parcel], key: str) -> Any:
    return found[key].fields.get("date")


def test_what_is_not_taken_is_told_with_its_place(family: Path) -> None:
    read = read_from(gramps.IMPORTER, family)
    refused = {one.where: one.message for one in read if isinstance(one, Rejected)}
    assert refused == {
        "event E0005": "The date “mùa xuân năm ấy” cannot be read; the record comes without it.",
        "event E0006": "The date “1921-02-10” cannot be read; the record comes without it.",
        "event E0008": "The date “1951-02-30” cannot be read; the record comes without it.",
        "event E0009": "It has no handle of its own.",
        "person I0001": "It has no name.",
        "family F0000": "Records of Gramps’ families are not taken.",
    }


def _with_subset(subset: str) -> bytes:
    return f"<!DOCTYPE database [{subset}]>\n<database><notes>&a;</notes></database>".encode()


LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10 if before else "ha"}">'
    for before, name in zip(" edcb", "edcba", strict=True)
).replace("& ;", "ha")
HOSTILE = {
    "empty": b"",
    "not-xml": "gia phả".encode(),
    "other": b"<html><body/></html>",
    "laughs": _with_subset(LAUGHS),
    "outside": _with_subset('<!ENTITY a SYSTEM "file:///etc/passwd">'),
    "parameter": _with_subset('<!ENTITY % p SYSTEM "http://example.org/x.dtd"> %p;'),
    "deep": b"<database>" + b"<note>" * 5_000 + b"</note>" * 5_000 + b"</database>",
    "encoding": HEAD.encode() + b"<notes>xin ch\xe0o</notes></database>",
    "cut": FAMILY.encode()[:2_000],
    "cut-gzip": gzip.compress(FAMILY.encode())[:600],
    "false-gzip": b"\x1f\x8bthis is no gzip",
    "doctype": b'<!DOCTYPE html SYSTEM "about:legacy-compat"><database/>',
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_files_are_refused_in_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.gramps"
    path.write_bytes(data)
    gramps.IMPORTER.recognises(path)
    with pytest.raises(ImportRefused) as refused:
        read_from(gramps.IMPORTER, path)
    assert "\n" not in refused.value.sentence
    assert len(refused.value.sentence) < 400
    assert refused.value.values["path"] == path


def test_a_gzip_bomb_is_left_packed(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gramps"
    member = gzip.compress(b" " * 2**24)
    path.write_bytes(member * (MOST_UNPACKED // 2**24 + 1))
    with pytest.raises(ImportRefused, match="unpacks to more than 256 MB"):
        read_from(gramps.IMPORTER, path)
