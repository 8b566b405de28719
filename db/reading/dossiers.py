"""A unit's dossier and the chronology: what there is of one, in the order in which it happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import tables
from db.columns import date_of
from db.kinds import KINDS
from db.reading.lookup import find, ref_of, title_of
from db.reading.pages import record

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.dates import Date
    from db.records import Link, Record, Ref, Words

HAPPENING = tuple(kind for kind in KINDS if kind.name in {"event", "route"})


@dataclass(frozen=True, slots=True)
class Happening:
    """An event or a movement with its date, None where it has none; `role` is the link to it."""

    ref: Ref
    kind: str
    title: Words
    date: Date | None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is known of a unit or a body: itself, its place in the order, what it did.

    `above` and `below` are part-of links; `people` those who led or served; `happenings` by date.
    """

    unit: Record
    above: tuple[Link, ...]
    below: tuple[Link, ...]
    people: tuple[Link, ...]
    happenings: tuple[Happening, ...]


def chronology(
    connection: Connection, earliest: int | None = None, latest: int | None = None
) -> tuple[Happening, ...]:
    """Return the dated events and movements that can touch [earliest, latest], earliest first."""
    found: list[tuple[int, int, Happening]] = []
    for kind in HAPPENING:
        table = kind.table.__table__
        columns = table.columns
        statement = (
            select(tables.Record, table)
            .join(table, columns["id"] == tables.Record.id)
            .where(columns["date_edtf"].is_not(None))
        )
        if earliest is not None:
            statement = statement.where(columns["date_latest"] >= earliest)
        if latest is not None:
            statement = statement.where(columns["date_earliest"] <= latest)
        for row in connection.execute(statement).mappings():
            date = date_of(row)
            if date is not None:
                happening = Happening(ref_of(row), kind.name, title_of(row), date)
                found.append((date.earliest, date.latest, happening))
    found.sort(key=lambda item: (item[0], item[1], item[2].ref))
    return tuple(happening for _, _, happening in found)


def dossier(connection: Connection, ref: Ref) -> Dossier:
    """Return a unit's or a body's dossier; raise NotFound."""
    page = record(connection, ref)
    links = [*page.links, *page.backlinks]
    happenings = [
        _happening(connection, link) for link in links if link.ref.startswith(("event/", "route/"))
    ]
    dated = {happening.ref: happening for happening in happenings}
    return Dossier(
        unit=page,
        above=tuple(link for link in page.links if link.predicate == "part-of"),
        below=tuple(link for link in page.backlinks if link.predicate == "part-of"),
        people=tuple(link for link in links if link.ref.startswith("person/")),
        happenings=tuple(sorted(dated.values(), key=_order)),
    )


def _happening(connection: Connection, link: Link) -> Happening:
    row, _ = find(connection, link.ref)
    kind = next(kind for kind in HAPPENING if kind.name == row["kind"])
    table = kind.table.__table__
    own = connection.execute(select(table).where(table.columns["id"] == row["id"])).mappings()
    return Happening(ref_of(row), kind.name, title_of(row), date_of(own.one()), link.predicate)


def _order(happening: Happening) -> tuple[bool, int, str]:
    date = happening.date
    return (date is None, date.earliest if date else 0, happening.ref)
