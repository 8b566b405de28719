"""A word to follow: a button that looks like text, wraps like text, and carries its kind's mark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from viewer import theme
from viewer.widgets.kind_mark import paint_mark

MARK = 16
PADDING = 3
WIDEST = 4000
FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class LinkText(QAbstractButton):
    """Show a title that can be followed; `clicked` says that it was."""

    def __init__(
        self,
        text: str,
        kind: str | None = None,
        side: str | None = None,
        role: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind, self._side, self._role = kind, side, role
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(theme.font(role))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def _indent(self) -> int:
        return MARK if self._kind else 0

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._text_box(width - self._indent).height() + 2 * PADDING

    def sizeHint(self) -> QSize:
        box = self._text_box(WIDEST)
        return QSize(box.width() + self._indent + 2, box.height() + 2 * PADDING)

    def minimumSizeHint(self) -> QSize:
        widest = max(
            (self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0
        )
        return QSize(widest + self._indent + 2, self.fontMetrics().height() + 2 * PADDING)

    def _text_box(self, width: int) -> QRect:
        return self.fontMetrics().boundingRect(
            QRect(0, 0, max(width, 1), WIDEST), FLAGS, self.text()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = theme.active()
        with QPainter(self) as painter:
            if self._kind:
                middle = QPointF(5, PADDING + self.fontMetrics().height() / 2)
                paint_mark(painter, self._kind, self._side, middle, 9)
            font = QFont(self.font())
            font.setUnderline(self.underMouse())
            painter.setFont(font)
            painter.setPen(palette.ink)
            painter.drawText(self.rect().adjusted(self._indent, PADDING, 0, 0), FLAGS, self.text())
            if self.hasFocus():
                painter.setPen(QPen(palette.lacquer, 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme.font(self._role))
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)
