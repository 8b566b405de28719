"""Bands: a page's rows from the top down, as 8-bit sRGB or grey, in bounded memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageOps, TiffImagePlugin

from db.errors import ImportRefused
from db.pictures.colour import DEEP, conversion
from db.pictures.examining import unread_samples
from db.pictures.limits import BANDED_PIXELS, WHOLE_PIXELS
from db.pictures.strips import BAND_ROWS, strips_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import ImageFile

    from db.pictures.examining import Page


def bands(path: Path, image: ImageFile.ImageFile, page: Page) -> Iterator[Image.Image]:
    """Yield a page's upright rows; raise ImportRefused where memory would not do."""
    image.seek(page.frame)
    if image.mode in DEEP:
        raise unread_samples(path)
    if (
        page.pixels > BANDED_PIXELS
        and page.orientation == 1
        and isinstance(image, TiffImagePlugin.TiffImageFile)
        and (strips := strips_of(image)) is not None
    ):
        convert = conversion(image)
        for rows in strips.bands(path):
            yield convert(rows)
        return
    if page.pixels > WHOLE_PIXELS:
        raise ImportRefused(
            "The picture “{name}” is too large to be read whole.",
            "Install pyvips, which reads it in parts, or save it as a TIFF in strips.",
            name=path.name,
        )
    image.load()
    upright = ImageOps.exif_transpose(image)
    convert = conversion(image)
    for top in range(0, page.height, BAND_ROWS):
        yield convert(upright.crop((0, top, page.width, min(top + BAND_ROWS, page.height))))
