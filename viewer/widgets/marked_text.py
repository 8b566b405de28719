"""A text of which some words are marked, as high as it needs to be."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer import theme

LEADING = 1.15


class MarkedText(QWidget):
    """Paint a plain text with one span on a coloured ground. Never takes the text for markup."""

    def __init__(self, role: str = "reading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._text = ""
        self._span = (0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str, start: int, end: int) -> None:
        """Show a text, marked from code point `start` to `end`."""
        self._text = text
        # Qt counts in UTF-16 units, we in code points
        self._span = (_units(text[:start]), _units(text[start:end]))
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(self._laid_out(width)[1]) + 1

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(self.width(), 280)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(max(self.width(), 120)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout, _height = self._laid_out(self.width())
        palette = theme.active()
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = self._span
        mark.format = QTextCharFormat()
        mark.format.setBackground(QBrush(palette.highlight))
        mark.format.setForeground(QBrush(palette.ink))
        mark.format.setFontUnderline(True)
        with QPainter(self) as painter:
            painter.setPen(palette.ink)
            layout.draw(painter, QPointF(0, 0), [mark])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self._text, theme.font(self._role))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 40))
            line.setPosition(QPointF(0, height))
            height += line.height() * LEADING
        layout.endLayout()
        return layout, height


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
