"""The content of an archive, row by row: all but its history, versions and search index."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KEPT_IDS = {"highest_removed_id"}
HISTORY = {"revision", "revision_change", "alembic_version"}


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table of the catalogue, in order of its columns."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as raw:
        names = [
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith(("search_", "sqlite_")) and name not in HISTORY
        ]
        return {name: _rows(raw, name) for name in sorted(names)}


def _rows(raw: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
    kept = ", ".join(f'"{name}"' for name in columns if (table, name) != ("record", "version"))
    rows = sorted(raw.execute(f"SELECT {kept} FROM {table}"), key=repr)
    return [row for row in rows if table != "setting" or row[0] not in KEPT_IDS]
