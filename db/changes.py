"""What a write touched: refs by what happened to them; they add up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.records import Ref


@dataclass(frozen=True, slots=True)
class Changes:
    """Name the refs that a transaction added, edited or removed; `everything` means reload all.

    `linked` are records whose page shows something of what changed (a backlink, a mention), `rows`
    what belongs to no record (`tag/3`, `saved_set/1`). `answer` is what the change returned: a new
    record's ref, a new claim's id.
    """

    added: frozenset[Ref] = frozenset()
    edited: frozenset[Ref] = frozenset()
    removed: frozenset[Ref] = frozenset()
    everything: bool = False
    revision: int | None = None
    linked: frozenset[Ref] = frozenset()
    rows: frozenset[str] = frozenset()
    answer: object = field(default=None, compare=False)

    def __add__(self, other: Changes) -> Changes:
        """Return what both touched; the later revision stands."""
        return Changes(
            added=self.added | other.added,
            edited=self.edited | other.edited,
            removed=self.removed | other.removed,
            everything=self.everything or other.everything,
            revision=other.revision or self.revision,
            linked=self.linked | other.linked,
            rows=self.rows | other.rows,
            answer=other.answer,
        )

    def __bool__(self) -> bool:
        """Say whether anything was touched."""
        return self.everything or bool(self.added or self.edited or self.removed or self.rows)

    def touches(self, ref: Ref) -> bool:
        """Say whether what is shown of `ref` may have changed."""
        return self.everything or any(
            ref in refs for refs in (self.added, self.edited, self.removed, self.linked)
        )
