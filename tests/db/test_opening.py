"""Opening: what is no sound archive is refused in one sentence, and left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
from typing import TYPE_CHECKING

import pytest

from db import Archive
from db.errors import ArchiveError, NewerVersion, OpeningRefused, ReadOnly
from db.format import APPLICATION_ID, FORMAT
from db.reading import about, summaries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("Thái Nguyên 1950\n" * 50, encoding="utf-8")


def _png(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + os.urandom(400))


def _zip(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + bytes(200))


def _magic_only(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00")


def _part_of_magic(path: Path) -> None:
    path.write_bytes(b"SQLite")


def _noise_behind_magic(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 20)


def _other_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript("CREATE TABLE bookmark (url TEXT); PRAGMA application_id = 7;")
    connection.close()


def _no_application_id(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE record (id INTEGER)")
    connection.close()


def _our_id_without_tables(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(
        f"CREATE TABLE record (id INTEGER); PRAGMA application_id = {APPLICATION_ID};"
        f"PRAGMA user_version = {FORMAT};"
    )
    connection.close()


def _unfinished(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(
        f"CREATE TABLE record (id INTEGER); PRAGMA application_id = {APPLICATION_ID};"
    )
    connection.close()


NOT_ARCHIVES: tuple[Callable[[Path], None], ...] = (
    _empty,
    _text,
    _png,
    _zip,
    _magic_only,
    _part_of_magic,
    _noise_behind_magic,
    _other_program,
    _no_application_id,
    _our_id_without_tables,
    _unfinished,
)


@pytest.mark.parametrize("make", NOT_ARCHIVES, ids=lambda make: make.__name__.strip("_"))
@pytest.mark.parametrize("mode", ["read", "write"])
def test_what_is_no_archive_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], mode: str
) -> None:
    path = tmp_path / "x.muniment"
    make(path)
    before = path.read_bytes()
    with pytest.raises(OpeningRefused) as refused:
        Archive.open(path, mode=mode)
    assert path.read_bytes() == before
    assert str(path) in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert refused.value.remedy.endswith(".")
    assert "\n" not in str(refused.value)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OpeningRefused, match="There is no file"):
        Archive.open(tmp_path / "nowhere.muniment")
    with pytest.raises(OpeningRefused, match="is a folder"):
        Archive.open(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OpeningRefused, match="ordinary file"):
        Archive.open(tmp_path / "pipe")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_a_file_that_may_not_be_read_is_refused(archive_path: Path) -> None:
    archive_path.chmod(0)
    with pytest.raises(OpeningRefused, match="cannot be read"):
        Archive.open(archive_path)


def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OpeningRefused, match="cannot be read"):
        Archive.open(tmp_path / "a\0b.muniment")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.97])
def test_a_truncated_archive_is_refused(archive_path: Path, share: float) -> None:
    whole = archive_path.read_bytes()
    archive_path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(OpeningRefused, match="cut short"):
        Archive.open(archive_path)


def test_a_damaged_page_is_told_of_at_once(archive_path: Path) -> None:
    whole = bytearray(archive_path.read_bytes())
    for page in range(4096, len(whole), 4096):
        whole[page : page + 200] = b"\xa5" * 200
    archive_path.write_bytes(whole)
    with pytest.raises(OpeningRefused, match=r"damaged|shape"):
        Archive.open(archive_path)


@pytest.mark.parametrize(
    "attack",
    [
        "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM claim; END",
        "CREATE VIEW v AS SELECT load_extension('evil')",
        "DROP TABLE claim; CREATE VIEW claim AS SELECT 1 AS id",
    ],
    ids=["trigger", "view", "view in place of a table"],
)
def test_an_archive_that_carries_code_is_refused(archive_path: Path, attack: str) -> None:
    connection = sqlite3.connect(archive_path)
    connection.executescript(attack)
    connection.close()
    with pytest.raises(OpeningRefused, match="shape of an archive"):
        Archive.open(archive_path)


def _set_version(path: Path, version: int) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE search_document SET named = 'x'",
        "UPDATE search_document SET names = x'00ff', body = x'00ff'",
        "UPDATE search_document SET passage_id = 9e999",
        "UPDATE search_name SET record_id = 'x'",
        "UPDATE search_word SET documents = x'00'",
        "INSERT INTO search_date VALUES (1, 'x', 'y')",
    ],
)
def test_an_index_that_no_muniment_wrote_is_refused(archive_path: Path, change: str) -> None:
    with sqlite3.connect(archive_path) as connection:
        connection.execute("DELETE FROM search_date")
        connection.execute(change)
    connection.close()
    with pytest.raises(OpeningRefused, match="none that can be there"):
        Archive.open(archive_path)


def test_a_newer_major_version_is_refused_and_a_newer_minor_only_read(archive_path: Path) -> None:
    _set_version(archive_path, FORMAT + 7)
    with Archive.open(archive_path) as archive:
        assert archive.read(about).format == FORMAT + 7
    with pytest.raises(ReadOnly, match="newer Muniment"):
        Archive.open(archive_path, mode="write")
    _set_version(archive_path, FORMAT + 1000)
    with pytest.raises(NewerVersion, match="newer version"):
        Archive.open(archive_path)


def test_read_only_media_are_read_without_leaving_a_trace(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A medium can't be mounted here: its folder says that nothing can be written."""
    connection = sqlite3.connect(archive_path)
    connection.execute("PRAGMA journal_mode = wal")
    connection.close()
    before = archive_path.read_bytes()
    closed = os.access

    def no_writing(path: object, mode: int) -> bool:
        return mode != os.W_OK and closed(str(path), mode)

    monkeypatch.setattr(os, "access", no_writing)
    with Archive.open(archive_path) as archive:
        assert archive.read(summaries, "event")[0].title.vi == "Vượt sông Gấm"
        assert [file.name for file in archive_path.parent.iterdir()] == [archive_path.name]
    assert archive_path.read_bytes() == before


def test_a_log_with_content_is_never_passed_over(archive_path: Path, tmp_path: Path) -> None:
    """A copy taken while the archive was written has its newest content in the log beside it."""
    writer = sqlite3.connect(archive_path)
    writer.execute("PRAGMA journal_mode = wal")
    writer.execute("UPDATE record SET title_vi = 'Mới' WHERE slug = 'song-gam'")
    writer.commit()
    copy = tmp_path / "copy.muniment"
    shutil.copy(archive_path, copy)
    shutil.copy(f"{archive_path}-wal", f"{copy}-wal")
    writer.close()
    with Archive.open(copy) as archive:
        assert [place.title.vi for place in archive.read(summaries, "place")] == ["Mới"]


def test_every_refusal_is_an_archive_error_with_a_template(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError) as refused:
        Archive.open(tmp_path / "none")
    error = refused.value
    assert error.template.format(**error.values) == error.sentence
    assert error.remedy_template.format(**error.values) == error.remedy
