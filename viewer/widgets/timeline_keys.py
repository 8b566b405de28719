"""The keyboard on the timeline: zoom, pan, walk through the entries, brush and clear."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from viewer.widgets.timeline_entries import DAY, TimeSpan, day_end

if TYPE_CHECKING:
    from viewer.widgets.timeline_labels import Mark
    from viewer.widgets.timeline_motion import TimelineMotion
    from viewer.widgets.timeline_stage import TimelineStage

PAN: Final = 0.12
"""The share of the view that an arrow key moves it by."""
ZOOM: Final = 1.5
Key = Qt.Key
ZOOMS: Final = {Key.Key_Plus: ZOOM, Key.Key_Equal: ZOOM, Key.Key_Minus: 1 / ZOOM}
PANS: Final = {Key.Key_Left: PAN, Key.Key_Right: -PAN, Key.Key_PageUp: 0.9, Key.Key_PageDown: -0.9}
STEPS: Final = {Key.Key_Up: -1, Key.Key_Down: 1}
ENDS: Final = {Key.Key_Home: 1, Key.Key_End: -1}
DAYS: Final = {Key.Key_BracketLeft: -1, Key.Key_BracketRight: 1}


def press(stage: TimelineStage, motion: TimelineMotion, key: int, *, shift: bool = False) -> bool:
    """Do what a key asks for, with Shift or without; False if it means nothing here.

    + and - zoom about the focused mark; Left, Right, Page keys pan; Up and Down walk through all
    entries in time; Home and End go to the first and last; 0 fits; [ and ], or Left and Right with
    Shift, show the day before and after; B brushes the focused entry's time; Escape clears brush
    and moment.
    """
    known = Key(key)
    if known in DAYS or (shift and known in PANS):
        step_day(stage, motion, DAYS.get(known) or (-1 if PANS[known] > 0 else 1))
    elif known in ZOOMS:
        motion.zoom(ZOOMS[known], _focus_x(stage))
    elif known in PANS:
        motion.pan(PANS[known] * stage.scale.width, eased=True)
    elif known in STEPS:
        walk(stage, motion, stage.index.neighbour(stage.focused, STEPS[known]))
    elif known in ENDS:
        walk(stage, motion, stage.index.neighbour(None, ENDS[known]))
    elif known == Key.Key_0:
        motion.stop()
        stage.fit()
    elif known == Key.Key_B and stage.focused is not None:
        at = stage.focused
        stage.span = TimeSpan(stage.index.starts[at], stage.index.ends[at] - 1)
    elif known == Key.Key_Escape and (stage.span is not None or stage.moment is not None):
        stage.span = stage.moment = None
    else:
        return False
    return True


def step_day(stage: TimelineStage, motion: TimelineMotion, days: int) -> None:
    """Show the day so many days later; at first, the first of the brush or of the view."""
    if stage.moment is None:
        first = stage.span.earliest if stage.span else max(stage.scale.start, stage.index.domain[0])
        stage.moment = day_end(first)
    else:
        stage.moment = day_end(stage.moment + days * DAY)
    target = stage.following(stage.moment)
    if target is not None:
        motion.go(target)


def walk(stage: TimelineStage, motion: TimelineMotion, position: int | None) -> None:
    """Move the focus to an entry and bring it into view; nowhere beyond the ends."""
    if position is None:
        return
    stage.focus(position)
    target = stage.revealing(position)
    if target is not None:
        motion.go(target)


def tab(stage: TimelineStage, step: int) -> bool:
    """Move the focus to the next mark in view; False past the last: Tab leaves the widget."""
    marks = sorted(stage.scene().marks, key=lambda mark: (mark.rect.center().x(), mark.rect.top()))
    focused = focused_mark(stage)
    held = next((at for at, mark in enumerate(marks) if mark is focused), None)
    after = (0 if step > 0 else len(marks) - 1) if held is None else held + step
    if not 0 <= after < len(marks):
        return False
    stage.focus(marks[after].cell.members[0][0])
    return True


def focused_mark(stage: TimelineStage) -> Mark | None:
    """Return the mark in view that has the keyboard's focus."""
    return stage.scene().mark_of(stage.focused)


def _focus_x(stage: TimelineStage) -> float:
    mark = focused_mark(stage)
    return stage.frame.plot.center().x() if mark is None else mark.rect.center().x()
