"""A cache of tiles, bounded by bytes: what is missing is wished for, and arrives later."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from db.maps.levels import TileKey

BYTES = 160 * 1024 * 1024
"""A tile of 512 pixels takes 1 MiB: enough for three screens of 1920 × 1080."""


class TileCache(QObject):
    """Hold decoded tiles, the longest unused going first. GUI thread only."""

    wanted = Signal(object)
    """A TileKey that someone asked for and that is not here."""
    arrived = Signal(object)
    """A TileKey whose picture is here now, or of which it is known that there is none."""

    def __init__(self, parent: QObject | None = None, capacity: int = BYTES) -> None:
        super().__init__(parent)
        self._capacity = capacity
        self._images: OrderedDict[TileKey, QImage | None] = OrderedDict()
        self._awaited: set[TileKey] = set()
        self._bytes = 0

    def image(self, key: TileKey) -> QImage | None:
        """Return a tile; wish for it where it is missing."""
        found = self.at_hand(key)
        if found is None and key not in self._images and key not in self._awaited:
            self._awaited.add(key)
            self.wanted.emit(key)
        return found

    def at_hand(self, key: TileKey) -> QImage | None:
        """Return a tile if it is here."""
        if key in self._images:
            self._images.move_to_end(key)
        return self._images.get(key)

    def put(self, key: TileKey, image: QImage | None) -> None:
        """Take a tile that was wished for; None: there is no such tile."""
        self._awaited.discard(key)
        self._forget(key)
        self._images[key] = image
        self._bytes += _size(image)
        while self._bytes > self._capacity and len(self._images) > 1:
            self._forget(next(iter(self._images)))
        self.arrived.emit(key)

    def give_up(self, key: TileKey) -> None:
        """Forget a wish that nobody followed: it may be wished for again."""
        self._awaited.discard(key)

    def clear(self) -> None:
        """Give every tile back; what is still awaited arrives as before."""
        self._images.clear()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """How much the tiles here take."""
        return self._bytes

    def _forget(self, key: TileKey) -> None:
        if key in self._images:
            self._bytes -= _size(self._images.pop(key))


def _size(image: QImage | None) -> int:
    return image.sizeInBytes() if image is not None else 0
