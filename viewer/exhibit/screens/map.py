"""Map: all of the screen, by fingers and by buttons; days at its foot, what is chosen on a card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from db import reading
from viewer.details.values import span_words
from viewer.exhibit.brief import Brief, brief
from viewer.exhibit.chooser import Chooser
from viewer.exhibit.layers import VisitMemory
from viewer.exhibit.map_controls import MapControls
from viewer.exhibit.screen import Screen
from viewer.exhibit.visit import RECORD, Place
from viewer.models.chart import arrows_of, flags_of, places_of
from viewer.models.drawn_sheets import DrawnSheets
from viewer.models.layering import BASE, Layering
from viewer.state.play import Play
from viewer.widgets.map_touch import TouchMap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from db.reading import Related
    from db.records import Ref
    from viewer.exhibit.context import Station

DAY: Final = 24 * 60
CLOSE: Final = 9.6
"""The zoom level that a chosen place is brought to, where the map is further away."""
ROOM: Final = 0.15
"""Degrees around the middle of several places that the map shows at least."""
HOPS: Final = 12
"""Of how many of its events a unit or person shows the places."""
LARGER: Final = 1.1
"""The map's smallest type (11) so many times, at the station's scale of 2, is 24 pixels."""
REACH_MM: Final = 7
STRAY_MM: Final = 3


class MapScreen(Screen):
    """Show places and movements on the day that is shown; a tap chooses, a card leads on."""

    name: ClassVar[str] = "map"

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station, parent)
        self._framed: object = None
        self._base: object = None
        self._days: tuple[int, ...] = ()
        self._taken: object = None
        """The days of Charts that were taken."""
        self._asked = False
        self._picked: str | None = None
        self._shown: str | None = None
        self._drawn: tuple[int | None, str, int] | None = None
        self._memory = VisitMemory()
        self._layering = Layering(self._memory, self)
        self._sheets = DrawnSheets(station, self)
        self._play = Play(station.moment, self)
        self.canvas = TouchMap(self)
        station.charts.share(self.canvas)
        self.controls = controls = MapControls(station, self)
        self.card, self.panel, self.days = controls.card, controls.panel, controls.days
        self.chooser = Chooser(self, station)
        self._connect()

    def _connect(self) -> None:
        station, canvas = self.station, self.canvas
        canvas.picked.connect(self._on_canvas_picked)
        canvas.crowded.connect(self.chooser.offer_records)
        canvas.bare.connect(self._on_canvas_bare)
        self.chooser.picked.connect(self._on_canvas_picked)
        self.controls.closer.clicked.connect(canvas.zoom_in)
        self.controls.farther.clicked.connect(canvas.zoom_out)
        self.controls.whole.clicked.connect(canvas.go_home)
        self.controls.layers.toggled.connect(self._on_layers_toggled)
        self.controls.play.clicked.connect(self._on_play_clicked)
        self.panel.switched.connect(self._layering.show)
        self.panel.closed.connect(partial(self.controls.layers.setChecked, False))
        self.days.day_chosen.connect(self._on_days_day_chosen)
        self.card.open_wanted.connect(self._on_card_open_wanted)
        self.card.closed.connect(partial(station.visit.choose, None))
        self._layering.changed.connect(self._on_layering_changed)
        self._sheets.changed.connect(self._on_sheets_changed)
        self._play.changed.connect(self._say)
        station.charts.changed.connect(self._on_charts_changed)
        station.moment.changed.connect(self._on_moment_changed)
        station.visit.chosen_changed.connect(self._on_visit_chosen_changed)

    # the screen

    def show_place(self, place: Place) -> None:
        if place.ref is not None:
            self.station.visit.choose(place.ref)
        if not self._asked:
            self._asked = True
            self._sheets.read()
        self._on_charts_changed()
        self._on_moment_changed()
        self._show_chosen()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map"))
        self.station.charts.speak(self.canvas, self.lang)
        self.controls.retranslate()
        self._show_rows()
        self._on_moment_changed()

    def rest(self) -> None:
        self._play.pause()
        self.canvas.rest()

    def forget(self) -> None:
        self._memory.forget()
        for layer in self._layering.pictures:
            layer.set_visible(False)
        self._layering.changed.emit()
        self.controls.layers.setChecked(False)
        self._shown = None
        self.days.start_anew()
        self.canvas.highlight(())
        self.canvas.start_anew()

    def renew(self) -> None:
        self._asked, self._days, self._taken, self._framed = False, (), None, None
        self.forget()

    def arrange(self) -> None:
        self.canvas.set_reduced_motion(self.station.still)
        self.canvas.set_enlarged(LARGER)
        self.canvas.set_finger(self.mm(REACH_MM), self.mm(STRAY_MM))
        self.controls.arrange()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a card's words want another height
            self._place()
        return super().event(event)

    def _place(self) -> None:
        self.canvas.setGeometry(self.rect())
        self.controls.place(self.canvas)

    # what is shown

    def _on_charts_changed(self) -> None:
        charts = self.station.charts
        if charts.about is not None and charts.about is not self._framed:
            self._framed = charts.about
            charts.frame(self.canvas)
            charts.speak(self.canvas, self.lang)
        if charts.base is not None and charts.base is not self._base:
            self._base = charts.base
            self._layering.set_base(charts.base.layers)
        if charts.days is not self._taken:
            self._taken = charts.days
            self._take_days(*charts.days)
        self._on_moment_changed()

    def _take_days(self, days: tuple[int, ...], first: int) -> None:
        self._days = days
        self.controls.show_days(days, first)
        self.days.mark(self.station.moment.value)
        self._place()

    def _show_rows(self) -> None:
        rows = self._layering.rows(self.lang, "")
        self.panel.show_rows([row for row in rows if row.key != BASE])

    def _on_layering_changed(self) -> None:
        self.canvas.set_layers(self._layering.base)
        self.canvas.set_pictures(self._layering.pictures)
        self._show_rows()

    def _on_sheets_changed(self) -> None:
        self._layering.set_pictures(self._sheets.layers)

    def _on_moment_changed(self, _minute: int | None = None) -> None:
        """Show names, arrows and units as they stood on the day that is shown."""
        moment, lang, chart = self.station.moment, self.lang, self.station.charts.chart
        minute, day = moment.value, moment.day
        if (shown := (minute, lang, id(chart))) == self._drawn:
            return
        self._drawn = shown
        self.canvas.set_pins(self.station.charts.pins.pins(lang, minute))
        self.canvas.set_routes(arrows_of(chart.routes, chart.known, lang, minute))
        self.canvas.set_flags(flags_of(chart.known, lang, day))
        nothing = self.tr("No place is on the map yet.") if self.station.charts.empty else ""
        self.canvas.set_chip(span_words(*day, lang) if day else nothing)
        self.days.mark(minute)
        self._say()

    def _say(self) -> None:
        self.controls.show_running(running=self._play.running)

    # what is chosen

    def _show_chosen(self) -> None:
        """Stand at the chosen record: its card, its places in view and lit."""
        ref, jobs = self.station.visit.chosen, self.station.jobs
        self.canvas.select(ref)
        if ref is None:
            self.canvas.highlight(())
            self._shown = None
            self._show_brief(None)
            return
        jobs.read(brief, ref, then=self._show_brief, latest=(self, "brief"))
        if ref not in (self._shown, self._picked):
            jobs.read(reading.related, ref, then=self._light, latest=(self, "related"))
        self._shown, self._picked = ref, None

    def _show_brief(self, shown: Brief | None) -> None:
        self.card.show_brief(shown)
        self._place()

    def _light(self, related: Related) -> None:
        ref = related.ref
        sheet = self._layering.picture(ref)
        if sheet is not None:
            self._layering.show(ref, visible=True)
            box = sheet.bounds
            self.canvas.show_all(((box.top(), box.left()), (box.bottom(), box.right())))
            return
        own = (ref,) if ref.startswith(("place/", "route/")) else related.places
        self._show_points(own)
        if related.events and not ref.startswith(("place/", "route/", "event/")):
            key, events = (self, "events"), related.events[:HOPS]
            self.station.jobs.read(places_of, events, then=self._show_points, latest=key)

    def _show_points(self, refs: Sequence[Ref]) -> None:
        """Bring records forward that have a place on the map, and into view."""
        points = self.station.charts.points_of(tuple(refs))
        self.canvas.highlight([ref for ref in refs if ref.startswith("place/")])
        if len(points) == 1:
            closer = max(self.canvas.view.zoom, CLOSE)
            self.canvas.centre_on(*points[0], zoom=closer)
        elif points:
            self.canvas.show_all([*points, *_around(points)])

    # slots

    def _on_canvas_picked(self, ref: Ref) -> None:
        self._picked = ref
        self.canvas.highlight(())
        self.station.visit.choose(ref)

    def _on_canvas_bare(self) -> None:
        self.controls.layers.setChecked(False)
        self.station.visit.choose(None)

    def _on_layers_toggled(self, shown: bool) -> None:
        self._show_rows()
        self.panel.setVisible(shown)
        self.panel.raise_()
        self._place()

    def _on_days_day_chosen(self, day: int | None) -> None:
        self._play.pause()
        self.station.moment.show(None if day is None else day + DAY - 1)

    def _on_play_clicked(self) -> None:
        if self._play.running:
            self._play.pause()
        elif self._days:
            self._play.run(self._days[0], self._days[-1])

    def _on_visit_chosen_changed(self) -> None:
        if self.isVisible():
            self._show_chosen()

    def _on_card_open_wanted(self, ref: Ref) -> None:
        self.station.visit.go(Place(RECORD, ref))


def _around(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return two corners of the country around the middle of some points (lat, lon)."""
    lat = sum(point[0] for point in points) / len(points)
    lon = sum(point[1] for point in points) / len(points)
    return [(lat - ROOM, lon - ROOM), (lat + ROOM, lon + ROOM)]
