"""Gives the memory that a visit took back to the system, so that years of visits need no more."""

from __future__ import annotations

import ctypes
import gc
import logging
import sys
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPixmapCache

from viewer.state.collector import look_through
from viewer.widgets.map_touch import TouchMap
from viewer.widgets.tile_cache import TileCache

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from db import Archive
    from viewer.jobs import Jobs

_log = logging.getLogger(__name__)

M_MMAP_THRESHOLD: Final = -3
M_ARENA_MAX: Final = -8
"""Numbers of mallopt's settings, of glibc's malloc.h."""
LARGE: Final = 64 * 1024
"""Bytes from which on a block is mapped by itself, and so goes back to the system when freed."""
ARENAS: Final = 2


def keep_pictures_apart() -> None:
    """Let pictures leave no holes in the heap: glibc would soon take even 8 MiB from within it."""
    library = _glibc()
    if library is not None:
        library.mallopt(M_MMAP_THRESHOLD, LARGE)
        library.mallopt(M_ARENA_MAX, ARENAS)


def tidy_up(
    jobs: Jobs, archive: Archive | None, window: QWidget, next_seen: QWidget, *, thorough: bool
) -> None:
    """Let a worker drop what the archive keeps of its file, then give back what the visit took."""

    def then(_dropped: object = None) -> None:
        give_back(window, next_seen, thorough=thorough)

    if archive is None:
        then()
    else:
        jobs.run(archive.drop_pages, then=then, failed=then, latest="tidying")


def give_back(window: QWidget, next_seen: QWidget, *, thorough: bool) -> None:
    """Drop painted pictures and rubbish, and return what is free; some ms, while nobody visits.

    The maps that are shown, and those of `next_seen`, keep theirs: the next visitor's first touch
    shows them. `thorough` looks through everything for rubbish, up to half a second in a large
    archive.
    """
    for canvas in window.findChildren(TouchMap):
        if not canvas.isVisible() and not next_seen.isAncestorOf(canvas):
            canvas.drop_pictures()
        else:
            canvas.thin_pictures()
    for tiles in window.findChildren(TileCache):
        tiles.clear()
    if thorough:
        QPixmapCache.clear()
        look_through()
    else:
        gc.collect()
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    """Return glibc; None on systems that have another C library."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        library = ctypes.CDLL(None)
        _ = library.malloc_trim, library.mallopt
    except (OSError, AttributeError) as error:
        _log.info("This system returns memory by itself: %s", error)
        return None
    return library
