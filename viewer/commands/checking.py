"""Commands that check: verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from viewer.commands import shapes
from viewer.commands.printing import json_option, print_json, print_table

if TYPE_CHECKING:
    from db.outcomes import Check

PROBLEMS_FOUND = 1


@click.command("verify")
@click.argument("archive", type=click.Path(path_type=Path))
@click.option("--trust", metavar="PUBLICKEY", help="The public key (file or line) of a pack.")
@json_option
def verify_command(archive: Path, trust: str | None, *, as_json: bool) -> int:
    """Check an archive: SQLite's own integrity, originals, quotes, and the search index.

    A pack is checked with its manifest and its signature by the key that --trust names.
    """
    checks = _checks(archive, trust)
    if as_json:
        print_json(shapes.verified(checks))
    else:
        print_table(("ok" if check.ok else "WRONG", check.name, check.message) for check in checks)
    return 0 if all(check.ok for check in checks) else PROBLEMS_FOUND


def _checks(path: Path, trust: str | None) -> tuple[Check, ...]:
    from db.packs.envelope import is_pack

    if not is_pack(path):
        from db.verification import verify

        return verify(path)
    from db.packs.keys import read_public_key
    from db.publishing import verify_pack

    return verify_pack(path, None if trust is None else read_public_key(trust))
