"""Whose fault is it? Turns SQLite's named errors into the sentences of db.errors."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from json import JSONDecodeError
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from db.errors import ArchiveError, ArchiveInUse, OpeningRefused, ReadOnly, StorageFailed

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path


TOLD = ("UTF-8", "invalid fts5 file format")
"""Damage that has no name of its own among SQLite's errors, only words."""
UNNAMED = "constraint failed"
"""What a damaged index of FTS5 says of itself; a constraint of ours is named with its column."""


@contextmanager
def translated(path: Path, *, opening: bool = False) -> Generator[None]:
    """Raise the world's faults of the enclosed work as ArchiveError; let bugs pass as they are."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError, JSONDecodeError) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        fault = _fault(path, original, opening=opening)
        if fault is None:
            raise
        raise fault from error


def _fault(path: Path, error: BaseException | None, *, opening: bool) -> ArchiveError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    if _is_damage(error, name):
        family = OpeningRefused if opening else StorageFailed
        return family(
            "{path} is damaged, or not an archive.",
            "Check it with “muniment verify”, or restore a backup.",
            path=path,
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ArchiveInUse(
            "{path} is being written by another program.", "Try again in a moment.", path=path
        )
    if name.startswith("SQLITE_READONLY"):
        return ReadOnly(
            "{path} cannot be changed: it is write-protected.",
            "Copy it to a folder of your own, then open the copy.",
            path=path,
        )
    if name.startswith("SQLITE_FULL"):
        return StorageFailed(
            "The disk that holds {path} is full.",
            "Free some space and try again; nothing that was saved is lost.",
            path=path,
        )
    if name.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PROTOCOL")):
        return StorageFailed(
            "The disk or network that holds {path} does not answer ({name}).",
            "Check the disk or connection, then open the archive again.",
            path=path,
            name=name,
        )
    return None


def _is_damage(error: BaseException | None, name: str) -> bool:
    if isinstance(error, UnicodeDecodeError | JSONDecodeError):  # a damaged value in sound pages
        return True
    if isinstance(error, sqlite3.OperationalError) and any(part in str(error) for part in TOLD):
        return True
    if isinstance(error, sqlite3.IntegrityError) and str(error) == UNNAMED:
        return True
    return name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT", "SQLITE_TOOBIG"))
