"""Timeline: everything dated, in lanes, with a brush that limits the browse to a span of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db import reading
from viewer import vocabulary
from viewer.details.values import date_words
from viewer.panel import Panel, Place
from viewer.state.browse import Scope, Span
from viewer.widgets.timeline_canvas import TimelineCanvas
from viewer.widgets.timeline_entries import TimeSpan, entry_of

if TYPE_CHECKING:
    from db.reading import Related
    from db.records import DatedEntry
    from viewer.context import Context
    from viewer.state.selection import Choice


Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""


def dated(connection: Connection) -> tuple[DatedEntry, ...]:
    """Return what is dated, and in a lane of their own the dates that nobody has reviewed."""
    return (*reading.timeline(connection), *reading.suggested_timeline(connection))


class TimelinePanel(Panel):
    """Show the dated records; a mark chooses its record, the brush a span."""

    name: ClassVar[str] = "timeline"
    place: ClassVar[Place] = "bottom"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "paper")
        self._entries: tuple[DatedEntry, ...] = ()
        self._canvas = TimelineCanvas()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._canvas)
        self._canvas.picked.connect(self._on_canvas_picked)
        self._canvas.span_changed.connect(self._on_canvas_span_changed)
        context.selection.changed.connect(self._on_selection_changed)
        context.selection.lit.connect(self._on_selection_lit)
        context.browse.changed.connect(self._on_browse_changed)
        context.jobs.changed.connect(self._on_jobs_changed)
        self.retranslate()
        self._reload()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Timeline"))
        self._canvas.set_language(self.lang)
        self._fill()

    def focus_target(self) -> QWidget:
        return self._canvas

    def _reload(self) -> None:
        self.context.jobs.read(dated, then=self._show_entries, latest=(self, "all"))

    def _show_entries(self, entries: tuple[DatedEntry, ...]) -> None:
        self._entries = entries
        self._fill()
        self._canvas.select(self.context.selection.ref)

    def _fill(self) -> None:
        known = [lane for lane in vocabulary.LANE if any(e.lane == lane for e in self._entries)]
        others = sorted({entry.lane for entry in self._entries} - set(known))
        lanes = [(lane, vocabulary.word(vocabulary.LANE, lane)) for lane in (*known, *others)]
        self._canvas.set_lanes(lanes)
        self._canvas.set_entries(
            [entry_of(one, self.lang, date_words(one.date, self.lang)) for one in self._entries]
        )

    def _on_canvas_picked(self, ref: str) -> None:
        self.context.selection.choose(ref, self)

    def _on_canvas_span_changed(self, span: object) -> None:
        chosen = Span(span.earliest, span.latest) if isinstance(span, TimeSpan) else None
        self.context.browse.limit_to_span(chosen)

    def _on_selection_changed(self, choice: Choice) -> None:
        self._canvas.select(choice.ref)

    def _on_selection_lit(self, related: Related) -> None:
        """Stand at the earliest event that a chosen record without a date of its own touches."""
        dated = {entry.ref for entry in self._entries}
        if related.ref in dated:
            return
        self._canvas.select(next((ref for ref in related.events if ref in dated), None))

    def _on_browse_changed(self, scope: Scope) -> None:
        span = scope.span
        self._canvas.set_span(span.earliest if span else None, span.latest if span else None)

    def _on_jobs_changed(self) -> None:
        self._reload()
