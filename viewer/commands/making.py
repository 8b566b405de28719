"""Commands that write: new, build, import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from viewer.commands import shapes
from viewer.commands.exchanging import are_annotations, columns_in, import_parcels, importer_of
from viewer.commands.georeferencing import import_placement
from viewer.commands.pictures import are_pictures, import_scans
from viewer.commands.printing import json_option, print_json, print_table, progress

if TYPE_CHECKING:
    from db import Archive
    from db.outcomes import Imported

PROBLEMS_FOUND = 1
MOST_SHOWN = 50
"""Problems that are shown to a person."""
WAYS = ("article", "image", "georeference", "web-annotations")
"""Imports that are no parcels."""


@click.command("new")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--title", required=True, help="The archive's title, in its own language.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@json_option
def new_command(archive: Path, title: str, lang: str, *, as_json: bool) -> None:
    """Create an empty archive."""
    from db.archive import Archive
    from db.records import Words

    words = Words(vi=title) if lang == "vi" else Words(en=title)
    with Archive.create(archive, words, lang) as made:
        _call_ours(made)
    if as_json:
        print_json({"archive": str(archive), "title": shapes.words(words), "lang": lang})
    else:
        click.echo(f"Created {archive}")


@click.command("build")
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("archive", type=click.Path(path_type=Path))
@json_option
def build_command(folder: Path, archive: Path, *, as_json: bool) -> None:
    """Compile a folder of sources (TOML and Markdown) into a new archive."""
    from db.building import build

    counts = {kind: count for kind, count in build(folder, archive).items() if count}
    if as_json:
        print_json({"archive": str(archive), "records": counts})
    else:
        print_table((kind, str(count)) for kind, count in counts.items())


@click.command("import")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option(
    "--as",
    "format_name",
    metavar="FORMAT",
    help="What the files are (see “muniment formats”); told from each file otherwise.",
)
@click.option(
    "--accept",
    type=click.Choice(["none", "certain"]),
    default="none",
    show_default=True,
    help="Which suggestions to accept at once: those that name a known record, or none.",
)
@click.option("--as-map", is_flag=True, help="Describe each picture as a map, too.")
@click.option("--beside", is_flag=True, help="Keep originals of pictures in NAME-originals.")
@click.option("--dry-run", is_flag=True, help="Say what would be added, and add nothing.")
@click.option("--map", "ref", metavar="REF", help="The map whose control points the file holds.")
@click.option("--item", type=int, help="Which of several maps in the file is meant, from 1.")
@click.option("--kind", help="What the rows of a table are, where it doesn't say.")
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="HEADING=FIELD",
    help="Which field a heading of a table means; repeat it.",
)
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    show_default=True,
    help="The language of texts that name none.",
)
@json_option
def import_command(  # noqa: PLR0913 - its options
    archive: Path,
    files: tuple[Path, ...],
    format_name: str | None,
    accept: str,
    ref: str | None,
    item: int | None,
    *,
    kind: str | None,
    columns: tuple[str, ...],
    lang: str,
    as_map: bool,
    beside: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Import articles, pictures, control points (--map), or records in another system's format."""
    _check(files, format_name, kind)
    if ref is not None or format_name == "georeference":
        report = import_placement(archive, files, ref, item, dry_run=dry_run)
    elif format_name == "image" or (format_name is None and are_pictures(files)):
        report = import_scans(archive, files, beside=beside, as_map=as_map, dry_run=dry_run)
    elif are_annotations(files, format_name):
        from db.annotating import import_annotations

        report = import_annotations(archive, files, dry_run=dry_run)
    elif importer := importer_of(files, format_name):
        report = import_parcels(
            archive, files, importer, kind=kind, columns=columns_in(columns), lang=lang,
            dry_run=dry_run,
        )  # fmt: skip
    else:
        from db.importing import import_articles

        report = import_articles(
            archive, files, accept=accept, dry_run=dry_run, progress=progress("Reading")
        )
    if as_json:
        print_json(shapes.imported(report))
    else:
        _print_report(report)
        for where, message in report.problems[:MOST_SHOWN]:
            click.echo(f"{where}: {message}" if where else message, err=True)
        if len(report.problems) > MOST_SHOWN:
            more = len(report.problems) - MOST_SHOWN
            click.echo(f"and {more} more; --json lists them", err=True)
    sys.stderr.flush()
    return PROBLEMS_FOUND if report.rejected else 0


def _call_ours(archive: Archive) -> None:
    """Let the viewer know that whoever runs this has made the archive, and may edit it."""
    from db import reading
    from viewer.folders import data_folder
    from viewer.state.recents import Recents

    Recents(data_folder()).note(archive.path, archive.read(reading.about), ours=True)


def _check(files: tuple[Path, ...], format_name: str | None, kind: str | None) -> None:
    from db.exchange import formats

    for file in files:
        formats.refuse_missing(file)
    from db.records import KINDS

    known = [*WAYS, *(one.name for one in formats.IMPORTERS)]
    if format_name is not None and format_name not in known:
        raise click.UsageError(f"There is no import “{format_name}”, only {', '.join(known)}")
    if kind is not None and kind not in KINDS:
        raise click.UsageError(f"There is no kind “{kind}”, only {', '.join(KINDS)}")


def _print_report(report: Imported) -> None:
    parts = (("added", report.added), ("changed", report.changed), ("suggested", report.suggested))
    for label, counts in parts:
        if counts:
            print_table((label, kind, str(count)) for kind, count in counts.items())
    if report.unchanged:
        click.echo(f"unchanged  {report.unchanged}")
