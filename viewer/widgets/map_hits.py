"""Which record of a map lies under a point, and which comes next by key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF

from viewer.widgets.map_layout import Layout
from viewer.widgets.map_marks import Spot
from viewer.widgets.map_scene import Scene

_REACH = 6.0  # pixels beside a mark that still mean it


def spot_at(scene: Scene, layout: Layout, point: QPointF) -> Spot | None:
    """Return the nearest pin whose mark is under a logical pixel, or all but."""
    near = [
        (QLineF(spot.point, point).length(), spot)
        for spot in layout.spots
        if QLineF(spot.point, point).length() <= scene.radius(spot.pin) + _REACH
    ]
    return min(near, key=lambda each: each[0])[1] if near else None


def spots_near(layout: Layout, point: QPointF, reach: float) -> list[tuple[float, Spot]]:
    """Return (pixels away, pin) of every mark within a finger's reach, the nearest first."""
    near = [(QLineF(spot.point, point).length(), spot) for spot in layout.spots]
    return sorted((each for each in near if each[0] <= reach), key=lambda each: each[0])


def ref_at(scene: Scene, layout: Layout, point: QPointF) -> str | None:
    """Return the ref of the pin, else the label, else the route under a logical pixel."""
    spot = spot_at(scene, layout, point)
    if spot is not None:
        return spot.pin.ref
    for label in layout.labels:
        if label.ref is not None and label.rect.contains(point):
            return label.ref
    for arrow in reversed(layout.arrows):
        if arrow.shown.away(point) <= _REACH:
            return arrow.route.ref
    return None


def ref_beside(refs: Sequence[str], now: str | None, *, forward: bool) -> str | None:
    """Return the ref that Tab comes to next, or None where it leaves the map."""
    if now not in refs:
        return refs[0] if forward and refs else None
    place = refs.index(now) + (1 if forward else -1)
    return refs[place] if 0 <= place < len(refs) else None
