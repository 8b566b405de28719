"""Originals: the files as they were given, inside of the archive or in the folder beside it."""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import tables
from db.errors import ImportRefused, NotFound, StorageFailed
from db.format import CHUNK_BYTES, SUFFIX
from db.vietnamese import slug

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from sqlalchemy.engine import Connection


FOLDER = "-originals"


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it was given: its bytes are in the archive, or in the file `beside` it."""

    sha256: str
    size: int
    file_name: str
    beside: str | None = None


def folder_of(archive: Path) -> Path:
    """Return the folder of the originals that are kept beside an archive: NAME-originals."""
    real = archive.resolve()
    return real.with_name(real.name.removesuffix(SUFFIX) + FOLDER)


@contextmanager
def copied(archive: Path, file: Path, original: Original) -> Generator[str]:
    """Copy a file into the folder beside the archive, and away again where the block fails.

    Gives the copy's name; one that stands there already stays. Raises StorageFailed where there is
    no room for it.
    """
    folder = folder_of(archive)
    ending = slug(Path(original.file_name).suffix) or "original"
    stem = slug(Path(original.file_name).stem)[:60].strip("-")
    name = "-".join(filter(None, (original.sha256[:12], stem))) + f".{ending}"
    new = not folder.exists()
    if stands(folder / name, original):
        yield name
        return
    try:
        folder.mkdir(exist_ok=True)
        _copy(file, folder / name, original)
    except OSError as error:
        _remove(folder, name, new=new)
        raise StorageFailed(
            "The original cannot be copied to {folder} ({reason}).",
            "Free some space there, or keep the original inside of the archive.",
            folder=folder,
            reason=error.strerror or "unknown reason",
        ) from error
    except BaseException:
        _remove(folder, name, new=new)
        raise
    try:
        yield name
    except BaseException:
        _remove(folder, name, new=new)
        raise


def read(connection: Connection, archive: Path, sha256: str) -> Iterator[bytes]:
    """Yield an original's bytes in chunks, from wherever they are; raise NotFound."""
    row = connection.execute(
        select(tables.Media.beside).where(tables.Media.sha256 == sha256).limit(1)
    ).first()
    if row is not None and row.beside is not None:
        yield from _read_file(folder_of(archive) / Path(row.beside).name)
        return
    table = tables.MediaChunk
    last = -1
    while True:
        chunk = connection.execute(
            select(table.position, table.data)
            .where(table.sha256 == sha256, table.position > last)
            .order_by(table.position)
            .limit(1)
        ).first()
        if chunk is None:
            return
        last = chunk.position
        yield chunk.data


def lost(connection: Connection, archive: Path, *, tiles_suffice: bool = False) -> list[str]:
    """Return a sentence for each original, within or beside, that is missing or damaged.

    With `tiles_suffice` a picture that is cut into tiles needs none: so it is in a pack.
    """
    pictures = select(tables.Media.sha256)
    if tiles_suffice:
        pictures = pictures.where(tables.Media.sha256.not_in(select(tables.Pyramid.sha256)))
    wanted = select(tables.Layer.sha256).union(pictures)
    problems: list[str] = []
    for sha256 in connection.execute(wanted).scalars().all():
        sums = hashlib.sha256()
        try:
            for data in read(connection, archive, sha256):
                sums.update(data)
        except (NotFound, OSError) as error:
            problems.append(f"the original {sha256[:12]}… cannot be read: {error}")
            continue
        if sums.hexdigest() != sha256:
            problems.append(f"the original {sha256[:12]}… is missing or damaged")
    return problems


def changed_meanwhile(name: str) -> ImportRefused:
    """Return the refusal of a file that another program was writing."""
    return ImportRefused(
        "“{name}” changed while it was read.",
        "Wait until the scanner or program has finished it, then import it again.",
        name=name,
    )


def _copy(file: Path, target: Path, original: Original) -> None:
    """Copy by way of a temporary name, so that the real one never names half a file."""
    part = target.with_name(target.name + ".part")
    sums = hashlib.sha256()
    try:
        with part.open("wb") as copy:
            for data in _read_file(file):
                sums.update(data)
                copy.write(data)
            copy.flush()
            os.fsync(copy.fileno())
        if sums.hexdigest() != original.sha256:
            raise changed_meanwhile(original.file_name)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def stands(file: Path, original: Original) -> bool:
    """Say whether an ordinary file of the original's size and sum is there."""
    if not file.is_file() or file.stat().st_size != original.size:
        return False
    sums = hashlib.sha256()
    for data in _read_file(file):
        sums.update(data)
    return sums.hexdigest() == original.sha256


def _remove(folder: Path, name: str, *, new: bool) -> None:
    (folder / name).unlink(missing_ok=True)
    if new and folder.exists() and not any(folder.iterdir()):
        folder.rmdir()


def _read_file(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened:
            while data := opened.read(CHUNK_BYTES):
                yield data
    except FileNotFoundError as error:
        raise NotFound(
            "The original {name} is not in {folder}.",
            "Copy the folder again from where the archive came.",
            name=file.name,
            folder=file.parent,
        ) from error
