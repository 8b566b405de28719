"""One stop of a tour, as it is written and as it is read: a record, words, a view, a span."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isfinite, log2
from typing import TYPE_CHECKING, Any, cast

from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.dates import Date
    from db.records import Ref

PANE_HEIGHT = 1_000
"""Pixels of height of the map for which a view's zoom is kept; others show the same land."""
LONGEST_WORDS = 2_000
"""Characters of what a stop says in one language."""


@dataclass(frozen=True, slots=True)
class MapView:
    """What the map shows: its centre in degrees (WGS 84), and its zoom.

    `zoom` is log2(pixels per degree of latitude x 360 / 256) of a map PANE_HEIGHT pixels high.
    """

    lat: float
    lon: float
    zoom: float

    def zoom_at(self, height: float) -> float:
        """Return the zoom at which a map of this height, in pixels, shows the same land."""
        return self.zoom + log2(max(height, 1.0) / PANE_HEIGHT)

    @classmethod
    def seen(cls, lat: float, lon: float, zoom: float, height: float) -> MapView:
        """Return the view of a map that is `height` pixels high."""
        zoom -= log2(max(height, 1.0) / PANE_HEIGHT)
        return cls(round(lat, 6), round(lon, 6), round(zoom, 3))

    @property
    def possible(self) -> bool:
        """Say whether there is such a view."""
        whole = isfinite(self.lat) and isfinite(self.lon) and isfinite(self.zoom)
        return whole and abs(self.lat) <= 90 and abs(self.lon) <= 180 and 0 <= self.zoom <= 24


@dataclass(frozen=True, slots=True)
class TourStop:
    """One stop: the record that it stands at, and what is said and shown there.

    `kind`, `title` and `side` are the record's: reading fills them, nobody writes them, and two
    stops that differ in them alone are the same.
    """

    record: Ref
    words: Words = field(default_factory=Words)
    view: MapView | None = None
    span: Date | None = None
    picture: Ref | None = None
    sound: Ref | None = None
    kind: str = field(default="", compare=False)
    title: Words = field(default_factory=Words, compare=False)
    side: str | None = field(default=None, compare=False)


def view_of(value: Mapping[str, Any] | None) -> MapView | None:
    """Return the view that an archive keeps; None for none, or for one that is not possible."""
    if not value:
        return None
    try:
        view = MapView(*(float(cast("float", value[key])) for key in ("lat", "lon", "zoom")))
    except (KeyError, TypeError, ValueError):
        return None
    return view if view.possible else None


def kept(view: MapView | None) -> dict[str, float] | None:
    """Return a view as an archive keeps it."""
    if view is None:
        return None
    return {"lat": round(view.lat, 6), "lon": round(view.lon, 6), "zoom": round(view.zoom, 3)}
