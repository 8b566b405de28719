"""Commands that take back and put back: undo, redo, backup, restore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from viewer.commands.asking import archive_argument
from viewer.commands.printing import json_option, print_json, progress

if TYPE_CHECKING:
    from db.changes import Changes


@click.command("undo")
@archive_argument
@json_option
def undo_command(archive: Path, *, as_json: bool) -> None:
    """Take back the newest change that stands; it can be done again with redo."""
    _step(archive, "undo", as_json=as_json)


@click.command("redo")
@archive_argument
@json_option
def redo_command(archive: Path, *, as_json: bool) -> None:
    """Bring back the change that was undone last."""
    _step(archive, "redo", as_json=as_json)


def _step(path: Path, action: str, *, as_json: bool) -> None:
    from db import editing, reading
    from db.archive import Archive

    with Archive.open(path, mode="write") as door:
        changes = door.write(editing.undo if action == "undo" else editing.redo)
        state = door.read(reading.undo_state)
        why = door.read(reading.revisions, None, 1)[0].why
    if as_json:
        print_json(
            {
                "action": action,
                "revision": changes.revision,
                "undoes": changes.answer,
                "why": why,
                **_touched(changes),
                "can_undo": state.undo is not None,
                "can_redo": state.redo is not None,
            }
        )
    else:
        done = "Took back" if action == "undo" else "Brought back"
        click.echo(f"{done} revision {changes.answer}: {why}")


def _touched(changes: Changes) -> dict[str, list[str]]:
    return {
        name: sorted(refs)
        for name, refs in (
            ("added", changes.added),
            ("edited", changes.edited),
            ("removed", changes.removed),
        )
    }


@click.command("backup")
@archive_argument
@click.argument("out", type=click.Path(path_type=Path))
@json_option
def backup_command(archive: Path, out: Path, *, as_json: bool) -> None:
    """Back an archive up: whole into a new file, or into a folder, originals once for all.

    A folder gets a dated catalogue each time, each original once, and older catalogues are thinned.
    """
    from db.backups import back_up
    from db.copying import copy
    from db.opening import examine

    examine(archive)
    told = progress("Backing up")
    if out.is_dir():
        made = back_up(archive, out, progress=told).path
    else:
        copy(archive, out, told)
        made = out
    if as_json:
        print_json({"archive": str(archive), "backup": str(made), "bytes": made.stat().st_size})
    else:
        click.echo(f"Backed up to {made}")


@click.command("restore")
@click.argument("backup", type=click.Path(path_type=Path))
@archive_argument
@json_option
def restore_command(backup: Path, archive: Path, *, as_json: bool) -> None:
    """Make ARCHIVE what BACKUP holds, whole; what was there is kept under another name."""
    from db.restoration import restore

    kept = restore(backup, archive, progress("Restoring"))
    if as_json:
        print_json({"archive": str(archive), "backup": str(backup), "kept": kept and str(kept)})
    else:
        click.echo(f"Restored {archive}")
        if kept is not None:
            click.echo(f"What was there is kept as {kept}")
