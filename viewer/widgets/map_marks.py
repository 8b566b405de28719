"""Pins: what a map is given to show, and where their marks fall."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF

from viewer.widgets.projection import MapView

AREA_KM = 20.0  # from this radius on, a pin stands for a stretch of country, not a spot
_REACH = 13.0  # pixels within which two pins would hide one another
_FAN_FROM = 450.0  # pixels per degree from which pins that coincide are spread out
_MOST_SPREAD = 9  # more than so many on one circle could not be named
_SPACING = 17.0  # pixels between spread pins


@dataclass(frozen=True, slots=True)
class Pin:
    """A record with a position in degrees; a greater importance is drawn larger and named first.

    Importance: 3 a leading town, 2 a town or a main event, 1 any other, 0 hardly worth a name.
    """

    ref: str
    title: str
    lat: float
    lon: float
    uncertainty_km: float | None = None
    importance: float = 1.0
    kind: str = "place"
    side: str | None = None
    emphasised: bool = False
    lift: tuple[float, float] = (0.0, 0.0)  # pixels beside its position, as a flag beside a town
    weight: int = 0  # how much refers to it: of equals in a crowd, the weightiest stands for all

    @property
    def is_area(self) -> bool:
        """Whether the position is no more than the middle of a stretch of country."""
        return self.uncertainty_km is not None and self.uncertainty_km >= AREA_KM


@dataclass(frozen=True, slots=True)
class Spot:
    """Where one pin's mark is drawn, and the pins that are hidden behind it."""

    pin: Pin
    point: QPointF
    true: QPointF
    behind: tuple[Pin, ...] = ()

    @property
    def is_moved(self) -> bool:
        """Whether the mark was spread away from its true position."""
        return QLineF(self.point, self.true).length() > 1.0

    def moved(self, by: QPointF) -> Spot:
        """Return the spot moved by so many pixels."""
        return replace(self, point=self.point + by, true=self.true + by)

    @property
    def refs(self) -> tuple[str, ...]:
        """Every record that this mark stands for, its own first."""
        return (self.pin.ref, *(pin.ref for pin in self.behind))


def rank(pin: Pin) -> tuple[bool, bool, float]:
    """Return what orders pins: which leads where several would be one blot, least first."""
    return not pin.emphasised, pin.is_area, -pin.importance


def arrange(
    pins: Iterable[Pin],
    view: MapView,
    first: frozenset[str] = frozenset(),
    opened: str | None = None,
    enlarged: float = 1.0,
) -> list[Spot]:
    """Return one spot for each pin in view, or for each group that would be one blot.

    Pins named in `first` lead. The group that holds `opened` is spread round its place; so is
    every group whose pins truly coincide, once the map is large. `enlarged` scales the distances.
    """
    waiting = [
        (pin, point)
        for pin in pins
        if _in_view(point := view.to_screen(pin.lat, pin.lon) + _lift(pin, enlarged), view)
        and view.frame.contains(pin.lat, pin.lon)
    ]
    waiting.sort(key=lambda each: (each[0].ref != opened, each[0].ref not in first, *rank(each[0])))
    groups = _grouped(waiting, _REACH * enlarged)
    groups = _opened(groups, opened, enlarged)
    # one spot a group to begin with; then as many groups are spread as have room for it
    spots = {index: [_folded(group, enlarged)] for index, group in enumerate(groups)}
    taken = Taken(_REACH * enlarged)
    for index, (spot,) in spots.items():
        taken.add(index, spot.point)
    for index, group in enumerate(groups):
        if not 1 < len(group) <= _MOST_SPREAD:
            continue
        held = group[0][0].ref == opened
        if held or view.scale >= _FAN_FROM:
            fan = _fan(group, enlarged, held=held)
            if not any(taken.near(spot.point, index) for spot in fan):
                spots[index] = fan
                for spot in fan:
                    taken.add(index, spot.point)
    return [spot for each in spots.values() for spot in each]


_Group = list[tuple[Pin, QPointF]]


def _folded(group: _Group, enlarged: float) -> Spot:
    pin, point = group[0]
    true = point - _lift(pin, enlarged)
    return Spot(pin, point, true, tuple(behind for behind, _ in group[1:]))


def _lift(pin: Pin, enlarged: float) -> QPointF:
    return QPointF(*pin.lift) * enlarged


class Taken:
    """Where marks stand, in cells of the size of the reach: nine are looked at."""

    def __init__(self, reach: float) -> None:
        self._reach = reach
        self._cells: dict[tuple[int, int], list[tuple[int, float, float]]] = {}

    def add(self, group: int, point: QPointF) -> None:
        """Take a point for a group."""
        x, y = point.x(), point.y()
        self._cells.setdefault(self._cell(x, y), []).append((group, x, y))

    def near(self, point: QPointF, group: int | None = None) -> bool:
        """Return whether a mark, not of that group, stands within reach of a point."""
        x, y = point.x(), point.y()
        column, row = self._cell(x, y)
        return any(
            other != group and math.hypot(x - across, y - down) < self._reach
            for beside in (column - 1, column, column + 1)
            for above in (row - 1, row, row + 1)
            for other, across, down in self._cells.get((beside, above), ())
        )

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        return math.floor(x / self._reach), math.floor(y / self._reach)


def _in_view(point: QPointF, view: MapView) -> bool:
    return 0 <= point.x() <= view.width and 0 <= point.y() <= view.height


def _grouped(waiting: Iterable[tuple[Pin, QPointF]], reach: float) -> list[_Group]:
    """Gather what lies within `reach` of the first of a group; the earliest group takes it."""
    groups: list[_Group] = []
    # the first of each group, in cells of the size of the reach: nine are looked at
    cells: dict[tuple[int, int], list[tuple[int, float, float]]] = {}
    for pin, point in waiting:
        x, y = point.x(), point.y()
        column, row = math.floor(x / reach), math.floor(y / reach)
        near = [
            number
            for beside in (column - 1, column, column + 1)
            for above in (row - 1, row, row + 1)
            for number, across, down in cells.get((beside, above), ())
            if math.hypot(x - across, y - down) < reach
        ]
        if near:
            groups[min(near)].append((pin, point))
        else:
            cells.setdefault((column, row), []).append((len(groups), x, y))
            groups.append([(pin, point)])
    return groups


def _opened(groups: list[_Group], opened: str | None, enlarged: float) -> list[_Group]:
    """Let the opened group take in whatever its circle would lie upon."""
    held = next((group for group in groups if group[0][0].ref == opened), None)
    if held is None or len(held) == 1:
        return groups
    others = [group for group in groups if group is not held]
    wider = held
    for _ in range(2):
        reach = fan_radius(len(wider), enlarged, held=True) + _REACH * enlarged
        near = [each for each in others if QLineF(each[0][1], held[0][1]).length() < reach]
        others = [each for each in others if each not in near]
        wider = [*wider, *(member for each in near for member in each)]
    return [wider, *others] if len(wider) <= _MOST_SPREAD else groups


def fan_radius(count: int, enlarged: float = 1.0, *, held: bool = False) -> float:
    """Return the radius in pixels of the circle on which so many pins are spread."""
    least = 24.0 if held else 10.0
    return max(least, (count - held) * _SPACING / math.tau) * enlarged


def _fan(group: _Group, enlarged: float, *, held: bool) -> list[Spot]:
    middle = group[0][1]
    radius = fan_radius(len(group), enlarged, held=held)
    spots = [Spot(group[0][0], middle, middle)] if held else []
    around = group[1:] if held else group
    # each goes as near to its own direction as the circle's even steps allow
    around = sorted(around, key=lambda each: _bearing(middle, each[1]))
    for index, (pin, true) in enumerate(around):
        angle = math.tau * index / len(around) - math.pi / 2
        point = middle + QPointF(radius * math.cos(angle), radius * math.sin(angle))
        spots.append(Spot(pin, point, true))
    return spots


def _bearing(middle: QPointF, point: QPointF) -> float:
    return (math.atan2(point.y() - middle.y(), point.x() - middle.x()) + math.pi / 2) % math.tau
