"""Pictures to test on, drawn here: each shade tells where in the picture it stands."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING, Any

from PIL import Image

if TYPE_CHECKING:
    from pathlib import Path


def gradient(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Draw red growing to the right and green growing downwards, blue standing still."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    still = Image.new("L", (width, height), 90)
    return Image.merge("RGB", (across, down, still)).convert(mode)


def saved(path: Path, image: Image.Image, **options: Any) -> Path:
    """Save a picture in the format of its name; return the path."""
    image.save(path, **options)
    return path


def png_claiming(path: Path, width: int, height: int) -> Path:
    """Write a PNG of a few bytes whose header says that it is huge."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))
        )

    header = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures' samples."""
    from PIL import ImageChops, ImageStat

    assert one.size == other.size
    parts = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean
    return max(parts)


def put_together(tiles: dict[tuple[int, int], bytes], width: int, height: int) -> Image.Image:
    """Lay tiles of 512 pixels, by (column, row), beside one another."""
    whole = Image.new("RGB", (width, height))
    for (column, row), data in tiles.items():
        with Image.open(io.BytesIO(data)) as tile:
            whole.paste(tile.convert("RGB"), (column * 512, row * 512))
    return whole
