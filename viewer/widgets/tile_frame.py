"""Which part of a picture a widget shows, and how large: zooming, panning, fitting."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF

LARGEST_SCALE = 8.0
"""Screen pixels for one of the picture's."""
ROOM = 0.96
"""Share of the widget that a whole picture fills."""


@dataclass(frozen=True, slots=True)
class TileFrame:
    """A picture of `across` × `down` pixels in a widget of `width` × `height` logical pixels.

    `x`, `y` is the picture's pixel in the widget's middle; `scale` is logical pixels a picture
    pixel.
    """

    across: float
    down: float
    width: float
    height: float
    x: float
    y: float
    scale: float

    @classmethod
    def whole(cls, across: float, down: float, width: float, height: float) -> TileFrame:
        """Return the frame that shows all of the picture."""
        scale = min(width / max(across, 1), height / max(down, 1)) * ROOM
        return cls(across, down, width, height, across / 2, down / 2, max(scale, 1e-6))

    @property
    def least_scale(self) -> float:
        """The scale at which all is seen, or 1 for a picture smaller than the widget."""
        return min(1.0, self.whole(self.across, self.down, self.width, self.height).scale)

    @property
    def is_whole(self) -> bool:
        """Whether all of the picture is seen."""
        return self.scale <= self.least_scale * 1.001

    def resized(self, width: float, height: float) -> TileFrame:
        """Return the same middle and scale in a widget of another size; the whole stays whole."""
        if self.is_whole:
            return self.whole(self.across, self.down, width, height)
        return replace(self, width=width, height=height).clamped()

    def panned(self, across: float, down: float) -> TileFrame:
        """Return the picture moved by so many logical pixels."""
        return replace(self, x=self.x - across / self.scale, y=self.y - down / self.scale).clamped()

    def zoomed(self, factor: float, about: QPointF) -> TileFrame:
        """Return the picture scaled; what lies under `about` stays there."""
        scale = min(max(self.scale * factor, self.least_scale), LARGEST_SCALE)
        at = self.to_picture(about)
        off = about - QPointF(self.width / 2, self.height / 2)
        return replace(
            self, scale=scale, x=at.x() - off.x() / scale, y=at.y() - off.y() / scale
        ).clamped()

    def showing(self, part: QRectF) -> TileFrame:
        """Return the frame that shows a rectangle of the picture with some room round it."""
        fit = self.whole(max(part.width(), 1), max(part.height(), 1), self.width, self.height)
        scale = min(max(fit.scale * 0.8, self.least_scale), LARGEST_SCALE)
        middle = part.center()
        return replace(self, scale=scale, x=middle.x(), y=middle.y()).clamped()

    def clamped(self) -> TileFrame:
        """Return the frame moved so that the picture doesn't leave the widget."""
        half_wide, half_high = self.width / 2 / self.scale, self.height / 2 / self.scale
        return replace(
            self, x=_within(self.x, half_wide, self.across), y=_within(self.y, half_high, self.down)
        )

    def to_picture(self, at: QPointF) -> QPointF:
        """Return the picture's pixel under a point of the widget."""
        return QPointF(
            self.x + (at.x() - self.width / 2) / self.scale,
            self.y + (at.y() - self.height / 2) / self.scale,
        )

    def to_screen(self, x: float, y: float) -> QPointF:
        """Return where a pixel of the picture lies in the widget."""
        return QPointF(
            self.width / 2 + (x - self.x) * self.scale, self.height / 2 + (y - self.y) * self.scale
        )

    def seen(self) -> QRectF:
        """Return the part of the picture that is seen."""
        top_left = self.to_picture(QPointF(0, 0))
        bottom_right = self.to_picture(QPointF(self.width, self.height))
        return QRectF(top_left, bottom_right) & QRectF(0, 0, self.across, self.down)

    def level(self, levels: int, ratio: float) -> int:
        """Return the coarsest level that is sharp on a screen of `ratio` pixels a logical pixel."""
        missing = math.floor(math.log2(1 / (self.scale * ratio)) + 0.05)
        return min(max(levels - 1 - missing, 0), levels - 1)


def _within(middle: float, half: float, length: float) -> float:
    return length / 2 if 2 * half >= length else min(max(middle, half), length - half)
