"""Places and routes as GeoJSON, Linked Places and KML: round trips, strangers' files, rubbish."""

from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from db import Archive
from db.exchange import geojson, kml, lpf, lpf_tsv
from db.exchange.formats import told_from
from db.exchange.parcel import Parcel, Rejected
from db.records import Words
from tests.db.exchange.roundtrip import lost_on_the_way, read_from, sent_out, taken_in

if TYPE_CHECKING:
    from pathlib import Path

    from db.exchange.ports import Importer
    from db.transaction import Transaction

FORMATS = (geojson, lpf, lpf_tsv, kml)
LOST = {
    "geojson": {("place", "evidence"), ("route", "evidence"), ("route", "link")},
    "lpf": {("place", "evidence")},
    "lpf-tsv": {("place", part) for part in "basis evidence link name status summary".split()},
    "kml": {
        *(("place", part) for part in ("evidence", "link", "name")),
        *(("route", part) for part in ("evidence", "link")),
    },
}
"""What each format can't hold of the bundled archive's places and routes, by its docstring."""


def _parcels(importer: Importer, path: Path) -> list[Parcel]:
    found = read_from(importer, path)
    assert [one for one in found if isinstance(one, Rejected)] == []
    return [one for one in found if isinstance(one, Parcel)]


@pytest.mark.parametrize("module", FORMATS, ids=lambda module: module.EXPORTER.name)
def test_out_and_in_again_loses_what_the_format_cannot_hold(
    module: Any, bundled: Path, tmp_path: Path
) -> None:
    lost = lost_on_the_way(bundled, module.EXPORTER, module.IMPORTER, tmp_path)
    assert lost == LOST[module.EXPORTER.name]


QGIS = """{
"type": "FeatureCollection", "name": "diem",
"crs": { "type": "name", "properties": { "name": "urn:ogc:def:crs:OGC:1.3:CRS84" } },
"features": [
{ "type": "Feature", "properties": { "fid": 1, "name": "Đèo Khau Liêu", "description": "Đèo" },
  "geometry": { "type": "Point", "coordinates": [ 106.5, 22.3, 300.5 ] } },
{ "type": "Feature", "id": "relation/19", "properties": { "name": "Suối Lửa", "name:en": "Fire Stream" },
  "geometry": { "type": "MultiLineString", "coordinates": [ [ [ 106.0, 22.0 ], [ 106.2, 22.2 ] ] ] } },
{ "type": "Feature", "properties": { "name": "Chưa đo" }, "geometry": null },
{ "type": "Feature", "properties": { "fid": 9 }, "geometry": { "type": "Point", "coordinates": [ 1, 2 ] } },
{ "type": "Feature", "properties": { "name": "Ngược" }, "geometry": { "type": "Point", "coordinates": [ 22.3, 106.5 ] } },
{ "type": "Feature", "properties": { "name": "Xa" }, "geometry": { "type": "Point", "coordinates": [ 1e308, 2 ] } }
]}"""  # noqa: E501 - as QGIS writes it


def test_a_strangers_geojson_gives_places_and_refuses_what_is_none(tmp_path: Path) -> None:
    path = tmp_path / "diem.geojson"
    path.write_text(QGIS, "utf-8")
    found = read_from(geojson.IMPORTER, path)
    taken = [one for one in found if isinstance(one, Parcel)]
    refused = [one for one in found if isinstance(one, Rejected)]
    assert [one.title() for one in taken] == ["Đèo Khau Liêu", "Suối Lửa", "Chưa đo"]
    assert taken[0].fields == {"lon": 106.5, "lat": 22.3, "summary": Words("Đèo", None)}
    assert taken[1].fields["lat"] == 22.1
    assert taken[1].fields["uncertainty_km"] == pytest.approx(15.2, abs=0.3)
    assert taken[1].words() == Words("Suối Lửa", "Fire Stream")
    assert taken[1].identifiers == (("geojson", "relation/19"),)
    assert "lat" not in taken[2].fields
    assert [one.where for one in refused] == ["feature 4", "feature 5", "feature 6"]
    assert "no name" in refused[0].message
    assert "wrong way round" in refused[1].message
    assert "nowhere on earth" in refused[2].message


WHG: dict[str, Any] = {
    "type": "FeatureCollection",
    "@context": "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/"
    "linkedplaces-context-v1.1.jsonld",
    "features": [
        {
            "@id": "http://mygaz.org/places/p_12345",
            "type": "Feature",
            "properties": {"title": "Abingdon", "ccodes": ["GB"]},
            "when": {"timespans": [{"start": {"in": "1600"}, "end": {"in": "1699"}}]},
            "names": [
                {
                    "toponym": "Abingdon",
                    "lang": "en",
                    "citations": [{"label": "Ye Olde Gazetteer (1635)"}],
                    "when": {
                        "timespans": [{"start": {"earliest": "1600"}, "end": {"latest": "1699"}}]
                    },
                },
                {"toponym": "Abbandune", "lang": "ang", "when": {"timespans": []}},
            ],
            "types": [{"identifier": "aat:300008347", "label": "inhabited place"}],
            "geometry": {
                "type": "GeometryCollection",
                "geometries": [{"type": "Point", "coordinates": [-1.2879, 51.6708]}],
            },
            "links": [{"type": "closeMatch", "identifier": "gn:2657780"}],
            "relations": [
                {
                    "relationType": "gvp:broaderPartitive",
                    "relationTo": "http://mygaz.org/places/p_12345",
                    "label": "itself",
                },
            ],
            "descriptions": [{"value": "a market town", "lang": "en"}],
        }
    ],
}


def test_a_strangers_linked_places_are_read_and_a_circle_of_relations_ends(tmp_path: Path) -> None:
    path = tmp_path / "whg.json"
    path.write_text(json.dumps(WHG), "utf-8")
    assert told_from(path) is lpf.IMPORTER
    (place,) = _parcels(lpf.IMPORTER, path)
    assert [name.text for name in place.names] == ["Abingdon", "Abingdon", "Abbandune"]
    assert place.fields["lat"] == 51.6708
    assert place.fields["summary"] == Words(None, "a market town")
    assert set(place.identifiers) == {
        ("uri", "http://mygaz.org/places/p_12345"),
        ("geonames", "2657780"),
    }
    period = place.names[1].period
    assert period is not None
    assert period.edtf == "1600/1699"
    with Archive.create(tmp_path / "new.muniment", Words("Mới", "New")) as archive:
        assert sum(taken_in(archive, [place]).added.values()) == 1
        assert sum(taken_in(archive, [place]).changed.values()) == 0


GOOGLE = """<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">
<Document><name>Chuyến đi</name><Style id="s"><IconStyle><Icon>
<href>http://maps.example/pin.png</href></Icon></IconStyle></Style>
<Folder><name>Điểm</name>
<Placemark id="p1"><name>Cầu Mới</name><description><![CDATA[<b>Xây</b> năm 1950<script>x</script>]]></description>
<styleUrl>#s</styleUrl><Point><coordinates>105.85,21.59,0</coordinates></Point></Placemark>
<Placemark><name>Vùng</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
105,21 106,21 106,22 105,22 105,21</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><name>Hỏng</name><Point><coordinates>abc,21</coordinates></Point></Placemark>
</Folder></Document></kml>"""  # noqa: E501 - as Google Earth writes it


def test_a_strangers_kml_gives_places_without_its_markup(tmp_path: Path) -> None:
    path = tmp_path / "chuyến đi.kmz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("doc.kml", GOOGLE)
    assert told_from(path) is kml.IMPORTER
    found = read_from(kml.IMPORTER, path)
    assert isinstance(found[0], Parcel)
    assert found[0].fields["lat"] == 21.59
    said = found[0].fields["summary"]
    assert isinstance(said, Words)
    assert said.vi is not None
    assert said.vi.startswith("Xây năm 1950")
    assert isinstance(found[1], Parcel)
    assert (found[1].fields["lat"], found[1].fields["lon"]) == (21.5, 105.5)
    assert found[2] == Rejected("placemark 3", "A position is not two numbers.")


def test_a_table_of_places_is_read_as_others_write_it(tmp_path: Path) -> None:
    path = tmp_path / "places.tsv"
    path.write_text(
        "id\ttitle\ttitle_source\tstart\tvariants\tlon\tlat\tmatches\n"
        "10\tĐông Khê\tBản đồ 1949\t1949\tDong-Khe@fr;Đông Khê\t106.43\t22.43\tgn:1582591;wd:Q1\n"
        "11\t'=HYPERLINK(1)\tx\t1949\t\t500\t1\t\n"
        "12\t\tx\t1949\t\t\t\t\n",
        "utf-8",
    )
    assert told_from(path) is lpf_tsv.IMPORTER
    found = read_from(lpf_tsv.IMPORTER, path)
    assert isinstance(found[0], Parcel)
    assert [(name.text, name.lang) for name in found[0].names] == [
        ("Đông Khê", "vi"),
        ("Dong-Khe", "fr"),
    ]
    assert found[0].identifiers == (("lpf", "10"), ("geonames", "1582591"), ("wikidata", "Q1"))
    assert isinstance(found[1], Rejected)
    assert found[2] == Rejected("line 4", "The place has no title.")


def test_a_table_with_commas_and_shapes_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        "id,title,title_source,attestation_year,geowkt,approximation,variants\n"
        '1,"Bản Mới, dưới",Bản đồ,1950,"POLYGON ((105 21, 106 21, 106 22, 105 21))",,'
        '"New Village@en"\n'
        "2,Điểm,Bản đồ,1950,POINT(105.5 21.5),2.5,\n"
        "3,Hỏng,Bản đồ,1950,POINT(x y),,\n",
        "utf-8",
    )
    assert told_from(path) is lpf_tsv.IMPORTER
    found = read_from(lpf_tsv.IMPORTER, path)
    assert isinstance(found[0], Parcel)
    assert found[0].words() == Words("Bản Mới, dưới", "New Village")
    assert (found[0].fields["lon"], found[0].fields["lat"]) == (105.5, 21.5)
    assert isinstance(found[1], Parcel)
    assert found[1].fields["uncertainty_km"] == 2.5
    assert isinstance(found[2], Rejected)


def test_the_first_version_of_linked_places_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    feature = {
        "type": "Feature",
        "@id": "https://gazetteer.example/1004958",
        "properties": {"title": "Zacatula", "ccode": "MX"},
        "namings": [{"lang": "es", "toponym": "Zacatula", "citation": {"@id": None}}],
        "placetypes": {"@id": 300008372, "label": "Pueblo"},
        "closeMatch": ["http://vocab.getty.edu/page/tgn/7432454"],
        "exactMatch": [""],
        "geometry": {"type": "Point", "geowkt": "POINT (-102.178056 18.008889)"},
        "when": {"timespan": [{"start": {"in": ""}, "end": {"latest": ""}}]},
    }
    path.write_text(json.dumps(feature), "utf-8")
    (place,) = _parcels(lpf.IMPORTER, path)
    assert place.fields == {"lon": -102.178056, "lat": 18.008889, "type": "Pueblo"}
    assert ("uri", "http://vocab.getty.edu/page/tgn/7432454") in place.identifiers
    assert [name.lang for name in place.names] == ["vi", "es"]


def test_what_a_spreadsheet_would_run_is_quoted_and_comes_back(
    archive: Archive, tmp_path: Path
) -> None:
    from db import writing

    evil = '=HYPERLINK("http://x","y")'

    def change(transaction: Transaction) -> None:
        writing.add_record(transaction, "place/x", Words(evil, None))

    archive.write(change)
    out = tmp_path / "out.tsv"
    sent_out(archive.path, lpf_tsv.EXPORTER, out)
    assert f"\t'{evil}\t" in out.read_text("utf-8")
    assert evil in {one.title() for one in _parcels(lpf_tsv.IMPORTER, out)}
