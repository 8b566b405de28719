"""Kills stations at random moments of their updates: the next start always shows a good pack.

Each is a fork that takes, tries and confirms one edition after the other. By turns it dies with its
machine, by itself, with its ledger torn, or on a disk that is full from some byte on.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import update

from db import Archive, reading, tables, writing
from db.errors import ArchiveError
from db.packs.keys import PublicKey, make_keys, read_secret_key
from db.publishing import publish
from db.records import Words
from db.stations.ledger import FILE
from db.stations.store import PackStore
from db.transaction import Transaction

EDITIONS = 6
ENDS = ("power cut", "crash", "torn ledger", "full disk")
LONGEST = 2.5
"""Updates that a station lives for at most, by the time that an undisturbed one takes here."""


def _edition(transaction: Transaction, number: int) -> None:
    place = writing.add_record(transaction, f"place/an-ban-{number}", Words(f"Nơi {number}"))
    transaction.touch(place)
    transaction.connection.execute(update(tables.Record).values(status="published"))


def editions(folder: Path) -> tuple[list[Path], PublicKey]:
    """Publish an archive again and again; return the packs, older to newer, and their key."""
    public = make_keys(folder / "key")
    secret = read_secret_key(folder / "key")
    source = folder / "kho.muniment"
    Archive.create(source, Words("Thử")).close()
    packs: list[Path] = []
    for number in range(EDITIONS):
        with Archive.open(source, mode="write", who="Lan") as archive:
            archive.write(_edition, number)
        packs.append(folder / f"{number:02}.munipack")
        publish(source, packs[-1], secret)
    return packs, public


@dataclass
class Said:
    """What a station reported before it died: the editions that were taken, and proved good."""

    taken: int = -1
    good: int = -1
    refused: dict[str, int] = field(default_factory=dict[str, int])

    def hear(self, line: str) -> None:
        """Remember one report."""
        what, _, which = line.partition(" ")
        if what == "taken":
            self.taken = int(which)
        elif what == "good":
            self.good = int(which)
        elif what == "refused":
            self.refused[which] = self.refused.get(which, 0) + 1


def _run(store: PackStore, packs: list[Path], first: int, pipe: int) -> None:
    """Update until killed, or until there is no newer edition."""

    def say(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    say("begins")
    started = store.start()
    if started is not None and started.on_trial:
        store.confirm()
    for number in range(first, len(packs)):
        try:
            new = store.take(packs[number])
            say(f"taken {number}")  # a station that died before it said so has it already
            if new is None:
                continue
            store.adopt()
            store.confirm()
            say(f"good {number}")
        except ArchiveError as refusal:
            say(f"refused {type(refusal).__name__}")


def kill_one(
    store: PackStore, packs: list[Path], first: int, seconds: float, room: int | None
) -> list[str]:
    """Start a station, kill it after some seconds, and return what it said; "killed" at its end.

    That is missing where the station had come to its own end before.
    """
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
        try:
            _run(store, packs, first, writer)
        finally:
            os._exit(1)
    os.close(writer)
    said = os.read(reader, 4096)  # it begins to count when the station begins
    timer = threading.Timer(seconds, os.kill, (pid, signal.SIGKILL))
    timer.start()
    while chunk := os.read(reader, 65536):
        said += chunk
    timer.cancel()
    timer.join()
    os.close(reader)
    _, status = os.waitpid(pid, 0)
    lines = [line for line in said.decode().split("\n")[:-1] if line]
    return [*lines, "killed"] if os.WIFSIGNALED(status) else lines


def undisturbed(folder: Path, packs: list[Path], public: PublicKey) -> float:
    """Return the seconds that one update takes on this machine, one with another."""
    store = PackStore(folder, public, boot="undisturbed")
    began = time.perf_counter()
    lines = kill_one(store, packs, 0, 600, None)
    assert lines[-1] == f"good {len(packs) - 1}", lines
    return (time.perf_counter() - began) / len(packs)


def _shown(store: PackStore) -> int:
    """Start the station, read what it shows, and end it as badly as before; -1 for nothing."""
    started = store.start()
    store._lock.release()
    if started is None:
        return -1
    with started.pack.archive as archive:
        return len(archive.read(reading.summaries, "place")) - 1


def main() -> None:
    """Kill as many as the command line says, and print what the next starts showed."""
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    packs, public = editions(folder)
    source = random.Random(1950)
    station = folder / "station"
    longest = LONGEST * undisturbed(folder / "undisturbed", packs, public)
    said, updates, tried, amid = Said(), 0, 0, 0
    for number in range(count):
        end = ENDS[number % len(ENDS)]
        boot = f"boot {number}" if end == "power cut" else "boot"
        store = PackStore(station, public, boot=boot)
        room = source.choice((300, 600, 2_000, 50_000, 150_000)) if end == "full disk" else None
        before = said.good
        lines = kill_one(store, packs, max(said.taken, 0), source.uniform(0, longest), room)
        for line in lines:
            said.hear(line)
        updates += said.good - before
        amid += lines[-1] == "killed"
        ledger = station / FILE
        if end == "torn ledger" and ledger.exists():
            os.truncate(ledger, source.randrange(ledger.stat().st_size))
        shown = _shown(PackStore(station, public, boot=f"after {boot}"))
        assert shown >= said.good, (number, end, shown, said)
        assert shown <= said.taken + 1, (number, end, shown, said)
        tried += shown > said.good
        assert len(list(station.glob("*munipack*"))) <= 3, list(station.iterdir())
        if max(said.good, shown) >= EDITIONS - 2:
            shutil.rmtree(station)
            said = Said(refused=said.refused)
    refused = ", ".join(f"{name} {times}" for name, times in sorted(said.refused.items()))
    assert amid > count // 2, f"only {amid} of {count} were killed amid an update"
    print(
        f"{count} ended, {amid} of them killed amid an update, {updates} updates done;"
        f" {count} starts with a good pack, {tried} of them newer than the last reported;"
        f" refused: {refused or 'nothing'}"
    )


if __name__ == "__main__":
    main()
