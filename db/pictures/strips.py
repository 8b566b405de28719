"""Strips: a TIFF page read a few of its strips, or one row of its tiles, at a time."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from PIL import TiffImagePlugin

BAND_ROWS = 512
MOST_BAND_BYTES = 160 * 1024 * 1024
"""Of a band's decoded rows; a page whose strips are larger is read in another way."""

WIDTH, HEIGHT, COMPRESSION = 256, 257, 259
STRIP_OFFSETS, ROWS_PER_STRIP, STRIP_COUNTS = 273, 278, 279
TILE_WIDTH, TILE_HEIGHT, TILE_OFFSETS, TILE_COUNTS = 322, 323, 324, 325
PLANAR, BITS = 284, 258
UNCOMPRESSED = 1
SHORT, LONG, UNDEFINED = 3, 4, 7
KEPT = (256, 258, 259, 262, 266, 277, 284, 292, 293, 317, 320, 338, 339, 347, 530)
"""Tags that say how the samples are to be read; those of place and length are written anew."""
LONGS = frozenset(
    {WIDTH, HEIGHT, STRIP_OFFSETS, ROWS_PER_STRIP, STRIP_COUNTS, 292, 293}
    | {TILE_WIDTH, TILE_HEIGHT, TILE_OFFSETS, TILE_COUNTS}
)


@dataclass(frozen=True, slots=True)
class Strips:
    """Where the strips, or rows of tiles, of a TIFF page lie: (offset, length) each."""

    tags: dict[int, Any]
    prefix: bytes
    width: int
    height: int
    rows: int
    across: int
    spans: tuple[tuple[int, int], ...]
    tiled: bool

    def bands(self, path: Path) -> Iterator[Image.Image]:
        """Yield the page's rows from the top down, some strips at once."""
        at_once = 1 if self.tiled else max(1, BAND_ROWS // self.rows)
        down = -(-self.height // self.rows)
        with path.open("rb") as file:
            for first in range(0, down, at_once):
                last = min(first + at_once, down)
                top = first * self.rows
                height = min((last - first) * self.rows, self.height - top)
                spans = self.spans[first * self.across : last * self.across]
                yield self._decoded(file, spans, height)

    def _decoded(
        self, file: BinaryIO, spans: tuple[tuple[int, int], ...], height: int
    ) -> Image.Image:
        """Wrap the strips' bytes as a small TIFF of their own and let libtiff decode that."""
        data = io.BytesIO()
        data.write(bytes(8))
        offsets: list[int] = []
        for offset, length in spans:
            offsets.append(data.tell())
            file.seek(offset)
            found = file.read(length)
            if len(found) != length:
                raise EOFError("a strip lies behind the end of the file")
            data.write(found)
        tags = {**self.tags, HEIGHT: height}
        tags[TILE_OFFSETS if self.tiled else STRIP_OFFSETS] = tuple(offsets)
        tags[TILE_COUNTS if self.tiled else STRIP_COUNTS] = tuple(length for _, length in spans)
        if not self.tiled:
            tags[ROWS_PER_STRIP] = self.rows
        start = data.tell() + data.tell() % 2
        order = "<" if self.prefix == b"II" else ">"
        data.seek(start)
        data.write(_directory(tags, start, order))
        data.seek(0)
        data.write(self.prefix + struct.pack(f"{order}HL", 42, start))
        data.seek(0)
        with Image.open(data, formats=("TIFF",)) as image:
            image.load()
            return image.copy()


def strips_of(image: TiffImagePlugin.TiffImageFile) -> Strips | None:
    """Return where a page's strips lie; None where they would make bands too large to hold."""
    tags = image.tag_v2
    if int(tags.get(PLANAR, 1)) != 1:
        return None
    width, height = int(tags[WIDTH]), int(tags[HEIGHT])
    tiled = TILE_OFFSETS in tags
    kept = {tag: tags[tag] for tag in KEPT if tag in tags}
    if tiled:
        rows = int(tags[TILE_HEIGHT])
        across = -(-width // int(tags[TILE_WIDTH]))
        kept |= {tag: tags[tag] for tag in (TILE_WIDTH, TILE_HEIGHT)}
        offsets, counts = tags[TILE_OFFSETS], tags[TILE_COUNTS]
    else:
        rows = min(int(tags.get(ROWS_PER_STRIP, height)), height)
        across = 1
        offsets, counts = tags[STRIP_OFFSETS], tags[STRIP_COUNTS]
    spans = tuple(zip(_whole(offsets), _whole(counts), strict=True))
    if not tiled and int(tags.get(COMPRESSION, UNCOMPRESSED)) == UNCOMPRESSED:
        rows, spans = _finer(spans, rows, height)
    if rows < 1 or len(spans) != across * -(-height // rows):
        raise ValueError("the page has too few strips")
    if 4 * width * max(rows, min(BAND_ROWS, height)) > MOST_BAND_BYTES:
        return None
    prefix = bytes(tags.prefix)
    return Strips(kept, prefix, width, height, rows, across, spans, tiled)


def _directory(tags: Mapping[int, Any], start: int, order: str) -> bytes:
    """Return an image file directory that is to lie at `start` (TIFF 6.0, section 2)."""
    entries = struct.pack(f"{order}H", len(tags))
    beyond = b""
    behind = start + 2 + 12 * len(tags) + 4
    for tag, value in sorted(tags.items()):
        if isinstance(value, bytes):
            kind, count, packed = UNDEFINED, len(value), value
        else:
            numbers = _whole(value)
            kind, letter = (LONG, "L") if tag in LONGS else (SHORT, "H")
            count, packed = len(numbers), struct.pack(f"{order}{len(numbers)}{letter}", *numbers)
        if len(packed) > 4:
            place = struct.pack(f"{order}L", behind + len(beyond))
            beyond += packed + bytes(len(packed) % 2)
        else:
            place = packed.ljust(4, b"\0")
        entries += struct.pack(f"{order}HHL", tag, kind, count) + place
    return entries + bytes(4) + beyond


def _finer(
    spans: tuple[tuple[int, int], ...], rows: int, height: int
) -> tuple[int, tuple[tuple[int, int], ...]]:
    """Cut strips of plain rows into strips of at most BAND_ROWS."""
    if rows <= BAND_ROWS:
        return rows, spans
    finer: list[tuple[int, int]] = []
    top = 0
    for offset, length in spans:
        deep = min(rows, height - top)
        row_bytes, rest = divmod(length, deep)
        if rest or (rows % BAND_ROWS and len(spans) > 1):
            return rows, spans
        for first in range(0, deep, BAND_ROWS):
            part = min(BAND_ROWS, deep - first)
            finer.append((offset + first * row_bytes, part * row_bytes))
        top += deep
    return BAND_ROWS, tuple(finer)


def _whole(value: Any) -> tuple[int, ...]:  # noqa: ANN401 - one number or many
    many = cast("tuple[Any, ...]", value) if isinstance(value, tuple) else (value,)
    return tuple(int(part) for part in many)
