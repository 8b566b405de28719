"""The logbook: what happened to a station, in files that never outgrow their bytes."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "station.log"
FILES = 5
LONGEST_LINE = 2_000
"""Characters; a traceback has its own file."""


def _now() -> datetime:
    return datetime.now().astimezone()


class Logbook:
    """Write lines with their time; from any thread, and never raise: a full disk loses lines.

    The newest file is `file`; older ones have numbers. Together they hold at most
    `megabytes`. What visitors type is never written here.
    """

    def __init__(
        self,
        folder: Path | None,
        megabytes: float,
        clock: Callable[[], datetime] = _now,
        file: str = FILE,
    ) -> None:
        """Write into `folder`, which is made when the first line comes; None writes nothing."""
        self._folder = folder
        self._bytes_each = int(megabytes * 1_000_000 / FILES)
        self._clock = clock
        self._file = file
        self._lock = threading.Lock()
        self._lost = 0

    @property
    def lost(self) -> int:
        """Return how many lines could not be written since the last one that could."""
        return self._lost

    def note(self, line: str) -> None:
        """Write one line."""
        if self._folder is None:
            return
        words = " ".join(line.split())[:LONGEST_LINE]
        with self._lock:
            told = f" ({self._lost} lines before this one were lost)" if self._lost else ""
            stamp = self._clock().isoformat(timespec="seconds")
            data = f"{stamp} {words}{told}\n".encode("utf-8", "replace")
            try:
                self._write(self._folder, data)
                self._lost = 0
            except OSError:
                self._lost += 1

    def _write(self, folder: Path, data: bytes) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        newest = folder / self._file
        size = newest.stat().st_size if newest.exists() else 0
        if size and size + len(data) > self._bytes_each:
            self._rotate(folder)
        with newest.open("ab") as file:
            file.write(data)

    def _rotate(self, folder: Path) -> None:
        for number in range(FILES - 1, 0, -1):
            younger = folder / (f"{self._file}.{number - 1}" if number > 1 else self._file)
            if younger.exists():
                younger.replace(folder / f"{self._file}.{number}")
