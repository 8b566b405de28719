"""Matching: the records that a suggestion may mean, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from rapidfuzz import fuzz, process
from sqlalchemy import select

from db import tables
from db.errors import NotFound
from db.reading.lookup import summaries_by_id
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.engine import Connection

    from db.records import Summary

SAME_RECORD = 100.0
SAME_NAME = 99.0
SAME_UNIT = 97.0
SAME_DAYS = 75.0
LEAST = 60.0
"""Names that are less alike than this, of 100, are no match."""

KINDS_ALIKE = {"unit": ("unit", "body"), "body": ("body", "unit")}
"""What is read as a unit may be catalogued as a body, and the other way round."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that a suggestion may mean.

    `score` is 0 to 100; `reason` "suggested" (the import named it), "name" (the same name), "unit"
    (the same echelon and number, or code), "days" (the same days) or "alike" (a name like it).
    """

    summary: Summary
    score: float
    reason: str


def matches(connection: Connection, mention_id: int, limit: int = 5) -> tuple[Match, ...]:
    """Return the best matches of a suggestion among the records; raise NotFound."""
    mention, anchor = tables.Mention, tables.Anchor
    row = connection.execute(
        select(mention.kind, mention.record_id, mention.value, anchor.quote)
        .join(anchor, anchor.id == mention.anchor_id)
        .where(mention.id == mention_id)
    ).first()
    if row is None:
        raise NotFound(
            "There is no suggestion {ref}.", "It may have been judged by now.", ref=mention_id
        )
    value = cast("Mapping[str, Any]", row.value or {})
    found: dict[int, tuple[float, str]] = {}
    if row.record_id is not None:
        found[row.record_id] = (SAME_RECORD, "suggested")
    if row.kind == "unit":
        _keep(found, _same_unit(connection, value), SAME_UNIT, "unit")
    if row.kind == "event":
        _keep(found, _same_days(connection, value), SAME_DAYS, "days")
    else:
        wanted = {fold(str(text)) for text in (row.quote, value.get("name")) if text}
        kinds = KINDS_ALIKE.get(row.kind, (row.kind,))
        for record_id, score in _named(connection, kinds, wanted, limit):
            reason = "name" if score >= SAME_NAME else "alike"
            _keep(found, [record_id], score, reason)
    best = sorted(found.items(), key=lambda one: (-one[1][0], one[0]))[:limit]
    lines = summaries_by_id(connection, [record_id for record_id, _ in best])
    return tuple(Match(lines[record_id], *said) for record_id, said in best)


def _keep(
    found: dict[int, tuple[float, str]], ids: Iterable[int], score: float, reason: str
) -> None:
    for record_id in ids:
        if record_id not in found or found[record_id][0] < score:
            found[record_id] = (score, reason)


def _same_unit(connection: Connection, value: Mapping[str, Any]) -> list[int]:
    """Return the units of the same code, or of the same echelon and number."""
    unit = tables.Unit
    found: list[int] = []
    if value.get("code"):
        found += connection.execute(select(unit.id).where(unit.code == value["code"])).scalars()
    if value.get("echelon") and isinstance(value.get("number"), int):
        same = select(unit.id).where(
            unit.echelon == value["echelon"], unit.number == value["number"]
        )
        found += connection.execute(same).scalars()
    return found


def _same_days(connection: Connection, value: Mapping[str, Any]) -> list[int]:
    """Return the events of exactly the days that were read."""
    date = cast("Mapping[str, Any]", value.get("date") or {})
    if not date.get("edtf"):
        return []
    event = tables.Event
    return list(
        connection.execute(
            select(event.id).where(event.date_edtf == date["edtf"]).order_by(event.id)
        ).scalars()
    )


def _named(
    connection: Connection, kinds: tuple[str, ...], wanted: set[str], limit: int
) -> list[tuple[int, float]]:
    """Return the records whose names are like one of the wanted ones, with how much (0-100)."""
    name, record = tables.Name, tables.Record
    rows = connection.execute(
        select(name.folded, name.record_id)
        .join(record, record.id == name.record_id)
        .where(record.kind.in_(kinds))
        .order_by(name.id)
    ).all()
    folded = [row.folded for row in rows]
    found: list[tuple[int, float]] = []
    for text in sorted(wanted):
        for _word, score, at in process.extract(
            text, folded, scorer=fuzz.ratio, limit=limit * 2, score_cutoff=LEAST
        ):
            sure = SAME_NAME if folded[at] == text else min(score, SAME_NAME - 1)
            found.append((rows[at].record_id, sure))
    return found
