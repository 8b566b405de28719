"""Cuts a page, given in bands of rows, into the tiles of a pyramid; holds a band a level."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Self

from PIL import Image

from db.maps.levels import TILE_SIZE, level_count, level_size, tile_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

QUALITY = 85
"""Of a JPEG tile: fine lines of a map stay clean, at about 1.2 bits a pixel."""
THREADS = 2


class TileFile:
    """Write tiles into a ZIP file, uncompressed, each as LEVEL/COLUMN_ROW.jpg."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_STORED)

    def add(self, level: int, column: int, row: int, data: bytes) -> None:
        """Append one tile."""
        self._zip.writestr(f"tiles_files/{level}/{column}_{row}.jpg", data)

    def __enter__(self) -> Self:
        """Return the file itself; leaving the block finishes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Finish the file."""
        self._zip.close()


def cut(
    bands: Iterable[Image.Image],
    width: int,
    height: int,
    tiles: TileFile,
    progress: Callable[[float], None],
) -> None:
    """Cut bands of rows, from the top down and together `width` × `height`, into all levels."""
    levels = level_count(width, height)
    with ThreadPoolExecutor(THREADS, thread_name_prefix="tiles") as pool:
        finest: _Level | None = None
        for level in range(levels):
            finest = _Level(level, level_size(width, height, levels, level), finest, tiles, pool)
            finest.columns = tile_count(width, height, levels, level)[0]
        assert finest is not None
        done = 0
        for band in bands:
            finest.feed(band)
            done += band.height
            progress(done / height)


class _Level:
    """Gather rows until they make a band of tiles; hand the band on at half its size."""

    def __init__(
        self,
        index: int,
        size: tuple[int, int],
        coarser: _Level | None,
        tiles: TileFile,
        pool: ThreadPoolExecutor,
    ) -> None:
        self.columns = 1
        self._index = index
        self._width, self._height = size
        self._coarser = coarser
        self._tiles = tiles
        self._pool = pool
        self._band: Image.Image | None = None
        self._filled = 0
        self._row = 0

    def feed(self, rows: Image.Image) -> None:
        """Take rows that lie below those before."""
        taken = 0
        while taken < rows.height:
            band = self._band or self._new_band(rows.mode)
            part = min(rows.height - taken, band.height - self._filled)
            band.paste(rows.crop((0, taken, self._width, taken + part)), (0, self._filled))
            taken += part
            self._filled += part
            if self._filled == band.height:
                self._finish(band)

    def _new_band(self, mode: str) -> Image.Image:
        left = self._height - self._row * TILE_SIZE
        self._band = Image.new(mode, (self._width, min(TILE_SIZE, left)))
        self._filled = 0
        return self._band

    def _finish(self, band: Image.Image) -> None:
        def encoded(column: int) -> bytes:
            left = column * TILE_SIZE
            return encode(band.crop((left, 0, min(left + TILE_SIZE, self._width), band.height)))

        for column, data in enumerate(self._pool.map(encoded, range(self.columns))):
            self._tiles.add(self._index, column, self._row, data)
        self._band = None
        self._row += 1
        if self._coarser is not None:
            self._coarser.feed(band.reduce(2))


def encode(image: Image.Image) -> bytes:
    """Return a tile as JPEG."""
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=QUALITY)
    return buffer.getvalue()
