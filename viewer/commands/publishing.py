"""Commands that prepare a station: keygen, publish."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from viewer.commands import shapes
from viewer.commands.printing import json_option, print_json, print_table

if TYPE_CHECKING:
    from db.publishing import Published


@click.command("keygen")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
def keygen_command(file: Path, *, as_json: bool) -> None:
    """Make a key that signs packs: FILE, to be kept secret, and FILE.pub for the stations."""
    from db.packs.keys import PUBLIC_SUFFIX, make_keys

    public = make_keys(file)
    public_file = file.with_name(file.name + PUBLIC_SUFFIX)
    if as_json:
        print_json({"secret": str(file), "public": str(public_file), "key": public.text})
    else:
        click.echo(f"Created {file}: keep it secret, and keep a copy where no station is.")
        click.echo(f"Created {public_file}: every station is told to trust it.")


@click.command("publish")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("pack", type=click.Path(path_type=Path))
@click.option(
    "--key",
    required=True,
    type=click.Path(path_type=Path),
    help="The secret key that “muniment keygen” wrote.",
)
@json_option
def publish_command(archive: Path, pack: Path, key: Path, *, as_json: bool) -> None:
    """Write the published records of ARCHIVE into PACK, signed, for exhibit stations."""
    from db.packs.keys import is_exposed, read_secret_key
    from db.publishing import publish

    secret = read_secret_key(key)
    if is_exposed(key):
        click.echo(f"{key} can be read by others on this machine: chmod 600 {key}", err=True)
    published = publish(archive, pack, secret)
    if as_json:
        print_json(_shape(pack, published))
        return
    print_table((kind, str(count)) for kind, count in published.manifest.records.items())
    for out in published.left_out:
        end = f" -> {out.of}" if out.of else ""
        click.echo(f"left out: {out.what} of {out.ref}{end} ({out.why})", err=True)


def _shape(pack: Path, published: Published) -> dict[str, Any]:
    manifest = published.manifest
    return {
        "pack": str(pack),
        "archive": manifest.archive,
        "title": shapes.words(manifest.title),
        "version": manifest.version,
        "records": manifest.records,
        "size": published.size,
        "sha256": manifest.sha256,
        "left_out": [
            {"what": out.what, "ref": out.ref, "of": out.of, "why": out.why}
            for out in published.left_out
        ],
    }
