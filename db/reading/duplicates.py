"""Likely duplicates: pairs of records that may be one, each with a score and what speaks for it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from sqlalchemy import select

from db import tables
from db.kinds import KINDS
from db.reading.lookup import summaries_by_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.engine import Connection

    from db.records import Summary

COMPARED = ("unit", "body", "place", "person", "event", "route", "term", "source", "holding")
"""Kinds whose records are looked through; texts, citations and pictures are not."""

LEAST = 86.0
"""The least score of a pair that is shown."""
CROWD = 40
"""A word that more records share than this tells nothing."""
NEAR_KM = 1.0
CELL_DEGREES = 0.02
LETTERS = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two records that may be one: how likely (0 to 100), and why.

    `reasons` are of: name (the same), spelling (nearly the same), number, code, identifier,
    position.
    """

    first: Summary
    second: Summary
    score: float
    reasons: tuple[str, ...]


@dataclass(slots=True)
class _Entry:
    """What of a record is compared."""

    id: int
    uuid: str
    names: list[tuple[str, str, tuple[str, ...]]] = field(
        default_factory=list[tuple[str, str, tuple[str, ...]]]
    )
    """Each name folded, without blanks, and the words of it that hold digits."""
    sides: set[str] = field(default_factory=set[str])
    marks: dict[str, object] = field(default_factory=dict[str, object])
    place: tuple[float, float] | None = None


def duplicates(
    connection: Connection,
    kind: str | None = None,
    least: float = LEAST,
    limit: int = 200,
    progress: Callable[[float], None] = lambda _share: None,
) -> tuple[Candidate, ...]:
    """Return the likeliest pairs, best first; those judged not to be the same are left out.

    `progress` is told the share that is done. At 10^5 records this takes some seconds of
    processor: ask it in a process of its own (db.authority.find_duplicates).
    """
    found: list[tuple[float, int, int, tuple[str, ...]]] = []
    wanted = [name for name in COMPARED if kind in {None, name}]
    pairs = select(tables.Distinct.uuid, tables.Distinct.other_uuid)
    distinct = {(row[0], row[1]) for row in connection.execute(pairs).all()}
    for number, name in enumerate(wanted):
        entries = _entries(connection, name)
        for first, second in _pairs(entries):
            one, other = entries[first], entries[second]
            if tuple(sorted((one.uuid, other.uuid))) in distinct:
                continue
            score, reasons = _likeness(one, other)
            if score >= least:
                found.append((score, first, second, reasons))
        progress((number + 1) / len(wanted))
    best = sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))[:limit]
    named = summaries_by_id(connection, [key for pair in best for key in pair[1:3]])
    return tuple(
        Candidate(named[first], named[second], round(score, 1), reasons)
        for score, first, second, reasons in best
    )


def _entries(connection: Connection, kind: str) -> dict[int, _Entry]:
    record, name = tables.Record, tables.Name
    rows = connection.execute(
        select(record.id, record.uuid).where(record.kind == kind).order_by(record.id)
    )
    entries = {row[0]: _Entry(row[0], row[1]) for row in rows.all()}
    names = connection.execute(
        select(name.record_id, name.folded)
        .join(record, record.id == name.record_id)
        .where(record.kind == kind)
        .order_by(name.id)
    )
    for record_id, folded in names:
        spelt = " ".join(LETTERS.split(folded)).strip()
        entries[record_id].names.append((spelt, spelt.replace(" ", ""), _digits(spelt)))
    identifiers = connection.execute(
        select(tables.Identifier.record_id, tables.Identifier.scheme, tables.Identifier.value)
        .join(record, record.id == tables.Identifier.record_id)
        .where(record.kind == kind)
    )
    for record_id, scheme, value in identifiers:
        entries[record_id].marks["identifier"] = (scheme, value)
    _add_own(connection, kind, entries)
    return entries


def _add_own(connection: Connection, kind: str, entries: dict[int, _Entry]) -> None:
    """Add what the kind's own columns say: side, number, code, position."""
    table = next(known for known in KINDS if known.name == kind).table.__table__
    for row in connection.execute(select(table)).mappings():
        entry = entries.get(row["id"])
        if entry is None:
            continue
        if row.get("side"):
            entry.sides.add(row["side"])
        if row.get("echelon") and row.get("number") is not None:
            entry.marks["number"] = (row["echelon"], row["number"])
        for column in ("code", "reference_code"):
            if row.get(column):
                entry.marks["code"] = str(row[column]).casefold()
        if row.get("lat") is not None and row.get("lon") is not None:
            entry.place = (row["lat"], row["lon"])


def _pairs(entries: dict[int, _Entry]) -> Iterator[tuple[int, int]]:
    """Yield each pair that shares something telling, once."""
    blocks: dict[object, set[int]] = defaultdict(set)
    for entry in entries.values():
        for name, joined, _ in entry.names:
            blocks["whole", joined].add(entry.id)
            blocks["ends", joined[:3], joined[-2:], len(joined) // 3].add(entry.id)
            for word in set(name.split()):
                blocks["word", word].add(entry.id)
        for what, mark in entry.marks.items():
            blocks[what, mark].add(entry.id)
        if entry.place is not None:
            lat, lon = (math.floor(value / CELL_DEGREES) for value in entry.place)
            for cell in ((lat + i, lon + j) for i in (0, 1) for j in (0, 1)):
                blocks["cell", *cell].add(entry.id)
    seen: set[tuple[int, int]] = set()
    for block in blocks.values():
        if 2 <= len(block) <= CROWD:
            for pair in combinations(sorted(block), 2):
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def _likeness(one: _Entry, other: _Entry) -> tuple[float, tuple[str, ...]]:
    if one.sides and other.sides and not one.sides & other.sides:
        return 0.0, ()
    numbers = one.marks.get("number"), other.marks.get("number")
    if None not in numbers and numbers[0] != numbers[1]:
        return 0.0, ()
    reasons: list[str] = []
    score = _names_alike(one.names, other.names)
    if score == 100:
        reasons.append("name")
    elif score >= LEAST:
        reasons.append("spelling")
    for what, worth in (("identifier", 99.0), ("number", 95.0), ("code", 95.0)):
        mark = one.marks.get(what)
        if mark is not None and mark == other.marks.get(what):
            reasons.append(what)
            score = max(score, worth)
    return _placed(one, other, score, reasons)


def _placed(
    one: _Entry, other: _Entry, score: float, reasons: list[str]
) -> tuple[float, tuple[str, ...]]:
    """Let nearness speak for a pair, and distance against it."""
    if one.place is not None and other.place is not None:
        apart = _kilometres(one.place, other.place)
        if apart <= NEAR_KM and score >= 70:
            reasons.append("position")
            score = min(100.0, score + 15)
        elif apart > 50 * NEAR_KM:
            score -= 15
    return score, tuple(reasons)


def _names_alike(
    mine: list[tuple[str, str, tuple[str, ...]]], theirs: list[tuple[str, str, tuple[str, ...]]]
) -> float:
    """Return how alike the nearest two names are; numbers in them must be the same."""
    best = 0.0
    for one, one_joined, one_digits in mine:
        for other, other_joined, other_digits in theirs:
            if one_joined == other_joined:
                return 100.0
            if one_digits == other_digits:
                best = max(best, fuzz.ratio(one, other, score_cutoff=best))
    return min(best, 99.0)


def _digits(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.split() if any(letter.isdigit() for letter in word))


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance on a plate carrée, good enough for some kilometres."""
    lat = math.radians((one[0] + other[0]) / 2)
    return 111.2 * math.hypot(one[0] - other[0], (one[1] - other[1]) * math.cos(lat))
