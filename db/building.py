"""Builds an archive of a folder of sources: the whole, or nothing."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from db import reading
from db.archive import Archive
from db.errors import Impossible
from db.exchange.folder import archive_uuid, compile_folder, read_folder
from db.exchange.folder.blaming import blamed
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from db.exchange.folder import Folder
    from db.transaction import Transaction

BUILDER = "Muniment"
"""Who signs what is built: the same on every machine, for it says nothing of who typed `build`."""
SOURCE_DATE = "SOURCE_DATE_EPOCH"
"""The variable that dates what is built (reproducible-builds.org/specs/source-date-epoch)."""


def build(folder: Path, archive: Path) -> Mapping[str, int]:
    """Compile `folder` into the new file `archive`; return the number of records of each kind.

    Raises SourceRefused naming the file and record that is wrong, or Impossible where `archive`
    exists; nothing is left behind then. The same sources give the same records and UUIDs, and with
    SOURCE_DATE_EPOCH in the environment the same bytes.
    """
    sources = read_folder(folder)
    if os.path.lexists(archive):
        raise Impossible(
            "{path} exists already.", "Choose another name, or move that file.", path=archive
        )
    with blamed("archive.toml"):
        title = Words(sources.archive["title"]["vi"], sources.archive["title"]["en"])
        lang = sources.archive.get("lang", "vi")
        door = Archive.create(archive, title, lang, archive_uuid(sources))
    try:
        door.write(_compile, sources, source_date())
        counts = door.read(reading.about).counts
    except BaseException:
        door.close()
        archive.unlink(missing_ok=True)
        raise
    door.close()
    return counts


def _compile(transaction: Transaction, sources: Folder, at: datetime | None) -> None:
    transaction.who, transaction.at = BUILDER, at
    compile_folder(transaction, sources)


def source_date() -> datetime | None:
    """Return the moment that SOURCE_DATE_EPOCH names, None where it names none."""
    seconds = os.environ.get(SOURCE_DATE, "")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else None
