"""The archive: building, importing, opening, asking and the command line, each beside a peer."""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from measuring import BUNDLED, ROOT, SHARED, Line, in_turn, installed, print_table, timed, wall

if TYPE_CHECKING:
    from collections.abc import Callable

SOURCES = ROOT / "resources" / "archive"
ARTICLE = SHARED / "articles" / "thai-nguyen-1950.txt"
EVENT = "event/tran-dong-khe"
QUERY = "dong khe"
RECORDS = 300


def in_process(work: Path) -> list[Line]:
    """Measure what the window asks of an open archive, beside plain sqlite3 on the same file."""
    from db import Archive, reading
    from db.search.query import search

    with Archive.open(BUNDLED) as archive, closing(sqlite3.connect(BUNDLED)) as raw:
        return [
            Line("open and check", timed(lambda: Archive.open(BUNDLED).close()), _raw_check()),
            Line(
                "show one event, whole",
                timed(lambda: archive.read(reading.record, EVENT)),
                _raw_row(raw),
            ),
            Line(
                "list all events",
                timed(lambda: archive.read(reading.summaries, "event")),
                _raw_list(raw),
            ),
            Line("timeline", timed(lambda: archive.read(reading.timeline)), _raw_timeline(raw)),
            Line(f"search “{QUERY}”", timed(lambda: archive.read(search, QUERY)), _raw_search(raw)),
            _writing(work),
        ]


def _raw_check() -> float:
    def check() -> None:
        with closing(sqlite3.connect(BUNDLED)) as raw:
            raw.execute("PRAGMA quick_check(1)").fetchall()

    return timed(check)


def _asking(raw: sqlite3.Connection, sql: str, *values: object) -> float:
    return timed(lambda: raw.execute(sql, values).fetchall())


def _raw_row(raw: sqlite3.Connection) -> float:
    kind, _, slug = EVENT.partition("/")
    whole = "SELECT * FROM record JOIN event USING (id) WHERE kind = ? AND slug = ?"
    return _asking(raw, whole, kind, slug)


def _raw_list(raw: sqlite3.Connection) -> float:
    return _asking(raw, "SELECT * FROM record WHERE kind = 'event' ORDER BY position, sort_key")


def _raw_timeline(raw: sqlite3.Connection) -> float:
    return _asking(raw, "SELECT * FROM record JOIN event USING (id) ORDER BY date_earliest")


def _raw_search(raw: sqlite3.Connection) -> float:
    table = "SELECT name FROM sqlite_schema WHERE sql LIKE '%USING fts5%' ORDER BY name LIMIT 1"
    name = raw.execute(table).fetchone()[0]
    ranked = f"SELECT rowid FROM {name} WHERE {name} MATCH ? ORDER BY rank LIMIT 20"
    return _asking(raw, ranked, QUERY)


def _writing(work: Path) -> Line:
    """Add records in one transaction: claims, names, revision and index, beside bare rows."""
    from db import Archive, writing
    from db.records import Words

    count = 0
    path = work / "writing.muniment"

    def add(transaction: writing.Transaction) -> None:
        nonlocal count
        count += 1
        for number in range(RECORDS):
            ref = f"place/noi-{count}-{number}"
            writing.add_record(transaction, ref, Words(f"Nơi {number}", f"Place {number}"))

    with Archive.create(path, Words("Thử", "Trial")) as archive:
        ours = timed(lambda: archive.write(add), 5)
    with closing(sqlite3.connect(work / "raw.db")) as raw:
        raw.executescript("PRAGMA journal_mode = wal; PRAGMA synchronous = full")
        raw.execute("CREATE TABLE place (id INTEGER PRIMARY KEY, vi TEXT, en TEXT, folded TEXT)")

        def insert() -> None:
            rows = [(f"Nơi {n}", f"Place {n}", f"noi {n}") for n in range(RECORDS)]
            with raw:
                raw.executemany("INSERT INTO place (vi, en, folded) VALUES (?, ?, ?)", rows)

        return Line(f"add {RECORDS} records in one revision", ours, timed(insert, 5))


def in_programs(work: Path) -> list[Line]:
    """Measure whole programs, beside an interpreter that only imports what they all need."""
    environment = installed(str(work / "bytecode"))
    muniment = [sys.executable, "-m", "viewer"]

    def importing() -> float:
        archive = work / "importing.muniment"
        archive.unlink(missing_ok=True)
        shutil.copy(empty, archive)
        return wall([*muniment, "import", archive, ARTICLE], environment)

    def building() -> float:
        archive = work / "building.muniment"
        archive.unlink(missing_ok=True)
        return wall([*muniment, "build", SOURCES, archive], environment)

    empty = work / "empty.muniment"
    wall([*muniment, "new", empty, "--title", "Thử"], environment)

    def run(*arguments: object) -> Callable[[], float]:
        return partial(wall, [*muniment, *arguments], environment)

    quick = {
        "import sqlalchemy alone": partial(
            wall, [sys.executable, "-c", "import sqlalchemy.orm"], environment
        ),
        "muniment --version": run("--version"),
        "muniment show": run("show", BUNDLED, EVENT, "--json"),
        "muniment list": run("list", BUNDLED, "event"),
        "muniment timeline": run("timeline", BUNDLED),
        "muniment search": run("search", BUNDLED, QUERY),
        "muniment verify": run("verify", BUNDLED),
    }
    slow = {"muniment build, the bundled archive": building}
    if ARTICLE.exists():
        slow["muniment import, the article"] = importing
    found = {**in_turn(quick, 7), **in_turn(slow, 3, warm=1)}
    peer = found.pop("import sqlalchemy alone")
    return [Line(what, ours, peer) for what, ours in found.items()]


def main() -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        print_table(
            "An open archive, median of 9; the peer is plain sqlite3 for the same rows",
            in_process(work),
        )
        print_table(
            "Whole programs; the peer is an interpreter that imports sqlalchemy.orm",
            in_programs(work),
        )


if __name__ == "__main__":
    main()
