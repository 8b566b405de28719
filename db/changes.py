"""What a write touched: refs by what happened to them; they add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.records import Ref


@dataclass(frozen=True, slots=True)
class Changes:
    """Name the refs that a transaction added, edited or removed; `everything` means reload all."""

    added: frozenset[Ref] = frozenset()
    edited: frozenset[Ref] = frozenset()
    removed: frozenset[Ref] = frozenset()
    everything: bool = False
    revision: int | None = None

    def __add__(self, other: Changes) -> Changes:
        """Return what both touched; the later revision stands."""
        return Changes(
            added=self.added | other.added,
            edited=self.edited | other.edited,
            removed=self.removed | other.removed,
            everything=self.everything or other.everything,
            revision=other.revision or self.revision,
        )

    def __bool__(self) -> bool:
        """Say whether anything was touched."""
        return self.everything or bool(self.added or self.edited or self.removed)

    def touches(self, ref: Ref) -> bool:
        """Say whether what is shown of `ref` may have changed."""
        return self.everything or ref in self.added or ref in self.edited or ref in self.removed
