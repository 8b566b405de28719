"""The desk at 10^5 records: opening a form, saving, undo, duplicates; ORM objects beside it."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import Line, print_table, timed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.engine import Connection

    from db.archive import Archive
    from db.transaction import Transaction

RECORDS = 100_000
AT_ONCE = 2_000
FORM_MS = 100.0
SAVE_MS = 50.0


def fill(archive: Archive, count: int) -> float:
    """Add places with two names, a position and a text; return the seconds for each 1,000."""
    from db import writing
    from db.records import Words

    def add(transaction: Transaction, first: int) -> None:
        for number in range(first, first + AT_ONCE):
            words = Words(f"Bản {number} xã {number % 977}", f"Hamlet {number}")
            writing.add_record(
                transaction,
                f"place/ban-{number}",
                words,
                columns={"lat": 21 + number % 1000 / 500, "lon": 105 + number % 991 / 500},
                prose={"summary": Words(f"Một bản của xã {number % 977}.")},
            )

    start = time.perf_counter()
    for first in range(0, count, AT_ONCE):
        archive.write(add, first)
    return (time.perf_counter() - start) / count * 1000


def measure(archive: Archive, count: int) -> list[Line]:
    """Measure what a form asks and writes, on records spread over the archive."""
    from db import editing, reading

    turn = 0

    def ref() -> str:
        nonlocal turn
        turn += 1
        return f"place/ban-{turn * 7919 % count}"

    def form() -> None:
        wanted = ref()
        archive.read(reading.record, wanted)
        archive.read(reading.where_used, wanted)
        archive.read(reading.revisions, wanted, 20)
        archive.read(reading.tags)

    def save() -> None:
        archive.write(editing.set_field, ref(), "lat", 21.0 + turn / 1000)

    def step() -> None:
        archive.write(editing.undo)
        archive.write(editing.redo)

    def question() -> object:
        return archive.read(reading.facts_without_evidence, 50)

    form_ms, peer_ms = timed(form, 25), timed(lambda: _orm(archive, ref()), 25)
    return [
        Line("open a form (record, uses, history, tags)", form_ms, peer_ms, most=FORM_MS),
        Line("save one field, durable", timed(save, 25), most=SAVE_MS),
        Line("undo and redo it", timed(step, 15)),
        Line("what could be undone", timed(lambda: archive.read(reading.undo_state), 15)),
        Line("facts without evidence, a page of 50", timed(question, 3)),
    ]


def _orm(archive: Archive, ref: str) -> None:
    """Load the same record as ORM objects."""
    archive.read(_load, ref.partition("/")[2])


def _load(connection: Connection, slug: str) -> None:
    from sqlalchemy import select
    from sqlalchemy.orm import Session

    from db import tables

    with Session(connection) as session:
        own = session.scalars(select(tables.Record).where(tables.Record.slug == slug)).one()
        for table, key in (
            (tables.Place, tables.Place.id),
            (tables.Name, tables.Name.record_id),
            (tables.Claim, tables.Claim.record_id),
            (tables.Prose, tables.Prose.record_id),
            (tables.Link, tables.Link.subject_id),
        ):
            session.scalars(select(table).where(key == own.id)).all()


def whole(archive: Archive) -> list[Line]:
    """Measure what runs in the background, once."""
    from db.backups import back_up
    from db.reading.duplicates import duplicates

    folder = archive.path.with_suffix(".backups")
    found = _once(lambda: archive.read(duplicates, "place"))
    copied = _once(lambda: back_up(archive.path, folder))
    return [
        Line("find duplicates, in a process of its own", found),
        Line("back the catalogue up", copied),
    ]


def _once(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Print the table; the number of records may be given."""
    from db import Archive
    from db.records import Words

    count = int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.muniment"
        with Archive.create(path, Words("Thử")) as archive:
            each = fill(archive, count)
            print_table(
                f"The desk at {count:,} records ({each:.1f} ms a record to write them); the peer is"
                f" ORM objects. Aims: a form in {FORM_MS:.0f} ms, a save in {SAVE_MS:.0f}",
                measure(archive, count),
            )
            print_table("In the background, once", whole(archive))


if __name__ == "__main__":
    main()
