"""Limits: how large a picture may be, and what a process that reads one may use."""

from __future__ import annotations

import sys

MOST_PIXELS = 2_000_000_000
"""Of all pages of a file together."""
MOST_PAGES = 500
MOST_BYTES = 16 * 1024**3
"""Of a file."""

BANDED_PIXELS = 48_000_000
"""More than this is read band by band, or by libvips; Pillow holds 4 bytes a pixel."""
WHOLE_PIXELS = 350_000_000
"""More than this is never held in memory at once."""

MEMORY_BYTES = 4 * 1024**3
"""Of address space, most of which is never touched."""
OUTPUT_BYTES = 12 * 1024**3
SILENT_SECONDS = 300
"""A child process that says nothing for longer than this is ended."""
_SECONDS = 120
_SECONDS_PER_GIGAPIXEL = 600


def restrain() -> None:
    """Limit this process for good: its memory and the files it writes; and let others go first."""
    if sys.platform == "win32":
        return
    import os
    import resource

    os.nice(10)
    _lower(resource.RLIMIT_AS, MEMORY_BYTES)
    _lower(resource.RLIMIT_FSIZE, OUTPUT_BYTES)
    _lower(resource.RLIMIT_CORE, 0)
    allow_time(0)


def allow_time(pixels: int) -> None:
    """Limit the processor time of this process to what a picture of this size may take."""
    if sys.platform == "win32":
        return
    import resource

    seconds = _SECONDS + pixels * _SECONDS_PER_GIGAPIXEL // 1_000_000_000
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = int(used.ru_utime + used.ru_stime) + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (_least(wanted, hard), hard))


if sys.platform != "win32":

    def _lower(limit: int, wanted: int) -> None:
        import resource

        _, hard = resource.getrlimit(limit)
        resource.setrlimit(limit, (_least(wanted, hard), _least(wanted, hard)))

    def _least(wanted: int, hard: int) -> int:
        """Return the lower of both; a hard limit below 0 is none."""
        return wanted if hard < 0 else min(wanted, hard)
