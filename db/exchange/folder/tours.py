"""The stops of a folder's tours: `[[tour.stop]]` tables, in the order in which they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from db.dates import parse
from db.editing.tours import write_stops
from db.errors import DateRefused, Impossible
from db.records import Words
from db.tour_stop import TourStop, view_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.dates import Date
    from db.exchange.folder.book import Book
    from db.exchange.folder.sources import Entry
    from db.tour_stop import MapView

STOP_KEYS = frozenset({"record", "words", "view", "span", "picture", "sound"})


def add_stops(book: Book, entry: Entry) -> None:
    """Add the stops of a tour; raise SourceRefused naming the stop that is wrong."""
    stops = entry.values.get("stop")
    if not isinstance(stops, list) or not stops:
        raise entry.refuse("a tour needs at least one [[tour.stop]]")
    found = [
        _stop(book, entry, number, stop)
        for number, stop in enumerate(cast("list[dict[str, Any]]", stops), start=1)
    ]
    try:
        write_stops(book.transaction, book.ids[entry.ref], found)
    except Impossible as error:
        raise entry.refuse(str(error)) from error


def _stop(book: Book, entry: Entry, number: int, stop: Mapping[str, Any]) -> TourStop:
    unknown = set(stop) - STOP_KEYS
    if unknown:
        raise entry.refuse(f"stop {number}: “{min(unknown)}” is not a field of a stop")
    for key in ("record", "picture", "sound"):
        if key in stop or key == "record":
            book.id(str(stop.get(key, "")), entry)
    words = stop.get("words")
    if not isinstance(words, dict) or set(cast("dict[str, str]", words)) != {"vi", "en"}:
        raise entry.refuse(f"stop {number}: “words” must be {{ vi = …, en = … }}")
    said = cast("dict[str, str]", words)
    return TourStop(
        record=stop["record"],
        words=Words(said["vi"], said["en"]),
        view=_view(entry, number, stop),
        span=_span(entry, number, stop),
        picture=stop.get("picture"),
        sound=stop.get("sound"),
    )


def _view(entry: Entry, number: int, stop: Mapping[str, Any]) -> MapView | None:
    view = view_of(stop.get("view"))
    if view is None and "view" in stop:
        raise entry.refuse(f"stop {number}: “view” must be {{ lat = …, lon = …, zoom = … }}")
    return view


def _span(entry: Entry, number: int, stop: Mapping[str, Any]) -> Date | None:
    try:
        return parse(stop["span"]) if "span" in stop else None
    except DateRefused as error:
        raise entry.refuse(f"stop {number}: its span is wrong: {error}") from error
