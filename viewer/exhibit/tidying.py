"""Gives the memory that a visit took back to the system, so that years of visits need no more."""

from __future__ import annotations

import ctypes
import gc
import logging
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)


def give_back() -> None:
    """Collect rubbish, and let the C library return what is free; some ms, while nobody visits."""
    gc.collect()
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    """Return glibc's malloc_trim; None on systems that have none."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        return ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError) as error:  # another C library
        _log.info("This system returns memory by itself: %s", error)
        return None
