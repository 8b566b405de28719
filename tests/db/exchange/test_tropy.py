"""Tropy's JSON-LD: a researcher's items with photos, notes and selections; files that lie."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from db import Archive
from db.errors import ImportRefused
from db.exchange.formats import told_from
from db.exchange.outgoing import parcels
from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Known
from db.exchange.tropy import IMPORTER
from db.manifests import import_manifests
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TROPY = "https://tropy.org/v1/tropy#"
DC = "http://purl.org/dc/elements/1.1/"
SELECTION: dict[str, Any] = {
    "@type": "Selection", "x": 10, "y": 20, "width": 30, "height": 15, "angle": 0,
    "title": "Con dấu", "note": [{"@type": "Note", "language": "vi", "text": "Dấu đỏ, mờ"}],
}  # fmt: skip
EXPORTED: dict[str, Any] = {
    "@context": {
        "@version": 1.1,
        "@vocab": TROPY,
        "template": {"@id": f"{TROPY}template", "@type": "@id"},
        "photo": {
            "@id": f"{TROPY}photo",
            "@container": "@list",
            "@context": {
                "note": {"@id": f"{TROPY}note", "@container": "@list"},
                "selection": {
                    "@id": f"{TROPY}selection",
                    "@container": "@list",
                    "@context": {"title": f"{DC}title"},
                },
                "title": f"{DC}title",
            },
        },
        "title": f"{DC}title",
        "itemDate": {"@id": f"{DC}date", "@type": f"{TROPY}date"},
        "author": {"@id": f"{DC}creator"},
        "archive": f"{DC}source",
        "shelfmark": "dc:identifier",
        "rights": f"{DC}rights",
        "recipient": "https://example.org/terms/recipient",
    },
    "@graph": [
        {
            "@type": "Item",
            "template": "https://tropy.org/v1/templates/correspondence",
            "title": "Thư gửi Ban Chỉ huy",
            "itemDate": "1950-10-08",
            "author": "Phạm Thử",
            "archive": "Trung tâm Lưu trữ Thử",
            "box": "3",
            "folder": 12,
            "shelfmark": "TL-7",
            "rights": "https://creativecommons.org/publicdomain/mark/1.0/",
            "recipient": "Ban Chỉ huy",
            "tag": ["thư", "1950"],
            "list": "Chuyến đi tháng 3",
            "photo": [
                {
                    "@type": "Photo", "title": "IMG_0001", "path": "C:\\Ảnh\\IMG 0001.jpg",
                    "checksum": "0228d3c62aa8ac5a625a6b5171228076", "mimetype": "image/jpeg",
                    "width": 64, "height": 48, "angle": 0, "mirror": False, "orientation": 1,
                    "note": [{"@type": "Note", "html": "<p>Kính gửi <b>các đồng chí</b></p>"}],
                    "selection": [SELECTION],
                },
                {
                    "@type": "Photo", "title": "IMG_0002", "path": "/Volumes/Thẻ nhớ/IMG_0002.jpg",
                    "note": {"text": "Trang hai"}, "selection": SELECTION | {"note": []},
                },
            ],
        },
        {"@type": "Item", "title": "Bản đồ", "itemDate": "không rõ ngày"},
        {"@type": "Item", "author": "Không tên"},
    ],
    "version": "1.16.2",
}  # fmt: skip


def _file(folder: Path, said: object, name: str = "export.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
    return path


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    (tmp_path / "Ảnh").mkdir()
    Image.new("RGB", (64, 48), "#804020").save(tmp_path / "Ảnh" / "IMG 0001.jpg")
    return _file(tmp_path, EXPORTED)


def _read(path: Path) -> list[Parcel | Rejected]:
    return list(IMPORTER.read(path, Known()))


def _holdings(path: Path) -> list[Parcel]:
    return [one for one in _read(path) if isinstance(one, Parcel) and one.kind == "holding"]


def test_an_item_is_told_by_the_words_of_its_template(exported: Path) -> None:
    assert told_from(exported) is IMPORTER
    letter, _ = _holdings(exported)
    date: Any = letter.fields["date"]
    assert (letter.title(), date.edtf) == ("Thư gửi Ban Chỉ huy", "1950-10-08")
    assert letter.fields["admin_history"] == Words("Phạm Thử")
    assert letter.fields["originals_location"] == Words(
        "Trung tâm Lưu trữ Thử, hộp 3, tập 12, TL-7"
    )
    assert letter.fields["licence"] == "https://creativecommons.org/publicdomain/mark/1.0/"
    assert letter.fields["note"] == Words(
        "recipient: Ban Chỉ huy\nIMG_0002: Trang hai\nIMG_0002: Con dấu"
    )
    assert letter.tags == ("thư", "1950", "Chuyến đi tháng 3")
    assert letter.identifiers == (("tropy", "0228d3c62aa8ac5a625a6b5171228076"),)


def test_what_is_not_taken_is_told_with_its_place(exported: Path) -> None:
    refused = {one.where: one.message for one in _read(exported) if isinstance(one, Rejected)}
    assert refused == {
        "item 1, photo 2": "The picture does not lie beside the file; its notes are kept.",
        "item 2": "The date “không rõ ngày” cannot be read; the record comes without it.",
        "item 3": "It has no name.",
    }


def test_pictures_come_with_notes_and_regions_and_only_once(exported: Path, tmp_path: Path) -> None:
    with Archive.create(tmp_path / "new.muniment", Words("Mới", "New")) as archive:
        told = import_manifests(archive, [exported], Known(), format_name="tropy", dry_run=True)
        assert told.added == {"holding": 2, "media": 1}
        done = import_manifests(archive, [exported], Known(), format_name="tropy")
        assert done.added == {"holding": 2, "media": 1}
        again = import_manifests(archive, [exported], Known(), format_name="tropy")
        assert (again.added, again.changed) == ({}, {})
        _, holding = archive.read(lambda c: list(parcels(c, ("holding",))))
        (medium,) = archive.read(lambda c: list(parcels(c, ("media",))))
    assert medium.fields["holding"] == holding.ref
    assert medium.fields["summary"] == Words("Kính gửi các đồng chí")
    (region,) = [one for one in medium.evidence if one.media]
    assert region.polygon == ((10.0, 20.0), (40.0, 20.0), (40.0, 35.0), (10.0, 35.0))
    assert region.note == "Con dấu\nDấu đỏ, mờ"


@pytest.mark.parametrize("change", [{"angle": 90}, {"orientation": 6}, {"mirror": True}])
def test_selections_of_a_turned_photo_are_notes(
    change: Mapping[str, object], exported: Path
) -> None:
    said = json.loads(exported.read_text("utf-8"))
    said["@graph"][0]["photo"][0].update(change)
    found = _read(_file(exported.parent, said, "turned.json"))
    (medium,) = [one for one in found if isinstance(one, Parcel) and one.kind == "media"]
    assert medium.evidence == ()
    assert medium.fields["summary"] == Words("Kính gửi các đồng chí\nCon dấu\nDấu đỏ, mờ")


def test_written_out_addresses_say_the_same(exported: Path, tmp_path: Path) -> None:
    node = {
        "@type": [f"{TROPY}Item"],
        f"{DC}title": [{"@value": "Thư gửi Ban Chỉ huy"}],
        "http://purl.org/dc/terms/date": [{"@type": f"{TROPY}date", "@value": "1950-10-08T09:00Z"}],
        f"{TROPY}photo": [{"@list": [{
            f"{TROPY}path": [{"@value": "IMG 0001.jpg"}],
            f"{TROPY}note": [{"@list": [{f"{TROPY}html": [{"@value": "<p>Kính gửi</p>"}]}]}],
        }]}],
    }  # fmt: skip
    (letter,) = _holdings(_file(tmp_path, [node], "expanded.jsonld"))
    first = _holdings(exported)[0]
    assert (letter.title(), letter.fields["date"]) == (first.title(), first.fields["date"])
    assert letter.fields["note"] == Words("1: Kính gửi")


def test_a_context_that_is_an_address_is_not_fetched(tmp_path: Path) -> None:
    said = {"@context": "http://127.0.0.1:9/tropy.org/v1/", "@type": "Item", "title": "Một mình"}
    path = _file(tmp_path, said)
    assert told_from(path) is IMPORTER
    assert [one.title() for one in _holdings(path)] == ["Một mình"]


def test_what_goes_round_in_a_circle_ends(tmp_path: Path) -> None:
    context = {"a": "b:x", "b": "a:y", "title": "a:title", "photo": {"@id": f"{TROPY}photo"}}
    item: dict[str, Any] = {"@id": "#1", "@type": "Item", f"{DC}title": "Vòng", "title": "x"}
    item["photo"] = [{"@id": "#1"}, item | {"photo": {"@id": "#1"}}]
    found = _holdings(_file(tmp_path, {"@context": [context, context], "@graph": [item]}))
    assert [one.title() for one in found] == ["Vòng"]


@pytest.mark.parametrize(
    "path",
    ["../ngoài.jpg", "/etc/../ngoài.jpg", "file:///../ngoài.jpg", "a/" * 5_000 + "x.jpg",
     "x" * 9_000 + ".jpg", "\u0000.jpg", "http://[::1/x.jpg", "\ud800.jpg", "link.jpg"],
)  # fmt: skip
def test_a_path_leads_out_of_no_folder(path: str, tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    Image.new("RGB", (4, 4)).save(tmp_path / "ngoài.jpg")
    (inside / "link.jpg").symlink_to(tmp_path / "ngoài.jpg")
    said = {"@type": "Item", "title": "Một", "photo": {"path": path}}
    out = inside / "x.json"
    out.write_text(json.dumps(said), "utf-8")
    assert [one.kind for one in _read(out) if isinstance(one, Parcel)] == ["holding"]


@pytest.mark.parametrize(
    "data",
    [b"", b"xin ch\xe0o", b"[" * 100_000, b'{"a":' * 50_000, b"[1, 2]", b'{"@type": "Photo"}',
     json.dumps(EXPORTED).encode()[:900], json.dumps(EXPORTED).encode("utf-16"),
     b'{"@graph": NaN}'],
    ids=["empty", "latin-1", "deep", "deeper", "numbers", "no-item", "cut", "utf-16", "nan"],
)  # fmt: skip
def test_hostile_files_are_refused_in_one_sentence(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    IMPORTER.recognises(path)
    with pytest.raises(ImportRefused) as refused:
        _read(path)
    assert "\n" not in refused.value.sentence
    assert len(refused.value.sentence) < 400


def test_odd_values_break_no_item(tmp_path: Path) -> None:
    deep: Any = "x"
    for _ in range(200):
        deep = {"@list": [deep]}
    odd: list[Any] = [
        None,
        True,
        1e400,
        {"@value": None},
        [],
        {},
        deep,
        "\u0001",
        "\ud800",
        "<p>\u0000",
        "<",
    ]
    items: list[dict[str, Any]] = [
        {"@type": "Item", "title": f"Mục {number}", "date": one, "note": one, "tag": one,
         "photo": [one, {"path": one, "note": one, "selection": [one, {"x": one, "note": one}]}]}
        for number, one in enumerate(odd)
    ]  # fmt: skip
    path = tmp_path / "x.json"
    path.write_text(json.dumps(items), "utf-8")
    with pytest.raises(ImportRefused):
        _read(path)  # Infinity is no number of JSON
    path.write_text(json.dumps([one for one in items if one["date"] != odd[2]]), "utf-8")
    assert len(_holdings(path)) == len(odd) - 1
