"""The staff's PIN: its argon2id hash, and the delays after wrong ones, kept over restarts."""

from __future__ import annotations

import json
import logging
import os
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SHORTEST: Final = 4
LONGEST: Final = 12
DELAYS: Final = (0, 5, 30, 300)
"""Seconds to wait after so many wrong PINs; the last one for every further."""
_log = logging.getLogger(__name__)


def is_pin(pin: str) -> bool:
    """Say whether `pin` can be one: 4 to 12 digits."""
    return pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST


def hash_of(pin: str) -> str:
    """Return the argon2id hash of a PIN, with its salt and costs; some 64 MiB and 0.1 s of work.

    Raises ValueError for what is_pin() refuses.
    """
    from nacl.pwhash import argon2id

    if not is_pin(pin):
        raise ValueError(pin)
    costs = argon2id.OPSLIMIT_INTERACTIVE, argon2id.MEMLIMIT_INTERACTIVE
    return argon2id.str(pin.encode("ascii"), *costs).decode("ascii").rstrip("\0")


def fits(pin: str, hashed: str) -> bool:
    """Say whether `pin` is the one that was hashed; False for a hash that is none. For a worker."""
    from nacl.exceptions import CryptoError
    from nacl.pwhash import argon2id

    if not is_pin(pin):
        return False
    try:
        return argon2id.verify(hashed.encode("ascii"), pin.encode("ascii"))
    except (CryptoError, ValueError):
        return False


class Failures:
    """Count wrong PINs in a small file, and say how long the next try must wait.

    A file that cannot be read or written counts as none, and is told in the log.
    """

    def __init__(self, file: Path | None, clock: Callable[[], float] = time.time) -> None:
        """Keep the count in `file`; without one, only as long as the program runs."""
        self._file = file
        self._clock = clock
        self._count, self._at = self._read()

    @property
    def wait(self) -> float:
        """Return how many seconds must still go by before the next try."""
        delay = DELAYS[min(self._count, len(DELAYS) - 1)]
        gone = self._clock() - self._at
        if gone < 0:  # the clock was set back: the whole delay counts again, from now on
            self._at = self._clock()
            return delay
        return max(0.0, delay - gone)

    def add(self) -> None:
        """Count one more wrong PIN, now."""
        self._count, self._at = self._count + 1, self._clock()
        self._write()

    def clear(self) -> None:
        """Forget all: the PIN was right."""
        self._count, self._at = 0, 0.0
        self._write()

    def _read(self) -> tuple[int, float]:
        if self._file is None or not os.path.isfile(self._file):  # noqa: PTH113 - says no where it may not look
            return 0, 0.0
        try:
            count, at = json.loads(self._file.read_text(encoding="ascii"))
            return max(0, int(count)), float(at)
        except (OSError, ValueError, TypeError, OverflowError) as error:
            _log.warning("The count of wrong PINs could not be read: %s", error)
            return len(DELAYS), self._clock()  # who tampers waits

    def _write(self) -> None:
        if self._file is None:
            return
        part = self._file.with_name(self._file.name + "-part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="ascii") as file:
                json.dump([self._count, self._at], file)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._file)
        except OSError as error:
            _log.warning("The count of wrong PINs could not be kept: %s", error)
