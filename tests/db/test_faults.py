"""Faults: SQLite's named errors become sentences; bugs stay what they are."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import OperationalError

from db import Archive, engine, inspection, reading, tables, writing
from db.errors import (
    ArchiveError,
    ArchiveInUse,
    OpeningRefused,
    ReadOnly,
    StorageFailed,
)
from db.faults import translated
from db.records import Words

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

PATH = Path("x.muniment")


def _named(name: str, words: str = "") -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words or name)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("SQLITE_BUSY", ArchiveInUse),
        ("SQLITE_BUSY_SNAPSHOT", ArchiveInUse),
        ("SQLITE_LOCKED", ArchiveInUse),
        ("SQLITE_READONLY", ReadOnly),
        ("SQLITE_READONLY_DIRECTORY", ReadOnly),
        ("SQLITE_FULL", StorageFailed),
        ("SQLITE_IOERR_READ", StorageFailed),
        ("SQLITE_CANTOPEN", StorageFailed),
        ("SQLITE_PROTOCOL", StorageFailed),
        ("SQLITE_CORRUPT_VTAB", StorageFailed),
        ("SQLITE_NOTADB", StorageFailed),
        ("SQLITE_TOOBIG", StorageFailed),
    ],
)
def test_each_fault_is_one_sentence(name: str, family: type[ArchiveError]) -> None:
    error = _named(name)
    for raised in (error, OperationalError("SELECT 1", None, error)):
        with pytest.raises(family) as told, translated(PATH):
            raise raised
        assert str(PATH) in told.value.sentence
        assert told.value.remedy.endswith(".")


@pytest.mark.parametrize(
    "error",
    [
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
        json.JSONDecodeError("bad", "[", 0),
        _named("SQLITE_ERROR", "Could not decode to UTF-8 column 'text'"),
        _named("SQLITE_ERROR", "invalid fts5 file format (found 0, expected 4) - run 'rebuild'"),
    ],
    ids=["unicode", "json", "utf-8", "fts5"],
)
def test_damage_without_a_name_is_known(error: Exception) -> None:
    with pytest.raises(StorageFailed, match="damaged"), translated(PATH):
        raise error
    with pytest.raises(OpeningRefused, match="damaged"), translated(PATH, opening=True):
        raise error


@pytest.mark.parametrize("error", [_named("SQLITE_ERROR", "near: syntax"), KeyError("x")])
def test_a_bug_stays_a_bug(error: Exception) -> None:
    with pytest.raises(type(error)), translated(PATH):
        raise error


def test_a_bug_on_a_sound_archive_stays_a_bug(archive: Archive) -> None:
    def wrong(connection: Connection) -> None:
        connection.execute(text("SELECT nothing FROM nowhere"))

    with pytest.raises(OperationalError, match="nowhere"):
        archive.read(wrong)


UNSOUND = (
    "UPDATE record SET title_vi = x'ff' WHERE id = 1",
    "UPDATE record SET kind = 'ship' WHERE id = 1",
    "UPDATE record SET kind = 'tour' WHERE id = 1",
    "UPDATE place SET lat = 'north'",
    "UPDATE place SET uncertainty_km = 9e999",
    "UPDATE unit SET number = 'nineteen'",
    "UPDATE event SET date_earliest = NULL",
    "UPDATE event SET date_latest = 'late'",
    "UPDATE mention SET value = '[1]'",
    "UPDATE mention SET value = '{'",
    "UPDATE anchor SET start = 'here'",
    "UPDATE passage SET text = x'00'",
    "UPDATE record SET sort_key = 'text'",
    "DELETE FROM setting WHERE key = 'uuid'",
    "UPDATE setting SET value = '3' WHERE key = 'title'",
    "INSERT OR REPLACE INTO setting (key, value) VALUES ('description', '0.5')",
    "INSERT OR REPLACE INTO setting (key, value) VALUES ('map_view', '[]')",
    "UPDATE revision_change SET after = '" + "[" * 5_000 + "'",
)


def _spoil(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("sql", UNSOUND)
def test_values_that_no_muniment_wrote_are_refused(archive_path: Path, sql: str) -> None:
    _spoil(archive_path, sql)
    for mode in ("read", "write"):
        with pytest.raises(OpeningRefused, match="is damaged") as refused:
            Archive.open(archive_path, mode=mode)
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize("sql", UNSOUND[:6])
def test_in_a_large_archive_they_are_told_when_met(
    archive_path: Path, monkeypatch: pytest.MonkeyPatch, sql: str
) -> None:
    _spoil(archive_path, sql)
    monkeypatch.setattr(inspection, "QUICK_CHECK_PAGES", 0)

    def fail(_connection: Connection) -> None:
        raise TypeError("as a value of a wrong type brings about")

    with Archive.open(archive_path) as archive, pytest.raises(StorageFailed, match="is damaged"):
        archive.read(fail)


def test_a_link_that_leads_nowhere_is_damage(archive_path: Path) -> None:
    _spoil(archive_path, "UPDATE link SET object_id = 999")
    with Archive.open(archive_path, mode="write") as archive:
        with pytest.raises(StorageFailed, match="refers to a missing “record”"):
            archive.read(reading.record, "event/vuot-song-gam")
        with pytest.raises(StorageFailed, match="refers to a missing"):
            archive.write(lambda transaction: transaction.why[99])


def test_a_newer_minor_version_may_know_more_kinds(archive_path: Path) -> None:
    _spoil(archive_path, "UPDATE record SET kind = 'ship' WHERE kind = 'article'")
    _spoil(archive_path, "PRAGMA user_version = 1003")
    with Archive.open(archive_path) as archive:
        assert archive.read(reading.about).counts["place"] == 1


def test_a_locked_archive_is_told_of(archive_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_MILLISECONDS", 20)
    connection = sqlite3.connect(archive_path, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ArchiveInUse, match="another program"):
        Archive.open(archive_path)
    connection.execute("ROLLBACK")
    connection.close()


def test_limits_hold_for_readers(archive: Archive) -> None:
    for sql in ("ATTACH DATABASE ':memory:' AS other", "SELECT load_extension('x')"):
        with pytest.raises(Exception, match=r"not authorized|prohibited|too many attached"):
            archive.read(lambda connection, sql=sql: connection.exec_driver_sql(sql))
    with pytest.raises(Exception, match=r"readonly|not authorized|query_only"):
        archive.read(lambda c: c.execute(update(tables.Record).values(slug="x")))


def test_a_search_index_whose_inside_is_damaged_is_told_when_it_is_written(
    archive_path: Path,
) -> None:
    _spoil(archive_path, "UPDATE search_tones_data SET block = 'null' WHERE id = 10")
    with (
        Archive.open(archive_path, mode="write") as archive,
        pytest.raises(StorageFailed, match="is damaged"),
    ):
        archive.write(writing.add_record, "place/cau-may", Words("Cầu Mây", None))


def test_a_constraint_of_ours_that_fails_is_a_bug() -> None:
    bug = sqlite3.IntegrityError("UNIQUE constraint failed: record.slug")
    with pytest.raises(sqlite3.IntegrityError), translated(PATH):
        raise bug
