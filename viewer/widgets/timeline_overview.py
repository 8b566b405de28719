"""The timeline's strip: the whole span of time, how dense it is, and its own coarse dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF

from viewer.widgets.timeline_calendar import LABEL_GAP, level_for, ticks
from viewer.widgets.timeline_frame import STRIP
from viewer.widgets.timeline_scale import TimeScale, scale_showing

if TYPE_CHECKING:
    from viewer.widgets.timeline_index import EntryIndex
    from viewer.widgets.timeline_labels import Lettering

BIN: Final = 3.0
"""Pixels of the strip in which entries are counted together."""
SPARE: Final = 0.01
TOP: Final = 4.0


@dataclass(frozen=True, slots=True)
class Overview:
    """The strip's scale, the outline of its density and its dates with their rectangles."""

    scale: TimeScale
    outline: tuple[QPointF, ...]
    dates: tuple[tuple[float, str, QRectF], ...]
    base: float


def overview_of(index: EntryIndex, strip: QRectF, lettering: Lettering, lang: str) -> Overview:
    """Return the strip of all of an index's time within `strip`."""
    first, last = index.domain
    spare = (last - first) * SPARE
    scale = scale_showing(first - spare, last + spare, strip.left(), strip.width())
    base = strip.top() + STRIP
    return Overview(
        scale, _outline(index, scale, strip, base), _dates(scale, strip, lettering, lang), base
    )


def _outline(
    index: EntryIndex, scale: TimeScale, strip: QRectF, base: float
) -> tuple[QPointF, ...]:
    """Return how many entries reach into each stretch, as steps; heights go with the root."""
    edges = [strip.left() + BIN * at for at in range(int(strip.width() // BIN) + 1)]
    counts = [index.count(scale.minute(x), scale.minute(x + BIN)) for x in edges]
    most = max(counts, default=0)
    if not most:
        return ()
    rise = base - strip.top() - TOP
    points: list[QPointF] = []
    for x, count in zip(edges, counts, strict=True):
        y = base - rise * (count / most) ** 0.5
        points += (QPointF(x, y), QPointF(min(x + BIN, strip.right()), y))
    return tuple(points)


def _dates(
    scale: TimeScale, strip: QRectF, lettering: Lettering, lang: str
) -> tuple[tuple[float, str, QRectF], ...]:
    level = level_for(scale.mpp, lettering.count.width, lang)
    found: list[tuple[float, str, QRectF]] = []
    reached = strip.left() - LABEL_GAP
    for tick in ticks(scale.start, scale.end, level, lang):
        x, width = scale.x(tick.minute), lettering.count.width(tick.text)
        rect = QRectF(x - width / 2, strip.top() + STRIP, width, lettering.count.height)
        if rect.left() >= reached + LABEL_GAP and rect.right() <= strip.right():
            found.append((x, tick.text, rect))
            reached = rect.right()
    return tuple(found)
