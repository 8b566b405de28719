"""Keeps what a record's row copies from its names: the titles, and the key that it is sorted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select, update

from db import tables
from db.records import Words
from db.vietnamese import collation_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.engine import Connection

BATCH = 400


def settle_titles(connection: Connection, record_ids: Iterable[int]) -> None:
    """Make the titles of these records what their preferred names say."""
    ids = sorted(set(record_ids))
    for start in range(0, len(ids), BATCH):
        _settle(connection, ids[start : start + BATCH])


def _settle(connection: Connection, ids: list[int]) -> None:
    titles: dict[int, dict[str, str]] = {}
    names = connection.execute(
        select(tables.Name.record_id, tables.Name.lang, tables.Name.text)
        .join(tables.Claim, tables.Claim.id == tables.Name.id)
        .where(
            tables.Name.record_id.in_(ids),
            tables.Name.type == "preferred",
            tables.Claim.rank == "preferred",
        )
        .order_by(tables.Name.id)
    )
    for record_id, lang, text in names:
        titles.setdefault(record_id, {}).setdefault(lang, text)
    rows = connection.execute(
        select(tables.Record.id, tables.Record.lang).where(tables.Record.id.in_(ids))
    ).all()
    settled = [_row(record_id, lang, titles.get(record_id, {})) for record_id, lang in rows]
    if settled:
        statement = (
            update(tables.Record)
            .where(tables.Record.id == bindparam("key"))
            .values(title_vi=bindparam("vi"), title_en=bindparam("en"), sort_key=bindparam("order"))
        )
        connection.execute(statement, settled)


def _row(record_id: int, lang: str, title: dict[str, str]) -> dict[str, object]:
    words = Words(title.get("vi"), title.get("en"))
    order = collation_key(words.best(lang)[0])
    return {"key": record_id, "vi": words.vi, "en": words.en, "order": order}
