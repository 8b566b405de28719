"""A swipe sideways, of one finger or the mouse, on plain widgets.

Qt makes mouse events of touches that nobody takes, so buttons and cards need nothing of this. What
follows several fingers (map, timeline, pictures) takes touch events itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from viewer.exhibit.metrics import Metrics

SWIPE_MM: Final = 20
"""How far a finger goes sideways in a swipe."""


class Gestures(QObject):
    """Watch a widget and what is in it; a swipe that begins on a button is no click.

    Nothing is swallowed: what is touched feels it at once, however long a finger rests there.
    """

    swiped = Signal(int)
    """+1 to what comes next (the finger went left), -1 to what came before."""

    def __init__(self, widget: QWidget, metrics: Metrics) -> None:
        super().__init__(widget)
        self._widget = widget
        self._metrics = metrics
        self._from: QPointF | None = None
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

    def _at(self, event: QMouseEvent) -> QPointF:
        return self._widget.mapFromGlobal(event.globalPosition())

    def _press(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._from is None:
            self._from = self._at(event)

    def _release(self, event: QMouseEvent, watched: QWidget) -> None:
        if self._from is None:
            return
        way, self._from = self._at(event) - self._from, None
        sideways = abs(way.x()) > 2 * abs(way.y())
        if sideways and abs(way.x()) >= self._metrics.mm(SWIPE_MM):
            self._unpress(watched)
            self.swiped.emit(1 if way.x() < 0 else -1)

    def _unpress(self, watched: QWidget) -> None:
        """Let the button under the finger come up without having been clicked."""
        if isinstance(watched, QAbstractButton):
            watched.setDown(False)
