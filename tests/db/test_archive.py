"""Archive: reading, writing, locking and what is left behind."""

from __future__ import annotations

import ctypes
import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from db import Archive, reading, writing
from db.errors import ArchiveInUse, Impossible, ReadOnly, StorageFailed
from db.records import Words
from db.verification import verify

ROOT = Path(__file__).parents[2]

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.transaction import Transaction


def _add(transaction: Transaction, tail: str) -> None:
    transaction.why = f"Add {tail}"
    writing.add_record(transaction, f"place/{tail}", Words(tail, tail))


def _sqlite_holds() -> int:
    """Return how many bytes SQLite holds in this process."""
    import _sqlite3

    used = getattr(ctypes.CDLL(_sqlite3.__file__), "sqlite3_memory_used", None)
    if used is None:
        pytest.skip("Python's SQLite does not say here what it holds")
    used.restype = ctypes.c_int64
    return int(used())


def test_a_closed_archive_is_one_plain_file(archive_path: Path) -> None:
    with Archive.open(archive_path, mode="write") as archive:
        archive.write(_add, "ben-moi")
        beside = {file.name for file in archive_path.parent.iterdir()}
        assert {f"{archive_path.name}-lock", f"{archive_path.name}-wal"} <= beside
    assert [file.name for file in archive_path.parent.iterdir()] == [archive_path.name]
    connection = sqlite3.connect(archive_path)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_a_write_is_one_revision_that_says_who_and_why(archive: Archive) -> None:
    changes = archive.write(_add, "ben-moi")
    assert changes.added == {"place/ben-moi"}
    assert not changes.edited
    assert not changes.removed
    newest, oldest = archive.read(reading.revisions)
    assert (newest.number, newest.who, newest.why) == (2, "Lan", "Add ben-moi")
    assert newest.changes[0].before is None
    assert newest.changes[0].after["rows"]["record"][0]["slug"] == "ben-moi"
    assert oldest.why == "Lay out a small catalogue"


def test_pages_that_were_kept_are_given_back_and_read_anew(archive: Archive) -> None:
    def pages(connection: Connection) -> int:
        return len(connection.execute(text("SELECT slug FROM record ORDER BY slug")).all())

    with ThreadPoolExecutor(2) as both:
        before = list(both.map(lambda _: archive.read(pages), range(4)))
    kept = _sqlite_holds()
    archive.drop_pages()
    assert _sqlite_holds() < kept
    assert [archive.read(pages) for _ in range(3)] == before[:3]
    archive.close()
    archive.drop_pages()  # of a pack that was swapped meanwhile there is nothing left to give


def test_a_write_that_raises_leaves_nothing(archive: Archive) -> None:
    def half(transaction: Transaction) -> None:
        writing.add_record(transaction, "place/nua", Words("Nửa", "Half"))
        raise RuntimeError("half way")

    with pytest.raises(RuntimeError, match="half way"):
        archive.write(half)
    assert [place.ref for place in archive.read(reading.summaries, "place")] == ["place/song-gam"]
    assert len(archive.read(reading.revisions)) == 1


def test_a_write_that_changes_nothing_is_no_revision(archive: Archive) -> None:
    def look(transaction: Transaction) -> None:
        transaction.touch(writing.identify(transaction, "place/song-gam"))

    assert not archive.write(look)
    assert len(archive.read(reading.revisions)) == 1


def test_an_edit_counts_the_version_and_keeps_before_and_after(archive: Archive) -> None:
    def rename(transaction: Transaction) -> None:
        place = writing.identify(transaction, "place/song-gam")
        writing.add_name(transaction, place, "Sông Gâm", type="variant", lang="vi")

    changes = archive.write(rename)
    assert changes.edited == {"place/song-gam"}
    assert archive.read(reading.record, "place/song-gam").version == 2
    change = archive.read(reading.revisions, "place/song-gam")[0].changes[0]
    assert [row["text"] for row in change.after["rows"]["name"]] == ["Sông Gâm"]
    assert "name" not in change.before["rows"], "of an edited record only what differs is kept"


def test_a_reader_cannot_write_by_any_way(archive_path: Path) -> None:
    def intrude(connection: Connection) -> None:
        connection.execute(text("DELETE FROM claim"))

    with Archive.open(archive_path) as archive:
        assert not archive.writable
        with pytest.raises(ReadOnly, match="opened for reading"):
            archive.write(_add, "x")
        with pytest.raises(Exception, match=r"not authorized|readonly|prohibited"):
            archive.read(intrude)
    with (
        Archive.open(archive_path, mode="write") as archive,
        pytest.raises(Exception, match=r"not authorized|readonly"),
    ):
        archive.read(intrude)


def test_create_refuses_to_replace_a_file(archive_path: Path) -> None:
    before = archive_path.read_bytes()
    with pytest.raises(Impossible, match="exists already"):
        Archive.create(archive_path, Words("Khác", "Other"))
    assert archive_path.read_bytes() == before


def test_create_where_nothing_can_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="does not answer"):
        Archive.create(tmp_path / "no folder" / "x.muniment", Words("Thử"))


HOLD = """
import sys, time
from pathlib import Path
from db import Archive
archive = Archive.open(Path(sys.argv[1]), mode="write")
print("held", flush=True)
sys.stdin.read()
"""


def _holder(path: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_is_told_the_first_ones_name_and_process(archive_path: Path) -> None:
    process = _holder(archive_path)
    try:
        with pytest.raises(ArchiveInUse, match=f"process {process.pid}"):
            Archive.open(archive_path, mode="write")
        with Archive.open(archive_path) as reader:
            assert reader.read(reading.about).counts["event"] == 1
    finally:
        process.communicate("")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_the_lock_of_a_killed_writer_holds_nobody_up(archive_path: Path) -> None:
    process = _holder(archive_path)
    process.kill()
    process.communicate()
    with Archive.open(archive_path, mode="write") as archive:
        archive.write(_add, "ben-moi")
    assert all(check.ok for check in verify(archive_path))


def test_another_process_writing_is_noticed(archive_path: Path) -> None:
    with Archive.open(archive_path) as reader:
        before = reader.data_version()
        with Archive.open(archive_path, mode="write") as writer:
            writer.write(_add, "ben-moi")
        assert reader.data_version() != before
        assert reader.read(reading.about).counts["place"] == 2


def test_a_full_disk_is_a_sentence_and_loses_nothing(archive: Archive) -> None:
    def fill(transaction: Transaction) -> None:
        pages = transaction.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        transaction.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for number in range(2_000):
            _add(transaction, f"bai-{number}")

    with pytest.raises(StorageFailed, match="is full"):
        archive.write(fill)
    assert archive.read(reading.about).counts["place"] == 1


def test_what_is_lent_is_written_by_another_and_settled_by_its_owner(archive: Archive) -> None:
    from db.editing import set_status

    def work(path: Path, who: str) -> str:
        with Archive.open_lent(path, who) as lent:
            lent.write(set_status, "place/song-gam", "reviewed")
        return who

    assert archive.lend(work) == "Lan"
    assert archive.read(reading.record, "place/song-gam").reviewed_by == "Lan"
    archive.write(set_status, "place/song-gam", "draft")
    archive.close()
    assert not archive.path.with_name(f"{archive.path.name}-wal").exists()
    with Archive.open(archive.path) as read_only, pytest.raises(ReadOnly):
        read_only.lend(work)
