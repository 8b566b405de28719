"""Looking for duplicates in a process of its own, while a worker thread waits for its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.authority import find_duplicates
from viewer.catalogue.apart import in_child

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.archive import Archive, Cancellation
    from db.reading.duplicates import Candidate


def look(
    archive: Archive,
    kind: str | None,
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> tuple[Candidate, ...] | None:
    """Return the likely duplicates of a kind, or of all; None where it was called off.

    For a worker thread; raises the ArchiveError family.
    """
    return in_child(
        find_duplicates, archive.path, kind, progress=progress, cancellation=cancellation
    )
