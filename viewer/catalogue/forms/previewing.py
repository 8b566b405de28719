"""The preview of a tour: the station's own player in a window, on the stops as they stand now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from db.records import Words
from viewer import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from db.records import Record
    from db.tour_stop import TourStop
    from viewer.catalogue.fields.tour_stops import TourStopsField
    from viewer.catalogue.forms.record_form import RecordForm
    from viewer.context import Context
    from viewer.exhibit.touring import Played

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""
SHARE = 0.8
"""How much of the desk's window the preview takes."""


def preview(form: RecordForm, context: Context, field: TourStopsField, at: int) -> None:
    """Play the stops that a field holds, saved or not, over the form's window."""
    if form.page is None:
        return
    record, stops = form.page.record, field.stops
    window = TourPreview(form.window(), context)
    window.setWindowTitle(record.title.best(context.language.code)[0] or record.ref)
    window.show()
    then = partial(window.play, at=max(0, at))
    context.jobs.read(_gather, record, stops, then=then, latest=(window, "tour"))


def _gather(connection: Connection, record: Record, stops: tuple[TourStop, ...]) -> Played:
    """Return a tour as it is played; for a worker thread."""
    from dataclasses import replace

    from db import reading
    from db.reading import Tour
    from viewer.exhibit.touring import with_surroundings

    known = reading.titles(connection, [stop.record for stop in stops])
    named = tuple(
        replace(stop, title=known[stop.record].title, kind=known[stop.record].kind)
        for stop in stops
        if stop.record in known
    )
    summary, minutes = record.fields.get("summary"), record.fields.get("minutes")
    tour = Tour(
        record.ref,
        record.title,
        summary if isinstance(summary, Words) else Words(),
        minutes if isinstance(minutes, int) else None,
        record.status,
        record.version,
        named,
    )
    return with_surroundings(connection, tour)


class TourPreview(QDialog):
    """Show a tour as the station will; what is touched in it leads nowhere but through the tour."""

    def __init__(self, owner: QWidget, context: Context) -> None:
        from viewer.exhibit.charts import Charts
        from viewer.exhibit.comfort import Comfort
        from viewer.exhibit.context import Station, Uncounted
        from viewer.exhibit.metrics import Metrics
        from viewer.exhibit.screens.tour import TourScreen
        from viewer.exhibit.settings import StationSettings
        from viewer.exhibit.visit import Visit
        from viewer.state.moment import Moment

        super().__init__(owner)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        settings = StationSettings()
        self._metrics = Metrics(settings.screen_width_mm)
        self._jobs = context.jobs
        self.station = Station(
            jobs=context.jobs,
            language=context.language,
            moment=Moment(self),
            visit=Visit(self),
            comfort=Comfort(self),
            metrics=self._metrics,
            settings=settings,
            tally=Uncounted(),
            charts=Charts(context.jobs, self),
        )
        size = owner.size() * SHARE
        self.resize(QSize(size.width(), size.width() * 9 // 16).boundedTo(owner.size()))
        self._metrics.fit(self.width(), self.height())
        self._dress()
        self.screen_shown = TourScreen(self.station)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.screen_shown)
        self.screen_shown.retranslate()
        self.screen_shown.arrange()
        self.station.charts.read()
        context.language.changed.connect(self._on_language_changed)

    def play(self, found: Played, at: int = 0) -> None:
        """Play a tour from a stop on."""
        self.screen_shown.show_tour(found, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._metrics.fit(self.width(), self.height()) and hasattr(self, "screen_shown"):
            self._dress()
            self.screen_shown.arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.screen_shown.rest()
        self._jobs.drop((self, "tour"))
        super().closeEvent(event)

    def _dress(self) -> None:
        """Take the station's style in this window alone; its map is scaled by the desk's type."""
        self.setProperty("role", "station")
        self.setStyleSheet(theme.filled("station.qss", theme.active(), self._metrics.tokens()))

    def _on_language_changed(self) -> None:
        self.screen_shown.retranslate()
