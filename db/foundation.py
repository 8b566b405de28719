"""What every archive stands on: laid when it is created, inspected and upgraded when opened."""

from __future__ import annotations

import sqlite3
import uuid as uuids
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import insert

from db import tables
from db.engine import writing_engine
from db.errors import OpeningRefused
from db.format import APPLICATION_ID, FORMAT, MIGRATION
from db.search import index

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.engine import Connection

    from db.records import Words

QUICK_CHECK_PAGES = 8_192
"""Archives up to this many pages (32 MiB) are checked whole before they are read."""


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
        path.unlink(missing_ok=True)
        raise
    engine.dispose()


def upgrade(engine: Engine) -> None:
    """Bring an older archive to this version's shape, and a stale search index up to date."""
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if found != MIGRATION:
        _migrate(engine)
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
        if verdict != "ok":
            raise OpeningRefused(
                "{path} is damaged ({verdict}).",
                "Check it with “muniment verify”, or restore a backup.",
                path=path,
                verdict=verdict,
            )


def _migrate(engine: Engine) -> None:
    from db.migrations import migrate  # Alembic costs a quarter of a second

    with engine.begin() as connection:
        migrate(connection)
