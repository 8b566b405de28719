"""BagIt: the whole archive with its originals and readable exports out; a stranger's bag in.

A bag holds `data/archive.muniment`, a verified copy; under `data/originals` each picture or
recording as it was given; under `data/exports` what other programs read. Coming in, a bag is
checked whole first; then the archive in it is read, or, where there is none, each of its files
whose format is known. Pictures come first, as any import of pictures (db.manifests). What no parcel
carries (history, control points, mentions) stays in the bag.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from db import faults, tables
from db.copying import copy
from db.engine import reading_engine
from db.errors import ImportRefused
from db.exchange.bags import check_bag_once, is_bag, make_bag
from db.exchange.outgoing import parcels
from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Exporter, Importer
from db.inspection import blamed, inspect
from db.kinds import BY_NAME
from db.maps import originals
from db.opening import examine
from db.shape import TODAY
from db.vietnamese import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.outgoing import Source
    from db.exchange.ports import Known

ARCHIVE: Final = "archive.muniment"
PRESERVED: Final = (
    "csv", "isad-csv", "isaar-csv", "ead3", "eac-cpf", "csl-json", "bibtex", "geojson", "lpf",
    "gramps", "web-annotations",
)  # fmt: skip
"""Exports that a bag holds, of those that there are."""
KINDS: Final = tuple(BY_NAME)


def write(source: Source, path: Path) -> None:
    """Write a bag; raise NotFound where an original is lost, StorageFailed where the disk fails."""
    path.mkdir()
    fill(source, path)
    make_bag(path, information(source))


def fill(source: Source, path: Path) -> None:
    """Write a bag's payload: archive, originals, exports."""
    data = path / "data"
    data.mkdir()
    copy(source.path, data / ARCHIVE, lambda share: source.progress(0.4 * share))
    _write_originals(source, data / "originals")
    source.progress(0.6)
    _write_exports(source, data / "exports")
    source.progress(0.9)


def information(source: Source) -> dict[str, str]:
    """Return what bag-info.txt says; the day is that of the archive's last change."""
    about = source.about
    at = source.connection.execute(
        select(tables.Revision.at).order_by(tables.Revision.id.desc()).limit(1)
    ).scalar()
    title = about.title.best(about.lang)[0]
    found = {
        "Bag-Software-Agent": "Muniment",
        "External-Identifier": about.uuid,
        "External-Description": title,
        "Internal-Sender-Description": f"{sum(about.counts.values())} records",
    }
    return found | ({"Bagging-Date": at[:10]} if at else {})


def original_name(sha256: str, file_name: str | None) -> str:
    """Return what an original is called in a bag: its sum, what it was called, and its ending."""
    stem, dot, ending = (file_name or "").rpartition(".")
    plain = slug(stem if dot else ending)[:60].strip("-")
    suffix = slug(ending)[:8] if dot else ""
    return "-".join(filter(None, (sha256[:16], plain))) + f".{suffix or 'bin'}"


def _write_originals(source: Source, folder: Path) -> None:
    media = tables.Media
    rows = source.connection.execute(
        select(media.sha256, media.file_name).order_by(media.sha256, media.id)
    ).all()
    written: set[str] = set()
    for row in rows:
        if row.sha256 in written:
            continue
        written.add(row.sha256)
        folder.mkdir(exist_ok=True)
        with (folder / original_name(row.sha256, row.file_name)).open("wb") as file:
            for chunk in originals.read(source.connection, source.path, row.sha256):
                file.write(chunk)


def _write_exports(source: Source, folder: Path) -> None:
    from db.exchange.formats import EXPORTERS  # it lists this module

    folder.mkdir()
    for exporter in EXPORTERS:
        wanted = [kind for kind in exporter.kinds if kind in source.kinds]
        kinds = tuple(kind for kind in wanted if source.about.counts.get(kind))
        if exporter.name not in PRESERVED or not kinds:
            continue
        work = source.work / exporter.name
        work.mkdir()
        quiet = replace(source, kinds=kinds, work=work, progress=_tell_nobody)
        exporter.write(quiet, folder / f"{exporter.name}{exporter.suffix}")


def _tell_nobody(_share: float) -> None:
    """Tell nobody."""


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield the parcels of the archive in a bag, or of the files in it whose format is known."""
    check_bag_once(path)
    files = sorted(one for one in (path / "data").rglob("*") if one.is_file())
    archives = [one for one in files if one.suffix.lower() == ".muniment"]
    if len(archives) > 1:
        raise ImportRefused(
            "The bag {path} holds {count} archives.",
            "Import the one that you want by itself.",
            path=path,
            count=len(archives),
        )
    if archives:
        yield from _of_archive(archives[0], files)
        return
    yield from _of_files(path, files, known)


def _of_archive(path: Path, files: list[Path]) -> Iterator[Parcel]:
    header = examine(path)
    if header.older:
        raise ImportRefused(
            "The archive {path} is of an older format ({found}).",
            "Copy it out of the bag, open it for editing once, and import from that.",
            path=path,
            found=header.format,
        )
    by_sum = {one.name[:16]: one for one in files if re.match(r"[0-9a-f]{16}[-.]", one.name)}
    engine = reading_engine(path, live=False)
    try:
        with (
            faults.translated(path, opening=True),
            blamed(engine, path),
            engine.connect() as connection,
        ):
            inspect(connection, path, TODAY)
            for parcel in parcels(connection):
                sha256 = str(parcel.fields.get("sha256", ""))
                if parcel.kind == "media" and sha256[:16] in by_sum:
                    file = by_sum[sha256[:16]]
                    yield replace(parcel, original=file, where=f"data/originals/{file.name}")
                else:
                    yield parcel
    finally:
        engine.dispose()


def _of_files(path: Path, files: list[Path], known: Known) -> Iterator[Parcel | Rejected]:
    from db.exchange.formats import told_from  # it lists this module

    some = False
    for file in files:
        importer = told_from(file)
        where = file.relative_to(path).as_posix()
        if importer is None:
            continue
        some = True
        try:
            yield from importer.read(file, known)
        except ImportRefused as refusal:
            yield Rejected.because(where, refusal)
    if not some:
        raise ImportRefused(
            "The bag {path} is valid, and holds neither an archive nor a file of a known format.",
            "Import the articles and pictures under its folder “data” by themselves.",
            path=path,
        )


EXPORTER = Exporter(
    name="bagit",
    title="BagIt bag of archive, originals and exports",
    suffix="",
    kinds=KINDS,
    write=write,
    importer="bagit",
)
IMPORTER = Importer(
    name="bagit",
    title="BagIt bag",
    suffixes=("",),
    kinds=KINDS,
    read=read,
    recognises=is_bag,
)
