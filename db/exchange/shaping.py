"""The shape of a new record: what a parcel says, checked, as the rows that will be written."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from time import time_ns
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from sqlalchemy import func, select

from db import tables
from db.columns import date_columns
from db.editing.fields import REFERENCES
from db.editing.gatherings import add_tag
from db.editing.links import PREDICATE
from db.exchange.checking import APART, NEVER, needed, says, texts_of, typed
from db.exchange.identity import ACTOR
from db.exchange.resting import Resting
from db.kinds import BY_NAME
from db.records import Words
from db.vietnamese import clean

if TYPE_CHECKING:
    from db.dates import Date
    from db.exchange.identity import Identities
    from db.exchange.parcel import NameParcel, Parcel, RivalParcel
    from db.history import Row, State
    from db.kinds import Kind
    from db.transaction import Transaction

LANGUAGES = ("vi", "en")
Problem = Callable[[str, str], None]
Number = Callable[[str], int]


class Shaping:
    """Shape parcels as rows.

    `number` gives the next id of a table; `problem` is told (where, words) of each part that had
    to be left out.
    """

    def __init__(
        self,
        transaction: Transaction,
        identities: Identities,
        number: Number,
        problem: Problem,
        *,
        dry: bool = False,
    ) -> None:
        self._transaction = transaction
        self._dry = dry
        self._identities = identities
        self.number = number
        self._problem = problem
        self._uuids = rising_uuids()
        self._tags: dict[str, int] = {}
        self._position: dict[str, int] = {}
        self.resting = Resting(transaction.connection, identities, number, problem)

    def tag_id(self, title: str) -> int:
        """Return the id of a tag, made where there is none of that title."""
        if not self._tags:
            rows = self._transaction.connection.execute(select(tables.Tag.title, tables.Tag.id))
            self._tags.update((row.title, row.id) for row in rows)
        if title not in self._tags:
            self._tags[title] = 0 if self._dry else add_tag(self._transaction, title)
        return self._tags[title]

    def state(self, parcel: Parcel, record_id: int) -> State:
        """Return the rows of a new record, which was checked; raise Impossible where it lacks."""
        kind = BY_NAME[parcel.kind]
        ref = self._identities.refs.get(record_id, parcel.ref)
        head: Row = {
            "id": record_id,
            "uuid": parcel.uuid or next(self._uuids),
            "kind": kind.name,
            "slug": ref.partition("/")[2],
            "status": parcel.status or "draft",
            "lang": parcel.lang if parcel.lang in LANGUAGES else "vi",
            "position": self._next_position(kind),
            "drafted_by": self._transaction.who,
        }
        if parcel.placeholder:
            head["placeholder"] = True
        if parcel.status == "reviewed":
            head["reviewed_by"] = self._transaction.who
        state: State = {"record": [head]}
        claims = _Claims(record_id, self.number)
        own, prose = self._own(parcel, kind, record_id)
        for name in kind.columns:
            if name in own:
                claims.field(name)
        if (date := parcel.fields.get("date")) is not None:
            claims.field("date", wording=cast("Date", date).wording)
        state["name"] = [_name(one, claims, record_id) for one in parcel.names if one.text.strip()]
        for name in prose:
            claims.field(name)
        if prose:
            state["prose"] = [
                {"record_id": record_id, "field": name, "lang": lang, "text": prose[name][lang]}
                for name in sorted(prose)
                for lang in sorted(prose[name])
            ]
        for rival in parcel.rivals:
            claims.rival(rival)
        for (
            one
        ) in parcel.evidence:  # what is no typed field has a claim where it rests on something
            if one.on not in claims.by_name and says(parcel, one.on):
                claims.field(one.on)
        if links := self._links(parcel, claims, record_id):
            state["link"] = links
        state["claim"] = claims.rows
        state[kind.table.__tablename__] = [own]
        self._add_parts(parcel, record_id, state)
        self.resting.rest(parcel, claims.by_name, state)
        return state

    def _add_parts(self, parcel: Parcel, record_id: int, state: State) -> None:
        """Add the rows of what a record has several of, and no claims about."""
        identifiers = dict.fromkeys(
            (clean(scheme), clean(value)) for scheme, value in parcel.identifiers
        )
        parts: dict[str, list[Row]] = {
            "identifier": [
                {"id": self.number("identifier"), "record_id": record_id, "scheme": s, "value": v}
                for s, v in identifiers
                if s and v
            ],
            "record_tag": [
                {"record_id": record_id, "tag_id": self.tag_id(title)}
                for title in dict.fromkeys(parcel.tags)
            ],
            "passage": [
                {
                    "id": self.number("passage"), "section_id": record_id, "lang": one.lang,
                    "position": one.position, "text": clean(one.text),
                }
                for one in {(one.lang, one.position): one for one in parcel.passages}.values()
            ]
            if parcel.kind == "section"
            else [],
        }  # fmt: skip
        if parcel.kind in STOPS:
            table, owner, target = STOPS[parcel.kind]
            kinds = ("place",) if parcel.kind == "route" else ()
            ids = [self._required(parcel, stop, "stops", kinds) for stop in parcel.stops]
            parts[table] = [
                {owner: record_id, "position": at, target: stop}
                for at, stop in enumerate(one for one in ids if one is not None)
            ]
        state.update((name, rows) for name, rows in parts.items() if rows)

    def _own(
        self, parcel: Parcel, kind: Kind, record_id: int
    ) -> tuple[Row, dict[str, dict[str, str]]]:
        """Return the row of the kind's table and the texts."""
        own: Row = {"id": record_id}
        prose: dict[str, dict[str, str]] = {}
        fields = parcel.fields
        for name, value in fields.items():
            if value is None or name in APART or name in NEVER:
                continue
            if (kind.name, name) in REFERENCES:
                column, kinds = REFERENCES[kind.name, name]
                target = self._required(parcel, str(value), name, kinds)
                if name == "parent" and parcel.ref in self._identities.loops:
                    self._problem(parcel.where or parcel.ref, "A holding cannot be part of itself.")
                elif target is not None:
                    own[column] = target
            elif name in kind.prose:
                if texts := texts_of(value):
                    prose[name] = texts
            elif (found := typed(kind, name, value)) is not None:
                own[name] = found
        self._dated(parcel, own)
        if kind.name == "article" and isinstance(words := fields.get("keywords"), Words):
            for lang in LANGUAGES:
                if text := words.get(lang):
                    own[f"keywords_{lang}"] = [one.strip() for one in text.split(";")]
        return needed(kind, own), prose

    def _dated(self, parcel: Parcel, own: Row) -> None:
        date = parcel.fields.get("date")
        if date is None:
            return
        columns = date_columns(
            cast("Date", date),
            cast("Words | None", parcel.fields.get("inferred")),
            cast("str | None", parcel.fields.get("date_wording_en")),
        )
        own.update((name, value) for name, value in columns.items() if value is not None)

    def _links(self, parcel: Parcel, claims: _Claims, record_id: int) -> list[Row]:
        rows: list[Row] = []
        for link in parcel.links:
            target = self._required(parcel, link.ref, link.predicate)
            if target is None or not PREDICATE.fullmatch(link.predicate):
                continue
            claim_id = claims.add(
                "link", f"link:{link.predicate}>{link.ref}", rank=link.rank, reason=link.reason
            )
            dated = {k: v for k, v in date_columns(link.date).items() if v is not None}
            rows.append(
                {
                    "id": claim_id, "subject_id": record_id, "predicate": link.predicate,
                    "object_id": target, **dated,
                }
            )  # fmt: skip
        return rows

    def _required(
        self, parcel: Parcel, ref: str, part: str, kinds: tuple[str, ...] = ()
    ) -> int | None:
        """Return the id of a ref of one of these kinds that a parcel names; tell of none."""
        found = self._identities.id(ref)
        where = parcel.where or parcel.ref
        if found is None:
            self._problem(where, f"{part}: there is no record {ref}")
        elif kinds and ref.partition("/")[0] not in {*kinds, ACTOR}:
            self._problem(where, f"{part}: {ref} is no {' or '.join(kinds)}")
            return None
        return found

    def _next_position(self, kind: Kind) -> int:
        if not kind.ordered:
            return 0
        if kind.name not in self._position:
            record = tables.Record
            last = self._transaction.connection.execute(
                select(func.max(record.position)).where(record.kind == kind.name)
            ).scalar()
            self._position[kind.name] = last or 0
        self._position[kind.name] += 1
        return self._position[kind.name]


STOPS = {
    "route": ("route_stop", "route_id", "place_id"),
    "tour": ("tour_stop", "tour_id", "record_id"),
}
"""Kinds that lead through others: the table of their stops, its owner's and its target's column."""


def rising_uuids() -> Iterator[str]:
    """Yield UUIDs of version 7 (RFC 9562), each higher than the last: indexes grow at their end."""
    stamp = (time_ns() // 1_000_000) << 80
    chance = secrets.randbits(73)
    while True:
        chance += 1 + secrets.randbits(32)
        high, low = chance >> 62, chance & (1 << 62) - 1
        yield str(UUID(int=stamp | 7 << 76 | (high & 0xFFF) << 64 | 2 << 62 | low))


class _Claims:
    """The claims of one new record, and what evidence calls them by."""

    def __init__(self, record_id: int, number: Callable[[str], int]) -> None:
        self._record_id = record_id
        self._number = number
        self.rows: list[Row] = []
        self.by_name: dict[str, int] = {}
        self.add("record", "record")

    def add(self, target: str, name: str, **values: Any) -> int:  # noqa: ANN401 - columns
        """Add a claim and return its id."""
        claim_id = self._number("claim")
        row = {"id": claim_id, "record_id": self._record_id, "target": target}
        row["rank"] = values.pop("rank", None) or "preferred"
        reason = values.pop("reason", None)
        if reason is not None:
            values |= {"reason_vi": reason.vi, "reason_en": reason.en}
        if values:
            row.update((key, value) for key, value in values.items() if value is not None)
        self.rows.append(row)
        self.by_name.setdefault(name, claim_id)
        return claim_id

    def field(self, name: str, wording: str | None = None) -> None:
        """Add the claim of a field."""
        self.add("field", name, field=name, wording=wording)

    def rival(self, rival: RivalParcel) -> None:
        """Add another value of a field."""
        self.add(
            "field", f"rival:{rival.field}", field=rival.field, rank=rival.rank,
            reason=rival.reason, value=rival_value(rival.value),
        )  # fmt: skip


def rival_value(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """Return a rival's value as a claim keeps it."""
    if isinstance(value, Words):
        return {lang: text for lang in LANGUAGES if (text := value.get(lang))}
    if hasattr(value, "edtf"):
        parts = {
            "edtf": value.edtf, "part_of_day": value.part_of_day, "time": value.time,
            "wording": value.wording,
        }  # fmt: skip
        return {key: part for key, part in parts.items() if part is not None}
    return list(cast("tuple[Any, ...]", value)) if isinstance(value, tuple) else value


def _name(one: NameParcel, claims: _Claims, record_id: int) -> Row:
    text = clean(one.text)
    claim_id = claims.add("name", f"name:{one.lang}:{one.text}", rank=one.rank, reason=one.reason)
    claims.by_name.setdefault("name", claim_id)
    row: Row = {
        "id": claim_id, "record_id": record_id, "text": text, "type": one.type, "lang": one.lang,
    }  # fmt: skip
    if one.period is not None:
        row.update((k, v) for k, v in date_columns(one.period).items() if v is not None)
    return row
