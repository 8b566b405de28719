"""Reports of the program's own faults: a file each, bounded, and nothing of any visitor in it."""

from __future__ import annotations

import faulthandler
import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion

from viewer.version import version

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

REPORTS_KEPT = 20
NATIVE = "faults.txt"
LARGEST_NATIVE = 1_000_000
"""Bytes; what Qt's or SQLite's own crashes leave behind is begun anew beyond."""
ROOT = Path(__file__).resolve().parents[3]


def _now() -> datetime:
    return datetime.now().astimezone()


class CrashReports(QObject):
    """Write a report of each exception that nothing caught, and say that it happened.

    A report has versions, the hour, the kind of the exception and its places in the code; not its
    message, nor any value: a visitor's words might be among them.
    """

    happened = Signal(str)
    """The name of the exception; emitted in the thread where it happened."""

    def __init__(
        self,
        folder: Path | None,
        clock: Callable[[], datetime] = _now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._clock = clock
        self._lock = threading.Lock()
        self._native: IO[bytes] | None = None
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Take every exception that nothing catches, in any thread, and crashes below Python."""
        sys.excepthook = self.take
        threading.excepthook = self._take_of_thread
        if self._folder is not None:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                path = self._folder / NATIVE
                fresh = path.exists() and path.stat().st_size > LARGEST_NATIVE
                self._native = path.open("wb" if fresh else "ab")
                faulthandler.enable(self._native)
            except OSError:
                self._native = None  # a full disk: the reports of Python's own still have a chance

    def remove(self) -> None:
        """Give everything back as it was."""
        sys.excepthook, threading.excepthook = self._before
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            self._native = None

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write the report of one exception, where the disk lets us."""
        del error  # its message may hold a visitor's words
        if self._folder is not None:
            with self._lock:
                try:
                    self._write(self._folder, report_of(kind, trace, self._clock()))
                except OSError as full:
                    sys.stderr.write(f"no crash report: {full.strerror}\n")
        self.happened.emit(kind.__name__)

    def _take_of_thread(self, hook: threading.ExceptHookArgs) -> None:
        self.take(hook.exc_type, hook.exc_value or hook.exc_type(), hook.exc_traceback)

    def _write(self, folder: Path, report: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        stamp = self._clock().strftime("%Y%m%d-%H")
        taken = {path.name for path in folder.glob("crash-*.txt")}
        number = next(n for n in range(1, 10_000) if f"crash-{stamp}-{n:04}.txt" not in taken)
        (folder / f"crash-{stamp}-{number:04}.txt").write_text(report, encoding="utf-8")
        for old in sorted(folder.glob("crash-*.txt"))[:-REPORTS_KEPT]:
            old.unlink()


def report_of(kind: type[BaseException], trace: TracebackType | None, now: datetime) -> str:
    """Return what a report says; files are named from the program's own folder."""
    python = f"Python {platform.python_version()} · Qt {qVersion()} · {platform.platform()}"
    lines = [
        f"Muniment {version()} · {python}",
        now.strftime("%Y-%m-%d %H:00"),
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    for frame in traceback.extract_tb(trace):
        path = Path(frame.filename)
        name = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path.name
        lines.append(f"  {name}:{frame.lineno} in {frame.name}")
    return "\n".join(lines) + "\n"
