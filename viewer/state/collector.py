"""Collects Python's rubbish where Qt allows it: in the GUI thread, and not amid a painting."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Generator

EVERY: Final = 1_000
"""Milliseconds after which what was made of late is looked through."""
WHOLE_EVERY: Final = 600
"""Times of that, after which everything is."""
TURN: Final = 0.0005
"""Seconds after which a worker lets the window's thread run."""
MUCH: Final = 50_000
"""New objects that the collector would need more than a painting's time to look through."""


class Collector(QObject):
    """Take the place of Python's own collector until end(). GUI thread.

    That one runs in whichever thread happens to make something: a widget that it ends in a worker
    takes the program with it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._times = 0
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._timer.start()

    def end(self) -> None:
        """Let Python's own collect again."""
        self._timer.stop()
        gc.enable()

    def _on_timer_timeout(self) -> None:
        self._times += 1
        if self._times % WHOLE_EVERY == 0:
            look_through()
            return
        young, middle, _ = gc.get_threshold()
        made, swept, _ = gc.get_count()
        if swept > middle:
            gc.collect(1)
        elif made > young:
            gc.collect(0)


@contextmanager
def considerate() -> Generator[None]:
    """Make much in a worker without holding up the window, which shares the interpreter.

    To look through all that is being made, time and again, would stop every thread. Where it is
    much, it is put aside with all else that there is, until look_through(). Threads take turns
    sooner.
    """
    collecting, interval = gc.isenabled(), sys.getswitchinterval()
    gc.disable()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        if gc.get_count()[0] > MUCH:
            gc.freeze()
        if collecting:
            gc.enable()


def look_through() -> None:
    """Collect what became rubbish after it was put aside; up to half a second, in the GUI thread.

    Without it, what was seen when much was made would stay for as long as the program runs.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
