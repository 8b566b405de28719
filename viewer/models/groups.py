"""Results by kind: a heading for each kind, and below it the best of that kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from viewer.models.results import ResultLine

MOST = 5
"""Lines of a kind where there are several kinds."""


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The heading of a kind: how many there are, whether that is all, and how many are shown."""

    kind: str
    count: int
    exact: bool
    shown: int

    @property
    def partial(self) -> bool:
        """Say whether there are more than are shown."""
        return self.count > self.shown or not self.exact


Row: TypeAlias = "ResultLine | GroupHead | None"
"""A line, a heading, or a line that has not been read."""


def by_kind(
    lines: Sequence[ResultLine], counts: Mapping[str, int], *, exact: bool
) -> list[ResultLine | GroupHead]:
    """Return the lines under headings, the kind of the best line first.

    `counts` say how many there are of each kind; kinds without a line come last.
    """
    kinds: dict[str, list[ResultLine]] = {}
    for line in lines:
        kinds.setdefault(line.kind, []).append(line)
    for kind in counts:
        kinds.setdefault(kind, [])
    rows: list[ResultLine | GroupHead] = []
    for kind, members in kinds.items():
        shown = members if len(kinds) == 1 else members[:MOST]
        count = max(counts.get(kind, 0), len(members))
        rows += [GroupHead(kind, count, exact, len(shown)), *shown]
    return rows
