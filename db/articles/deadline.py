"""A time limit for pure Python work on a hostile file, on any system and in any thread."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

_Result = TypeVar("_Result")

AGAIN_SECONDS = 0.25


class _OutOfTime(BaseException):
    """Raised inside the work; no `except Exception` in a library catches it."""


def within(seconds: float, work: Callable[[], _Result]) -> _Result:
    """Return what `work` returns, or raise TimeoutError once the time is up.

    CPython delivers the exception between two instructions of the calling thread, so a loop in
    Python ends; a single call into C ends first.
    """
    limit = _Limit(threading.get_ident(), seconds)
    limit.start()
    try:
        try:
            return work()
        finally:
            limit.lift()
    except _OutOfTime:
        raise TimeoutError from None


class _Limit(threading.Thread):
    """Interrupts one thread when the time is up, again and again until it is heard.

    Once isn't enough: an exception that arrives inside a callback (of the garbage collector, say)
    is swallowed there.
    """

    def __init__(self, thread: int, seconds: float) -> None:
        super().__init__(name="deadline", daemon=True)
        self._thread = thread
        self._seconds = seconds
        self._lock = threading.Lock()
        self._lifted = threading.Event()

    def run(self) -> None:
        wait = self._seconds
        while not self._lifted.wait(wait):
            self._interrupt()
            wait = AGAIN_SECONDS

    def lift(self) -> None:
        with self._lock:
            self._lifted.set()
        self.join()

    def _interrupt(self) -> None:
        with self._lock:
            if not self._lifted.is_set():
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(self._thread), ctypes.py_object(_OutOfTime)
                )
