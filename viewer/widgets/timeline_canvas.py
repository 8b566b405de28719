"""The timeline for callers: entries in lanes, what is chosen, brushed and shown as a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from viewer.widgets import timeline_keys
from viewer.widgets.timeline_entries import TimeSpan
from viewer.widgets.timeline_index import EntryIndex
from viewer.widgets.timeline_surface import TimelineSurface

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from viewer.widgets.timeline_entries import TimelineEntry
    from viewer.widgets.timeline_index import Entries


class TimelineCanvas(TimelineSurface):
    """Show entries on a painted timeline; GUI thread only.

    Choosing an entry only says so (`picked`): the caller answers with `select`. `set_span` and
    `set_moment` are silent. Times are minutes since 0001-01-01.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes: tuple[tuple[str, str], ...] = ()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Jump instead of gliding."""
        self._motion.is_reduced = reduced

    def set_entries(self, entries: Entries) -> None:
        """Show these entries; the view stays where a person moved it, else it fits them."""
        self.set_index(EntryIndex(entries, self._lanes))

    def set_lanes(self, lanes: Sequence[tuple[str, str]]) -> None:
        """Name the lanes, (key, title), from top to bottom; an entry's unknown lane comes after."""
        self._lanes = tuple(lanes)
        self.set_entries(self._stage.index.entries)

    def set_index(self, index: EntryIndex) -> None:
        """Show entries that were put in order elsewhere, such as in a worker thread."""
        self._motion.stop()
        self._stage.set_index(index)
        self._reframe()

    def set_language(self, lang: str) -> None:
        """Write dates in "vi" or "en"."""
        self._stage.lang = lang
        self._reframe()

    def set_titles_width(self, width: float | None) -> None:
        """Give the column of lane titles a width in pixels, or None to fit the titles."""
        self._stage.titles_width = width
        self._reframe()

    def set_strip_widget(self, widget: QWidget) -> None:
        """Stand a widget (a play button) left of the density strip and become its parent."""
        self._strip_widget = widget
        widget.setParent(self)
        widget.show()
        self._reframe()

    def select(self, ref: str | None, *, reveal: bool = True) -> None:
        """Emphasise an entry and bring it into view; None, or a ref not shown, clears."""
        position = self._stage.index.position_of(ref)
        self._stage.select(position)
        target = None if position is None else self._stage.revealing(position)
        if target is not None and reveal:
            self._motion.go(target)
        self._settle()

    def selected(self) -> str | None:
        """Return the ref of the emphasised entry."""
        at = self._stage.selected
        return None if at is None else self._stage.index.entries[at].ref

    def set_span(self, earliest: int | None, latest: int | None) -> None:
        """Set the brush, or clear it with None; emits nothing."""
        self._stage.set_span(earliest, latest)
        self._told = (self._told[0], self._stage.span, self._told[2])
        self.update()

    def set_moment(self, minute: int | None) -> None:
        """Show one moment, its day's entries alone named, or with None all of time; says nothing.

        The view follows it, but not while its flag is being dragged.
        """
        if minute == self._stage.moment:
            return
        self._stage.moment = minute
        self._told = (*self._told[:2], minute)
        target = None if minute is None else self._stage.following(minute)
        if target is not None and not self._pointer.scrubbing:
            self._motion.go(target)
        self.update()

    def moment(self) -> int | None:
        """Return the minute that is shown."""
        return self._stage.moment

    def going_on(self) -> tuple[TimelineEntry, ...]:
        """Return what goes on on the shown moment's day, by lane and start."""
        entries = self._stage.index.entries
        return tuple(entries[at] for at in self._stage.going() or ())

    def step_day(self, days: int) -> None:
        """Show the day so many days later; at first, the first of the brush or of the view."""
        timeline_keys.step_day(self._stage, self._motion, days)
        self._settle()

    def span(self) -> TimeSpan | None:
        """Return the brush."""
        return self._stage.span

    def fit(self) -> None:
        """Show the densest window of time that means something, leaving outliers outside."""
        self._motion.stop()
        self._stage.fit()
        self._settle()

    def set_view(self, earliest: float, latest: float) -> None:
        """Show the time from `earliest` to `latest`, in minutes."""
        self._motion.go(self._stage.showing(earliest, latest), eased=False)

    def glide_to(self, earliest: float, latest: float) -> None:
        """Move to the time from `earliest` to `latest`."""
        self._motion.go(self._stage.showing(earliest, latest))

    def zoom(self, factor: float) -> None:
        """Magnify about the middle."""
        self._motion.zoom(factor, self._stage.frame.plot.center().x())

    def view(self) -> TimeSpan:
        """Return the time in view."""
        return self._view()

    def x_of(self, minute: float) -> float:
        """Return the pixel at which a minute stands, in view or not."""
        return self._stage.scale.x(minute) * self._enlarged

    def campaign(self) -> TimeSpan:
        """Return the time that holds most for its length: what `fit` shows."""
        dense = self._stage.index.dense or (self._stage.scale.start, self._stage.scale.end)
        return TimeSpan(int(dense[0]), int(dense[1]))

    def lanes_that_fit(self) -> int:
        """Return how many lanes this height has room for."""
        return self._stage.frame.room(self._stage.lettering.label.height)

    def label_rects(self) -> list[tuple[str, QRectF]]:
        """Return every text as painted, with its rectangle in the widget's pixels."""
        texts = self._stage.scene().texts() if self._stage.index.entries else []
        return [(text, self._shown(rect)) for text, rect in texts]

    def mark_rect(self, ref: str) -> QRectF | None:
        """Return the rectangle of the mark (or cluster) that shows an entry, None out of view."""
        mark = self._stage.scene().mark_of(self._stage.index.position_of(ref))
        return None if mark is None else self._shown(mark.rect)

    def _shown(self, rect: QRectF) -> QRectF:
        """Return where a rectangle of the stage lies in this widget's pixels."""
        return QRectF(rect.topLeft() * self._enlarged, rect.size() * self._enlarged)
