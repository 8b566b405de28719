"""Suggestions alike: those that read the same words, or the same unit, place or number."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables
from db.errors import NotFound
from db.vietnamese import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.engine import Connection

READ_ALIKE = {
    "unit": ("echelon", "number", "code", "name"),
    "place": ("type", "name"),
    "person": ("role", "name"),
}
"""What of a reading says that two suggestions mean the same; dates and quantities never do."""


def alike(connection: Connection, mention_id: int) -> tuple[int, ...]:
    """Return the open suggestions that say what this one says, itself first; raise NotFound."""
    mention, anchor = tables.Mention, tables.Anchor
    chosen: Any = select(mention.id, mention.kind, mention.value, anchor.quote).join(
        anchor, anchor.id == mention.anchor_id
    )
    own = connection.execute(chosen.where(mention.id == mention_id)).first()
    if own is None:
        raise NotFound(
            "There is no suggestion {ref}.", "It may have been judged by now.", ref=mention_id
        )
    wanted = _keys(own.kind, own.quote, own.value)
    rows = connection.execute(
        chosen.where(
            mention.kind == own.kind, mention.state == "suggested", mention.id != mention_id
        ).order_by(mention.id)
    )
    others = [row.id for row in rows if wanted & _keys(row.kind, row.quote, row.value)]
    return (mention_id, *others)


def _keys(kind: str, quote: str | None, value: Mapping[str, Any] | None) -> set[str]:
    keys = {f"words {fold(quote or '')}"}
    read = [(value or {}).get(name) for name in READ_ALIKE.get(kind, ())]
    if any(read):
        keys.add(f"reading {json.dumps(read, ensure_ascii=False)}")
    return keys
