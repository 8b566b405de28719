"""Commands for those who look after a station: station-check, station-counts, station-pin."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from viewer.commands.printing import json_option, print_json, strong

if TYPE_CHECKING:
    from viewer.exhibit.service.readiness import Line
    from viewer.exhibit.settings import StationSettings

NOT_READY = 1
SIGNS = {"ok": "ok", "note": "look", "wrong": "WRONG"}

settings_option = click.option(
    "--settings", "file", type=click.Path(path_type=Path), help="The station's settings (TOML)."
)


def _settings(file: Path | None, trust: str | None = None) -> StationSettings:
    from viewer.exhibit.settings import StationSettings, read_settings

    settings = read_settings(file) if file else StationSettings()
    return replace(settings, trusted_key=trust) if trust else settings


@click.command("station-check")
@click.option("--trust", metavar="PUBLICKEY", help="The museum's public key: its line or file.")
@settings_option
@json_option
def check_command(trust: str | None, file: Path | None, *, as_json: bool) -> int:
    """Say on one page whether this station is ready for visitors, and what to do if not.

    Screen, touch, letters, sound, clock, disk, folders, key, packs, PIN and log are looked at.
    Nothing is changed. The exit status is 1 where something is wrong.
    """
    from viewer.exhibit.service.readiness import examine

    lines = examine(_settings(file, trust))
    ready = all(line.level != "wrong" for line in lines)
    if as_json:
        print_json({"ready": ready, "lines": [asdict(line) for line in lines]})
    else:
        _print_page(lines, ready=ready)
    return 0 if ready else NOT_READY


def _print_page(lines: tuple[Line, ...], *, ready: bool) -> None:
    width = max(len(line.name) for line in lines)
    for line in lines:
        click.echo(f"{SIGNS[line.level]:<5}  {line.name:<{width}}  {line.told}")
        if line.remedy:
            click.echo(f"{'':<5}  {'':<{width}}  -> {line.remedy}")
    click.echo(strong("This station is ready." if ready else "This station is NOT ready."))


@click.command("station-counts")
@click.argument("out", required=False, type=click.Path(path_type=Path), metavar="[OUT.csv]")
@settings_option
@json_option
def counts_command(out: Path | None, file: Path | None, *, as_json: bool) -> None:
    """Export what visitors did, counted by the hour, as CSV: to OUT.csv, or to the terminal.

    Sessions, screens, languages, records and searches without results; nothing tells one visitor
    from another.
    """
    from db.errors import Impossible
    from viewer.exhibit.service.folders import tally_folder
    from viewer.exhibit.service.tally import HEADER, counted

    folder = tally_folder(_settings(file))
    try:
        rows = counted(folder)
        if as_json:
            print_json([dict(zip(HEADER, row, strict=True)) for row in rows])
            return
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([HEADER, *rows])
        if out is None:
            click.echo(text.getvalue(), nl=False)
        else:
            with out.open("x", encoding="utf-8-sig", newline="") as target:
                target.write(text.getvalue())
    except FileExistsError as error:
        raise Impossible(
            "{path} exists already.", "Choose another name, or move that file.", path=out
        ) from error
    except OSError as error:
        raise Impossible(
            "{path} cannot be read or written ({reason}).",
            "Check the names, and the permissions of file and folder.",
            path=error.filename or folder,
            reason=error.strerror,
        ) from error


@click.command("station-pin")
@click.password_option("--pin", prompt="PIN (4 to 12 digits)", confirmation_prompt=True)
def pin_command(pin: str) -> None:
    """Print the line of the settings that lets staff out with a PIN; the PIN itself is nowhere."""
    from viewer.exhibit.pin import hash_of, is_pin

    if not is_pin(pin):
        raise click.BadParameter("It takes 4 to 12 digits", param_hint="PIN")
    click.echo(f'pin_hash = "{hash_of(pin)}"')
