"""libvips, where it is installed: cuts pages that Pillow could not hold, in bounded memory."""

from __future__ import annotations

import errno
import importlib
import shutil
from typing import TYPE_CHECKING, Any

from db.maps.levels import TILE_SIZE
from db.pictures.cutting import QUALITY
from db.pictures.examining import damaged, unread_samples

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.pictures.examining import Page, Picture

LEAST_ROOM = 16 * 1024 * 1024
"""Bytes: with less than this on the disk, a failure is the disk's fault."""
SHORT = frozenset({"uchar", "ushort"})


def library() -> Any | None:  # noqa: ANN401 - a module without types
    """Return pyvips, or None where it is not installed or finds no libvips."""
    try:
        return importlib.import_module("pyvips")
    except (ImportError, OSError):
        return None


def cut_page(
    vips: Any,  # noqa: ANN401 - a module without types
    path: Path,
    picture: Picture,
    page: Page,
    out: Path,
    progress: Callable[[float], None],
) -> None:
    """Cut one page into a ZIP of tiles; raise ImportRefused where the file is damaged.

    The loader is named by what Pillow found, so that libvips tries no other on a hostile file.
    """

    def tell(_image: Any, state: Any) -> None:  # noqa: ANN401
        progress(state.percent / 100)

    try:
        image = _upright(vips, _loaded(vips, path, picture, page), page)
        if image.format not in SHORT:
            raise unread_samples(path)
        image = _coloured(image).copy()
        image.set_progress(True)
        image.signal_connect("eval", tell)
        image.dzsave(
            str(out),
            container="zip",
            compression=0,
            basename="tiles",
            layout="dz",
            tile_size=TILE_SIZE,
            overlap=0,
            depth="onetile",
            suffix=f".jpg[Q={QUALITY},keep=none]",
            region_shrink="mean",
            skip_blanks=-1,
        )
    except vips.Error as error:
        if shutil.disk_usage(out.parent).free < LEAST_ROOM:
            raise OSError(errno.ENOSPC, str(error)) from error
        raise damaged(path) from error


def _loaded(vips: Any, path: Path, picture: Picture, page: Page) -> Any:  # noqa: ANN401
    """Open the page row by row; a turned one goes by way of a temporary file of libvips."""
    options = {
        "access": "sequential" if page.orientation == 1 else "random",
        "fail_on": "error",
    }
    match picture.media_type:
        case "image/jpeg":
            return vips.Image.jpegload(str(path), **options)
        case "image/png":
            return vips.Image.pngload(str(path), **options)
        case _:
            return vips.Image.tiffload(str(path), page=page.frame, **options)


def _upright(vips: Any, image: Any, page: Page) -> Any:  # noqa: ANN401
    if page.orientation == 1:
        return image
    image = image.copy()
    image.set_type(vips.GValue.gint_type, "orientation", page.orientation)
    return image.autorot()


def _coloured(image: Any) -> Any:  # noqa: ANN401
    """Return the picture as 8-bit sRGB or grey, on white where it is transparent."""
    grey = image.interpretation in {"b-w", "grey16"}
    if "icc-profile-data" in image.get_fields() and not grey:
        cmyk = image.interpretation == "cmyk"
        image = image.icc_transform(
            "srgb", embedded=True, input_profile="cmyk" if cmyk else "srgb", depth=8
        )
    if image.hasalpha():
        image = image.flatten(background=_white(image))
    image = image.colourspace("b-w" if grey else "srgb")
    return image.cast("uchar") if image.format != "uchar" else image


def _white(image: Any) -> int:  # noqa: ANN401
    return 65535 if image.format == "ushort" else 255
