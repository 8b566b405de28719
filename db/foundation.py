"""What every archive stands on: laid when it is created, inspected and upgraded when opened."""

from __future__ import annotations

import os
import sqlite3
import uuid as uuids
from typing import TYPE_CHECKING, cast

from db.engine import writing_engine
from db.errors import OpeningRefused
from db.format import APPLICATION_ID, FORMAT, MIGRATION
from db.inspection import inspect
from db.search import index

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.engine import Connection

    from db.records import Words
    from db.shape import Shape


def lay(path: Path, title: Words, lang: str, uuid: str | None) -> None:
    """Write a new, empty archive at `path`; what is left of a failed attempt is removed."""
    from sqlalchemy import insert

    from db.tables import Setting

    engine = writing_engine(path, journal="delete")
    try:
        with engine.begin() as connection:
            _migrate(connection)
            index.build(connection)
            settings = {
                "uuid": uuid or str(uuids.uuid4()),
                "title": {"vi": title.vi, "en": title.en},
                "lang": lang,
            }
            rows = [{"key": key, "value": value} for key, value in settings.items()]
            connection.execute(insert(Setting), rows)
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

    All of it is one transaction, inspected before it is committed. Raises OpeningRefused for one
    that names a version that never was.
    """
    with engine.connect() as connection:
        found = _step(connection)
    if found != MIGRATION:
        _refuse_unknown(found, path)
    with engine.begin() as connection:
        if found != MIGRATION:
            _migrate(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {FORMAT}")
            inspect(connection, path)
        if not index.is_current(connection):
            index.build(connection)


def claimed_shape(connection: Connection, path: Path) -> Shape:
    """Return the tables and columns of the older format that this archive claims to have."""
    from db.migrations import shape_after

    rows = connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'")
    found = _step(connection) if "alembic_version" in rows.scalars().all() else None
    _refuse_unknown(found, path)
    return shape_after(str(found))


def _step(connection: Connection) -> object:
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


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


def _refuse_unknown(found: object, path: Path) -> None:
    from db.migrations import steps

    if found not in steps():
        raise OpeningRefused(
            "{path} is damaged ({verdict}).",
            "Check it with “muniment verify”, or restore a backup.",
            path=path,
            verdict="its version is none of ours",
        )


def _migrate(connection: Connection) -> None:
    from db.migrations import migrate  # Alembic costs a quarter of a second

    migrate(connection)
