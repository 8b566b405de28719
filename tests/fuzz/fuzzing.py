"""Fuzzes every parser for a given time: [--seconds N] [--seed N] [TARGET...]; see `make fuzz`.

What it finds is kept in tests/corpus and told in a table; the exit status is 1 then.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.fuzz import sound
from tests.fuzz.child import MEGABYTES, SECONDS, Outcome, Task
from tests.fuzz.running import keep, outcomes
from tests.fuzz.targets import BY_NAME, TARGETS, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.fuzz.case import Case

MANY = 10**6
TURN = 12.0
"""Seconds that each target has its turn, about."""


@dataclass
class Tally:
    """What became of the inputs of one target."""

    words: Counter[str] = field(default_factory=Counter[str])
    slowest: float = 0.0
    largest: float = 0.0
    findings: dict[str, str] = field(default_factory=dict[str, str])
    seconds: float = 0.0
    worked: float = 0.0

    def count(self, outcome: Outcome, seconds: float) -> None:
        """Count one input, for which so many seconds went by."""
        self.seconds += seconds
        self.worked += outcome.seconds
        self.words[outcome.word or "finding"] += 1
        self.slowest = max(self.slowest, outcome.seconds)
        self.largest = max(self.largest, outcome.megabytes)


class Campaign:
    """Give each target its share of the time, by turns, and keep what is found."""

    def __init__(self, seed: int, made: Path, work: Path) -> None:
        self._seed, self._made, self._work = seed, made, work
        self.tallies: dict[str, Tally] = {}

    def spend(self, seconds: float, targets: Sequence[Target]) -> None:
        """Try the targets by turns until the time is over."""
        rounds = max(1, int(seconds / (len(targets) * TURN)))
        each = seconds / rounds / sum(target.weight for target in targets)
        for number in range(rounds):
            self.round(targets, number, each)
            told = f"round {number + 1} of {rounds}: {self.inputs:,} inputs"
            print(f"{told}, {len(self.findings)} faults", flush=True)

    @property
    def inputs(self) -> int:
        """Return how many inputs were tried."""
        return sum(tally.words.total() for tally in self.tallies.values())

    @property
    def findings(self) -> list[str]:
        """Return where what was found is kept."""
        return [where for tally in self.tallies.values() for where in tally.findings.values()]

    def round(self, targets: Sequence[Target], number: int, each: float) -> None:
        """Try each of the targets for some seconds, times its weight."""
        plan = [
            Task(target.name, how, self._seed, number * MANY, MANY, each * target.weight * share)
            for target in targets
            for how, share in target.ways.items()
        ]
        before = time.monotonic()
        for outcome, case in outcomes(self._made, self._work, plan):
            now = time.monotonic()
            tally = self.tallies.setdefault(outcome.target, Tally())
            tally.count(outcome, now - before)
            before = now
            signature = outcome.signature or outcome.fault[:60]
            if outcome.fault and signature not in tally.findings and case is not None:
                self._keep(tally, signature, outcome, case)

    def _keep(self, tally: Tally, signature: str, outcome: Outcome, case: Case) -> None:
        where = str(keep(case, outcome.target))
        tally.findings[signature] = where
        print(f"\n{outcome.target} {outcome.how} {outcome.number}: {outcome.fault}", flush=True)
        print(f"kept in {where}", flush=True)

    def table(self) -> str:
        """Return a line a target."""
        head = ("parser", "inputs", "taken", "refused", "slowest s", "most MB", "faults")
        lines = [f"{head[0]:<18}" + "".join(f"{word:>11}" for word in head[1:])]
        for name, tally in self.tallies.items():
            refused, total = tally.words["refused"], tally.words.total()
            lines.append(
                f"{name:<18}{total:>11,}{total - refused:>11,}{refused:>11,}{tally.slowest:>11.2f}"
                f"{tally.largest:>11.0f}{len(tally.findings):>11}"
            )
        spent = sum(tally.seconds for tally in self.tallies.values())
        worked = sum(tally.worked for tally in self.tallies.values())
        lines.append(
            f"{self.inputs:,} inputs in {spent:,.0f} s ({worked:,.0f} s of processor), seed"
            f" {self._seed}: {len(self.findings)} faults (a crash, another exception,"
            f" over {SECONDS} s of processor, over {MEGABYTES} MB)"
        )
        return "\n".join(lines)


def main() -> None:
    """Fuzz as the command line says."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--seconds", type=float, default=1800)
    reader.add_argument("--seed", type=int, default=None)
    reader.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(BY_NAME)}")
    asked = reader.parse_args()
    seed = int(time.time()) if asked.seed is None else asked.seed
    chosen = [BY_NAME[name] for name in asked.targets] or [*TARGETS]
    memory = Path("/dev/shm")
    with TemporaryDirectory(
        prefix="muniment-fuzz-", dir=memory if memory.is_dir() else None
    ) as folder:
        sound.make(Path(folder) / "sound")
        campaign = Campaign(seed, Path(folder) / "sound", Path(folder) / "work")
        campaign.spend(asked.seconds, chosen)
        print(f"\n{campaign.table()}")
    sys.exit(1 if campaign.findings else 0)


if __name__ == "__main__":
    main()
