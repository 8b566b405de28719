"""What stands beside a record: its picture, else where it was, else the sentence it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.dates import Date, is_bounded
from viewer.details.evidence import quotes_of
from viewer.exhibit.buttons import RoundButton
from viewer.exhibit.chooser import Chooser
from viewer.models.tiles import TileReader
from viewer.pictures.words import credit_line
from viewer.widgets.map_touch import TouchMap
from viewer.widgets.plain_text import plain_label
from viewer.widgets.tile_cache import TileCache
from viewer.widgets.tile_view import STEP, TileView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from db.maps.sheets import Sheet
    from viewer.exhibit.charts import Charts
    from viewer.exhibit.context import Station
    from viewer.exhibit.exhibits import Exhibit

CLOSE: Final = 9.4
"""The zoom level at which one place is shown."""
ROOM: Final = 0.15
"""Degrees around the middle of several places that the map shows at least."""
TILES: Final = 64 * 1024 * 1024
"""Bytes of a picture's tiles that are kept."""


SHORTEST_QUOTE: Final = 40
LONGEST_QUOTE: Final = 260
"""Letters of a sentence that stand beside a page; all of it is where "says who?" is answered."""


class Beside(QStackedWidget):
    """Show the best that there is of one record; what is touched on its map leaves as a ref."""

    picked = Signal(str)

    def __init__(self, station: Station, charts: Charts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charts = charts
        self._shown: Exhibit | None = None
        self._map = MapPane(station)
        self._map.picked.connect(self.picked)
        self._picture = PicturePane(station)
        self._words = WordsPane(station)
        for pane in (self._words, self._picture, self._map):
            self.addWidget(pane)
        charts.changed.connect(self._on_charts_changed)

    def show_exhibit(self, shown: Exhibit) -> bool:
        """Show what there is of a record: a picture, places, or words; False if there is none."""
        self._shown = shown
        sheet = shown.page.sheet
        if sheet is not None and sheet.pyramid is not None:
            self._picture.show_sheet(sheet)
            self.setCurrentWidget(self._picture)
        elif self._charts.points_of(shown.places):
            self._map.show_exhibit(shown)
            self.setCurrentWidget(self._map)
        else:
            self.setCurrentWidget(self._words)
            return self._words.show_exhibit(shown)
        return True

    def retranslate(self) -> None:
        """Say every word again; view and zoom stay."""
        self._picture.retranslate()
        self._map.retranslate()
        if self._shown is not None:
            self._words.show_exhibit(self._shown)

    def arrange(self) -> None:
        """Take sizes anew."""
        for pane in (self._picture, self._words, self._map):
            pane.arrange()

    def rest(self) -> None:
        """Come to rest: nobody looks at it any more."""
        self._map.canvas.rest()

    def clear(self) -> None:
        """Show nothing, and let the picture's tiles go."""
        self._shown = None
        self._picture.show_sheet(None)
        self._words.clear()
        self.setCurrentWidget(self._words)

    def _on_charts_changed(self) -> None:
        self._map.dress()
        if self._shown is not None:
            self.show_exhibit(self._shown)


class MapPane(QWidget):
    """Show the places of a record, as they stood at its end, with buttons to come closer."""

    picked = Signal(str)

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._minute: int | None = None
        self.canvas = TouchMap(self)
        self.canvas.picked.connect(self.picked)
        self.chooser = Chooser(self, station)
        self.chooser.picked.connect(self.picked)
        self.canvas.crowded.connect(self.chooser.offer_records)
        self.closer, self.farther = RoundButton(icon="zoom-in"), RoundButton(icon="zoom-out")
        self.closer.clicked.connect(self.canvas.zoom_in)
        self.farther.clicked.connect(self.canvas.zoom_out)
        self._buttons = QWidget(self)
        self._column = QVBoxLayout(self._buttons)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.closer)
        self._column.addWidget(self.farther)
        self.dress()
        self.retranslate()

    def dress(self) -> None:
        """Take the base map anew."""
        self._station.charts.dress(self.canvas, self._station.language.code)

    def show_exhibit(self, shown: Exhibit) -> None:
        """Show the places of a record, and what else stood there then."""
        canvas, charts = self.canvas, self._station.charts
        date = shown.page.record.fields.get("date")
        dated = isinstance(date, Date) and is_bounded(date.latest)
        self._minute = date.latest if isinstance(date, Date) and dated else None
        charts.show_moment(canvas, self._station.language.code, self._minute)
        canvas.select(shown.places[0] if shown.places else shown.ref)
        canvas.highlight(shown.places)
        points = charts.points_of(shown.places)
        if len(points) == 1:
            canvas.centre_on(*points[0], zoom=CLOSE, smooth=False)
            return
        lat = sum(point[0] for point in points) / len(points)
        lon = sum(point[1] for point in points) / len(points)
        around = [(lat - ROOM, lon - ROOM), (lat + ROOM, lon + ROOM)]
        canvas.show_all([*points, *around], smooth=False)

    def retranslate(self) -> None:
        """Say every word again; view and zoom stay."""
        self.closer.say("", self.tr("Closer"))
        self.farther.say("", self.tr("Farther"))
        lang = self._station.language.code
        self._station.charts.speak(self.canvas, lang)
        self._station.charts.show_moment(self.canvas, lang, self._minute)

    def arrange(self) -> None:
        """Take sizes anew."""
        metrics = self._station.metrics
        self.canvas.set_reduced_motion(self._station.still)
        self.canvas.set_finger(metrics.mm(7), metrics.mm(4))
        self._column.setSpacing(metrics.mm(3))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.canvas.setGeometry(self.rect())
        self._buttons.adjustSize()
        edge = self._station.metrics.mm(4)
        self._buttons.move(self.width() - self._buttons.width() - edge, edge)
        self._buttons.raise_()


class PicturePane(QWidget):
    """Show a picture as near as one likes, with its credit and the buttons to come closer."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self._sheet: Sheet | None = None
        self._cache = TileCache(self, TILES)
        self._reader = TileReader(station, self._cache, self)
        self.view = TileView(self._cache)
        self.closer, self.farther = RoundButton(icon="zoom-in"), RoundButton(icon="zoom-out")
        self.whole = RoundButton(icon="fit")
        self.closer.clicked.connect(lambda: self.view.zoom(STEP))
        self.farther.clicked.connect(lambda: self.view.zoom(1 / STEP))
        self.whole.clicked.connect(self.view.show_whole)
        self._caption = plain_label("", "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.view, 1)
        self._foot = QHBoxLayout()
        self._column.addLayout(self._foot)
        self._foot.addWidget(self._caption, 1)
        for button in (self.farther, self.closer, self.whole):
            self._foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show all of a picture; None lets it go."""
        if sheet is None or self._sheet is None or sheet.ref != self._sheet.ref:
            self.view.show_sheet(sheet)
        self._sheet = sheet
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word again."""
        self.closer.say("", self.tr("Closer"))
        self.farther.say("", self.tr("Farther"))
        self.whole.say("", self.tr("The whole picture"))
        if self._sheet is not None:
            lang = self._station.language.code
            self._caption.setText(credit_line(self._sheet))
            self.view.setAccessibleName(self._sheet.title.best(lang)[0])

    def arrange(self) -> None:
        """Take sizes anew."""
        edge = self._station.metrics.mm(3)
        self._foot.setContentsMargins(edge, edge, edge, edge)
        self._foot.setSpacing(edge)


class WordsPane(QWidget):
    """Show the first sentence that a record rests on, large, with whose it is."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._station = station
        self.setProperty("role", "quiet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: Exhibit | None = None
        self._words = ""
        self.quote = plain_label("", "quote")
        self.caption = plain_label("", "caption")
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self.quote)
        self._column.addWidget(self.caption)
        self._column.addStretch(2)

    def show_exhibit(self, shown: Exhibit) -> bool:
        """Show what a record rests on first; return whether that has words."""
        self._shown = shown
        quotes = quotes_of(shown.page.record.evidence, self._station.language.code)
        found = next((one for one in quotes if one.text), None)
        self._words = found.text.strip("“”") if found else ""
        self.caption.setText(found.caption if found else "")
        self._fit()
        return found is not None

    def _fit(self) -> None:
        """Set as much of the quote as there is room for."""
        most = round(LONGEST_QUOTE / self._station.metrics.text**2.4)
        edges, width = self._column.contentsMargins(), self.contentsRect().width()
        wide = width - edges.left() - edges.right()
        room = self.height() - edges.top() - edges.bottom() - self._column.spacing()
        room -= self.caption.heightForWidth(wide)
        while True:
            self.quote.setText(f"“{shorten(self._words, most)}”" if self._words else "")
            if self.quote.heightForWidth(wide) <= room or most < SHORTEST_QUOTE:
                break
            most = round(most * 0.85)
        self._column.activate()  # not a round of events later: it would be seen cut for a moment

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def clear(self) -> None:
        """Show nothing."""
        self._shown, self._words = None, ""
        self.quote.setText("")
        self.caption.setText("")

    def arrange(self) -> None:
        """Take sizes anew."""
        edge = self._station.metrics.px(64)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(self._station.metrics.px(20))
        if self._shown is not None:
            self.show_exhibit(self._shown)


def shorten(text: str, most: int) -> str:
    """Return a text, or its first words and three dots where it has more letters than `most`."""
    if len(text) <= most:
        return text
    return f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;:.')} …"
