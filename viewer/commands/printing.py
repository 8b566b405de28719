"""How commands print: one JSON document, or aligned lines for people."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def print_json(document: Any) -> None:  # noqa: ANN401 - any JSON document
    """Print the document, UTF-8 and not escaped, and nothing else."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=2))


def print_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows with their columns aligned; the last column runs as long as it is."""
    table = [tuple(str(cell) for cell in row) for row in rows]
    if not table:
        return
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]) - 1)]
    for row in table:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join((*cells, row[-1])).rstrip())


def strong(text: str) -> str:
    """Return the text bold where a person reads it on a terminal that shows it."""
    return click.style(text, bold=True) if coloured() else text


def coloured() -> bool:
    """Say whether colour is wanted: a terminal, and NO_COLOR not set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def progress(label: str) -> Callable[[float], None]:
    """Return a function that shows how far (0 to 1) the work is; silent unless on a terminal."""
    if not sys.stderr.isatty():
        return lambda _share: None

    def show(share: float) -> None:
        click.echo(f"\r{label} {share:4.0%}", err=True, nl=share >= 1)

    return show
