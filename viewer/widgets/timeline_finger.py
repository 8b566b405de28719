"""A timeline for fingers: drawn larger as a whole, with a choice among marks that crowd."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Signal

from viewer.widgets.timeline_canvas import TimelineCanvas
from viewer.widgets.timeline_pointer import FINGER

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from viewer.widgets.timeline_labels import Mark

STEP: Final = 1.8
"""How much one press of a button magnifies."""
ALIKE: Final = 4.0
"""Pixels by which one of two marks may be nearer and both be meant."""
LISTED: Final = 60


class TouchTimeline(TimelineCanvas):
    """Show a timeline that is tapped, dragged and pinched; GUI thread only.

    It is drawn as at a desk and then enlarged as a whole, type, marks and reach alike. Where a tap
    may mean several entries, `crowded` carries them (TimelineEntry) and nothing is picked. A finger
    on the axis takes the moment along; there is no brush.
    """

    crowded = Signal(object)
    """The entries that a tap may mean, by time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pointer.brushes = False

    def set_enlarged(self, factor: float) -> None:
        """Draw everything so many times as large as at a desk."""
        self._enlarged = self._touch.enlarged = factor
        self._take_type()

    def zoom_in(self) -> None:
        """Magnify by a step."""
        self._motion.zoom(STEP, self._still_point())

    def zoom_out(self) -> None:
        """Show more time, by a step."""
        self._motion.zoom(1 / STEP, self._still_point())

    def step_view(self, share: float) -> None:
        """Move on by a share of the time in view, to later times where it is positive."""
        self._motion.pan(-share * self._stage.frame.plot.width(), eased=True)

    def neighbour(self, step: int) -> str | None:
        """Return the ref of the entry after (or before) the chosen one; at first, one in view."""
        index, at = self._stage.index, self._stage.selected
        if at is None:
            ways = index.in_time if step > 0 else list(reversed(index.in_time))
            view = self._stage.scale
            within = (one for one in ways if view.start <= index.starts[one] <= view.end)
            found = next(within, None)
        else:
            found = index.neighbour(at, step)
            while found is not None and index.entries[found].ref == index.entries[at].ref:
                found = index.neighbour(found, step)
        return None if found is None else index.entries[found].ref

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ToolTip, QEvent.Type.ContextMenu):
            return True
        return super().event(event)

    def _take_type(self) -> None:
        self._stage.set_lettering(1.0)
        self._reframe()

    def _activate(self, mark: Mark, at: QPointF) -> None:
        marks = self._meant(mark, at)
        if len(marks) == 1 and mark.entry is not None:
            self.picked.emit(mark.entry.ref)
            return
        target = self._stage.opening(mark) if mark.entry is None else None
        if target is not None:
            self._motion.go(target)
            return
        found = {entry.ref: entry for one in marks for entry in self._stage.inside(one, LISTED)}
        self.crowded.emit(tuple(sorted(found.values(), key=lambda one: one.earliest)))

    def _meant(self, mark: Mark, at: QPointF) -> list[Mark]:
        """Return the marks that a tap may mean: whose label was hit is meant alone."""
        scene = self._stage.scene()
        if any(label.mark is mark and label.rect.contains(at) for label in scene.labels):
            return [mark]
        least = _away(mark.rect, at)
        near = [one for one in scene.marks if _away(one.rect, at) <= min(least + ALIKE, FINGER)]
        return near if mark in near else [mark]

    def _still_point(self) -> float:
        """Return the pixel of the stage that stays under a button's zoom: the chosen entry's."""
        plot, at = self._stage.frame.plot, self._stage.selected
        if at is not None:
            index = self._stage.index
            x = self._stage.scale.x((index.starts[at] + index.ends[at]) / 2)
            if plot.left() <= x <= plot.right():
                return x
        return plot.center().x()


def _away(rect: QRectF, at: QPointF) -> float:
    """Return how many pixels a point lies outside of a rectangle."""
    across = max(rect.left() - at.x(), at.x() - rect.right(), 0.0)
    down = max(rect.top() - at.y(), at.y() - rect.bottom(), 0.0)
    return float((across * across + down * down) ** 0.5)
