"""The rows of a rehearsed import on the disk: written by a child process, read one at a time."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import msgspec

from db.archive import Archive
from db.exchange.incoming import Planned
from db.imports import rehearse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from db.imports import Wanted

STATES: tuple[str, ...] = ("review", "rejected", "changed", "new", "unchanged")
"""What an import may do with a row, in the order in which a person wants to see it."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What an import would do: how many rows of each state, and all problems."""

    counts: dict[str, int]
    problems: tuple[tuple[str, str], ...]
    more_problems: int


def rehearse_into(
    archive: Path, wanted: Wanted, spool: Path, *, progress: Callable[[float], None]
) -> Rehearsed:
    """Write what an import would do with each row to `spool`, for a child process.

    Raises the ArchiveError family; the archive is only read.
    """
    counts: dict[str, int] = dict.fromkeys(STATES, 0)
    encode = msgspec.json.Encoder().encode
    with spool.open("wb") as file, Archive.open(archive) as door:

        def tell(row: Planned) -> None:
            counts[row.state] += 1
            file.write(encode(row) + b"\n")

        carried = rehearse(door, wanted, progress, tell)
    return Rehearsed(counts, tuple(carried.problems), carried.more_problems)


class Spool:
    """Read the rows of one state out of a spool by their number."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._decode = msgspec.json.Decoder(Planned).decode
        self._starts = {state: array("Q") for state in STATES}
        start = 0
        for line in self._file:
            state = self._decode(line).state
            self._starts[state].append(start)
            start += len(line)

    def count(self, state: str) -> int:
        """Return how many rows have a state."""
        return len(self._starts[state])

    def row(self, state: str, number: int) -> Planned:
        """Return one row."""
        self._file.seek(self._starts[state][number])
        return self._decode(self._file.readline())

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Self:
        """Return the spool; leaving the block closes it."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()
