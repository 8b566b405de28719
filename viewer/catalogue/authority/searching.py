"""Looking for duplicates in a process of its own, while a worker thread waits for its answer."""

from __future__ import annotations

import multiprocessing
import signal
from typing import TYPE_CHECKING, Any

from db.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from pathlib import Path

    from db.archive import Archive, Cancellation
    from db.reading.duplicates import Candidate

LOOK = 0.05
"""Seconds between two looks whether it was called off."""


def look(
    archive: Archive,
    kind: str | None,
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> tuple[Candidate, ...] | None:
    """Return the likely duplicates of a kind, or of all; None where it was called off.

    For a worker thread; raises the ArchiveError family. The process ends with this call.
    """
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    child = context.Process(target=_work, args=(theirs, archive.path, kind), daemon=True)
    child.start()
    theirs.close()
    try:
        while not cancellation.cancelled:
            if mine.poll(LOOK):
                what, said = mine.recv()
                if what == "found":
                    return said
                if what == "refused":
                    raise ArchiveError(said[0], said[1], **said[2])
                progress(said)
        return None
    finally:
        child.kill()
        child.join()
        mine.close()


def _work(parent: Connection, path: Path, kind: str | None) -> None:
    """Find the duplicates, and tell the parent: ("share", 0–1), ("found", pairs) or ("refused")."""
    from db.authority import find_duplicates

    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def tell(share: float) -> None:
        parent.send(("share", share))

    answer: tuple[str, Any]
    try:
        answer = "found", find_duplicates(path, kind, progress=tell)
    except ArchiveError as error:
        answer = "refused", (error.template, error.remedy_template, error.values)
    parent.send(answer)
