"""Colour: any picture's rows as 8-bit sRGB or grey, on white where it is transparent."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, cast

from PIL import Image, ImageCms

if TYPE_CHECKING:
    from collections.abc import Callable

GREYS = frozenset({"1", "L", "I;16", "I;16B", "I;16L", "I;16N"})
DEEP = frozenset({"I", "F"})
"""Samples of 32 bits."""


def conversion(image: Image.Image) -> Callable[[Image.Image], Image.Image]:
    """Return what makes rows of such a picture sRGB or grey, by its colour profile if it has one.

    A profile that cannot be read is left out: the numbers then mean sRGB.
    """
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or image.mode not in {"RGB", "CMYK", "LAB"}:
        return plain
    try:
        srgb = cast("Any", ImageCms).createProfile("sRGB")
        given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        transform = ImageCms.buildTransform(given, srgb, image.mode, "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return plain

    def transformed(rows: Image.Image) -> Image.Image:
        return transform.apply(rows)

    return transformed


def plain(rows: Image.Image) -> Image.Image:
    """Return rows as sRGB or grey without a colour profile."""
    if rows.mode in {"RGB", "L"}:
        return rows
    if rows.mode.startswith("I;16"):
        return rows.point(lambda value: value * (1 / 256)).convert("L")
    if rows.mode in GREYS:
        return rows.convert("L")
    if rows.has_transparency_data:
        opaque = rows.convert("RGBA")
        paper = Image.new("RGBA", rows.size, "white")
        return Image.alpha_composite(paper, opaque).convert("RGB")
    return rows.convert("RGB")
