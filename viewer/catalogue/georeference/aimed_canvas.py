"""A map canvas whose middle can be clicked from the keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen

from viewer import theme
from viewer.widgets.map_canvas import MapCanvas, MapClick

_REACH: Final = 14.0
_CLICKS: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class AimedCanvas(MapCanvas):
    """Shows a cross in its middle while the keyboard is in it; Enter clicks there.

    Where Tab has chosen a place, Enter clicks that place instead.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _CLICKS:
            self.clicked.emit(MapClick(self.view.lat, self.view.lon, self._focused() or None))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus():
            return
        palette, middle = theme.active(), QRectF(self.rect()).center()
        with QPainter(self) as painter:
            for pen in (QPen(palette.raised, 4.0), QPen(palette.ink, 1.5)):
                painter.setPen(pen)
                for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                    way = QPointF(across, down)
                    painter.drawLine(middle + way * 4, middle + way * _REACH)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
