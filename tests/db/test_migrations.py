"""Migrations: the steps end in the tables of today, each whole or not at all."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import create_engine, inspect

from db import Archive, foundation, reading
from db.engine import writing_engine
from db.errors import OpeningRefused
from db.format import FORMAT, MIGRATION
from db.migrations import migrate, steps
from db.records import Words
from db.search.query import search
from db.tables import Table
from db.verification import verify

if TYPE_CHECKING:
    from sqlalchemy import Engine


def _shape(engine: Engine) -> dict[str, Any]:
    """Return everything that SQLAlchemy can tell of the declared tables, in a fixed order."""
    seen = inspect(engine)
    return {
        name: {
            "columns": sorted(  # a later step can only add at the end
                (c["name"], str(c["type"]), c["nullable"], c["primary_key"])
                for c in seen.get_columns(name)
            ),
            "keys": sorted(  # SQLite tells no name of a key that came with an added column
                (key["constrained_columns"], key["referred_table"], key["referred_columns"])
                for key in seen.get_foreign_keys(name)
            ),
            "unique": sorted(map(str, seen.get_unique_constraints(name))),
            "checks": sorted(map(str, seen.get_check_constraints(name))),
            "indexes": sorted(map(str, seen.get_indexes(name))),
        }
        for name in sorted(Table.metadata.tables)
    }


def test_the_steps_lay_exactly_the_tables_of_today(tmp_path: Path) -> None:
    migrated = writing_engine(tmp_path / "steps.db", journal="delete")
    declared = create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    with migrated.begin() as connection:
        migrate(connection)
    Table.metadata.create_all(declared)
    assert _shape(migrated) == _shape(declared)
    migrated.dispose()
    declared.dispose()


def test_the_newest_step_is_the_one_that_archives_name(archive_path: Path) -> None:
    assert steps()[0] == MIGRATION
    with closing(sqlite3.connect(archive_path)) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchall() == [(MIGRATION,)]
        assert raw.execute("PRAGMA user_version").fetchone() == (FORMAT,)


def test_a_migration_that_is_broken_off_leaves_no_table(tmp_path: Path) -> None:
    engine = writing_engine(tmp_path / "half.db", journal="delete")
    with engine.connect() as connection:
        connection.begin()
        migrate(connection)
        assert "record" in inspect(connection).get_table_names()
        connection.rollback()
    assert inspect(engine).get_table_names() == []
    engine.dispose()


def _full_text_tables(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'search%' ORDER BY 1")
        return [name for (name,) in rows]


def test_a_stale_index_is_rebuilt_with_every_table_of_its_own(archive_path: Path) -> None:
    before = _full_text_tables(archive_path)
    with closing(sqlite3.connect(archive_path)) as raw:
        made = raw.execute("SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%USING fts5%'")
        assert made.fetchone()[0] >= 1
        raw.execute("UPDATE setting SET value = '\"0\"' WHERE key = 'search_index'")
        raw.commit()
    assert [check.name for check in verify(archive_path) if not check.ok] == ["search index"]
    raw_bytes = archive_path.read_bytes()
    with Archive.open(archive_path) as reader:  # a reader searches a private copy with a new index
        assert reader.read(search, "song gam").hits
    assert archive_path.read_bytes() == raw_bytes
    Archive.open(archive_path, mode="write").close()
    assert _full_text_tables(archive_path) == before
    assert all(check.ok for check in verify(archive_path))


@pytest.mark.parametrize("version", ["'f9_9'", "''", "NULL", "7", "x'ff'"])
def test_a_version_that_never_was_is_refused(archive_path: Path, version: str) -> None:
    with closing(sqlite3.connect(archive_path)) as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute("DROP TABLE alembic_version")
        raw.execute("CREATE TABLE alembic_version (version_num)")
        raw.execute(f"INSERT INTO alembic_version VALUES ({version})")
        raw.commit()
    before = archive_path.read_bytes()[100:]
    with pytest.raises(OpeningRefused, match="none of ours"):
        Archive.open(archive_path, mode="write")
    assert archive_path.read_bytes()[100:] == before
    assert [file.name for file in archive_path.parent.iterdir()] == [archive_path.name]


OLDER = sorted((Path(__file__).parent / "archives").glob("format-*.muniment.gz"))


@pytest.mark.parametrize("kept", OLDER, ids=lambda path: path.name)
def test_an_older_archive_is_brought_up_to_date(kept: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.muniment"
    older.write_bytes(gzip.decompress(kept.read_bytes()))
    with Archive.open(older, mode="write") as archive:
        assert archive.read(reading.about).title == Words("Thử", "Trial")
        assert archive.read(reading.about).format == FORMAT
    assert [check for check in verify(older) if not check.ok] == []


def test_laying_that_fails_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foundation, "FORMAT", "no number")
    with pytest.raises(Exception, match=r"no such|syntax|near"):
        Archive.create(tmp_path / "a.muniment", Words("Thử"))
    assert list(tmp_path.iterdir()) == []
