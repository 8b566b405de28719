"""What every map of the station shows, read once: base map, places, movements, and their times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from db import reading
from viewer.exhibit.days import Days, busiest_days
from viewer.models.basemap import Base, base_map
from viewer.models.chart import Chart, PinBook, arrows_of, charted, flags_of
from viewer.widgets.map_shades import MapShades
from viewer.widgets.projection import Frame

if TYPE_CHECKING:
    from db.records import About
    from viewer.jobs import Jobs
    from viewer.widgets.map_canvas import MapCanvas


DAY: Final = 24 * 60


class Charts(QObject):
    """Hold what the archive's map is made of; lives in the GUI thread.

    Screens share it, so that the base map is parsed once. `changed` says that something came.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.base: Base | None = None
        self.about: About | None = None
        self.chart = Chart()
        self.pins = PinBook(self.chart)
        self.empty = False
        """Whether the archive was read and has nothing that a map could show."""
        self.days: Days = ((), 0)
        """The campaign's days, and with which of them its fullest begin."""
        self._placed: dict[str, tuple[float, float]] = {}
        self._shades = MapShades()

    def read(self) -> None:
        """Ask the archive for all of it; `changed` follows."""
        self.days = ((), 0)
        self._jobs.read(reading.about, then=self._take_about, latest=(self, "about"))
        self._jobs.read(charted, then=self._take_charted, latest=(self, "charted"))
        self._jobs.read(busiest_days, then=self._take_days, latest=(self, "days"))
        self._jobs.read(base_map, then=self._take_base, latest=(self, "base"))

    def points_of(self, refs: tuple[str, ...]) -> list[tuple[float, float]]:
        """Return the positions (lat, lon) of places and the stops of routes, in that order."""
        wanted = dict.fromkeys(refs)
        found = [self._placed[ref] for ref in wanted if ref in self._placed]
        for route in self.chart.routes:
            if route.ref in wanted:
                found += route.points
        return found

    # a canvas that shows it

    def dress(self, canvas: MapCanvas, lang: str) -> None:
        """Give a canvas the base map, its frame and its caption."""
        self.share(canvas)
        self.speak(canvas, lang)
        if self.base is not None:
            canvas.set_layers([layer for layer in self.base.layers if layer.visible])
        self.frame(canvas)

    def frame(self, canvas: MapCanvas) -> None:
        """Show the archive's country on a canvas, all that there is of it at first."""
        if self.about is None:
            return
        if (region := self.about.region) is not None:
            canvas.set_frame(Frame(*region.frame, max_zoom=region.max_zoom), region.fit)

    def share(self, canvas: MapCanvas) -> None:
        """Let a canvas show the pictures that all maps of the archive have in common."""
        canvas.share(self._shades)

    def speak(self, canvas: MapCanvas, lang: str) -> None:
        """Let a canvas speak a language; its view stays."""
        canvas.set_language(lang)
        if self.about is not None:
            canvas.set_caption(self.about.map_caption.get(lang))

    def show_moment(self, canvas: MapCanvas, lang: str, minute: int | None) -> None:
        """Show on a canvas how things stood at a minute; None is all of time."""
        day = None if minute is None else (minute // DAY * DAY, minute // DAY * DAY + DAY - 1)
        canvas.set_pins(self.pins.pins(lang, minute))
        canvas.set_routes(arrows_of(self.chart.routes, self.chart.known, lang, minute))
        canvas.set_flags(flags_of(self.chart.known, lang, day))

    def _take_about(self, about: About) -> None:
        self.about = about
        self.changed.emit()

    def _take_charted(self, found: Chart) -> None:
        self.chart, self.pins = found, PinBook(found)
        self.empty = not found.places and not found.routes
        self._placed = {
            one.ref: (one.lat, one.lon)
            for one in found.places
            if one.lat is not None and one.lon is not None
        }
        self.changed.emit()

    def _take_days(self, found: Days) -> None:
        self.days = found
        self.changed.emit()

    def _take_base(self, base: Base) -> None:
        self._shades.forget()
        self.base = base
        self.changed.emit()
