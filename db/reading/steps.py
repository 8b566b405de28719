"""What can be undone and redone: the archive's one stack of changes, worked out of its history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import tables

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from db.records import Ref

REVERSING = ("undo", "redo")
FLOOR = "build"
"""What made an archive out of its sources is no step of anybody's: undo stops above it."""

REFS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Step:
    """A change that can be taken back or brought back; `refs` are the first that it touched."""

    number: int
    at: str
    who: str
    why: str
    action: str | None
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class UndoState:
    """What undo and redo would do next; None for nothing."""

    undo: Step | None
    redo: Step | None


def undo_state(connection: Connection) -> UndoState:
    """Return the newest change that stands, and the one undone last, if nothing came since."""
    undone, waiting = _reversed(connection)
    return UndoState(
        undo=_step(connection, _newest_standing(connection, undone)),
        redo=_step(connection, waiting[-1] if waiting else None),
    )


def broken_steps(connection: Connection) -> list[str]:
    """Return the undo and redo revisions that reverse what isn't there, or not in that state."""
    rows = connection.execute(
        select(tables.Revision.id, tables.Revision.action, tables.Revision.undoes)
        .where(tables.Revision.action.in_(REVERSING))
        .order_by(tables.Revision.id)
    ).all()
    plain = set(
        connection.execute(
            select(tables.Revision.id).where(tables.Revision.id.in_([row.undoes for row in rows]))
        ).scalars()
    )
    undone: set[int | None] = set()
    wrong: list[str] = []
    for row in rows:
        lawful = row.undoes in plain and (row.undoes in undone) == (row.action == "redo")
        if not lawful or (row.undoes or 0) >= row.id:
            wrong.append(f"revision {row.id} cannot {row.action} revision {row.undoes}")
        if row.action == "undo":
            undone.add(row.undoes)
        else:
            undone.discard(row.undoes)
    return wrong


def undone_by(connection: Connection) -> dict[int, int]:
    """Return the revisions that are undone now, each with the one that undid it."""
    found: dict[int, int] = {}
    rows = connection.execute(
        select(tables.Revision.id, tables.Revision.action, tables.Revision.undoes)
        .where(tables.Revision.undoes.is_not(None), tables.Revision.action.in_(REVERSING))
        .order_by(tables.Revision.id)
    )
    for number, action, undoes in rows:
        if undoes is None:
            continue
        if action == "undo":
            found[undoes] = number
        else:
            found.pop(undoes, None)
    return found


def _reversed(connection: Connection) -> tuple[set[int], list[int]]:
    """Return what is undone now, and what of it can be redone, the next one last."""
    newest_plain = connection.execute(
        select(tables.Revision.id)
        .where(tables.Revision.action.is_(None) | tables.Revision.action.not_in(REVERSING))
        .order_by(tables.Revision.id.desc())
        .limit(1)
    ).scalar()
    undone = undone_by(connection)
    waiting = sorted(
        (by, number) for number, by in undone.items() if newest_plain is None or by > newest_plain
    )
    return set(undone), [number for _, number in waiting]


def _newest_standing(connection: Connection, undone: set[int]) -> int | None:
    rows = connection.execute(
        select(tables.Revision.id, tables.Revision.action)
        .where(tables.Revision.action.is_(None) | tables.Revision.action.not_in(REVERSING))
        .order_by(tables.Revision.id.desc())
    )
    for number, action in rows:
        if number not in undone:
            rows.close()
            return None if action == FLOOR else number
    return None


def _step(connection: Connection, number: int | None) -> Step | None:
    if number is None:
        return None
    row = (
        connection.execute(select(tables.Revision).where(tables.Revision.id == number))
        .mappings()
        .one()
    )
    refs = connection.execute(
        select(tables.RevisionChange.ref)
        .where(tables.RevisionChange.revision_id == number)
        .order_by(tables.RevisionChange.id)
        .limit(REFS_SHOWN)
    ).scalars()
    return Step(number, row["at"], row["who"], row["why"], row["action"], tuple(refs))
