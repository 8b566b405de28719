"""What a map shows of an archive: its places, movements and units as pins, arrows and flags."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from db import reading
from viewer.models.standing import Known, by_ref, known, name_at, progress, stations_on
from viewer.widgets.map_marks import Pin
from viewer.widgets.map_routes import RouteLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.reading import PeriodName, Station
    from db.records import PlacedEntry, Ref, RouteEntry

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

APART: Final = 18.0
"""Logical pixels between the flags at one place, and above it."""


RENAMINGS: Final = 4
"""Sets of pins by other names that are kept."""
LEADING: Final = 24
MAIN: Final = 160
"""At most so many places lead, or are main ones, however many an archive holds."""


@dataclass(frozen=True, slots=True)
class Chart:
    """What an archive holds for a map: places, movements, and how they stood at which time."""

    places: tuple[PlacedEntry, ...] = ()
    routes: tuple[RouteEntry, ...] = ()
    known: Known = field(default_factory=Known)


def charted(connection: Connection) -> Chart:
    """Return what a map shows; for a worker thread."""
    return Chart(reading.places(connection), reading.routes(connection), known(connection))


def places_within(connection: Connection, earliest: int, latest: int) -> tuple[Ref, ...]:
    """Return the places that the events of a span of time (in minutes) touch."""
    events = reading.timeline(connection, earliest, latest)
    return places_of(connection, tuple(event.ref for event in events))


def places_of(connection: Connection, events: Sequence[Ref]) -> tuple[Ref, ...]:
    """Return the places that events touch, each once."""
    found = (reading.related(connection, event).places for event in events)
    return tuple(dict.fromkeys(ref for places in found for ref in places))


def pins_of(
    places: Sequence[PlacedEntry], known: Known, lang: str, minute: int | None
) -> list[Pin]:
    """Return a pin for each place with a position, by its name of that time where one is known."""
    importance = importance_of(places)
    names = by_ref(known.names)
    return [
        Pin(
            one.ref,
            _name(one, names.get(one.ref, ()), lang, minute),
            one.lat,
            one.lon,
            one.uncertainty_km,
            importance[one.ref],
            weight=one.weight,
        )
        for one in places
        if one.lat is not None and one.lon is not None
    ]


class PinBook:
    """The pins of a chart's places, made once for a language; GUI thread.

    At a minute, only the places that had another name then are made anew.
    """

    def __init__(self, chart: Chart) -> None:
        self._chart = chart
        self._renamed = by_ref(chart.known.names)
        self._pins: dict[str, tuple[Pin, ...]] = {}
        self._renamings: dict[object, tuple[Pin, ...]] = {}

    def pins(self, lang: str, minute: int | None) -> tuple[Pin, ...]:
        """Return what `pins_of` does."""
        plain = self._pins.get(lang)
        if plain is None:
            made = pins_of(self._chart.places, self._chart.known, lang, None)
            plain = self._pins[lang] = tuple(made)
        if minute is None:
            return plain
        said = {ref: name_at(names, lang, minute) for ref, names in self._renamed.items()}
        titles = {ref: title for ref, title in said.items() if title}
        return self._then(lang, plain, titles) if titles else plain

    def _then(self, lang: str, plain: tuple[Pin, ...], titles: dict[str, str]) -> tuple[Pin, ...]:
        """Return the pins with other titles: the very same ones as long as the titles are."""
        key = (lang, frozenset(titles.items()))
        kept = self._renamings.pop(key, None)
        if kept is None:
            kept = tuple(
                replace(pin, title=titles[pin.ref]) if pin.ref in titles else pin for pin in plain
            )
            while len(self._renamings) >= RENAMINGS:
                del self._renamings[next(iter(self._renamings))]
        self._renamings[key] = kept
        return kept


def arrows_of(
    routes: Iterable[RouteEntry], known: Known, lang: str, minute: int | None
) -> list[RouteLine]:
    """Return an arrow for each movement through known places, as far as it had come."""
    lines: list[RouteLine] = []
    for one in routes:
        if len(one.points) > 1:
            then = progress(one, known.passings, minute)
            lines.append(
                RouteLine(
                    one.ref,
                    one.title.best(lang)[0],
                    one.points,
                    one.side,
                    one.mode or "march",
                    growth=then.share,
                    past=then.past,
                    is_open=then.is_open,
                )
            )
    return lines


def flags_of(known: Known, lang: str, day: tuple[int, int] | None) -> list[Pin]:
    """Return a flag for each unit where it stood on a day (first and last minute)."""
    there: defaultdict[Ref, list[Station]] = defaultdict(list)
    for one in stations_on(known.stations, day):
        there[one.place].append(one)
    return [
        Pin(
            one.ref,
            one.title.best(lang)[0],
            one.lat,
            one.lon,
            importance=2.0,
            kind=one.kind,
            side=one.side,
            emphasised=True,
            lift=((number - (len(group) - 1) / 2) * APART, -APART),
        )
        for group in there.values()
        for number, one in enumerate(group)
    ]


def importance_of(places: Sequence[PlacedEntry]) -> dict[str, float]:
    """Return 3 for the few places that most refers to, 2 for the next fifth, 1 or 0 for others."""
    ranked = sorted(places, key=lambda one: -one.weight)
    leading, main = min(len(ranked) // 12, LEADING), min(len(ranked) // 4, MAIN)
    found: dict[str, float] = {}
    for rank, one in enumerate(ranked):
        if one.weight == 0:
            found[one.ref] = 0.0
        elif rank < leading:
            found[one.ref] = 3.0
        else:
            found[one.ref] = 2.0 if rank < main else 1.0
    return found


def unplaced(
    places: Iterable[PlacedEntry], routes: Iterable[RouteEntry], lang: str
) -> list[tuple[Ref, str]]:
    """Return (ref, title) of what can't be drawn: places and movements without a known position."""
    lost = [(one.ref, one.title.best(lang)[0]) for one in places if one.lat is None]
    return lost + [(one.ref, one.title.best(lang)[0]) for one in routes if len(one.points) < 2]


def _name(place: PlacedEntry, names: Sequence[PeriodName], lang: str, minute: int | None) -> str:
    title = place.title.best(lang)[0]
    if minute is None or not names:
        return title
    return name_at(names, lang, minute) or title
