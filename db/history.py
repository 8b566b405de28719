"""Snapshots: every row that makes up a record, and how two of them differ, as versioned JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from db import tables
from db.kinds import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement
    from sqlalchemy.engine import Connection

    from db.tables import Table

SNAPSHOT_VERSION = 2
"""1 kept each record whole on both sides; 2 keeps of an edited one the rows that differ."""

BATCH = 400

Row = dict[str, Any]
State = dict[str, list[Row]]
"""Rows by table; a column that holds null is left out of its row."""

DERIVED = frozenset({"version", "sort_key", "folded", "title_vi", "title_en"})
"""Columns that the write lane works out of others: they are no part of what a person changed."""

OWNED: tuple[tuple[type[Table], str], ...] = (
    (tables.Claim, "record_id"),
    (tables.Name, "record_id"),
    (tables.Link, "subject_id"),
    (tables.Prose, "record_id"),
    (tables.Identifier, "record_id"),
    (tables.Redirect, "record_id"),
    (tables.RecordTag, "record_id"),
)
"""Tables whose rows belong to a record of any kind, and the column that says to which."""

PARTS: Mapping[str, tuple[tuple[type[Table], str], ...]] = {
    "section": ((tables.Passage, "section_id"),),
    "route": ((tables.RouteStop, "route_id"),),
    "tour": ((tables.TourStop, "tour_id"),),
    "map": ((tables.ControlPoint, "map_id"),),
}
"""The same for a single kind."""

ANCHORING = ("evidence", "citation", "mention", "misprint")
"""What holds anchors; an anchor that none of them holds is taken away."""

POINTERS = (
    ("link", "object_id"),
    ("mention", "record_id"),
    ("evidence", "citation_id"),
    ("evidence", "cited_in_id"),
    ("citation", "source_id"),
    ("route_stop", "place_id"),
    ("tour_stop", "record_id"),
    ("holding", "parent_id"),
    ("media", "holding_id"),
)
"""Columns that point to a record whose page shows something of the row."""

MARKS = (tables.Mention, tables.Misprint)


def snapshot(connection: Connection, record_id: int) -> State | None:
    """Return every row that makes up the record, by table; None when there is no such record.

    Large originals are left out: they stand by their SHA-256, outside of revisions.
    """
    return snapshots(connection, [record_id]).get(record_id)


def snapshots(connection: Connection, record_ids: Sequence[int]) -> dict[int, State]:
    """Return the snapshot of each of these records that exists."""
    found: dict[int, State] = {}
    for start in range(0, len(record_ids), BATCH):
        found.update(_batch(connection, record_ids[start : start + BATCH]))
    return found


def row_state(connection: Connection, table: type[Table], key: Mapping[str, Any]) -> State | None:
    """Return one row that belongs to no record (a tag, a saved set); None where there is none."""
    conditions = [table.__table__.columns[name] == value for name, value in key.items()]
    statement = select(*_columns(table)).where(*conditions)
    rows = [_compact(row) for row in connection.execute(statement).mappings()]
    return {table.__tablename__: rows} if rows else None


def differing(before: State | None, after: State | None) -> tuple[State | None, State | None]:
    """Return of each side the rows that the other lacks, with the record's own row on both."""
    if before is None or after is None:
        return before, after
    left, right = _keyed(before), _keyed(after)
    return _only(left, right), _only(right, left)


def versioned(state: State | None) -> dict[str, Any] | None:
    """Return what a revision keeps of a state."""
    return None if state is None else {"version": SNAPSHOT_VERSION, "rows": state}


def rows_of(kept: dict[str, Any] | None) -> State | None:
    """Return the rows of what a revision keeps."""
    return None if kept is None else kept["rows"]


def key_of(table: str, row: Row) -> tuple[Any, ...]:
    """Return the primary key of a row."""
    return tuple(row.get(name) for name in KEYS[table])


def ref_of(state: State | None) -> str:
    """Return the ref that a snapshot was taken of."""
    if state is None:
        raise ValueError("a change has neither a before nor an after")
    head = state["record"][0]
    return f"{head['kind']}/{head['slug']}"


def _keys() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(column.name for column in table.primary_key.columns)
        for name, table in tables.Table.metadata.tables.items()
    }


KEYS = _keys()
"""The names of each table's primary key columns."""


def _keyed(state: State) -> dict[tuple[Any, ...], Row]:
    return {(table, *key_of(table, row)): row for table, rows in state.items() for row in rows}


def _only(these: dict[tuple[Any, ...], Row], others: dict[tuple[Any, ...], Row]) -> State:
    state: State = {}
    for key, row in these.items():
        if key[0] == "record" or others.get(key) != row:
            state.setdefault(key[0], []).append(row)
    return state


def _batch(connection: Connection, record_ids: Sequence[int]) -> dict[int, State]:
    found: dict[int, State] = {}
    kinds: dict[str, list[int]] = {}
    for row in _rows(connection, tables.Record, "id", record_ids):
        found[row["id"]] = {"record": [row]}
        kinds.setdefault(row["kind"], []).append(row["id"])
    owned: list[tuple[type[Table], str, Sequence[int]]] = [
        (table, owner, list(found)) for table, owner in OWNED
    ]
    for kind, ids in kinds.items():
        owned.append((BY_NAME[kind].table, "id", ids))
        owned += [(table, owner, ids) for table, owner in PARTS.get(kind, ())]
    for table, owner, ids in owned:
        for row in _rows(connection, table, owner, ids):
            found[row[owner]].setdefault(table.__tablename__, []).append(row)
    _add_evidence(connection, found)
    _add_marks(connection, found, kinds)
    _add_anchors(connection, found)
    return {record_id: dict(sorted(state.items())) for record_id, state in found.items()}


def _add_evidence(connection: Connection, found: dict[int, State]) -> None:
    owners = {
        claim["id"]: record_id
        for record_id, state in found.items()
        for claim in state.get("claim", ())
    }
    for row in _rows(connection, tables.Evidence, "claim_id", list(owners)):
        found[owners[row["claim_id"]]].setdefault("evidence", []).append(row)


def _add_marks(
    connection: Connection, found: dict[int, State], kinds: Mapping[str, list[int]]
) -> None:
    """Add the mentions and misprints of sections, and the mentions of pictures."""
    for table in MARKS:
        for kind, place, owner in (
            ("section", tables.Anchor.passage_id == tables.Passage.id, tables.Passage.section_id),
            ("media", tables.Anchor.media_id == tables.Media.id, tables.Media.id),
        ):
            if kind not in kinds:
                continue
            statement: Any = select(owner.label("owner"), *_columns(table))
            statement = (
                statement.join(tables.Anchor, tables.Anchor.id == table.anchor_id)
                .join(owner.class_, place)
                .where(owner.in_(kinds[kind]))
                .order_by(table.id)
            )
            for row in connection.execute(statement).mappings():
                mark = _compact(row)
                found[mark.pop("owner")].setdefault(table.__tablename__, []).append(mark)


def _add_anchors(connection: Connection, found: dict[int, State]) -> None:
    holders: dict[int, set[int]] = {}
    for record_id, state in found.items():
        for anchor_id in _anchor_ids(state):
            holders.setdefault(anchor_id, set()).add(record_id)
    for row in _rows(connection, tables.Anchor, "id", sorted(holders)):
        for record_id in holders[row["id"]]:
            found[record_id].setdefault("anchor", []).append(row)


def _anchor_ids(state: State) -> Iterator[int]:
    for table in ANCHORING:
        for row in state.get(table, ()):
            for key in ("anchor_id", "claim_anchor_id"):
                if key in row:
                    yield row[key]


def _rows(
    connection: Connection, table: type[Table], column: str, values: Sequence[int]
) -> Iterable[Row]:
    """Yield the rows whose column holds one of these values, by primary key."""
    if not values:
        return
    chosen = table.__table__.columns[column]
    keys = [table.__table__.columns[name] for name in KEYS[table.__tablename__]]
    for start in range(0, len(values), BATCH):
        condition: ColumnElement[bool] = or_(chosen.in_(values[start : start + BATCH]))
        statement: Any = select(*_columns(table)).where(condition).order_by(*keys)
        for row in connection.execute(statement).mappings():
            yield _compact(row)


def _columns(table: type[Table]) -> list[Any]:
    return [column for column in table.__table__.columns if column.name not in DERIVED]


def _compact(row: Mapping[Any, Any]) -> Row:
    return {key: value for key, value in row.items() if value is not None}


def parts(before: State | None, after: State | None) -> tuple[str, ...]:
    """Return what of a record differs, in a person's words for it: fields, "names", "links" ...

    The words are field names of db.kinds and the keys of PART_NAMES' values.
    """
    left, right = differing(before or {}, after or {})
    found: dict[str, None] = {}
    sides = [side or {} for side in (left, right)]
    for table in dict.fromkeys([*sides[0], *sides[1]]):
        old, new = ({key_of(table, row): row for row in side.get(table, ())} for side in sides)
        for key in dict.fromkeys([*old, *new]):
            mine, theirs = old.get(key, {}), new.get(key, {})
            if mine != theirs:
                found.update(dict.fromkeys(_part(table, mine, theirs)))
    return tuple(found)


PART_NAMES = {
    "name": "names",
    "link": "links",
    "evidence": "evidence",
    "identifier": "identifiers",
    "redirect": "ref",
    "record_tag": "tags",
    "passage": "text",
    "route_stop": "stops",
    "tour_stop": "stops",
    "control_point": "control points",
    "mention": "mentions",
    "misprint": "misprints",
}


def _part(table: str, mine: Row, theirs: Row) -> list[str]:
    if table in PART_NAMES:
        return [PART_NAMES[table]]
    if table == "prose":
        return [(mine or theirs)["field"]]
    if table == "claim":
        return [claim["field"] for claim in (mine, theirs) if "field" in claim][:1]
    if table == "anchor":
        return []
    names = [name for name in {**mine, **theirs} if mine.get(name) != theirs.get(name)]
    return ["date" if name.startswith("date_") else name.removesuffix("_id") for name in names]
