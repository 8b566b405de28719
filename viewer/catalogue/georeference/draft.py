"""What is being worked out of where a sheet lies, with every step back and forth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.maps.control_points import ControlPoint
    from db.maps.sheets import Polygon


@dataclass(frozen=True, slots=True)
class Draft:
    """Control points, transformation and mask as they would be saved."""

    points: tuple[ControlPoint, ...] = ()
    transformation: str | None = None
    mask: Polygon | None = None

    def with_point(self, point: ControlPoint) -> Draft:
        """Return the draft with one more point, the last."""
        return replace(self, points=(*self.points, point))

    def with_changed(self, at: int, point: ControlPoint) -> Draft:
        """Return the draft with another point in that place."""
        points = (*self.points[:at], point, *self.points[at + 1 :])
        return replace(self, points=points)

    def without(self, places: Sequence[int]) -> Draft:
        """Return the draft without the points in those places."""
        left = [point for at, point in enumerate(self.points) if at not in places]
        return replace(self, points=tuple(left))


class Steps(QObject):
    """Hold a draft and the ones before and after it. GUI thread only."""

    changed = Signal()
    """Another draft is current, or the current one has been saved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts = [Draft()]
        self._at = 0
        self._saved = self._drafts[0]

    @property
    def draft(self) -> Draft:
        """The draft that is shown."""
        return self._drafts[self._at]

    @property
    def is_saved(self) -> bool:
        """Whether the archive says the same."""
        return self.draft == self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return self._at > 0

    @property
    def can_redo(self) -> bool:
        """Whether a step was taken back."""
        return self._at < len(self._drafts) - 1

    def begin(self, draft: Draft) -> None:
        """Start from what the archive says; nothing comes before it."""
        self._drafts, self._at, self._saved = [draft], 0, draft
        self.changed.emit()

    def take(self, draft: Draft) -> None:
        """Go on to another draft; what was taken back is forgotten."""
        if draft != self.draft:
            self._drafts[self._at + 1 :] = [draft]
            self._at += 1
            self.changed.emit()

    def undo(self) -> None:
        """Go a step back."""
        if self.can_undo:
            self._at -= 1
            self.changed.emit()

    def redo(self) -> None:
        """Go a step forth again."""
        if self.can_redo:
            self._at += 1
            self.changed.emit()

    def saved(self, draft: Draft) -> None:
        """Remember that the archive now says what this draft does."""
        self._saved = draft
        self.changed.emit()
