"""The line that shows what is searched for: it takes letters and digits, and nothing else."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFont,
    QFontMetricsF,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from viewer import theme
from viewer.widgets.accessible_role import Role

if TYPE_CHECKING:
    from viewer.exhibit.metrics import Metrics

LONGEST: Final = 60
"""Letters that a query may have; what comes after them is dropped."""
ALLOWED: Final = " /-.’'“”\""
"""What may stand beside letters and digits."""


class QueryLine(QWidget):
    """Hold one line of text. No clipboard, no menu, no selection: a station offers none of them."""

    accessible_role = Role.EditableText

    edited = Signal(str)
    """The text, after every change by a person."""
    entered = Signal()
    """Enter was pressed on a real keyboard."""
    touched = Signal()
    """The line was touched: the keyboard on the screen is wanted."""

    def __init__(self, metrics: Metrics, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._text = self._invitation = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, on=False)

    @property
    def text(self) -> str:
        """Return what stands there."""
        return self._text

    def invite(self, words: str) -> None:
        """Say in the empty line what it is for."""
        self._invitation = words
        self.setAccessibleName(words)
        self.update()

    def show_text(self, text: str) -> None:
        """Show another text; nothing is announced."""
        self._text = _clean(text).lstrip()[:LONGEST]
        self.setAccessibleDescription(self._text)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.update()

    def insert(self, letters: str) -> None:
        """Add to the end what of these letters may stand there."""
        self._become(self._text + letters)

    def erase(self) -> None:
        """Take the last letter away."""
        self._become(self._text[:-1])

    def clear(self) -> None:
        """Take everything away."""
        self._become("")

    def _become(self, text: str) -> None:
        before = self._text
        self.show_text(text)
        if self._text != before:
            self.edited.emit(self._text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
            | Qt.KeyboardModifier.AltModifier
            | Qt.KeyboardModifier.MetaModifier
        )
        if held:
            event.ignore()
        elif event.key() == Qt.Key.Key_Backspace:
            self.erase()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.text() and event.text().isprintable():
            self.insert(event.text())
        else:
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self.insert(event.commitString())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.touched.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, metrics = theme.active(), self._metrics
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = metrics.px(2) * (2 if self.hasFocus() else 1)
            box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
            painter.setBrush(palette.raised)
            painter.setPen(QPen(palette.lacquer if self.hasFocus() else palette.outline, edge))
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            side = QFontMetricsF(self._font("strong", box.height())).height()
            icon = theme.picture("search", palette.muted, round(side * self.devicePixelRatioF()))
            icon.setDevicePixelRatio(self.devicePixelRatioF())
            pad = box.height() / 3
            painter.drawPixmap(QPointF(box.left() + pad, box.center().y() - side / 2), icon)
            room = box.adjusted(2 * pad + side, 0, -pad, 0)
            self._paint_text(painter, room)

    def _font(self, role: str, room: float) -> QFont:
        """Return the type of a role, no higher than the line's inside."""
        font = self._metrics.font(role)
        high = QFontMetricsF(font).height()
        if high > room:
            font.setPixelSize(int(font.pixelSize() * room / high))
        return font

    def _paint_text(self, painter: QPainter, room: QRectF) -> None:
        """Paint the text's end, the caret after it; or the invitation."""
        palette = theme.active()
        font = self._font("strong" if self._text else "body", room.height())
        measured = QFontMetricsF(font)
        painter.setFont(font)
        said = self._text or self._invitation
        mode = Qt.TextElideMode.ElideLeft if self._text else Qt.TextElideMode.ElideRight
        said = measured.elidedText(said, mode, room.width() - self._metrics.px(6))
        painter.setPen(palette.ink if self._text else palette.muted)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        start = room.adjusted(0 if self._text else self._metrics.px(10), 0, 0, 0)
        painter.drawText(start, int(middle), said)
        width = measured.horizontalAdvance(said) if self._text else 0.0
        blank = len(self._text) - len(self._text.rstrip())
        x = room.left() + width + (self._metrics.px(2) if not blank else 0)
        high = measured.height() / 2
        painter.setPen(QPen(palette.lacquer, max(2, self._metrics.px(3))))
        y = room.center().y()
        painter.drawLine(QPointF(x, y - high), QPointF(x, y + high))


def _clean(text: str) -> str:
    """Return what of a text may be searched for, blanks joined."""
    kept = [
        letter if letter.isalnum() or unicodedata.combining(letter) or letter in ALLOWED else " "
        for letter in unicodedata.normalize("NFC", text)
    ]
    said = "".join(kept)
    while "  " in said:
        said = said.replace("  ", " ")
    return said
