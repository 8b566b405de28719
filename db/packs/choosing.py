"""Choosing what a pack shows: published records, and what of theirs refers to nothing hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from db import tables
from db.packs.columns import PRIVATE_FIELDS
from db.packs.rights import hidden_media

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Say what of a published record is not in the pack, and why.

    `what` is "link", "stop", "media" or "citation"; `ref` the published record that it belongs to
    or is; `of` the ref that it would have shown, if any; `why` "draft", "no right", "embargo", or
    "no tiles" for a picture without a pyramid whose original is huge or lies beside the archive, or
    "unknown kind" for a file that is neither a still nor a sound.
    """

    what: str
    ref: str
    of: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The ids that a pack shows, by what they are of, and what was left out."""

    record: frozenset[int]
    claim: frozenset[int]
    passage: frozenset[int]
    anchor: frozenset[int]
    pyramid: frozenset[int]
    sha256: frozenset[str]
    left_out: tuple[LeftOut, ...] = field(default=())


def choose(connection: Connection, today: str) -> Choice:
    """Return what may be shown on the day `today` (ISO 8601), from a consistent view."""
    left_out: list[LeftOut] = []
    refs = _refs(connection)
    hidden = hidden_media(connection, today)
    records = _records(connection, refs, hidden, left_out)
    passages = _passages(connection, records)
    left_out += _hidden_ends(connection, refs, records, hidden)
    pyramids, originals = _originals(connection, records)
    return Choice(
        frozenset(records),
        frozenset(_claims(connection, records)),
        frozenset(passages),
        frozenset(_anchors(connection, passages, records)),
        frozenset(pyramids),
        frozenset(originals),
        tuple(left_out),
    )


def _refs(connection: Connection) -> dict[int, str]:
    record = tables.Record
    rows = connection.execute(select(record.id, record.kind, record.slug))
    return {row.id: f"{row.kind}/{row.slug}" for row in rows}


def _records(
    connection: Connection, refs: dict[int, str], hidden: dict[int, str], left_out: list[LeftOut]
) -> set[int]:
    """Return the published records, without media that may not be shown or unsourced citations."""
    shown = set(
        connection.execute(
            select(tables.Record.id).where(tables.Record.status == "published")
        ).scalars()
    )
    for media, why in hidden.items():
        if media in shown:
            shown.discard(media)
            left_out.append(LeftOut("media", refs[media], None, why))
    sources = select(tables.Citation.id, tables.Citation.source_id).order_by(tables.Citation.id)
    for row in connection.execute(sources):
        if row.id in shown and row.source_id not in shown:
            shown.discard(row.id)
            left_out.append(LeftOut("citation", refs[row.id], refs[row.source_id], "draft"))
    return shown


def _passages(connection: Connection, records: set[int]) -> set[int]:
    rows = connection.execute(select(tables.Passage.id, tables.Passage.section_id))
    return {row.id for row in rows if row.section_id in records}


def _anchors(connection: Connection, passages: set[int], records: set[int]) -> set[int]:
    """Return the anchors that stand in a shown text or picture and have not lost their place."""
    anchor = tables.Anchor
    rows = connection.execute(
        select(anchor.id, anchor.passage_id, anchor.media_id).where(
            or_(anchor.start.is_not(None), anchor.polygon.is_not(None))
        )
    )
    return {row.id for row in rows if row.passage_id in passages or row.media_id in records}


def _claims(connection: Connection, records: set[int]) -> set[int]:
    """Return the claims of shown records that nobody rejected and whose other end is shown.

    What several sources say of a field that stays at home stays there too.
    """
    claim, link, record = tables.Claim, tables.Link, tables.Record
    rows = connection.execute(
        select(claim.id, claim.record_id, claim.field, record.kind, link.object_id)
        .join(record, record.id == claim.record_id)
        .join(link, link.id == claim.id, isouter=True)
        .where(claim.rank != "rejected")
    )
    return {
        row.id
        for row in rows
        if row.record_id in records
        and (row.object_id is None or row.object_id in records)
        and row.field not in PRIVATE_FIELDS.get(row.kind, ())
    }


def _hidden_ends(
    connection: Connection, refs: dict[int, str], records: set[int], hidden: dict[int, str]
) -> list[LeftOut]:
    """Return the links and stops of shown records, and what stops show, that are hidden."""
    link, stop, tour = tables.Link, tables.RouteStop, tables.TourStop
    found: list[LeftOut] = []
    for what, statement in (
        ("link", select(link.subject_id, link.object_id).order_by(link.id)),
        ("stop", select(stop.route_id, stop.place_id).order_by(stop.route_id, stop.position)),
        ("stop", select(tour.tour_id, tour.record_id).order_by(tour.tour_id, tour.position)),
        ("media", select(tour.tour_id, tour.media_id).order_by(tour.tour_id, tour.position)),
        ("media", select(tour.tour_id, tour.sound_id).order_by(tour.tour_id, tour.position)),
    ):
        found += [
            LeftOut(what, refs[subject], refs[target], hidden.get(target, "draft"))
            for subject, target in connection.execute(statement)
            if subject in records and target is not None and target not in records
        ]
    return found


def _originals(connection: Connection, records: set[int]) -> tuple[set[int], set[str]]:
    """Return the pyramids of shown media, and the originals that the pack carries whole.

    A picture is shown by its tiles: its original, which may be a gigabyte, stays at home.
    """
    media, pyramid = tables.Media, tables.Pyramid
    rows = connection.execute(select(media.id, media.sha256))
    wanted = {row.sha256 for row in rows if row.id in records}
    tiled = connection.execute(select(pyramid.id, pyramid.sha256)).all()
    pyramids = {number for number, sha256 in tiled if sha256 in wanted}
    layers = set(connection.execute(select(tables.Layer.sha256)).scalars())
    return pyramids, (wanted - {sha256 for _, sha256 in tiled}) | layers
