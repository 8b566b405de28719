"""The archive: runs without Qt. `Archive` and the errors are its door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.errors import ArchiveError

if TYPE_CHECKING:
    from db.archive import Archive

__all__ = ["Archive", "ArchiveError"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the module's lazy door
    """Import the Archive when it is first asked for, so that a window can be painted before."""
    if name == "Archive":
        from db.archive import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
