"""Exports: an archive into a file or folder of any format, and what the format could not hold."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from db import reading
from db.archive import Archive
from db.copying import durable
from db.errors import Impossible, unwritten
from db.exchange import formats, incoming
from db.exchange.losses import Loss, losses
from db.exchange.outgoing import Source, parcels
from db.exchange.parcel import Parcel
from db.imports import Wanted
from db.kinds import KINDS
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.engine import Connection

    from db.exchange.ports import Exporter
    from db.records import Ref

SEEDED = ("source", "locator", "locator_en")
"""Fields without which a record that others name cannot stand."""


def export(
    door: Archive,
    format_name: str,
    out: Path,
    kinds: Sequence[str] = (),
    progress: Callable[[float], None] = lambda _share: None,
    maps: tuple[Ref, ...] = (),
) -> None:
    """Write the records of `kinds` (none: all that the format holds) as `out`.

    A file that is there is replaced once the new one is whole; a folder that is there is refused.
    Raises Impossible and StorageFailed.
    """
    exporter = formats.exporter(format_name)
    chosen = kinds_of(exporter, kinds)
    if not exporter.suffix and os.path.lexists(out):
        raise Impossible(
            "{path} exists already.", "Choose another name, or move that file.", path=out
        )
    part = out.with_name(f"{out.name}-part")
    _remove(part)
    try:
        with TemporaryDirectory(prefix="muniment-", ignore_cleanup_errors=True) as work:
            door.read(_write, door.path, exporter, chosen, part, Path(work), progress, maps)
        if part.is_dir():
            part.rename(out)
        else:
            durable(part, out)
    except OSError as error:
        raise unwritten(out, error) from error
    finally:
        _remove(part)
    progress(1.0)


def write_template(format_name: str, out: Path, kinds: Sequence[str] = ()) -> None:
    """Write an empty table for records of `kinds`, its headings explained; raise Impossible."""
    exporter = formats.exporter(format_name)
    if exporter.template is None:
        raise Impossible(
            "{format} is no table.", "Choose csv or xlsx for a template.", format=exporter.name
        )
    part = out.with_name(f"{out.name}-part")
    try:
        exporter.template(kinds_of(exporter, kinds), part)
        durable(part, out)
    except OSError as error:
        raise unwritten(out, error) from error
    finally:
        _remove(part)


def kinds_of(exporter: Exporter, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return the kinds that an export holds; raise Impossible where it can hold none of them."""
    chosen = tuple(kind for kind in exporter.kinds if not kinds or kind in kinds)
    if not chosen:
        raise Impossible(
            "{format} holds no {kinds}.",
            "Choose another format, or one of: {known}.",
            format=exporter.name,
            kinds=", ".join(kinds),
            known=", ".join(exporter.kinds),
        )
    return chosen


def report(
    door: Archive,
    format_name: str,
    out: Path,
    kinds: Sequence[str] = (),
    progress: Callable[[float], None] = lambda _share: None,
) -> tuple[Loss, ...] | None:
    """Return what an export lost: it is imported into a new archive, and that is compared.

    The records of other kinds stand there beforehand, by their names alone. None where nothing
    reads the format back.
    """
    exporter = formats.exporter(format_name)
    if exporter.importer is None:
        return None
    chosen = kinds_of(exporter, kinds)
    with TemporaryDirectory(prefix="muniment-", ignore_cleanup_errors=True) as folder:
        title = door.read(reading.about).title
        with Archive.create(Path(folder) / "again.muniment", title or Words(vi="–")) as again:
            others = [kind.name for kind in KINDS if kind.name not in chosen]
            seeds = door.read(_seeds, others)
            if seeds:
                again.write(incoming.carry_out, seeds)
            progress(0.3)
            again.write(incoming.carry_out, Wanted(exporter.importer, (out,)))
            progress(0.7)
            after = again.read(lambda connection: list(parcels(connection, chosen)))
        found = door.read(lambda connection: tuple(losses(parcels(connection, chosen), after)))
    progress(1.0)
    return found


def _write(
    connection: Connection,
    path: Path,
    exporter: Exporter,
    kinds: tuple[str, ...],
    part: Path,
    work: Path,
    progress: Callable[[float], None],
    maps: tuple[Ref, ...],
) -> None:
    about = reading.about(connection)
    exporter.write(Source(connection, about, kinds, path, work, progress, maps), part)


def _seeds(connection: Connection, kinds: Sequence[str]) -> list[Parcel]:
    return list(_named(connection, kinds)) if kinds else []


def _named(connection: Connection, kinds: Sequence[str]) -> Iterator[Parcel]:
    for parcel in parcels(connection, kinds):
        kept = {name: parcel.fields[name] for name in SEEDED if name in parcel.fields}
        if parcel.kind != "citation":
            kept = {}
        bare = Parcel(parcel.ref, parcel.kind, parcel.names, kept, uuid=parcel.uuid)
        yield replace(bare, passages=parcel.passages)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()
