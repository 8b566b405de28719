"""One write: a connection, the records that it touches, and the revision that it becomes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from db import history, tables
from db.changes import Changes
from db.search import index

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection


class Transaction:
    """Carry one change from BEGIN to its revision.

    Writers call `touch` before they alter a record and `added` after they made one; `finish` then
    writes the revision, counts up the versions and brings the search index up to date, all in the
    same SQLite transaction. Writing outside of one is impossible: only `Archive.write` makes it.
    """

    def __init__(self, connection: Connection, who: str) -> None:
        self.connection = connection
        self.who = who
        self.why = ""
        self._before: dict[int, dict[str, Any] | None] = {}

    def touch(self, record_id: int) -> None:
        """Remember the record as it is now, the first time that it is about to change."""
        if record_id not in self._before:
            self._before[record_id] = history.snapshot(self.connection, record_id)

    def added(self, record_id: int) -> None:
        """Remember that the record did not exist before this transaction."""
        self._before.setdefault(record_id, None)

    def finish(self) -> Changes:
        """Write the revision and the index; return what changed (nothing: no revision)."""
        states = [
            (record_id, before, history.snapshot(self.connection, record_id))
            for record_id, before in self._before.items()
        ]
        states = [state for state in states if state[1] != state[2]]
        if not states:
            return Changes()
        revision = self._write_revision()
        added: set[str] = set()
        edited: set[str] = set()
        removed: set[str] = set()
        rows: list[dict[str, Any]] = []
        for record_id, before, after in states:
            ref = history.ref_of(after or before)
            (added if before is None else removed if after is None else edited).add(ref)
            rows.append(
                {
                    "revision_id": revision,
                    "ref": ref,
                    "target": "record",
                    "before": before,
                    "after": after,
                }
            )
            if before is not None and after is not None:
                self._count_version(record_id)
        self.connection.execute(insert(tables.RevisionChange), rows)
        index.update(self.connection, [state[0] for state in states])
        return Changes(frozenset(added), frozenset(edited), frozenset(removed), revision=revision)

    def _write_revision(self) -> int:
        now = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        last = self.connection.execute(
            select(tables.Revision.id).order_by(tables.Revision.id.desc()).limit(1)
        ).scalar()
        revision = (last or 0) + 1
        self.connection.execute(
            insert(tables.Revision).values(id=revision, at=now, who=self.who, why=self.why)
        )
        return revision

    def _count_version(self, record_id: int) -> None:
        self.connection.execute(
            update(tables.Record)
            .where(tables.Record.id == record_id)
            .values(version=tables.Record.version + 1)
        )
