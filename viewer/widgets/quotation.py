"""A quotation with its caption: the sentence that something rests on, who says it, how surely."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from viewer import theme

if TYPE_CHECKING:
    from viewer.widgets.card import Quote

INDENT = 16
GAP = 4
TALLEST = 4000
FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Quotation(QAbstractButton):
    """Show one Quote; clicking it asks for its place in the text, or for its source."""

    spot_wanted = Signal(object)
    """The quotation was clicked; carries what its Quote gave as spot."""
    ref_wanted = Signal(str)
    """A quotation without a place was clicked; carries the ref of its citation."""

    def __init__(self, quote: Quote, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quote = quote
        self.setAccessibleName(f"{quote.text} {quote.caption}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._reading = theme.font("reading")
        self._small = theme.font("small")
        self._choose_fonts()
        self.clicked.connect(self._on_self_clicked)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        text, caption = self._boxes(width)
        return max(text.bottom(), caption.bottom()) + GAP + 1

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette = theme.active()
        text, caption = self._boxes(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            bar = QPen(palette.jade, 2)
            if self._quote.grade == "doubtful":
                bar.setStyle(Qt.PenStyle.DotLine)
            elif self._quote.grade == "probable":
                bar.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(bar)
            painter.drawLine(QPointF(2, 2), QPointF(2, self.height() - 2))
            painter.setPen(palette.ink)
            if self._quote.text:
                painter.setFont(self._reading)
                painter.drawText(text, FLAGS, self._quote.text)
            painter.setFont(self._small)
            painter.setPen(palette.jade if self.underMouse() else palette.muted)
            painter.drawText(caption, FLAGS, self._quote.caption)
            if self.hasFocus():
                painter.setPen(QPen(palette.lacquer, 2))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._choose_fonts()
            self.updateGeometry()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def _choose_fonts(self) -> None:
        self._reading = theme.font("reading")
        self._reading.setPixelSize(round(15 * theme.scale()))
        self._small = theme.font("small")

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        """Return where quotation and caption stand at a width."""
        within = QRect(INDENT, GAP, max(width - INDENT - 2, 1), TALLEST)
        text = QRect(within.topLeft(), QSize(within.width(), 0))
        if self._quote.text:
            text = _measured(self, self._reading, within, self._quote.text)
            within.setTop(text.bottom() + GAP)
        return text, _measured(self, self._small, within, self._quote.caption)

    def _on_self_clicked(self) -> None:
        if self._quote.spot is not None:
            self.spot_wanted.emit(self._quote.spot)
        elif self._quote.ref:
            self.ref_wanted.emit(self._quote.ref)


def _measured(widget: QWidget, font: QFont, within: QRect, text: str) -> QRect:
    box = QFontMetrics(font, widget).boundingRect(within, FLAGS, text)
    return QRect(within.left(), within.top(), within.width(), box.height())
