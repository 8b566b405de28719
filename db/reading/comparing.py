"""Comparing: how two records differ, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.reading.pages import record

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.records import Record, Ref


@dataclass(frozen=True, slots=True)
class Compared:
    """What two records say of one thing; None where one says nothing."""

    field: str
    mine: Any
    theirs: Any


def compare(connection: Connection, ref: Ref, other: Ref) -> tuple[Compared, ...]:
    """Return side by side what two records say, field by field, then names, links and numbers."""
    mine, theirs = record(connection, ref), record(connection, other)
    fields = dict.fromkeys([*mine.fields, *theirs.fields])
    rows = [Compared(name, mine.fields.get(name), theirs.fields.get(name)) for name in fields]
    rows += [
        Compared(name, _listed(mine, name), _listed(theirs, name))
        for name in ("names", "links", "backlinks", "identifiers", "evidence")
    ]
    return tuple(row for row in rows if row.mine or row.theirs)


def _listed(page: Record, name: str) -> Any:  # noqa: ANN401 - a tuple of what the field holds
    return getattr(page, name) or None
