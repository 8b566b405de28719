"""IIIF: a folder of manifests and tiles that is valid and whole, and manifests of strangers."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from db import Archive, reading
from db.errors import ImportRefused, Impossible
from db.exchange.formats import told_from
from db.exchange.iiif import IMPORTER
from db.exchange.iiif_writing import write_iiif
from db.exchange.incoming import carry_out
from db.exchange.losses import losses
from db.exchange.outgoing import parcels
from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Known
from db.manifests import import_manifests
from db.maps.sheets import map_sheets
from db.records import Words

if TYPE_CHECKING:
    from pathlib import Path

    from db.transaction import Transaction

DAY = "2026-11-22"
BASE = "https://museum.example/iiif"


@pytest.fixture(scope="module")
def folder(resources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    bundled = resources / "bundled.muniment"
    if not bundled.exists():
        pytest.skip("the bundled archive is not compiled")
    out = tmp_path_factory.mktemp("iiif") / "iiif"
    with Archive.open(bundled) as archive:
        archive.read(write_iiif, out, BASE, DAY)
    return out


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def test_every_manifest_is_valid_by_the_published_schema(folder: Path, shared: Path) -> None:
    import jsonschema

    schema = _json(shared / "schemas" / "iiif_3_0.json")
    validator = jsonschema.Draft7Validator(schema)
    files = [folder / "collection.json", *(folder / "manifests").rglob("*.json")]
    assert len(files) == 7
    for file in files:
        assert [error.message for error in validator.iter_errors(_json(file))] == [], file


def test_every_address_is_a_file_of_the_folder(folder: Path) -> None:
    for file in folder.rglob("*.json"):
        text = file.read_text("utf-8")
        for address in re.findall(rf'"{BASE}/([^"#]*)"', text):
            if "/canvas/" in address:
                continue  # a canvas is a name; its manifest is the file
            target = folder / address
            assert target.exists() or (target / "info.json").exists(), (file, address)


def test_tiles_are_what_the_image_api_says_they_are(folder: Path) -> None:
    images = list((folder / "images").iterdir())
    assert len(images) == 3
    for image in images:
        info = _json(image / "info.json")
        wide, high, side = info["width"], info["height"], info["tiles"][0]["width"]
        wanted: set[str] = set()
        for factor in info["tiles"][0]["scaleFactors"]:
            for x in range(0, wide, side * factor):
                for y in range(0, high, side * factor):
                    across, down = min(side * factor, wide - x), min(side * factor, high - y)
                    size = f"{-(-across // factor)},{-(-down // factor)}"
                    wanted.add(f"{x},{y},{across},{down}/{size}/0/default.jpg")
        for size in [*info["sizes"], {"width": info["maxWidth"], "height": info["maxHeight"]}]:
            wanted.add(f"full/{size['width']},{size['height']}/0/default.jpg")
        wanted.add("full/max/0/default.jpg")
        there = {file.relative_to(image).as_posix(): file for file in image.rglob("*.jpg")}
        assert set(there) == wanted
        for name, file in there.items():
            size = name.split("/")[1]
            with Image.open(io.BytesIO(file.read_bytes())) as picture:
                if size != "max":
                    assert f"{picture.width},{picture.height}" == size, name


def test_a_map_comes_with_where_it_lies(folder: Path) -> None:
    manifest = _json(folder / "manifests/map/so-do-vung-1950.json")
    address = manifest["annotations"][0]["id"]
    page = _json(folder / address.removeprefix(f"{BASE}/"))
    assert page["type"] == "AnnotationPage"
    assert page["items"][0]["motivation"] == "georeferencing"
    assert (
        page["items"][0]["target"]["source"]["id"]
        == (manifest["items"][0]["items"][0]["items"][0]["body"]["service"][0]["id"])
    )
    assert manifest["label"]["vi"] != manifest["label"]["en"]


def test_our_own_manifests_read_back_change_nothing(
    folder: Path, resources: Path, tmp_path: Path
) -> None:
    import shutil

    path = tmp_path / "copy.muniment"
    shutil.copy(resources / "bundled.muniment", path)
    assert told_from(folder) is IMPORTER
    found = list(IMPORTER.read(folder, Known()))
    assert [one for one in found if isinstance(one, Rejected)] == []
    with Archive.open(path, mode="write") as archive:
        before = archive.read(lambda c: list(parcels(c, ("map", "media"))))

        def change(transaction: Transaction) -> None:
            carried = carry_out(transaction, found)
            assert (dict(carried.added), dict(carried.changed)) == ({}, {})

        archive.write(change)
    after = [one for one in found if isinstance(one, Parcel)]
    lost = {(loss.ref.partition("/")[0], loss.part) for loss in losses(before, after)}
    assert lost == {("media", "evidence"), ("map", "evidence"), ("map", "apart")}


def test_the_same_archive_gives_the_same_bytes(
    folder: Path, resources: Path, tmp_path: Path
) -> None:
    with Archive.open(resources / "bundled.muniment") as archive:
        archive.read(write_iiif, tmp_path / "again", BASE, DAY)
    names = {file.relative_to(folder) for file in folder.rglob("*")}
    assert names == {
        file.relative_to(tmp_path / "again") for file in (tmp_path / "again").rglob("*")
    }
    for name in names:
        if (folder / name).is_file():
            assert (folder / name).read_bytes() == (tmp_path / "again" / name).read_bytes()


def test_nothing_published_gives_no_folder(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(Impossible):
        archive.read(write_iiif, tmp_path / "out", BASE, DAY)
    assert not (tmp_path / "out").exists()


def _cookbook(picture: str) -> dict[str, Any]:
    """Return a manifest in the manner of recipe 1 of the IIIF cookbook."""
    canvas = "https://iiif.example/recipe/0001/canvas/p1"
    body = {"id": picture, "type": "Image", "format": "image/png", "height": 18, "width": 12}
    painting = {
        "id": f"{canvas}/painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": canvas,
    }
    page = {"id": f"{canvas}/page", "type": "AnnotationPage", "items": [painting]}
    return {
        "@context": "http://iiif.io/api/presentation/3/context.json",
        "id": "https://iiif.example/recipe/0001/manifest.json",
        "type": "Manifest",
        "label": {"en": ["A photograph"], "vi": ["Ảnh"], "fr": ["Une photographie"]},
        "summary": {"none": ["Một tấm ảnh"]},
        "metadata": [{"label": {"vi": ["Tác giả"]}, "value": {"none": ["không rõ"]}}],
        "rights": "http://creativecommons.org/licenses/by/4.0/",
        "requiredStatement": {"label": {"en": ["Credit"]}, "value": {"en": ["A museum"]}},
        "items": [{"id": canvas, "type": "Canvas", "height": 1800, "width": 1200, "items": [page]}],
    }


def test_a_strangers_manifest_brings_its_picture_if_it_lies_there(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    Image.new("RGB", (12, 18)).save(tmp_path / "images" / "page 1.png")
    manifest = _cookbook("https://iiif.example/recipe/0001/images/page%201.png")
    (tmp_path / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    holding, one = IMPORTER.read(tmp_path, Known())
    assert isinstance(holding, Parcel)
    assert isinstance(one, Parcel)
    assert (holding.kind, one.kind) == ("holding", "media")
    assert holding.identifiers == (("uri", manifest["id"]),)
    assert holding.fields["note"] == Words("Tác giả: không rõ", None)
    assert one.fields["holding"] == holding.ref
    assert one.original == tmp_path / "images" / "page 1.png"
    assert {(name.text, name.type, name.lang) for name in one.names} == {
        ("A photograph", "preferred", "en"),
        ("Ảnh", "preferred", "vi"),
        ("Une photographie", "variant", "fr"),
    }
    assert one.fields["credit"] == "A museum"


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/x.png",
        "../../secret.png",
        "https://iiif.example/%2e%2e/secret.png",
        "file:///etc/hostname",
        "http://[broken",
        "https://iiif.example/link.png",
    ],
)
def test_no_picture_is_taken_from_outside_of_the_folder(address: str, tmp_path: Path) -> None:
    Image.new("RGB", (2, 2)).save(tmp_path / "secret.png")
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    (inside / "link.png").symlink_to(tmp_path / "secret.png")
    (inside / "m.json").write_text(json.dumps(_cookbook(address)), "utf-8")
    (one,) = IMPORTER.read(inside, Known())
    assert isinstance(one, Parcel)
    assert (one.kind, one.original) == ("holding", None)  # what it says is taken all the same


def test_a_new_archive_takes_manifests_with_their_pictures(folder: Path, tmp_path: Path) -> None:
    with Archive.create(tmp_path / "new.muniment", Words("Mới", "New")) as archive:
        rehearsed = import_manifests(archive, [folder], Known(), dry_run=True)
        report = import_manifests(archive, [folder], Known())
        again = import_manifests(archive, [folder], Known())
        assert rehearsed.added == report.added == {"media": 3, "map": 3}
        assert (report.problems, again.added, again.changed) == ((), {}, {})
        shown = archive.read(map_sheets)
        assert {sheet.ref for sheet in shown} >= {"map/so-do-vung-1950"}
        assert all(sheet.pyramid for sheet in shown)
        record = archive.read(reading.record, shown[0].media)
        assert record.title.vi is not None
        assert record.title.vi.startswith("Bản vẽ")
        assert record.fields["licence"]


def test_rubbish_among_manifests_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[" * 50_000, "utf-8")
    (tmp_path / "b.json").write_text('{"type": "Manifest", "items": {"items": [7]}}', "utf-8")
    (tmp_path / "c.json").write_text('{"@type": "sc:Manifest"}', "utf-8")
    (tmp_path / "d.json").write_bytes(b"\xff\xfe")
    found = list(IMPORTER.read(tmp_path, Known()))
    assert [one.where for one in found] == ["a.json", "b.json", "c.json", "d.json"]
    assert all(isinstance(one, Rejected) and len(one.message) < 300 for one in found)
    with pytest.raises(ImportRefused, match="JSON"):
        list(IMPORTER.read(tmp_path / "a.json", Known()))
    (tmp_path / "e").mkdir()
    with pytest.raises(ImportRefused, match="no IIIF manifest"):
        list(IMPORTER.read(tmp_path / "e", Known()))


def test_a_manifest_says_credit_licence_day_scale_and_what_is_marked(
    archive: Archive, tmp_path: Path
) -> None:
    from db import editing
    from db.dates import parse
    from db.exports import export
    from db.records import Target
    from db.scanning import Wishes, import_pictures
    from tests.db.pictures.drawing import gradient, saved

    scan = saved(tmp_path / "tờ.png", gradient(600, 400))
    import_pictures(archive, [scan], Wishes(as_map=True))
    licence = "https://creativecommons.org/licenses/by/4.0/"
    archive.write(editing.set_values, "media/to", {"credit": "Bảo tàng Mẫu", "licence": licence})
    values = {"scale": 50_000, "date": parse("1950-09"), "summary.vi": "Cũ."}
    archive.write(editing.set_values, "map/to", values)
    archive.write(editing.set_field, "media/to", "may_be_shown", True)
    for ref in ("media/to", "map/to", "place/song-gam"):
        archive.write(editing.set_status, ref, "published")
    corner = editing.Region("media/to", 0, ((10, 10), (200, 10), (200, 90)))
    archive.write(editing.add_evidence, "place/song-gam", Target("record"), "probable", at=corner)
    export(archive, "iiif", tmp_path / "ra")
    told = [
        (name, file.read_text("utf-8"))
        for file in sorted((tmp_path / "ra").rglob("*.json"))
        if (name := file.relative_to(tmp_path / "ra").as_posix())
    ]
    sheet = json.loads(next(text for name, text in told if '"1:50000"' in text))
    assert sheet["requiredStatement"]["value"] == {"none": ["Bảo tàng Mẫu"]}
    assert sheet["rights"] == licence.replace("https:", "http:")
    assert sheet["navDate"] == "1950-09-01T00:00:00Z"
    assert sheet["summary"] == {"vi": ["Cũ."]}
    assert any('"tagging"' in text and "Sông Gấm" in text for _, text in told)
