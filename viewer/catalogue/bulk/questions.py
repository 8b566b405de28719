"""What a change of many records asks: which are looked at, and what it would do to each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from db import editing, reading
from db.records import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.archive import Archive
    from db.editing.bulk import Bulk, Planned
    from db.reading.gatherings import SavedSet
    from db.records import Ref, Tag
    from viewer.state.browse import Scope

Connection: TypeAlias = Any
Transaction: TypeAlias = Any
"""The archive's own; the viewer hands them on and never looks inside."""

MOST = 500
"""Records that one change may change: each is rehearsed before it is shown."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The records that are looked at, at most MOST of `total`, and what gathers records."""

    refs: tuple[Ref, ...]
    total: int
    tags: tuple[Tag, ...]
    sets: tuple[SavedSet, ...]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds of the records, in the order in which kinds are shown."""
        found = {ref.partition("/")[0] for ref in self.refs}
        return tuple(kind for kind in KINDS if kind in found)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a change would do, and the versions of the records that it was rehearsed on."""

    bulk: Bulk
    planned: tuple[Planned, ...]
    versions: Mapping[Ref, int]


def gathered(connection: Connection, scope: Scope) -> Gathered:
    """Return the records of a scope, as the list of results shows them, with tags and sets."""
    from db.search.query import search

    filters = scope.filters()
    if scope.query:
        found = search(connection, scope.query, filters=filters, limit=MOST)
    else:
        found = reading.narrowed(connection, filters, MOST)
    refs = tuple(hit.ref for hit in found.hits if hit.kind in KINDS)
    total = max(found.total, len(refs))
    return Gathered(refs, total, reading.tags(connection), reading.saved_sets(connection))


def rehearse(archive: Archive, bulk: Bulk) -> Plan:
    """Return what a change would do, and do nothing; for a worker thread."""
    return archive.rehearse(_plan, bulk)


def _plan(transaction: Transaction, bulk: Bulk) -> Plan:
    connection = transaction.connection
    versions = {ref: reading.record(connection, ref).version for ref in bulk.refs}
    return Plan(bulk, editing.preview(transaction, bulk), versions)
