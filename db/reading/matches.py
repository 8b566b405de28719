"""Matches: the records that a suggestion may name, and how two records differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process
from sqlalchemy import select

from db import tables
from db.errors import NotFound
from db.reading.lookup import summaries_by_id
from db.reading.pages import record
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

    from db.records import Record, Ref, Summary

LEAST = 60.0


@dataclass(frozen=True, slots=True)
class Match:
    """A record that a suggestion may name: how likely (0 to 100), and why (name or number)."""

    summary: Summary
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What two records say of one thing; None where one says nothing."""

    field: str
    mine: Any
    theirs: Any


def matches(connection: Connection, mention_id: int, limit: int = 5) -> tuple[Match, ...]:
    """Return the records that a suggestion most likely names, best first; raise NotFound."""
    mention, anchor = tables.Mention, tables.Anchor
    row = connection.execute(
        select(mention.kind, mention.value, anchor.quote)
        .join(anchor, anchor.id == mention.anchor_id)
        .where(mention.id == mention_id)
    ).first()
    if row is None:
        raise NotFound(
            "There is no suggestion {ref}.", "It may have been judged by now.", ref=mention_id
        )
    kinds = ("unit", "body") if row.kind in {"unit", "body"} else (row.kind,)
    found = _numbered(connection, row.value or {}) if row.kind == "unit" else {}
    for key, score in _named(connection, row.quote or "", row.value or {}, kinds, limit).items():
        if score > found.get(key, (0.0, ""))[0]:
            found[key] = (score, "name")
    best = sorted(found.items(), key=lambda item: (-item[1][0], item[0]))[:limit]
    named = summaries_by_id(connection, [key for key, _ in best])
    return tuple(Match(named[key], round(score, 1), why) for key, (score, why) in best)


def compare(connection: Connection, ref: Ref, other: Ref) -> tuple[Compared, ...]:
    """Return side by side what two records say, field by field, then names, links and numbers."""
    mine, theirs = record(connection, ref), record(connection, other)
    fields = dict.fromkeys([*mine.fields, *theirs.fields])
    rows = [Compared(name, mine.fields.get(name), theirs.fields.get(name)) for name in fields]
    rows += [
        Compared(name, _listed(mine, name), _listed(theirs, name))
        for name in ("names", "links", "backlinks", "identifiers", "evidence")
    ]
    return tuple(row for row in rows if row.mine or row.theirs)


def _listed(page: Record, name: str) -> Any:  # noqa: ANN401 - a tuple of what the field holds
    return getattr(page, name) or None


def _numbered(connection: Connection, value: Mapping[str, Any]) -> dict[int, tuple[float, str]]:
    """Return the units of the very echelon and number, or of the code, that was read."""
    unit = tables.Unit
    found: dict[int, tuple[float, str]] = {}
    if isinstance(value.get("number"), int) and value.get("echelon"):
        own = (unit.number == value["number"], unit.echelon == value["echelon"])
        keys = connection.execute(select(unit.id).where(*own)).scalars()
        found.update(dict.fromkeys(keys, (98.0, "number")))
    if value.get("code"):
        keys = connection.execute(select(unit.id).where(unit.code == value["code"])).scalars()
        found.update(dict.fromkeys(keys, (99.0, "number")))
    return found


def _named(
    connection: Connection,
    quote: str,
    value: Mapping[str, Any],
    kinds: tuple[str, ...],
    limit: int,
) -> dict[int, float]:
    """Return the records of these kinds whose names are nearest to what was read."""
    name, head = tables.Name, tables.Record
    rows = connection.execute(
        select(name.record_id, name.folded)
        .join(head, head.id == name.record_id)
        .where(head.kind.in_(kinds))
        .order_by(name.id)
    ).all()
    names = [row[1] for row in rows]
    found: dict[int, float] = {}
    for wanted in dict.fromkeys(fold(str(said)) for said in (quote, value.get("name")) if said):
        for _, score, index in process.extract(
            wanted, names, scorer=fuzz.ratio, score_cutoff=LEAST, limit=limit * 4
        ):
            key = rows[index][0]
            found[key] = max(score, found.get(key, 0.0))
    return found
