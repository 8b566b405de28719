"""A soft edge where text goes on beyond what is seen of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from viewer import theme

HEIGHT = 28


class EdgeFade(QWidget):
    """Fade the lower edge of `area` into `ground`, a colour of the theme, until its end is seen."""

    def __init__(self, area: QAbstractScrollArea, ground: str = "surface") -> None:
        super().__init__(area)
        self._area = area
        self._ground = ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._place)
        bar.rangeChanged.connect(self._place)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        solid = QColor(getattr(theme.active(), self._ground))
        clear = QColor(solid)
        clear.setAlpha(0)
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0, clear)
        gradient.setColorAt(1, solid)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), gradient)

    def _place(self) -> None:
        bar, seen = self._area.verticalScrollBar(), self._area.viewport().geometry()
        self.setVisible(bar.value() < bar.maximum())
        top = seen.bottom() + 1 - HEIGHT
        self.setGeometry(QRect(seen.left(), top, seen.width(), HEIGHT))
        self.raise_()
