"""Comfort: how a visitor wants to read and reach the exhibit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

TEXTS: Final = (1.0, 1.25, 1.5)
"""Text sizes, as multiples of the usual one."""


class Comfort(QObject):
    """Hold text size, contrast, stillness and reach; compare, store and emit once."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = TEXTS[0]
        self._contrast: bool = False
        self._still: bool = False
        self._reach: bool = False

    @property
    def text(self) -> float:
        """Return how large text is: one of TEXTS."""
        return self._text

    @property
    def contrast(self) -> bool:
        """Say whether colours are those of high contrast."""
        return self._contrast

    @property
    def still(self) -> bool:
        """Say whether nothing moves by itself: everything jumps."""
        return self._still

    @property
    def reach(self) -> bool:
        """Say whether every control stands in the lower half of the screen."""
        return self._reach

    def set_text(self, text: float) -> None:
        """Make text as large as the nearest of TEXTS."""
        nearest = min(TEXTS, key=lambda size: abs(size - text))
        self._become(nearest, self._contrast, self._still, self._reach)

    def set_contrast(self, contrast: bool) -> None:
        """Take colours of high contrast, or the usual ones."""
        self._become(self._text, contrast, self._still, self._reach)

    def set_still(self, still: bool) -> None:
        """Let nothing move by itself, or let it glide."""
        self._become(self._text, self._contrast, still, self._reach)

    def set_reach(self, reach: bool) -> None:
        """Keep every control in the lower half of the screen, or use all of it."""
        self._become(self._text, self._contrast, self._still, reach)

    def reset(self) -> None:
        """Be as a visitor finds it."""
        self._become(TEXTS[0], contrast=False, still=False, reach=False)

    def _become(self, text: float, contrast: bool, still: bool, reach: bool) -> None:
        new = (text, contrast, still, reach)
        if new != (self._text, self._contrast, self._still, self._reach):
            self._text, self._contrast, self._still, self._reach = new
            self.changed.emit()
