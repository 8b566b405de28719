"""Storage: the write lock, what lies beside an archive, and what kind of folder holds it."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from db import Archive, reading, writing
from db.errors import ArchiveInUse, ReadOnly
from db.records import Words
from db.storage import (
    WriteLock,
    free_name,
    never_changes,
    on_network,
    synchronised,
    user_name,
    wal_has_content,
)

ROOT = Path(__file__).parents[2]
NOT_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere"
)

NAMES = (
    "hai từ.muniment",
    "a#b.muniment",
    "a?b.muniment",
    "a?mode=memory&x.muniment",
    "100%.muniment",
    "%41.muniment",
    "Thái Nguyên – Đông Khê.muniment",
    "dấu 'nháy' \"kép\".muniment",
    "-n.muniment",
    "không đuôi",
)


def test_the_lock_says_who_holds_it_and_goes_with_them(tmp_path: Path) -> None:
    archive = tmp_path / "a.muniment"
    lock, other = WriteLock(archive), WriteLock(archive)
    other.release()
    lock.acquire()
    with pytest.raises(ArchiveInUse, match=rf"{user_name()}, process {os.getpid()}"):
        other.acquire()
    lock.release()
    lock.release()
    assert list(tmp_path.iterdir()) == []
    other.acquire()
    other.release()


def test_a_lock_left_behind_by_nobody_is_taken(tmp_path: Path) -> None:
    (tmp_path / "a.muniment-lock").write_text("\nsomebody long gone\n")
    lock = WriteLock(tmp_path / "a.muniment")
    lock.acquire()
    assert str(os.getpid()) in (tmp_path / "a.muniment-lock").read_text()
    lock.release()


def test_a_lock_that_was_removed_between_opening_and_locking_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The holder ends just then: locking the file that it removed would lock nobody out."""
    holder, late, third = (WriteLock(tmp_path / "a.muniment") for _ in range(3))
    holder.acquire()
    opened = os.open

    def open_then_lose(*arguments: object, **options: object) -> int:
        descriptor = opened(*arguments, **options)  # type: ignore[arg-type]
        holder.release()
        return descriptor

    monkeypatch.setattr(os, "open", open_then_lose)
    late.acquire()
    monkeypatch.undo()
    with pytest.raises(ArchiveInUse):
        third.acquire()
    late.release()


def test_a_folder_that_is_not_there_cannot_hold_a_lock(tmp_path: Path) -> None:
    with pytest.raises(ReadOnly, match="cannot be written to"):
        WriteLock(tmp_path / "none" / "a.muniment").acquire()


@NOT_ROOT
def test_a_closed_folder_cannot_hold_a_lock(archive_path: Path) -> None:
    archive_path.parent.chmod(0o555)
    with pytest.raises(ReadOnly, match="cannot be written to"):
        Archive.open(archive_path, mode="write")
    with Archive.open(archive_path) as archive:
        assert archive.read(reading.about).counts["place"] == 1
    archive_path.parent.chmod(0o755)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_will_do(archive_path: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "Thư mục #1? 100%" / name
    path.parent.mkdir()
    shutil.copy(archive_path, path)
    with Archive.open(path, mode="write") as archive:
        archive.write(lambda t: writing.add_record(t, "place/moi", Words("Mới")))
    with Archive.open(path) as archive:
        assert archive.read(reading.about).counts["place"] == 2
    assert [file.name for file in path.parent.iterdir()] == [name]


def test_a_name_that_is_no_utf_8_will_do(archive_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(archive_path.parent) + b"/caf\xe9.muniment"))
    try:
        shutil.copy(archive_path, path)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes UTF-8 names alone")
    with Archive.open(path, mode="write") as archive:
        assert archive.read(reading.about).counts["place"] == 1


def test_a_link_and_its_file_have_one_lock_and_one_log(archive_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.muniment"
    link.symlink_to(archive_path)
    with Archive.open(link, mode="write") as archive:
        with pytest.raises(ArchiveInUse):
            Archive.open(archive_path, mode="write")
        archive.write(lambda t: writing.add_record(t, "place/moi", Words("Mới")))
        assert wal_has_content(link)
        with Archive.open(link) as reader:
            assert reader.read(reading.about).counts["place"] == 2
    assert [file.name for file in folder.iterdir()] == ["link.muniment"]
    assert link.is_symlink()


def test_a_user_without_a_name_is_told_by_number(monkeypatch: pytest.MonkeyPatch) -> None:
    def nameless() -> str:
        raise KeyError("no such user")

    monkeypatch.setattr(getpass, "getuser", nameless)
    assert user_name().startswith(("user ", "an unnamed"))


MOUNTS = (
    "/dev/sda1 / ext4 rw 0 0\nserver:/x {point} {kind} rw 0 0\n/dev/sdb1 {point}/in ext4 rw 0 0\n"
)


@pytest.mark.skipif(not Path("/proc/mounts").exists(), reason="this system lists no mounts")
@pytest.mark.parametrize(("kind", "network"), [("nfs4", True), ("cifs", True), ("xfs", False)])
def test_network_folders_are_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, *, network: bool
) -> None:
    listed = MOUNTS.format(point=tmp_path, kind=kind)
    monkeypatch.setattr(Path, "read_text", lambda *_a, **_o: listed)
    assert on_network(tmp_path / "a.muniment") is network
    assert not on_network(tmp_path / "in" / "a.muniment")
    assert not on_network(tmp_path.parent / "a.muniment")


def test_without_a_list_of_mounts_every_folder_is_local(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    assert not on_network(tmp_path / "a.muniment")


def test_a_network_folder_gets_no_write_ahead_log(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.archive.on_network", lambda _path: True)
    with Archive.open(archive_path, mode="write") as archive:
        archive.write(lambda t: writing.add_record(t, "place/moi", Words("Mới")))
        beside = {file.name for file in archive_path.parent.iterdir()}
        assert f"{archive_path.name}-wal" not in beside


def test_only_a_medium_that_cannot_change_is_immutable(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not never_changes(archive_path)
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    assert not never_changes(archive_path)  # a plain file, which SQLite can open as it is

    class Mounted:
        f_flag = os.ST_RDONLY

    monkeypatch.setattr(os, "statvfs", lambda _path: Mounted)
    assert never_changes(archive_path)
    archive_path.with_name(archive_path.name + "-wal").write_bytes(b"content")
    assert not never_changes(archive_path)


READ = """
import sys
from pathlib import Path
from db import Archive, reading
with Archive.open(Path(sys.argv[1])) as archive:
    print(archive.read(reading.about).counts["place"], flush=True)
    before = archive.data_version()
    sys.stdin.readline()
    print(archive.read(reading.about).counts["place"], archive.data_version() != before, flush=True)
"""


def test_a_reader_in_another_process_sees_what_is_written(archive_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", READ, str(archive_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1\n"
        with Archive.open(archive_path, mode="write") as archive:
            archive.write(lambda t: writing.add_record(t, "place/moi", Words("Mới")))
        told, _ = process.communicate("\n")
    assert told == "2 True\n"
    with Archive.open(archive_path, mode="write"):
        pass
    assert [file.name for file in archive_path.parent.iterdir()] == [archive_path.name]


@pytest.mark.parametrize(
    ("folder", "marker", "program"),
    [
        ("Dropbox (Bảo tàng)/kho", None, "Dropbox"),
        ("OneDrive - Bảo tàng", None, "OneDrive"),
        ("Google Drive/My Drive", None, "Google Drive"),
        ("Syncthing", None, "Syncthing"),
        ("Kho", ".stfolder", "Syncthing"),
        ("Kho lưu trữ", None, None),
        ("notes on dropbox", None, None),
    ],
)
def test_a_folder_that_a_program_copies_is_known(
    tmp_path: Path, folder: str, marker: str | None, program: str | None
) -> None:
    place = tmp_path / folder / "bên trong"
    place.mkdir(parents=True)
    if marker:
        (tmp_path / folder / marker).mkdir()
    assert synchronised(place / "a.muniment") == program


def test_a_free_name_is_beside_and_taken_by_nobody(tmp_path: Path) -> None:
    archive = tmp_path / "a.muniment"
    assert free_name(archive, "old").name == "a.old.muniment"
    (tmp_path / "a.old.muniment").touch()
    assert free_name(archive, "old").name == "a.old-2.muniment"
