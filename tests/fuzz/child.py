"""Puts inputs to parsers in a process of its own: SOUND WORK, and a plan as JSON on its input.

Prints a JSON line for each input before it is tried and what became of it after. Whatever ends this
process is told by what is missing; the input lies in WORK/input then.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import json
import os
import random
import resource
import shutil
import signal
import sys
import time
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.errors import ArchiveError
from tests.fuzz.case import Case
from tests.fuzz.damage import damaged
from tests.fuzz.targets import BY_NAME
from tests.fuzz.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

SECONDS = 5
"""Of processor time that an input may take."""
MEGABYTES = 512
"""Of memory that the process may hold while it reads an input."""
ADDRESSES = 6 * 2**30
SMALLEST_TIMES, SMALLEST_SECONDS = 300, 8.0
"""What may be spent on making a finding smaller."""
AT_ONCE = 100
"""Inputs that one run of Hypothesis makes."""
OURS = ("db", "viewer")


@dataclass(frozen=True)
class Task:
    """Some inputs for one target: `how` is "damaged", "grown" or "kept" (then `cases` are read).

    It ends after `seconds`, however few were tried.
    """

    target: str
    how: str
    seed: int = 0
    first: int = 0
    count: int = 0
    seconds: float = 1e9
    cases: tuple[str, ...] = ()


@dataclass
class Outcome:
    """What became of one input; `fault` is empty, or says in a line what is wrong."""

    target: str
    number: int
    how: str
    word: str = ""
    fault: str = ""
    signature: str = ""
    seconds: float = 0.0
    megabytes: float = 0.0
    finding: str = ""


class Runner:
    """Try inputs one after the other and measure each."""

    def __init__(self, sound: Path, work: Path) -> None:
        self._input = work / "input"
        self._scratch = work / "scratch"
        self._findings = work / "findings"
        self._world = World(sound, self._scratch)

    def run(self, task: Task, seeds: Sequence[Case]) -> None:
        """Try the inputs of one task."""
        match task.how:
            case "kept":
                for number, path in enumerate(task.cases):
                    self._tell(task, number, Case.of(Path(path)))
            case "grown":
                self._grow(task, seeds)
            case _:
                for number, case in _damaged(task, seeds):
                    self._tell(task, number, case)

    def _grow(self, task: Task, seeds: Sequence[Case]) -> None:
        """Let Hypothesis make the inputs; it is not told what fails, so that it goes on."""
        import hypothesis
        from hypothesis import HealthCheck, Phase, settings

        from tests.fuzz.grammar import grown

        ends, number, last = _end(task), task.first, task.first + task.count

        def one(case: Case) -> None:
            nonlocal number
            if number < last and time.monotonic() < ends:
                self._tell(task, number, case)
                number += 1

        while number < last and time.monotonic() < ends:
            test = hypothesis.given(grown(task.target, seeds))(one)
            test = hypothesis.seed(f"{task.seed} {number}")(test)
            settings(
                max_examples=min(AT_ONCE, last - number), database=None, deadline=None,
                phases=[Phase.generate], suppress_health_check=[*HealthCheck],
            )(test)()  # fmt: skip

    def _tell(self, task: Task, number: int, case: Case) -> None:
        outcome = self.attempt(task, number, case)
        if outcome.fault:
            if outcome.signature and task.how != "kept":
                case = self._smallest(task, case, outcome.signature)
            outcome.finding = str(case.lay(self._findings / f"{task.target}-{task.how}-{number}"))
        print(json.dumps(asdict(outcome)), flush=True)

    def attempt(self, task: Task, number: int, case: Case) -> Outcome:
        """Put one input to its parser."""
        outcome = Outcome(task.target, number, task.how)
        path = self._lay(case)
        shutil.rmtree(self._scratch, ignore_errors=True)
        self._scratch.mkdir()
        print(json.dumps({"begins": number, "target": task.target, "how": task.how}), flush=True)
        _allow(SECONDS + 1)
        _forget_peak()
        begun = time.process_time()
        try:
            outcome.word = BY_NAME[task.target].attempt(path, self._world)
        except ArchiveError as error:
            outcome.word = "refused"
            outcome.fault = _badly_said(error)
        except Exception as error:  # noqa: BLE001 - any that escapes is what this program looks for
            outcome.fault = "".join(traceback.format_exception(error, limit=-8))[-3_000:]
            outcome.signature = _signature(error)
            self._world.close()
        finally:
            _allow(None)
        outcome.seconds = round(time.process_time() - begun, 3)
        outcome.megabytes = round(_peak(), 1)
        if not outcome.fault and outcome.seconds > SECONDS:
            outcome.fault = f"took {outcome.seconds} seconds"
        if not outcome.fault and outcome.megabytes > MEGABYTES:
            outcome.fault = f"took {outcome.megabytes} MB"
        return outcome

    def _lay(self, case: Case) -> Path:
        shutil.rmtree(self._input, ignore_errors=True)
        return case.lay(self._input)

    def _smallest(self, task: Task, case: Case, signature: str) -> Case:
        """Return the case with as much as possible left out so that the same still happens."""
        tries, ends = [SMALLEST_TIMES], time.monotonic() + SMALLEST_SECONDS

        def same(smaller: Case) -> bool:
            tries[0] = tries[0] - 1 if time.monotonic() < ends else 0
            with contextlib.redirect_stdout(None):
                return self.attempt(task, 0, smaller).signature == signature

        for key in [*case.files]:
            if len(case.files) > 1 and tries[0] > 0 and same(case.without(key)):
                case = case.without(key)
                continue
            case = _cut_down(case, key, same, tries)
        return case

    def close(self) -> None:
        """Close the archives."""
        self._world.close()


def _cut_down(case: Case, key: str, same: Callable[[Case], bool], tries: list[int]) -> Case:
    size = max(1, len(case.files[key]) // 2)
    while size and tries[0] > 0:
        at = 0
        while at < len(case.files[key]) and tries[0] > 0:
            data = case.files[key]
            smaller = case.having(key, data[:at] + data[at + size :])
            if same(smaller):
                case = smaller
            else:
                at += size
        size //= 2
    return case


def _damaged(task: Task, seeds: Sequence[Case]) -> Iterator[tuple[int, Case]]:
    ends = _end(task)
    for number in range(task.first, task.first + task.count):
        if time.monotonic() > ends:
            return
        source = random.Random(f"{task.target} {task.seed} {number}")
        yield number, damaged(source.choice(seeds), seeds, source)


def _end(task: Task) -> float:
    return time.monotonic() + task.seconds


def _badly_said(error: ArchiveError) -> str:
    """Return what is wrong with a refusal: it is one line, with a remedy, and can be shown."""
    said = str(error)
    try:
        said.encode()
    except UnicodeEncodeError:
        return f"a refusal that cannot be written: {said!a}"[:500]
    if "\n" in said or "\r" in said:
        return f"a refusal of several lines: {said!a}"[:500]
    if not error.remedy.endswith((".", "?")):
        return f"a refusal without a remedy: {said!a}"[:500]
    if len(error.sentence) > 2_000:
        return f"a refusal of {len(error.sentence)} letters: {said[:200]!a}"
    return ""


def _signature(error: BaseException) -> str:
    """Return what tells one fault from another: its kind, and the last function of ours."""
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        folder = Path(frame.filename).parts
        if any(name in folder for name in OURS) and "site-packages" not in folder:
            place = f"{Path(frame.filename).name}:{frame.name}"
    return f"{type(error).__name__} in {place or str(error)[:40]}"


def _allow(seconds: int | None) -> None:
    """Let the kernel end this process after some seconds more of processor time, or never."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = hard if seconds is None else int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (wanted, hard))


def _forget_peak() -> None:
    gc.collect(0)
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def _peak() -> float:
    """Return the most memory since the peak was forgotten, in MB; on other systems, ever."""
    with contextlib.suppress(OSError, StopIteration, ValueError):
        lines = Path("/proc/self/status").read_text("ascii").splitlines()
        return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seeds_of(sound: Path, target: str) -> list[Case]:
    """Return the sound files of a target."""
    return [Case.of(path) for path in sorted((sound / target).iterdir())]


def main() -> None:
    """Carry out the plan."""
    sound, work = Path(sys.argv[1]), Path(sys.argv[2])
    plan: list[dict[str, Any]] = json.loads(sys.stdin.read())
    faulthandler.enable()
    faulthandler.register(signal.SIGXCPU, chain=True)
    faulthandler.register(signal.SIGUSR1, chain=True)  # whoever gives up waiting sends it
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.environ.setdefault("TMPDIR", str(work))
    runner = Runner(sound, work)
    for told in plan:
        task = Task(**told)
        runner.run(task, [] if task.how == "kept" else seeds_of(sound, task.target))
    runner.close()


if __name__ == "__main__":
    main()
