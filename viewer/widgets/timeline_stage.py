"""The timeline's state: entries, view, selection and brush, and the scene that follows."""

from __future__ import annotations

from math import isclose
from typing import TYPE_CHECKING, Final

from viewer.widgets.timeline_calendar import minute_of, span_text
from viewer.widgets.timeline_entries import DAY, TimelineEntry, TimeSpan
from viewer.widgets.timeline_frame import frame_of
from viewer.widgets.timeline_index import EntryIndex, members
from viewer.widgets.timeline_labels import Lettering
from viewer.widgets.timeline_overview import Overview, overview_of
from viewer.widgets.timeline_packing import Cell, Packing
from viewer.widgets.timeline_scale import NARROWEST, TimeScale, scale_showing
from viewer.widgets.timeline_scene import Scene, View, compose

if TYPE_CHECKING:
    from viewer.widgets.timeline_labels import Mark

MARGIN: Final = 28.0
TITLES_MIN: Final = 136.0
EDGE: Final = 0.04
"""The share of the view at its end that a moment is followed out of."""
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
        self.parked = ""
        self._span: TimeSpan | None = None
        self._moment: int | None = None
        self._going: tuple[int, list[int]] | None = None
        self._overview: Overview | None = None
        self._moved = False
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

    @property
    def moment(self) -> int | None:
        """The minute that is shown, None for all of time."""
        return self._moment

    @moment.setter
    def moment(self, minute: int | None) -> None:
        self._moment = minute
        self._scene = None

    def going(self) -> list[int] | None:
        """Return, sorted, what goes on on the shown moment's day; None without a moment."""
        if self._moment is None:
            return None
        first = self._moment // DAY * DAY
        if self._going is None or self._going[0] != first:
            self._going = (first, self.index.going_on(first, first + DAY - 1))
        return self._going[1]

    def set_index(self, index: EntryIndex) -> None:
        """Take these entries; what was selected stays selected if it is among them."""
        ref = None if self.selected is None else self.index.entries[self.selected].ref
        self.index = index
        self.selected = self.focused = index.position_of(ref)
        self._packed_for = self._scene = self._going = None

    def set_lettering(self, scale: float | None = None) -> None:
        """Take the theme's set of type anew, at a text scale of its own if one is given."""
        self.lettering = Lettering(MARGIN, scale)

    def select(self, position: int | None) -> None:
        """Emphasise an entry."""
        self.selected = self.focused = position
        self._scene = None

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
        self._packed_for = self._scene = self._overview = None
        if not self._moved:
            self.fit()

    def fit(self) -> None:
        """Show the densest stretch of time, outliers, years and inferred dates left aside."""
        self._moved = False
        if self.index.dense is not None:
            self._take(self.showing(*self.index.dense))

    def allowed(self, scale: TimeScale) -> TimeScale:
        """Return the nearest view that shows some of the entries' time."""
        return scale.within(self.index.domain) if self.index.entries else scale

    def show(self, scale: TimeScale) -> None:
        """Take a view that a person or a caller chose."""
        self._moved = True
        self._take(scale)

    def showing(self, start: float, end: float) -> TimeScale:
        """Return the view of [start, end] minutes."""
        return scale_showing(start, end, self.frame.plot.left(), self.frame.plot.width())

    def revealing(self, position: int) -> TimeScale | None:
        """Return the view that shows an entry: moved, or zoomed out where it is longer.

        None where it is in view, or fills it.
        """
        start, end = self.index.starts[position], self.index.ends[position]
        scale = self.scale
        inside = start >= scale.start and end <= scale.end
        if inside or (start <= scale.start and end >= scale.end):
            return None
        length, shown = end - start, scale.end - scale.start
        if length > shown:
            return self.showing(start - length * 0.1, end + length * 0.1)
        beside = min(0.15 * shown, (shown - length) / 2)
        first = start - beside if start < scale.start else end + beside - shown
        return TimeScale(first, scale.mpp, scale.left, scale.width)

    def following(self, minute: int) -> TimeScale | None:
        """Return the view that has a moment in it, with more time after it than before."""
        scale = self.scale
        if scale.start <= minute <= scale.end - EDGE * (scale.end - scale.start):
            return None
        first = minute - 0.2 * (scale.end - scale.start)
        return TimeScale(first, scale.mpp, scale.left, scale.width)

    def opening(self, mark: Mark) -> TimeScale | None:
        """Return the view of a cluster's time; None where that parts no members."""
        starts = self.index.starts
        low = min(starts[lo] for lo, _ in mark.cell.members)
        high = max(starts[hi - 1] for _, hi in mark.cell.members)
        shown = (high - low) * 1.3
        if high == low or max(shown, NARROWEST) >= CLOSER * (self.scale.end - self.scale.start):
            return None
        return self.showing((low + high - shown) / 2, (low + high + shown) / 2)

    def set_span(self, first: int | None, last: int | None) -> None:
        """Take the brush's ends in minutes; None takes it away."""
        self.span = None if first is None or last is None else TimeSpan(first, last)

    def inside(self, mark: Mark, most: int) -> list[TimelineEntry]:
        """Return up to `most` entries of a mark, by time."""
        starts = self.index.starts
        found = members((lo, min(hi, lo + most)) for lo, hi in mark.cell.members)
        return [self.index.entries[at] for at in sorted(found, key=lambda at: starts[at])[:most]]

    def overview(self) -> Overview:
        """Return the strip, made once for these entries, this size and this set of type."""
        if self._overview is None:
            self._overview = overview_of(self.index, self.frame.strip, self.lettering, self.lang)
        return self._overview

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
                self.overview(),
                self.selected,
                self.span,
                self.moment,
                self.going(),
                self.parked,
            )
            self._scene = compose(view, self.lettering)
        return self._scene

    def _titles(self) -> float:
        if self.titles_width is not None:
            return self.titles_width
        letters = self.lettering
        widest = max((letters.title.width(title) for _, title in self.index.lanes), default=0.0)
        corner = span_text(minute_of(1950, 10), minute_of(1951), self.lang)  # the longest form
        return max(TITLES_MIN, 2 * MARGIN + max(widest, letters.corner.width(corner)))

    def _take(self, scale: TimeScale) -> None:
        self.scale = self.allowed(scale)
        self._scene = None

    def _pack(self) -> None:
        """Pack the lanes for the view, once it is only moved for more than that.

        While it is magnified each packing serves one picture and is no wider than that.
        """
        scale, kept = self.scale, self._packed_for
        same = kept is not None and isclose(kept[0], scale.mpp)
        if kept and same and kept[1] <= scale.start and scale.end <= kept[2]:
            return
        margin = (scale.end - scale.start) / 2 if same else 2 * self.lettering.cell * scale.mpp
        low, high = scale.start - margin, scale.end + margin
        entries, width = self.index.entries, self.lettering.label.width
        packing = Packing(
            self.index,
            scale.mpp,
            self.index.domain[0],
            lambda at: width(entries[at].title),
            self.lettering.cell,
        )
        self._packed = [
            packing.lane(lane, band.rows, low, high) for lane, band in enumerate(self.frame.bands)
        ]
        self._packed_for = (scale.mpp, low, high)
