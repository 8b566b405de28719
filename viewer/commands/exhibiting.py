"""Command of the exhibit station: exhibit. Qt is imported inside it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from viewer.exhibit.app import Source
    from viewer.exhibit.settings import StationSettings

PACK_SUFFIX = ".munipack"


@click.command("exhibit")
@click.argument("source", required=False, type=click.Path(path_type=Path), metavar="[ARCHIVE|PACK]")
@click.option("--trust", metavar="PUBLICKEY", help="The museum's public key: its line or file.")
@click.option("--settings", "file", type=click.Path(path_type=Path), help="The station's settings.")
@click.option("--lang", type=click.Choice(["vi", "en"]), help="The language visits begin in.")
@click.option(
    "--idle", type=click.IntRange(1, 3600), metavar="SECONDS", help="Until the countdown."
)
@click.option("--windowed", is_flag=True, help="Stay in a window: for rehearsal.")
@click.option("--supervised", is_flag=True, help="Start it again when it hangs or crashes.")
def exhibit_command(
    source: Path | None,
    trust: str | None,
    file: Path | None,
    lang: str | None,
    idle: int | None,
    *,
    windowed: bool,
    supervised: bool,
) -> int:
    """Show an archive or a signed pack to visitors, full screen.

    An archive is shown read-only, for rehearsal; a pack only if it is signed by the key that
    --trust or the settings name. A station in service takes its packs from the folders that its
    settings name.
    """
    from viewer.exhibit.settings import StationSettings, read_settings

    settings = read_settings(file) if file else StationSettings()
    if supervised:
        from viewer.exhibit.service.supervisor import supervise

        return supervise(sys.argv[1:], settings)
    settings = replace(
        settings,
        language=lang or settings.language,
        idle_seconds=idle or settings.idle_seconds,
        trusted_key=trust or settings.trusted_key,
        packs=None if source else settings.packs,  # what is named is shown
    )
    shown = source_of(source or settings.archive, settings)
    from viewer.exhibit.app import run

    return run(shown, settings, windowed=windowed)


def source_of(path: Path | None, settings: StationSettings) -> Source:
    """Return what is to be shown: `path`, or the bundled archive; a pack only with its key."""
    from viewer.exhibit.app import Source

    if path is None:
        from viewer.working_copy import BUNDLED

        return Source(BUNDLED)
    if path.suffix == PACK_SUFFIX and not settings.trusted_key:
        from db.errors import Impossible

        raise Impossible(
            "{path} is a pack, and no key was named that it must be signed by.",
            "Name the museum's public key with --trust.",
            path=path,
        )
    return Source(path, settings.trusted_key if path.suffix == PACK_SUFFIX else "")
