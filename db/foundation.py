"""What every archive stands on: laid when it is created, inspected and upgraded when opened."""

from __future__ import annotations

import os
import sqlite3
import uuid as uuids
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import JSON, Boolean, Float, Integer, LargeBinary, func, insert, select

from db import tables
from db.engine import writing_engine
from db.errors import ArchiveError, OpeningRefused, StorageFailed
from db.format import APPLICATION_ID, FORMAT, MIGRATION
from db.kinds import KINDS
from db.search import index

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from sqlalchemy import Column, Engine
    from sqlalchemy.engine import Connection

    from db.records import Words

QUICK_CHECK_PAGES = 8_192
"""Archives up to this many pages (32 MiB) are checked whole before they are read."""

SHAPES = {
    "layer.style": "object",
    "mention.value": "object",
    "tour_stop.map_view": "object",
    "article.authors": "array",
    "article.keywords_vi": "array",
    "article.keywords_en": "array",
    "source.authors": "array",
    "anchor.polygon": "array",
    "map.mask": "array",
    "saved_set.query": "object",
}
"""The JSON type of each column that holds JSON of one shape."""
UNBOUNDED = "date_edtf IS NOT NULL AND (date_earliest IS NULL OR date_latest IS NULL)"
SETTINGS = {"uuid": "text", "title": "object"}
"""What no archive is without, and the JSON type of each."""


def lay(path: Path, title: Words, lang: str, uuid: str | None) -> None:
    """Write a new, empty archive at `path`; what is left of a failed attempt is removed."""
    engine = writing_engine(path, journal="delete")
    try:
        _migrate(engine)
        with engine.begin() as connection:
            index.build(connection)
            settings = {
                "uuid": uuid or str(uuids.uuid4()),
                "title": {"vi": title.vi, "en": title.en},
                "lang": lang,
            }
            rows = [{"key": key, "value": value} for key, value in settings.items()]
            connection.execute(insert(tables.Setting), rows)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
    except BaseException:
        engine.dispose()
        if os.path.lexists(path):  # a name that no file can have leaves none
            path.unlink()
        raise
    engine.dispose()


def upgrade(engine: Engine, path: Path) -> None:
    """Bring an older archive to this version's shape, and a stale search index up to date.

    Raises OpeningRefused for one that names a version that never was.
    """
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found != MIGRATION:
        _migrate_older(engine, found, path)
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
    with engine.begin() as connection:
        if not index.is_current(connection):
            index.build(connection)


def settle(engine: Engine) -> None:
    """Empty the write-ahead log and go back to one plain file, that read-only media can hold."""
    raw = engine.raw_connection()
    try:
        cursor = cast("sqlite3.Cursor", raw.cursor())
        cursor.execute("PRAGMA optimize")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute("PRAGMA busy_timeout = 0")
        # Refused while another process still reads; that reader's last close does it then.
        cursor.execute("PRAGMA journal_mode")
        if cursor.fetchone()[0] == "wal":
            _leave_wal(cursor)
    finally:
        raw.close()


def _leave_wal(cursor: sqlite3.Cursor) -> None:
    try:
        cursor.execute("PRAGMA journal_mode = delete")
    except sqlite3.OperationalError as error:
        if not str(error.sqlite_errorname).startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise


def inspect(connection: Connection, path: Path) -> None:
    """Raise OpeningRefused unless the inside is an archive's: our tables, no code, and sound."""
    rows = connection.exec_driver_sql("SELECT type, name FROM sqlite_schema").all()
    names = {row.name for row in rows if row.type == "table"}
    foreign = [row.name for row in rows if row.type in {"trigger", "view"}]
    missing = set(tables.Table.metadata.tables) - names
    if foreign or missing:
        raise OpeningRefused(
            "{path} does not have the shape of an archive ({what}).",
            "Restore it from a backup; don't open it if you don't know where it comes from.",
            path=path,
            what=f"it carries “{foreign[0]}”" if foreign else f"“{min(missing)}” is missing",
        )
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    if pages <= QUICK_CHECK_PAGES:
        verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if verdict == "ok":
            verdict = unsound(connection)
        if verdict is not None:
            raise OpeningRefused(
                "{path} is damaged ({verdict}).",
                "Check it with “muniment verify”, or restore a backup.",
                path=path,
                verdict=" ".join(str(verdict).replace("*** in database main ***", "").split()),
            )


@contextmanager
def blamed(reader: Engine, path: Path) -> Generator[None]:
    """Raise StorageFailed for what fails on an archive that proves damaged; a bug stays a bug."""
    try:
        yield
    except ArchiveError:
        raise
    except Exception as error:
        with reader.connect() as connection:
            verdict = unsound(connection) or _dangling(connection)
        if verdict is None:
            raise
        raise StorageFailed(
            "{path} is damaged ({verdict}).",
            "Check it with “muniment verify”, or restore a backup.",
            path=path,
            verdict=verdict,
        ) from error


def unsound(connection: Connection) -> str | None:
    """Return the first thing that no Muniment wrote: a value of a wrong type, an unknown kind.

    SQLite itself keeps any value in any column, so that a sound file may hold an unsound archive.
    """
    for name, table in tables.Table.metadata.tables.items():
        wrong = [_mistyped(name, column) for column in table.columns]
        if "date_edtf" in table.columns:
            wrong.append(UNBOUNDED)
        first = f"SELECT 1 FROM {name} WHERE {' OR '.join(wrong)} LIMIT 1"  # noqa: S608 - our names
        if connection.exec_driver_sql(first).first():
            return f"a value of “{name}” is none that can be there"
    return _missing_setting(connection) or _missing_kind(connection)


def _mistyped(table: str, column: Column[Any]) -> str:
    """Return the SQL condition of a value that the column's type never gives."""
    name = f'"{column.name}"'
    kind = cast("object", column.type)
    if isinstance(kind, Integer | Boolean):
        return f"typeof({name}) NOT IN ('integer', 'null')"
    if isinstance(kind, Float):  # JSON has no infinity
        return f"typeof({name}) NOT IN ('real', 'integer', 'null') OR abs({name}) > 1e308"
    if isinstance(kind, LargeBinary):
        return f"typeof({name}) NOT IN ('blob', 'null')"
    if not isinstance(kind, JSON):
        return f"typeof({name}) NOT IN ('text', 'null')"
    wrong = f"typeof({name}) = 'blob' OR {name} IS NOT NULL AND NOT json_valid({name})"
    shape = SHAPES.get(f"{table}.{column.name}")
    return f"{wrong} OR json_type({name}) NOT IN ('{shape}', 'null')" if shape else wrong


def _missing_setting(connection: Connection) -> str | None:
    rows = connection.execute(
        select(tables.Setting.key, func.json_type(tables.Setting.value)).where(
            tables.Setting.key.in_(SETTINGS)
        )
    )
    found = dict(rows.all())
    missing = [key for key, kept in SETTINGS.items() if found.get(key) != kept]
    return f"it does not say its “{missing[0]}”" if missing else None


def _missing_kind(connection: Connection) -> str | None:
    """Look for records of an unknown kind, and for those without a row in their kind's table."""
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one() > FORMAT:
        return None  # a newer minor version may know more kinds
    record = tables.Record
    unknown = select(record.id).where(record.kind.not_in([kind.name for kind in KINDS]))
    if connection.execute(unknown.limit(1)).first():
        return "a record is of no known kind"
    for kind in KINDS:
        own = select(kind.table.__table__.columns["id"])
        bare = select(record.id).where(record.kind == kind.name, record.id.not_in(own))
        if connection.execute(bare.limit(1)).first():
            return f"a record is no {kind.name} though it says so"
    return None


def _dangling(connection: Connection) -> str | None:
    row = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return f"a row of “{row[0]}” refers to a missing “{row[2]}”" if row else None


def _migrate_older(engine: Engine, found: object, path: Path) -> None:
    from db.migrations import steps

    if found not in steps():
        raise OpeningRefused(
            "{path} is damaged ({verdict}).",
            "Check it with “muniment verify”, or restore a backup.",
            path=path,
            verdict="its version is none of ours",
        )
    _migrate(engine)


def _migrate(engine: Engine) -> None:
    from db.migrations import migrate  # Alembic costs a quarter of a second

    with engine.begin() as connection:
        migrate(connection)
