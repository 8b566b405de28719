"""Sets the stops of a tour: records in order, with what is said and shown at each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select

from db import tables, writing
from db.editing.record import kind_of, ref_of, say, take
from db.errors import Impossible
from db.tour_stop import LONGEST_WORDS, TourStop, kept
from db.vietnamese import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.records import Ref
    from db.transaction import Transaction

MOST_STOPS = 100
"""Stops of one tour: more is a mistake."""

REFUSED = {
    "image": ("{ref} is no picture.", "Choose a picture for the picture."),
    "audio": ("{ref} is no recording.", "Choose a recording for the sound."),
}
"""What is said of a medium of another sort."""


def set_tour_stops(
    transaction: Transaction, ref: Ref, stops: Sequence[TourStop], seen: int | None = None
) -> None:
    """Set the stops of a tour, in order; those that it had are replaced.

    Raises Impossible where a stop stands at no record, its picture or sound is none, its map view
    is none, or its words are longer than LONGEST_WORDS.
    """
    tour_id = take(transaction, ref, seen)
    if kind_of(transaction, tour_id).name != "tour":
        raise Impossible("{ref} is no tour.", "Choose a tour.", ref=ref)
    say(transaction, f"Set the stops of {ref}")
    write_stops(transaction, tour_id, stops)


def write_stops(transaction: Transaction, tour_id: int, stops: Sequence[TourStop]) -> None:
    """Write the stops of a tour whose record is in hand already; refuses as set_tour_stops."""
    if len(stops) > MOST_STOPS:
        raise Impossible(
            "A tour cannot have {count} stops.",
            "Keep at most {most}.",
            count=len(stops),
            most=MOST_STOPS,
        )
    rows = [_row(transaction, stop) for stop in stops]
    table = tables.TourStop
    transaction.connection.execute(delete(table).where(table.tour_id == tour_id))
    for position, row in enumerate(rows):
        row.update(tour_id=tour_id, position=position)
    if rows:
        transaction.connection.execute(insert(table), rows)


def _row(transaction: Transaction, stop: TourStop) -> dict[str, Any]:
    record_id = writing.identify(transaction, stop.record)
    if kind_of(transaction, record_id).name == "tour":
        raise Impossible("{ref} cannot stand here.", "Choose another record.", ref=stop.record)
    if stop.view is not None and not stop.view.possible:
        raise Impossible(
            "The map has no such view.", "Take the view from the map again.", ref=stop.record
        )
    return {
        "record_id": record_id,
        "words_vi": _words(stop.words.vi),
        "words_en": _words(stop.words.en),
        "map_view": kept(stop.view),
        "span_edtf": None if stop.span is None else stop.span.edtf,
        "media_id": _media(transaction, stop.picture, "image"),
        "sound_id": _media(transaction, stop.sound, "audio"),
    }


def _words(text: str | None) -> str | None:
    words = clean(text) if text else None
    if words and len(words) > LONGEST_WORDS:
        raise Impossible(
            "What a stop says is longer than {most} characters.",
            "Shorten it: visitors read standing.",
            most=LONGEST_WORDS,
        )
    return words or None


def _media(transaction: Transaction, ref: Ref | None, sort: str) -> int | None:
    """Return the id of a medium; `sort`, a key of REFUSED, says of which sort it must be."""
    if ref is None:
        return None
    record_id = writing.identify(transaction, ref)
    statement = select(tables.Media.media_type).where(tables.Media.id == record_id)
    media_type = transaction.connection.execute(statement).scalar()
    if media_type is None or not media_type.startswith(f"{sort}/"):
        sentence, remedy = REFUSED[sort]
        raise Impossible(sentence, remedy, ref=ref_of(transaction, record_id))
    return record_id
