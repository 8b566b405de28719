"""Imports formats that bring pictures (IIIF manifests, bags): first those, then what is said."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables
from db.exchange import formats, incoming
from db.exchange.parcel import Parcel, Rejected
from db.imports import outcome
from db.scanning import import_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.archive import Archive
    from db.exchange.incoming import Carried
    from db.exchange.ports import Known
    from db.outcomes import Imported
    from db.records import Ref
    from db.transaction import Transaction

WORKED_OUT = ("size", "sha256", "media_type")
"""Fields of a medium that its own file decides."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What files of a format say, anew each time that it is gone through."""

    format_name: str
    files: Sequence[Path]
    known: Known
    change: Callable[[Parcel | Rejected], Parcel | Rejected | None] = lambda one: one

    def __iter__(self) -> Iterator[Parcel | Rejected]:
        read = formats.importer(self.format_name).read
        told = (self.change(one) for path in self.files for one in read(path, self.known))
        return (one for one in told if one is not None)


def import_manifests(
    door: Archive,
    files: Sequence[Path],
    known: Known,
    *,
    format_name: str = "iiif",
    dry_run: bool = False,
    progress: Callable[[float], None] = lambda _share: None,
) -> Imported:
    """Take in manifests, or folders of them, or bags; the same ones again change nothing.

    Pictures come as an import of pictures does, a revision each; the rest is one revision. Raises
    ImportRefused for what holds no manifest, or a picture that can't be read.
    """
    told = _Told(format_name, files, known)
    media = [one for one in told if isinstance(one, Parcel) and one.original is not None]
    if dry_run:
        return _rehearsed(door, told, media, progress)
    kept = _keep_pictures(door, media, progress)

    def placed(one: Parcel | Rejected) -> Parcel | Rejected:
        return _placed(one, kept)

    wanted = replace(told, change=placed)

    def change(transaction: Transaction) -> Carried:
        transaction.why = f"Import {', '.join(path.name for path in files)}"
        return incoming.carry_out(transaction, wanted)

    carried = door.write(change).answer
    assert isinstance(carried, incoming.Carried)
    progress(1.0)
    report = outcome(format_name, carried)
    return _with_pictures(report, sum(new for _, new in kept.values()))


def _rehearsed(
    door: Archive, told: _Told, found: Sequence[Parcel], progress: Callable[[float], None]
) -> Imported:
    """Return what an import would do: pictures are counted, not opened."""
    media = {one.ref: one for one in found}

    def bare(one: Parcel | Rejected) -> Parcel | Rejected | None:
        if isinstance(one, Rejected):
            return one
        return None if one.original else replace(one, fields=_apart_from(one, media))

    new = [one for one in found if one.original and not door.read(_known, one.uuid, one.original)]
    planned = door.read(incoming.plan, replace(told, change=bare), {}, progress)
    return _with_pictures(outcome(told.format_name, planned), len(new))


def _apart_from(one: Parcel, media: Mapping[Ref, Parcel]) -> dict[str, Any]:
    return {
        name: value
        for name, value in one.fields.items()
        if not isinstance(value, str) or value not in media
    }


def _with_pictures(report: Imported, count: int) -> Imported:
    return replace(report, added={**report.added, "media": count}) if count else report


def _keep_pictures(
    door: Archive, media: Sequence[Parcel], progress: Callable[[float], None]
) -> dict[Ref, tuple[Ref, bool]]:
    """Import the pictures that are lacking; return the ref of each medium, and if it is new."""
    kept: dict[Ref, tuple[Ref, bool]] = {}
    for number, one in enumerate(media):
        assert one.original is not None
        progress(0.8 * number / len(media))
        ref = door.read(_known, one.uuid, one.original)
        if ref is not None:
            kept[one.ref] = (ref, False)
            continue
        added: list[Ref] = []
        import_pictures(door, [one.original], added=added.append)
        if added:
            kept[one.ref] = (added[0], True)
    return kept


def _known(connection: Connection, uuid: str | None, file: Path) -> Ref | None:
    """Return the medium of that uuid, or of those very bytes."""
    with file.open("rb") as opened:
        sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    record, media = tables.Record, tables.Media
    rows = connection.execute(
        select(record.kind, record.slug)
        .join(media, media.id == record.id)
        .where((record.uuid == (uuid or "")) | (media.sha256 == sha256))
        .order_by(record.id)
    )
    row = rows.first()
    return f"{row.kind}/{row.slug}" if row else None


def _placed(one: Parcel | Rejected, kept: dict[Ref, tuple[Ref, bool]]) -> Parcel | Rejected:
    """Return a parcel that speaks of the media as the archive has them."""
    if isinstance(one, Rejected):
        return one
    fields = dict(one.fields)
    shown = fields.get("media")
    if isinstance(shown, str) and shown in kept:
        fields["media"] = kept[shown][0]
    pointing = replace(
        one,
        fields=fields,
        links=tuple(replace(link, ref=_now(link.ref, kept)) for link in one.links),
        stops=tuple(_now(ref, kept) for ref in one.stops),
        evidence=tuple(
            replace(piece, media=_now(piece.media, kept)) if piece.media else piece
            for piece in one.evidence
        ),
    )
    if one.ref not in kept:
        return pointing
    for name in WORKED_OUT:
        fields.pop(name, None)
    ref = kept[one.ref][0]
    return replace(pointing, ref=ref, uuid=None, proposed=False, original=None)


def _now(ref: Ref, kept: dict[Ref, tuple[Ref, bool]]) -> Ref:
    """Return the ref that a record has in the archive."""
    return kept[ref][0] if ref in kept else ref
