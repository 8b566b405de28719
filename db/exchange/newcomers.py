"""New records in bulk: gathered, then written a batch at a time with their revision."""

from __future__ import annotations

import json
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import JSON

from db import tables
from db.exchange.shaping import Shaping
from db.history import versioned
from db.kinds import BY_NAME
from db.search.driver import driver
from db.vietnamese import clean, collation_key, fold

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from db.exchange.identity import Identities
    from db.exchange.parcel import Parcel
    from db.exchange.shaping import Problem
    from db.history import Row
    from db.tables import Table
    from db.transaction import Transaction

TOGETHER = 50
"""Rows that one statement inserts."""

NUMBERED = ("claim", "evidence", "anchor", "passage", "identifier", "revision_change")


class Newcomers:
    """Gather the rows of new records, and write them a batch at a time.

    `problem` is told (where, words) of each part that had to be left out.
    """

    def __init__(
        self,
        transaction: Transaction,
        identities: Identities,
        problem: Problem,
        *,
        dry: bool = False,
    ) -> None:
        self._transaction = transaction
        self._dry = dry
        self._identities = identities
        self._next = {name: _next(transaction, name) for name in NUMBERED}
        self._rows: dict[str, list[tuple[Any, ...]]] = {}
        self._ids: list[int] = []
        self._shaping = Shaping(transaction, identities, self.number, problem, dry=dry)
        self.resting = self._shaping.resting

    @property
    def waiting(self) -> int:
        """Return how many records are gathered and not written yet."""
        return len(self._ids)

    def number(self, table: str) -> int:
        """Return the next id of a table."""
        number = self._next[table]
        self._next[table] = number + 1
        return number

    def renumber(self) -> None:
        """Go on behind the rows that changes of known records have added meanwhile."""
        for name, number in self._next.items():
            self._next[name] = max(number, _next(self._transaction, name))

    def can_rest(self, parcel: Parcel) -> bool:
        """Say whether the texts that a parcel's evidence stands in are there by now."""
        return self.resting.can_rest(parcel)

    def add(self, parcel: Parcel) -> None:
        """Gather the rows of a new record; raise Impossible where it cannot be, gathering none."""
        record_id = self._identities.ids[parcel.ref]
        state = self._shaping.state(parcel, record_id)
        self.resting.note_passages(record_id, state.get("passage", ()))
        ref = self._identities.refs.get(record_id, parcel.ref)
        title = parcel.words()
        head = state["record"][0]
        for table, rows in state.items():
            columns = COLUMNS[table]
            into = self._rows.setdefault(table, [])
            if table == "record":
                best, _ = title.best("vi")
                whole = {
                    **head,
                    "version": 1,
                    "sort_key": collation_key(best),
                    "title_vi": title.vi and clean(title.vi),
                    "title_en": title.en and clean(title.en),
                }
                into.append(tuple(map(whole.get, columns)))
            elif table == "name":
                into.extend(
                    tuple(map({**row, "folded": fold(row["text"])}.get, columns)) for row in rows
                )
            else:
                if packed := JSON_COLUMNS.get(table):
                    rows = [row if packed.isdisjoint(row) else _packed(row, packed) for row in rows]
                into.extend(tuple(map(row.get, columns)) for row in rows)
        self._ids.append(record_id)
        after = _encoded(cast("Row", versioned(state)))
        change = (
            self.number("revision_change"), 0, ref, head["uuid"], "record", None, after,
        )  # fmt: skip
        self._rows.setdefault("revision_change", []).append(change)

    def write(self) -> None:
        """Write what was gathered."""
        if self._dry or not self._ids:
            self._rows.clear()
            self._ids = []
            return
        revision = self._transaction.bulk_added(self._ids)
        changes = self._rows.pop("revision_change")
        self._rows["revision_change"] = [(row[0], revision, *row[2:]) for row in changes]
        cursor = driver(self._transaction.connection).cursor()
        for table in ORDER:
            if rows := self._rows.pop(table, None):
                _insert(cursor, table, rows)
        self._rows.clear()
        self._ids = []


def _insert(cursor: sqlite3.Cursor, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, many by one statement: SQLite sets up a table's checks for each statement.

    Columns that none of them fills are left out.
    """
    filled = [
        (name, values)
        for name, values in zip(COLUMNS[table], zip(*rows, strict=True), strict=True)
        if values.count(None) < len(values)
    ]
    names = tuple(name for name, _ in filled)
    kept = list(zip(*(values for _, values in filled), strict=True))
    whole = len(kept) - len(kept) % TOGETHER
    statement = _statement(table, names, TOGETHER)
    for start in range(0, whole, TOGETHER):
        cursor.execute(statement, list(chain.from_iterable(kept[start : start + TOGETHER])))
    if whole < len(kept):
        cursor.executemany(_statement(table, names, 1), kept[whole:])


@cache
def _statement(table: str, names: tuple[str, ...], rows: int) -> str:
    one = f"({', '.join('?' * len(names))})"
    quoted = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({quoted}) VALUES {', '.join([one] * rows)}"  # noqa: S608 - our own names


def _next(transaction: Transaction, name: str) -> int:
    last = driver(transaction.connection).execute(f"SELECT max(id) FROM {name}")  # noqa: S608 - our own names
    return (last.fetchone()[0] or 0) + 1


def _packed(row: Row, columns: frozenset[str]) -> Row:
    return {key: json.dumps(value) if key in columns else value for key, value in row.items()}


def _encoded(value: Mapping[str, Any]) -> str:
    import msgspec

    return msgspec.json.encode(value).decode()


def _columns(table: type[Table]) -> tuple[str, ...]:
    return tuple(column.name for column in table.__table__.columns)


WRITTEN: tuple[type[Table], ...] = (
    tables.Record, *(kind.table for kind in BY_NAME.values()), tables.Claim, tables.Name,
    tables.Link, tables.Prose, tables.Identifier, tables.RecordTag, tables.Passage,
    tables.RouteStop, tables.TourStop, tables.Anchor, tables.Evidence, tables.RevisionChange,
)  # fmt: skip
ORDER = tuple(table.__tablename__ for table in WRITTEN)
COLUMNS = {table.__tablename__: _columns(table) for table in WRITTEN}
JSON_COLUMNS = {
    table.__tablename__: frozenset(
        column.name for column in table.__table__.columns if isinstance(column.type, JSON)
    )
    for table in WRITTEN
    if any(isinstance(column.type, JSON) for column in table.__table__.columns)
}
