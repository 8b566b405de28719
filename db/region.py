"""The region that an archive is about: what its maps may show, and what they show at first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

Bounds = tuple[float, float, float, float]
"""West, south, east and north in degrees; west of east, south of north."""
CLOSEST = 13.0
"""The zoom level that maps stop at where an archive names none."""
DEEPEST = 22.0
POLE = 85.0
"""The highest latitude that a map shows."""


@dataclass(frozen=True, slots=True)
class Region:
    """The frame that no map leaves, the part of it that is seen at first, and the deepest zoom."""

    frame: Bounds
    fit: Bounds
    max_zoom: float = CLOSEST


def region_of(kept: Mapping[str, Any]) -> Region | None:
    """Return the region that an archive keeps; None for none, or for one that is not possible."""
    frame, fit = bounds_of(kept.get("frame")), bounds_of(kept.get("fit"))
    if frame is None or fit is None:
        return None
    zoom = _number(kept.get("max_zoom"))
    return Region(frame, fit, CLOSEST if zoom is None or not 0 < zoom <= DEEPEST else zoom)


def bounds_of(value: object) -> Bounds | None:
    """Return four edges of a JSON list; None for anything else, or for an impossible region."""
    edges = cast("list[object]", value) if isinstance(value, list) else []
    numbers = [number for edge in edges if (number := _number(edge)) is not None]
    if len(edges) != 4 or len(numbers) != 4:
        return None
    west, south, east, north = numbers
    possible = -180 <= west < east <= 180 and -POLE <= south < north <= POLE
    return (west, south, east, north) if possible else None


def _number(value: object) -> float | None:
    number = float(value) if isinstance(value, int | float) and abs(value) < 1e6 else math.nan
    return number if math.isfinite(number) else None
