"""Hostile files of places: deep, broken, huge, cyclic; each is one sentence, and nothing stops."""

from __future__ import annotations

import itertools
import json
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import ImportRefused
from db.exchange import geojson, jsonfile, kml, lpf
from db.exchange.parcel import Parcel, Rejected
from tests.db.exchange.roundtrip import read_from

if TYPE_CHECKING:
    from pathlib import Path


DEEP = '{"type":"FeatureCollection","features":[' + "[" * 100_000
RUBBISH = {
    "deep": DEEP,
    "nan": '{"type":"FeatureCollection","features":[{"type":"Feature","x":NaN}]}',
    "cut off": '{"type":"FeatureCollection","features":[{"type":"Feature"',
    "two": '{"type":"FeatureCollection","features":[]} {}',
    "no JSON": "xin chào",
    "empty": "",
    "nothing in it": '{"a":1}',
}


@pytest.mark.parametrize("module", [geojson, lpf], ids=["geojson", "lpf"])
@pytest.mark.parametrize("what", RUBBISH)
def test_rubbish_in_json_is_refused_in_one_sentence(module: Any, what: str, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(RUBBISH[what], "utf-8")
    with pytest.raises(ImportRefused) as refused:
        read_from(module.IMPORTER, path)
    assert refused.value.sentence.count("\n") == 0
    assert len(refused.value.sentence) < 400
    path.write_bytes(RUBBISH["two"].encode("utf-16"))
    with pytest.raises(ImportRefused, match="UTF-8"):
        read_from(module.IMPORTER, path)


COORDINATES = (
    "[]", "[1]", '["a", "b"]', "[1e400, 2]", "[[1, 2], [3]]", "null", "[true, false]", "{}", "7",
    "[" + "9" * 400 + ", 2]", "[[[[[[[[[[[[1,2]]]]]]]]]]]]", "[-181, 0]",
)  # fmt: skip


@pytest.mark.parametrize("module", [geojson, lpf], ids=["geojson", "lpf"])
def test_no_coordinates_however_odd_stop_the_rest(module: Any, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    features = ",".join(
        f'{{"type":"Feature","names":[{{"toponym":"A"}}],"properties":{{"name":"A{number}","title":'
        f'"A{number}"}},"geometry":{{"type":"Point","coordinates":{one}}}}}'
        for number, one in enumerate((*COORDINATES, "[106, 22]"))
    )
    path.write_text(f'{{"type":"FeatureCollection","features":[{features}]}}', "utf-8")
    found = read_from(module.IMPORTER, path)
    assert len(found) == len(COORDINATES) + 1
    last = found[-1]
    assert isinstance(last, Parcel)
    assert last.fields["lon"] == 106.0
    for one in found:
        if isinstance(one, Parcel) and "lon" in one.fields:
            assert abs(float(str(one.fields["lon"]))) <= 180


def test_what_claims_to_be_ours_is_checked_like_anything_else(tmp_path: Path) -> None:
    path = tmp_path / "x.geojson"
    ours: dict[str, Any] = {"ref": "place/x", "kind": "place", "names": [{"text": "X"}]}
    said: list[dict[str, Any]] = [
        {"fields": {"date": {"edtf": "1950-99"}}},
        {"fields": {"summary": {"vi": "a", "x": "b"}}},
        {"fields": {"type": [{}]}},
        {"names": [{}]},
        {"ref": "place/../../x"},
        {"kind": "person"},
        {"ref": 7},
    ]
    features = [
        {"type": "Feature", "geometry": None, "properties": {"name": "X", "muniment": ours | more}}
        for more in said
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    found = read_from(geojson.IMPORTER, path)
    assert [isinstance(one, Rejected) for one in found] == [True] * 4 + [False] * 3
    taken = [one for one in found if isinstance(one, Parcel)]
    assert {one.proposed for one in taken} == {True}  # a stranger's, by its name


LAUGHS = """<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Placemark><name>&c;</name></Placemark></Document></kml>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>&a;</name></Placemark></kml>"""


@pytest.mark.parametrize("text", [LAUGHS, OUTSIDE, "<kml>", "", "<gpx/>", "x" * 100])
def test_hostile_kml_is_refused_in_one_sentence(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.kml"
    path.write_text(text, "utf-8")
    with pytest.raises(ImportRefused) as refused:
        read_from(kml.IMPORTER, path)
    assert "\n" not in refused.value.sentence


def test_a_kmz_that_unpacks_to_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.kmz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("doc.kml", b" " * 30_000_000)
    with pytest.raises(ImportRefused, match="far more"):
        read_from(kml.IMPORTER, path)
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("../../x.txt", "nothing")
    with pytest.raises(ImportRefused, match="no KML"):
        read_from(kml.IMPORTER, path)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(ImportRefused):
        read_from(kml.IMPORTER, path)


def _many(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write('{"type":"FeatureCollection","features":[\n')
        for number in range(count):
            comma = "," if number else ""
            file.write(
                f'{comma}{{"type":"Feature","id":{number},"properties":{{"name":"Bản {number}"}},'
                f'"geometry":{{"type":"Point","coordinates":[{number % 360 - 179.5},22.5]}}}}\n'
            )
        file.write("]}\n")


@pytest.mark.parametrize(
    "count", [20_000, pytest.param(1_000_000, marks=pytest.mark.slow)], ids=["20,000", "10^6"]
)
def test_many_features_are_read_in_constant_memory(count: int, tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "many.geojson"
    _many(path, count)
    few = list(itertools.islice(jsonfile.items(path, "features"), 1000))
    assert few[3][0] == "item" or few[1][0] == "item"
    tracemalloc.start()
    try:
        seen = sum(key == "item" for key, _ in jsonfile.items(path, "features"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert seen == count
    assert peak < 8 * 2**20


def test_reading_item_by_item_agrees_with_reading_it_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.json"
    value = {"n": 12345678, "features": [{"a": [1, 2.5, {"b": "x]}"}]}, 3, -0.25e-3, "é\n"], "z": 1}
    path.write_text(json.dumps(value, ensure_ascii=False, indent=3), "utf-8")
    for chunk in (1, 2, 3, 7, 1000):
        monkeypatch.setattr(jsonfile, "CHUNK", chunk)
        found = list(jsonfile.items(path, "features"))
        assert [one for key, one in found if key == "item"] == value["features"]
        assert dict(pair for pair in found if pair[0] != "item") == {"n": 12345678, "z": 1}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'{"name": "a\ud83d", "\udc00": ["\ud83d\ude00"]}', {"name": "a�", "�": ["😀"]}),
        (r'{"name": "\\ud83d", "n": 1}', {"name": r"\ud83d", "n": 1}),
    ],
)
def test_half_characters_become_whole_ones(tmp_path: Path, written: str, meant: object) -> None:
    path = tmp_path / "a.json"
    path.write_text(written, encoding="utf-8")
    assert jsonfile.read(path) == meant
    assert dict(jsonfile.items(path, "features")) == meant


def test_a_date_that_says_nothing_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.kml"
    path.write_text(
        '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>Đồn</name><ExtendedData>'
        '<Data name="kind"><value>place</value></Data><Data name="edtf"><value/></Data>'
        "</ExtendedData><Point><coordinates>106,22</coordinates></Point></Placemark></kml>",
        encoding="utf-8",
    )
    (found,) = read_from(kml.IMPORTER, path)
    assert isinstance(found, Parcel)
    assert "date" not in found.fields
