"""How quickly search answers, on made archives, beside plain FTS5, Tantivy and Xapian.

`search.py [--records N]... [--each N] [--folder FOLDER] [--no-peers]`; without --records, 10,000
and 100,000 (a million takes some ten minutes and 6 GB). Archives that lie in FOLDER are used again.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from db import Archive, reading
from db.search.filters import Filters
from db.search.query import first_answer, search
from tests.bench import generator
from tests.bench.search_peers import Plain, tantivy_asker, xapian_times
from tests.bench.search_queries import Asked, Drawing

XAPIAN_MOST = 100_000
FOUND = 10
MEBIBYTE = 2**20


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, action="append")
    parser.add_argument("--each", type=int, default=15, help="queries of each class")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--no-peers", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for count in options.records or (10_000, 100_000):
            _measure(folder / f"made-{count}.muniment", count, options.each, not options.no_peers)


def _measure(path: Path, count: int, each: int, peers: bool) -> None:
    print(f"\n== {count:,} records")
    if not path.exists():
        rows, index = generator.make(path, count)
        rate = count / (rows + index)
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
    with Archive.open(path) as archive:
        place = archive.read(reading.summaries, "place", 1)[0].ref
        narrowed = {
            "": Filters(),
            "event": Filters(kinds=("event",)),
            "1950": Filters(year=1950),
            "place": Filters(place=place),
        }
        before = _peak(reset=True)
        print(f"{'class':24}{'first p50':>10}{'p95':>7}{'worst':>7}{'exact p50':>10}{'p95':>7}"
              f"{'worst':>8}{'plain p50':>10}{'p95':>7}{'ratio':>6}{'score':>6}{'same':>5}{'exact':>6}")  # fmt: skip
        for mark, filters in narrowed.items():
            for name, asked in classes.items():
                items = [replace(item, filters=filters) for item in asked]
                _line(archive, plain, name, mark, items if not mark else items[: each // 3 + 1])
        print(f"memory: {(_peak() - before) / MEBIBYTE:.0f} MiB more at the peak")
        _totals(archive, classes)
    if peers:
        _peers(path, count, classes)


def _line(archive: Archive, plain: Plain, name: str, mark: str, items: list[Asked]) -> None:
    first_took, exact_took, plain_took = [], [], []
    scores, same, exact_at_once = [], [], 0
    for item in items:
        prefix = "prefix" in name
        took, first = _timed(
            lambda: archive.read(first_answer, item.typed, filters=item.filters, prefix=prefix)
        )
        first_took.append(took)
        took, exact = _timed(
            lambda: archive.read(
                search, item.typed, filters=item.filters, prefix=prefix, totals=False
            )
        )
        exact_took.append(took)
        plain_took.append(_timed(lambda: plain.ask(name, item))[0])
        best = sum(hit.score for hit in exact.hits[:FOUND])
        scores.append(sum(hit.score for hit in first.hits[:FOUND]) / best if best else 1.0)
        refs = {hit.ref for hit in exact.hits[:FOUND]}
        same.append(len(refs & {h.ref for h in first.hits[:FOUND]}) / len(refs) if refs else 1.0)
        exact_at_once += first.order_exact
    ratio = statistics.median(exact_took) / statistics.median(plain_took)
    print(
        f"{name + (' ' + mark if mark else ''):24}{_times(first_took):>24}"
        f"{_times(exact_took, 8):>25}{_times(plain_took)[:17]:>17}{ratio:6.2f}"
        f"{statistics.mean(scores):6.2f}{statistics.mean(same):5.2f}{exact_at_once:3}/{len(items)}"
    )


def _timed(ask: Callable[[], Any]) -> tuple[float, Any]:
    began = time.perf_counter()
    answer = ask()
    return (time.perf_counter() - began) * 1000, answer


def _times(took: list[float], last: int = 7) -> str:
    ordered = sorted(took)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered):10.1f}{late:7.1f}{ordered[-1]:{last}.1f}"


def _totals(archive: Archive, classes: dict[str, list[Asked]]) -> None:
    for name in ("rare word", "word in 30 %", "most frequent", "prefix of 2"):
        item = classes[name][0]
        took, found = _timed(lambda: archive.read(search, item.typed, prefix="prefix" in name))  # noqa: B023 - called at once
        print(f"exact total and facets, {name}: {found.total:,} in {took:.0f} ms")


def _peers(path: Path, count: int, classes: dict[str, list[Asked]]) -> None:
    asker = tantivy_asker(path)
    if isinstance(asker, str):
        print(asker)
    else:
        ask, built = asker
        print(f"Tantivy, built in {built:.1f} s")
        for name, items in classes.items():
            print(f"{name:24}{_times([_timed(lambda: ask(name, item))[0] for item in items])}")  # noqa: B023
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
