"""Work in a process of its own, while a worker thread waits for its answer."""

from __future__ import annotations

import multiprocessing
import signal
from typing import TYPE_CHECKING, Any, TypeVar

from db.errors import ArchiveError, StorageFailed

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from db.archive import Cancellation

T = TypeVar("T")
LOOK = 0.05
"""Seconds between two looks whether it was called off."""


def in_child(
    work: Callable[..., T],
    *args: object,
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> T | None:
    """Return `work(*args, progress=...)` as a spawned process answers it; None if called off.

    `work` is a function of a module and its answer can be pickled. For a worker thread; raises what
    `work` raises of the ArchiveError family. The process ends with this call.
    """
    context = multiprocessing.get_context("spawn")
    mine, theirs = context.Pipe()
    child = context.Process(target=_work, args=(theirs, work, args), daemon=True)
    child.start()
    theirs.close()
    try:
        return _await(mine, progress, cancellation)
    except EOFError as error:
        raise StorageFailed(
            "The work ended before it was done.", "Close what you can, and try again."
        ) from error
    finally:
        child.kill()
        child.join()
        mine.close()


def _await(mine: Connection, progress: Callable[[float], None], cancellation: Cancellation) -> Any:  # noqa: ANN401 - whatever the work answers
    while not cancellation.cancelled:
        if mine.poll(LOOK):
            what, said = mine.recv()
            if what == "found":
                return said
            if what == "refused":
                sentence, remedy, values = said
                raise ArchiveError(sentence, remedy, **values)
            progress(said)
    return None


def _work(parent: Connection, work: Callable[..., object], args: tuple[object, ...]) -> None:
    """Do the work and tell the parent: ("share", 0–1), ("found", answer) or ("refused", why)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def tell(share: float) -> None:
        parent.send(("share", share))

    answer: tuple[str, Any]
    try:
        answer = "found", work(*args, progress=tell)
    except ArchiveError as error:
        plain = {name: str(value) for name, value in error.values.items()}
        answer = "refused", (error.template, error.remedy_template, plain)
    parent.send(answer)
