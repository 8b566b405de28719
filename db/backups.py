"""Backups: the catalogue each time, each original once, every one read back before it counts.

A backup folder holds `catalogue-TIME-rREVISION.muniment` files, and under `originals/` each picture
or recording by its SHA-256. A catalogue is copied row by row from one view of the archive while it
is written, so that 900 MB of scans are not copied again with every change of a word.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from db.copying import copy, durable, reading
from db.errors import OpeningRefused, StorageFailed, unwritten
from db.faults import translated
from db.format import APPLICATION_ID, CHUNK_BYTES
from db.maps import originals
from db.opening import examine
from db.storage import never_changes
from db.thinning import kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ENDING = ".backups"
NAME = re.compile(r"catalogue-(\d{8}T\d{6}Z)-r(\d+)\.muniment")
MOMENT = "%Y%m%dT%H%M%SZ"
ORIGINALS = "originals"
TILES = ".tiles"
APART = ("media_chunk", "tile", "pyramid")
"""Tables whose rows stand once in `originals/`."""
COUNTED = 'SELECT (SELECT count(*) FROM main."{name}") = count(*) FROM source."{name}"'
EVERY = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of a catalogue: its file, when it was made (UTC), and its newest revision."""

    path: Path
    at: datetime
    revision: int


def folder_of(archive: Path) -> Path:
    """Return the folder beside an archive that its backups lie in."""
    real = archive.resolve()
    return real.with_name(f"{real.stem}{ENDING}")


def backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a folder, newest first; none where there is no folder."""
    found = [
        Backup(path, datetime.strptime(match[1], MOMENT).replace(tzinfo=UTC), int(match[2]))
        for path in (folder.iterdir() if folder.is_dir() else ())
        if (match := NAME.fullmatch(path.name))
    ]
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.revision), reverse=True))


def due(archive: Path, folder: Path, now: datetime, every: timedelta = EVERY) -> bool:
    """Say whether a backup is wanted: something changed, and the last is older than `every`."""
    newest = next(iter(backups(folder)), None)
    if newest is None:
        return True
    return now - newest.at >= every and newest.revision != _revision(archive)


def back_up(
    archive: Path,
    folder: Path,
    now: datetime | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> Backup:
    """Back an archive up into a folder, also while it is written, and thin out older backups.

    What returns is on the disk and was read back. Raises StorageFailed where the disk is full or
    can't be written; backups that were there are left alone then.
    """
    examine(archive)
    moment = (now or datetime.now(UTC)).replace(microsecond=0)
    try:
        (folder / ORIGINALS).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritten(folder, error) from error
    part = folder / "catalogue-part"
    try:
        with translated(folder):
            part.unlink(missing_ok=True)
            revision = _copy_catalogue(archive, part)
            progress(0.5)
            _copy_originals(archive, folder / ORIGINALS, progress)
        made = folder / f"catalogue-{moment.strftime(MOMENT)}-r{revision}.muniment"
        durable(part, made)
    finally:
        part.unlink(missing_ok=True)
    _thin(folder, moment)
    progress(1.0)
    return Backup(made, moment, revision)


def assemble(backup: Path, target: Path, home: Path, progress: Callable[[float], None]) -> None:
    """Write the whole archive that a backup means to `target`: catalogue, originals and tiles.

    A backup that is a whole archive is copied. Originals that are kept beside the archive at `home`
    are put back there where they are missing. Raises OpeningRefused for what is no backup,
    StorageFailed where an original is missing or damaged.
    """
    examine(backup)
    copy(backup, target)
    folder = backup.parent / ORIGINALS
    with translated(target), closing(sqlite3.connect(target)) as made:
        wanted = _wanted(made)
        for number, sha256 in enumerate(sorted(wanted)):
            progress(number / len(wanted))
            _take_in(made, folder, sha256, home)
        made.commit()


def _revision(archive: Path) -> int:
    with translated(archive), closing(reading(archive)) as source:
        return int(source.execute("SELECT coalesce(max(id), 0) FROM revision").fetchone()[0])


def _copy_catalogue(archive: Path, part: Path) -> int:
    """Copy every row but those of APART and of the search index; return the newest revision."""
    made = sqlite3.connect(part, isolation_level=None, uri=True)
    with closing(made):
        _attach(made, archive)
        made.execute("PRAGMA main.journal_mode = off")
        version = made.execute("PRAGMA source.user_version").fetchone()[0]
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute(f"PRAGMA user_version = {int(version)}")
        made.execute("BEGIN")
        rows = made.execute(
            "SELECT type, name, tbl_name, sql FROM source.sqlite_schema WHERE sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite_%' AND tbl_name NOT LIKE 'search\\_%' ESCAPE '\\'"
            " AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY type = 'index'"
        ).fetchall()
        for kind, name, _table, sql in rows:
            made.execute(sql)
            if kind == "table" and name not in APART:
                made.execute(f'INSERT INTO main."{name}" SELECT * FROM source."{name}"')  # noqa: S608 - names of its schema
        made.execute("DELETE FROM setting WHERE key = 'search_index'")
        revision = made.execute("SELECT coalesce(max(id), 0) FROM revision").fetchone()[0]
        counted = [
            made.execute(COUNTED.format(name=name)).fetchone()[0]
            for kind, name, _table, _sql in rows
            if kind == "table" and name not in {*APART, "setting"}
        ]
        made.execute("COMMIT")
        verdict = made.execute("PRAGMA main.quick_check(1)").fetchone()[0]
        if verdict != "ok" or not all(counted):
            raise StorageFailed(
                "The copy {path} is not sound ({verdict}).",
                "Check the disk, and choose another one.",
                path=part,
                verdict=verdict,
            )
        return int(revision)


def _attach(made: sqlite3.Connection, archive: Path) -> None:
    options = "mode=ro&immutable=1" if never_changes(archive) else "mode=ro"
    uri = f"file:{quote(os.fsencode(archive.resolve()))}?{options}"
    made.execute("ATTACH ? AS source", (uri,))


def _copy_originals(archive: Path, folder: Path, progress: Callable[[float], None]) -> None:
    with closing(reading(archive)) as source:
        wanted = sorted(_wanted(source))
        for number, sha256 in enumerate(wanted):
            progress(0.5 + 0.5 * number / len(wanted))
            if not (folder / sha256).exists():
                outside = file_beside(source, archive, sha256)
                chunks = _chunks(source, sha256) if outside is None else _pieces(outside)
                _write_original(folder / sha256, chunks, sha256)
            if not (folder / f"{sha256}{TILES}").exists():
                _write_tiles(archive, source, folder / f"{sha256}{TILES}", sha256)


def _wanted(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT sha256 FROM media UNION SELECT sha256 FROM layer")
    return {sha256 for (sha256,) in rows if re.fullmatch("[0-9a-f]{64}", sha256)}


def _has(source: sqlite3.Connection, sha256: str) -> bool:
    row = source.execute("SELECT 1 FROM media_chunk WHERE sha256 = ? LIMIT 1", (sha256,)).fetchone()
    return row is not None


def _chunks(source: sqlite3.Connection, sha256: str) -> Iterator[bytes]:
    position = 0
    while True:
        row = source.execute(
            "SELECT data FROM media_chunk WHERE sha256 = ? AND position = ?", (sha256, position)
        ).fetchone()
        if row is None:
            return
        yield row[0]
        position += 1


def file_beside(source: sqlite3.Connection, archive: Path, sha256: str) -> Path | None:
    """Return the file of an original that is kept in the folder beside the archive."""
    row = source.execute(
        "SELECT beside FROM media WHERE sha256 = ? AND beside IS NOT NULL", (sha256,)
    ).fetchone()
    return None if row is None else originals.folder_of(archive) / Path(row[0]).name


def _pieces(file: Path) -> Iterator[bytes]:
    if not file.is_file():
        return
    with file.open("rb") as opened:
        yield from iter(lambda: opened.read(CHUNK_BYTES), b"")


def _write_original(target: Path, chunks: Iterator[bytes], sha256: str) -> None:
    part = target.with_name(f"{target.name}-part")
    sums = hashlib.sha256()
    try:
        with part.open("wb") as file:
            for chunk in chunks:
                sums.update(chunk)
                file.write(chunk)
        if sums.hexdigest() == sha256:  # a damaged one is no backup; `verify` tells of it
            durable(part, target)
    except OSError as error:
        raise unwritten(target, error) from error
    finally:
        part.unlink(missing_ok=True)


def _write_tiles(archive: Path, source: sqlite3.Connection, target: Path, sha256: str) -> None:
    known = source.execute("SELECT 1 FROM pyramid WHERE sha256 = ?", (sha256,)).fetchone()
    if known is None:
        return
    part = target.with_name(f"{sha256}-part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part, isolation_level=None, uri=True)) as made:
            _attach(made, archive)
            made.execute("PRAGMA main.journal_mode = off")
            for table in ("pyramid", "tile"):
                made.execute(f"CREATE TABLE main.{table} AS SELECT * FROM source.{table} WHERE 0")  # noqa: S608 - our names
            made.execute(
                "INSERT INTO main.pyramid SELECT * FROM source.pyramid WHERE sha256 = ?", (sha256,)
            )
            made.execute(
                "INSERT INTO main.tile SELECT * FROM source.tile"
                " WHERE pyramid_id IN (SELECT id FROM main.pyramid)"
            )
        durable(part, target)
    finally:
        part.unlink(missing_ok=True)


def _take_in(made: sqlite3.Connection, folder: Path, sha256: str, home: Path) -> None:
    """Put an original and its tiles back where they are missing."""
    outside = file_beside(made, home, sha256)
    if outside is not None:
        if not outside.exists() and (folder / sha256).exists():
            outside.parent.mkdir(exist_ok=True)
            _write_original(outside, _pieces(folder / sha256), sha256)
    elif not _has(made, sha256):
        _take_original(made, folder / sha256, sha256)
    tiles = folder / f"{sha256}{TILES}"
    known = made.execute("SELECT 1 FROM pyramid WHERE sha256 = ?", (sha256,)).fetchone()
    if known is None and tiles.exists():
        with closing(reading(tiles)) as kept_tiles:
            for table in ("pyramid", "tile"):
                for row in kept_tiles.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our names
                    marks = ", ".join("?" * len(row))
                    made.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - our names


def _take_original(made: sqlite3.Connection, original: Path, sha256: str) -> None:
    sums = hashlib.sha256()
    try:
        with original.open("rb") as file:
            for position, chunk in enumerate(iter(lambda: file.read(CHUNK_BYTES), b"")):
                sums.update(chunk)
                made.execute(
                    "INSERT INTO media_chunk (sha256, position, data) VALUES (?, ?, ?)",
                    (sha256, position, chunk),
                )
    except FileNotFoundError as error:
        raise OpeningRefused(
            "The backup lacks the original {name}.",
            "Keep the folder “originals” beside the catalogue, and try again.",
            name=sha256[:12],
        ) from error
    if sums.hexdigest() != sha256:
        raise StorageFailed(
            "The backup of the original {name} is damaged.",
            "Choose an older backup, or one on another disk.",
            name=sha256[:12],
        )


def _thin(folder: Path, now: datetime) -> None:
    present = backups(folder)
    staying = kept((backup.at for backup in present), now)
    for backup in present:
        if backup.at not in staying:
            backup.path.unlink(missing_ok=True)
