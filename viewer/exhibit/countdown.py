"""The countdown: a veil that says when the exhibit begins anew, and that a touch takes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from viewer import theme
from viewer.exhibit.dress import put_on
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from viewer.exhibit.metrics import Metrics

VEIL = 150


class Countdown(QWidget):
    """Cover the window and count; any touch on it says `touched` and reaches nothing else."""

    touched = Signal()

    def __init__(self, window: QWidget, metrics: Metrics) -> None:
        super().__init__(window)
        self._metrics = metrics
        self.panel = QFrame(self)
        self.panel.setProperty("role", "sheet")
        self.question = plain_label("", "title")
        self.number = plain_label("", "countdown", wrap=False)
        self.advice = plain_label("", "body")
        self._column = QVBoxLayout(self.panel)
        for label in (self.question, self.number, self.advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(label)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self._had_keyboard: QWidget | None = None
        self.hide()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        self.question.setText(self.tr("Still looking?"))
        self.advice.setText(self.tr("Touch anywhere to go on. Otherwise the exhibit begins anew."))
        self.setAccessibleName(self.question.text())

    def count(self, seconds: int) -> None:
        """Show how many seconds are left."""
        self.number.setText(str(seconds))
        self.setAccessibleDescription(str(seconds))
        if self.isHidden():
            put_on(self)
            self.retranslate()
            self.fit()
            self.show()
            self.raise_()
            self._had_keyboard = QApplication.focusWidget()
            self.setFocus()

    def fit(self) -> None:
        """Cover the window, with the panel in its middle."""
        metrics = self._metrics
        self.setGeometry(self.window().rect())
        pad = metrics.px(40)
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(metrics.px(12))
        width = min(metrics.mm(200), self.width() - 2 * pad)
        self._column.activate()
        high = max(self._column.totalHeightForWidth(width), 1)
        high = min(high, self.height())
        self.panel.setGeometry(
            (self.width() - width) // 2, (self.height() - high) // 2, width, high
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            veil = QColor(theme.active().ink)
            veil.setAlpha(VEIL)
            painter.fillRect(self.rect(), veil)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate}:
            event.accept()
            return True
        if event.type() in {QEvent.Type.TouchEnd, QEvent.Type.TouchCancel}:
            event.accept()
            self.touched.emit()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.touched.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        holder, self._had_keyboard = self._had_keyboard, None
        if holder is not None and holder.isVisible():
            holder.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        self.touched.emit()
