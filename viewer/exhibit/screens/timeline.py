"""Timeline: all that is dated, by fingers and by buttons; an event's card stands below it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db import reading
from viewer import vocabulary
from viewer.exhibit.brief import Brief, BriefCard, brief
from viewer.exhibit.buttons import Pill, RoundButton
from viewer.exhibit.chooser import Choice, Chooser
from viewer.exhibit.pill_rows import Offer, PillRows
from viewer.exhibit.screen import Screen
from viewer.exhibit.visit import RECORD, Place
from viewer.models.lanes import GROUPINGS, TIED, Chronicle, chronicle, in_lanes, lane_words
from viewer.state.play import Play
from viewer.widgets.plain_text import plain_label
from viewer.widgets.timeline_calendar import day_words
from viewer.widgets.timeline_entries import entry_of
from viewer.widgets.timeline_finger import TouchTimeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.reading import Related
    from db.records import DatedEntry
    from viewer.exhibit.context import Station
    from viewer.widgets.timeline_entries import TimelineEntry
    from viewer.widgets.timeline_index import EntryIndex

FIRST: Final = "front"
"""How the lanes are put when a visitor comes."""
LANES_MIN: Final = 2
FIXED_LANES: Final = 3
STEP: Final = 0.6
"""The share of the time in view that earlier and later move by."""


class TimelineScreen(Screen):
    """Show the dated records; a mark chooses its record, the flag or play a day."""

    name: ClassVar[str] = "timeline"

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station, parent)
        self._grouping = FIRST
        self._held: Chronicle | None = None
        self._laid: Chronicle | None = None
        self._laid_for: tuple[str, int | None] = ("", None)
        """What lanes were last asked of, in which language, and how many where that matters."""
        self._play = Play(station.moment, self)
        self.title = plain_label("", "title", wrap=False)
        self.day = plain_label("", "strong", wrap=False)
        self.canvas = TouchTimeline()
        self.card = BriefCard(station)
        self.hint = plain_label("", "muted")
        self.lanes = PillRows(station)
        self.chooser = Chooser(self, station)
        self.earlier = Pill(icon="back")
        self.later = Pill(icon="forward")
        self.later.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.closer, self.farther = RoundButton(icon="zoom-in"), RoundButton(icon="zoom-out")
        self.whole = Pill(icon="fit")
        self.play = Pill(icon="play")
        self.all_days = Pill(icon="close")
        self.before, self.after = RoundButton(icon="back"), RoundButton(icon="forward")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._head, self._tools, self._foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._column.addLayout(self._head)
        self._column.addWidget(self.canvas, 1)
        self._column.addLayout(self._tools)
        self._column.addLayout(self._foot)
        self._column.addWidget(self.lanes)
        self._head.addWidget(self.title)
        self._head.addStretch(1)
        self._head.addWidget(self.day)
        self.steps = (self.earlier, self.farther, self.closer, self.later, self.whole)
        for button in self.steps:
            self._tools.addWidget(button)
        self._tools.addStretch(1)
        self._tools.addWidget(self.play)
        self._tools.addWidget(self.all_days)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._foot.addWidget(self.before, 0, middle)
        self._foot.addWidget(self.card, 1)
        self._foot.addWidget(self.hint, 1)
        self._foot.addWidget(self.after, 0, middle)

    def _connect(self) -> None:
        station, canvas = self.station, self.canvas
        canvas.picked.connect(station.visit.choose)
        canvas.crowded.connect(self._on_canvas_crowded)
        canvas.moment_changed.connect(station.moment.show)
        canvas.play_wanted.connect(self._on_play_clicked)
        self.chooser.picked.connect(station.visit.choose)
        self.earlier.clicked.connect(partial(canvas.step_view, -STEP))
        self.later.clicked.connect(partial(canvas.step_view, STEP))
        self.closer.clicked.connect(canvas.zoom_in)
        self.farther.clicked.connect(canvas.zoom_out)
        self.whole.clicked.connect(self._show_whole)
        self.play.clicked.connect(self._on_play_clicked)
        self.all_days.clicked.connect(self._on_all_days_clicked)
        self.before.clicked.connect(partial(self._step_event, -1))
        self.after.clicked.connect(partial(self._step_event, 1))
        self.lanes.taken.connect(self._on_lanes_taken)
        self.card.open_wanted.connect(self._on_card_open_wanted)
        self.card.closed.connect(partial(station.visit.choose, None))
        self._play.changed.connect(self._say)
        station.moment.changed.connect(self._on_moment_changed)
        station.visit.chosen_changed.connect(self._on_visit_chosen_changed)

    # the screen

    def show_place(self, place: Place) -> None:
        if place.ref is not None:
            self.station.visit.choose(place.ref)
        self.canvas.set_moment(self.station.moment.value)
        if self._held is None:
            self._reload()
        self._show_chosen()
        self._say()

    def retranslate(self) -> None:
        self.title.setText(self.tr("Timeline"))
        self.hint.setText(self.tr("Touch an event, or go from one to the next."))
        self.earlier.say(self.tr("Earlier"))
        self.later.say(self.tr("Later"))
        self.closer.say("", self.tr("Show less time, larger"))
        self.farther.say("", self.tr("Show more time"))
        self.whole.say(self.tr("Whole campaign"))
        self.all_days.say(self.tr("All days"))
        self.before.say("", self.tr("The event before"))
        self.after.say("", self.tr("The next event"))
        self.card.retranslate()
        self.canvas.set_language(self.lang)
        self._show_lanes()
        self._lay_lanes()
        self._say()

    def rest(self) -> None:
        self._play.pause()

    def forget(self) -> None:
        self.canvas.fit()
        if self._grouping != FIRST:
            self._on_lanes_taken(FIRST)

    def renew(self) -> None:
        self._held = self._laid = None

    def arrange(self) -> None:
        metrics = self.station.metrics
        edge, gap = self.mm(6), self.mm(2)
        self._column.setContentsMargins(edge, self.mm(4), edge, self.mm(3))
        self._column.setSpacing(gap)
        for row in (self._head, self._tools, self._foot):
            row.setSpacing(gap)
        self.card.arrange()
        for part in (self.card, self.hint):
            part.setMinimumHeight(self.card.usual_height())
        self.canvas.set_reduced_motion(self.station.still)
        self.canvas.set_enlarged(metrics.widgets)
        self.lanes.setFixedHeight(self.lanes.height_of(1, self.width()))
        self._lay_lanes()

    # what is shown

    def _reload(self) -> None:
        question, then = partial(chronicle, before=self._held), self._take
        self.station.jobs.read(question, self._grouping, then=then, latest=(self, "all"))

    def _take(self, held: Chronicle) -> None:
        self._held = held
        self._lay_lanes()

    def _lay_lanes(self) -> None:
        """Let a worker put what is held into lanes in the language spoken now, unless it did."""
        held = self._held
        if held is None:
            return
        most = max(LANES_MIN, self.canvas.lanes_that_fit() - FIXED_LANES)
        wanted = (self.lang, most if held.grouping in TIED else None)
        if self._laid is held and self._laid_for == wanted:
            return
        self._laid, self._laid_for = held, wanted
        work = partial(in_lanes, held, lane_words(held.grouping, self.lang))
        self.station.jobs.run(work, most, then=self._show_index, latest=(self, "lanes"))

    def _show_index(self, index: EntryIndex) -> None:
        self.canvas.set_index(index)
        self._show_chosen()
        self._say()

    def _show_lanes(self) -> None:
        self.lanes.show_offers([
            Offer(key, vocabulary.word(GROUPINGS, key), chosen=key == self._grouping)
            for key in GROUPINGS
        ])  # fmt: skip

    def _show_chosen(self) -> None:
        """Stand at the chosen record; one without a date stands at its first event."""
        ref, jobs = self.station.visit.chosen, self.station.jobs
        self.canvas.select(ref, reveal=self.isVisible())
        if ref is None:
            self._show_brief(None)
            return
        jobs.read(brief, ref, then=self._show_brief, latest=(self, "brief"))
        if self.canvas.selected() is None:
            jobs.read(reading.related, ref, then=self._show_related, latest=(self, "related"))

    def _show_related(self, related: Related) -> None:
        refs = self._held.refs if self._held else frozenset[str]()
        if related.ref == self.station.visit.chosen:
            first = next((ref for ref in related.events if ref in refs), None)
            self.canvas.select(first, reveal=self.station.moment.value is None)

    def _show_brief(self, shown: Brief | None) -> None:
        self.card.show_brief(shown)
        self._say()

    def _say(self) -> None:
        """Say which day is shown and how much went on, and what play would do."""
        minute, running = self.station.moment.value, self._play.running
        stands = self._held is None or bool(self._held.refs or self._held.others)
        for part in (*self.steps, self.play, self.before, self.after):
            part.setVisible(stands)
        self.hint.setVisible(stands and self.card.isHidden())
        self.all_days.setVisible(minute is not None)
        self.play.set_icon("pause" if running else "play")
        self.play.say(self.tr("Stop") if running else self.tr("Day by day"))
        if minute is None:
            self.day.setText("")
            return
        count = len({one.ref for one in self.canvas.going_on()})
        words = self.tr("1 event") if count == 1 else self.tr("%1 events")
        told = words.replace("%1", str(count))
        self.day.setText(f"{day_words(minute, self.lang)} · {told}")

    # slots

    def _show_whole(self) -> None:
        campaign = self.canvas.campaign()
        self.canvas.glide_to(campaign.earliest, campaign.latest)

    def _step_event(self, step: int) -> None:
        ref = self.canvas.neighbour(step)
        if ref is not None:
            self.station.visit.choose(ref)

    def _on_canvas_crowded(self, entries: Sequence[TimelineEntry]) -> None:
        refs = dict.fromkeys(one.ref for one in entries)
        held = self._held.entries if self._held else ()
        found = {one.ref: one for one in held if one.ref in refs}
        self.chooser.offer(partial(_choices, [found[ref] for ref in refs if ref in found]))

    def _on_lanes_taken(self, grouping: str) -> None:
        self._grouping = grouping
        self._show_lanes()
        if self._held is not None:
            self._reload()

    def _on_play_clicked(self) -> None:
        if self._play.running:
            self._play.pause()
            return
        campaign = self.canvas.campaign()
        self._play.run(campaign.earliest, campaign.latest)

    def _on_all_days_clicked(self) -> None:
        self._play.pause()
        self.station.moment.show(None)

    def _on_moment_changed(self, minute: int | None) -> None:
        self.canvas.set_moment(minute)
        self._say()

    def _on_visit_chosen_changed(self) -> None:
        if self.isVisible():
            self._show_chosen()

    def _on_card_open_wanted(self, ref: str) -> None:
        self.station.visit.go(Place(RECORD, ref))


def _choices(dated: Sequence[DatedEntry], lang: str) -> list[Choice]:
    entries = [(one, entry_of(one, lang)) for one in dated]
    return [Choice(one.ref, shown.title, one.kind, one.side, shown.when) for one, shown in entries]
