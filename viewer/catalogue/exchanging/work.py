"""What an import or export does away from the window: in child processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.archive import Archive
from db.exchange import formats
from db.exports import export, report
from db.imports import take_in
from viewer.catalogue.apart import in_child
from viewer.catalogue.exchanging.spool import Spool, rehearse_into

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.archive import Cancellation
    from db.changes import Changes
    from db.exchange.incoming import Carried
    from db.exchange.losses import Loss
    from db.imports import Wanted
    from viewer.catalogue.exchanging.spool import Rehearsed


def told(files: tuple[Path, ...]) -> tuple[str, list[str]]:
    """Return the format that files are told to be in, "" for none, and the headings of a table."""
    found = {formats.told_from(path) for path in files}
    importer = found.pop() if len(found) == 1 else None
    if importer is None:
        return "", []
    return importer.name, importer.columns(files[0]) if importer.columns else []


def rehearse(
    door: Archive,
    wanted: Wanted,
    spool: Path,
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> tuple[Rehearsed, Spool] | None:
    """Rehearse an import in a child process; None where it was called off."""
    found = in_child(
        rehearse_into, door.path, wanted, spool, progress=progress, cancellation=cancellation
    )
    return None if found is None else (found, Spool(spool))


def carry_out(
    door: Archive,
    wanted: Wanted,
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> tuple[Carried, Changes] | None:
    """Import in a child process that the archive is lent to; None where it was called off.

    A child that is ended leaves the archive as it was: nothing of its transaction stands.
    """
    return door.lend(
        lambda path, who: in_child(
            import_lent, path, who, wanted, progress=progress, cancellation=cancellation
        )
    )


def import_lent(
    path: Path, who: str, wanted: Wanted, *, progress: Callable[[float], None]
) -> tuple[Carried, Changes]:
    """Import into an archive that another process lends; for a child process."""
    with Archive.open_lent(path, who) as door:
        return take_in(door, wanted, progress)


def send_out(
    door: Archive,
    format_name: str,
    out: Path,
    kinds: tuple[str, ...],
    progress: Callable[[float], None],
    cancellation: Cancellation,
) -> tuple[tuple[Loss, ...] | None] | None:
    """Export in a child process and return what was lost; None where it was called off."""
    return in_child(
        export_with_report,
        door.path,
        format_name,
        out,
        kinds,
        progress=progress,
        cancellation=cancellation,
    )


def export_with_report(
    archive: Path,
    format_name: str,
    out: Path,
    kinds: tuple[str, ...],
    *,
    progress: Callable[[float], None],
) -> tuple[tuple[Loss, ...] | None]:
    """Export, and return what was lost, None where nothing tells; for a child process."""
    with Archive.open(archive) as door:
        export(door, format_name, out, kinds, lambda share: progress(0.5 * share))
        found = report(door, format_name, out, kinds, lambda share: progress(0.5 + 0.5 * share))
    return (found,)
