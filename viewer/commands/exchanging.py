"""Commands about other systems' files: imports by parcels, exports with their losses, formats."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from viewer.commands.georeferencing import FORMATS as PLACEMENTS
from viewer.commands.georeferencing import export_placement
from viewer.commands.printing import json_option, print_json, print_table, progress

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.exchange.losses import Loss
    from db.outcomes import Imported

OTHERS = (
    ("article", "Article: text, PDF, Word, OpenDocument, HTML, Markdown, TEI", True, False),
    ("image", "Picture: JPEG, PNG, TIFF", True, False),
    ("georeference", "Control points of a map (with --map)", True, False),
    ("web-annotations", "Web Annotations", True, True),
    ("iiif-georeference", "IIIF Georeference Annotation (with --map)", False, True),
    ("qgis-points", "Control points of QGIS (with --map)", False, True),
)
"""Formats that come and go by other ways than parcels: name, title, in, out."""


def importer_of(files: Sequence[Path], format_name: str | None) -> str | None:
    """Return the parcel format of the files, as it was said or as they tell; None for another."""
    from db.exchange import formats
    from db.imports import importer_for

    if format_name is not None:
        known = {one.name for one in formats.IMPORTERS}
        return format_name if format_name in known else None
    told = importer_for(tuple(files))
    return told.name if told is not None else None


def are_annotations(files: Sequence[Path], format_name: str | None) -> bool:
    """Say whether the files are Web Annotations, as it was said or as they tell."""
    from db.exchange.web_annotations_reading import recognises

    if format_name is not None:
        return format_name == "web-annotations"
    return all(recognises(file) for file in files)


def import_parcels(
    archive: Path,
    files: Sequence[Path],
    importer: str,
    *,
    kind: str | None,
    columns: Mapping[str, str],
    lang: str,
    dry_run: bool,
) -> Imported:
    """Import files of one format; raises the ArchiveError family."""
    from db.archive import Archive
    from db.exchange.ports import Known
    from db.imports import Wanted, outcome, rehearse, take_in

    tell = progress("Importing")
    if importer in ("iiif", "bagit", "tropy"):  # pictures come with them
        from db.manifests import import_manifests

        with Archive.open(archive, mode="read" if dry_run else "write") as door:
            return import_manifests(
                door, files, Known(lang, kind),
                format_name=importer, dry_run=dry_run, progress=tell,
            )  # fmt: skip
    wanted = Wanted(importer, tuple(files), Known(lang, kind, columns))
    with Archive.open(archive, mode="read" if dry_run else "write") as door:
        if dry_run:
            carried = rehearse(door, wanted, tell)
        else:
            carried, _ = take_in(door, wanted, tell)
    return outcome(importer, carried)


def columns_in(pairs: Sequence[str]) -> dict[str, str]:
    """Return a mapping of headings to fields out of `HEADING=FIELD`."""
    found: dict[str, str] = {}
    for pair in pairs:
        heading, equals, name = pair.partition("=")
        if not equals:
            raise click.UsageError(f"A column is given as HEADING=FIELD, not as “{pair}”")
        found[heading] = name
    return found


@click.command("export")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("format_name", metavar="FORMAT")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--kind", "kinds", multiple=True, help="Only records of this kind; repeat it.")
@click.option(
    "--map", "ref", metavar="REF", help="The map that is meant, for control points or tiles."
)
@click.option(
    "--losses",
    "losses_file",
    type=click.Path(path_type=Path),
    help="Write what the format could not hold to this file (.csv or .json).",
)
@click.option("--template", is_flag=True, help="Write an empty table with its headings explained.")
@json_option
def export_command(
    archive: Path,
    format_name: str,
    out: Path,
    kinds: tuple[str, ...],
    ref: str | None,
    losses_file: Path | None,
    *,
    template: bool,
    as_json: bool,
) -> None:
    """Export records in another system's format, and say what it could not hold.

    FORMAT is one of “muniment formats”. With --map, where that map lies: iiif-georeference (a
    IIIF Georeference Annotation) or qgis-points.
    """
    if format_name in PLACEMENTS:
        export_placement(archive, format_name, out, ref, as_json=as_json)
        return
    from db.archive import Archive
    from db.exports import export, report, write_template

    _check(format_name, kinds)
    if template:
        write_template(format_name, out, kinds)
        if as_json:
            print_json({"format": format_name, "file": str(out)})
        else:
            click.echo(f"Wrote {out}")
        return
    tell = progress("Exporting")
    with Archive.open(archive) as door:
        export(door, format_name, out, kinds, tell, (ref,) if ref else ())
        found = report(door, format_name, out, kinds, tell)
    if losses_file is not None:
        from db.exchange.loss_report import write_losses

        write_losses(losses_file, found or ())
    if as_json:
        from db.exchange.loss_report import as_json as told

        lost = None if found is None else [told(one) for one in found]
        print_json({"format": format_name, "file": str(out), "losses": lost})
    else:
        click.echo(f"Wrote {out}")
        _print_losses(format_name, found)


@click.command("formats")
@json_option
def formats_command(*, as_json: bool) -> None:
    """List what import and export know."""
    from db.exchange import formats

    ways = {one.name: _way(one.name, one.title) for one in (*formats.IMPORTERS, *formats.EXPORTERS)}
    for way, suffixes, kinds, direction in (
        *((ways[one.name], one.suffixes, one.kinds, "import") for one in formats.IMPORTERS),
        *((ways[one.name], (one.suffix,), one.kinds, "export") for one in formats.EXPORTERS),
    ):
        way[direction] = True
        way["suffixes"] = list(dict.fromkeys([*way["suffixes"], *suffixes]))
        way["kinds"] = list(dict.fromkeys([*way["kinds"], *kinds]))
    for name, title, comes, goes in OTHERS:
        way = ways.setdefault(name, _way(name, title))
        way["import"], way["export"] = way["import"] or comes, way["export"] or goes
    if as_json:
        print_json(list(ways.values()))
        return
    print_table(
        (way["name"], "in" if way["import"] else "", "out" if way["export"] else "", way["title"])
        for way in ways.values()
    )


def _way(name: str, title: str) -> dict[str, Any]:
    return {
        "name": name, "title": title, "import": False, "export": False, "suffixes": [], "kinds": [],
    }  # fmt: skip


def _print_losses(format_name: str, found: Sequence[Loss] | None) -> None:
    if found is None:
        click.echo(f"Nothing reads {format_name} back, so nothing tells what it lost.")
        return
    if not found:
        click.echo("Nothing was lost.")
        return
    counts = Counter((one.ref.partition("/")[0], one.part) for one in found)
    click.echo(f"Not held, or not whole: {len(found)}")
    print_table((kind, part, str(count)) for (kind, part), count in sorted(counts.items()))


def _check(format_name: str, kinds: Sequence[str]) -> None:
    from db.exchange import formats
    from db.records import KINDS

    known = [one.name for one in formats.EXPORTERS]
    if format_name not in known:
        listed = ", ".join([*known, *PLACEMENTS])
        raise click.UsageError(f"There is no export “{format_name}”, only {listed}")
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise click.UsageError(f"There is no kind “{unknown[0]}”, only {', '.join(KINDS)}")
