"""Command of the exhibit station: exhibit. Qt is imported inside it."""

from __future__ import annotations

from pathlib import Path

import click


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
    from viewer.commands.showing import show

    return show(
        source,
        file,
        windowed=windowed,
        supervised=supervised,
        trusted_key=trust,
        language=lang,
        idle_seconds=idle,
    )
