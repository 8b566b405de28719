"""Leafing through a long list: it follows the finger, and two buttons turn its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QObject, QPropertyAnimation
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QScroller,
    QScrollerProperties,
    QVBoxLayout,
    QWidget,
)

from viewer.exhibit.buttons import RoundButton

if TYPE_CHECKING:
    from viewer.exhibit.context import Station

TURN_MS: Final = 260
KEPT: Final = 0.85
"""The share of a page that one press moves by: the last rows stay in sight."""


class PageTurner(QObject):
    """Turn the pages of a scroll area by two buttons; both are hidden where all of it is seen.

    Whoever lays `up` and `down` out calls retranslate() as a Screen's is called.
    """

    def __init__(self, station: Station, area: QAbstractScrollArea, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station
        self._bar = area.verticalScrollBar()
        self._area = area
        self.up = RoundButton(icon="chevron-up")
        self.down = RoundButton(icon="chevron-down")
        self.up.clicked.connect(lambda: self.turn(-1))
        self.down.clicked.connect(lambda: self.turn(1))
        self._motion = QPropertyAnimation(self._bar, b"value", self)
        self._motion.setDuration(TURN_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._bar.rangeChanged.connect(self.follow)
        self._bar.valueChanged.connect(self.follow)

    def turn(self, pages: int) -> None:
        """Move by so many pages, up for less than none."""
        bar = self._bar
        wanted = bar.value() + round(pages * KEPT * self._area.viewport().height())
        wanted = max(bar.minimum(), min(wanted, bar.maximum()))
        self.stop()
        if self._station.still:
            bar.setValue(wanted)
            return
        self._motion.setStartValue(bar.value())
        self._motion.setEndValue(wanted)
        self._motion.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._motion.stop()
        QScroller.scroller(self._area.viewport()).stop()

    def retranslate(self) -> None:
        """Say the buttons' words again."""
        self.up.say("", self.tr("Page up"))
        self.down.say("", self.tr("Page down"))

    def follow(self) -> None:
        """Show the buttons where there is more than is seen, and enable those that lead on."""
        bar = self._bar
        needed = bar.maximum() > bar.minimum()
        self.up.setVisible(needed)
        self.down.setVisible(needed)
        self.up.setEnabled(bar.value() > bar.minimum())
        self.down.setEnabled(bar.value() < bar.maximum())


class PageButtons(QWidget):
    """The two buttons that turn the pages of a list, one above the other beside it."""

    def __init__(self, station: Station, area: QAbstractScrollArea) -> None:
        super().__init__()
        self._station = station
        self._turner = PageTurner(station, area, self)
        self.up, self.down = self._turner.up, self._turner.down
        self.stop = self._turner.stop
        self.retranslate = self._turner.retranslate
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._column.addWidget(self.up)
        self._column.addWidget(self.down)
        self._turner.follow()

    def arrange(self) -> None:
        """Take sizes anew; the room stays where no button is needed, and no row is rewrapped."""
        metrics = self._station.metrics
        self.setFixedWidth(metrics.mm(14) + 2 * max(1, metrics.px(2)))
        self._column.setSpacing(self._station.metrics.mm(3))


def follow_fingers(viewport: QWidget) -> None:
    """Let a viewport be dragged, with a little way to go on by itself and no rubber band."""
    QScroller.grabGesture(viewport, QScroller.ScrollerGestureType.LeftMouseButtonGesture)
    scroller = QScroller.scroller(viewport)
    chosen = scroller.scrollerProperties()
    metric = QScrollerProperties.ScrollMetric
    off = QScrollerProperties.OvershootPolicy.OvershootAlwaysOff
    chosen.setScrollMetric(metric.HorizontalOvershootPolicy, off)
    chosen.setScrollMetric(metric.VerticalOvershootPolicy, off)
    chosen.setScrollMetric(metric.DragStartDistance, 0.004)
    chosen.setScrollMetric(metric.MousePressEventDelay, 0.0)
    scroller.setScrollerProperties(chosen)
