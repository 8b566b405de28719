"""Python's own collector of rubbish, kept from holding up a window while much is being made."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Generator

TURN: Final = 0.0005
"""Seconds after which a worker lets the window's thread run."""
MUCH: Final = 50_000
"""New objects that the collector would need more than a painting's time to look through."""


@contextmanager
def considerate() -> Generator[None]:
    """Make much in a worker without holding up the window, which shares the interpreter.

    The collector would stop every thread for as long as it looks through all that is being made,
    time and again. Where it is much, it is put aside with all else that there is, until
    look_through(). Threads take turns sooner.
    """
    collecting, interval = gc.isenabled(), sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        if collecting:
            if gc.get_count()[0] > MUCH:
                gc.freeze()
            gc.enable()


def look_through() -> None:
    """Collect what became rubbish after it was put aside; up to half a second, while nobody looks.

    Without it, what was seen when much was made would stay for as long as the program runs.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
