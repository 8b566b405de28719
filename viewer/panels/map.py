"""Map: the base map that the archive brings, its places and routes, and what is lit on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db import reading
from viewer.details.values import span_words
from viewer.models.basemap import base_map
from viewer.panel import Panel, Place
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.map_marks import Pin
from viewer.widgets.map_routes import RouteLine
from viewer.widgets.plain_text import plain_label
from viewer.widgets.projection import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.reading import Related
    from db.records import About, PlacedEntry, RouteEntry
    from viewer.context import Context
    from viewer.models.basemap import Base
    from viewer.state.browse import Scope, Span
    from viewer.state.selection import Choice

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

CLOSE = 9.6
"""The zoom level that a chosen place is brought to, where the map is further away."""

ROOM = 0.15
"""Degrees around the middle of several places that the map shows at least."""
HOPS = 12
"""Of how many of its events a unit or person shows the places."""


def places_within(connection: Connection, span: Span) -> tuple[str, ...]:
    """Return the places that the events of a span of time touch."""
    events = reading.timeline(connection, span.earliest, span.latest)
    return places_of(connection, tuple(event.ref for event in events))


def places_of(connection: Connection, events: Sequence[str]) -> tuple[str, ...]:
    """Return the places that events touch, each once."""
    found = (reading.related(connection, event).places for event in events)
    return tuple(dict.fromkeys(ref for places in found for ref in places))


class MapPanel(Panel):
    """Show places and routes; a pin chooses its record, a selection lights its places."""

    name: ClassVar[str] = "map"
    place: ClassVar[Place] = "map"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "surface")
        self._places: tuple[PlacedEntry, ...] = ()
        self._routes: tuple[RouteEntry, ...] = ()
        self._caption: Mapping[str, str] = {}
        self._base: Base | None = None
        self._none = plain_label("", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setContentsMargins(24, 24, 24, 24)
        self._none.hide()
        self._canvas = MapCanvas()
        self._canvas.set_reduced_motion(context.appearance.still)
        self._tray = QPushButton()
        self._tray.setProperty("role", "link")
        self._tray.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._canvas, 1)
        column.addWidget(self._none, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 4, 10, 6)
        foot.addWidget(self._tray)
        foot.addStretch(1)
        column.addLayout(foot)
        self._canvas.picked.connect(self._on_canvas_picked)
        self._tray.clicked.connect(self._on_tray_clicked)
        context.selection.changed.connect(self._on_selection_changed)
        context.selection.lit.connect(self._on_selection_lit)
        context.browse.changed.connect(self._on_browse_changed)
        context.jobs.changed.connect(self._on_jobs_changed)
        self.retranslate()
        context.jobs.read(reading.about, then=self._show_about)
        context.jobs.read(base_map, then=self._show_base)
        self._reload()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map"))
        self._none.setText(self.tr("This archive has no base map yet."))
        self._canvas.set_language(self.lang)
        self._canvas.set_caption(self._caption.get(self.lang))
        self._show_chip(self.context.browse.scope.span)
        self._fill()

    def focus_target(self) -> QWidget:
        return self._canvas

    # what is shown

    def _reload(self) -> None:
        jobs = self.context.jobs
        jobs.read(reading.places, then=self._show_places, latest=(self, "places"))
        jobs.read(reading.routes, then=self._show_routes, latest=(self, "routes"))

    def _show_about(self, about: About) -> None:
        view = cast("Mapping[str, Any]", about.map_view)
        if "frame" in view and "fit" in view:
            frame = Frame(*view["frame"], max_zoom=float(view.get("max_zoom", 13.0)))
            west, south, east, north = view["fit"]
            self._canvas.set_frame(frame, (west, south, east, north))
        self._caption = cast("Mapping[str, str]", view.get("caption") or {})
        self._canvas.set_caption(self._caption.get(self.lang))

    def _show_base(self, base: Base) -> None:
        self._base = base
        self._canvas.set_layers(base.layers)
        self._show_canvas()
        if base.unreadable:
            names = ", ".join(words.best(self.lang)[0] for words in base.unreadable)
            self.context.notices.post(
                self.tr("Layers of the base map can’t be read: %1.").replace("%1", names),
                self.tr("The rest of the map is shown without them."),
            )

    def _show_places(self, places: tuple[PlacedEntry, ...]) -> None:
        self._places = places
        self._fill()

    def _show_routes(self, routes: tuple[RouteEntry, ...]) -> None:
        self._routes = routes
        self._fill()

    def _fill(self) -> None:
        importance = _importance(self._places)
        self._canvas.set_pins(
            [
                Pin(
                    one.ref,
                    one.title.best(self.lang)[0],
                    one.lat,
                    one.lon,
                    one.uncertainty_km,
                    importance[one.ref],
                )
                for one in self._places
                if one.lat is not None and one.lon is not None
            ]
        )
        self._canvas.set_routes(
            [
                RouteLine(
                    one.ref, one.title.best(self.lang)[0], one.points, one.side, one.mode or "march"
                )
                for one in self._routes
                if len(one.points) > 1
            ]
        )
        unplaced = sum(one.lat is None for one in self._places)
        self._tray.setText(
            self.tr("Places without a known position: %1").replace("%1", str(unplaced))
        )
        self._tray.setVisible(bool(unplaced))
        self._show_canvas()

    def _show_canvas(self) -> None:
        """Show the map, or say that there is none: neither a layer nor a place to show."""
        placed = any(one.lat is not None for one in self._places)
        blank = self._base is not None and not self._base.layers and not placed
        self._canvas.setVisible(not blank)
        self._none.setVisible(blank)

    def _show_chip(self, span: Span | None) -> None:
        words = span_words(span.earliest, span.latest, self.lang) if span else ""
        self._canvas.set_chip(words)

    # what is lit

    def _light(self, refs: Sequence[str]) -> None:
        """Bring these places forward, and into view if they aren't."""
        self._canvas.highlight(refs)
        points = [
            (one.lat, one.lon)
            for one in self._places
            if one.ref in refs and one.lat is not None and one.lon is not None
        ]
        if len(points) == 1:
            closer = max(self._canvas.view.zoom, CLOSE)
            self._canvas.centre_on(*points[0], zoom=closer)
        elif points:
            self._canvas.show_all(_with_room(points))

    def _light_route(self, ref: str) -> bool:
        route = next((one for one in self._routes if one.ref == ref), None)
        if route is None or not route.points:
            return False
        self._canvas.select(ref)
        self._canvas.highlight(())
        self._canvas.show_all(route.points)
        return True

    def _on_canvas_picked(self, ref: str) -> None:
        self.context.selection.choose(ref, self)

    def _on_tray_clicked(self) -> None:
        self.context.browse.limit_to_kind("place")

    def _on_selection_changed(self, choice: Choice) -> None:
        self._canvas.select(choice.ref)

    def _on_selection_lit(self, related: Related) -> None:
        if related.ref.startswith("route/") and self._light_route(related.ref):
            return
        if related.ref.startswith("place/"):
            self._light((related.ref,))
            return
        self._light_places(related.places)
        if related.events and not related.ref.startswith("event/"):
            question, then = places_of, self._light_places
            refs = related.events[:HOPS]
            self.context.jobs.read(question, refs, then=then, latest=(self, "events"))

    def _light_places(self, refs: tuple[str, ...]) -> None:
        """Light those of the places that have a position; the first is the one meant."""
        placed = {one.ref for one in self._places if one.lat is not None}
        shown = [ref for ref in refs if ref in placed]
        if shown:
            self._canvas.select(shown[0])
        self._light(shown)

    def _on_browse_changed(self, scope: Scope) -> None:
        self._show_chip(scope.span)
        if scope.span is None:
            self._canvas.highlight(())
        else:
            then = self._canvas.highlight
            self.context.jobs.read(places_within, scope.span, then=then, latest=(self, "span"))

    def _on_jobs_changed(self) -> None:
        self._reload()


def _with_room(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the points and the country around their middle, so that near ones aren't blown up."""
    lat = sum(point[0] for point in points) / len(points)
    lon = sum(point[1] for point in points) / len(points)
    return [*points, (lat - ROOM, lon - ROOM), (lat + ROOM, lon + ROOM)]


def _importance(places: Sequence[PlacedEntry]) -> dict[str, float]:
    """Return 3 for the few places that most refers to, 2 for the next fifth, 1 or 0 for others."""
    ranked = sorted(places, key=lambda one: -one.weight)
    found: dict[str, float] = {}
    for rank, one in enumerate(ranked):
        if one.weight == 0:
            found[one.ref] = 0.0
        elif rank < len(ranked) // 12:
            found[one.ref] = 3.0
        else:
            found[one.ref] = 2.0 if rank < len(ranked) // 4 else 1.0
    return found
