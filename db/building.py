"""Builds an archive of a folder of sources: the whole, or nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from db import reading
from db.archive import Archive
from db.errors import Impossible
from db.exchange.folder import archive_uuid, compile_folder, read_folder
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def build(folder: Path, archive: Path) -> Mapping[str, int]:
    """Compile `folder` into the new file `archive`; return the number of records of each kind.

    Raises SourceRefused naming the file and record that is wrong, or Impossible where `archive`
    exists; nothing is left behind then. The same sources give the same records and UUIDs.
    """
    sources = read_folder(folder)
    if os.path.lexists(archive):
        raise Impossible(
            "{path} exists already.", "Choose another name, or move that file.", path=archive
        )
    title = Words(sources.archive["title"]["vi"], sources.archive["title"]["en"])
    door = Archive.create(archive, title, sources.archive.get("lang", "vi"), archive_uuid(sources))
    try:
        door.write(compile_folder, sources)
        counts = door.read(reading.about).counts
    except BaseException:
        door.close()
        archive.unlink(missing_ok=True)
        raise
    door.close()
    return counts
