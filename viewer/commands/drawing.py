"""Commands that draw: open, screenshot and guide. Qt is imported inside them."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import click

SIZE = re.compile(r"(\d{3,4})x(\d{3,4})")


@click.command("open")
@click.argument("archive", required=False, type=click.Path(path_type=Path))
def open_command(archive: Path | None = None) -> int:
    """Open the viewer; without ARCHIVE, on the bundled archive."""
    from viewer.app import run

    return run(archive)


@click.command("screenshot")
@click.argument("archive", type=click.Path(path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option(
    "--view",
    type=click.Choice(["window", "exhibit", "map", "timeline"]),
    default="window",
    show_default=True,
)
@click.option("--select", metavar="REF", help="The record to choose.")
@click.option("--query", metavar="TEXT", help="What to type into the search field.")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@click.option(
    "--theme", type=click.Choice(["light", "dark", "contrast"]), default="light", show_default=True
)
@click.option("--size", default="1920x1080", show_default=True, metavar="WxH")
def screenshot_command(
    archive: Path,
    out: Path,
    view: str,
    select: str | None,
    query: str | None,
    lang: str,
    theme: str,
    size: str,
) -> None:
    """Draw the real window into a PNG file, without a display."""
    match = SIZE.fullmatch(size)
    if match is None:
        raise click.BadParameter(f"“{size}” is no size; write it like 1920x1080")
    from viewer.screenshot import render

    render(
        archive,
        out,
        view=view,
        select=select,
        query=query,
        lang=lang,
        theme=theme,
        size=(int(match.group(1)), int(match.group(2))),
    )
    click.echo(f"Wrote {out}")


@click.command("guide")
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
def guide_command(out: Path, lang: str) -> None:
    """Write the user's guide as a PDF file; in the window it is under F1."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from viewer.app import RESOURCES
    from viewer.application import application_of, furnish
    from viewer.guide.printing import print_guide
    from viewer.state.language import Language

    application = application_of(sys.argv[:1])
    furnish(application)
    language = Language(RESOURCES / "translations", lang)
    try:
        pages = print_guide(out, lang)
    finally:
        language.forget()
    click.echo(f"Wrote {out}: {pages} pages")
