"""Attract: while nobody is there, the map goes from place to place and the days run along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Final, TypeAlias

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt, QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from db import reading
from db.dates import Date, is_bounded
from db.errors import NotFound
from viewer.details.values import date_words
from viewer.exhibit.metrics import TARGET_MM
from viewer.exhibit.screen import Screen
from viewer.exhibit.span_strip import SpanStrip
from viewer.widgets.map_touch import TouchMap
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMouseEvent, QResizeEvent, QShowEvent

    from db.records import Words
    from viewer.exhibit.context import Station
    from viewer.exhibit.visit import Place

Connection: TypeAlias = Any
"""The archive's own; the viewer hands it on and never looks inside."""

MOST: Final = 24
"""Scenes of a loop, where nobody chose them."""
SHORT: Final = 4 * 24 * 60
"""Minutes: an event of the loop, where nobody chose it, lasted no longer."""
DAY: Final = 24 * 60
STAYS_MS: Final = 9000
GLIDES_MS: Final = 2600
STEP_MS: Final = 66
"""Between two steps of a glide: slow motion needs no more, and leaves the processor idle."""
ZOOM: Final = 9.6
ACROSS, DOWN = 0.62, 0.36
"""Where on the map a scene's place is brought, in shares of width and height: beside the words."""
INVITATIONS: Final = {"vi": "Chạm để bắt đầu", "en": "Touch to begin"}
"""Each begins in its own language."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What the loop stops at: a record, its place, and when that was."""

    ref: str
    title: Words
    date: Date | None
    places: tuple[str, ...]


def scenes(connection: Connection, chosen: tuple[str, ...]) -> tuple[Scene, ...]:
    """Return what the loop shows: the chosen records, else events with a date and a place."""
    if chosen:
        found = (_scene(connection, ref) for ref in chosen)
        return tuple(one for one in found if one is not None)
    spans = reading.event_spans(connection)
    short = [ref for ref, earliest, latest in spans if latest - earliest < SHORT]
    step = max(1, len(short) // (MOST * 2))
    made = (_scene(connection, ref) for ref in short[::step])
    return tuple(one for one in made if one is not None and one.places)[:MOST]


def _scene(connection: Connection, ref: str) -> Scene | None:
    try:
        record = reading.record(connection, ref)
    except NotFound:  # it was chosen once, and is not in this pack
        return None
    places = (
        (ref,) if record.kind in {"place", "route"} else reading.related(connection, ref).places
    )
    date = record.fields.get("date")
    return Scene(record.ref, record.title, date if isinstance(date, Date) else None, places)


class AttractScreen(Screen):
    """Run the loop; any touch leads home. With reduced motion it jumps from scene to scene."""

    name: ClassVar[str] = "attract"
    bar: ClassVar[bool] = False

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(station, parent)
        self._scenes: tuple[Scene, ...] | None = None
        self._at = -1
        self._from = self._to = (0.0, 0.0)
        self._clock = QElapsedTimer()
        self.canvas = TouchMap(self)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = QFrame(self)
        self.sheet.setProperty("role", "attract")
        self.title, self.other = plain_label("", "headline"), plain_label("", "other-title")
        self.when = plain_label("", "lead")
        self.strip = SpanStrip(station, said=False)
        self.begin = {code: QFrame(self) for code in INVITATIONS}
        self._lay_out()
        self._stays = QTimer(self, interval=STAYS_MS)
        self._stays.timeout.connect(self._go_on)
        self._glide = QTimer(self, interval=STEP_MS)
        self._glide.timeout.connect(self._step)
        station.charts.changed.connect(self._on_charts_changed)
        station.charts.dress(self.canvas, self.lang)  # what came before this screen was made

    def _lay_out(self) -> None:
        self.cover = QWidget(self)  # every touch is the same one: it leads home
        words = QVBoxLayout(self.sheet)
        for part in (self.when, self.title, self.other, self.strip):
            words.addWidget(part)
        self.setAccessibleName("Chạm để bắt đầu. Touch to begin.")
        for code, frame in self.begin.items():  # both languages, always
            frame.setProperty("role", "attract-begin")
            row = QVBoxLayout(frame)
            row.addWidget(plain_label(INVITATIONS[code], "attract-touch", wrap=False))

    def show_place(self, place: Place) -> None:
        del place  # there is one loop
        if self._scenes is None:
            chosen, jobs = self.station.settings.attract, self.station.jobs
            jobs.read(scenes, chosen, then=self._take, latest=(self, "scenes"))
        self._show_scene()

    def retranslate(self) -> None:
        self.station.charts.speak(self.canvas, self.lang)
        self._show_scene()

    def arrange(self) -> None:
        pad = self.px(36)
        layout = self.sheet.layout()
        if layout is not None:
            layout.setContentsMargins(pad, pad, pad, pad)
            layout.setSpacing(self.px(8))
        self._place_parts()

    def rest(self) -> None:
        self._glide.stop()
        self.canvas.rest()
        self.station.jobs.drop((self, "scenes"))

    def renew(self) -> None:
        self._scenes, self._at = None, -1

    @property
    def scene(self) -> Scene | None:
        """The scene that is shown."""
        found = self._scenes
        return found[self._at] if found and 0 <= self._at < len(found) else None

    # the loop

    def _take(self, found: tuple[Scene, ...]) -> None:
        self._scenes, self._at = found, -1
        self._show_days()
        self._go_on()

    def _show_days(self) -> None:
        """Set the scenes of the campaign on the line of its days."""
        days = self.station.charts.days[0]
        bounds = (days[0], days[-1] + DAY - 1) if days else None
        spans = [_span(scene, bounds) for scene in self._scenes or ()]
        self.strip.show_spans(bounds, spans, max(self._at, 0))

    def _go_on(self) -> None:
        """Show the next scene; after the last, the first."""
        if self._scenes:
            self._at = (self._at + 1) % len(self._scenes)
            self._show_scene()

    def _show_scene(self) -> None:
        scene, about = self.scene, self.station.charts.about
        title = scene.title if scene else (about.title if about else None)
        vi, en = (title.vi or "", title.en or "") if title else ("", "")
        self.title.setText(vi or en)
        self.other.setText(en if en != vi and vi else "")
        self.other.setVisible(bool(self.other.text()))
        self.when.setText(_when(scene))
        self.when.setVisible(bool(self.when.text()))
        self.strip.glide_to(max(self._at, 0))
        self._place_parts()
        if scene is None:
            return
        charts = self.station.charts
        charts.show_moment(self.canvas, self.lang, _minute(scene))
        self.canvas.select(scene.places[0] if scene.places else None)
        points = charts.points_of(scene.places)
        self._fly(points[0] if points else None)

    def _fly(self, place: tuple[float, float] | None) -> None:
        """Glide slowly to a place and its day, or be there at once."""
        view = self.canvas.view
        if self.station.still or view.zoom < ZOOM - 0.5:
            self._glide.stop()
            self.strip.set_share(1.0)
            if place is not None:
                self.canvas.centre_on(*place, zoom=ZOOM, smooth=False)
                self.canvas.centre_on(*self._aim(*place), smooth=False)
            return
        here = (view.lat, view.lon)
        self._from, self._to = here, self._aim(*place) if place else here
        self._clock.start()
        self._glide.start()

    def _aim(self, lat: float, lon: float) -> tuple[float, float]:
        """Return the middle of the map for which a place stands beside the words."""
        view = self.canvas.view
        at = view.to_screen(lat, lon)
        return view.to_geo(at + QPointF((0.5 - ACROSS) * view.width, (0.5 - DOWN) * view.height))

    def _step(self) -> None:
        share = min(1.0, self._clock.elapsed() / GLIDES_MS)
        eased = share * share * (3 - 2 * share)
        lat, lon = (
            start + (end - start) * eased for start, end in zip(self._from, self._to, strict=True)
        )
        self.canvas.centre_on(lat, lon, smooth=False)
        self.strip.set_share(eased)
        if share >= 1.0:
            self._glide.stop()

    def _on_charts_changed(self) -> None:
        self.station.charts.dress(self.canvas, self.lang)
        self._show_days()
        self._show_scene()

    # Qt

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        at = event.position().toPoint()
        for code, frame in self.begin.items():
            if frame.geometry().contains(at):
                self.station.language.switch(code)
        self.station.visit.home()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._stays.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._stays.stop()
        self._glide.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_parts()

    def _place_parts(self) -> None:
        """Lay the titles low at the left of the map, and the invitation below them."""
        edge, width, height = self.px(64), self.width(), self.height()
        self.canvas.setGeometry(self.rect())
        frames, gap = tuple(self.begin.values()), self.mm(3)
        left = edge
        for frame in frames:
            frame.setMinimumHeight(self.mm(TARGET_MM))
            frame.adjustSize()
            frame.move(left, height - 2 * edge - frame.height())
            left += frame.width() + gap
        wide = min(width - 2 * edge, max(round(width * 0.5), left - gap - edge))
        layout = self.sheet.layout()
        high = layout.totalHeightForWidth(wide) if layout is not None else 0
        self.sheet.setGeometry(edge, frames[0].y() - self.px(24) - high, wide, high)
        self.cover.setGeometry(self.rect())
        standing = (self.sheet, *frames)
        self.canvas.set_standing([QRectF(part.geometry()) for part in standing])
        for part in (*standing, self.cover):
            part.raise_()


def _minute(scene: Scene) -> int | None:
    date = scene.date
    return date.latest if date is not None and is_bounded(date.latest) else None


def _when(scene: Scene | None) -> str:
    """Return when a scene was, in both languages, once where they are alike."""
    if scene is None or scene.date is None:
        return ""
    words = dict.fromkeys(date_words(scene.date, lang) for lang in ("vi", "en"))
    return "  ·  ".join(words)


def _span(scene: Scene, bounds: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return when a scene was; None where that lies beyond the bounds, or is not known."""
    date = scene.date
    if date is None or bounds is None or date.latest < bounds[0] or date.earliest > bounds[1]:
        return None
    return max(date.earliest, bounds[0]), min(date.latest, bounds[1])
