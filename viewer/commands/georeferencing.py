"""Commands about where maps lie: import and export of control points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from viewer.commands.printing import print_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.outcomes import Imported

FORMATS = ("iiif-georeference", "qgis-points")


def import_placement(
    archive: Path, files: Sequence[Path], ref: str | None, item: int | None, *, dry_run: bool
) -> Imported:
    """Give the map `ref` the control points of the one file; raises the ArchiveError family."""
    from db import Archive
    from db.georeferencing import take_placement
    from db.maps.placement_files import placement_on, read_placement
    from db.outcomes import Imported

    if ref is None or len(files) != 1:
        raise click.UsageError("Control points are those of one map: say which with --map REF")
    placement = read_placement(files[0], item)
    with Archive.open(archive, mode="read" if dry_run else "write") as door:
        if dry_run:
            door.read(placement_on, ref, placement, files[0])
            changed = True
        else:
            changed = bool(door.write(take_placement, ref, placement, files[0]))
    found = len(placement.points)
    return Imported(
        format="georeference",
        added={"control-point": found} if changed else {},
        suggested={},
        unchanged=0 if changed else found,
        problems=tuple((str(files[0]), problem) for problem in placement.problems),
    )


def export_placement(
    archive: Path, format_name: str, out: Path, ref: str | None, *, as_json: bool
) -> None:
    """Write where the map `ref` lies, in one of FORMATS."""
    from db import Archive
    from db.maps.placement_files import placement_text, write_file

    if ref is None:
        raise click.UsageError("Control points are those of one map: say which with --map REF")
    with Archive.open(archive) as door:
        text = door.read(placement_text, ref, format_name)
    write_file(out, text)
    if as_json:
        print_json({"format": format_name, "map": ref, "file": str(out)})
    else:
        click.echo(f"Wrote {out}")
