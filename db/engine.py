"""SQLAlchemy engines over one SQLite file: pragmas, explicit BEGIN, limits for hostile files."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING, cast
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from db.storage import never_changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.engine import Connection

BUSY_MILLISECONDS = 5_000
READERS = 5
"""Four that answer questions, and one that watches for other processes."""

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 64 * 1024 * 1024,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
}

ALLOWED_TO_READERS = frozenset(
    {
        sqlite3.SQLITE_SELECT,
        sqlite3.SQLITE_READ,
        sqlite3.SQLITE_FUNCTION,
        sqlite3.SQLITE_TRANSACTION,
        sqlite3.SQLITE_SAVEPOINT,
        sqlite3.SQLITE_RECURSIVE,
        sqlite3.SQLITE_PRAGMA,
    }
)


def reading_engine(path: Path, *, live: bool, fixed: bool = False) -> Engine:
    """Return a pooled engine that can only read.

    `live` says that this process also writes the file. Otherwise the file is opened with `mode=ro`,
    and with `immutable=1` where nobody can change it: on read-only media, or `fixed` by its owner.
    """
    options = "mode=rw" if live else "mode=ro"
    if fixed or (not live and never_changes(path)):
        options += "&immutable=1"

    def prepare(connection: sqlite3.Connection) -> None:
        _harden(connection)
        connection.execute("PRAGMA query_only = ON")
        connection.set_authorizer(_authorize_reader)

    return _engine(path, options, prepare, "BEGIN", size=READERS)


def writing_engine(path: Path, *, journal: str) -> Engine:
    """Return an engine of one connection whose transactions begin with BEGIN IMMEDIATE.

    `journal` is "wal", or "delete" on a network folder, or "memory" for a file that is thrown away
    when anything fails; the file is created if it isn't there.
    """

    def prepare(connection: sqlite3.Connection) -> None:
        _harden(connection)
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")

    return _engine(path, "mode=rwc", prepare, "BEGIN IMMEDIATE", size=1)


def drop_pages(engine: Engine) -> None:
    """Free the pages that the pool's idle connections keep; what is asked next reads its own anew.

    Each page is a small block that lies somewhere in the heap for years, so that what lies beside
    it can't be given back to the system either.
    """
    for _ in range(cast("QueuePool", engine.pool).checkedin()):  # it hands out the oldest first
        with closing(engine.raw_connection()) as connection:
            connection.cursor().execute("PRAGMA shrink_memory")


def _engine(
    path: Path,
    options: str,
    prepare: Callable[[sqlite3.Connection], None],
    begin: str,
    *,
    size: int,
) -> Engine:
    uri = f"file:{quote(os.fsencode(path.resolve()))}?{options}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, check_same_thread=False, timeout=0
        )
        connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
        prepare(connection)
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=size, max_overflow=0
    )

    @event.listens_for(engine, "begin")
    def send_begin(connection: Connection) -> None:
        # sqlite3's own BEGIN comes too late: a failing migration would leave half its tables.
        connection.exec_driver_sql(begin)

    return engine


def _harden(connection: sqlite3.Connection) -> None:
    for category, limit in LIMITS.items():
        connection.setlimit(category, limit)
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA mmap_size = 0")
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)


def _authorize_reader(
    action: int, first: str | None, second: str | None, _database: str | None, _by: str | None
) -> int:
    if action == sqlite3.SQLITE_FUNCTION and second in {"load_extension", "fts3_tokenizer"}:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_UPDATE and first == "sqlite_master":
        return sqlite3.SQLITE_OK  # how FTS5 declares its table; `mode=ro` stops any real one
    return sqlite3.SQLITE_OK if action in ALLOWED_TO_READERS else sqlite3.SQLITE_DENY
