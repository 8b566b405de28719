"""What stands over the station's map: days at its foot, buttons, the card, the layers' switches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF

from viewer.exhibit.brief import BriefCard
from viewer.exhibit.buttons import RoundButton
from viewer.exhibit.days import SHOWN, DayStrip
from viewer.exhibit.layers import LayerPanel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from viewer.exhibit.context import Station
    from viewer.widgets.map_touch import TouchMap

CARD_MM: Final = 150
PANEL_MM: Final = 160


class MapControls(QObject):
    """Hold the widgets over a map and set them in the lower half of the screen."""

    def __init__(self, station: Station, screen: QWidget) -> None:
        super().__init__(screen)
        self._station = station
        self._screen = screen
        self.card = BriefCard(station, screen, narrow=True)
        self.panel = LayerPanel(station, screen)
        self.days = DayStrip(station, screen)
        self.play = RoundButton(icon="play", parent=screen)
        self.layers = RoundButton(icon="layers", parent=screen)
        self.layers.setCheckable(True)
        self.closer = RoundButton(icon="zoom-in", parent=screen)
        self.farther = RoundButton(icon="zoom-out", parent=screen)
        self.whole = RoundButton(icon="fit", parent=screen)
        self.show_days((), 0)

    def retranslate(self) -> None:
        """Say every word again."""
        self.closer.say("", self.tr("Zoom in"))
        self.farther.say("", self.tr("Zoom out"))
        self.whole.say("", self.tr("Show the whole region"))
        self.layers.say("", self.tr("What the map shows"))
        for part in (self.panel, self.card, self.days):
            part.retranslate()

    def show_days(self, days: Sequence[int], first: int) -> None:
        """Offer these days; where there are none, neither the strip nor play stands there."""
        self.days.show_days(days, first)
        for part in (self.days, self.play):
            part.setVisible(bool(days))

    def show_running(self, *, running: bool) -> None:
        """Say what the play button would do."""
        self.play.set_icon("pause" if running else "play")
        self.play.say("", self.tr("Stop") if running else self.tr("Day by day"))

    def arrange(self) -> None:
        """Take sizes anew."""
        for part in (self.card, self.panel, self.days):
            part.arrange()

    def place(self, canvas: TouchMap) -> None:
        """Set everything over the map, above its scale and credits, and keep labels away."""
        metrics, low = self._station.metrics, self._station.comfort.reach
        width, height = self._screen.width(), self._screen.height()
        edge, gap = metrics.mm(5), metrics.mm(2)
        side = metrics.mm(14) + 2 * max(1, metrics.px(2))
        floor = height - round(canvas.foot()) - gap
        rounds = (self.whole, self.farther, self.closer, self.layers)
        for number, button in enumerate(rounds):
            across, up = divmod(number, 2 if low else 4)
            x = width - edge - side - across * (side + gap)
            button.setGeometry(x, floor - side - up * (side + gap), side, side)
        right = min(button.x() for button in rounds)
        strip = self.days.sizeHint().height()
        self.play.setGeometry(edge, floor - (strip + side) // 2, side, side)
        room = right - edge - side - 2 * gap
        wide = min(room, (SHOWN + 2) * (side + gap) + 2 * gap)
        self.days.setGeometry(edge + side + gap, floor - strip, wide, strip)
        foot = floor - strip - gap
        wide = min(metrics.mm(CARD_MM), right - 2 * edge)
        high = max(self.card.usual_height(), self.card.heightForWidth(wide))
        self.card.setGeometry(edge, foot - high, wide, high)
        top, foot = (self._screen.window().height() // 2, floor) if low else (edge, foot)
        self.panel.head.setVisible(not low)
        high = min(self.panel.wanted_height(), foot - top)
        wide = min(metrics.mm(PANEL_MM), right - 2 * edge)
        self.panel.setGeometry(right - gap - wide, foot - high, wide, high)
        standing: list[QWidget] = [*rounds, self.days, self.play, self.card, self.panel]
        shown = [QRectF(one.geometry()) for one in standing if not one.isHidden()]
        canvas.set_standing(shown)
