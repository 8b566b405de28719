"""Labels of the timeline: each inside or beside its mark; one that fits nowhere is hidden."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from viewer import theme
from viewer.widgets.timeline_packing import CELL, GAP, PAD

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from viewer.widgets.timeline_entries import TimelineEntry
    from viewer.widgets.timeline_packing import Cell

EDGE: Final = 6.0
BETWEEN: Final = 12.0
FADE: Final = 0.28
FADE_MAX: Final = 44.0
THOUSAND: Final = 1000
CENTURY: Final = 100


class Letters:
    """A font with its metrics, the widths remembered."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self.height = float(round(self._metrics.height()))

    def width(self, text: str) -> float:
        """Return the advance of a text in pixels."""
        known = self._widths.get(text)
        if known is None:
            known = self._widths[text] = self._metrics.horizontalAdvance(text) + 1
        return known


class Lettering:
    """The timeline's set of type, from the theme; `margin` is the titles' left edge in pixels.

    `scale` is the text's, the theme's own unless another is given.
    """

    def __init__(self, margin: float, scale: float | None = None) -> None:
        self.margin = margin
        count = theme.font("caption", text_scale=scale)
        count.setWeight(QFont.Weight.DemiBold)
        self.label = self.axis = self.title = Letters(theme.font("small", text_scale=scale))
        self.strong = self.corner = Letters(theme.font("label", text_scale=scale))
        self.count = Letters(count)
        # the room of a count mark, in pixels, grows with what is written in it
        self.cell = CELL * max(1.0, theme.scale() if scale is None else scale)

    @staticmethod
    def count_text(count: int) -> str:
        """Return what a count mark says, at most four characters."""
        if count < CENTURY:
            return f"+{count}"
        return str(count) if count < THOUSAND else f"{min(count // THOUSAND, 999)}k"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn for a cell: `rect` its shape, `outer` the pixels [x0, x1] it takes.

    `entry` is None for a cluster, whose `text` is its count. `time` is, for a disc, the pixels of
    the time that it stands for.
    """

    rect: QRectF
    outer: tuple[float, float]
    cell: Cell
    entry: TimelineEntry | None
    text: str = ""
    time: tuple[float, float] = (inf, -inf)

    def holds(self, position: int | None) -> bool:
        """Say whether an entry's position is this mark's, or one of its cluster's."""
        return position is not None and any(lo <= position < hi for lo, hi in self.cell.members)

    def touches(self, positions: Sequence[int]) -> bool:
        """Say whether one of some sorted positions is this mark's, or one of its cluster's."""
        for lo, hi in self.cell.members:
            at = bisect_left(positions, lo)
            if at < len(positions) and positions[at] < hi:
                return True
        return False

    @property
    def core(self) -> tuple[float, float]:
        """The pixels [x0, x1] of a bar between its soft ends, where a label may stand."""
        entry = self.entry
        fade = fade_of(self.rect.width())
        left = self.rect.left() + (fade if entry and entry.soft_start else 0)
        return left, self.rect.right() - (fade if entry and entry.soft_end else 0)


@dataclass(frozen=True, slots=True)
class Label:
    """A text in its place; `inside` its bar, or beside its mark; `strong` for the selected one."""

    text: str
    rect: QRectF
    mark: Mark
    inside: bool
    strong: bool


def fade_of(width: float) -> float:
    """Return how many pixels of a bar fade at a soft end."""
    return min(width * FADE, FADE_MAX)


def place_labels(
    marks: Sequence[Mark],
    plot: QRectF,
    lettering: Lettering,
    selected: tuple[int, str] | None,
    quiet: Collection[int] = (),
) -> list[Label]:
    """Return the labels of one row's marks, by start: none touches another, a mark or an edge.

    Inside the bar where it fits, else to the right, else to the left. `selected` is the position
    and title of the entry that comes first, and is named beside its cluster if it is in one. Marks
    whose `id` is among the `quiet` have no label.
    """
    row = _RowOfLabels(marks, plot, lettering)
    if selected is not None:
        for at, mark in enumerate(marks):
            if mark.holds(selected[0]):
                row.place(at, strong=True, title=selected[1])
    named = [at for at, mark in enumerate(marks) if id(mark) not in quiet]
    for at in named:
        row.place(at, leftward=False)
    for at in named:
        row.place(at)
    return [label for _, label in sorted(row.placed.items())]


def free_place(
    taken: Sequence[tuple[float, float]], near: float, width: float, room: tuple[float, float]
) -> float | None:
    """Return where [x, x + width] touches nothing taken and lies over or beside `near`, or None."""
    low, high = max(room[0] + EDGE, near - width), room[1] - EDGE - width
    wanted = [
        near,
        high,
        *(one[0] - GAP - width for one in taken),
        *(one[1] + GAP for one in taken),
    ]
    fits = [
        x
        for x in wanted
        if low <= x <= min(high, near + GAP)
        and all(x + width + GAP <= one[0] + 0.01 or x >= one[1] + GAP - 0.01 for one in taken)
    ]
    return min(fits, key=lambda x: abs(x - near), default=None)


class _RowOfLabels:
    """The free room between the marks of one row, as it fills with labels."""

    def __init__(self, marks: Sequence[Mark], plot: QRectF, lettering: Lettering) -> None:
        self._marks = marks
        self._plot = plot
        self._lettering = lettering
        self.placed: dict[int, Label] = {}
        ends = [plot.left(), *(mark.outer[1] for mark in marks)]
        starts = [*(mark.outer[0] for mark in marks), plot.right()]
        self._room = [
            [max(end + GAP, plot.left() + EDGE), min(start - GAP, plot.right() - EDGE)]
            for end, start in zip(ends, starts, strict=True)
        ]

    def place(
        self, at: int, *, leftward: bool = True, strong: bool = False, title: str | None = None
    ) -> None:
        """Give the mark `at` its label if there is room and it has none."""
        mark = self._marks[at]
        text = title if title is not None else (mark.entry.title if mark.entry else "")
        if at in self.placed or not text:
            return
        letters = self._lettering.strong if strong else self._lettering.label
        width = letters.width(text)
        spot = self._inside(mark, width)
        inside = spot is not None
        if spot is None:
            spot = self._to_the_right(at, width)
        if spot is None and leftward:
            spot = self._to_the_left(at, width)
        if spot is not None:
            top = mark.rect.center().y() - letters.height / 2
            rect = QRectF(spot, top, width, letters.height)
            self.placed[at] = Label(text, rect, mark, inside, strong)

    def _inside(self, mark: Mark, width: float) -> float | None:
        if mark.cell.shape != "bar":
            return None
        core = mark.core
        left = max(core[0], self._plot.left())
        right = min(core[1], self._plot.right())
        return left + PAD if left + 2 * PAD + width <= right else None

    def _to_the_right(self, at: int, width: float) -> float | None:
        left = self._marks[at].rect.right() + GAP
        room = self._room[at + 1]
        if left < self._plot.left() + EDGE or left + width > room[1]:
            return None
        room[0] = left + width + BETWEEN
        return left

    def _to_the_left(self, at: int, width: float) -> float | None:
        right = self._marks[at].rect.left() - GAP
        room = self._room[at]
        if right > self._plot.right() - EDGE or right - width < room[0]:
            return None
        room[1] = right - width - BETWEEN
        return right - width
