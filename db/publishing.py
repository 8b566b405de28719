"""Publishes packs for stations, and opens them: whole, signed, verified, or not at all."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from db import foundation, reading, tables
from db.archive import Archive
from db.copying import durable
from db.engine import writing_engine
from db.errors import Impossible, OpeningRefused, StorageFailed, unread, unwritten
from db.faults import translated
from db.format import FORMAT
from db.outcomes import Check
from db.packs import envelope
from db.packs.choosing import choose
from db.packs.contents import foreign
from db.packs.copying import copy_shown
from db.packs.manifest import Manifest, from_json, to_json
from db.search import index
from db.verification import checks

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.packs.choosing import Choice, LeftOut
    from db.packs.keys import PublicKey, SecretKey

PACK_SUFFIX = ".munipack"
PART = "-part"
UNWRITTEN = frozenset({"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_TRUNCATE"})
"""What SQLite says only where it writes."""


@dataclass(frozen=True, slots=True)
class Published:
    """Say what a pack was made of: its manifest, what was left out, and its size in bytes."""

    manifest: Manifest
    left_out: tuple[LeftOut, ...]
    size: int


@dataclass(frozen=True, slots=True)
class OpenedPack:
    """A verified pack, opened for reading; close its archive in the end."""

    archive: Archive
    manifest: Manifest


def publish(path: Path, pack: Path, key: SecretKey, today: str | None = None) -> Published:
    """Write the published records of the archive at `path` into the new file `pack`, and sign it.

    `today` (ISO 8601, by default the date of this machine) decides what is still under embargo.
    The same archive, day, program and SQLite give the same bytes. Raises Impossible where `pack`
    exists, nothing is published, or a station would refuse it; nothing is left behind then.
    """
    if os.path.lexists(pack):
        raise Impossible(
            "{path} exists already.", "Choose another name, or move that file.", path=pack
        )
    part = pack.with_name(f"{pack.name}{PART}")
    try:
        with Archive.open(path) as archive, translated(part):
            manifest, choice = archive.read(_write, part, today or _today())
        with _blaming_target(part):
            envelope.seal(part, to_json(manifest), key)
        size = part.stat().st_size
        durable(part, pack)
    finally:
        for file in (part, part.with_name(f"{part.name}-journal")):
            file.unlink(missing_ok=True)
    return Published(manifest, choice.left_out, size)


@contextmanager
def _blaming_target(part: Path) -> Generator[None]:
    """Say that the pack's disk is full, and not that the archive's is, which is only read."""
    pack = part.with_name(part.name.removesuffix(PART))
    try:
        yield
    except OSError as error:
        raise unwritten(pack, error) from error
    except (DBAPIError, sqlite3.Error) as error:
        original = error.orig if isinstance(error, DBAPIError) else error
        if getattr(original, "sqlite_errorname", "") not in UNWRITTEN:
            raise
        raise StorageFailed(
            "The disk that holds {path} is full.",
            "Free some space and try again; nothing that was saved is lost.",
            path=pack,
        ) from error


def _write(source: Connection, part: Path, today: str) -> tuple[Manifest, Choice]:
    with _blaming_target(part):
        return _written(source, part, today)


def _written(source: Connection, part: Path, today: str) -> tuple[Manifest, Choice]:
    about = reading.about(source)
    choice = choose(source, today)
    if not choice.record:
        raise Impossible(
            "Nothing in this archive is published yet.",
            "Set the status of what visitors may see to “published”, and try again.",
        )
    foundation.lay(part, about.title, about.lang, about.uuid)
    engine = writing_engine(part, journal="delete")
    try:
        with engine.begin() as target:
            copy_shown(source, target, choice)
        with engine.begin() as target:
            index.build(target)
            counts = {kind: count for kind, count in reading.about(target).counts.items() if count}
            originals = _sizes(target)
            tiles = target.execute(select(func.count()).select_from(tables.Tile)).scalar_one()
            _refuse_unshowable(target)
    finally:
        engine.dispose()
    _make_compact(part)
    newest = source.execute(
        select(tables.Revision.id, tables.Revision.at).order_by(tables.Revision.id.desc()).limit(1)
    ).first()
    manifest = Manifest(
        archive=about.uuid,
        title=about.title,
        version=newest.id if newest else 0,  # nobody has changed it since it was made
        at=newest.at if newest else today,
        format=FORMAT,
        sha256=_sum(part),
        size=part.stat().st_size,
        records=counts,
        originals=originals,
        tiles=tiles,
        made_by=f"Muniment {version('muniment')}, SQLite {sqlite3.sqlite_version}",
    )
    return manifest, choice


def _refuse_unshowable(target: Connection) -> None:
    """Tell at home what every station would refuse."""
    found = next(foreign(target), None)
    if found is not None:
        raise Impossible(
            "The pack would hold what stations refuse: {what}.",
            "Mend that record, or leave it unpublished, and try again.",
            what=found,
        )


def _make_compact(part: Path) -> None:
    """Leave no page behind that once held something else."""
    with closing(sqlite3.connect(part, isolation_level=None)) as raw:
        raw.execute("PRAGMA secure_delete = ON")
        raw.execute("VACUUM")


def _sizes(connection: Connection) -> dict[str, int]:
    chunk = tables.MediaChunk
    rows = connection.execute(
        select(chunk.sha256, func.sum(func.length(chunk.data)))
        .group_by(chunk.sha256)
        .order_by(chunk.sha256)
    )
    return dict(rows.all())


def _sum(path: Path) -> str:
    import hashlib

    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _today() -> str:
    return datetime.now(UTC).astimezone().date().isoformat()


def read_manifest(pack: Path, trusted: PublicKey) -> Manifest:
    """Return the manifest of a pack whose signature and sums hold.

    Raises OpeningRefused for a pack that is damaged, changed, or signed by another key.
    """
    with translated(pack, opening=True), _opened(pack) as file:
        parts = envelope.measure(file, pack)
        found = envelope.check_signature(file, parts, trusted, pack)
        manifest = from_json(envelope.read_manifest(file, parts), pack)
    if (found, parts.database) != (manifest.sha256, manifest.size):
        raise OpeningRefused(
            "The manifest of {path} does not fit what the pack holds.",
            "Publish the pack again.",
            path=pack,
        )
    return manifest


def open_pack(pack: Path, trusted: PublicKey, at_least: int = 0) -> OpenedPack:
    """Verify a pack and open it for reading, as a file that never changes.

    Raises OpeningRefused for one that is damaged, not signed by `trusted`, or of an archive version
    below `at_least`.
    """
    manifest = read_manifest(pack, trusted)
    refuse_older(manifest, pack, at_least)
    archive = Archive.open(pack, mode="fixed")
    if archive.read(reading.about).uuid != manifest.archive:
        archive.close()
        raise OpeningRefused(
            "The manifest of {path} does not fit what the pack holds.",
            "Publish the pack again.",
            path=pack,
        )
    return OpenedPack(archive, manifest)


def refuse_older(manifest: Manifest, pack: Path, at_least: int) -> None:
    """Raise OpeningRefused for a pack of an archive version below `at_least`."""
    if manifest.version < at_least:
        raise OpeningRefused(
            "{path} is older (version {found}) than what this station has shown (version {shown}).",
            "Publish the archive again and bring the new pack.",
            path=pack,
            found=manifest.version,
            shown=at_least,
        )


def verify_pack(pack: Path, trusted: PublicKey | None) -> tuple[Check, ...]:
    """Run every check of an archive on a pack, and those of its signature and manifest.

    Without a trusted key the signature counts as a problem: nobody vouches for the pack.
    """
    if trusted is None:
        signature = Check(
            "signature", ok=False, found=1, message="name the museum's key with --trust"
        )
        return (signature, *_inner_checks(pack))
    try:
        opened = open_pack(pack, trusted)
    except OpeningRefused as error:
        return (Check("signature", ok=False, found=1, message=error.sentence),)
    with opened.archive as archive:
        found = archive.read(_contents)
        told = (opened.manifest.records, opened.manifest.originals, opened.manifest.tiles)
        fits = found == told
        return (
            Check("signature", ok=True, found=0, message=""),
            Check("manifest", fits, 0 if fits else 1, "" if fits else "its counts do not fit"),
            *archive.read(checks, of_pack=True),
            archive.read(_foreign),
        )


def _inner_checks(pack: Path) -> tuple[Check, ...]:
    with Archive.open(pack, mode="fixed") as archive:
        return archive.read(checks, of_pack=True)


def _foreign(connection: Connection) -> Check:
    found = list(foreign(connection))
    return Check("what packs may hold", not found, len(found), found[0] if found else "")


def _contents(connection: Connection) -> tuple[dict[str, int], dict[str, int], int]:
    counts = {kind: count for kind, count in reading.about(connection).counts.items() if count}
    tiles = connection.execute(select(func.count()).select_from(tables.Tile)).scalar_one()
    return counts, _sizes(connection), tiles


def _opened(pack: Path) -> BinaryIO:
    try:
        if pack.exists() and not pack.is_file():  # a pipe would never answer
            raise OpeningRefused(
                "{path} is not an ordinary file.",
                "Choose a file that “muniment publish” made.",
                path=pack,
            )
        return pack.open("rb")
    except (OSError, ValueError) as error:
        raise unread(pack, error) from error
