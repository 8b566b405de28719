"""One write: a connection, the records that it touches, and the revision that it becomes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from db import history, tables
from db.changes import Changes
from db.search import index

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Connection

    from db.history import State
    from db.tables import Table

BATCH = 400
HIGHEST_GONE = "highest_removed_id"
"""The setting that keeps the highest id of any record that was removed."""
SIDES = ("before", "after")


class Transaction:
    """Carry one change from BEGIN to its revision.

    Writers call `touch` before they alter a record, `added` after they made one, and `touch_row`
    before they alter a row that belongs to no record; `finish` then writes the revision, counts up
    the versions and brings the search index up to date, all in the same SQLite transaction.
    Writing outside of one is impossible: only `Archive.write` makes it.

    `why` says what is done; `action` names what made it, where it is no plain change, and `undoes`
    the revision that it takes back or brings back. `at` says when, where that is not now.
    """

    def __init__(self, connection: Connection, who: str) -> None:
        self.connection = connection
        self.who = who
        self.why = ""
        self.action: str | None = None
        self.undoes: int | None = None
        self.at: datetime | None = None
        self._before: dict[int, State | None] = {}
        self._rows: dict[tuple[str, ...], tuple[type[Table], dict[str, Any], State | None]] = {}
        self._bulk: list[int] = []
        self._revision: int | None = None

    def touch(self, *record_ids: int) -> None:
        """Remember the records as they are now, the first time that they are about to change."""
        fresh = [record_id for record_id in record_ids if record_id not in self._before]
        if fresh:
            found = history.snapshots(self.connection, fresh)
            self._before.update({record_id: found.get(record_id) for record_id in fresh})

    def added(self, record_id: int) -> None:
        """Remember that the record did not exist before this transaction."""
        self._before.setdefault(record_id, None)

    def touch_row(self, table: type[Table], **key: Any) -> None:  # noqa: ANN401 - a primary key
        """Remember a row that belongs to no record: a tag, a saved set, a setting."""
        name = (table.__tablename__, *map(str, key.values()))
        if name not in self._rows:
            self._rows[name] = (table, key, history.row_state(self.connection, table, key))

    def bulk_added(self, record_ids: Iterable[int]) -> int:
        """Say that these records were made in bulk; return the number of the revision.

        Whoever does so writes their rows of `revision_change` as well.
        """
        self._bulk.extend(record_ids)
        if self._revision is None:
            self._revision = self._write_revision()
        return self._revision

    def finish(self, answer: object = None) -> Changes:
        """Write the revision and the index; return what changed (nothing: no revision)."""
        after = history.snapshots(self.connection, list(self._before))
        states = [
            (record_id, before, after.get(record_id))
            for record_id, before in self._before.items()
            if before != after.get(record_id)
        ]
        rows = self._changed_rows()
        if not states and not rows and self._revision is None:
            return Changes(answer=answer)
        revision = self._settled_revision()
        changes = [_change(before, after) for _, before, after in states] + rows
        for change in changes:
            change["revision_id"] = revision
        if changes:
            self.connection.execute(insert(tables.RevisionChange), changes)
        self._count_versions(key for key, old, new in states if old and new)
        self._keep_ids([key for key, _, new in states if new is None])
        index.update(self.connection, [*self._bulk, *(key for key, _, _ in states)])
        return Changes(
            everything=bool(self._bulk),
            added=frozenset(history.ref_of(new) for _, old, new in states if old is None),
            edited=frozenset(history.ref_of(new) for _, old, new in states if old and new),
            removed=frozenset(history.ref_of(old) for _, old, new in states if new is None),
            revision=revision,
            linked=self._linked(changes),
            rows=frozenset(change["ref"] for change in rows),
            answer=answer,
        )

    def _changed_rows(self) -> list[dict[str, Any]]:
        changes: list[dict[str, Any]] = []
        for name, (table, key, before) in self._rows.items():
            after = history.row_state(self.connection, table, key)
            if before != after:
                changes.append(
                    {
                        "ref": "/".join(name),
                        "uuid": None,
                        "target": table.__tablename__,
                        "before": history.versioned(before),
                        "after": history.versioned(after),
                    }
                )
        return changes

    def _linked(self, changes: list[dict[str, Any]]) -> frozenset[str]:
        """Return the records that a changed link, mention or piece of evidence points to."""
        states = [history.rows_of(change[side]) for change in changes for side in SIDES]
        ids: set[int] = {
            row[key]
            for state in states
            if state is not None
            for table, key in history.POINTERS
            for row in state.get(table, ())
            if key in row
        }
        wanted = sorted(ids)
        found: set[str] = set()
        for start in range(0, len(wanted), BATCH):
            rows = self.connection.execute(
                select(tables.Record.kind, tables.Record.slug).where(
                    tables.Record.id.in_(wanted[start : start + BATCH])
                )
            )
            found |= {f"{kind}/{slug}" for kind, slug in rows}
        return frozenset(found)

    def _settled_revision(self) -> int:
        """Return the revision with what was said of it last."""
        if self._revision is None:
            return self._write_revision()
        self.connection.execute(
            update(tables.Revision)
            .where(tables.Revision.id == self._revision)
            .values(why=self.why, action=self.action, undoes=self.undoes)
        )
        return self._revision

    def _write_revision(self) -> int:
        at = (self.at or datetime.now(UTC)).astimezone(UTC)
        now = at.isoformat(timespec="seconds").replace("+00:00", "Z")
        last = self.connection.execute(
            select(tables.Revision.id).order_by(tables.Revision.id.desc()).limit(1)
        ).scalar()
        revision = (last or 0) + 1
        self.connection.execute(
            insert(tables.Revision).values(
                id=revision,
                at=now,
                who=self.who,
                why=self.why,
                action=self.action,
                undoes=self.undoes,
            )
        )
        return revision

    def _keep_ids(self, removed: list[int]) -> None:
        """Remember the ids of removed records, so that no other record gets them."""
        if not removed:
            return
        setting = tables.Setting
        known = self.connection.execute(
            select(setting.value).where(setting.key == HIGHEST_GONE)
        ).scalar()
        highest = max([*removed, known if isinstance(known, int) else 0])
        statement = insert(setting).prefix_with("OR REPLACE")
        self.connection.execute(statement.values(key=HIGHEST_GONE, value=highest))

    def _count_versions(self, record_ids: Iterable[int]) -> None:
        ids = list(record_ids)
        for start in range(0, len(ids), BATCH):
            self.connection.execute(
                update(tables.Record)
                .where(tables.Record.id.in_(ids[start : start + BATCH]))
                .values(version=tables.Record.version + 1)
            )


def _change(before: State | None, after: State | None) -> dict[str, Any]:
    before, after = history.differing(before, after)
    known = after or before
    return {
        "ref": history.ref_of(known),
        "uuid": (known or {})["record"][0]["uuid"],
        "target": "record",
        "before": history.versioned(before),
        "after": history.versioned(after),
    }
