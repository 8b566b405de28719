"""Reads mutated archives to the bottom, in a process of its own: FILE FOLDER STRIDE SEED...

Prints one JSON line a mutant: what became of it. Whatever ends this process shows as a line that
is missing.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import random
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from db import Archive, reading, writing
from db.errors import ArchiveError
from db.records import KINDS, Words
from db.search.query import search
from db.verification import checks

sys.path.insert(0, str(Path(__file__).parent))
from mutations import alter_cells, mutated

if TYPE_CHECKING:
    from collections.abc import Callable

    from db.transaction import Transaction


def read_everything(archive: Archive, stride: int) -> None:
    """Ask every question that can be asked, of one record in `stride`."""
    sound = contextlib.suppress(ArchiveError)
    for question in (reading.about, reading.layers, reading.timeline, reading.places):
        with sound:
            archive.read(question)
    for question in (reading.routes, reading.units, reading.citations, reading.suggestions):
        with sound:
            archive.read(question)
    with sound:
        archive.read(reading.revisions, None, 3)
    with sound:
        archive.read(search, "dong khe")
    for kind in KINDS:
        with sound:
            listed = archive.read(reading.summaries, kind)[::stride]
            for position, summary in enumerate(listed):
                read_one(archive, summary.ref, whole=position % 9 == 0)
    with sound:
        archive.read(checks)


def read_one(archive: Archive, ref: str, *, whole: bool) -> None:
    """Ask what a selected record asks."""
    with contextlib.suppress(ArchiveError):
        archive.read(reading.record, ref)
        if whole:
            archive.read(reading.related, ref)
            archive.read(reading.why, ref)
        if ref.startswith("section/"):
            archive.read(reading.section_text, ref)


def add_place(transaction: Transaction) -> None:
    """Write something small."""
    writing.add_record(transaction, "place/noi-moi", Words("Nơi mới", "A new place"))


def attempt(path: Path, stride: int) -> str:
    """Open, read all, leave the file as it was; then open for writing and write."""
    before = hashlib.sha256(path.read_bytes()).digest()
    outcome = "read"
    try:
        with Archive.open(path) as archive:
            read_everything(archive, stride)
    except ArchiveError as error:
        outcome = "refused"
        check_sentence(error)
    if hashlib.sha256(path.read_bytes()).digest() != before:
        return "changed by reading"
    try:
        with Archive.open(path, mode="write", who="Lan") as archive:
            archive.write(add_place)
    except ArchiveError as error:
        check_sentence(error)
    return outcome


def check_sentence(error: ArchiveError) -> None:
    """Raise AssertionError unless the error is one line with a remedy."""
    assert "\n" not in str(error), repr(str(error))
    assert error.remedy.endswith("."), error.remedy


def tell(seed: int, work: Callable[[], str]) -> None:
    """Print what became of one mutant."""
    try:
        outcome = work()
    except Exception:  # noqa: BLE001 - any that escapes is what this program looks for
        outcome = "escaped: " + traceback.format_exc(limit=-6)
    print(json.dumps({"seed": seed, "outcome": outcome}), flush=True)


def main() -> None:
    """Try the mutants of these seeds one after the other."""
    original, folder, stride, *seeds = sys.argv[1:]
    data = Path(original).read_bytes()
    path = Path(folder) / "mutant.muniment"
    for seed in map(int, seeds):
        source = random.Random(seed)
        if seed % 2:
            path.write_bytes(mutated(data, source))
        else:
            path.write_bytes(data)
            alter_cells(path, source)
        tell(seed, lambda: attempt(path, int(stride)))
        for left in Path(folder).iterdir():
            left.unlink()


if __name__ == "__main__":
    main()
