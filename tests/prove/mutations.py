"""Seeded damage: bytes flipped, erased, inserted, doubled or cut away; cells of tables altered."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path

JUNK: tuple[object, ...] = (
    None, "", "x\0y", "[1]", "{}", "null", "not-a-date", "nowhere", "ship", "9" * 5_000, "1950-13",
    0, -1, 3.5, 10**18, float("inf"), b"", b"\xff\xfe\x00", "\u202e", "[" * 60_000,
)  # fmt: skip


def mutated(data: bytes, source: random.Random) -> bytes:
    """Return `data` with one to eight pieces of damage, chosen by `source`."""
    changed = bytearray(data)
    for _ in range(source.choice((1, 1, 2, 3, 8))):
        _damage(changed, source)
    return bytes(changed)


def _damage(data: bytearray, source: random.Random) -> None:
    at = source.randrange(len(data)) if data else 0
    if source.random() < 0.25:
        at = min(at, source.randrange(1, 8_192))  # where headers and tables of contents stand
    length = source.choice((1, 2, 16, 100, 4_096))
    match source.choice(("bit", "noise", "erase", "insert", "double", "cut", "drop")):
        case "bit":
            data[at : at + 1] = bytes(byte ^ 1 << source.randrange(8) for byte in data[at : at + 1])
        case "noise":
            data[at : at + length] = source.randbytes(len(data[at : at + length]))
        case "erase":
            data[at : at + length] = bytes(len(data[at : at + length]))
        case "insert":
            data[at:at] = source.randbytes(length)
        case "double":
            data[at:at] = data[at : at + length]
        case "cut":
            if source.random() < 0.2:
                del data[at:]
        case _:
            del data[at : at + length]


def alter_cells(path: Path, source: random.Random) -> None:
    """Put junk into one to five cells of an archive that stays a sound SQLite file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        schema = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
        tables = [name for (name,) in connection.execute(f"{schema} ORDER BY name")]
        for _ in range(source.randint(1, 5)):
            _alter(connection, source.choice(tables), source)


def _alter(connection: sqlite3.Connection, table: str, source: random.Random) -> None:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    if not count:
        return
    column, skipped = source.choice(columns), source.randrange(count)
    row = f"SELECT {columns[0]} FROM {table} LIMIT 1 OFFSET {skipped}"
    change = f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {columns[0]} = ({row})"
    try:
        connection.execute(change, [source.choice(JUNK)])
    except sqlite3.Error:  # a primary key that takes integers alone: this cell stays
        return


ODD = (
    "\n",
    "\n\n",
    " ",
    "[",
    "]",
    "[9",
    "\u202e",
    "\x00",
    "\ufeff",
    "́",
    "“",
    "1950",
    "/",
    "\t" * 40,
)


def garbled(text: str, source: random.Random) -> str:
    """Return `text` with one to thirty pieces of it moved, lost, doubled or broken by odd signs."""
    for _ in range(source.choice((1, 5, 30))):
        at, length = source.randrange(len(text) + 1), source.choice((1, 5, 80, 2_000))
        piece, rest = text[at : at + length], text[at + length :]
        match source.choice(("lose", "double", "move", "odd", "join", "shout")):
            case "lose":
                text = text[:at] + rest
            case "double":
                text = text[:at] + piece + piece + rest
            case "move":
                text = piece + text[:at] + rest
            case "odd":
                text = text[:at] + source.choice(ODD) + text[at:]
            case "join":
                text = text[:at] + piece.replace("\n", "") + rest
            case _:
                text = text[:at] + piece.upper() + rest
    return text
