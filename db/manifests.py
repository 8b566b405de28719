"""Imports IIIF manifests: first the pictures that lie beside them, then what is said of each."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db import tables
from db.exchange import incoming
from db.exchange.iiif_reading import read
from db.exchange.parcel import Parcel, Rejected
from db.imports import outcome
from db.scanning import import_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
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


def import_manifests(
    door: Archive,
    files: Sequence[Path],
    known: Known,
    *,
    dry_run: bool = False,
    progress: Callable[[float], None] = lambda _share: None,
) -> Imported:
    """Take in manifests, or folders of them; the same ones again change nothing.

    Pictures come as an import of pictures does, a revision each; the rest is one revision. Raises
    ImportRefused for what holds no manifest, or a picture that can't be read.
    """
    found = [one for path in files for one in read(path, known)]
    if dry_run:
        return _rehearsed(door, found, progress)
    kept = _keep_pictures(door, found, progress)
    wanted = [_placed(one, kept) for one in found]

    def change(transaction: Transaction) -> Carried:
        transaction.why = f"Import {', '.join(path.name for path in files)}"
        return incoming.carry_out(transaction, wanted)

    carried = door.write(change).answer
    assert isinstance(carried, incoming.Carried)
    progress(1.0)
    report = outcome("iiif", carried)
    return _with_pictures(report, sum(new for _, new in kept.values()))


def _rehearsed(
    door: Archive, found: Sequence[Parcel | Rejected], progress: Callable[[float], None]
) -> Imported:
    """Return what an import would do: pictures are counted, not opened."""
    media = {one.ref: one for one in found if isinstance(one, Parcel) and one.original is not None}
    told = [
        one if isinstance(one, Rejected) else replace(one, fields=_apart_from(one, media))
        for one in found
        if one not in media.values()
    ]
    new = [
        one
        for one in media.values()
        if one.original and not door.read(_known, one.uuid, one.original)
    ]
    return _with_pictures(outcome("iiif", door.read(incoming.plan, told, {}, progress)), len(new))


def _apart_from(one: Parcel, media: Mapping[Ref, Parcel]) -> dict[str, Any]:
    return {
        name: value
        for name, value in one.fields.items()
        if not isinstance(value, str) or value not in media
    }


def _with_pictures(report: Imported, count: int) -> Imported:
    return replace(report, added={**report.added, "media": count}) if count else report


def _keep_pictures(
    door: Archive, found: Sequence[Parcel | Rejected], progress: Callable[[float], None]
) -> dict[Ref, tuple[Ref, bool]]:
    """Import the pictures that are lacking; return the ref of each medium, and if it is new."""
    media = [one for one in found if isinstance(one, Parcel) and one.original is not None]
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
    if one.ref not in kept:
        return replace(one, fields=fields)
    for name in WORKED_OUT:
        fields.pop(name, None)
    ref = kept[one.ref][0]
    return replace(one, ref=ref, fields=fields, uuid=None, proposed=False, original=None)
