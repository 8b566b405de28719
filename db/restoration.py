"""Restores an archive from a backup: whole, never merged, and what it replaces is kept."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from db.archive import Archive
from db.backups import ORIGINALS, assemble
from db.copying import durable
from db.errors import ReadOnly, StorageFailed
from db.maps import originals
from db.storage import WriteLock, beside, free_name
from db.verification import checks

if TYPE_CHECKING:
    from collections.abc import Callable


def restore(
    backup: Path, archive: Path, progress: Callable[[float], None] = lambda _share: None
) -> Path | None:
    """Make `archive` what the backup holds; return where what was there is kept, None for nothing.

    The restored archive is built and verified beside its place before it takes it. Raises
    OpeningRefused for what is no backup, ArchiveInUse while somebody writes the archive,
    StorageFailed where the backup proves damaged; the archive is as it was then.
    """
    real = archive.resolve()
    lock = WriteLock(real)
    lock.acquire()
    try:
        with _workplace(real) as folder:
            made = Path(folder) / "restored.muniment"
            assemble(backup, made, real, progress)
            _prove(made, real)
            kept = _set_aside(real)
            durable(made, real)
    finally:
        lock.release()
    return kept


def _workplace(archive: Path) -> TemporaryDirectory[str]:
    """Return a folder on the archive's own file system, so that the last step is a renaming."""
    try:
        return TemporaryDirectory(
            prefix=".muniment-", dir=archive.parent, ignore_cleanup_errors=True
        )
    except OSError as error:
        raise ReadOnly(
            "The folder of {path} cannot be written to ({reason}).",
            "Copy the archive to a folder of your own, then open the copy.",
            path=archive,
            reason=error.strerror or "unknown reason",
        ) from error


def _prove(made: Path, archive: Path) -> None:
    """Bring a restored archive up to date, and raise StorageFailed unless every check holds."""
    with Archive.open(made, mode="write") as opened:
        wrong = [
            f"{check.name}: {check.message}"
            for check in opened.read(checks)
            if not check.ok and check.name != ORIGINALS
        ]
        wrong += opened.read(originals.lost, archive)
    if wrong:
        raise StorageFailed(
            "The backup is damaged ({verdict}).",
            "Choose an older backup, or one on another disk.",
            verdict=wrong[0],
        )


def _set_aside(archive: Path) -> Path | None:
    """Keep what is there under another name, its log with it."""
    if not os.path.lexists(archive):
        return None
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    kept = free_name(archive, f"replaced-{moment}")
    for ending in ("-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            beside(archive, ending).rename(beside(kept, ending))
    archive.rename(kept)
    return kept
