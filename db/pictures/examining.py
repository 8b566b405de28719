"""Examines a picture's header: what it is, how large, how many pages; refuses what is no still."""

from __future__ import annotations

import errno
import struct
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageFile, TiffImagePlugin, UnidentifiedImageError

from db.errors import ImportRefused
from db.maps.levels import LONGEST_SIDE
from db.pictures.limits import MOST_PAGES, MOST_PIXELS
from db.pictures.signs import begins_like_picture

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

FORMATS = ("JPEG", "PNG", "TIFF")
MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "TIFF": "image/tiff",
}
BROKEN = (
    ArithmeticError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, Warning, struct.error,
)  # fmt: skip
"""What Pillow raises over a damaged file."""

NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})

ORIENTATION = 0x0112
_SUBFILE_TYPE = 254
_REDUCED = 1
_TURNED = frozenset({5, 6, 7, 8})


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its place in the file, its upright size in pixels, its EXIF orientation."""

    frame: int
    width: int
    height: int
    orientation: int = 1

    @property
    def pixels(self) -> int:
        """The page's area."""
        return self.width * self.height


@dataclass(frozen=True, slots=True)
class Picture:
    """What a file holds: its media type by content, and its pages."""

    media_type: str
    pages: tuple[Page, ...]

    @property
    def pixels(self) -> int:
        """The area of all pages."""
        return sum(page.pixels for page in self.pages)


@contextmanager
def opened(path: Path) -> Generator[ImageFile.ImageFile]:
    """Open a picture with Pillow's decoders for FORMATS alone; raise ImportRefused.

    What Pillow raises inside of the block is the file's fault too.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        # every scanner writes some tag that libtiff does not know of
        warnings.filterwarnings("ignore", category=UserWarning, module="PIL.TiffImagePlugin")
        try:
            with Image.open(path, formats=FORMATS) as image:
                yield image
        except ImportRefused:
            raise
        except UnidentifiedImageError as error:
            raise damaged(path) if begins_like_picture(path) else _no_picture(path) from error
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise too_large(path) from error
        except MemoryError as error:
            raise too_much(path) from error
        except BROKEN as error:
            if isinstance(error, OSError) and error.errno in NO_ROOM:
                raise  # that was our own writing
            raise damaged(path) from error


def examine(path: Path) -> Picture:
    """Return what the file holds, by its headers alone; raise ImportRefused."""
    with opened(path) as image:
        if image.format == "PNG" and getattr(image, "is_animated", False):
            raise ImportRefused(
                "“{name}” moves: it holds {count} pictures, one after the other.",
                "Save the one that you want to keep as a picture of its own.",
                name=path.name,
                count=getattr(image, "n_frames", 2),
            )
        pages = _frames(image, path) if image.format == "TIFF" else (_page(image, 0),)
        picture = Picture(MEDIA_TYPES[image.format or ""], pages)
    if picture.pixels > MOST_PIXELS or any(
        max(page.width, page.height) > LONGEST_SIDE for page in picture.pages
    ):
        raise too_large(path)
    if picture.pixels == 0:
        raise damaged(path)
    return picture


def _frames(image: ImageFile.ImageFile, path: Path) -> tuple[Page, ...]:
    """Return a TIFF's pages without the reduced copies that some programs put beside them."""
    pages: list[Page] = []
    frame = 0
    while True:
        try:
            image.seek(frame)
        except EOFError:
            break
        if frame >= MOST_PAGES:
            raise ImportRefused(
                "“{name}” has more than {most} pages.",
                "Split it into several files.",
                name=path.name,
                most=MOST_PAGES,
            )
        assert isinstance(image, TiffImagePlugin.TiffImageFile)
        if not pages or not int(image.tag_v2.get(_SUBFILE_TYPE, 0)) & _REDUCED:
            pages.append(_page(image, frame))
        frame += 1
    return tuple(pages)


def _page(image: ImageFile.ImageFile, frame: int) -> Page:
    width, height = image.size
    # Pillow would decode a whole PNG to look for what may stand behind its samples
    known = image.format != "PNG" or "exif" in image.info
    found = image.getexif().get(ORIENTATION, 1) if known else 1
    orientation = found if isinstance(found, int) and 1 <= found <= 8 else 1
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        stored = image.tag_v2  # Pillow tells the upright size of some turned pages
        width, height = int(stored[256]), int(stored[257])
    if orientation in _TURNED:
        width, height = height, width
    return Page(frame, width, height, orientation)


def _no_picture(path: Path) -> ImportRefused:
    return ImportRefused(
        "“{name}” is no JPEG, PNG or TIFF picture, whatever its name says.",
        "Open it in an image program, save it as one of these, and import that.",
        name=path.name,
    )


def damaged(path: Path) -> ImportRefused:
    """Return the refusal of a picture that cannot be read to its end."""
    return ImportRefused(
        "The picture “{name}” is damaged or cut short.",
        "Copy it again from where it came, or scan the sheet anew.",
        name=path.name,
    )


def too_large(path: Path) -> ImportRefused:
    """Return the refusal of a picture beyond our cap."""
    return ImportRefused(
        "The picture “{name}” says that it is larger than {most} million pixels or {side} a side.",
        "Cut it into several sheets, or save it smaller.",
        name=path.name,
        most=MOST_PIXELS // 1_000_000,
        side=LONGEST_SIDE,
    )


def too_much(path: Path) -> ImportRefused:
    """Return the refusal of a picture that wants more than it may have."""
    return ImportRefused(
        "The picture “{name}” takes more time or memory to read than a picture may.",
        "Save it as a plain TIFF without compression, and import that.",
        name=path.name,
    )


def unread_samples(path: Path) -> ImportRefused:
    """Return the refusal of a picture of numbers that are no shades."""
    return ImportRefused(
        "The picture “{name}” holds measurements of 32 bits, not shades.",
        "Save it with 8 or 16 bits a channel, and import that.",
        name=path.name,
    )
