"""Copying into a pack: the named columns of what was chosen, in the order of their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import insert, select

from db import tables
from db.packs.columns import COPIED, PRIVATE_PROSE, SETTINGS, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import PrimaryKeyConstraint
    from sqlalchemy.engine import Connection

    from db.packs.choosing import Choice

ROWS_AT_ONCE = 500
BLOBS_AT_ONCE = 8
"""Tiles and chunks are up to 4 MiB each."""


def copy_shown(source: Connection, target: Connection, choice: Choice) -> None:
    """Copy every chosen row; `target` is an empty archive, inside a transaction of its own."""
    target.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for shown in COPIED:
        for batch in _batches(source, shown, choice):
            target.execute(insert(shown.table), batch)
    settings = source.execute(select(tables.Setting).order_by(tables.Setting.key)).mappings()
    there = set(target.execute(select(tables.Setting.key)).scalars())
    for row in settings:
        if row["key"] in SETTINGS - there:
            target.execute(insert(tables.Setting).values(key=row["key"], value=row["value"]))


def _batches(source: Connection, shown: Shown, choice: Choice) -> Iterator[list[dict[str, Any]]]:
    table = shown.table.__table__
    key = cast("PrimaryKeyConstraint", table.primary_key)
    statement = select(*(table.columns[name] for name in shown.columns)).order_by(*key.columns)
    size = BLOBS_AT_ONCE if "data" in shown.columns else ROWS_AT_ONCE
    batch: list[dict[str, Any]] = []
    for row in source.execute(statement.execution_options(yield_per=size)).mappings():
        fitted = _fitted(shown, dict(row), choice)
        if fitted is not None:
            batch.append(fitted)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _fitted(shown: Shown, row: dict[str, Any], choice: Choice) -> dict[str, Any] | None:
    """Return the row without what it may not refer to; None where it may not be there."""
    for column, target in shown.required.items():
        allowed = cast("frozenset[object]", getattr(choice, target))
        value = row[column]
        if value is None and shown.table is tables.Anchor:
            continue  # an anchor stands in a text or in a picture: one of the two is null
        if value not in allowed:
            return None
    for column, target in shown.optional.items():
        allowed = cast("frozenset[object]", getattr(choice, target))
        if row[column] is not None and row[column] not in allowed:
            row[column] = None
    return row if _may_stand(shown, row) else None


def _may_stand(shown: Shown, row: Mapping[str, Any]) -> bool:
    match shown.table:
        case tables.Evidence:
            return row["anchor_id"] is not None or row["citation_id"] is not None
        case tables.Mention:
            return row["state"] == "accepted"
        case tables.Prose:
            return row["field"] not in PRIVATE_PROSE
        case _:
            return True
