"""Commands that check: verify."""

from __future__ import annotations

from pathlib import Path

import click

from viewer.commands import shapes
from viewer.commands.printing import json_option, print_json, print_table

PROBLEMS_FOUND = 1


@click.command("verify")
@click.argument("archive", type=click.Path(path_type=Path))
@json_option
def verify_command(archive: Path, *, as_json: bool) -> int:
    """Check an archive: SQLite's own integrity, originals, quotes, and the search index."""
    from db.verification import verify

    checks = verify(archive)
    if as_json:
        print_json(shapes.verified(checks))
    else:
        print_table(("ok" if check.ok else "WRONG", check.name, check.message) for check in checks)
    return 0 if all(check.ok for check in checks) else PROBLEMS_FOUND
