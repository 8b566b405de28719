"""The timeline's geometry: axis on top, lanes with their rows, density strip at the bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

if TYPE_CHECKING:
    from collections.abc import Sequence

AXIS: Final = 12.0
STRIP: Final = 18.0
"""The height of the density in the strip; a line of dates stands below it."""
LEADING: Final = 4.0
LEADING_MIN: Final = 3.0
LEADING_MAX: Final = 14.0
LANE_PAD: Final = 2.0
RIGHT: Final = 12.0


@dataclass(frozen=True, slots=True)
class Band:
    """One lane: `top` and `height` in pixels, and how many rows it has."""

    top: float
    height: float
    rows: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything stands, in the widget's pixels; `pitch` is the height of a row."""

    titles: float
    axis: QRectF
    plot: QRectF
    strip: QRectF
    bands: tuple[Band, ...]
    pitch: float

    def row_middle(self, lane: int, row: float, used: int) -> float:
        """Return the middle of a row of a lane that uses `used` rows: they stand in its middle."""
        band = self.bands[lane]
        return band.top + band.height / 2 + (row - (used - 1) / 2) * self.pitch

    def room(self, letters: float) -> int:
        """Return how many lanes of one row have room; `letters` is a line's height."""
        return max(1, int(self.plot.height() // (letters + LEADING_MIN + 2 * LANE_PAD)))


def frame_of(
    size: tuple[float, float], titles: float, letters: float, needs: Sequence[float]
) -> Frame:
    """Return the frame for a size, the titles' width, a line's height, each lane's need."""
    axis, strip = AXIS + letters, STRIP + letters
    plot_width = max(1.0, size[0] - titles - RIGHT)
    plot_height = max(1.0, size[1] - axis - strip)
    room = plot_height - 2 * LANE_PAD * len(needs)
    rows = _rows(needs, int(room // (letters + LEADING)))
    pitch = max(1.0, min(letters + LEADING_MAX, room / max(1, sum(rows))))
    spare = (plot_height - pitch * sum(rows)) / max(1, len(rows))
    bands: list[Band] = []
    top = axis
    for count in rows:
        bands.append(Band(top, count * pitch + spare, count))
        top += count * pitch + spare
    return Frame(
        titles,
        QRectF(titles, 0, plot_width, axis),
        QRectF(titles, axis, plot_width, plot_height),
        QRectF(titles, size[1] - strip, plot_width, strip),
        tuple(bands),
        pitch,
    )


def least_height(lanes: int, letters: float) -> int:
    """Return the height in pixels below which rows would be too low for their labels."""
    row = letters + LEADING_MIN + 2 * LANE_PAD
    return int(AXIS + STRIP + 2 * letters + max(1, lanes) * row + 1)


def _rows(needs: Sequence[float], total: int) -> list[int]:
    """Share the rows by what each lane needs, one to each at least (highest averages)."""
    rows = [1] * len(needs)
    for _ in range(total - len(needs) if needs else 0):
        rows[max(range(len(rows)), key=lambda at: (needs[at] / rows[at], -at))] += 1
    return rows
