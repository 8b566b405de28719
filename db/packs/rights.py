"""Rights: which media may not leave home, or not yet, and why."""

from __future__ import annotations

from datetime import date as day_of_calendar
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import tables
from db.dates import bounds, day_start, from_words
from db.errors import DateRefused
from db.packs.columns import MOST_PIXELS, SOUNDS, STILLS

if TYPE_CHECKING:
    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

DAY = 24 * 60
"""Minutes."""


def hidden_media(connection: Connection, today: str) -> dict[int, str]:
    """Return the media that nobody said may be shown, or not yet on the day `today`, and why.

    What a holding forbids, it forbids for every picture of it. One that says nothing of a right
    follows what it is a part of; an embargo above ends none below. The reasons are those of
    LeftOut.
    """
    media, pyramid = tables.Media, tables.Pyramid
    holdings = _holdings(connection)
    rows = connection.execute(
        select(
            media.id,
            media.may_be_shown,
            media.embargo_until,
            media.beside,
            media.media_type,
            media.holding_id,
            (media.width * media.height).label("pixels"),
            pyramid.id.label("pyramid"),
        )
        .join(pyramid, pyramid.sha256 == media.sha256, isouter=True)
        .order_by(media.id)
    )
    hidden: dict[int, str] = {}
    for row in rows:
        line = _line(holdings, row.holding_id)
        said = (holding["may_be_shown"] for holding in line)
        if not row.may_be_shown or next((word for word in said if word is not None), True) is False:
            hidden[row.id] = "no right"
        elif any(
            lasts(until, today)
            for until in (row.embargo_until, *(holding["embargo_until"] for holding in line))
        ):
            hidden[row.id] = "embargo"
        elif row.media_type not in STILLS | SOUNDS:
            hidden[row.id] = "unknown kind"
        elif row.pyramid is None and (row.beside or (row.pixels or 0) > MOST_PIXELS):
            hidden[row.id] = "no tiles"
    return hidden


def lasts(until: str | None, today: str) -> bool:
    """Say whether an embargo lasts on the day `today` (ISO 8601); on its last day it is over.

    A year or a month lasts to its own last day. What nobody can read as a date never ends.
    """
    if not until:
        return False
    try:
        latest = bounds(from_words(until))[1]
    except DateRefused:
        return True
    now = day_of_calendar.fromisoformat(today)
    return latest >= day_start(now.year, now.month, now.day) + DAY


def _holdings(connection: Connection) -> dict[int, RowMapping]:
    holding = tables.Holding
    columns = (holding.id, holding.parent_id, holding.may_be_shown, holding.embargo_until)
    return {row["id"]: row for row in connection.execute(select(*columns)).mappings()}


def _line(holdings: dict[int, RowMapping], own: int | None) -> list[RowMapping]:
    """Return a holding and all that it is a part of, from the nearest on."""
    line: dict[int, RowMapping] = {}
    while own in holdings and own not in line:
        line[own] = holdings[own]
        own = holdings[own]["parent_id"]
    return list(line.values())
