"""Runs children of the fuzzers: goes on after one that died, and keeps what they found."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.fuzz.case import Case
from tests.fuzz.child import SECONDS, Outcome, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
AGAIN = "passed when tried again"
SILENT = 60.0
"""Seconds without a word after which a child counts as hung, however busy the machine is."""


def outcomes(
    sound: Path, work: Path, plan: Sequence[Task]
) -> Iterator[tuple[Outcome, Case | None]]:
    """Yield what became of each input of a plan, with the input itself where it is a finding.

    What took too long, took too much or died is tried again alone, and is a finding if it does the
    same then: a machine that stands still for a moment is none.
    """
    for outcome, case in _outcomes(sound, work, plan):
        if outcome.fault and not outcome.signature and case is not None:
            path = case.lay(work / "again")
            task = Task(outcome.target, "kept", cases=(str(path),))
            ((again, _),) = _outcomes(sound, work / "alone", [task])
            if not again.fault:
                outcome.word, outcome.fault = AGAIN, ""
        yield outcome, case


def _outcomes(
    sound: Path, work: Path, plan: Sequence[Task]
) -> Iterator[tuple[Outcome, Case | None]]:
    left = [*plan]
    while left:
        begun: dict[str, Any] = {}
        at = time.monotonic()
        with _child(sound, work, left) as child:
            for line in _lines(child):
                told = json.loads(line)
                if "begins" in told:
                    begun = told
                    continue
                begun = {}
                outcome = Outcome(**told)
                at, since = time.monotonic(), at
                left = _after(left, outcome, at - since)
                yield outcome, Case.of(Path(outcome.finding)) if outcome.finding else None
            status = child.wait()
            errors = (work / "errors").read_text("utf-8", "replace")
        if status == 0:
            return
        if not begun and status != -signal.SIGUSR1:
            raise RuntimeError(f"the child could not work ({status}): {errors[-3_000:]}")
        if not begun:  # no input was made in all this time: nothing of the program's
            print(f"no more inputs for {left[0].target}, {left[0].how}: {errors[-1_500:]}")
            left = left[1:]
            continue
        fault = _death(status, errors)
        outcome = Outcome(begun["target"], begun["begins"], begun["how"], "died", fault)
        left = _after(left, outcome, time.monotonic() - at)
        yield outcome, _last_input(work)


def _child(sound: Path, work: Path, plan: Sequence[Task]) -> subprocess.Popen[str]:
    work.mkdir(parents=True, exist_ok=True)
    with (work / "errors").open("wb") as errors:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.fuzz.child", str(sound), str(work)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8",
            cwd=ROOT, env={**os.environ, "PYTHONPATH":str(ROOT), "QT_QPA_PLATFORM":"offscreen"},
)  # fmt: skip
    assert child.stdin is not None
    child.stdin.write(json.dumps([asdict(task) for task in plan]))
    child.stdin.close()
    return child


def _lines(child: subprocess.Popen[str]) -> Iterator[str]:
    """Yield what a child says; end one that says nothing for too long."""
    assert child.stdout is not None
    pipe, rest = child.stdout.fileno(), b""
    while True:
        ready, _, _ = select.select([pipe], [], [], SILENT)
        if not ready:
            child.send_signal(signal.SIGUSR1)
            return
        chunk = os.read(pipe, 65_536)
        if not chunk:
            return
        *whole, rest = (rest + chunk).split(b"\n")
        yield from (line.decode() for line in whole)


def _after(plan: list[Task], outcome: Outcome, seconds: float) -> list[Task]:
    """Return what is left of a plan after an input of it that took so many seconds."""
    for index, task in enumerate(plan):
        if (task.target, task.how) == (outcome.target, outcome.how):
            seconds = task.seconds - seconds
            if task.how == "kept":
                rest = replace(task, cases=task.cases[1:])
                return [rest, *plan[index + 1 :]] if rest.cases else plan[index + 1 :]
            done = outcome.number + 1 - task.first
            rest = replace(task, first=outcome.number + 1, count=task.count - done, seconds=seconds)
            return [rest, *plan[index + 1 :]] if rest.count > 0 else plan[index + 1 :]
    return plan


def _death(status: int, errors: str) -> str:
    """Return how a child ended, and where it was."""
    if status == -signal.SIGXCPU:
        return f"ran for more than {SECONDS} seconds: {errors[-2_000:]}"
    if status == -signal.SIGUSR1:
        return f"said nothing for {SILENT:.0f} seconds: {errors[-2_000:]}"
    return f"died with status {status}: {errors[-2_000:]}"


def _last_input(work: Path) -> Case | None:
    found = [*(work / "input").iterdir()] if (work / "input").is_dir() else []
    return Case.of(found[0]) if found else None


def keep(case: Case, target: str) -> Path:
    """Keep an input in the corpus, so that `make test` tries it again; return where."""
    folder = CORPUS / target / case.digest
    case.lay(folder)
    return folder


def kept() -> dict[str, list[Path]]:
    """Return the inputs of the corpus by target."""
    return {
        place.name: [next(folder.iterdir()) for folder in sorted(place.iterdir())]
        for place in sorted(CORPUS.iterdir())
        if place.is_dir()
    }
