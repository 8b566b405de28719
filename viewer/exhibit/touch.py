"""Gestures of one finger or the mouse on plain widgets: a tap, a swipe sideways, a long press.

Qt makes mouse events of touches that nobody takes, so buttons and cards need nothing of this. What
follows several fingers (map, timeline, pictures) takes touch events itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from viewer.exhibit.metrics import Metrics

LONG: Final = 600
"""Milliseconds after which a press is a long one."""
SLACK_MM: Final = 4
"""How far a finger may stray and still tap."""
SWIPE_MM: Final = 20
"""How far a finger goes sideways in a swipe."""


class Gestures(QObject):
    """Watch a widget and what is in it; a swipe or long press that begins on a button is no click.

    Positions are in the widget's pixels. Nothing is swallowed: what is touched feels it at once.
    """

    tapped = Signal(QPointF)
    long_pressed = Signal(QPointF)
    swiped = Signal(int)
    """+1 to what comes next (the finger went left), -1 to what came before."""

    def __init__(self, widget: QWidget, metrics: Metrics) -> None:
        super().__init__(widget)
        self._widget = widget
        self._metrics = metrics
        self._from: QPointF | None = None
        self._strayed: bool = False
        self._long: bool = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONG)
        self._timer.timeout.connect(self._on_timer_timeout)
        widget.installEventFilter(self)
        if widget.isVisible():
            self._watch(watch=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._widget and kind in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._watch(watch=kind == QEvent.Type.Show)
        elif isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            if kind in {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick}:
                if watched is self._widget or self._widget.isAncestorOf(watched):
                    self._press(event)
            elif self._from is not None and kind == QEvent.Type.MouseMove:
                self._move(event)
            elif self._from is not None and kind == QEvent.Type.MouseButtonRelease:
                self._release(event, watched)
        return False

    def _watch(self, *, watch: bool) -> None:
        """See every event of the application while the widget is shown, and none otherwise."""
        application = QApplication.instance()
        if application is None:
            return
        application.removeEventFilter(self)
        if watch:
            application.installEventFilter(self)
        else:
            self._from = None
            self._timer.stop()

    def _at(self, event: QMouseEvent) -> QPointF:
        return self._widget.mapFromGlobal(event.globalPosition())

    def _press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._from is None:
            self._from = self._at(event)
            self._strayed = self._long = False
            self._timer.start()

    def _move(self, event: QMouseEvent) -> None:
        assert self._from is not None
        way = self._at(event) - self._from
        if way.manhattanLength() > self._metrics.mm(SLACK_MM):
            self._strayed = True
            self._timer.stop()

    def _release(self, event: QMouseEvent, watched: QWidget) -> None:
        if self._from is None:
            return
        at = self._at(event)
        way, self._from = at - self._from, None
        self._timer.stop()
        sideways = abs(way.x()) > 2 * abs(way.y())
        if sideways and abs(way.x()) >= self._metrics.mm(SWIPE_MM):
            self._unpress(watched)
            self.swiped.emit(1 if way.x() < 0 else -1)
        elif self._long:
            self._unpress(watched)
        elif not self._strayed:
            self.tapped.emit(at)

    def _unpress(self, watched: QWidget) -> None:
        """Let the button under the finger come up without having been clicked."""
        if isinstance(watched, QAbstractButton):
            watched.setDown(False)

    def _on_timer_timeout(self) -> None:
        if self._from is not None:
            self._long = True
            self.long_pressed.emit(self._from)
