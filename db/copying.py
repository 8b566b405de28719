"""Copies an archive whole by SQLite's online backup: verified before it takes its name."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import quote

from db.errors import Impossible, StorageFailed, unwritten
from db.faults import translated
from db.storage import never_changes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGES_AT_ONCE = 2_048
"""How often progress is told."""

COUNTED = ("record", "claim", "revision", "media_chunk")


def copy(
    source: Path, target: Path, progress: Callable[[float], None] = lambda _share: None
) -> None:
    """Copy the archive at `source` to the new file `target`, also while it is written.

    The copy is read back and compared before it gets its name; it is on the disk when this
    returns. Raises Impossible where `target` exists, StorageFailed where the disk is full or lies.
    `progress` is told the share that is done.
    """
    if os.path.lexists(target):
        raise Impossible(
            "{path} exists already.", "Choose another name, or move that file.", path=target
        )
    part = target.with_name(f"{target.name}-part")
    try:
        with translated(target):
            _copy_pages(source, part, progress)
        durable(part, target)
    finally:
        for name in (part, part.with_name(f"{part.name}-journal")):
            if os.path.lexists(name):
                name.unlink()


def reading(path: Path) -> sqlite3.Connection:
    """Return a plain connection that can only read the archive."""
    options = "mode=ro&immutable=1" if never_changes(path) else "mode=ro"
    return sqlite3.connect(f"file:{quote(os.fsencode(path.resolve()))}?{options}", uri=True)


def durable(part: Path, target: Path) -> None:
    """Give a finished file its name, once it is on the disk; raise StorageFailed if it can't be."""
    try:
        with part.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(part, target)  # noqa: PTH105 - one call that replaces on every system
        _sync_folder(target.parent)
    except OSError as error:
        raise unwritten(target, error) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy_pages(source: Path, part: Path, progress: Callable[[float], None]) -> None:
    with closing(reading(source)) as original, closing(sqlite3.connect(part)) as made:

        def tell(_status: int, remaining: int, total: int) -> None:
            progress(1 - remaining / total if total else 1.0)

        original.execute("BEGIN")  # one view of it all, however long it takes and whoever writes
        original.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        original.backup(made, pages=PAGES_AT_ONCE, progress=tell)
        made.execute("PRAGMA journal_mode = delete")
        verdict = made.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok" or _counts(made) > _counts(original):
            raise StorageFailed(
                "The copy {path} is not sound ({verdict}).",
                "Check the disk, and choose another one.",
                path=part,
                verdict=verdict,
            )


def _counts(connection: sqlite3.Connection) -> list[int]:
    return [
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our names
        for table in COUNTED
    ]
