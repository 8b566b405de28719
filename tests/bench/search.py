"""How quickly search answers, on made archives, beside plain FTS5, Tantivy and Xapian.

`search.py [--records N]... [--each N] [--folder FOLDER] [--no-peers] [--processor]`; without
--records, 10,000 and 100,000 (a million takes some ten minutes and 10 GB). Archives that lie in
FOLDER are used again. Each class is asked other queries before it is measured.

With --processor, time is what the asking thread had of the processor, also for the bound of a first
answer: on a machine that is busy with others, what it would be on an idle one.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from db import Archive, reading
from db.search import deadline
from db.search.filters import Filters
from db.search.query import first_answer, search
from tests.bench import generator
from tests.bench.rows import Row, late, tell
from tests.bench.search_peers import Plain, tantivy_asker, xapian_times
from tests.bench.search_queries import Asked, Drawing

MOST_SLOWLY, LARGEST, MOST_MEMORY = 10_000, 1.2, 64
"""Records built a second, times the plain index, MiB of a search."""
MOST_OF_PLAIN, LEAST_SCORE = 0.6, 0.96
HELD_FROM = 100_000
"""Records from which on these bounds were agreed."""
WARMING = 2
XAPIAN_MOST = 100_000
FOUND = 10
KINDS = ("", "of a kind")
"""The narrowings in which a query that means one record is asked too."""
MEBIBYTE = 2**20


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, action="append")
    parser.add_argument("--each", type=int, default=15, help="queries of each class")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--processor", action="store_true")
    options = parser.parse_args()
    if options.processor:
        deadline.clock = time.thread_time
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for count in options.records or (10_000, 100_000):
            _measure(folder / f"made-{count}.muniment", count, options.each, not options.no_peers)


def _measure(path: Path, count: int, each: int, peers: bool) -> None:
    clock = "processor" if deadline.clock is time.thread_time else "wall"
    print(f"\n== {count:,} records; {clock} time, load {os.getloadavg()[0]:.1f}")
    if not path.exists():
        rows, index = generator.make(path, count)
        rate = count / (rows + index)
        least = MOST_SLOWLY if count >= HELD_FROM else None
        tell(Row("rows and index built", rate, "a second", least, at_least=True))
        print(f"built: rows {rows:.1f} s, index {index:.1f} s, {rate:,.0f} records a second")
    drawing = Drawing(path)
    classes = drawing.classes(each)
    print(f"most frequent: {drawing.most_frequent}, {drawing.shares[drawing.most_frequent]:.0%}")
    plain = Plain(path)
    ours, texts, theirs = plain.sizes()
    print(
        f"index: {ours / MEBIBYTE:.0f} MiB ({texts / MEBIBYTE:.0f} of it the texts), plain FTS5"
        f" {theirs / MEBIBYTE:.0f} MiB (built in {plain.built:.1f} s): {ours / theirs:.2f} times"
    )
    size = Row("index", ours / MEBIBYTE, "MiB", peer=theirs / MEBIBYTE, of="plain FTS5")
    tell(replace(size, most_ratio=LARGEST))
    with Archive.open(path) as archive:
        place = archive.read(reading.summaries, "place", 1)[0].ref
        narrowed = {
            "": Filters(),
            "of a kind": Filters(kinds=("event",)),
            "in a year": Filters(year=1950),
            "at a place": Filters(place=place),
        }
        for name, asked in drawing.classes(WARMING).items():
            for item in asked:
                archive.read(first_answer, item.typed, prefix="prefix" in name)
                plain.ask(name, item)
        before = _peak(reset=True)
        columns = "".join(f"{kind:>9} p50    p95  worst" for kind in ("first", "exact", "plain"))
        print(f"{'milliseconds':24}{columns}  ratio score  same at once")
        for mark, filters in narrowed.items():
            for name, asked in classes.items():
                items = [
                    _narrowed(item, filters) for item in asked if not item.kind or mark in KINDS
                ]
                if items:
                    some = items[: each // 3 + 1] if mark else items
                    _line(archive, plain, name, mark, some, _bound(count))
        more = (_peak() - before) / MEBIBYTE
        tell(Row("memory of the searches", more, "MiB", limit=MOST_MEMORY))
        print(f"memory: {more:.0f} MiB more at the peak")
        _totals(archive, classes)
    if peers:
        _peers(path, count, classes)


def _narrowed(item: Asked, filters: Filters) -> Asked:
    """Return the query narrowed; by kind, to the kind of the record that it means."""
    kinds = (item.kind,) if item.kind and filters.kinds else filters.kinds
    return replace(item, filters=replace(filters, kinds=kinds))


def _bound(count: int) -> float | None:
    """Return what 95 of 100 first answers may take; None for fewer records than were meant."""
    if count < HELD_FROM:
        return None
    return 30.0 if count == HELD_FROM else 50.0


def _line(
    archive: Archive, plain: Plain, name: str, mark: str, items: list[Asked], bound: float | None
) -> None:
    took: dict[str, list[float]] = {"first": [], "exact": [], "plain": []}
    scores, same, at_once = list[float](), list[float](), 0
    for item in items:
        options = {"filters": item.filters, "prefix": "prefix" in name}
        spent, first = _timed(partial(archive.read, first_answer, item.typed, **options))
        took["first"].append(spent)
        exactly = partial(archive.read, search, item.typed, totals=False, **options)
        spent, exact = _timed(exactly)
        took["exact"].append(spent)
        took["plain"].append(_timed(partial(plain.ask, name, item))[0])
        best = sum(hit.score for hit in exact.hits[:FOUND])
        scores.append(sum(hit.score for hit in first.hits[:FOUND]) / best if best else 1.0)
        refs = {hit.ref for hit in exact.hits[:FOUND]}
        same.append(len(refs & {h.ref for h in first.hits[:FOUND]}) / len(refs) if refs else 1.0)
        at_once += first.order_exact
    ratio = statistics.median(took["exact"]) / statistics.median(took["plain"])
    _tell(f"{name} {mark}".strip(), took, statistics.mean(scores), bound)
    times = "".join(_times(took[kind]) for kind in took)
    title = f"{name} {mark}".strip()
    print(
        f"{title:24}{times}{ratio:7.2f}{statistics.mean(scores):6.2f}{statistics.mean(same):6.2f}"
        f"{at_once:4}/{len(items)}"
    )


def _tell(title: str, took: dict[str, list[float]], score: float, bound: float | None) -> None:
    tell(Row(f"{title}: first answer, 95 %", late(took["first"]), limit=bound))
    middle = statistics.median(took["plain"])
    exact = Row(f"{title}: exact", statistics.median(took["exact"]), peer=middle, of="plain FTS5")
    tell(replace(exact, most_ratio=MOST_OF_PLAIN if bound else None))
    least = LEAST_SCORE if bound else None
    tell(Row(f"{title}: score of the first ten", score, "", least, at_least=True))


def _timed(ask: Callable[[], Any]) -> tuple[float, Any]:
    began = deadline.clock()
    answer = ask()
    return (deadline.clock() - began) * 1000, answer


def _times(took: list[float]) -> str:
    ordered = sorted(took)
    slow = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered):13.1f}{slow:7.1f}{ordered[-1]:7.1f}"


def _totals(archive: Archive, classes: dict[str, list[Asked]]) -> None:
    for name in ("rare word", "word in 30 %", "most frequent", "prefix of 2"):
        item = classes[name][0]
        asked = partial(archive.read, search, item.typed, prefix="prefix" in name)
        took, found = _timed(asked)
        print(f"exact total and facets, {name}: {found.total:,} in {took:.0f} ms")


def _peers(path: Path, count: int, classes: dict[str, list[Asked]]) -> None:
    asker = tantivy_asker(path)
    if isinstance(asker, str):
        print(asker)
    else:
        ask, built = asker
        print(f"Tantivy, built in {built:.1f} s")
        for name, items in classes.items():
            print(f"{name:24}{_times([_timed(partial(ask, name, item))[0] for item in items])}")
    if count > XAPIAN_MOST:
        print("Xapian is not asked about so many records: building takes too long")
        return
    times = xapian_times(path, classes)
    if isinstance(times, str):
        print(times)
        return
    print("Xapian")
    for name, took in times.items():
        print(f"{name:24}{_times(took)}")


def _peak(*, reset: bool = False) -> int:
    """Return the most memory that this process had at once, in bytes; Linux alone tells."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    if reset:
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    line = next(x for x in status.read_text(encoding="ascii").split("\n") if x.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
