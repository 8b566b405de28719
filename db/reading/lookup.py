"""Small look-ups that the questions share: a record's row, its summary, titles by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select, tuple_

from db import tables
from db.errors import NotFound
from db.records import Summary, Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import RowMapping
    from sqlalchemy.engine import Connection

    from db.records import Ref

BATCH = 500

SIDED_TABLES = (tables.Unit, tables.Body, tables.Person, tables.Event, tables.Route)


def _sided() -> Any:  # noqa: ANN401 - a statement of many columns
    statement: Any = select(
        tables.Record, func.coalesce(*(table.side for table in SIDED_TABLES)).label("side")
    )
    for table in SIDED_TABLES:
        statement = statement.outerjoin(table, table.id == tables.Record.id)
    return statement


SIDED = _sided()
"""Selects records with the side of those that have one."""


def find(connection: Connection, ref: Ref) -> tuple[RowMapping, Ref | None]:
    """Return the record's row and the old ref that led to it (None: none did); raise NotFound."""
    kind, _, slug = ref.partition("/")
    whole = select(tables.Record)
    row = (
        connection.execute(whole.where(tables.Record.kind == kind, tables.Record.slug == slug))
        .mappings()
        .first()
    )
    if row is not None:
        return row, None
    redirected = whole.join(tables.Redirect, tables.Redirect.record_id == tables.Record.id)
    row = connection.execute(redirected.where(tables.Redirect.ref == ref)).mappings().first()
    if row is None:
        raise NotFound(
            "There is no record {ref}.", "Check its spelling, or search for it.", ref=ref
        )
    return row, ref


def ref_of(row: RowMapping) -> Ref:
    """Return the ref of a record's row."""
    return f"{row['kind']}/{row['slug']}"


def title_of(row: RowMapping) -> Words:
    """Return the title of a record's row."""
    return Words(row["title_vi"], row["title_en"])


def summaries_by_id(connection: Connection, ids: Iterable[int | None]) -> dict[int, Summary]:
    """Return a summary for each id that exists."""
    wanted = sorted({record_id for record_id in ids if record_id is not None})
    found: dict[int, Summary] = {}
    for start in range(0, len(wanted), BATCH):
        chosen = tables.Record.id.in_(wanted[start : start + BATCH])
        rows = connection.execute(SIDED.where(chosen)).mappings()
        found.update({row["id"]: summary_of(row, row["side"]) for row in rows})
    return found


def titles(connection: Connection, refs: Iterable[Ref]) -> dict[Ref, Summary]:
    """Return a summary for each of these refs that the archive holds."""
    found: dict[Ref, Summary] = {}
    wanted = sorted(set(refs))
    for start in range(0, len(wanted), BATCH):
        pairs = [tuple(ref.partition("/")[::2]) for ref in wanted[start : start + BATCH]]
        chosen = tuple_(tables.Record.kind, tables.Record.slug).in_(pairs)
        for row in connection.execute(SIDED.where(chosen)).mappings():
            found[ref_of(row)] = summary_of(row, row["side"])
    return found


def summary_of(row: RowMapping, side: str | None = None) -> Summary:
    """Return the summary of a record's row."""
    return Summary(ref_of(row), row["kind"], title_of(row), row["status"], side)


def plain(row: RowMapping, name: str) -> Any:  # noqa: ANN401 - a column's value
    """Return a column's value with lists made tuples, so that a record stays frozen."""
    value = row[name]
    if isinstance(value, list):
        return tuple(cast("list[Any]", value))
    if isinstance(value, float) and value.is_integer() and name in {"value", "low", "high"}:
        return int(value)
    return value
