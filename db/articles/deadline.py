"""A time limit for pure Python work on a hostile file, on any system and in any thread."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

_Result = TypeVar("_Result")


class _OutOfTime(BaseException):
    """Raised inside the work; no `except Exception` in a library catches it."""


def within(seconds: float, work: Callable[[], _Result]) -> _Result:
    """Return what `work` returns, or raise TimeoutError once the time is up.

    CPython delivers the exception between two instructions of the calling thread, so a loop in
    Python ends; a single call into C ends first.
    """
    limit = _Limit(threading.get_ident())
    timer = threading.Timer(seconds, limit.expire)
    timer.daemon = True
    try:
        timer.start()
        try:
            return work()
        finally:
            limit.lift()
            timer.cancel()
            timer.join()
    except _OutOfTime:
        raise TimeoutError from None


class _Limit:
    def __init__(self, thread: int) -> None:
        self._thread = thread
        self._lock = threading.Lock()
        self._lifted = False

    def expire(self) -> None:
        with self._lock:
            if not self._lifted:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(self._thread), ctypes.py_object(_OutOfTime)
                )

    def lift(self) -> None:
        with self._lock:
            self._lifted = True
