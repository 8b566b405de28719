"""Duplicates looked for behind a running window: how long, and the longest gap between frames."""

from __future__ import annotations

import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desk import fill
from measuring import Line, print_table
from PySide6.QtCore import QCoreApplication, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.archive import Archive

RECORDS = 20_000
FRAME_MS = 16


class Pulse:
    """Beat once a frame in the event loop, and note the gaps."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._on_timer_timeout)

    def watch(self, seconds: float, begin: Callable[[Callable[[object], None]], None]) -> None:
        """Beat while `begin` runs something that calls back; give up after `seconds`."""
        application = QCoreApplication.instance()
        assert application is not None
        self._last = time.perf_counter()
        self._timer.start()
        begin(lambda _answer: application.quit())
        QTimer.singleShot(round(seconds * 1000), application.quit)
        application.exec()
        self._timer.stop()

    def _on_timer_timeout(self) -> None:
        now = time.perf_counter()
        self.gaps.append(1000 * (now - self._last))
        self._last = now


def measure(archive: Archive) -> list[Line]:
    """Measure the gaps while a process of its own looks, and while a thread of ours would."""
    from db.archive import Cancellation
    from db.reading.duplicates import duplicates
    from viewer.catalogue.authority.searching import look
    from viewer.jobs import Jobs

    lines: list[Line] = []
    for what in ("a process", "a thread"):
        jobs, pulse = Jobs(), Pulse()
        jobs.attach(archive)
        start = time.perf_counter()
        if what == "a process":
            begin = partial(jobs.run_apart, look, "place", lambda _share: None, Cancellation())
        else:
            begin = partial(jobs.read, duplicates, "place")
        pulse.watch(100, lambda then, begin=begin: begin(then=then))
        took = 1000 * (time.perf_counter() - start)
        jobs.close()
        gaps = sorted(pulse.gaps)
        lines += [
            Line(f"{what}: whole search", took),
            Line(f"{what}: p95 between frames", gaps[len(gaps) * 95 // 100]),
            Line(f"{what}: longest between frames", gaps[-1]),
        ]
    return lines


def main() -> None:
    """Print the table; the number of records may be given."""
    from db import Archive
    from db.records import Words

    count = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    application = QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.muniment"
        with Archive.create(path, Words("Thử")) as archive:
            fill(archive, count)
            print_table(f"Duplicates of {count:,} places, {FRAME_MS} ms a frame", measure(archive))
    application.quit()


if __name__ == "__main__":
    main()
