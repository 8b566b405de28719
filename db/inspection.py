"""What the inside of an archive must be, by the shape that it claims: our tables, and sound.

Its questions are plain SQL: each opening asks them, and to configure the mappers and compile the
statements took longer than SQLite did.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from db.errors import ArchiveError, ForeignCode, OpeningRefused, StorageFailed
from db.format import FORMAT
from db.kinds import KINDS
from db.shape import COLUMNS, TODAY

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from sqlalchemy import Engine
    from sqlalchemy.engine import Connection

    from db.shape import Shape

QUICK_CHECK_PAGES = 8_192
"""Archives up to this many pages (32 MiB) are checked whole before they are read."""

_NO_JSON = "typeof({name}) = 'blob' OR {name} IS NOT NULL AND NOT json_valid({name})"
WRONG = {
    "integer": "typeof({name}) NOT IN ('integer', 'null')",
    # JSON has no infinity
    "real": "typeof({name}) NOT IN ('real', 'integer', 'null') OR abs({name}) > 1e308",
    "text": "typeof({name}) NOT IN ('text', 'null')",
    "blob": "typeof({name}) NOT IN ('blob', 'null')",
    "json": _NO_JSON,
    "object": _NO_JSON + " OR json_type({name}) NOT IN ('object', 'null')",
    "array": _NO_JSON + " OR json_type({name}) NOT IN ('array', 'null')",
}
"""The SQL condition of a value that a column of each sort in db.shape never holds."""
UNBOUNDED = "date_edtf IS NOT NULL AND (date_earliest IS NULL OR date_latest IS NULL)"
DERIVED: Mapping[str, Mapping[str, str]] = {
    "search_document": {
        "kind": "integer", "rank": "integer", "passage_id": "integer", "named": "integer",
        "folded": "text", "names": "text", "body": "text",
    },
    "search_name": {"form": "text", "record_id": "integer", "name_id": "integer"},
    "search_word": {"word": "text", "documents": "integer"},
    "search_date": {"earliest": "integer", "latest": "integer"},
}  # fmt: skip
"""What the search index's own columns hold; one that another version wrote has others too."""
MAY_BE_ABSENT = "passage_id"
"""The only one of them that says nothing of most documents."""
SETTINGS = {
    "uuid": "text", "title": "object", "description": "object", "lang": "text",
    "map_view": "object", "highest_removed_id": "integer",
}  # fmt: skip
"""The JSON type of each setting that is read."""
NEEDED = ("uuid", "title")
"""What no archive is without."""


def inspect(connection: Connection, path: Path, shape: Shape = TODAY) -> None:
    """Raise OpeningRefused unless the inside is an archive's: our tables, no code, and sound.

    `shape` is that of the format which the archive claims; more than it names may be there.
    """
    foreign = connection.exec_driver_sql(
        "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')"
    ).scalar()
    missing = missing_from(connection, shape)
    if foreign or missing:
        family = OpeningRefused if missing else ForeignCode
        raise family(
            "{path} does not have the shape of an archive ({what}).",
            "Restore it from a backup; don't open it if you don't know where it comes from.",
            path=path,
            what=f"“{missing}” is missing" if missing else f"it carries “{foreign}”",
        )
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    if pages <= QUICK_CHECK_PAGES:
        verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if verdict == "ok":
            verdict = unsound(connection, shape)
        if verdict is not None:
            raise OpeningRefused(
                "{path} is damaged ({verdict}).",
                "Check it with “muniment verify”, or restore a backup.",
                path=path,
                verdict=" ".join(str(verdict).replace("*** in database main ***", "").split()),
            )


@contextmanager
def blamed(reader: Engine, path: Path) -> Generator[None]:
    """Raise StorageFailed for what fails on an archive that proves damaged; a bug stays a bug."""
    try:
        yield
    except ArchiveError:
        raise
    except Exception as error:
        with reader.connect() as connection:
            verdict = unsound(connection) or _dangling(connection)
        if verdict is None:
            raise
        raise StorageFailed(
            "{path} is damaged ({verdict}).",
            "Check it with “muniment verify”, or restore a backup.",
            path=path,
            verdict=verdict,
        ) from error


def missing_from(connection: Connection, shape: Shape) -> str | None:
    """Return the first table or column of `shape` that isn't there."""
    rows = connection.exec_driver_sql(
        "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table'"
    )
    held: dict[str, set[str]] = {}
    for table, column in rows:
        held.setdefault(table, set()).add(column)
    for table, columns in sorted(shape.items()):
        if table not in held:
            return table
        if absent := columns - held[table]:
            return f"{table}.{min(absent)}"
    return None


def unsound(connection: Connection, shape: Shape = TODAY) -> str | None:
    """Return the first thing that no Muniment wrote: a value of a wrong type, an unknown kind.

    SQLite itself keeps any value in any column, so that a sound file may hold an unsound archive.
    """
    for name, columns in COLUMNS.items():
        if name not in shape:
            continue
        wrong = [
            WRONG[sort].format(name=f'"{column}"')
            for column, sort in columns.items()
            if column in shape[name]
        ]
        if "date_edtf" in shape[name]:
            wrong.append(UNBOUNDED)
        first = f"SELECT 1 FROM {name} WHERE {' OR '.join(wrong)} LIMIT 1"  # noqa: S608 - our names
        if connection.exec_driver_sql(first).first():
            return f"a value of “{name}” is none that can be there"
    return (
        _missing_setting(connection)
        or _missing_kind(connection, shape)
        or _mistyped_index(connection)
    )


def _mistyped_index(connection: Connection) -> str | None:
    """Look for a value in the search index that its column never holds."""
    for table, kinds in DERIVED.items():
        rows = connection.exec_driver_sql("SELECT name FROM pragma_table_info(?)", (table,))
        held = [name for name in rows.scalars().all() if name in kinds]
        mistyped = [WRONG[kinds[name]].format(name=name) for name in held]
        absent = [f"{name} IS NULL" for name in held if name != MAY_BE_ABSENT]
        wrong = " OR ".join((*mistyped, *absent))
        first = f"SELECT 1 FROM {table} WHERE {wrong} LIMIT 1"  # noqa: S608 - our names
        if wrong and connection.exec_driver_sql(first).first():
            return f"a value of “{table}” is none that can be there"
    return None


def _missing_setting(connection: Connection) -> str | None:
    wanted = ", ".join("?" * len(SETTINGS))
    rows = connection.exec_driver_sql(
        f"SELECT key, json_type(value) FROM setting WHERE key IN ({wanted})",  # noqa: S608 - marks alone
        tuple(SETTINGS),
    )
    found = dict(cast("list[tuple[str, str]]", rows.all()))
    wrong = [key for key, kept in SETTINGS.items() if found.get(key, kept) != kept]
    wrong += [key for key in NEEDED if key not in found]
    return f"it does not say its “{wrong[0]}”" if wrong else None


def _missing_kind(connection: Connection, shape: Shape) -> str | None:
    """Look for records of an unknown kind, and for those without a row in their kind's table."""
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one() > FORMAT:
        return None  # a newer minor version may know more kinds
    known = [kind.name for kind in KINDS if kind.name in shape]  # each in the table of its name
    marks = ", ".join("?" * len(known))
    unknown = f"SELECT 1 FROM record WHERE kind NOT IN ({marks}) LIMIT 1"  # noqa: S608 - marks alone
    if connection.exec_driver_sql(unknown, tuple(known)).first():
        return "a record is of no known kind"
    for kind in known:
        bare = f"SELECT 1 FROM record WHERE kind = ? AND id NOT IN (SELECT id FROM {kind}) LIMIT 1"  # noqa: S608 - our names
        if connection.exec_driver_sql(bare, (kind,)).first():
            return f"a record is no {kind} though it says so"
    return None


def _dangling(connection: Connection) -> str | None:
    row = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return f"a row of “{row[0]}” refers to a missing “{row[2]}”" if row else None
