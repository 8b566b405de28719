"""Soaks the station: seeded random visitors touch an exhibit for as long as one asks.

Run it as `soaking.py ARCHIVE [--sessions N] [--seconds S] [--seed N] [--json]`; `make soak` does
so on the bundled archive and on one of 100,000 records. Each session taps buttons and anywhere,
swipes, pinches, presses long, types, changes language and comfort, and ends in the idle reset.
Counted are faults, Qt's warnings, the memory's slope after the first 200 sessions by least
squares, open handles, and how long it takes from a touch to the first painting after it (the
response: a button that lets go) and to the first one after all that the touch set off (the answer:
the new text, the other language, the next page); of both also the processor's time, all threads
together, which a busy machine does not lengthen. It exits with 1 where a hard line is missed: a
fault, a warning, memory, handles. Times are told and never judged.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import statistics
import sys
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from PySide6.QtCore import qInstallMessageHandler  # noqa: E402

from tests.prove.visiting import SIZE, Times, Visitor, stand_on_a_screen  # noqa: E402
from viewer.application import application_of  # noqa: E402
from viewer.exhibit.app import Exhibit, Source  # noqa: E402
from viewer.exhibit.settings import StationSettings  # noqa: E402
from viewer.state.collector import Collector  # noqa: E402

SETTLED = 200
"""Sessions that come before memory is judged; where fewer are wanted, a tenth of them."""
REMEMBERED = (200, 1000, 2000)
"""Sessions after which the memory is told."""
STEEPEST = 5.0
"""MiB that 1,000 sessions may add."""
SPARE_HANDLES = 2
MIB = 2**20


@dataclass
class Found:
    """What a soak found; times in milliseconds, memory in MiB."""

    archive: str
    sessions: int = 0
    actions: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    screens: dict[str, int] = field(default_factory=dict)
    memory: dict[int, float] = field(default_factory=dict)
    """MiB after so many sessions."""
    rss_first: float = 0.0
    rss_last: float = 0.0
    judged: int = 0
    """Sessions that the slope was made of."""
    slope_per_1000: float = 0.0
    handles_first: int = 0
    handles_last: int = 0
    response_p50: float = 0.0
    response_p95: float = 0.0
    response_max: float = 0.0
    responses: int = 0
    answer_p50: float = 0.0
    answer_p95: float = 0.0
    answer_max: float = 0.0
    response_cpu: tuple[float, float, float] = (0.0, 0.0, 0.0)
    answer_cpu: tuple[float, float, float] = (0.0, 0.0, 0.0)
    """The processor's time: median, 95th percentile, maximum."""
    response_in_time: float = 0.0
    """The share of the responses within 100 ms, in per cent."""
    slowest_responses: list[tuple[float, str]] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)

    def missed(self) -> list[str]:
        """Return the hard lines that were missed; a slope of few sessions says nothing."""
        lines = {
            "faults": bool(self.faults),
            "Qt warnings": bool(self.warnings),
            "handles": self.handles_last > self.handles_first + SPARE_HANDLES,
            "memory": self.judged >= SETTLED and self.slope_per_1000 > STEEPEST,
        }
        return [name for name, missed in lines.items() if missed]


def rss() -> float:
    """Return the memory that this process holds, in MiB."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MIB


def handles() -> int:
    """Return how many files, pipes and sockets this process holds open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - nothing more is wanted


def slope(points: list[tuple[int, float]]) -> float:
    """Return the least-squares slope of memory over sessions, in MiB per 1,000 sessions."""
    if len(points) < 3:
        return 0.0
    return 1000 * statistics.linear_regression(*zip(*points, strict=True)).slope


def soak(archive: Path, sessions: int, seconds: float, seed: int, trace: bool = False) -> Found:
    """Let visitors touch `archive` until so many sessions or seconds have gone by."""
    found = Found(archive.name)
    visitors: list[Visitor] = []

    def told(text: str) -> str:
        return f"{text} ({visitors[0].doing}, session {found.sessions})" if visitors else text

    qInstallMessageHandler(lambda _kind, _context, text: found.warnings.append(told(text)))
    sys.excepthook = lambda kind, error, trace: found.faults.append(
        told(_fault(kind, error, trace))
    )
    exhibit = Exhibit(application_of([]), StationSettings(), windowed=True)
    Collector(exhibit)
    exhibit.window.resize(*SIZE)
    exhibit.show()
    exhibit.furnish()
    exhibit.open(Source(archive))
    exhibit.station.jobs.wait()
    visitor = Visitor(exhibit, seed)
    visitors.append(visitor)
    visitor.settle(200)
    began = time.perf_counter()
    memory: list[tuple[int, float]] = []
    settled = min(SETTLED, sessions // 10)
    for number in range(1, sessions + 1):
        if seconds and time.perf_counter() - began > seconds:
            break
        visitor.visit()
        found.sessions = number
        if number == settled:
            found.handles_first = handles()
        if number >= settled or seconds:
            memory.append((number, rss()))
        if number in REMEMBERED:
            found.memory[number] = round(rss(), 1)
        if trace and number % 50 == 0:
            print(
                _progress(found, memory, time.perf_counter() - began), file=sys.stderr, flush=True
            )
    found.seconds = round(time.perf_counter() - began, 1)
    _sum_up(found, visitor, memory, sessions)
    exhibit.window.leave()
    return found


def _progress(found: Found, memory: list[tuple[int, float]], seconds: float) -> str:
    steep = f"{slope(memory):+.1f} MiB in 1,000" if len(memory) > SETTLED else ""
    bad = f"{len(found.faults)} faults, {len(found.warnings)} warnings"
    return f"{found.sessions} sessions, {seconds:.0f} s, {rss():.1f} MiB {steep}, {bad}"


def _fault(kind: object, error: BaseException, trace: object) -> str:
    import traceback

    last = traceback.extract_tb(trace)[-1:]  # type: ignore[arg-type]
    where = f" at {Path(last[0].filename).name}:{last[0].lineno}" if last else ""
    return f"{getattr(kind, '__name__', kind)}: {error}{where}"


def _sum_up(found: Found, visitor: Visitor, memory: list[tuple[int, float]], wanted: int) -> None:
    found.actions = visitor.actions
    found.screens = visitor.screens
    found.handles_last = handles()
    found.handles_first = found.handles_first or found.handles_last
    if found.sessions < wanted:  # cut off by the clock: the first half warms up
        memory = memory[len(memory) // 2 :]
    if memory:
        found.rss_first, found.rss_last = round(memory[0][1], 1), round(memory[-1][1], 1)
        found.slope_per_1000, found.judged = round(slope(memory), 2), len(memory)
    found.responses = len(visitor.responses.all)
    if found.responses:
        found.response_p50, found.response_p95, found.response_max = _times(visitor.responses)
        found.answer_p50, found.answer_p95, found.answer_max = _times(visitor.answers)
        found.response_cpu, found.answer_cpu = _times(visitor.efforts), _times(visitor.costs)
        prompt = sum(took <= 100 for took in visitor.responses.all)
        found.response_in_time = round(100 * prompt / found.responses, 2)
    found.slowest = _rounded(visitor.answers)
    found.slowest_responses = _rounded(visitor.responses)


def _times(measured: Times) -> tuple[float, float, float]:
    """Return median, 95th percentile and maximum."""
    times = sorted(measured.all)
    chosen = times[len(times) // 2], times[int(len(times) * 0.95)], times[-1]
    return round(chosen[0], 1), round(chosen[1], 1), round(chosen[2], 1)


def _rounded(measured: Times) -> list[tuple[float, str]]:
    return [(round(took, 1), what) for took, what in measured.slowest]


def main() -> None:
    """Soak as the arguments say, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--sessions", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1950)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    stand_on_a_screen()
    found = soak(given.archive, given.sessions, given.seconds, given.seed, trace=not given.json)
    gc.collect()
    if given.json:
        print(json.dumps(asdict(found), ensure_ascii=False))
        return
    print_table(found)
    sys.exit(1 if found.missed() else 0)


def print_table(found: Found) -> None:
    """Print what was found, and what was missed."""
    steep = f"{found.slope_per_1000:+.2f} MiB in 1,000 ({found.judged} judged)"
    rows = {
        "archive": found.archive,
        "sessions": f"{found.sessions} in {found.seconds:.0f} s",
        "touches": f"{found.actions}, {found.responses} painted",
        "faults": len(found.faults),
        "Qt warnings": len(found.warnings),
        "memory, MiB": ", ".join(f"{mib} at {at}" for at, mib in found.memory.items())
        or f"{found.rss_first} to {found.rss_last}",
        "memory's slope": steep,
        "handles": f"{found.handles_first} first, {found.handles_last} last",
        "first painting": _line(found.response_p50, found.response_p95, found.response_max)
        + f", {found.response_in_time} % within 100 ms",
        "  processor's time": _line(*found.response_cpu),
        "answer painted": _line(found.answer_p50, found.answer_p95, found.answer_max),
        "  processor's time ": _line(*found.answer_cpu),
        "machine's load": " ".join(f"{one:.1f}" for one in os.getloadavg()),
        "screens": ", ".join(f"{name} {seen}" for name, seen in found.screens.items()),
        "missed": ", ".join(found.missed()) or "nothing",
    }
    for name, value in rows.items():
        print(f"{name:<20}{value}")
    for told in (*found.faults[:20], *sorted(set(found.warnings))[:20]):
        print("  !", told)
    for title, slowest in (("responses", found.slowest_responses), ("answers", found.slowest)):
        print("slowest", title)
        for took, what in slowest:
            print(f"  {took:8.1f} ms {what}")


def _line(p50: float, p95: float, most: float) -> str:
    return f"p50 {p50:.0f} ms, p95 {p95:.0f} ms, max {most:.0f} ms"


if __name__ == "__main__":
    main()
