"""Reads tiles from the archive and decodes them in the pool, those wished for last first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QImage, QImageReader

from db.maps import sheets

if TYPE_CHECKING:
    from db.errors import ArchiveError
    from db.maps.levels import TileKey
    from viewer.jobs import Jobs
    from viewer.widgets.tile_cache import TileCache

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

AT_ONCE = 4
"""Twice the pool, so that its threads need not wait for the window between two tiles."""
MOST_WISHES = 96
"""Older wishes than these are given up: the view has moved on."""
LONGEST_SIDE = 4096
JPEG = b"\xff\xd8\xff"
"""How every tile begins."""


class Asking(Protocol):
    """Whatever says where to ask: a panel's context, a station."""

    @property
    def jobs(self) -> Jobs:
        """Return where to ask."""
        ...


class TileReader(QObject):
    """Follow the wishes of a cache, a few at a time. GUI thread only; decoding is not."""

    def __init__(self, context: Asking, cache: TileCache, parent: QObject | None = None) -> None:
        super().__init__(parent if parent is not None else cache)
        self._jobs = context.jobs
        self._cache = cache
        self._wishes: list[TileKey] = []
        self._reading = 0
        cache.wanted.connect(self._on_cache_wanted)

    def _on_cache_wanted(self, key: TileKey) -> None:
        self._wishes.append(key)
        while len(self._wishes) > MOST_WISHES:
            self._cache.give_up(self._wishes.pop(0))
        self._read_next()

    def _read_next(self) -> None:
        while self._wishes and self._reading < AT_ONCE:
            key = self._wishes.pop()
            self._reading += 1
            then, failed = partial(self._take, key), partial(self._fail, key)
            self._jobs.read(read_tile, key, then=then, failed=failed)

    def _take(self, key: TileKey, image: QImage | None) -> None:
        self._reading -= 1
        if not shiboken6.isValid(self._cache):  # its view was closed meanwhile
            self._wishes.clear()
            return
        self._read_next()
        self._cache.put(key, image)

    def _fail(self, key: TileKey, error: ArchiveError) -> None:
        self._take(key, None)
        self._jobs.failed.emit(error)


def read_tile(connection: Connection, key: TileKey) -> QImage | None:
    """Return a tile, decoded and ready to be painted; None where there is none, or no picture.

    For a worker thread: QImageReader leaves the interpreter to others, QImage.fromData does not.
    """
    data = sheets.tile(connection, key.pyramid, key.level, key.column, key.row)
    if data is None or not data.startswith(JPEG):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > LONGEST_SIDE:
        return None
    image = reader.read()
    if image.isNull():
        return None
    return image.convertToFormat(QImage.Format.Format_RGB32)
