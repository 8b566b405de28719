"""A map's pins found by where they are, and thinned where more crowd than could be told apart."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from viewer.widgets.map_marks import Pin, Spot, arrange, rank
from viewer.widgets.projection import KM_PER_DEGREE, MapView, scale_of

FEW: Final = 600
"""So many pins are all looked at, however they lie: thinning would gain nothing."""
_CELL: Final = 64.0  # pixels, not enlarged, of the cells at the smallest scale of their level
_TOLD_APART: Final = 2  # more pins in one cell become one mark
_LEVELS: Final = 2  # to one zoom level: a cell grows by 2 ** (1 / 2) before it is parted
_KEPT: Final = 8  # levels whose cells are kept
_LEFT: Final = 2  # of them between two visits
_NEAR_DEGREES: Final = 0.05  # of the cells in which what is near a point is looked for

_Cell = tuple[int, int]


class PinField:
    """Pins of one map, ordered once; every question costs what is in view, not what there is.

    Cells are fixed to the ground, so that a mark stands still while the map is dragged.
    """

    def __init__(self, pins: Sequence[Pin] = ()) -> None:
        self.pins = pins
        self._levels: dict[tuple[int, float], dict[_Cell, tuple[Pin, ...]]] = {}

    @cached_property
    def names(self) -> frozenset[str]:
        """The titles of all pins, casefolded."""
        return frozenset(pin.title.casefold() for pin in self.pins)

    @cached_property
    def spot_names(self) -> frozenset[str]:
        """The titles of those that stand for a spot, casefolded."""
        return frozenset(pin.title.casefold() for pin in self.pins if not pin.is_area)

    def is_near(self, lat: float, lon: float, kilometres: float) -> bool:
        """Return whether a pin that stands for a spot lies so near to a point."""
        squeeze = math.cos(math.radians(lat))
        reach = kilometres / KM_PER_DEGREE
        rows = _cells(lat - reach, lat + reach, _NEAR_DEGREES)
        columns = _cells(lon - reach / squeeze, lon + reach / squeeze, _NEAR_DEGREES)
        return any(
            math.hypot(pin.lat - lat, (pin.lon - lon) * squeeze) < reach
            for row in rows
            for column in columns
            for pin in self._grounds.get((column, row), ())
        )

    def spots(
        self,
        flags: Iterable[Pin],
        view: MapView,
        first: frozenset[str],
        opened: str | None,
        enlarged: float,
    ) -> list[Spot]:
        """Return a spot for each pin or group in view, as `arrange` does; flags are never thinned.

        Pins named in `first` are shown for themselves wherever they are.
        """
        if len(self.pins) <= FEW:
            return arrange((*self.pins, *flags), view, first, opened, enlarged)
        shown: list[Pin] = []
        crowds: dict[str, list[Pin]] = {}
        for cell in self._in_view(view, enlarged):
            if len(cell) <= _TOLD_APART:
                shown += cell
                continue
            own = [pin for pin in cell if pin.ref in first] if first else []
            hidden = [pin for pin in cell if pin.ref not in first] if own else list(cell)
            shown += own
            if hidden:
                shown.append(hidden[0])
                crowds[hidden[0].ref] = hidden[1:]
        found = arrange((*shown, *flags), view, first, opened, enlarged)
        return [_with_crowd(spot, crowds) for spot in found]

    def thin(self) -> None:
        """Keep the cells of the levels that were seen last, and of no others."""
        while len(self._levels) > _LEFT:
            del self._levels[next(iter(self._levels))]

    def _in_view(self, view: MapView, enlarged: float) -> list[tuple[Pin, ...]]:
        """Return the pins of each cell that a view touches, the weightiest of a cell first."""
        level = math.floor(view.zoom * _LEVELS)
        size = _CELL * enlarged / scale_of(level / _LEVELS)
        cells = self._level(level, enlarged, size)
        box = view.bounds()
        rows = _cells(box.top(), box.bottom(), size)
        columns = _cells(box.left(), box.right(), size)
        if len(rows) * len(columns) > len(cells):
            return [
                pins for (column, row), pins in cells.items() if row in rows and column in columns
            ]
        keys = ((column, row) for row in rows for column in columns)
        return [cells[key] for key in keys if key in cells]

    def _level(self, level: int, enlarged: float, size: float) -> dict[_Cell, tuple[Pin, ...]]:
        kept = self._levels.pop((level, enlarged), None)
        if kept is None:
            if len(self._levels) >= _KEPT:
                del self._levels[next(iter(self._levels))]
            kept = _gathered(self._ranked, size)
        self._levels[level, enlarged] = kept  # the last: the first is let go of
        return kept

    @cached_property
    def _ranked(self) -> list[Pin]:
        return sorted(self.pins, key=lambda pin: (*rank(pin), -pin.weight))

    @cached_property
    def _grounds(self) -> dict[_Cell, tuple[Pin, ...]]:
        return _gathered((pin for pin in self.pins if not pin.is_area), _NEAR_DEGREES)


class PinFields:
    """The fields of the pins that several maps showed last: what is found for one serves all."""

    def __init__(self) -> None:
        self._kept: list[PinField] = []

    def of(self, pins: Sequence[Pin]) -> PinField:
        """Return the field of these very pins, made now where no map showed them lately."""
        found = next((one for one in self._kept if one.pins is pins), None)
        if found is None:
            found = PinField(pins)
            self._kept = [*self._kept[-1:], found]
        return found

    def thin(self) -> None:
        """Keep what was found last for each, and nothing older."""
        for one in self._kept:
            one.thin()


def _gathered(pins: Iterable[Pin], size: float) -> dict[_Cell, tuple[Pin, ...]]:
    found: defaultdict[_Cell, list[Pin]] = defaultdict(list)
    for pin in pins:
        found[math.floor(pin.lon / size), math.floor(pin.lat / size)].append(pin)
    return {cell: tuple(each) for cell, each in found.items()}


def _cells(low: float, high: float, size: float) -> range:
    return range(math.floor(low / size), math.floor(high / size) + 1)


def _with_crowd(spot: Spot, crowds: dict[str, list[Pin]]) -> Spot:
    hidden = [pin for one in (spot.pin, *spot.behind) for pin in crowds.get(one.ref, ())]
    return replace(spot, behind=(*spot.behind, *hidden)) if hidden else spot
