"""Backups: a catalogue each time, an original once, thinned; restored whole, what was kept too."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from db import Archive, editing, reading, tables, writing
from db.backups import ORIGINALS, back_up, backups, due, folder_of
from db.errors import ArchiveInUse, OpeningRefused, StorageFailed
from db.maps import originals
from db.records import Words
from db.restoration import restore
from db.scanning import Wishes, import_pictures
from db.thinning import kept
from db.verification import verify
from tests.db.content import content
from tests.db.pictures.drawing import gradient, saved

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.transaction import Transaction

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SCAN = b"\x89PNG" + bytes(range(256)) * 20_000


def _add_scan(transaction: Transaction) -> None:
    sha256 = writing.store_original(transaction, SCAN)
    columns = {"sha256": sha256, "size": len(SCAN), "media_type": "image/png"}
    writing.add_record(transaction, "media/anh", Words("Ảnh"), columns=columns)


@pytest.fixture
def scanned(archive_path: Path) -> Path:
    """Give the small archive with a scan in it."""
    with Archive.open(archive_path, mode="write") as archive:
        archive.write(_add_scan)
    return archive_path


def _rename(path: Path, lat: float) -> None:
    with Archive.open(path, mode="write") as archive:
        archive.write(editing.set_field, "place/song-gam", "lat", lat)


def test_a_backup_is_the_catalogue_and_each_original_once(scanned: Path) -> None:
    folder = folder_of(scanned)
    first = back_up(scanned, folder, NOW)
    original = folder / ORIGINALS / hashlib.sha256(SCAN).hexdigest()
    assert original.read_bytes() == SCAN
    written = original.stat().st_mtime_ns
    assert first.path.stat().st_size < len(SCAN) / 5
    _rename(scanned, 3.0)
    second = back_up(scanned, folder, NOW + timedelta(hours=1))
    assert original.stat().st_mtime_ns == written
    assert [backup.path for backup in backups(folder)] == [second.path, first.path]
    assert second.revision == first.revision + 1


def test_what_is_restored_is_what_was_backed_up_and_what_was_there_is_kept(scanned: Path) -> None:
    before = content(scanned)
    with Archive.open(scanned, mode="write") as archive:
        made = back_up(scanned, folder_of(scanned), NOW)  # while it is open for writing
        archive.write(editing.set_field, "place/song-gam", "lat", 3.0)
    after = content(scanned)
    replaced = restore(made.path, scanned)
    assert replaced is not None
    assert content(replaced) == after
    del before["setting"]  # the search index was built anew
    found = content(scanned)
    del found["setting"]
    assert found == before
    assert [check for check in verify(scanned) if not check.ok] == []
    assert restore(made.path, scanned.with_name("new.muniment")) is None
    with Archive.open(scanned.with_name("new.muniment"), mode="write") as archive:
        archive.write(editing.undo)
        with pytest.raises(ArchiveInUse):
            restore(made.path, archive.path)


def test_a_damaged_backup_replaces_nothing(scanned: Path) -> None:
    made = back_up(scanned, folder_of(scanned), NOW)
    before = scanned.read_bytes()
    original = next((folder_of(scanned) / ORIGINALS).iterdir())
    original.write_bytes(SCAN[:-1] + b"?")
    with pytest.raises(StorageFailed, match="damaged"):
        restore(made.path, scanned)
    original.unlink()
    with pytest.raises(OpeningRefused, match="lacks the original"):
        restore(made.path, scanned)
    made.path.write_bytes(made.path.read_bytes()[:9_000])
    with pytest.raises(OpeningRefused):
        restore(made.path, scanned)
    assert scanned.read_bytes() == before
    assert {file.name for file in scanned.parent.iterdir()} == {
        scanned.name, folder_of(scanned).name,
    }  # fmt: skip


def test_a_whole_copy_can_be_restored_too_and_an_older_format(
    scanned: Path, tmp_path: Path
) -> None:
    copy = shutil.copy(scanned, tmp_path / "copy.muniment")
    _rename(scanned, 4.0)
    restore(tmp_path / "copy.muniment", scanned)
    assert content(scanned) == content(tmp_path / "copy.muniment")
    assert copy


def test_a_backup_is_due_when_something_changed_and_time_has_passed(archive_path: Path) -> None:
    folder = folder_of(archive_path)
    assert due(archive_path, folder, NOW)
    back_up(archive_path, folder, NOW)
    later = NOW + timedelta(hours=1)
    assert not due(archive_path, folder, later)
    _rename(archive_path, 3.0)
    assert not due(archive_path, folder, NOW + timedelta(minutes=29))
    assert due(archive_path, folder, later)


def test_backups_are_thinned_as_they_age() -> None:
    moments = {NOW - timedelta(minutes=30 * n) for n in range(48 * 400)}
    staying = kept(moments, NOW)
    assert NOW in staying
    assert len([m for m in staying if NOW - m <= timedelta(hours=3)]) == 7
    assert len(staying) <= 7 + 12 + 10 + 9
    assert max(NOW - moment for moment in staying) > timedelta(days=230)
    assert kept(staying, NOW) == staying
    assert kept([], NOW) == frozenset()


def test_a_folder_that_cannot_be_written_is_a_sentence(scanned: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StorageFailed, match="cannot be written"):
        back_up(scanned, tmp_path / "file", NOW)
    with closing(sqlite3.connect(scanned)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Archive.open(scanned) as archive:
        assert archive.read(reading.about).counts["media"] == 1


@pytest.mark.parametrize("beside", [False, True], ids=["inside", "beside"])
def test_pictures_come_back_with_their_tiles(
    archive_path: Path, tmp_path: Path, beside: bool
) -> None:
    scan = saved(tmp_path / "tờ.png", gradient(700, 500))
    with Archive.open(archive_path, mode="write") as archive:
        import_pictures(archive, [scan], Wishes(beside=beside, as_map=True))
        before = archive.read(_tiles)
    assert len(before) > 2
    made = back_up(archive_path, folder_of(archive_path), NOW)
    elsewhere = tmp_path / "nơi khác" / "kho.muniment"
    elsewhere.parent.mkdir()
    restore(made.path, elsewhere)
    with Archive.open(elsewhere) as archive:
        assert archive.read(_tiles) == before
    assert [check for check in verify(elsewhere) if not check.ok] == []
    kept = [file.read_bytes() for file in originals.folder_of(elsewhere).glob("*")]
    assert kept == ([scan.read_bytes()] if beside else [])


def _tiles(connection: Connection) -> list[tuple[object, ...]]:
    tile = tables.Tile
    rows = connection.execute(
        select(tile.level, tile.column, tile.row, tile.data).order_by(
            tile.level, tile.column, tile.row
        )
    )
    return [tuple(row) for row in rows]


def test_an_original_that_is_gone_is_left_out_and_the_catalogue_is_kept(
    archive_path: Path, tmp_path: Path
) -> None:
    scan = saved(tmp_path / "tờ.png", gradient(300, 200))
    with Archive.open(archive_path, mode="write") as archive:
        import_pictures(archive, [scan], Wishes(beside=True))
    for file in originals.folder_of(archive_path).iterdir():
        file.unlink()
    made = back_up(archive_path, folder_of(archive_path), NOW)
    names = {file.name for file in (folder_of(archive_path) / ORIGINALS).iterdir()}
    assert not [name for name in names if len(name) == 64]
    assert made.path.exists()


def test_older_backups_are_thinned_when_a_new_one_is_made(archive_path: Path) -> None:
    folder = folder_of(archive_path)
    long_ago = NOW - timedelta(days=400)
    for hour in range(3):
        back_up(archive_path, folder, long_ago + timedelta(hours=hour))
    newest = back_up(archive_path, folder, NOW)
    left = [backup.at for backup in backups(folder)]
    assert newest.at in left
    assert len(left) < 4
