"""The watchdog: tells systemd, or the parent process, that the window still answers."""

from __future__ import annotations

import os
import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Mapping


HEARTBEAT = "MUNIMENT_HEARTBEAT"
"""Set by a supervising parent: a beat is one byte on standard output."""
BEAT = b"."
LONGEST_MILLISECONDS = 1_000
"""Between two beats; Python sees a signal only when it runs."""


def notify(words: str, environment: Mapping[str, str] = os.environ) -> bool:
    """Send `words` ("READY=1", ...) to the systemd that started us; False where none did."""
    address = environment.get("NOTIFY_SOCKET")
    if not address or not hasattr(socket, "AF_UNIX"):
        return False
    if address.startswith("@"):
        address = "\0" + address[1:]  # an abstract name
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.connect(address)
            sender.sendall(words.encode())
    except OSError:
        return False
    return True


def interval(environment: Mapping[str, str] = os.environ) -> int:
    """Return the milliseconds between two beats: at most half of what systemd waits."""
    try:
        microseconds = int(environment.get("WATCHDOG_USEC", "0"))
    except ValueError:
        microseconds = 0
    half = microseconds // 2_000
    return min(half, LONGEST_MILLISECONDS) if half > 0 else LONGEST_MILLISECONDS


class Watchdog(QObject):
    """Beat from a timer of the GUI thread: a hung window is silent, and is started again."""

    end_wanted = Signal()
    """The system asked the program to end (SIGTERM)."""

    def __init__(
        self, environment: Mapping[str, str] = os.environ, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._environment = environment
        self._supervised = HEARTBEAT in environment
        self._asked: list[bool] = []
        self._before: object = None
        self._timer = QTimer(self)
        self._timer.setInterval(interval(environment))
        self._timer.timeout.connect(self._on_timer_timeout)

    def start(self) -> None:
        """Say that the station can be touched, and beat from now on."""
        notify("READY=1", self._environment)
        self._beat()
        self._timer.start()

    def heed_signals(self) -> None:
        """Take SIGTERM as a wish to end well; for a program's main thread."""
        asked = self._asked

        def heed(_number: int, _frame: object) -> None:
            asked.append(True)

        self._before = signal.signal(signal.SIGTERM, heed)

    def stop(self) -> None:
        """Say that the station ends, and leave signals as they were."""
        self._timer.stop()
        if self._before is not None:
            signal.signal(signal.SIGTERM, self._before)  # pyright: ignore[reportArgumentType]
            self._before = None
        notify("STOPPING=1", self._environment)

    def _beat(self) -> None:
        notify("WATCHDOG=1", self._environment)
        if self._supervised:
            try:
                os.write(1, BEAT)
            except OSError:
                self._supervised = False  # the parent has gone: systemd's or nobody's now

    def _on_timer_timeout(self) -> None:
        self._beat()
        if self._asked:
            self._asked.clear()
            self.end_wanted.emit()
