"""What a recogniser suggests: a span of one paragraph and the value that it reads there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["event", "unit", "place", "person", "quantity"]
Relation = Literal["from", "before", "after", "until"]
Qualifier = Literal["exact", "about", "over", "nearly", "order"]
Side = Literal["vietnam", "france"]


@dataclass(frozen=True, slots=True)
class DateValue:
    """When: EDTF, and what the wording adds to it.

    `part_of_day` is a code of `db.dates.PARTS`, `time` a clock time such as `16:00`; of an
    interval whose ends differ `first/last`, as `db.dates.parse` takes them. `relation`
    is the word before the span where the date is only an end: `from` (từ), `until` (đến),
    `before` (trước), `after` (sau). `what` is the clause that it dates, as written.
    """

    edtf: str
    part_of_day: str | None
    time: str | None
    wording: str
    what: str
    relation: Relation | None = None


@dataclass(frozen=True, slots=True)
class UnitValue:
    """Which formation: echelon code, number (`246`, `3B`), code (`f308`), name or locality."""

    echelon: str
    number: str | None
    code: str | None
    name: str | None
    side: Side | None


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """Which place: the type word in lower case, if any, and the name without it."""

    type: str | None
    name: str


@dataclass(frozen=True, slots=True)
class PersonValue:
    """Who: the title or role as written, and the name without it."""

    title: str | None
    name: str
    transliteration: bool


@dataclass(frozen=True, slots=True)
class QuantityValue:
    """How many of what: a range has `low` and `high`; "hàng vạn" has no value and is an order."""

    value: float | None
    low: float | None
    high: float | None
    qualifier: Qualifier
    unit: str
    what: str


Value = DateValue | UnitValue | PlaceValue | PersonValue | QuantityValue


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggested mention: `quote == text[start:end]`, offsets in code points of the NFC text."""

    kind: Kind
    start: int
    end: int
    quote: str
    value: Value
    ref: str | None = None


class Authority(NamedTuple):
    """One written name of a record that the archive already holds."""

    ref: str
    kind: str
    name: str


Authorities = Sequence[Authority]
