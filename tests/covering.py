"""`make coverage`: the branches of db/ that the tests take, file by file, against what was agreed.

Run as a program with coverage's JSON report: prints a line for each file, those that miss most
last, and ends with 1 where fewer than LEAST of all branches are taken, or where a file of
covered-whole.txt has a line or branch that no test takes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

LEAST = 0.95
WHOLE = Path(__file__).with_name("covered-whole.txt")


@dataclass(frozen=True, slots=True)
class Covered:
    """What the tests take of one file."""

    name: str
    branches: int
    taken: int
    missing: tuple[str, ...]
    """Lines that never ran, and jumps ("12->15") that were never made."""


def read(report: Path) -> list[Covered]:
    """Return each file of a JSON report of coverage."""
    files = json.loads(report.read_text("utf-8"))["files"]
    return [
        Covered(
            name,
            told["summary"]["num_branches"],
            told["summary"]["covered_branches"],
            tuple(
                [str(line) for line in told["missing_lines"]]
                + [f"{start}->{end}" for start, end in told["missing_branches"]]
            ),
        )
        for name, told in files.items()
    ]


def main(report: Path) -> int:
    """Print the table and return the exit status."""
    files = sorted(read(report), key=lambda one: (len(one.missing), one.name))
    for one in files:
        missing = " ".join(one.missing[:12]) + (" ..." if len(one.missing) > 12 else "")
        print(f"{one.taken:5}/{one.branches:<5} {one.name:46} {missing}".rstrip())
    branches, taken = sum(one.branches for one in files), sum(one.taken for one in files)
    share = taken / branches if branches else 0.0
    print(
        f"{taken:,} of {branches:,} branches of db/ are taken: {share:.2%} (at least {LEAST:.0%})"
    )
    by_name = {one.name: one for one in files}
    kept = [name for name in WHOLE.read_text("utf-8").split() if name]
    fallen = [name for name in kept if name not in by_name or by_name[name].missing]
    print(f"{len(kept) - len(fallen)} of {len(kept)} files of {WHOLE.name} are covered whole")
    for name in fallen:
        missing = " ".join(by_name[name].missing) if name in by_name else "it is gone"
        print(f"  {name}: {missing}", file=sys.stderr)
    return int(share < LEAST or bool(fallen))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
