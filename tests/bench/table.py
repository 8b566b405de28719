"""`make bench`: every benchmark in turn, then one table of what they measured and are held to.

`python -m tests.bench.table [--quick] [--show] [NAME...]`: with --quick on smaller archives, in
some five minutes; with --show what each prints of its own is shown too. A time never fails it:
these are figures of one machine in one hour. The exit status is 1 only where a benchmark could not
be run.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.rows import VARIABLE, Row, told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MADE = "{made}"
"""Stands in arguments for an archive of MANY or FEW records."""
MANY, FEW = 100_000, 5_000
LONGEST = 3600.0
HEAD = ("what", "ours", "limit", "peer", "ratio", "at most", "")


@dataclass(frozen=True)
class Bench:
    """A program of this folder and its arguments; `quick` is None where it has no small size."""

    name: str
    whole: tuple[str, ...] = ()
    quick: tuple[str, ...] | None = ()
    needs: str = ""


SUITE = (
    Bench("first_paint"),
    Bench("packaged", needs="dist/muniment/muniment"),
    Bench("archive"),
    Bench("search", ("--records", f"{MANY}"), ("--records", f"{FEW}", "--each", "5", "--no-peers")),
    Bench("timeline"),
    Bench("map"),
    Bench("sheet_warp", (), ("40",)),
    Bench("pyramid", (), None),
    Bench("desk", (f"{MANY}",), ("2000",)),
    Bench("forms", (MADE,), (MADE,)),
    Bench("duplicates", (), ("2000",)),
    Bench("importing", ("100000",), ("2000",)),
    Bench("ead", (), ("2000",)),
    Bench("station"),
    Bench("station_touch", (MADE,)),
)


@dataclass
class Done:
    """What became of one benchmark."""

    name: str
    rows: list[Row]
    seconds: float
    trouble: str = ""


class Bencher:
    """Run benchmarks one after the other, each in a process of its own."""

    def __init__(self, work: Path, *, quick: bool, show: bool) -> None:
        self._work, self._quick, self._show = work, quick, show

    def run(self, bench: Bench) -> Done:
        """Run one and gather its rows."""
        arguments = bench.quick if self._quick else bench.whole
        if arguments is None:
            return Done(bench.name, [], 0, "has no quick size")
        if bench.needs and not (ROOT / bench.needs).exists():
            return Done(bench.name, [], 0, f"needs {bench.needs}: `make package` makes it")
        filled = [str(self._made()) if one == MADE else one for one in arguments]
        rows = self._work / f"{bench.name}.rows"
        begun = time.monotonic()
        trouble = self._called(bench.name, filled, rows)
        return Done(bench.name, told(rows), time.monotonic() - begun, trouble)

    def _called(self, name: str, arguments: Sequence[str], rows: Path) -> str:
        """Return why a program could not be run, or ""."""
        environment = {**os.environ, VARIABLE: str(rows), "PYTHONPATH": str(ROOT)}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        try:
            ended = subprocess.run(
                [sys.executable, str(HERE / f"{name}.py"), *arguments],
                cwd=ROOT, env=environment, capture_output=not self._show, encoding="utf-8",
                timeout=LONGEST, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return f"did not end within {LONGEST / 60:.0f} minutes"
        if ended.returncode == 0:
            return ""
        last = (ended.stderr or "").strip().splitlines()[-1:] or [""]
        return f"could not be run ({ended.returncode}): {last[0][:200]}"

    def _made(self) -> Path:
        count = FEW if self._quick else MANY
        path = self._work / f"made-{count}.muniment"
        if not path.exists():
            self._called("generator", [str(count), str(path)], self._work / "generator.rows")
        return path


def lines(done: Sequence[Done]) -> Iterator[str]:
    """Yield the table: a heading a benchmark, a line a row, and how many kept to their limits."""
    width = max((len(row.what) for one in done for row in one.rows), default=10) + 2
    yield _line(HEAD, width)
    for one in done:
        yield f"{one.name}, {one.seconds:.0f} s{f': {one.trouble}' if one.trouble else ''}"
        for row in one.rows:
            yield _line(_cells(row), width)
    rows = [row for one in done for row in one.rows if row.verdict]
    missed = [
        f"{one.name}: {row.what}" for one in done for row in one.rows if row.verdict == "missed"
    ]
    yield f"{len(rows)} figures are held to something, {len(missed)} of them missed it"
    yield from (f"  {one}" for one in missed)


def _cells(row: Row) -> tuple[str, ...]:
    sign = "≥" if row.at_least else "≤"
    return (
        f"  {row.what}",
        f"{_figure(row.ours)} {row.unit}",
        "" if row.limit is None else f"{sign} {_figure(row.limit)}",
        "" if row.peer is None else f"{_figure(row.peer)} {row.of}",
        "" if row.ratio is None else f"{row.ratio:.2f}",
        "" if row.most_ratio is None else f"≤ {row.most_ratio:g}",
        row.verdict,
    )


def _figure(number: float) -> str:
    return (
        f"{number:,.0f}" if number >= 1_000 else f"{number:.2f}" if number < 10 else f"{number:.1f}"
    )


def _line(cells: Sequence[str], width: int) -> str:
    what, ours, limit, peer, ratio, bound, verdict = cells
    return (
        f"{what:<{width}}{ours:>14}{limit:>10}{peer:>28}{ratio:>8}{bound:>9}  {verdict}"
    ).rstrip()


def main() -> None:
    """Run what is asked for, and print the table."""
    names = {bench.name: bench for bench in SUITE}
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--quick", action="store_true")
    reader.add_argument("--show", action="store_true")
    reader.add_argument("names", nargs="*", choices=[[], *names], metavar="NAME")
    asked = reader.parse_args()
    chosen = [names[name] for name in asked.names] or list(SUITE)
    done: list[Done] = []
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors", flush=True)
    with tempfile.TemporaryDirectory(prefix="muniment-bench-") as work:
        bencher = Bencher(Path(work), quick=asked.quick, show=asked.show)
        for bench in chosen:
            done.append(bencher.run(bench))
            print(f"{bench.name}: {done[-1].seconds:.0f} s {done[-1].trouble}", flush=True)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors\n")
    print("\n".join(lines(done)))
    sys.exit(any(one.trouble.startswith(("could", "did")) for one in done))


if __name__ == "__main__":
    main()
