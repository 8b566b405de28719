"""Map: the base map that the archive brings, its places and routes, and what is lit on it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from db import reading
from db.records import Words
from db.search.filters import Area
from viewer.details.values import span_words
from viewer.models.basemap import base_map
from viewer.models.chart import (
    Chart,
    arrows_of,
    charted,
    flags_of,
    pins_of,
    places_of,
    places_within,
    unplaced,
)
from viewer.models.drawn_sheets import DrawnSheets
from viewer.models.layering import Layering
from viewer.models.view_exchange import ViewExchange
from viewer.panel import Panel, Place
from viewer.widgets import map_tools
from viewer.widgets.map_frame import MapFrame
from viewer.widgets.projection import Frame
from viewer.widgets.timeline_picture import write_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.changes import Changes
    from db.reading import Related
    from db.records import About, PlacedEntry, RouteEntry
    from viewer.context import Context
    from viewer.models.basemap import Base
    from viewer.state.browse import Scope
    from viewer.state.selection import Choice
    from viewer.widgets.map_canvas import MapClick

CLOSE = 9.6
"""The zoom level that a chosen place is brought to, where the map is further away."""

ROOM = 0.15
"""Degrees around the middle of several places that the map shows at least."""
HOPS = 12
"""Of how many of its events a unit or person shows the places."""


class MapPanel(Panel):
    """Show places and routes; a pin chooses its record, a selection lights its places."""

    name: ClassVar[str] = "map"
    place: ClassVar[Place] = "map"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "surface")
        self._places: tuple[PlacedEntry, ...] = ()
        self._routes: tuple[RouteEntry, ...] = ()
        self._known = Chart().known
        self._caption = Words()
        self._base: Base | None = None
        self._layering = Layering(context.settings, self)
        self._taken = False
        self._sheets = DrawnSheets(context, self)
        self._frame = MapFrame()
        self._canvas = self._frame.canvas
        self._canvas.set_reduced_motion(context.appearance.still)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        ViewExchange(context.desk, self._canvas)
        self._connect()
        self.retranslate()
        context.jobs.read(reading.about, then=self._show_about)
        context.jobs.read(base_map, then=self._show_base)
        self._sheets.read()
        self._reload()

    def _connect(self) -> None:
        """Wire the map to what is shared, both ways."""
        context, frame, layers = self.context, self._frame, self._layering
        frame.canvas.clicked.connect(self._on_canvas_clicked)
        frame.canvas.picked.connect(self._on_canvas_picked)
        frame.canvas.area_chosen.connect(self._on_canvas_area_chosen)
        frame.tray_picked.connect(self._on_canvas_picked)
        frame.layers_opened.connect(self._show_rows)
        frame.save_wanted.connect(self.save_picture)
        frame.print_wanted.connect(self._on_frame_print_wanted)
        frame.layers.visibility_wanted.connect(layers.show)
        frame.layers.opacity_wanted.connect(layers.set_opacity)
        frame.layers.order_wanted.connect(layers.move)
        layers.changed.connect(self._on_layering_changed)
        self._sheets.changed.connect(self._on_sheets_changed)
        context.selection.changed.connect(self._on_selection_changed)
        context.selection.lit.connect(self._on_selection_lit)
        context.browse.changed.connect(self._on_browse_changed)
        context.moment.changed.connect(self._on_moment_changed)
        context.desk.point_wanted.connect(self._on_desk_point_wanted)
        context.jobs.changed.connect(self._on_jobs_changed)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Map"))
        self._frame.set_language(self.lang)
        self._canvas.set_caption(self._caption.get(self.lang))
        self._show_chip()
        self._show_rows()
        self._fill()

    def focus_target(self) -> QWidget:
        return self._canvas

    # what is shown

    def _reload(self) -> None:
        self.context.jobs.read(charted, then=self._show_charted, latest=(self, "charted"))

    def _show_about(self, about: About) -> None:
        if (region := about.region) is not None:
            frame = Frame(*region.frame, max_zoom=region.max_zoom)
            self._canvas.set_frame(frame, region.fit)
        self._caption = about.map_caption
        self._canvas.set_caption(self._caption.get(self.lang))

    def _show_base(self, base: Base) -> None:
        self._base = base
        self._layering.set_base(base.layers)
        self._show_canvas()
        if base.unreadable:
            names = ", ".join(words.best(self.lang)[0] for words in base.unreadable)
            self.context.notices.post(
                self.tr("Layers of the base map can’t be read: %1.").replace("%1", names),
                self.tr("The rest of the map is shown without them."),
            )

    def _show_charted(self, chart: Chart) -> None:
        self._places, self._routes, self._known = chart.places, chart.routes, chart.known
        self._fill()

    def _fill(self) -> None:
        self._show_moment()
        lost = unplaced(self._places, self._routes, self.lang)
        words = self.tr("No position: %1")
        self._frame.show_lost(words.replace("%1", str(len(lost))), lost)
        self._show_canvas()

    def _show_moment(self) -> None:
        """Show names, arrows and units as they stood at the moment that is shown."""
        minute, lang = self.context.moment.value, self.lang
        self._canvas.set_pins(pins_of(self._places, self._known, lang, minute))
        self._canvas.set_routes(arrows_of(self._routes, self._known, lang, minute))
        self._canvas.set_flags(flags_of(self._known, lang, self.context.moment.day))

    def _show_canvas(self) -> None:
        """Show the map, or say that there is none: neither a layer nor a place to show."""
        placed = any(one.lat is not None for one in self._places)
        blank = self._base is not None and not self._base.layers and not placed
        self._frame.show_none(self.tr("This archive has no base map yet.") if blank else None)

    def _show_chip(self) -> None:
        """Say which day is shown, else which span of time is looked at."""
        span, day = self.context.browse.scope.span, self.context.moment.day
        if day is not None:
            self._canvas.set_chip(span_words(*day, self.lang))
        else:
            words = span_words(span.earliest, span.latest, self.lang) if span else ""
            self._canvas.set_chip(words)

    def _show_rows(self) -> None:
        layers = self._frame.layers
        if layers.isVisibleTo(self._canvas):
            rows = self._layering.rows(self.lang, self.tr("Base map"))
            layers.show_rows(rows, swiped=self._canvas.swipe.is_on)

    def save_picture(self, name: str) -> None:
        """Write what is seen to a file in the background; its suffix says the format."""
        canvas = self._canvas
        work = partial(write_picture, canvas.recording(), canvas.size(), self.tr("Map"))
        self.context.jobs.run(work, Path(name), then=self._on_picture_written)

    def _on_picture_written(self, path: Path) -> None:
        self.context.notices.post(self.tr("The map was saved as %1.").replace("%1", path.name))

    def _on_frame_print_wanted(self) -> None:
        from viewer.dialogs.printing import PrintingDialog  # only when somebody prints

        QDialog.open(PrintingDialog(self._canvas.recording(), self._canvas.size(), self))

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

    def _light_places(self, refs: tuple[str, ...]) -> None:
        """Light those of the places that have a position; the first is the one meant."""
        placed = {one.ref for one in self._places if one.lat is not None}
        shown = [ref for ref in refs if ref in placed]
        if shown:
            self._canvas.select(shown[0])
        self._light(shown)

    # slots

    def _on_canvas_clicked(self, click: MapClick) -> None:
        taken = self.context.desk.take_point(click.lat, click.lon)
        self._taken = taken and click.ref is not None

    def _on_desk_point_wanted(self, wanted: bool) -> None:
        shape = Qt.CursorShape.CrossCursor if wanted else Qt.CursorShape.ArrowCursor
        self._canvas.setCursor(shape)

    def _on_canvas_picked(self, ref: str) -> None:
        if self._taken:  # the pin lay where the form's position was clicked
            self._taken = False
            return
        self.context.selection.choose(ref, self)

    def _on_canvas_area_chosen(self, area: map_tools.Area | None) -> None:
        box = Area(area.south, area.west, area.north, area.east) if area else None
        self.context.browse.limit_to_area(box)

    def _on_sheets_changed(self) -> None:
        self._layering.set_pictures(self._sheets.layers)
        self._show_sheet(self.context.selection.ref)

    def _on_layering_changed(self) -> None:
        self._canvas.set_layers(self._layering.base)
        self._canvas.set_pictures(self._layering.pictures)
        self._canvas.set_base_opacity(self._layering.base_opacity)
        self._show_rows()

    def _on_selection_changed(self, choice: Choice) -> None:
        self._canvas.select(choice.ref)
        self._show_sheet(choice.ref)

    def _show_sheet(self, ref: str | None) -> None:
        """Lay a chosen map over the base map, and bring it into view."""
        sheet = self._layering.picture(ref) if ref else None
        if sheet is not None and not sheet.visible:
            self._layering.show(sheet.key, visible=True)
            box = sheet.bounds
            corners = ((box.top(), box.left()), (box.bottom(), box.right()))
            self._canvas.show_all(corners)

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

    def _on_browse_changed(self, scope: Scope) -> None:
        self._show_chip()
        box = scope.area
        shown = map_tools.Area(box.west, box.south, box.east, box.north) if box else None
        self._canvas.area.show_area(shown)
        if scope.span is None:
            self._canvas.highlight(())
        else:
            then, span = self._canvas.highlight, scope.span
            key = (self, "span")
            self.context.jobs.read(places_within, span.earliest, span.latest, then=then, latest=key)

    def _on_moment_changed(self) -> None:
        self._show_chip()
        self._show_moment()

    def _on_jobs_changed(self, changes: Changes) -> None:
        self._reload()
        self._sheets.follow(changes)


def _with_room(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return the points and the country around their middle, so that near ones aren't blown up."""
    lat = sum(point[0] for point in points) / len(points)
    lon = sum(point[1] for point in points) / len(points)
    return [*points, (lat - ROOM, lon - ROOM), (lat + ROOM, lon + ROOM)]
