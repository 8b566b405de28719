"""The course of a review: which suggestions are open, which is looked at, what was judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.catalogue.review.questions import Item


class Course(QObject):
    """Hold the open suggestions of one kind, or of all, and stand at one. Lives in the GUI thread.

    After something was judged the items are given anew; the course then stands where it stood: at
    the first item that comes after the one that is gone.
    """

    changed = Signal()
    """Another item is looked at, or the items are others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Item, ...] = ()
        self._items: tuple[Item, ...] = ()
        self._kind: str | None = None
        self._at = 0

    @property
    def items(self) -> tuple[Item, ...]:
        """Return the open items of the chosen kind, in reading order."""
        return self._items

    @property
    def open(self) -> tuple[Item, ...]:
        """Return the open items of every kind, in reading order."""
        return self._all

    @property
    def current(self) -> Item | None:
        """Return the item that is looked at, None where nothing is open."""
        return self._items[self._at] if self._items else None

    @property
    def position(self) -> int:
        """Return the place of the current item, counted from 1; 0 where nothing is open."""
        return self._at + 1 if self._items else 0

    @property
    def kind(self) -> str | None:
        """Return the kind that is looked at, None for all."""
        return self._kind

    def counts(self) -> dict[str, int]:
        """Return how many suggestions of each kind are open."""
        found: dict[str, int] = {}
        for item in self._all:
            found[item.suggestion.kind] = found.get(item.suggestion.kind, 0) + 1
        return found

    def fill(self, items: Sequence[Item]) -> None:
        """Take what is open now, and stand where the course stood."""
        ahead = self._ahead()
        self._all = tuple(items)
        self._narrow(ahead)

    def choose_kind(self, kind: str | None) -> None:
        """Look at one kind alone, or at all."""
        if kind != self._kind:
            ahead = self._ahead()
            self._kind = kind
            self._narrow(ahead)

    def go(self, step: int) -> None:
        """Go on by `step` items, round and round."""
        if self._items:
            self._at = (self._at + step) % len(self._items)
            self.changed.emit()

    def go_to(self, mention_id: int) -> bool:
        """Stand at a suggestion; return whether it is there."""
        for at, item in enumerate(self._items):
            if item.suggestion.id == mention_id:
                if at != self._at:
                    self._at = at
                    self.changed.emit()
                return True
        return False

    def _ahead(self) -> list[int]:
        """Return the ids from the current item on, in reading order."""
        ids = [item.suggestion.id for item in self._all]
        before = self.current
        return ids if before is None else ids[ids.index(before.suggestion.id) :]

    def _narrow(self, ahead: Sequence[int]) -> None:
        """Keep the items of the kind, and stand at the first of `ahead` that is among them."""
        self._items = tuple(
            item for item in self._all if self._kind in {None, item.suggestion.kind}
        )
        places = {item.suggestion.id: at for at, item in enumerate(self._items)}
        self._at = next((places[one] for one in ahead if one in places), 0)
        self.changed.emit()
