"""One figure of a benchmark, and how it comes into the table of `make bench`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLE = "MUNIMENT_BENCH_ROWS"
"""Names the file that rows are added to; without it they are told to nobody."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured, ours, and what it is held to.

    `limit` bounds ours, from below where `at_least`. `peer` is the same of another program, named
    by `of`; `most_ratio` bounds ours divided by it. None: nothing was agreed.
    """

    what: str
    ours: float
    unit: str = "ms"
    limit: float | None = None
    at_least: bool = False
    peer: float | None = None
    of: str = ""
    most_ratio: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return ours divided by the peer's."""
        return self.ours / self.peer if self.peer else None

    @property
    def verdict(self) -> str:
        """Return "within" or "over" what was agreed, "" where nothing was."""
        kept: list[bool] = []
        if self.limit is not None:
            kept.append(self.ours >= self.limit if self.at_least else self.ours <= self.limit)
        if self.most_ratio is not None and self.ratio is not None:
            kept.append(self.ratio <= self.most_ratio)
        return ("within" if all(kept) else "missed") if kept else ""


def tell(*rows: Row) -> None:
    """Add rows to the file that VARIABLE names."""
    if path := os.environ.get(VARIABLE):
        with Path(path).open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)


def told(path: Path) -> list[Row]:
    """Return the rows of a file; none where nothing was told."""
    if not path.exists():
        return []
    return [Row(**json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def late(values: Iterable[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
