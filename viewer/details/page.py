"""The question behind a card: a record, and the titles of the records that its fields name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from db import reading
from db.maps import sheets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from db.maps.sheets import Sheet
    from db.records import Record, Ref, Summary
    from db.tour_stop import TourStop
Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

REF_FIELDS = (
    "article", "section", "source", "road", "parent", "event", "where", "who", "media", "holding",
    "creator",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Page:
    """A record with the titles of those that its fields point at."""

    record: Record
    titles: Mapping[Ref, Summary]
    sheet: Sheet | None = None
    """The picture of a map or media record."""
    stops: tuple[TourStop, ...] = ()
    """Those of a tour, whole."""


def page(connection: Connection, ref: Ref) -> Page:
    """Return the record and the titles that its card needs; raise NotFound."""
    record = reading.record(connection, ref)
    sheet = sheets.sheet(connection, record.ref)
    stops = reading.tour(connection, record.ref).stops if record.kind == "tour" else ()
    shown = [ref for stop in stops for ref in (stop.picture, stop.sound) if ref]
    titles = reading.titles(connection, [*_refs(record), *shown])
    return Page(record, titles, sheet, stops)


def _refs(record: Record) -> Iterator[Ref]:
    for field in REF_FIELDS:
        value = record.fields.get(field)
        if isinstance(value, str) and "/" in value:
            yield value
    stops = record.fields.get("stops")
    if isinstance(stops, tuple):
        yield from (stop for stop in stops if isinstance(stop, str))
