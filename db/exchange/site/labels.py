"""Labels: which names of places have room on a map, the most important first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

LETTER: Final = 3.6
"""Units of the drawing that a letter takes at the first view."""
LINE: Final = 9.0
PIN: Final = 4.0


class Label(NamedTuple):
    """A name and the point that it stands beside."""

    x: float
    y: float
    text: str


def settled(labels: Sequence[Label]) -> list[bool]:
    """Say of each label, most important first, whether it stands clear of those before it."""
    taken: list[tuple[float, float, float, float]] = []
    shown: list[bool] = []
    for label in labels:
        box = (
            label.x - PIN,
            label.y - LINE / 2,
            label.x + PIN + len(label.text) * LETTER,
            label.y + LINE / 2,
        )
        clear = not any(_meet(box, other) for other in taken)
        shown.append(clear)
        if clear:
            taken.append(box)
    return shown


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
