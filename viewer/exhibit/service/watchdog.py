"""The watchdog: tells systemd, or the parent process, that the window still answers."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Mapping


HEARTBEAT = "MUNIMENT_HEARTBEAT"
"""Set by a supervising parent: a beat is one byte on standard output."""
BEAT = b"."
LONGEST_MILLISECONDS = 1_000
"""Between two beats."""


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

    def __init__(
        self, environment: Mapping[str, str] = os.environ, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._environment = environment
        self._supervised = HEARTBEAT in environment
        self._timer = QTimer(self)
        self._timer.setInterval(interval(environment))
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Say that the station can be touched, and beat from now on."""
        notify("READY=1", self._environment)
        self._beat()
        self._timer.start()

    def stop(self) -> None:
        """Say that the station ends."""
        self._timer.stop()
        notify("STOPPING=1", self._environment)

    def _beat(self) -> None:
        notify("WATCHDOG=1", self._environment)
        if self._supervised:
            try:
                os.write(1, BEAT)
            except OSError:
                self._supervised = False  # the parent has gone: systemd's or nobody's now
