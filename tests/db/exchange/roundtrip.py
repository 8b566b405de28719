"""A format's round trip: the archive out, into a fresh one, and what was lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db import Archive, reading
from db.exchange.formats import told_from
from db.exchange.incoming import Carried, carry_out
from db.exchange.losses import losses, summary
from db.exchange.outgoing import Source, parcels
from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Known
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from db.exchange.ports import Exporter, Importer
    from db.transaction import Transaction


def sent_out(path: Path, exporter: Exporter, out: Path) -> list[Parcel]:
    """Export all that a format holds of an archive, and return what went out."""
    with Archive.open(path) as archive:
        archive.read(
            lambda c: exporter.write(
                Source(c, reading.about(c), exporter.kinds, path, out.parent), out
            )
        )
        return archive.read(lambda c: list(parcels(c, exporter.kinds)))


def read_from(importer: Importer, path: Path) -> list[Parcel | Rejected]:
    """Return what a format reads in a file of which nothing is known beforehand."""
    return list(importer.read(path, Known()))


def taken_in(archive: Archive, found: Iterable[Parcel | Rejected]) -> Carried:
    """Take parcels into an archive."""
    carried: list[Carried] = []

    def change(transaction: Transaction) -> None:
        carried.append(carry_out(transaction, found))

    archive.write(change)
    return carried[0]


def lost_on_the_way(
    path: Path, exporter: Exporter, importer: Importer, folder: Path, *, whole: bool = False
) -> set[tuple[str, str]]:
    """Send an archive out and take it into a fresh one; return the (kind, part)s that were lost.

    A second export has the same bytes, every record comes in, and a second import changes nothing.
    `whole` says that the import tells of no part that it leaves out.
    """
    out, again = (folder / f"{name}{exporter.suffix}" for name in ("out", "again"))
    before = sent_out(path, exporter, out)
    sent_out(path, exporter, again)
    assert out.read_bytes() == again.read_bytes()
    assert told_from(out) is importer
    with Archive.create(folder / "new.muniment", Words("Mới", "New")) as archive:
        carried = taken_in(archive, read_from(importer, out))
        assert sum(carried.added.values()) == len(before)
        assert not (whole and carried.problems)
        repeated = taken_in(archive, read_from(importer, out))
        assert (dict(repeated.added), dict(repeated.changed)) == ({}, {})
        after = archive.read(lambda c: list(parcels(c)))
    return set(summary(losses(before, after)))
