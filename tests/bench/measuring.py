"""What the benchmarks share: programs timed in turn with their peers, and one form of table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rows import Row, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
BUNDLED = ROOT / "resources" / "bundled.muniment"
SHARED = Path(os.environ.get("MUNIMENT_SHARED", ROOT.parent / "shared"))

WIDTHS = (46, 10, 10, 7, 7)


@dataclass(frozen=True, slots=True)
class Line:
    """One measurement in milliseconds beside its peer's, and the ratio that it may not exceed.

    `most` is what it may take itself, whatever the peer does.
    """

    what: str
    ours: float
    peer: float | None = None
    limit: float | None = None
    most: float | None = None

    def cells(self) -> tuple[str, ...]:
        """Return the line as the table shows it."""
        ratio = self.ours / self.peer if self.peer else None
        return (
            self.what,
            f"{self.ours:.1f}",
            "" if self.peer is None else f"{self.peer:.1f}",
            "" if ratio is None else f"{ratio:.2f}",
            "" if self.limit is None else f"{self.limit:.2f}",
        )


def print_table(title: str, lines: Sequence[Line], peer: str = "peer ms") -> None:
    """Print the measurements, the peers' and the ratios, with a rule under the head."""
    print(f"\n{title}")
    print(_row(("what", "ours ms", peer, "ratio", "limit")))
    print("-" * (sum(WIDTHS) + 2 * (len(WIDTHS) - 1)))
    for line in lines:
        print(_row(line.cells()), flush=True)
        of = peer.removesuffix(" ms")
        row = Row(line.what, line.ours, limit=line.most, peer=line.peer, of=of)
        tell(replace(row, most_ratio=line.limit))


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return "  ".join((first.ljust(WIDTHS[0]), *map(str.rjust, others, WIDTHS[1:]))).rstrip()


def timed(work: Callable[[], object], repeat: int = 9) -> float:
    """Return the median milliseconds that `work` takes in this process, the first run left out."""
    work()
    spent: list[float] = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        spent.append(1000 * (time.perf_counter() - start))
    return statistics.median(spent)


def wall(arguments: Sequence[object], environment: Mapping[str, str]) -> float:
    """Return the milliseconds from start to end of a program that must succeed."""
    start = time.perf_counter()
    subprocess.run(
        [*map(str, arguments)], check=True, capture_output=True, cwd=ROOT, env=environment
    )
    return 1000 * (time.perf_counter() - start)


def in_turn(
    programs: Mapping[str, Callable[[], float]], repeat: int = 9, warm: int = 1
) -> dict[str, float]:
    """Return the median of each measurement; they take turns, so that all are treated alike."""
    spent: dict[str, list[float]] = {name: [] for name in programs}
    for turn in range(warm + repeat):
        for name, measure in programs.items():
            found = measure()
            if turn >= warm:
                spent[name].append(found)
    return {name: statistics.median(times) for name, times in spent.items()}


def installed(cache: str) -> dict[str, str]:
    """Return the environment in which modules are compiled once, as those of an installed program.

    Their bytecode is kept under `cache`; the first, unmeasured run writes it.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def python(code: str, *arguments: object) -> list[object]:
    """Return the command that runs `code` in a fresh interpreter."""
    return [sys.executable, "-c", code, *arguments]


@contextmanager
def virtual_display() -> Iterator[str | None]:
    """Give the name of a virtual X display while the block runs; None where there is no Xvfb."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1920x1080x24"]
    try:
        server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        os.close(reading)
        os.close(writing)
        yield None
        return
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    try:
        yield f":{number}" if number else None
    finally:
        server.terminate()
        server.wait()
