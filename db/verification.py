"""Verifies an archive: what SQLite, the originals, the anchors and the index say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from db import tables
from db.archive import Archive
from db.maps import originals, pyramids
from db.outcomes import Check
from db.reading.anchored import dangling_anchors
from db.reading.steps import broken_steps
from db.search import index
from db.search.documents import documents

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine import Connection

DOCUMENTS_AT_ONCE = 500


def verify(path: Path) -> tuple[Check, ...]:
    """Open the archive for reading and run every check; raise OpeningRefused if it can't be opened.

    Each check says how many problems it found, with the first of them in its message.
    """
    with Archive.open(path, mode="check") as archive:
        return archive.read(checks)


def checks(connection: Connection, *, of_pack: bool = False) -> tuple[Check, ...]:
    """Return the outcome of every check; a pack shows pictures by their tiles alone."""
    every = dict(CHECKS)
    if of_pack:
        every["originals"] = _originals_of_pack
    return (
        *(_outcome(name, check(connection)) for name, check in every.items()),
        _loose(connection),
    )


def _loose(connection: Connection) -> Check:
    """Count the anchors that an edit left without words: work to be done, and no damage."""
    found = dangling_anchors(connection)
    first = f"{found[0].section}, {found[0].passage}: “{found[0].quote}”" if found else ""
    return Check("anchors without their words", ok=True, found=len(found), message=first)


def _outcome(name: str, problems: list[str]) -> Check:
    return Check(name, not problems, len(problems), problems[0] if problems else "")


def _integrity(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
    return [row for row in rows if row != "ok"]


def _foreign_keys(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"{row[0]} row {row[1]} refers to a missing {row[2]}" for row in rows]


def _originals(connection: Connection) -> list[str]:
    row = connection.exec_driver_sql("PRAGMA database_list").first()
    return originals.lost(connection, Path(row[2] if row else ""))


def _originals_of_pack(connection: Connection) -> list[str]:
    return originals.lost(connection, Path(), tiles_suffice=True)


def _tiles(connection: Connection) -> list[str]:
    """Compare each tile with its checksum, and each pyramid with the tiles that it must have."""
    return pyramids.damaged(connection)


def _anchors(connection: Connection) -> list[str]:
    rows = connection.execute(
        select(
            tables.Anchor.id,
            tables.Anchor.start,
            tables.Anchor.end,
            tables.Anchor.quote,
            tables.Passage.text,
            tables.Record.slug,
            tables.Passage.position,
        )
        .join(tables.Passage, tables.Passage.id == tables.Anchor.passage_id)
        .join(tables.Record, tables.Record.id == tables.Passage.section_id)
        .where(tables.Anchor.start.is_not(None) | tables.Anchor.end.is_not(None))
    )
    return [
        f"section/{row.slug}, {row.position}: “{row.quote}” isn't at {row.start}–{row.end}"
        for row in rows
        if row.text[row.start : row.end] != row.quote
    ]


def _titles(connection: Connection) -> list[str]:
    rows = connection.execute(
        text("""
        SELECT r.kind || '/' || r.slug AS ref FROM record AS r
        WHERE r.title_vi IS NOT (SELECT n.text FROM name AS n JOIN claim AS c ON c.id = n.id
            WHERE n.record_id = r.id AND n.type = 'preferred' AND n.lang = 'vi'
              AND c.rank = 'preferred' ORDER BY n.id LIMIT 1)
           OR r.title_en IS NOT (SELECT n.text FROM name AS n JOIN claim AS c ON c.id = n.id
            WHERE n.record_id = r.id AND n.type = 'preferred' AND n.lang = 'en'
              AND c.rank = 'preferred' ORDER BY n.id LIMIT 1)
        """)
    )
    return [f"the title of {row.ref} is not its preferred name" for row in rows]


def _index(connection: Connection) -> list[str]:
    """Compare the index with the records, and each of its words' lists with its documents."""
    if not index.is_current(connection):
        return ["the index is of another version; open the archive for writing to rebuild it"]
    problems: list[str] = []
    ids = connection.execute(select(tables.Record.id).order_by(tables.Record.id)).scalars().all()
    for start in range(0, len(ids), DOCUMENTS_AT_ONCE):
        batch = ids[start : start + DOCUMENTS_AT_ONCE]
        differing = set(documents(connection, batch)) ^ set(index.stored(connection, batch))
        problems += [
            f"the index of record {record_id} differs from the record"
            for record_id in sorted({document.record_id for document in differing})
        ]
    return problems + index.miscounted(connection)


def _evidence(connection: Connection) -> list[str]:
    """Return the certain facts that rest on our own words alone."""
    rows = connection.execute(
        select(tables.Evidence.id).where(
            tables.Evidence.grade == "certain", tables.Evidence.citation_id.is_(None)
        )
    )
    return [f"evidence {row.id} is certain without a citation" for row in rows]


CHECKS: tuple[tuple[str, Callable[[Connection], list[str]]], ...] = (
    ("sqlite integrity", _integrity),
    ("foreign keys", _foreign_keys),
    ("originals", _originals),
    ("tiles", _tiles),
    ("anchors", _anchors),
    ("titles", _titles),
    ("evidence", _evidence),
    ("history", broken_steps),
    ("search index", _index),
)
