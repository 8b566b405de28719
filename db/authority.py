"""Authority work that costs a processor: whole operations for a process of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.archive import Archive
from db.reading.duplicates import LEAST, Candidate, duplicates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def find_duplicates(
    archive: Path,
    kind: str | None = None,
    least: float = LEAST,
    limit: int = 200,
    progress: Callable[[float], None] = lambda _share: None,
) -> tuple[Candidate, ...]:
    """Open an archive for reading and return its likely duplicates (db.reading.duplicates)."""
    with Archive.open(archive) as door:
        return door.read(duplicates, kind, least, limit, progress)
