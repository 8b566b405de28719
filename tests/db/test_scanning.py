"""Taking pictures in: whole or not at all, quickly out of the way of a save, and found again."""

from __future__ import annotations

import hashlib
import threading
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from sqlalchemy import delete, func, select, update

from db import Archive, editing, keeping, reading, tables, verification, writing
from db.archive import Cancellation, Cancelled
from db.errors import ImportRefused
from db.maps import originals, sheets
from db.maps.levels import tile_count
from db.records import Words
from db.scanning import Wishes, import_pictures
from db.search.query import search
from tests.db.pictures.drawing import gradient, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.transaction import Transaction

BESIDE = Wishes(beside=True)
AS_MAP = Wishes(as_map=True)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Give a scan of some tiles."""
    return saved(tmp_path / "Bản đồ Đông Khê.tif", gradient(1400, 900), compression="tiff_lzw")


def counts(connection: Connection) -> dict[str, int]:
    """Count what a picture leaves in an archive."""
    kept = (tables.Media, tables.Map, tables.MediaChunk, tables.Pyramid, tables.Tile)
    return {
        table.__tablename__: connection.execute(
            select(func.count()).select_from(table)
        ).scalar_one()
        for table in kept
    }


def test_a_scan_is_kept_cut_and_found(archive: Archive, scan: Path) -> None:
    told: list[float] = []
    added: list[str] = []
    report = import_pictures(archive, [scan], AS_MAP, progress=told.append, added=added.append)
    assert report.format == "image"
    assert report.added == {"media": 1, "map": 1}
    assert added == ["media/ban-do-dong-khe", "map/ban-do-dong-khe"]
    assert told == sorted(told)
    assert told[-1] == 1.0
    sheet = archive.read(sheets.sheet, "map/ban-do-dong-khe")
    assert sheet is not None
    assert sheet.pyramid is not None
    assert (sheet.media, sheet.width, sheet.height, sheet.levels) == (added[0], 1400, 900, 3)
    assert sheet.sha256 == hashlib.sha256(scan.read_bytes()).hexdigest()
    for level in range(sheet.levels):
        columns, rows = tile_count(sheet.width, sheet.height, sheet.levels, level)
        inside = archive.read(sheets.tile, sheet.pyramid, level, columns - 1, rows - 1)
        assert inside is not None
        assert inside.startswith(b"\xff\xd8")
        assert archive.read(sheets.tile, sheet.pyramid, level, columns, 0) is None
    kept = b"".join(archive.read(_original, archive.path, sheet.sha256))
    assert kept == scan.read_bytes()
    refs = {hit.ref for hit in archive.read(search, "ban do dong khe").hits}
    assert set(added) <= refs
    assert [found.ref for found in archive.read(sheets.map_sheets)] == [added[1]]
    assert archive.read(sheets.maps_of, added[0]) == (added[1],)


def _original(connection: Connection, archive: Path, sha256: str) -> list[bytes]:
    return list(originals.read(connection, archive, sha256))


def test_a_scan_that_is_there_changes_nothing(archive: Archive, scan: Path) -> None:
    import_pictures(archive, [scan])
    before = archive.read(counts)
    copy = scan.with_name("bản sao.tif")
    copy.write_bytes(scan.read_bytes())
    report = import_pictures(archive, [copy])
    assert (report.unchanged, report.added) == (1, {"media": 0, "map": 0})
    assert archive.read(counts) == before


def test_a_rehearsal_adds_nothing(archive: Archive, scan: Path) -> None:
    before = archive.read(counts)
    report = import_pictures(archive, [scan], Wishes(dry_run=True, as_map=True))
    assert report.added == {"media": 1, "map": 1}
    assert archive.read(counts) == before


def test_an_import_is_one_revision_without_tiles(archive: Archive, scan: Path) -> None:
    before = len(archive.read(reading.revisions))
    import_pictures(archive, [scan], AS_MAP)
    revisions = archive.read(reading.revisions)
    assert len(revisions) == before + 1
    assert scan.name in str(revisions[0])
    assert "tile" not in str(revisions[0])


def test_an_original_may_stand_beside(archive: Archive, scan: Path) -> None:
    import_pictures(archive, [scan], BESIDE)
    folder = originals.folder_of(archive.path)
    (copy,) = folder.iterdir()
    assert copy.name.isascii()
    assert copy.read_bytes() == scan.read_bytes()
    assert archive.read(counts)["media_chunk"] == 0
    assert _failed(archive) == {}
    copy.write_bytes(scan.read_bytes()[:-1] + b"?")
    assert _failed(archive) == {"originals": 1}
    copy.unlink()
    assert _failed(archive) == {"originals": 1}


def _failed(archive: Archive) -> dict[str, int]:
    return {c.name: c.found for c in archive.read(verification.checks) if not c.ok}


def test_verify_sees_every_tile(archive: Archive, scan: Path) -> None:
    import_pictures(archive, [scan])
    assert _failed(archive) == {}
    table = tables.Tile
    spoilt: Callable[[Transaction], object] = lambda t: t.connection.execute(  # noqa: E731
        update(table).where(table.level == 1, table.column == 0).values(data=b"\xff\xd8\xff no")
    )
    archive.write(spoilt)
    assert _failed(archive) == {"tiles": 1}
    archive.write(lambda t: t.connection.execute(delete(table).where(table.level == 2)))
    assert _failed(archive) == {"tiles": 2}
    impossible = {"levels": 10**9}
    archive.write(lambda t: t.connection.execute(update(tables.Pyramid).values(**impossible)))
    assert _failed(archive) == {"tiles": 1}
    sheet = archive.read(sheets.sheet, "media/ban-do-dong-khe")
    assert sheet is not None
    assert sheet.pyramid is None


def test_a_refused_scan_leaves_no_trace(archive: Archive, tmp_path: Path, scan: Path) -> None:
    pages = [gradient(700, 500), Image.new("F", (40, 40), 0.5)]
    late = saved(tmp_path / "hai trang.tif", pages[0], save_all=True, append_images=pages[1:])
    before = archive.read(counts)
    with pytest.raises(ImportRefused, match="32 bits"):
        import_pictures(archive, [late])
    assert archive.read(counts) == before
    with pytest.raises(ImportRefused, match="cannot be read"):
        import_pictures(archive, [scan, tmp_path / "missing.png"])
    assert archive.read(counts)["media"] == before["media"] + 1
    assert _failed(archive) == {}


@pytest.mark.parametrize("wishes", [Wishes(), BESIDE], ids=["inside", "beside"])
@pytest.mark.parametrize("share", [0.05, 0.4, 0.72])
def test_calling_it_off_leaves_no_trace(
    archive: Archive, scan: Path, wishes: Wishes, share: float
) -> None:
    before = archive.read(counts)
    cancellation = Cancellation()

    def progress(done: float) -> None:
        if done >= share:
            cancellation.cancel()

    try:
        import_pictures(archive, [scan], wishes, progress=progress, cancellation=cancellation)
    except Cancelled:
        assert archive.read(counts) == before
        assert not originals.folder_of(archive.path).exists()
    else:  # it was done before it heard
        assert share > 0.7
    assert _failed(archive) == {}


@pytest.mark.parametrize("wishes", [Wishes(), BESIDE], ids=["inside", "beside"])
def test_an_import_taken_back_can_be_brought_back(
    archive: Archive, scan: Path, wishes: Wishes
) -> None:
    import_pictures(archive, [scan], wishes)
    kept = archive.read(counts)
    archive.write(editing.undo)
    assert archive.read(counts) == {**kept, "media": 0}
    cancellation = Cancellation()
    with pytest.raises(Cancelled):
        import_pictures(
            archive,
            [scan],
            wishes,
            progress=lambda share: share > 0.2 and cancellation.cancel(),
            cancellation=cancellation,
        )
    archive.write(editing.redo)
    assert archive.read(counts) == kept
    assert _failed(archive) == {}


def test_what_a_killed_import_left_is_swept(archive: Archive, scan: Path) -> None:
    before = archive.read(counts)
    sha256 = hashlib.sha256(scan.read_bytes()).hexdigest()
    archive.write(keeping.announce, sha256)
    for position in range(3):
        archive.write(keeping.keep_chunk, sha256, position, b"half a scan")
    left: list[str] = []
    import_pictures(archive, [])
    archive.write(lambda transaction: left.extend(keeping.on_their_way(transaction)))
    assert left == []
    assert archive.read(counts) == before
    import_pictures(archive, [scan])
    assert _failed(archive) == {}


def test_a_save_goes_between_two_batches(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While tiles come in, another thread saves; both stand in the end."""
    monkeypatch.setattr("db.scanning.BATCH_BYTES", 20_000)
    noise = Image.effect_noise((2600, 1800), 90).convert("RGB")
    path = saved(tmp_path / "nhiễu.jpg", noise, quality=90)
    saves: list[int] = []
    begun = threading.Event()

    def rename(transaction: Transaction) -> None:
        place = writing.identify(transaction, "place/song-gam")
        writing.add_name(transaction, place, f"Gấm {len(saves)}", type="variant", lang="vi")

    def save() -> None:
        assert begun.wait(20)
        for _ in range(5):
            archive.write(rename)
            saves.append(archive.read(counts)["tile"])

    thread = threading.Thread(target=save)
    thread.start()
    import_pictures(archive, [path], progress=lambda share: share > 0.1 and begun.set())
    thread.join()
    assert len(saves) == 5
    assert saves[0] < archive.read(counts)["tile"]
    assert _failed(archive) == {}


def test_a_misnamed_picture_is_taken_for_what_it_is(archive: Archive, tmp_path: Path) -> None:
    path = saved(tmp_path / "ảnh.png", gradient(40, 30), format="JPEG")
    report = import_pictures(archive, [path])
    assert report.added["media"] == 1
    ((where, message),) = report.problems
    assert where == "ảnh.png"
    assert "image/jpeg" in message
    record = archive.read(reading.record, "media/anh")
    assert record.fields["media_type"] == "image/jpeg"


def test_regions_that_something_rests_on_are_found(archive: Archive, scan: Path) -> None:
    import_pictures(archive, [scan])
    polygon = [[10, 20], [300, 20], [300, 200]]

    def anchored(transaction: Transaction) -> None:
        media = writing.identify(transaction, "media/ban-do-dong-khe")
        event = writing.identify(transaction, "event/vuot-song-gam")
        values = {"media_id": media, "page": 0, "polygon": polygon}
        result = transaction.connection.execute(tables.Anchor.__table__.insert().values(**values))
        claim = writing.claims_of(transaction, event)[0]
        anchor = result.inserted_primary_key[0]
        writing.add_evidence(transaction, claim, grade="probable", anchor_id=anchor)

    archive.write(anchored)
    (region,) = archive.read(sheets.regions, "media/ban-do-dong-khe")
    assert region.ref == "event/vuot-song-gam"
    assert region.polygon == ((10, 20), (300, 20), (300, 200))
    assert archive.read(sheets.regions, "media/ban-do-dong-khe", 1) == ()


def test_a_record_without_a_picture_has_no_sheet(archive: Archive) -> None:
    assert archive.read(sheets.sheet, "place/song-gam") is None
    archive.write(lambda t: writing.add_record(t, "map/trong", Words("Trống", "Empty")))
    assert archive.read(sheets.sheet, "map/trong") is None
    assert archive.read(sheets.map_sheets) == ()
