"""Adds places one revision after the other and prints each ref once it is saved; never ends."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from db import Archive, writing
from db.records import Words

if TYPE_CHECKING:
    from db.transaction import Transaction


def add(transaction: Transaction, ref: str) -> None:
    """Add a place with a variant name and a text."""
    words = Words(f"Nơi {ref}", f"Place {ref}")
    place = writing.add_record(transaction, ref, words, prose={"summary": words})
    writing.add_name(transaction, place, f"Chỗ {ref}", type="variant", lang="vi")


def main() -> None:
    """Write until the end."""
    path, first = Path(sys.argv[1]), int(sys.argv[2])
    with Archive.open(path, mode="write", who="Lan") as archive:
        for number in itertools.count():
            ref = f"place/noi-{first}-{number}"
            archive.write(add, ref)
            print(ref, flush=True)


if __name__ == "__main__":
    main()
