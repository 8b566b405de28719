"""What is seen at a stop of a tour: the map gliding to its view, its days, or its picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from viewer.exhibit.beside import PicturePane
from viewer.exhibit.buttons import Pill, RoundButton
from viewer.exhibit.chooser import Chooser
from viewer.exhibit.span_strip import SpanStrip
from viewer.exhibit.touring import shown_minute, stop_span
from viewer.widgets.map_touch import TouchMap

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from viewer.exhibit.context import Station
    from viewer.exhibit.touring import Played

CLOSE: Final = 10.0
"""The zoom at which a stop is shown that brings no view of its own, where it has a place."""


class TourView(QWidget):
    """Show what one stop after the other wants; what is touched on the map leaves as a ref."""

    picked = Signal(str)

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._played: Played | None = None
        self._at = 0
        self.canvas = TouchMap(self)
        self.canvas.picked.connect(self.picked)
        self.chooser = Chooser(self, station)
        self.chooser.picked.connect(self.picked)
        self.canvas.crowded.connect(self.chooser.offer_records)
        self.closer = RoundButton(icon="zoom-in", parent=self)
        self.farther = RoundButton(icon="zoom-out", parent=self)
        self.closer.clicked.connect(self.canvas.zoom_in)
        self.farther.clicked.connect(self.canvas.zoom_out)
        self.strip = SpanStrip(station, self)
        self.picture = PicturePane(station)
        self.picture.setParent(self)
        self.switch = Pill(parent=self)
        self.switch.clicked.connect(self._on_switch_clicked)
        self.buttons: tuple[QWidget, ...] = (self.switch, self.farther, self.closer)
        """They may stand elsewhere: whoever takes them calls show_parts()."""
        self._pictured = False
        station.charts.dress(self.canvas, station.language.code)
        self.show_parts()

    @property
    def pictured(self) -> bool:
        """Say whether the picture is in front of the map."""
        return self._pictured

    def dress(self) -> None:
        """Take the base map anew."""
        self._station.charts.dress(self.canvas, self._station.language.code)
        self._show_map(smooth=False)
        self._place()

    def show_stop(self, played: Played, at: int) -> None:
        """Glide to the stop with this number, from 0; with no stops left, to the whole region."""
        smooth = self._played is not None and self._played.tour.ref == played.tour.ref
        self._played, self._at = played, at
        sheet = played.pictures[at] if at < len(played.pictures) else None
        seen = sheet if sheet is not None and sheet.pyramid is not None else None
        self.picture.show_sheet(seen)
        self._pictured = seen is not None
        spans = [stop_span(stop) for stop in played.tour.stops]
        self.strip.show_spans(played.bounds, spans, at)
        self._show_map(smooth=smooth)
        self.canvas.show()
        self.show_parts()

    def wait(self) -> None:
        """Show nothing until a tour has come: a map of another place need not be painted."""
        self.clear()
        self.canvas.hide()

    def clear(self) -> None:
        """Let go of what was shown."""
        self.canvas.show()
        self._played = None
        self._pictured = False
        self.picture.show_sheet(None)
        self.strip.show_spans(None, (), 0)
        self.canvas.highlight(())
        self.canvas.go_home()
        self.show_parts()

    def retranslate(self) -> None:
        """Say every word again; view and zoom stay."""
        self.closer.say("", self.tr("Closer"))
        self.farther.say("", self.tr("Farther"))
        lang = self._station.language.code
        self._station.charts.speak(self.canvas, lang)
        self.picture.retranslate()
        self.strip.retranslate()
        self._show_moment()
        self.show_parts()

    def arrange(self) -> None:
        """Take sizes anew."""
        metrics = self._station.metrics
        self.canvas.set_reduced_motion(self._station.still)
        self.canvas.set_finger(metrics.mm(7), metrics.mm(4))
        self.picture.arrange()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = event.oldSize()
        super().resizeEvent(event)
        self._place()
        if before != event.size():
            self._show_map(smooth=False)

    def _show_map(self, *, smooth: bool) -> None:
        self._show_moment()
        if self._played is None:
            return
        stops = self._played.tour.stops
        if self._at >= len(stops):
            self.canvas.select(None)
            self.canvas.highlight(())
            self.canvas.go_home()
            return
        stop, places = stops[self._at], self._played.places[self._at]
        self.canvas.select(places[0] if places else stop.record)
        self.canvas.highlight(places)
        view = stop.view
        if view is not None:
            zoom = view.zoom_at(self.canvas.height())
            self.canvas.centre_on(view.lat, view.lon, zoom=zoom, smooth=smooth)
        elif points := self._station.charts.points_of(places):
            self.canvas.centre_on(*points[0], zoom=CLOSE, smooth=smooth)

    def _show_moment(self) -> None:
        minute = None
        if self._played is not None and self._at < len(self._played.tour.stops):
            minute = shown_minute(self._played.tour.stops[self._at])
        self._station.charts.show_moment(self.canvas, self._station.language.code, minute)

    def show_parts(self) -> None:
        """Show the buttons that do something now, wherever they stand."""
        has = self._played is not None and self._at < len(self._played.pictures)
        sheet = self._played.pictures[self._at] if has and self._played else None
        self.switch.setVisible(sheet is not None and sheet.pyramid is not None)
        self.switch.say(self.tr("The map") if self._pictured else self.tr("The picture"))
        self.picture.setVisible(self._pictured)
        for part in (self.closer, self.farther):
            part.setHidden(self._pictured or not has)
        dated = has and self._played is not None and self._played.bounds is not None
        self.strip.setHidden(self._pictured or not dated)
        self._place()

    def _place(self) -> None:
        metrics, rect = self._station.metrics, self.rect()
        self.canvas.setGeometry(rect)
        self.picture.setGeometry(rect)
        edge, gap = metrics.mm(4), metrics.mm(3)
        side = metrics.mm(14) + 2 * max(1, metrics.px(2))
        high = self.strip.sizeHint().height()
        foot = rect.height() - round(self.canvas.foot()) - gap
        top = edge if self._station.comfort.reach else foot - high  # nothing to touch
        self.strip.setGeometry(edge, top, rect.width() - 2 * edge, high)
        standing: list[QWidget] = [self.strip]
        if self.closer.parentWidget() is self:
            right = rect.width() - edge - side
            self.closer.setGeometry(right, edge, side, side)
            self.farther.setGeometry(right, edge + side + gap, side, side)
            self.switch.adjustSize()
            self.switch.move(edge, edge)
            standing += self.buttons
        for part in standing:
            part.raise_()
        shown = [QRectF(part.geometry()) for part in standing if not part.isHidden()]
        self.canvas.set_standing(shown)

    def _on_switch_clicked(self) -> None:
        self._pictured = not self._pictured
        self.show_parts()
