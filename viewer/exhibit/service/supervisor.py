"""The supervisor: a parent that starts a hung or crashed station again, where no systemd does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

from viewer.exhibit.service.folders import log_folder
from viewer.exhibit.service.logbook import Logbook
from viewer.exhibit.service.watchdog import HEARTBEAT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import IO

    from viewer.exhibit.settings import StationSettings

FIRST_PAUSE = 2.0
LONGEST_PAUSE = 60.0
"""Seconds between two starts; doubled each time that the station does not last."""
LASTING = 300.0
"""Seconds after which a start counts as one that went well."""
STARTING = 90.0
"""Seconds until the first beat must come: a large pack is read whole before."""
SILENCE = 20.0
"""Seconds without a beat after which a station counts as hung."""
LOOKS = 0.25


def supervise(arguments: Sequence[str], settings: StationSettings) -> int:
    """Run this very program with `arguments`, but for --supervised, as Supervisor does."""
    module = () if getattr(sys, "frozen", False) else ("-m", "viewer")
    folder = log_folder(settings) if settings.unattended else None
    logbook = Logbook(folder, settings.log_megabytes, file="supervisor.log")
    kept = [argument for argument in arguments if argument != "--supervised"]
    supervisor = Supervisor([sys.executable, *module, *kept], logbook.note)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: supervisor.stop())
    return supervisor.run()


class Supervisor:
    """Run one command again and again, until it ends well or `stop` is called."""

    def __init__(
        self,
        command: Sequence[str],
        note: Callable[[str], None],
        *,
        silence: float = SILENCE,
        starting: float = STARTING,
        pause: float = FIRST_PAUSE,
    ) -> None:
        """Tell `note` each start and end; the times are in seconds."""
        self._command = tuple(command)
        self._note = note
        self._silence = silence
        self._starting = starting
        self._first_pause = pause
        self._stopped = threading.Event()
        self._last_beat = 0.0
        self._limit = starting
        self.starts = 0

    def stop(self) -> None:
        """End the station and come back from `run`; from any thread or signal."""
        self._stopped.set()

    def run(self) -> int:
        """Start the station until it ends well; return 0."""
        pause = self._first_pause
        while not self._stopped.is_set():
            begun = time.monotonic()
            status = self._run_once()
            if status == 0 or self._stopped.is_set():
                break
            if time.monotonic() - begun > LASTING:
                pause = self._first_pause
            self._note(f"The station is started again in {pause:g} seconds.")
            self._stopped.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        return 0

    def _run_once(self) -> int:
        """Start the station once, end it where it hangs, and return its exit status."""
        self.starts += 1
        self._last_beat, self._limit = time.monotonic(), self._starting
        with subprocess.Popen(  # noqa: S603 - our own program
            self._command, stdout=subprocess.PIPE, env={**os.environ, HEARTBEAT: "1"}
        ) as process:
            assert process.stdout is not None
            listening = threading.Thread(target=self._listen, args=(process.stdout,), daemon=True)
            listening.start()
            status = self._watch(process)
            listening.join()
        return status

    def _watch(self, process: subprocess.Popen[bytes]) -> int:
        while True:
            try:
                status = process.wait(LOOKS)
            except subprocess.TimeoutExpired:
                if self._stopped.is_set():
                    return self._end(process)
                if time.monotonic() - self._last_beat > self._limit:
                    self._note(f"The station has not answered for {self._limit:g} seconds.")
                    process.kill()
                    process.wait()
                    return -1
            else:
                self._note(f"The station ended with status {status}.")
                return status

    def _end(self, process: subprocess.Popen[bytes]) -> int:
        process.terminate()
        try:
            return process.wait(self._silence)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    def _listen(self, pipe: IO[bytes]) -> None:
        while os.read(pipe.fileno(), 4096):
            self._last_beat, self._limit = time.monotonic(), self._silence
