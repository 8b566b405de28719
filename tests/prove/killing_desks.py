"""Kills archivists at work, by SIGKILL at random moments: what they reported as saved is there.

Each is a fork of this process, which has imported everything already. A third of them work on a
disk that is full now and then (SQLite's page limit), a third on an archive that turns read-only.
"""

from __future__ import annotations

import itertools
import os
import random
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import event

from db import Archive, editing, reading
from db.errors import ArchiveError
from db.records import Words
from db.verification import verify

if TYPE_CHECKING:
    import sqlite3

    from db.transaction import Transaction

TROUBLES = ("none", "full", "read-only")
SPARE_PAGES = 30
REFUSED_EVERY = 4
LONGEST = 0.8
"""Seconds that an archivist lives at most."""


def work(transaction: Transaction, name: str) -> None:
    """Make a place with a text and a link."""
    ref = editing.create(transaction, "place", Words(name), slug=name, columns={"lat": 21.0})
    editing.set_prose(transaction, ref, "summary", "vi", f"Nơi {name}. " * 20)
    editing.add_link(transaction, ref, "located-in", "place/goc")


def trouble(archive: Archive, kind: str) -> None:
    """Let transactions of the writer run out of pages, or find the archive read-only, by turns."""
    count = itertools.count(1)

    @event.listens_for(archive._writer, "begin")
    def _begin(connection: Any) -> None:
        raw: sqlite3.Connection = connection.connection.driver_connection
        refused = next(count) % REFUSED_EVERY == 0
        if kind == "full":
            pages = raw.execute("PRAGMA page_count").fetchone()[0]
            raw.execute(f"PRAGMA max_page_count = {pages + (0 if refused else SPARE_PAGES)}")
        elif kind == "read-only":
            raw.execute(f"PRAGMA query_only = {int(refused)}")


def archivist(path: Path, first: int, kind: str, pipe: int) -> None:
    """Work until killed; say each thing when it is saved, and what is refused."""
    source = random.Random(first)

    def say(line: str) -> None:
        os.write(pipe, f"{line}\n".encode())

    with Archive.open(path, mode="write", who="Lan") as archive:
        trouble(archive, kind)
        say("open")
        for number in itertools.count():
            name = f"noi-{first}-{number}"
            try:
                step = archive.read(reading.undo_state).undo
                if step is not None and source.random() < 0.25:
                    say(f"undoing {step.refs[0]}")
                    archive.write(editing.undo)
                    archive.write(editing.redo)
                    say(f"saved {step.refs[0]}")
                else:
                    archive.write(work, name)
                    say(f"saved place/{name}")
            except ArchiveError as refusal:
                say(f"refused {type(refusal).__name__}")


def kill_one(path: Path, first: int, source: random.Random) -> list[str]:
    """Start an archivist, kill it at a random moment, and return what it said."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        try:
            archivist(path, first, TROUBLES[first % len(TROUBLES)], writer)
        finally:
            os._exit(1)
    os.close(writer)
    said = b""
    while b"\n" not in said:  # it begins to count when the archive is open
        said += os.read(reader, 4096)
    timer = threading.Timer(source.uniform(0, LONGEST), os.kill, (pid, signal.SIGKILL))
    timer.start()
    while chunk := os.read(reader, 65536):
        said += chunk
    timer.join()
    os.close(reader)
    os.waitpid(pid, 0)
    return [line for line in said.decode().split("\n")[:-1] if line]


def main() -> None:
    """Kill as many as the command line says, and print what was lost, refused and kept."""
    path, count = Path(sys.argv[1]), int(sys.argv[2])
    with Archive.create(path, Words("Thử")) as archive:
        archive.write(editing.create, "place", Words("Gốc"), slug="goc")
    source = random.Random(1950)
    sure: dict[str, bool] = {}
    refused: dict[str, int] = {}
    for number in range(count):
        for line in kill_one(path, number, source):
            what, _, which = line.partition(" ")
            if what == "refused":
                refused[which] = refused.get(which, 0) + 1
            elif which:
                sure[which] = what == "saved"
        wrong = [check for check in verify(path) if not check.ok]
        assert not wrong, (number, wrong)
        with Archive.open(path) as archive:
            kept = {place.ref for place in archive.read(reading.summaries, "place")}
        lost = {ref for ref, certain in sure.items() if certain} - kept
        assert not lost, (number, lost)
        sure = {ref: True for ref in sure if ref in kept}
    told = ", ".join(f"{name} {times}" for name, times in sorted(refused.items()))
    print(f"{count} killed, {len(sure)} saved and all there; refused: {told or 'nothing'}")


if __name__ == "__main__":
    main()
