"""How places, movements and units stood at a moment: names, arrows' progress, positions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from db import reading
from db.dates import is_bounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.reading import Passing, PeriodName, Station
    from db.records import Ref, RouteEntry

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

DAY: Final = 24 * 60
TRAFFIC: Final = frozenset({"supply", "patrol"})
"""Modes of movement that went to and fro: they stand whole as long as they lasted."""
WHOLE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows of how things stood at which time."""

    names: tuple[PeriodName, ...] = ()
    stations: tuple[Station, ...] = ()
    passings: tuple[Passing, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a movement had come: 0 not begun, 1 arrived; over before, or with no known end."""

    share: float = WHOLE
    past: bool = False
    is_open: bool = False


def known(connection: Connection) -> Known:
    """Return all that is dated about places, units and movements; for a worker thread."""
    return Known(
        reading.period_names(connection),
        reading.stations(connection),
        reading.passings(connection),
    )


def progress(route: RouteEntry, passings: Sequence[Passing], minute: int | None) -> Progress:
    """Return how far a movement had come at a minute; None is no moment: all of it.

    Between what is known (its own date's ends, and by when its movers had reached a stop) it is
    taken to have gone on evenly. Where no end is known, it stays at the last stop that is.
    """
    date = route.date
    if date is None:
        return Progress()
    is_open = not is_bounded(date.latest)
    known = _known_shares(route, passings)
    is_open = is_open and known[-1][0] < WHOLE
    if minute is None:
        return Progress(is_open=is_open)
    if minute < date.earliest:
        return Progress(0.0)
    past = is_bounded(date.latest) and minute // DAY > date.latest // DAY
    if route.mode in TRAFFIC:
        return Progress(past=past)
    return Progress(_share_at(known, minute), past, is_open)


def name_at(names: Iterable[PeriodName], lang: str, minute: int) -> str | None:
    """Return the name in use at a minute, in a language if there is one; None where none is known.

    A code or an abbreviation is not taken for a name.
    """
    then = [
        name
        for name in names
        if name.period.earliest <= minute <= name.period.latest
        and name.type not in {"code", "abbreviation"}
    ]
    then.sort(key=lambda name: (name.lang != lang, name.type != "preferred"))
    return then[0].text if then else None


def by_ref(names: Iterable[PeriodName]) -> Mapping[Ref, tuple[PeriodName, ...]]:
    """Return the names of each place."""
    found: defaultdict[Ref, list[PeriodName]] = defaultdict(list)
    for name in names:
        found[name.ref].append(name)
    return {ref: tuple(each) for ref, each in found.items()}


def stations_on(stations: Iterable[Station], day: tuple[int, int] | None) -> tuple[Station, ...]:
    """Return where units were on a day (first and last minute), each once a place."""
    if day is None:
        return ()
    first, last = day
    found: dict[tuple[Ref, Ref], Station] = {}
    for one in stations:
        if one.date.earliest <= last and one.date.latest >= first:
            found.setdefault((one.ref, one.place), one)
    return tuple(found.values())


def _known_shares(route: RouteEntry, passings: Iterable[Passing]) -> list[tuple[float, int]]:
    """Return (share, minute) in order: who has reached a later stop has passed the earlier ones."""
    assert route.date is not None
    ends = sorted((one.share, one.minute) for one in passings if one.route == route.ref)
    if is_bounded(route.date.latest):
        ends = [(share, min(minute, route.date.latest)) for share, minute in ends]
        ends.append((WHOLE, route.date.latest))
    start = route.date.earliest
    by_then: list[tuple[float, int]] = []
    soonest: int | None = None
    for share, minute in reversed(ends):
        soonest = minute if soonest is None else min(soonest, minute)
        by_then.append((share, soonest))
    return [(0.0, start), *reversed(by_then)]


def _share_at(known: Sequence[tuple[float, int]], minute: int) -> float:
    share, since = known[0]
    if not is_bounded(since):
        return known[-1][0] or WHOLE
    for reached, by in known[1:]:
        if minute < by:
            return share + (reached - share) * (minute - since) / max(by - since, 1)
        share, since = reached, by
    return share
