"""Imports W3C Web Annotations: a file in one revision, or told beforehand what it would bring."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from db.archive import Archive
from db.exchange.web_annotations_reading import check, take_annotations
from db.outcomes import Imported

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from db.transaction import Transaction


def import_annotations(archive: Path, files: Sequence[Path], *, dry_run: bool = False) -> Imported:
    """Take in annotations: mentions as suggestions, evidence found again by its words.

    All files are one revision. Raises ImportRefused for a file that holds none, OpeningRefused for
    the archive; either way it is as it was.
    """
    for path in files:
        check(path)
    found: list[Imported] = []

    def change(transaction: Transaction) -> None:
        found.extend(take_annotations(transaction, path) for path in files)

    with Archive.open(archive, mode="write") as door:
        if dry_run:
            door.rehearse(change)
        else:
            door.write(change)
    return _together(found, several=len(files) > 1)


def _together(found: Sequence[Imported], *, several: bool) -> Imported:
    added: Counter[str] = Counter()
    suggested: Counter[str] = Counter()
    problems: list[tuple[str, str]] = []
    for number, one in enumerate(found, 1):
        added.update(one.added)
        suggested.update(one.suggested)
        prefix = f"file {number}, " if several else ""
        problems += [(f"{prefix}{where}", message) for where, message in one.problems]
    return Imported(
        format="web-annotations",
        added=dict(added),
        suggested=dict(suggested),
        unchanged=sum(one.unchanged for one in found),
        problems=tuple(problems),
        rejected=bool(problems),
    )
