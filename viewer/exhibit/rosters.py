"""Rosters: units and organisations by side and echelon, people by the letters of their names."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from db import reading
from viewer import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.records import Ref, Summary, UnitEntry

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
"""The marks of tone, which make no letter of their own."""
ECHELONS: Final = tuple(vocabulary.ECHELON)
SIDES: Final = ("vietnam", "france")


@dataclass(frozen=True, slots=True)
class Forces:
    """Every unit and organisation, and what stands directly below each."""

    by_ref: Mapping[Ref, UnitEntry]
    below: Mapping[Ref | None, tuple[UnitEntry, ...]]

    def under(self, ref: Ref | None, kind: str) -> tuple[UnitEntry, ...]:
        """Return what of a kind stands directly below a unit; None: what stands below none."""
        return tuple(one for one in self.below.get(ref, ()) if one.kind == kind)

    def holds(self, ref: Ref) -> int:
        """Return how many stand directly below a unit."""
        return len(self.below.get(ref, ()))


def forces(connection: Connection) -> Forces:
    """Return the units and organisations, larger ones before smaller, then by number."""
    found = reading.units(connection)
    by_ref = {one.ref: one for one in found}
    below: dict[Ref | None, list[UnitEntry]] = {}
    for one in sorted(found, key=_rank):
        parent = one.parent if one.parent in by_ref and not _circles(one, by_ref) else None
        below.setdefault(parent, []).append(one)
    return Forces(by_ref, {ref: tuple(each) for ref, each in below.items()})


def people(connection: Connection) -> tuple[Summary, ...]:
    """Return the people by Vietnamese collation."""
    return reading.summaries(connection, "person")


def of_side(entries: Iterable[UnitEntry], side: str | None) -> tuple[UnitEntry, ...]:
    """Return those of a side; None: those of neither that is known."""
    if side is None:
        return tuple(one for one in entries if one.side not in SIDES)
    return tuple(one for one in entries if one.side == side)


def by_echelon(entries: Sequence[UnitEntry]) -> list[tuple[str, list[UnitEntry]]]:
    """Return the entries in runs of one echelon; "" where none is known."""
    return [(key, list(run)) for key, run in groupby(entries, key=lambda one: one.echelon or "")]


def letter_of(name: str) -> str:
    """Return the letter under which a name stands: its first, in capitals and without a tone."""
    first = name.strip()[:1].upper()
    parts = unicodedata.normalize("NFD", first)
    return unicodedata.normalize("NFC", "".join(one for one in parts if one not in TONES))


def _rank(entry: UnitEntry) -> tuple[int, int, str]:
    echelon = ECHELONS.index(entry.echelon) if entry.echelon in ECHELONS else len(ECHELONS)
    return echelon, entry.number or 0, entry.title.vi or entry.ref


def _circles(entry: UnitEntry, by_ref: Mapping[Ref, UnitEntry]) -> bool:
    seen = {entry.ref}
    above = entry.parent
    while above is not None and above in by_ref:
        if above in seen:
            return True
        seen.add(above)
        above = by_ref[above].parent
    return False
