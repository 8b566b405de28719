"""Read a text as a file of a format, and tell what is taken from what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.parcel import Parcel, Rejected
from db.exchange.ports import Known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Read = Callable[[Path, Known], Iterator[Parcel | Rejected]]


def taken(
    read: Read, folder: Path, text: str, known: Known | None = None, suffix: str = "xml"
) -> list[Parcel]:
    """Return the parcels of a file."""
    found = everything(read, folder, text, known, suffix)
    return [one for one in found if isinstance(one, Parcel)]


def refused(read: Read, folder: Path, text: str, suffix: str = "xml") -> list[tuple[str, str]]:
    """Return what of a file is not taken: where, and why."""
    found = everything(read, folder, text, None, suffix)
    return [(one.where, one.message) for one in found if isinstance(one, Rejected)]


def everything(
    read: Read, folder: Path, text: str, known: Known | None, suffix: str
) -> list[Parcel | Rejected]:
    path = folder / f"tệp.{suffix}"
    path.write_text(text, encoding="utf-8")
    return list(read(path, known or Known()))
