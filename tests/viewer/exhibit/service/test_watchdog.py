"""The watchdog over a real socket, and the supervisor over real processes."""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.exhibit.service.supervisor import Supervisor
from viewer.exhibit.service.watchdog import Watchdog, interval, notify

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets here")


class Systemd:
    """The other end of NOTIFY_SOCKET."""

    def __init__(self, name: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(name)
        self.socket.setblocking(False)
        self.said: list[str] = []

    def hear(self) -> list[str]:
        """Return everything that was said so far."""
        while True:
            try:
                self.said.append(self.socket.recv(1_000).decode())
            except BlockingIOError:
                return self.said


@pytest.fixture
def systemd(tmp_path: Path) -> Iterator[Systemd]:
    listener = Systemd(str(tmp_path / "notify"))
    yield listener
    listener.socket.close()


def test_it_says_ready_beats_and_says_that_it_stops(
    qtbot: QtBot, systemd: Systemd, tmp_path: Path
) -> None:
    environment = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "WATCHDOG_USEC": "40000"}
    watchdog = Watchdog(environment)
    watchdog.start()
    qtbot.waitUntil(lambda: systemd.hear().count("WATCHDOG=1") >= 3)
    watchdog.stop()
    assert systemd.hear()[0] == "READY=1"
    assert systemd.said[-1] == "STOPPING=1"


def test_an_abstract_socket_is_heard_too() -> None:
    name = f"muniment-test-{os.getpid()}"
    try:
        listener = Systemd(f"\0{name}")
    except OSError:
        pytest.skip("this system has no abstract sockets")
    assert notify("READY=1", {"NOTIFY_SOCKET": f"@{name}"})
    assert listener.hear() == ["READY=1"]
    listener.socket.close()


def test_without_systemd_nothing_happens(tmp_path: Path) -> None:
    assert not notify("READY=1", {})
    assert not notify("READY=1", {"NOTIFY_SOCKET": str(tmp_path / "nobody")})


@pytest.mark.parametrize(
    ("said", "milliseconds"),
    [("20000000", 1000), ("1000000", 500), ("3000", 1), ("0", 1000), ("x", 1000), ("-5", 1000)],
)
def test_it_beats_at_least_at_half_of_what_systemd_waits(said: str, milliseconds: int) -> None:
    assert interval({"WATCHDOG_USEC": said}) == milliseconds
    assert interval({}) == 1000


CHILD = """
import pathlib, sys, os, threading
starts = pathlib.Path(sys.argv[1])
with starts.open("a") as file: file.write("x")
times = len(starts.read_text())
os.write(1, b".")
what = sys.argv[2].split(",")[times - 1]
if what == "hang": threading.Event().wait()
if what == "crash": os.abort()
sys.exit(int(what))
"""


def _supervised(tmp_path: Path, fates: str) -> tuple[Supervisor, list[str]]:
    (tmp_path / "child.py").write_text(CHILD, encoding="utf-8")
    notes: list[str] = []
    command = [sys.executable, str(tmp_path / "child.py"), str(tmp_path / "starts"), fates]
    return Supervisor(command, notes.append, silence=1.0, starting=20, pause=0.01), notes


def test_a_hung_and_a_crashed_station_are_started_again(tmp_path: Path) -> None:
    supervisor, notes = _supervised(tmp_path, "hang,crash,7,0")
    assert supervisor.run() == 0
    assert supervisor.starts == 4
    text = "\n".join(notes)
    assert "has not answered for 1 seconds" in text
    assert "ended with status -6" in text
    assert "ended with status 7" in text
    assert "again in 0.04 seconds" in text
    assert notes[-1] == "The station ended with status 0."


def test_it_can_be_stopped_with_its_station(tmp_path: Path) -> None:
    supervisor, _ = _supervised(tmp_path, "hang")
    supervisor._silence = 30
    running = threading.Thread(target=supervisor.run)
    running.start()
    while not (tmp_path / "starts").exists():
        running.join(0.02)
    supervisor.stop()
    running.join(20)
    assert not running.is_alive()
    assert supervisor.starts == 1
