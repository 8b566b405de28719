"""The pointer on the timeline: drags pan or brush, clicks hit a mark, the axis or the cross."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt

from viewer.widgets.timeline_brush import BrushDrag, part_at, unit_for
from viewer.widgets.timeline_calendar import level_for, unit_around
from viewer.widgets.timeline_entries import TimeSpan

if TYPE_CHECKING:
    from viewer.widgets.timeline_labels import Mark
    from viewer.widgets.timeline_scale import TimeScale
    from viewer.widgets.timeline_stage import TimelineStage

CLICK: Final = 4.0
"""Pixels that the pointer may stray and still click."""


class TimelinePointer:
    """Turn presses, moves and releases (the widget's pixels) into changes of a stage."""

    def __init__(self, stage: TimelineStage) -> None:
        self._stage = stage
        self._pressed: QPointF | None = None
        self._dragging = False
        self._pan_from: TimeScale | None = None
        self._brush: BrushDrag | None = None

    @property
    def dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._dragging

    def press(self, at: QPointF) -> None:
        """Take hold of what is at a point."""
        stage = self._stage
        self._pressed, self._dragging = QPointF(at), False
        self._pan_from = self._brush = None
        if self._on_cross(at) or at.x() < stage.frame.plot.left():
            return
        if self._brushes(at):
            part = part_at(at.x(), stage.span, stage.scale)
            self._brush = BrushDrag(stage.scale.minute(at.x()), part, stage.span)
        else:
            self._pan_from = stage.scale

    def move(self, at: QPointF) -> None:
        """Drag what was taken hold of."""
        if self._pressed is None:
            return
        stage = self._stage
        if not self._dragging and (at - self._pressed).manhattanLength() <= CLICK:
            return
        self._dragging = True
        if self._pan_from is not None:
            stage.show(self._pan_from.panned(at.x() - self._pressed.x()))
        elif self._brush is not None:
            plot = stage.frame.plot
            x = min(max(at.x(), plot.left()), plot.right())
            unit = unit_for(stage.scale, stage.lettering.axis, stage.lang)
            stage.span = self._brush.to(stage.scale.minute(x), unit)

    def release(self, at: QPointF) -> Mark | None:
        """Let go; return the mark that was clicked, None after a drag or elsewhere."""
        pressed, dragged = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        if pressed is None or dragged:
            return None
        if self._on_cross(at):
            self._stage.span = None
        elif at.x() < self._stage.frame.plot.left():
            return None
        elif at.y() < self._stage.frame.axis.bottom():
            self._brush_unit(at.x())
        elif not self._brushes(at):
            return self._stage.scene().mark_at(at)
        return None

    def cursor(self, at: QPointF) -> Qt.CursorShape:
        """Return the shape of the cursor over a point."""
        stage = self._stage
        if self._pan_from is not None and self._dragging:
            return Qt.CursorShape.ClosedHandCursor
        if at.x() < stage.frame.plot.left():
            return Qt.CursorShape.ArrowCursor
        if self._on_cross(at):
            return Qt.CursorShape.PointingHandCursor
        if self._brushes(at):
            part = part_at(at.x(), stage.span, stage.scale)
            return {
                "new": Qt.CursorShape.CrossCursor,
                "whole": Qt.CursorShape.SizeAllCursor,
            }.get(part, Qt.CursorShape.SizeHorCursor)
        hit = stage.scene().mark_at(at)
        return Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.OpenHandCursor

    def _brushes(self, at: QPointF) -> bool:
        frame = self._stage.frame
        return at.y() < frame.axis.bottom() or at.y() >= frame.strip.top()

    def _on_cross(self, at: QPointF) -> bool:
        cross = self._stage.scene().cross
        return cross is not None and cross.contains(at)

    def _brush_unit(self, x: float) -> None:
        """Brush the one unit of the axis that was clicked: a day, a month, a year."""
        stage = self._stage
        level = level_for(stage.scale.mpp, stage.lettering.axis.width, stage.lang)
        start, end = unit_around(stage.scale.minute(x), level)
        stage.span = TimeSpan(start, end - 1)
