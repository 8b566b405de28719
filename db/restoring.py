"""Puts rows back: takes records from one kept state to another, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, union_all

from db import tables
from db.errors import Impossible
from db.history import KEYS, differing, key_of
from db.titles import settle_titles
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Select
    from sqlalchemy.engine import Connection

    from db.history import Row, State
    from db.tables import Table

Keyed = dict[tuple[Any, ...], "Row"]

BATCH = 400

BY_NAME: dict[str, type[Table]] = {
    mapper.local_table.name: mapper.class_  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    for mapper in tables.Table.registry.mappers
}


def restore(
    connection: Connection, states: Sequence[tuple[State | None, State | None]]
) -> frozenset[int]:
    """Take each (state now, state wanted) from the one to the other; return the records' ids.

    Raises Impossible where what is there now isn't what the first state says, or where a state
    names what this version of the program does not know.
    """
    _refuse_unknown({name for pair in states for state in pair for name in state or ()})
    leaving, coming = _differences(states)
    _refuse_changed(connection, leaving)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    versions = _versions(connection, [*leaving.values(), *coming.values()])
    _delete(connection, [key for key in leaving if key[0] != "anchor"])
    _delete(connection, [key for key in coming if key[0] == "anchor"])
    _insert(connection, coming, versions)
    drop_loose_anchors(
        connection, [key[1] for key in leaving if key[0] == "anchor" and key not in coming]
    )
    touched = {row["id"] for key, row in [*leaving.items(), *coming.items()] if key[0] == "record"}
    settle_titles(connection, touched)
    return frozenset(touched)


def drop_loose_anchors(connection: Connection, anchor_ids: Iterable[int]) -> None:
    """Take away those of these anchors that nothing holds any more."""
    ids = sorted(set(anchor_ids))
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        held = set(connection.execute(_holders(batch)).scalars())
        loose = [anchor_id for anchor_id in batch if anchor_id not in held]
        if loose:
            connection.execute(delete(tables.Anchor).where(tables.Anchor.id.in_(loose)))


def _holders(anchor_ids: list[int]) -> Select[Any] | Any:  # noqa: ANN401 - a union
    columns = (
        tables.Evidence.anchor_id,
        tables.Citation.anchor_id,
        tables.Citation.claim_anchor_id,
        tables.Mention.anchor_id,
        tables.Misprint.anchor_id,
    )
    return union_all(*(select(column).where(column.in_(anchor_ids)) for column in columns))


def _differences(states: Sequence[tuple[State | None, State | None]]) -> tuple[Keyed, Keyed]:
    leaving: Keyed = {}
    coming: Keyed = {}
    for now, wanted in states:
        left, right = differing(now or {}, wanted or {})
        for found, state in ((leaving, left), (coming, right)):
            for table, rows in (state or {}).items():
                found.update({(table, *key_of(table, row)): row for row in rows})
    return leaving, coming


def _refuse_unknown(names: set[str]) -> None:
    unknown = names - BY_NAME.keys()
    if unknown:
        raise _unknown(min(unknown))


def _unknown(what: str) -> Impossible:
    return Impossible(
        "This step was made by another version of Muniment, which knew “{what}”.",
        "Install the newest version of Muniment to take it back.",
        what=what,
    )


def _refuse_changed(connection: Connection, leaving: Keyed) -> None:
    """Raise Impossible where rows differ from what the history says is there."""
    for name, keys in _by_table(leaving).items():
        table = BY_NAME[name].__table__
        columns = {column.name for column in table.columns}
        for key in keys:
            row = leaving[name, *key]
            if row.keys() - columns:
                raise _unknown(min(row.keys() - columns))
            condition = [table.columns[c] == v for c, v in zip(KEYS[name], key, strict=True)]
            found = connection.execute(select(table).where(*condition)).mappings().first()
            kept = row.keys()
            if found is None or any(found[column] != row[column] for column in kept):
                raise Impossible(
                    "This step cannot be taken back: {what} is no longer as it left it.",
                    "Look at its history, and change back what you want changed.",
                    what=name,
                )


def _versions(connection: Connection, rows: Iterable[Row]) -> dict[int, int]:
    """Return the version of each record; of one that is gone, how often it was changed, and one."""
    heads = {row["id"]: row["uuid"] for row in rows if "uuid" in row and "slug" in row}
    found: dict[int, int] = {}
    for record_id, uuid in heads.items():
        version = connection.execute(
            select(tables.Record.version).where(tables.Record.id == record_id)
        ).scalar()
        if version is None:
            changes = select(func.count()).where(tables.RevisionChange.uuid == uuid)
            version = 1 + connection.execute(changes).scalar_one()
        found[record_id] = version
    return found


def _delete(connection: Connection, keys: Iterable[tuple[Any, ...]]) -> None:
    for name, own in _by_table(keys).items():
        table = BY_NAME[name].__table__
        columns = [table.columns[column] for column in KEYS[name]]
        if len(columns) == 1:
            values = [key[0] for key in own]
            for start in range(0, len(values), BATCH):
                chosen = columns[0].in_(values[start : start + BATCH])
                connection.execute(delete(BY_NAME[name]).where(chosen))
        else:
            for key in own:
                condition = [column == v for column, v in zip(columns, key, strict=True)]
                connection.execute(delete(BY_NAME[name]).where(*condition))


def _insert(connection: Connection, coming: Keyed, versions: dict[int, int]) -> None:
    for name, keys in _by_table(coming).items():
        columns = [column.name for column in BY_NAME[name].__table__.columns]
        rows: list[dict[str, Any]] = []
        for key in keys:
            row: dict[str, Any] = {column: coming[name, *key].get(column) for column in columns}
            if name == "record":
                row |= {"version": versions[row["id"]], "sort_key": b""}
            elif name == "name":
                row["folded"] = fold(row["text"])
            rows.append(row)
        connection.execute(insert(BY_NAME[name]), rows)


def _by_table(keys: Iterable[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for name, *key in keys:
        found.setdefault(name, []).append(tuple(key))
    return found
