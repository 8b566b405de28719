"""The timeline's state: entries, view, selection and brush, and the scene that follows."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING, Final

from viewer.widgets.timeline_calendar import minute_of, span_text
from viewer.widgets.timeline_entries import VAGUE, TimelineEntry, TimeSpan
from viewer.widgets.timeline_frame import frame_of
from viewer.widgets.timeline_index import EntryIndex, members
from viewer.widgets.timeline_labels import Lettering
from viewer.widgets.timeline_packing import Cell, Packing
from viewer.widgets.timeline_scale import NARROWEST, TimeScale, dense_window, scale_showing
from viewer.widgets.timeline_scene import Scene, View, compose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.widgets.timeline_labels import Mark

MARGIN: Final = 28.0
TITLES_MIN: Final = 136.0
CLOSER: Final = 0.7
"""A cluster is zoomed into only where that leaves less than this share of the time in view."""


class TimelineStage:
    """Hold what the timeline shows and how; a widget asks for `scene()` and paints it.

    Positions are those of `index.entries`. Changing anything drops the scene; the packing is kept
    while the magnification is and the view stays near.
    """

    def __init__(self) -> None:
        self.lettering = Lettering(MARGIN)
        self.index = EntryIndex()
        self.lang = "vi"
        self.selected: int | None = None
        self.focused: int | None = None
        self.titles_width: float | None = None
        self.scale = TimeScale(0, 1440, TITLES_MIN, 1)
        self.frame = frame_of((1, 1), TITLES_MIN, 1, ())
        self._span: TimeSpan | None = None
        self._moved = False
        self._entries: tuple[TimelineEntry, ...] = ()
        self._lanes: tuple[tuple[str, str], ...] = ()
        self._packed: list[list[Cell]] = []
        self._packed_for: tuple[float, float, float] | None = None
        self._scene: Scene | None = None

    @property
    def span(self) -> TimeSpan | None:
        """The brush."""
        return self._span

    @span.setter
    def span(self, span: TimeSpan | None) -> None:
        self._span = span
        self._scene = None

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Take these entries; what was selected stays selected if it is among them."""
        self._entries = tuple(entries)
        self._reindex()

    def set_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Take these lanes, (key, title) from the top."""
        self._lanes = tuple(lanes)
        self._reindex()

    def set_lettering(self) -> None:
        """Take the theme's set of type anew."""
        self.lettering = Lettering(MARGIN)

    def select(self, position: int | None) -> None:
        """Emphasise an entry and bring it into view."""
        self.selected = self.focused = position
        self._scene = None
        if position is not None:
            self.reveal(position)

    def focus(self, position: int | None) -> None:
        """Give an entry the keyboard's focus."""
        self.focused = position
        self._scene = None

    def lay_out(self, width: float, height: float) -> None:
        """Lay out for a size; the time in view stays, or is fitted if nobody moved it."""
        needs = [self.index.need(at) for at in range(len(self.index.lanes))]
        self.frame = frame_of((width, height), self._titles(), self.lettering.label.height, needs)
        plot = self.frame.plot
        self.scale = self.scale.placed(plot.left(), plot.width())
        self._packed_for = self._scene = None
        if not self._moved:
            self.fit()

    def fit(self) -> None:
        """Show the densest stretch of time, outliers, years and inferred dates left aside."""
        self._moved = False
        index = self.index
        sharp = [
            at
            for at, one in enumerate(index.entries)
            if one.certainty not in VAGUE and not one.inferred
        ]
        extents = [(index.starts[at], index.ends[at]) for at in sharp or range(len(index.entries))]
        if extents:
            self._take(self._showing(*dense_window(extents)))

    def show(self, scale: TimeScale) -> None:
        """Take a view that a person or a caller chose."""
        self._moved = True
        self._take(scale)

    def show_time(self, start: float, end: float) -> None:
        """Take the view of [start, end] minutes."""
        self.show(self._showing(start, end))

    def reveal(self, position: int) -> None:
        """Bring an entry into view: by moving, or by zooming out where it is longer."""
        start, end = self.index.starts[position], self.index.ends[position]
        scale = self.scale
        inside = start >= scale.start and end <= scale.end
        if inside or (start <= scale.start and end >= scale.end):
            return
        length, shown = end - start, scale.end - scale.start
        if length > shown:
            self.show_time(start - length * 0.1, end + length * 0.1)
        else:
            beside = min(0.15 * shown, (shown - length) / 2)
            first = start - beside if start < scale.start else end + beside - shown
            self.show(TimeScale(first, scale.mpp, scale.left, scale.width))

    def set_span(self, first: int | None, last: int | None) -> None:
        """Take the brush's ends in minutes; None takes it away."""
        self.span = None if first is None or last is None else TimeSpan(first, last)

    def zoom_into(self, mark: Mark) -> bool:
        """Show a cluster's time; False, and nothing changes, where that parts no members."""
        starts = self.index.starts
        low = min(starts[lo] for lo, _ in mark.cell.members)
        high = max(starts[hi - 1] for _, hi in mark.cell.members)
        shown = (high - low) * 1.3
        if high == low or max(shown, NARROWEST) >= CLOSER * (self.scale.end - self.scale.start):
            return False
        self.show_time((low + high - shown) / 2, (low + high + shown) / 2)
        return True

    def inside(self, mark: Mark, most: int) -> list[TimelineEntry]:
        """Return up to `most` entries of a mark, by time."""
        starts = self.index.starts
        found = members((lo, min(hi, lo + most)) for lo, hi in mark.cell.members)
        return [self.index.entries[at] for at in sorted(found, key=lambda at: starts[at])[:most]]

    def scene(self) -> Scene:
        """Return what to paint, made when first asked for after a change."""
        if self._scene is None:
            self._pack()
            view = View(
                self.index,
                self.scale,
                self.frame,
                self._packed,
                self.lang,
                self.selected,
                self.span,
            )
            self._scene = compose(view, self.lettering)
        return self._scene

    def _reindex(self) -> None:
        ref = None if self.selected is None else self.index.entries[self.selected].ref
        self.index = EntryIndex(self._entries, self._lanes)
        self.selected = self.focused = self.index.position.get(ref) if ref else None
        self._packed_for = self._scene = None

    def _titles(self) -> float:
        if self.titles_width is not None:
            return self.titles_width
        letters = self.lettering
        widest = max((letters.title.width(title) for _, title in self.index.lanes), default=0.0)
        corner = span_text(minute_of(1950, 10), minute_of(1951), self.lang)  # the longest form
        return max(TITLES_MIN, 2 * MARGIN + max(widest, letters.corner.width(corner)))

    def _showing(self, start: float, end: float) -> TimeScale:
        return scale_showing(start, end, self.frame.plot.left(), self.frame.plot.width())

    def _take(self, scale: TimeScale) -> None:
        domain = self.index.domain if self.index.entries else (scale.start, scale.end)
        self.scale = scale.within(domain)
        self._scene = None

    def _pack(self) -> None:
        """Pack the lanes for a window wide enough that panning seldom repeats it."""
        scale, kept = self.scale, self._packed_for
        if kept and isclose(kept[0], scale.mpp) and kept[1] <= scale.start and scale.end <= kept[2]:
            return
        margin = (scale.end - scale.start) / 2
        low, high = scale.start - margin, scale.end + margin
        entries, width = self.index.entries, self.lettering.label.width
        packing = Packing(
            self.index, scale.mpp, self.index.domain[0], lambda at: width(entries[at].title)
        )
        self._packed = [
            packing.lane(lane, band.rows, low, high) for lane, band in enumerate(self.frame.bands)
        ]
        self._packed_for = (scale.mpp, low, high)
