"""What the station asks about a tour: its stops, what they name and show, and the other tours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from db import reading
from db.dates import is_bounded
from db.maps import sheets

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.maps.sheets import Sheet
    from db.reading import Tour, TourEntry
    from db.records import Ref
    from db.tour_stop import TourStop

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


@dataclass(frozen=True, slots=True)
class Played:
    """A tour as it is played.

    `names` are, for each stop, what its words name (in lower case), `places` what the map brings
    forward, `pictures` what there is to see.
    """

    tour: Tour
    names: tuple[Mapping[str, Ref], ...]
    places: tuple[tuple[Ref, ...], ...]
    pictures: tuple[Sheet | None, ...]
    others: tuple[TourEntry, ...]

    @property
    def bounds(self) -> tuple[int, int] | None:
        """Return the first and last minute that any stop shows; None where none is dated."""
        ends = [stop_span(stop) for stop in self.tour.stops]
        known = [span for span in ends if span is not None]
        return (min(a for a, _ in known), max(b for _, b in known)) if known else None


def played(connection: Connection, ref: Ref) -> Played:
    """Return a tour as it is played; raise NotFound."""
    found = reading.tour(connection, ref)
    return with_surroundings(connection, found)


def with_surroundings(connection: Connection, tour: Tour) -> Played:
    """Return a tour as it is played, be it saved or only written so far."""
    texts = [[text for text in (s.words.vi, s.words.en) if text] for s in tour.stops]
    return Played(
        tour=tour,
        names=tuple(
            {name: ref for name, ref in reading.named(connection, said).items() if ref != stop}
            for said, stop in zip(texts, (s.record for s in tour.stops), strict=True)
        ),
        places=tuple(_places(connection, stop.record) for stop in tour.stops),
        pictures=tuple(
            sheets.sheet(connection, stop.picture) if stop.picture else None for stop in tour.stops
        ),
        others=tuple(
            entry for entry in reading.tours(connection) if entry.ref != tour.ref and entry.stops
        ),
    )


def stop_span(stop: TourStop) -> tuple[int, int] | None:
    """Return the first and last minute that a stop shows; None where that is open or unknown."""
    span = stop.span
    if span is None or not (is_bounded(span.earliest) and is_bounded(span.latest)):
        return None
    return span.earliest, span.latest


def shown_minute(stop: TourStop) -> int | None:
    """Return the minute at which the map stands, the last of the stop's; None for all of time."""
    span = stop_span(stop)
    return span[1] if span is not None else None


def _places(connection: Connection, ref: Ref) -> tuple[Ref, ...]:
    if ref.startswith(("place/", "route/")):
        return (ref,)
    if ref.startswith(("source/", "term/", "citation/", "article/", "section/")):
        return ()
    return reading.related(connection, ref).places
