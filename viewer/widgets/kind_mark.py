"""The small coloured shape that says of what kind a thing is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer import theme
from viewer.widgets.shapes import shape_path


def paint_mark(
    painter: QPainter, kind: str, side: str | None, centre: QPointF, size: float = 10
) -> None:
    """Paint the shape of a kind, in its colour or its side's, around `centre`."""
    style = theme.kind_style(kind, side)
    colour: QColor = getattr(theme.active(), style.token)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape_path(style.shape, size, centre), colour)
    painter.restore()


class KindMark(QWidget):
    """Show the mark of one kind. Decoration: the word stands beside it."""

    def __init__(self, size: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ""
        self._side: str | None = None
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_kind(self, kind: str, side: str | None = None) -> None:
        """Show the mark of `kind`."""
        self._kind, self._side = kind, side
        self.update()

    def set_size(self, size: int) -> None:
        """Take another size in pixels."""
        self._size = size
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._kind:
            return
        with QPainter(self) as painter:
            middle = QPointF(self.width() / 2, self.height() / 2)
            paint_mark(painter, self._kind, self._side, middle, self._size - 2)
