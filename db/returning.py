"""Brings rows back beside what has changed since: under new ids where theirs are taken by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select

from db import tables
from db.anchoring import recover
from db.errors import Impossible
from db.history import KEYS, key_of, ref_of
from db.restoring import BY_NAME
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.engine import Connection

    from db.history import Row, State

ORDER = (
    "record", "passage", "anchor", "kind", "claim", "name", "link", "prose", "evidence",
    "identifier", "redirect", "record_tag", "route_stop", "tour_stop", "control_point", "mention",
    "misprint",
)  # fmt: skip
"""Tables in the order in which their rows can come back; "kind" is that of the record's kind,
which a citation's anchors go before."""

OWN_IDS = frozenset(
    {"record", "passage", "claim", "anchor", "evidence", "identifier", "mention", "misprint"}
)
"""Tables that number their own rows; the ids of others are theirs."""

Ids = dict[tuple[str, int], int | None]


def bring_back(connection: Connection, state: State, version: int) -> tuple[Ids, int]:
    """Insert the rows of a removed record; return their new ids and how many rows could not come.

    What a row refers to may be gone: a link to nothing stays away, evidence keeps what is left of
    it. `version` is what the record's counts from. Raises Impossible for a record that cannot
    stand without one that is gone.
    """
    ids: Ids = {}
    lost = 0
    for name in _ordered(state):
        for row in state[name]:
            if _insert(connection, name, row, ids, version):
                continue
            if name not in ORDER:
                raise Impossible(
                    "{ref} cannot stand without a record that is gone.",
                    "Bring that one back first: a citation needs its source.",
                    ref=ref_of(state),
                )
            if name == "link":
                _forget_claim(connection, row["id"], ids)
            lost += 1
    return ids, lost


def _forget_claim(connection: Connection, claim_id: int, ids: Ids) -> None:
    """Take the claim of a link that could not come away again; what rested on it is lost too."""
    own = tables.Claim.id == ids.get(("claim", claim_id))
    connection.execute(delete(tables.Claim).where(own))
    ids["claim", claim_id] = None


def _ordered(state: State) -> Iterable[str]:
    at = ORDER.index("kind")
    kinds = [name for name in state if name not in ORDER]
    return [name for name in (*ORDER[:at], *kinds, *ORDER[at + 1 :]) if name in state]


def _insert(connection: Connection, name: str, kept: Row, ids: Ids, version: int) -> bool:
    """Insert one row; say whether it could be."""
    table = BY_NAME[name].__table__
    row: dict[str, Any] = {key: value for key, value in kept.items() if key in table.columns}
    taken = _exists(connection, name, row)
    if name == "anchor":
        if taken and _same_anchor(connection, row):
            return True  # another record holds it, where it is by now
        _place(connection, row)
    if not _point(connection, table, row, ids):
        return False
    if name == "anchor" and row.get("passage_id") is None and row.get("media_id") is None:
        return False
    if name == "evidence" and row.get("anchor_id") is None and row.get("citation_id") is None:
        return False
    if name in OWN_IDS:
        row = _numbered(connection, name, row, ids, taken=taken)
    elif _exists(connection, name, row):
        return False
    if name == "record":
        row |= {"version": version, "sort_key": b"", "slug": _free_slug(connection, row)}
    elif name == "name":
        row["folded"] = fold(row["text"])
    connection.execute(insert(BY_NAME[name]).values(**row))
    return True


def _point(connection: Connection, table: Any, row: dict[str, Any], ids: Ids) -> bool:  # noqa: ANN401
    """Let a row refer to what is there by now; say whether it can do without what is gone."""
    for column in table.columns:
        for key in column.foreign_keys:
            if row.get(column.name) is None:
                continue
            moved = _there(connection, key.column.table.name, row[column.name], ids)
            if moved is None and not column.nullable:
                return False
            row[column.name] = moved
    return True


def _same_anchor(connection: Connection, row: Row) -> bool:
    anchor = tables.Anchor
    found = connection.execute(
        select(anchor.passage_id, anchor.media_id, anchor.quote).where(anchor.id == row["id"])
    ).one()
    return found.quote == row.get("quote") and found.media_id == row.get("media_id")


def _place(connection: Connection, row: dict[str, Any]) -> None:
    """Let an anchor mark its words where they are by now; without a place where they are gone."""
    if "passage_id" not in row:
        return
    text = connection.execute(
        select(tables.Passage.text).where(tables.Passage.id == row["passage_id"])
    ).scalar()
    start, end, quote = row.get("start"), row.get("end"), row.get("quote") or ""
    if text is None or start is None or text[start:end] == quote:
        return
    found = recover([text], quote, row.get("prefix") or "", row.get("suffix") or "")
    row["start"], row["end"] = (None, None) if found is None else (found.start, found.end)


def _numbered(
    connection: Connection, name: str, row: dict[str, Any], ids: Ids, *, taken: bool
) -> dict[str, Any]:
    """Give a row a new id where its own is taken, and remember which."""
    old = row["id"]
    if not taken:
        ids[name, old] = old
        return row
    column = BY_NAME[name].__table__.columns["id"]
    new = 1 + (connection.execute(select(func.max(column))).scalar() or 0)
    ids[name, old] = new
    return {**row, "id": new}


def _there(connection: Connection, table: str, key: int, ids: Ids) -> int | None:
    """Return the id that a reference has now, None where what it means is gone."""
    own = table if table in OWN_IDS else "claim" if table in {"name", "link"} else "record"
    if (own, key) in ids:
        return ids[own, key]
    return key if _exists(connection, table, {"id": key}) else None


def _exists(connection: Connection, name: str, row: Mapping[str, Any]) -> bool:
    table = BY_NAME[name].__table__
    own = [
        table.columns[column] == value
        for column, value in zip(KEYS[name], key_of(name, dict(row)), strict=True)
    ]
    return connection.execute(select(table.columns[KEYS[name][0]]).where(*own)).first() is not None


def _free_slug(connection: Connection, row: Mapping[str, Any]) -> str:
    record = tables.Record
    number, slug = 1, row["slug"]
    while connection.execute(
        select(record.id).where(record.kind == row["kind"], record.slug == slug)
    ).first():
        number += 1
        slug = f"{row['slug']}-{number}"
    return slug
