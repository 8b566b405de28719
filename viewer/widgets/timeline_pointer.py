"""The pointer on the timeline: what a press takes hold of, and what a drag or a click does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QPointF, Qt

from viewer.widgets.timeline_brush import BrushDrag, part_at, unit_for
from viewer.widgets.timeline_calendar import level_for, unit_around
from viewer.widgets.timeline_entries import DAY, TimeSpan, day_end

if TYPE_CHECKING:
    from viewer.widgets.timeline_labels import Mark
    from viewer.widgets.timeline_motion import TimelineMotion
    from viewer.widgets.timeline_scale import TimeScale
    from viewer.widgets.timeline_stage import TimelineStage

CLICK: Final = 4.0
"""Pixels that the pointer may stray and still click."""
TAP: Final = 8.0
"""Pixels that a finger may stray and still tap."""
GRACE: Final = 3.0
FINGER: Final = 14.0
"""Pixels beside a thing at which a finger still means it."""
SNAPPED: Final = 300.0
"""A day narrower than so many pixels is shown whole once the flag is let go."""

Part = Literal["flag", "axis", "strip", "cross", "lanes", "titles"]
CURSORS: Final = {
    "flag": Qt.CursorShape.SizeHorCursor,
    "cross": Qt.CursorShape.PointingHandCursor,
    "titles": Qt.CursorShape.ArrowCursor,
}


class TimelinePointer:
    """Turn presses, moves and releases (the widget's pixels) into changes of a stage."""

    def __init__(self, stage: TimelineStage, motion: TimelineMotion) -> None:
        self._stage = stage
        self._motion = motion
        self._pressed: QPointF | None = None
        self._part: Part = "titles"
        self._grace = GRACE
        self._dragging = False
        self._pan_from: TimeScale | None = None
        self._brush: BrushDrag | None = None
        self._beside = 0.0
        self.brushes = True
        """Whether axis and strip take a brush; else they take the moment and the view along."""

    @property
    def scrubbing(self) -> bool:
        """Whether the moment's flag is being dragged."""
        return self._dragging and self._part == "flag" and self._pressed is not None

    def press(self, at: QPointF, *, finger: bool = False) -> None:
        """Take hold of what is at a point."""
        stage = self._stage
        self._motion.stop()
        self._grace = FINGER if finger else GRACE
        self._pressed, self._dragging = QPointF(at), False
        self._part = self._part_at(at)
        self._pan_from = stage.scale if self._part == "lanes" else None
        self._beside = stage.scene().flag.rect.center().x() - at.x()
        self._brush = None
        if self._part == "axis" and not self.brushes:
            self._part, self._beside = "flag", 0.0
            stage.moment = self._minute(at.x())
        elif self._part in ("axis", "strip") and self.brushes:
            scale = self._scale()
            part = part_at(at.x(), stage.span, scale, self._grace)
            self._brush = BrushDrag(scale.minute(at.x()), part, stage.span)

    def move(self, at: QPointF) -> None:
        """Drag what was taken hold of."""
        if self._pressed is None:
            return
        stage = self._stage
        stray = TAP if self._grace == FINGER else CLICK
        if not self._dragging and (at - self._pressed).manhattanLength() <= stray:
            return
        self._dragging = True
        if self._pan_from is not None:
            self._motion.go(self._pan_from.panned(at.x() - self._pressed.x()), eased=False)
        elif self._part == "flag":
            stage.moment = self._minute(at.x() + self._beside)
        elif self._brush is not None:
            unit = unit_for(self._scale(), stage.lettering.axis, stage.lang)
            stage.span = self._brush.to(self._scale().minute(self._within(at.x())), unit)
        elif self._part == "strip":
            self._centre(at.x(), eased=False)

    def release(self, at: QPointF) -> Mark | None:
        """Let go; return the mark that was clicked, None after a drag or elsewhere."""
        pressed, dragged = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        stage = self._stage
        if pressed is None:
            return None
        if self._part == "flag":
            moment = stage.moment
            if moment is None:
                moment = self._minute(at.x() + self._beside)
            stage.moment = day_end(moment) if DAY / stage.scale.mpp < SNAPPED else moment
        if dragged:
            return None
        if self._part == "cross":
            stage.span = None
        elif self._part == "axis":
            self._brush_unit(at.x())
        elif self._part == "strip":
            self._centre(at.x())
        elif self._part == "lanes":
            return stage.scene().mark_at(at, self._grace)
        return None

    def let_go(self) -> None:
        """Let go of everything and do nothing: a second finger has come."""
        self._pressed, self._dragging = None, False

    def cursor(self, at: QPointF) -> Qt.CursorShape:
        """Return the shape of the cursor over a point."""
        if self._pan_from is not None and self._dragging:
            return Qt.CursorShape.ClosedHandCursor
        part = self._part_at(at)
        if part in ("axis", "strip"):
            scale = self._stage.scale if part == "axis" else self._stage.overview().scale
            held = part_at(at.x(), self._stage.span, scale, GRACE)
            return {
                "new": Qt.CursorShape.CrossCursor,
                "whole": Qt.CursorShape.SizeAllCursor,
            }.get(held, Qt.CursorShape.SizeHorCursor)
        if part != "lanes":
            return CURSORS[part]
        hit = self._stage.scene().mark_at(at)
        return Qt.CursorShape.PointingHandCursor if hit else Qt.CursorShape.OpenHandCursor

    def _part_at(self, at: QPointF) -> Part:
        stage, grace = self._stage, self._grace
        scene, frame = stage.scene(), stage.frame
        if not stage.index.entries:
            return "titles"
        if scene.flag.rect.adjusted(-grace, -grace, grace, grace).contains(at):
            return "flag"
        if scene.cross is not None and scene.cross.adjusted(-grace, -3, grace, 3).contains(at):
            return "cross"
        if at.x() < frame.plot.left():
            return "titles"
        if at.y() < frame.axis.bottom():
            return "axis"
        return "strip" if at.y() >= frame.strip.top() else "lanes"

    def _scale(self) -> TimeScale:
        """Return the scale of what was taken hold of."""
        return self._stage.overview().scale if self._part == "strip" else self._stage.scale

    def _centre(self, x: float, *, eased: bool = True) -> None:
        """Bring the time at a pixel of the strip to the middle."""
        shown = self._stage.scale.end - self._stage.scale.start
        middle = self._scale().minute(self._within(x))
        self._motion.go(self._stage.showing(middle - shown / 2, middle + shown / 2), eased=eased)

    def _within(self, x: float) -> float:
        plot = self._stage.frame.plot
        return min(max(x, plot.left()), plot.right())

    def _minute(self, x: float) -> int:
        """Return the minute at a pixel of the plot, inside the entries' time."""
        first, end = self._stage.index.domain
        return int(min(max(self._stage.scale.minute(self._within(x)), first), end - 1))

    def _brush_unit(self, x: float) -> None:
        """Brush the one unit of the axis that was clicked: a day, a month, a year."""
        stage = self._stage
        level = level_for(stage.scale.mpp, stage.lettering.axis.width, stage.lang)
        start, end = unit_around(stage.scale.minute(x), level)
        stage.span = TimeSpan(start, end - 1)
