"""Adopts an archive from elsewhere: its rows by named columns, never the file itself."""

from __future__ import annotations

import hashlib
import os
import shutil
import zlib
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from db import foundation, opening, reading, tables
from db.archive import Archive
from db.copying import durable
from db.engine import reading_engine, writing_engine
from db.errors import Impossible, OpeningRefused, ReadOnly
from db.faults import translated
from db.inspection import missing_from, unsound
from db.maps import originals
from db.search import definition, index
from db.search.driver import driver
from db.shape import TODAY
from db.verification import checks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Table
    from sqlalchemy.engine import Connection

    from db.outcomes import Check

ROWS_AT_ONCE = 500
BLOBS_AT_ONCE = 8
"""Tiles and chunks are up to 4 MiB each."""
WEIGHTS = {"media_chunk": 200, "tile": 10}
"""What a row costs beside one of any other table: only for the share that is told."""
OWN_SETTINGS = frozenset({"search_index", "pictures_on_their_way"})
"""What the new archive says of itself; the half of an import that never came to an end."""
FILLING = ("PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -65536")
"""Of the file that is being made: every reference is checked once at the end, and it is on the disk
before it gets its name."""
LEFT = "DELETE FROM media_chunk WHERE sha256 = ?"


@dataclass(frozen=True, slots=True)
class Adopted:
    """Say what an adopted archive holds, and what of the file from elsewhere stayed behind.

    `foreign` names triggers, views, tables and columns that are none of an archive's; `originals`
    those whose bytes are missing or do not fit their sum; `tiles` counts those that were damaged.
    `problems` are the checks of `db.verification` that the new archive does not pass.
    """

    path: str
    records: int
    foreign: tuple[str, ...] = ()
    originals: tuple[str, ...] = ()
    tiles: int = 0
    problems: tuple[Check, ...] = ()


def adopt(
    source: Path, target: Path, progress: Callable[[float], None] = lambda _share: None
) -> Adopted:
    """Copy what the archive at `source` holds into the new archive `target`.

    The source is opened for reading under the limits of hostile files and checked whole. Only our
    tables' columns are read, by name; triggers, views and foreign tables are never run and stay
    behind; every original and tile is compared with its sum; the search index is built anew. The
    new archive keeps the uuid, the history and the redirects. `progress` is told the share that is
    done.

    Raises Impossible where `target` exists, OpeningRefused for what is no sound archive, ReadOnly
    for one of a newer format, StorageFailed where the disk is full; nothing is left behind then.
    """
    if os.path.lexists(target):
        raise Impossible(
            "{path} exists already.", "Choose another name, or move that file.", path=target
        )
    header = opening.examine(source)
    if header.newer_minor:
        raise ReadOnly(
            "{path} was written by a newer Muniment and can only be read by this one.",
            "Install the newest version of Muniment to change it.",
            path=source,
        )
    with ExitStack() as undoing:
        copying = _Copying(source, target, progress, undoing)
        if header.older:  # its shape is known by its steps, which carry no code
            with Archive.open(source) as archive:
                archive.read(copying.run)
        else:
            engine = reading_engine(source, live=False)
            undoing.callback(engine.dispose)
            with translated(source, opening=True), engine.connect() as connection:
                copying.run(connection)
    return copying.outcome()


def vet(path: Path, progress: Callable[[float], None] = lambda _share: None) -> None:
    """Raise OpeningRefused unless the archive at `path` is sound and passes every check.

    For a file that somebody trusts and wants to edit where it is. Its search index may be stale:
    who opens it for writing builds it anew.
    """
    with Archive.open(path, mode="check") as archive:
        archive.read(_refuse_unsound, path)
        progress(0.3)
        for check in archive.read(checks):
            if not check.ok and check.name != "search index":
                raise _damaged(path, f"{check.name}: {check.message}")
    progress(1.0)


def abandon(target: Path, *, with_originals: bool) -> None:
    """Remove what an adoption that was ended from outside left of `target`.

    `with_originals` says that there was no folder of originals before it.
    """
    _remove(target.with_name(f"{target.name}-part"))
    if with_originals:
        shutil.rmtree(originals.folder_of(target), ignore_errors=True)


@dataclass
class _Copying:
    """One adoption: the file that is read, the archive that is made, and what stayed behind."""

    source: Path
    target: Path
    progress: Callable[[float], None]
    undoing: ExitStack
    foreign: tuple[str, ...] = ()
    lost: list[str] = field(default_factory=list[str])
    tiles: int = 0
    done: int = 0
    total: int = 1

    @property
    def part(self) -> Path:
        """Return the name of the archive until it is whole."""
        return self.target.with_name(f"{self.target.name}-part")

    def run(self, source: Connection) -> None:
        """Copy everything; the new archive has its name and is on the disk when this returns."""
        _refuse_unsound(source, self.source)
        self.foreign = tuple(_foreign(source))
        about = reading.about(source)
        self.total = max(1, sum(_count(source, name) for name in TODAY))
        self.undoing.callback(_remove, self.part)
        with translated(self.target):
            foundation.lay(self.part, about.title, about.lang, about.uuid)
            engine = writing_engine(self.part, journal="memory")  # what fails is removed
            try:
                with engine.connect() as target:
                    for pragma in FILLING:  # outside of a transaction, or they say nothing
                        driver(target).execute(pragma)
                    with target.begin():
                        self._fill(source, target)
                    with target.begin():
                        index.build(target)
            finally:
                engine.dispose()
        durable(self.part, self.target)
        self.progress(1.0)

    def outcome(self) -> Adopted:
        """Open what was made, check it whole, and say what it holds."""
        with Archive.open(self.target, mode="check") as archive:
            counts = archive.read(reading.about).counts
            problems = tuple(check for check in archive.read(checks) if not check.ok)
        return Adopted(
            path=str(self.target),
            records=sum(counts.values()),
            foreign=self.foreign,
            originals=tuple(self.lost),
            tiles=self.tiles,
            problems=problems,
        )

    def _fill(self, source: Connection, target: Connection) -> None:
        later = _without_indices(target)
        try:
            for name, table in sorted(tables.Table.metadata.tables.items()):
                if name == "setting":
                    self._copy_settings(source, target)
                elif name != "media_chunk":
                    self._copy(source, target, table)
            self._copy_originals(source, target)
            for statement in later:
                target.exec_driver_sql(statement)
        except IntegrityError as error:
            raise _damaged(self.source, str(error.orig)) from error
        dangling = target.exec_driver_sql("PRAGMA foreign_key_check").first()
        if dangling:
            verdict = f"a row of “{dangling[0]}” refers to a missing “{dangling[2]}”"
            raise _damaged(self.source, verdict)

    def _copy(self, source: Connection, target: Connection, table: Table) -> None:
        columns = [column.name for column in table.columns]
        for rows in _batches(source, table, columns):
            kept = rows
            if table.name == "tile":
                data, checksum = columns.index("data"), columns.index("checksum")
                kept = [
                    row for row in rows if zlib.crc32(cast("bytes", row[data])) == row[checksum]
                ]
                self.tiles += len(rows) - len(kept)
            _insert(target, table.name, columns, kept)
            self._tell(len(rows) * WEIGHTS.get(table.name, 1))

    def _copy_settings(self, source: Connection, target: Connection) -> None:
        there = set(target.execute(select(tables.Setting.key)).scalars()) | OWN_SETTINGS
        rows = source.exec_driver_sql("SELECT key, value FROM setting ORDER BY key")
        _insert(
            target,
            "setting",
            ["key", "value"],
            [(key, value) for key, value in rows if key not in there],
        )

    def _copy_originals(self, source: Connection, target: Connection) -> None:
        """Copy the bytes of every original that a record or a layer names, if their sum holds."""
        media = tables.Media
        rows = source.execute(select(media.sha256, media.size, media.file_name, media.beside))
        pictures = {row.sha256: row for row in rows}
        for row in pictures.values():
            name = row.file_name or row.sha256[:12]
            if row.beside is None:
                whole = self._copy_chunks(source, target, row.sha256)
            else:
                original = originals.Original(row.sha256, row.size, name)
                whole = self._copy_beside(target, original, Path(row.beside).name)
            if not whole:
                self.lost.append(name)
        for row in source.execute(select(tables.Layer.sha256, tables.Layer.id)):
            if row.sha256 not in pictures and not self._copy_chunks(source, target, row.sha256):
                self.lost.append(row.id)

    def _copy_chunks(self, source: Connection, target: Connection, sha256: str) -> bool:
        sums = hashlib.sha256()
        for position, data in enumerate(originals.read(source, self.source, sha256)):
            sums.update(data)
            _insert(
                target, "media_chunk", ["sha256", "position", "data"], [(sha256, position, data)]
            )
            self._tell(WEIGHTS["media_chunk"])
        if sums.hexdigest() == sha256:
            return True
        target.exec_driver_sql(LEFT, (sha256,))
        return False

    def _copy_beside(self, target: Connection, original: originals.Original, name: str) -> bool:
        """Copy a file of NAME-originals into that of the new archive, under a name of our own."""
        file = originals.folder_of(self.source) / name
        if not originals.stands(file, original):
            return False
        made = self.undoing.enter_context(originals.copied(self.target, file, original))
        statement = "UPDATE media SET beside = ? WHERE sha256 = ?"
        target.exec_driver_sql(statement, (made, original.sha256))
        return True

    def _tell(self, steps: int) -> None:
        self.done += steps
        self.progress(min(0.95, self.done / self.total))


def _without_indices(target: Connection) -> list[str]:
    """Drop the indices of our own, empty tables; return what makes them again, sorted at once."""
    rows = target.exec_driver_sql(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
    ).all()
    for name, _ in rows:
        target.exec_driver_sql(f'DROP INDEX "{name}"')
    return [str(statement) for _, statement in rows]


def _refuse_unsound(connection: Connection, path: Path) -> None:
    """Raise OpeningRefused unless our tables are real tables and hold what they may; reads all."""
    missing = missing_from(connection, TODAY)
    if missing is None:
        bodiless = connection.exec_driver_sql(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND coalesce(rootpage, 0) = 0"
        ).scalars()
        missing = next((name for name in bodiless if name in TODAY), None)
    if missing is not None:
        raise OpeningRefused(
            "{path} does not have the shape of an archive ({what}).",
            "Restore it from a backup; don't open it if you don't know where it comes from.",
            path=path,
            what=f"“{missing}” is missing",
        )
    verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if verdict == "ok":
        verdict = unsound(connection)
    if verdict is not None:
        raise _damaged(path, " ".join(str(verdict).split()))


def _damaged(path: Path, verdict: str) -> OpeningRefused:
    return OpeningRefused(
        "{path} is damaged ({verdict}).",
        "Check it with “muniment verify”, or restore a backup.",
        path=path,
        verdict=verdict,
    )


def _foreign(connection: Connection) -> Iterator[str]:
    """Yield the name of each trigger, view, table and column that is none of an archive's."""
    known = {*TODAY, *definition.NAMES, "alembic_version"}
    rows = connection.exec_driver_sql("SELECT type, name FROM sqlite_schema ORDER BY name")
    for kind, name in rows:
        own = kind == "table" and (name in known or str(name).startswith("sqlite_"))
        if kind != "index" and not own:
            yield str(name)
    columns = connection.exec_driver_sql(
        "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' ORDER BY t.name, c.name"
    )
    yield from (
        f"{table}.{column}"
        for table, column in columns
        if table in TODAY and column not in TODAY[table]
    )


def _count(connection: Connection, table: str) -> int:
    counted = connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar_one()  # noqa: S608 - our names
    return int(counted) * WEIGHTS.get(table, 1)


def _batches(
    connection: Connection, table: Table, columns: Sequence[str]
) -> Iterator[list[tuple[object, ...]]]:
    """Yield the rows in the order of their keys, as they are stored: JSON stays text."""
    names = ", ".join(f'"{name}"' for name in columns)
    keys = ", ".join(f'"{column.name}"' for column in table.primary_key)
    size = BLOBS_AT_ONCE if "data" in columns else ROWS_AT_ONCE
    statement = f'SELECT {names} FROM "{table}" ORDER BY {keys}'  # noqa: S608 - our names
    rows = connection.exec_driver_sql(statement, execution_options={"yield_per": size})
    for batch in rows.partitions(size):
        yield [tuple(row) for row in batch]


def _insert(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
) -> None:
    if rows:
        names = ", ".join(f'"{name}"' for name in columns)
        holes = ", ".join("?" * len(columns))
        statement = f'INSERT INTO "{table}" ({names}) VALUES ({holes})'  # noqa: S608 - our names
        connection.exec_driver_sql(statement, list(rows))


def _remove(part: Path) -> None:
    """Remove what is left of an archive that did not come to its end."""
    for file in (part, part.with_name(f"{part.name}-journal")):
        file.unlink(missing_ok=True)
