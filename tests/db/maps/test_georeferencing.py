"""Where a map lies: written as one revision, read again, refused in a sentence."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, reading, writing
from db.errors import ImportRefused, Impossible, NotFound, StaleVersion, StorageFailed
from db.georeferencing import georeference, take_placement
from db.maps.control_points import ControlPoint
from db.maps.placement_files import placement_text, read_placement, write_file
from db.maps.sheets import sheet
from db.records import Words
from tests.db.maps.sheet_samples import MAP, add_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.transaction import Transaction

POINTS = (
    ControlPoint(100, 100, 105.2, 22.4, note="góc trái"),
    ControlPoint(1900, 120, 106.9, 22.38),
    ControlPoint(1880, 1400, 106.88, 21.3, place="place/dong-khe"),
    ControlPoint(900, 700, 106.1, 21.9, enabled=False),
)
MASK = ((10.0, 10.0), (1990.0, 12.0), (1980.0, 1490.0))


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.create(tmp_path / "bản đồ.muniment", Words("Thử")) as door:
        door.write(add_sheet)
        door.write(_add_place)
        yield door


def _add_place(transaction: Transaction) -> None:
    writing.add_record(
        transaction,
        "place/dong-khe",
        Words("Đông Khê"),
        columns={"lat": 22.43, "lon": 106.43},
    )


def test_what_is_written_is_read_again_and_stands_in_one_revision(archive: Archive) -> None:
    changes = archive.write(georeference, MAP, POINTS, "polynomial2", MASK)
    shown = archive.read(sheet, MAP)
    assert shown is not None
    assert (shown.points, shown.transformation, shown.mask) == (POINTS, "polynomial2", MASK)
    assert changes.edited == {MAP}
    newest = archive.read(reading.revisions)[0]
    assert newest.why == "Georeference Tờ bản đồ"
    assert not archive.write(georeference, MAP, POINTS, "polynomial2", MASK)


def test_moving_one_point_is_a_revision_too(archive: Archive) -> None:
    archive.write(georeference, MAP, POINTS)
    moved = (ControlPoint(101, 100, 105.2, 22.4), *POINTS[1:])
    assert archive.write(georeference, MAP, moved).edited == {MAP}


def test_a_map_is_freed_of_its_points(archive: Archive) -> None:
    archive.write(georeference, MAP, POINTS, "spline", MASK)
    archive.write(georeference, MAP, ())
    shown = archive.read(sheet, MAP)
    assert shown is not None
    assert (shown.points, shown.transformation, shown.mask) == ((), None, None)


@pytest.mark.parametrize(
    ("ref", "points", "kind", "mask", "error"),
    [
        ("map/khong-co", POINTS, None, None, NotFound),
        ("place/dong-khe", POINTS, None, None, Impossible),
        (MAP, POINTS, "cubic", None, Impossible),
        (MAP, [ControlPoint(1, 2, 181, 0)], None, None, Impossible),
        (MAP, [ControlPoint(float("nan"), 2, 1, 0)], None, None, Impossible),
        (MAP, [ControlPoint(1, 2, 3, 4, place="place/khong-co")], None, None, NotFound),
        (MAP, [ControlPoint(1, 2, 3, 4, place=MAP)], None, None, Impossible),
        (MAP, POINTS, None, [(1, 2), (3, 4)], Impossible),
        (MAP, POINTS, None, [(1, 2), (3, 4), (float("inf"), 5)], Impossible),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_changed(
    archive: Archive,
    ref: str,
    points: list[ControlPoint],
    kind: str | None,
    mask: list[tuple[float, float]] | None,
    error: type[Exception],
) -> None:
    archive.write(georeference, MAP, POINTS[:2], "affine")
    with pytest.raises(error):
        archive.write(georeference, ref, points, kind, mask)
    shown = archive.read(sheet, MAP)
    assert shown is not None
    assert shown.points == POINTS[:2]


@pytest.mark.parametrize(
    "mask",
    [
        [["a", "b"], [1, 2], [3, 4]],
        [[1], [2], [3]],
        [1, 2, 3],
        {"x": 1},
        "x",
        [[1, 2], [3, 4]],
        [[1, 2], [3, 4], [5, float("nan")]],
        [[1, 2], [3, 4], [10**400, 5]],
    ],
)
def test_a_mask_that_no_muniment_wrote_is_none(archive: Archive, mask: object) -> None:
    archive.write(
        lambda transaction: transaction.connection.exec_driver_sql(
            "UPDATE map SET mask = ?", (json.dumps(mask),)
        )
    )
    shown = archive.read(sheet, MAP)
    assert shown is not None
    assert shown.mask is None


def test_who_saw_an_older_version_is_told(archive: Archive) -> None:
    seen = archive.read(reading.record, MAP).version
    archive.write(georeference, MAP, POINTS, None, None, seen)
    with pytest.raises(StaleVersion):
        archive.write(georeference, MAP, (), None, None, seen)


def test_a_file_of_another_program_is_taken_at_the_size_of_our_picture(
    archive: Archive, tmp_path: Path
) -> None:
    archive.write(georeference, MAP, POINTS, "spline", MASK)
    text = archive.read(placement_text, MAP, "iiif-georeference")
    whole = json.loads(text)
    whole["target"]["source"] |= {"width": 1000, "height": 750}
    whole["target"]["selector"]["value"] = '<svg><polygon points="5,5 995,6 990,745"/></svg>'
    for feature in whole["body"]["features"]:
        feature["properties"]["resourceCoords"] = [
            side / 2 for side in feature["properties"]["resourceCoords"]
        ]
    path = tmp_path / "bản đồ.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    archive.write(georeference, MAP, ())
    archive.write(take_placement, MAP, read_placement(path), path)
    shown = archive.read(sheet, MAP)
    assert shown is not None
    assert [(p.x, p.y, p.lon, p.lat) for p in shown.points] == [
        (p.x, p.y, p.lon, p.lat) for p in POINTS[:3]
    ]
    assert (shown.transformation, shown.mask) == ("spline", MASK)


def test_points_of_qgis_leave_transformation_and_mask_as_they_are(
    archive: Archive, tmp_path: Path
) -> None:
    archive.write(georeference, MAP, POINTS, "polynomial2", MASK)
    path = tmp_path / "a.points"
    write_file(path, archive.read(placement_text, MAP, "qgis-points"))
    archive.write(take_placement, MAP, read_placement(path), path)
    shown = archive.read(sheet, MAP)
    assert shown is not None
    assert (shown.transformation, shown.mask) == ("polynomial2", MASK)
    assert [point.enabled for point in shown.points] == [True, True, True, False]


def test_one_of_several_maps_in_a_file_has_to_be_named(archive: Archive, tmp_path: Path) -> None:
    archive.write(georeference, MAP, POINTS)
    whole = json.loads(archive.read(placement_text, MAP, "iiif-georeference"))
    path = tmp_path / "page.json"
    path.write_text(json.dumps({"type": "AnnotationPage", "items": [whole, whole]}))
    with pytest.raises(ImportRefused, match="describes 2 maps"):
        read_placement(path)
    assert len(read_placement(path, 2).points) == 3
    with pytest.raises(ImportRefused, match="no map number 3"):
        read_placement(path, 3)


def test_a_map_without_points_has_nothing_to_export(archive: Archive) -> None:
    with pytest.raises(Impossible, match="has no control points"):
        archive.read(placement_text, MAP, "qgis-points")


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="cannot be written"):
        write_file(tmp_path / "none" / "a.points", "x")
    with pytest.raises(StorageFailed, match="cannot be written"):
        write_file(tmp_path, "x")
    assert not list(tmp_path.parent.glob(".*.part"))
