"""Brings mutated packs, signed all the same, to a station: BUNDLED FOLDER COUNT FIRST.

Whoever has the museum's key can sign anything. Prints how many were refused and how many taken;
whatever ends this process, or raises anything but a refusal, shows at once.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

from db.errors import ArchiveError, OpeningRefused
from db.packs import envelope
from db.packs.keys import SecretKey, make_keys, read_secret_key
from db.publishing import publish
from db.stations.store import PackStore

sys.path.insert(0, str(Path(__file__).parent))
from mutations import alter_cells, mutated
from reading_mutants import read_everything

STRIDE = 40


def mutant(good: Path, path: Path, key: SecretKey, seed: int) -> None:
    """Write a changed copy of a pack, with the right sums and signature, and a newer version."""
    source = random.Random(seed)
    with good.open("rb") as file:
        parts = envelope.measure(file, good)
        database = file.seek(0) or file.read(parts.database)
        manifest = json.loads(file.read(parts.manifest))
    if seed % 3:
        path.write_bytes(database)
        with suppress(OSError):
            alter_cells(path, source)
    else:
        path.write_bytes(mutated(database, source))
    changed = path.read_bytes()
    manifest |= {
        "sha256": hashlib.sha256(changed).hexdigest(),
        "size": len(changed),
        "version": manifest["version"] + 1,
    }
    if seed % 5 == 0:
        text = mutated(json.dumps(manifest).encode(), source)
    else:
        text = json.dumps(manifest).encode()
    envelope.seal(path, text, key)


def bring(folder: Path, store: PackStore, pack: Path) -> str:
    """Bring one pack to a station that shows a good one; return what became of it."""
    before = store.ledger
    refusal: OpeningRefused | None = None
    try:
        if store.take(pack) is None:
            return "not changed at all"
    except OpeningRefused as error:
        refusal = error
    if refusal is not None:
        assert "\n" not in str(refusal), refusal
        assert refusal.remedy
        assert store.ledger == before
        return "refused"
    try:
        adopted = store.adopt()
    except OpeningRefused:
        return "given up when it was to be shown"
    assert adopted is not None
    with suppress(ArchiveError), adopted.pack.archive as archive:
        read_everything(archive, STRIDE)
    assert len(list(folder.glob("*munipack*"))) == 2
    return "taken"


def main() -> None:
    """Bring as many as the command line says."""
    bundled, folder = Path(sys.argv[1]), Path(sys.argv[2])
    count, first = int(sys.argv[3]), int(sys.argv[4])
    public = make_keys(folder / "key")
    key = read_secret_key(folder / "key")
    good, bad, station = folder / "good.munipack", folder / "bad.munipack", folder / "station"
    publish(bundled, good, key)
    outcomes: Counter[str] = Counter()
    for seed in range(first, first + count):
        mutant(good, bad, key, seed)
        store = PackStore(station, public, boot="boot")
        store.start()
        store.take(good)
        if (adopted := store.adopt()) is not None:
            adopted.pack.archive.close()
            store.confirm()
        outcomes[bring(station, store, bad)] += 1
        store.close()
        for boot in ("next", "next", "next"):  # it crashes twice: the good one is back
            store = PackStore(station, public, boot=boot)
            started = store.start()
            assert started is not None, seed
            started.pack.archive.close()
            store._lock.release()
        assert started.entry.version == store.ledger.goods[0].version, seed
        shutil.rmtree(station)
    told = ", ".join(f"{number} {name}" for name, number in outcomes.most_common())
    print(f"{count} mutated and signed packs: {told}; the good pack came back each time")


if __name__ == "__main__":
    main()
