"""Older archives: migrated in place behind a verified copy, or read as a private copy."""

from __future__ import annotations

import gzip
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from db import Archive, foundation, reading, writing
from db.copying import copy
from db.errors import Impossible, OpeningRefused, StorageFailed
from db.format import FORMAT
from db.records import Words
from db.verification import verify

OLDER = sorted((Path(__file__).parent / "archives").glob("format-*.muniment.gz"))


@pytest.fixture(params=OLDER, ids=lambda path: path.name)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Give a copy of an archive that an earlier version wrote."""
    path = tmp_path / "older.muniment"
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    return path


def _refs(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as raw:
        return {ref for (ref,) in raw.execute("SELECT kind || '/' || slug FROM record")}


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep private copies where only this test looks."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("private")))


def _copies() -> set[str]:
    return {folder.name for folder in Path(tempfile.gettempdir()).glob("muniment-*")}


def test_reading_leaves_the_file_as_it_is(older: Path) -> None:
    before, copies = older.read_bytes(), _copies()
    with Archive.open(older) as archive:
        assert archive.read(reading.about).format == FORMAT
        assert archive.path == older
        assert len(_copies() - copies) == 1
        for ref in _refs(older):
            assert archive.read(reading.record, ref).ref == ref
    assert older.read_bytes() == before
    assert [file.name for file in older.parent.iterdir()] == [older.name]
    assert _copies() == copies


def test_writing_lays_a_verified_copy_beside_it(older: Path) -> None:
    refs = _refs(older)
    with Archive.open(older, mode="write") as archive:
        archive.write(lambda t: writing.add_record(t, "place/moi", Words("Mới")))
    kept = older.with_name("older.format-1.0.muniment")
    assert {file.name for file in older.parent.iterdir()} == {older.name, kept.name}
    assert _refs(kept) == refs
    with closing(sqlite3.connect(kept)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1000,)
    assert _refs(older) == refs | {"place/moi"}
    assert [check for path in (kept, older) for check in verify(path) if not check.ok] == []


def test_a_migration_that_fails_leaves_the_archive_as_it_was(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = _refs(older)
    with closing(sqlite3.connect(older)) as raw:
        before = raw.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    monkeypatch.setattr(foundation, "FORMAT", "no number")
    with pytest.raises(Exception, match=r"no such|syntax|near"):
        Archive.open(older, mode="write")
    monkeypatch.undo()
    with closing(sqlite3.connect(older)) as raw:
        assert before == raw.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    with Archive.open(older, mode="write") as archive:
        assert archive.writable
    assert _refs(older) == refs
    assert older.with_name("older.format-1.0-2.muniment").exists()


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE misprint",
        "ALTER TABLE place DROP COLUMN uncertainty_km",
        "UPDATE record SET kind = 'ship'",
        "CREATE TRIGGER t AFTER INSERT ON record BEGIN DELETE FROM record; END",
        "UPDATE alembic_version SET version_num = 'f1_1'",
        "UPDATE alembic_version SET version_num = 'f0_7'",
        "DROP TABLE alembic_version",
    ],
)
@pytest.mark.parametrize("mode", ["read", "write"])
def test_what_isnt_the_shape_that_it_claims_is_refused(older: Path, sql: str, mode: str) -> None:
    with closing(sqlite3.connect(older)) as raw:
        raw.execute(sql)
        raw.commit()
    before, copies = older.read_bytes(), _copies()
    with pytest.raises(OpeningRefused):
        Archive.open(older, mode=mode)
    assert older.read_bytes() == before
    assert [file.name for file in older.parent.iterdir()] == [older.name]
    assert _copies() == copies


def test_a_copy_never_replaces_a_file_and_leaves_nothing_half_done(
    archive_path: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.muniment"
    taken.write_text("mine", encoding="utf-8")
    with pytest.raises(Impossible, match="exists already"):
        copy(archive_path, taken)
    assert taken.read_text(encoding="utf-8") == "mine"
    shares: list[float] = []
    copy(archive_path, tmp_path / "b.muniment", shares.append)
    assert shares[-1] == 1.0
    assert _refs(tmp_path / "b.muniment") == _refs(archive_path)
    with pytest.raises(StorageFailed):
        copy(archive_path, tmp_path / "no folder" / "c.muniment")
    assert {file.name for file in tmp_path.iterdir()} >= {"taken.muniment", "b.muniment"}
    assert not list(tmp_path.glob("*-part*"))
