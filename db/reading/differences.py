"""What a revision changed, part by part, as data that a viewer words in its own language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import select

from db import tables
from db.columns import date_of
from db.history import State, differing, key_of, rows_of
from db.reading.lookup import summaries_by_id, titles
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

    from db.history import Row
    from db.records import Ref

DATED = "date_"
UNSAID = frozenset({"id", "record_id", "section_id", "claim_id", "anchor_id"})
"""Columns that tell a person nothing."""

LISTED = {
    "name": "name",
    "link": "link",
    "identifier": "identifier",
    "redirect": "ref",
    "passage": "text",
    "route_stop": "stop",
    "tour_stop": "stop",
    "control_point": "control point",
    "mention": "mention",
    "misprint": "misprint",
    "evidence": "evidence",
    "record_tag": "tag",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a record before and after: None where it was not there.

    `part` is a field's name, or name, link, evidence, identifier, ref, text, stop, mention, tag,
    rank, status ...; `lang` is set for a text of one language. `before` and `after` are plain
    values, a Date, Words (a link: its predicate and the other record's title), or a tuple of them.
    `title` is what the record is called now, None where it is gone.
    """

    ref: Ref
    part: str
    before: Any
    after: Any
    lang: str | None = None
    title: Words | None = None


@dataclass(frozen=True, slots=True)
class Deleted:
    """A record that a revision removed and that can be brought back."""

    ref: Ref
    title: Words
    kind: str
    number: int
    at: str
    who: str


def differences(
    connection: Connection, number: int, ref: Ref | None = None
) -> tuple[Difference, ...]:
    """Return what a revision changed, record by record; of one record where `ref` is given."""
    change = tables.RevisionChange
    statement = select(change.ref, change.before, change.after, change.target).where(
        change.revision_id == number
    )
    if ref is not None:
        statement = statement.where(change.ref == ref)
    found: list[Difference] = []
    for row in connection.execute(statement.order_by(change.id)).all():
        before, after = rows_of(row[1]), rows_of(row[2])
        found += _of_record(connection, row[0], before, after)
    named = titles(connection, {one.ref for one in found})
    return tuple(
        replace(one, title=named[one.ref].title) if one.ref in named else one for one in found
    )


def deleted(connection: Connection, limit: int = 200) -> tuple[Deleted, ...]:
    """Return the records that were removed and aren't there now, the last one first."""
    change, revision = tables.RevisionChange, tables.Revision
    rows = connection.execute(
        select(change.ref, change.uuid, change.before, revision.id, revision.at, revision.who)
        .join(revision, revision.id == change.revision_id)
        .where(change.target == "record", change.after.is_(None), change.uuid.is_not(None))
        .where(change.uuid.not_in(select(tables.Record.uuid)))
        .order_by(change.id.desc())
        .limit(limit)
    ).all()
    found: dict[str, Deleted] = {}
    for row in rows:
        state = rows_of(row[2]) or {}
        kind = row[0].partition("/")[0]
        found.setdefault(
            str(row[1]), Deleted(row[0], title_in(state), kind, row[3], row[4], row[5])
        )
    return tuple(found.values())


def state_at(connection: Connection, uuid: str, now: State | None, number: int) -> State | None:
    """Return a record as it was after a revision: what it is now, with every later one taken back.

    `now` is its snapshot (db.history.snapshot).
    """
    change = tables.RevisionChange
    rows = connection.execute(
        select(change.before, change.after)
        .where(change.uuid == uuid, change.revision_id > number)
        .order_by(change.id.desc())
    ).all()
    state = now
    for row in rows:
        state = _back(state, rows_of(row[0]), rows_of(row[1]))
    return state


def _back(state: State | None, before: State | None, after: State | None) -> State | None:
    if before is None or after is None or state is None:
        return before
    kept = {(t, *key_of(t, row)): row for t, rows in state.items() for row in rows}
    for table, rows in after.items():
        for row in rows:
            kept.pop((table, *key_of(table, row)), None)
    for table, rows in before.items():
        kept.update({(table, *key_of(table, row)): row for row in rows})
    found: State = {}
    for key, row in sorted(kept.items(), key=lambda item: repr(item[0])):
        found.setdefault(key[0], []).append(row)
    return found


def _of_record(
    connection: Connection, ref: Ref, before: State | None, after: State | None
) -> Iterator[Difference]:
    left, right = differing(before or {}, after or {})
    sides = (left or {}, right or {})
    for table in dict.fromkeys([*sides[0], *sides[1]]):
        if table == "anchor":
            continue
        old, new = ({key_of(table, row): row for row in side.get(table, ())} for side in sides)
        for key in dict.fromkeys([*old, *new]):
            mine, theirs = old.get(key), new.get(key)
            if mine != theirs:
                yield from _of_row(connection, ref, table, (mine, theirs), sides)


def _of_row(
    connection: Connection,
    ref: Ref,
    table: str,
    rows: tuple[Row | None, Row | None],
    sides: tuple[State, State],
) -> Iterator[Difference]:
    one = rows[1] or rows[0] or {}
    if table == "prose":
        texts = [row and row["text"] for row in rows]
        yield Difference(ref, one["field"], texts[0], texts[1], one["lang"])
    elif table == "claim":
        yield from _of_claim(ref, rows)
    elif table in LISTED:
        said = [
            _said(connection, table, row, state) for row, state in zip(rows, sides, strict=True)
        ]
        if said[0] != said[1]:
            yield Difference(ref, LISTED[table], said[0], said[1], one.get("lang"))
    else:
        yield from _of_columns(connection, ref, rows)


def _of_claim(ref: Ref, rows: tuple[Row | None, Row | None]) -> Iterator[Difference]:
    """Tell of rivals and ranks; that a field has a claim is told by the field itself."""
    ranks = [row and row.get("rank") for row in rows]
    one = rows[1] or rows[0] or {}
    values = [row and row.get("value") for row in rows]
    if values[0] != values[1]:
        yield Difference(ref, f"rival {one.get('field', '')}".strip(), values[0], values[1])
    elif ranks[0] != ranks[1] and None not in ranks:
        yield Difference(ref, f"rank {one.get('field', one['target'])}", ranks[0], ranks[1])


def _of_columns(
    connection: Connection, ref: Ref, rows: tuple[Row | None, Row | None]
) -> Iterator[Difference]:
    mine, theirs = rows[0] or {}, rows[1] or {}
    names = [name for name in dict.fromkeys([*mine, *theirs]) if name not in UNSAID]
    if any(mine.get(n) != theirs.get(n) for n in names if n.startswith(DATED)):
        yield Difference(ref, "date", _date(mine), _date(theirs))
    for name in names:
        if name.startswith(DATED) or mine.get(name) == theirs.get(name) or name == "uuid":
            continue
        values = [row.get(name) for row in (mine, theirs)]
        if name.endswith("_id"):
            named = summaries_by_id(connection, values)
            values = [named[v].title if v in named else v for v in values]
        yield Difference(ref, name.removesuffix("_id"), values[0], values[1])


def _said(connection: Connection, table: str, row: Row | None, state: State) -> Any:  # noqa: ANN401
    """Return what a row of a list says, None for no row."""
    if row is None:
        return None
    if table == "link":
        other = summaries_by_id(connection, [row["object_id"]]).get(row["object_id"])
        return (row["predicate"], other.title if other else Words(), _date(row))
    if table == "name":
        return (row["text"], row["type"], row["lang"], _date(row))
    if table == "evidence":
        quotes = {anchor["id"]: anchor.get("quote") for anchor in state.get("anchor", ())}
        return (quotes.get(row.get("anchor_id")), row["grade"], row.get("note"))
    if table == "mention":
        quotes = {anchor["id"]: anchor.get("quote") for anchor in state.get("anchor", ())}
        other = summaries_by_id(connection, [row.get("record_id")]).get(row.get("record_id", 0))
        return (quotes.get(row["anchor_id"]), row["state"], other.title if other else None)
    if table == "passage":
        return row["text"]
    if table == "redirect":
        return row["ref"]
    said = {name: value for name, value in row.items() if name not in UNSAID}
    return tuple(said.values())


def _date(row: Row) -> Any:  # noqa: ANN401 - a Date or None
    return date_of(cast("RowMapping", _Sparse(row)))


class _Sparse(dict[str, Any]):
    """A kept row, in which a column that is left out holds null."""

    def __missing__(self, key: str) -> None:
        return None


def title_in(state: State) -> Words:
    """Return the title that a kept state gives its record."""
    ranks = {claim["id"]: claim["rank"] for claim in state.get("claim", ())}
    named: dict[str, str] = {}
    for name in state.get("name", ()):
        if name["type"] == "preferred" and ranks.get(name["id"]) == "preferred":
            named.setdefault(name["lang"], name["text"])
    return Words(named.get("vi"), named.get("en"))
