"""Imports mutated articles, in a process of its own: FILE FOLDER SEED... Prints a line a mutant."""

from __future__ import annotations

import json
import random
import shutil
import sys
import traceback
from pathlib import Path

from db import Archive
from db.errors import ImportRefused
from db.importing import import_articles
from db.records import Words
from db.verification import verify

sys.path.insert(0, str(Path(__file__).parent))
from mutations import garbled, mutated


def mutant(data: bytes, name: str, seed: int) -> bytes:
    """Return the article damaged as bytes, or (a text, every other time) as text."""
    source = random.Random(seed)
    if name.endswith(".txt") and seed % 2:
        return garbled(data.decode("utf-8"), source).encode("utf-8", "surrogatepass")
    return mutated(data, source)


def attempt(file: Path, archive: Path) -> str:
    """Import the file; a refusal is one sentence and changes nothing, an import verifies."""
    before = archive.read_bytes()
    sentence = None
    try:
        import_articles(archive, [file], accept="certain")
    except ImportRefused as error:
        sentence = str(error)
    if sentence is not None:
        quiet = "\n" not in sentence and archive.read_bytes() == before
        return "refused" if quiet else f"refused badly: {sentence!r}"
    wrong = [check for check in verify(archive) if not check.ok]
    return f"unsound: {wrong}" if wrong else "imported"


def main() -> None:
    """Try the mutants of these seeds one after the other."""
    original, folder, *seeds = sys.argv[1:]
    data = Path(original).read_bytes()
    empty, archive = Path(folder) / "empty.muniment", Path(folder) / "a.muniment"
    file = Path(folder) / f"mutant{Path(original).suffix}"
    empty.unlink(missing_ok=True)
    Archive.create(empty, Words("Thử", "Trial")).close()
    for seed in map(int, seeds):
        shutil.copy(empty, archive)
        file.write_bytes(mutant(data, file.name, seed))
        try:
            outcome = attempt(file, archive)
        except Exception:  # noqa: BLE001 - any that escapes is what this program looks for
            outcome = "escaped: " + traceback.format_exc(limit=-6)
        print(json.dumps({"seed": seed, "outcome": outcome}), flush=True)


if __name__ == "__main__":
    main()
