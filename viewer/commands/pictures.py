"""What `muniment import` does with scans and photographs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from db.pictures.signs import looks_like_picture
from viewer.commands.printing import progress

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.outcomes import Imported


def are_pictures(files: Sequence[Path]) -> bool:
    """Say whether all of the files are pictures; refuse pictures and texts in one go."""
    found = {looks_like_picture(file) for file in files}
    if len(found) > 1:
        raise click.UsageError("Import pictures and articles in two goes")
    return found == {True}


def import_scans(
    archive: Path, files: Sequence[Path], *, beside: bool, as_map: bool, dry_run: bool
) -> Imported:
    """Take pictures into the archive, and tell how far it is on a terminal."""
    from db.archive import Archive
    from db.scanning import Wishes, import_pictures

    wishes = Wishes(beside=beside, as_map=as_map, dry_run=dry_run)
    with Archive.open(archive, mode="read" if dry_run else "write") as door:
        return import_pictures(door, files, wishes, progress=progress("Cutting"))
