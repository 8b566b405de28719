"""The mask of an annotation: one polygon in a little SVG."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from lxml import etree

from db.maps.georeference import FARTHEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.maps.planar import Point

MOST_CORNERS = 20_000
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_BETWEEN = re.compile(r"[\s,]*")


class MaskUnreadableError(ValueError):
    """Say why a mask is none."""


def read_mask(svg: str) -> tuple[tuple[Point, ...], tuple[float, float] | None]:
    """Return an open ring of corners, and the width and height that the drawing says it has.

    Raises MaskUnreadableError.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(svg.encode(errors="replace"), parser)
    except etree.XMLSyntaxError as error:
        raise MaskUnreadableError("it is no SVG") from error
    shapes = [one for one in root.iter() if isinstance(one.tag, str) and _tag(one) != "svg"]
    polygons = [one for one in shapes if _tag(one) == "polygon"]
    if len(polygons) != 1:
        found = ", ".join(sorted({_tag(one)[:20] for one in shapes})) or "nothing"
        raise MaskUnreadableError(f"one polygon is expected, and it draws: {found}")
    corners = _corners(str(polygons[0].get("points", "")))
    sides = [_side(str(root.get(name, ""))) for name in ("width", "height")]
    wide, high = sides
    return corners, (wide, high) if wide and high else None


def write_mask(mask: Sequence[Point], width: int, height: int) -> str:
    """Return the SVG of a ring of corners in a picture of that size."""
    corners = " ".join(f"{_shown(x)},{_shown(y)}" for x, y in mask)
    return f'<svg width="{width}" height="{height}"><polygon points="{corners}" /></svg>'


def _corners(text: str) -> tuple[Point, ...]:
    if _BETWEEN.sub("", _NUMBER.sub("", text)):
        raise MaskUnreadableError("its corners are no numbers")
    numbers = [float(found) for found in _NUMBER.findall(text)]
    if len(numbers) % 2 or len(numbers) > 2 * MOST_CORNERS:
        raise MaskUnreadableError("its corners are no pairs of numbers")
    if not all(abs(number) < FARTHEST for number in numbers):
        raise MaskUnreadableError("a corner lies outside of every picture")
    corners = list(zip(numbers[::2], numbers[1::2], strict=True))
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()  # an SVG polygon closes itself
    if len(set(corners)) < 3:
        raise MaskUnreadableError("it has fewer than three corners")
    return tuple(corners)


def _side(text: str) -> float | None:
    """Return a length in pixels, None for none, a percentage or another unit."""
    found = _NUMBER.fullmatch(text.strip().removesuffix("px"))
    length = float(found[0]) if found else math.nan
    return length if 0 < length < FARTHEST else None


def _tag(element: etree._Element) -> str:  # pyright: ignore[reportPrivateUsage]
    return etree.QName(element).localname


def _shown(number: float) -> str:
    whole = round(number)
    return str(whole) if whole == number else repr(round(number, 3))
