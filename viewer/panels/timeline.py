"""Timeline: everything dated, in lanes; a brush limits the browse, a flag shows one moment."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from db.dates import from_words, is_bounded
from db.vietnamese import format_number
from viewer import vocabulary
from viewer.models.lanes import GROUPINGS, TIED, Chronicle, chronicle, in_lanes, lane_words
from viewer.panel import Panel, Place
from viewer.state.browse import Scope, Span
from viewer.state.play import SPEEDS, Play
from viewer.widgets.timeline_bar import TimelineBar
from viewer.widgets.timeline_calendar import civil, day_words
from viewer.widgets.timeline_canvas import TimelineCanvas
from viewer.widgets.timeline_entries import DAY, VAGUE, TimelineEntry, TimeSpan
from viewer.widgets.timeline_picture import recording, write_picture

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from db.dates import Date
    from db.reading import Related
    from viewer.context import Context
    from viewer.state.selection import Choice
    from viewer.widgets.timeline_index import EntryIndex

LANES: Final = "timeline/lanes"
LANES_MIN: Final = 2
FIXED_LANES: Final = 3
"""The lanes of no unit, of other units and of suggestions stand beside those of units."""
RESTED_MS: Final = 160
"""How long a dragged flag must rest before text and card go to the day's main event."""


class TimelinePanel(Panel):
    """Show the dated records; a mark chooses its record, the brush a span, the flag a moment."""

    name: ClassVar[str] = "timeline"
    place: ClassVar[Place] = "bottom"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "paper")
        kept = context.settings.text(LANES, "front")
        self._grouping = kept if kept in GROUPINGS else "front"
        self._held: Chronicle | None = None
        self._most = 0
        self._play = Play(context.moment, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(RESTED_MS)
        self._bar = TimelineBar()
        self._canvas = TimelineCanvas()
        self._canvas.set_reduced_motion(context.appearance.still)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._canvas, 1)
        self._connect()
        self.retranslate()
        self._reload()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self._bar.retranslate()
        self._bar.set_groupings(
            [(key, vocabulary.word(GROUPINGS, key)) for key in GROUPINGS], self._grouping
        )
        language = "en" if self.lang == "en" else "vi"
        self._bar.set_speeds(
            [
                (one, self.tr("%1 days a second").replace("%1", format_number(one, language)))
                if one != 1
                else (one, self.tr("1 day a second"))
                for one in SPEEDS
            ],
            self._play.speed,
        )
        self._canvas.set_language(self.lang)
        self._arrange()
        self._say_day()

    def focus_target(self) -> QWidget:
        return self._canvas

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._grouping in TIED and self._room() != self._most:
            self._arrange()

    def _connect(self) -> None:
        context, canvas, bar = self.context, self._canvas, self._bar
        canvas.picked.connect(self._on_canvas_picked)
        canvas.span_changed.connect(self._on_canvas_span_changed)
        canvas.moment_changed.connect(self._on_canvas_moment_changed)
        canvas.play_wanted.connect(self._on_play_wanted)
        bar.play_wanted.connect(self._on_play_wanted)
        bar.speed_wanted.connect(self._play.set_speed)
        bar.step_wanted.connect(canvas.step_day)
        bar.date_wanted.connect(self._on_bar_date_wanted)
        bar.grouping_wanted.connect(self._on_bar_grouping_wanted)
        bar.zoom_wanted.connect(canvas.zoom)
        bar.fit_wanted.connect(self._on_bar_fit_wanted)
        bar.undated_picked.connect(self._on_canvas_picked)
        bar.save_wanted.connect(self.save_picture)
        bar.print_wanted.connect(self._on_bar_print_wanted)
        self._play.changed.connect(self._on_play_changed)
        self._rest.timeout.connect(self._follow)
        context.selection.changed.connect(self._on_selection_changed)
        context.selection.lit.connect(self._on_selection_lit)
        context.browse.changed.connect(self._on_browse_changed)
        context.moment.changed.connect(self._on_moment_changed)
        context.jobs.changed.connect(self._on_jobs_changed)

    # what is shown

    def _reload(self) -> None:
        self.context.jobs.read(chronicle, self._grouping, then=self._show, latest=(self, "all"))

    def _show(self, held: Chronicle) -> None:
        self._held = held
        self._arrange()

    def _room(self) -> int:
        return max(LANES_MIN, self._canvas.lanes_that_fit() - FIXED_LANES)

    def _arrange(self) -> None:
        """Let a worker put what is held into lanes, in the language spoken now."""
        if self._held is None:
            return
        self._most = self._room()
        words = lane_words(self._held.grouping, self.lang)
        work = partial(in_lanes, self._held, words)
        self.context.jobs.run(work, self._most, then=self._show_index, latest=(self, "lanes"))

    def _show_index(self, index: EntryIndex) -> None:
        self._canvas.set_index(index)
        self._canvas.select(self.context.selection.ref, reveal=False)
        undated = [(one.ref, one.title) for one in index.undated]
        summaries = self._held.undated if self._held else ()
        undated += [(one.ref, one.title.best(self.lang)[0]) for one in summaries]
        self._bar.show_undated(undated)
        self._say_day()

    def _say_day(self) -> None:
        moment = self.context.moment.value
        if moment is None:
            self._bar.show_day("", "")
            return
        count = len({one.ref for one in self._canvas.going_on()})
        words = self.tr("1 event") if count == 1 else self.tr("%1 events")
        self._bar.show_day(day_words(moment, self.lang), words.replace("%1", str(count)))

    def _follow(self) -> None:
        """Choose the main event of the shown day, so that text, card and map follow."""
        going = self._canvas.going_on()
        day = self.context.moment.day
        if going and day:
            self.context.selection.choose(min(going, key=partial(_rank, day[0])).ref, self)

    # slots

    def _on_canvas_picked(self, ref: str) -> None:
        self.context.selection.choose(ref, self)

    def _on_canvas_span_changed(self, span: object) -> None:
        chosen = Span(span.earliest, span.latest) if isinstance(span, TimeSpan) else None
        self.context.browse.limit_to_span(chosen)

    def _on_canvas_moment_changed(self, minute: int | None) -> None:
        self.context.moment.show(minute)
        if minute is not None:
            self._rest.start()

    def _on_moment_changed(self, minute: int | None) -> None:
        self._canvas.set_moment(minute)
        self._say_day()
        if minute is None:
            self._rest.stop()
        elif self._play.running:
            self._follow()

    def _on_play_wanted(self) -> None:
        if self._play.running:
            self._play.pause()
            return
        span = self.context.browse.scope.span or self._canvas.campaign()
        self._play.run(span.earliest, span.latest)

    def _on_play_changed(self) -> None:
        self._bar.show_playing(running=self._play.running)

    def _on_bar_date_wanted(self, text: str) -> None:
        if not text.strip():
            return
        shown = self.context.moment.value
        year = civil(self._canvas.view().latest if shown is None else shown)[0]
        read = partial(from_words, text, year=year)
        refused = self.tr("“%1” is no date that can be read.").replace("%1", text)
        self.context.jobs.run(
            read,
            then=self._go_to,
            latest=(self, "date"),
            failed=lambda _error: self._bar.show_refusal(refused),
        )

    def _go_to(self, date: Date) -> None:
        """Show a day as the moment; what is longer is brought into view."""
        self._bar.show_refusal("")
        self._say_day()
        bounds = [one for one in (date.earliest, date.latest) if is_bounded(one)]
        if not bounds:
            return
        first, last = bounds[0], bounds[-1]
        if last - first < DAY:
            view = self._canvas.view()
            half = (view.latest - view.earliest) / 2
            self._canvas.glide_to(first - half, first + half)
            self.context.moment.show_day(first)
            self._follow()
        else:
            self._canvas.glide_to(first - (last - first) * 0.1, last + (last - first) * 0.1)

    def _on_bar_grouping_wanted(self, grouping: str) -> None:
        self._grouping = grouping
        self.context.settings.remember(LANES, grouping)
        self._reload()

    def _on_bar_fit_wanted(self) -> None:
        campaign = self._canvas.campaign()
        self._canvas.glide_to(campaign.earliest, campaign.latest)

    def save_picture(self, name: str) -> None:
        """Write what is seen to a file in the background; its suffix says the format."""
        picture, canvas = recording(self._canvas), self._canvas
        work = partial(write_picture, picture, canvas.size(), self.window().windowTitle())
        self.context.jobs.run(work, Path(name), then=self._on_picture_written)

    def _on_picture_written(self, path: Path) -> None:
        self.context.notices.post(self.tr("The timeline was saved as %1.").replace("%1", path.name))

    def _on_bar_print_wanted(self) -> None:
        from viewer.dialogs.printing import PrintingDialog  # only when somebody prints

        QDialog.open(PrintingDialog(recording(self._canvas), self._canvas.size(), self))

    def _on_selection_changed(self, choice: Choice) -> None:
        self._canvas.select(choice.ref, reveal=choice.origin is not self)

    def _on_selection_lit(self, related: Related) -> None:
        """Stand at the earliest event that a chosen record without a date of its own touches."""
        refs = self._held.refs if self._held else frozenset[str]()
        if related.ref not in refs:
            ref = next((ref for ref in related.events if ref in refs), None)
            self._canvas.select(ref, reveal=self.context.moment.value is None)

    def _on_browse_changed(self, scope: Scope) -> None:
        span = scope.span
        self._canvas.set_span(span.earliest if span else None, span.latest if span else None)

    def _on_jobs_changed(self) -> None:
        self._reload()


def _rank(day: int, entry: TimelineEntry) -> tuple[bool, bool, bool, bool, int]:
    """Order a day's events: what was dated and began on it before what goes on over it."""
    return (
        entry.suggested,
        entry.certainty in (*VAGUE, "month", "part"),
        entry.earliest < day,
        entry.inferred,
        entry.latest - entry.earliest,
    )
