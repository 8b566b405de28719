"""How fast a spreadsheet comes in: records a second of processor time, evidence and index included.

Run it as `python -m tests.bench.importing [RECORDS]`. Processor time is measured, since other work
on the machine only lengthens the clock's; it too grows when the cores are shared. Beside it stands
what SQLite alone takes on this machine for the same number of rows of claims.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from db.archive import Archive
from db.exchange.ports import Known
from db.imports import Wanted, take_in
from db.records import Words
from tests.bench.rows import Row, tell

WANTED = 10_000
SYLLABLES = (
    "đông khê thái nguyên phú bình đại từ võ nhai định hóa cao bằng thất lạng sơn bắc kạn sông"
    " cầu công chợ mới đồn bến làng xóm núi đèo"
).split()
LEAN = "name vi,echelon,echelon source,echelon confidence"
FULL = f"{LEAN},code,number,side,date,summary vi"


def main(records: int) -> None:
    """Print a line for short and for full records, on a new archive and again."""
    print(f"{'what':<44}{'CPU s':>8}{'wall s':>8}{'a second':>10}{'wanted':>8}{'MiB':>6}")
    for what, headings in (("one fact with its evidence", LEAN), ("eight facts, 30 words", FULL)):
        with TemporaryDirectory() as folder:
            table = _table(Path(folder) / "units.csv", headings, records)
            with Archive.create(Path(folder) / "new.muniment", Words("Thử")) as door:
                for again in ("", ", again: nothing new"):
                    _measure(f"{records} units, {what}{again}", door, table, records)
    print(f"SQLite alone: {_raw(200_000):,.0f} rows of claims a second of processor time")


def _measure(what: str, door: Archive, table: Path, records: int) -> None:
    cpu, wall = time.process_time(), time.perf_counter()
    carried, _ = take_in(door, Wanted("csv", (table,), Known()))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    assert carried.added["unit"] + carried.unchanged >= records
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell(Row(what, records / cpu, "a second", WANTED, at_least=True))
    tell(Row(f"{what}, most memory", peak, "MiB"))
    print(f"{what:<44}{cpu:>8.2f}{wall:>8.2f}{records / cpu:>10,.0f}{WANTED:>8,}{peak:>6.0f}")


def _table(path: Path, headings: str, records: int) -> Path:
    chance = random.Random(1950)
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{headings}\n")
        for number in range(records):
            name = " ".join(chance.choice(SYLLABLES).capitalize() for _ in range(3))
            cited = f"Lịch sử Đảng bộ tập {chance.randrange(5)} | tr. {chance.randrange(200)}"
            cells = [f"Đại đội {name} {number}", "company", cited, "probable"]
            if headings == FULL:
                day = f"1950-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
                words = " ".join(chance.choice(SYLLABLES) for _ in range(30))
                cells += [f"c{number}", str(number), "vietnam", day, words]
            file.write(",".join(cells) + "\n")
    return path


def _raw(rows: int) -> float:
    """Return how many rows of claims a second SQLite alone takes."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE TABLE claim (id INTEGER PRIMARY KEY, record_id, target, field, rank)"
    )
    connection.execute("CREATE INDEX claims ON claim (record_id, target, field)")
    given = [(number, number // 8, "field", "echelon", "preferred") for number in range(rows)]
    begun = time.process_time()
    connection.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?)", given)
    taken = time.process_time() - begun
    connection.close()
    return rows / taken


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
