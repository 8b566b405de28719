"""The reading view: a reading surface whose mentions and citation marks can be picked."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from viewer.widgets.reading_surface import ReadingSurface

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

    from viewer.widgets.reading_page import Spot

CLICK: Final = 4.0
"""Pixels that the pointer may stray and still click."""
SIZE_KEYS: Final = {
    Qt.Key.Key_Plus: 1,
    Qt.Key.Key_Equal: 1,
    Qt.Key.Key_Minus: -1,
}


@dataclass(frozen=True, slots=True)
class PassageSpan:
    """A span of one passage that a person selected: code points [start, end) and their text."""

    section: str
    position: int
    lang: str
    start: int
    end: int
    quote: str


class ReadingView(ReadingSurface):
    """Show one section and say what a person picks in it; GUI thread only.

    `mention_picked` carries a record's ref, `marker_picked` a citation's. Tab goes from one to the
    next and leaves after the last; Enter picks. Ctrl and + or - or the wheel set the text's size.
    """

    mention_picked = Signal(str)
    marker_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self._pressed: QPointF | None = None
        self._tip: Callable[[str], str] | None = None

    def set_tip(self, tip: Callable[[str], str] | None) -> None:
        """Ask `tip` for the plain text that a tooltip says of a ref."""
        self._tip = tip

    def focused_ref(self) -> str | None:
        """Return the ref of the mention or mark that has the keyboard's focus."""
        return None if self._focused is None else self._focused.ref

    def selected_span(self) -> PassageSpan | None:
        """Return the selected text as a span of the first passage that it touches."""
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        for one in self._page.paragraphs:
            passage, start, end = one.passage, one.offset(first), one.offset(last)
            if first < one.position(len(passage.text)) and last > one.start and start < end:
                quote = passage.text[start:end]
                return PassageSpan(
                    passage.section, passage.position, passage.lang, start, end, quote
                )
        return None

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection as plain text: what is pasted brings no formats along."""
        data = QMimeData()
        data.setText(self.textCursor().selection().toPlainText())
        return data

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._spot_at(QPointF(event.pos()))
            self._explain(spot, event.globalPos())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        over = self._spot_at(event.position())
        cursor = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position() - pressed).manhattanLength() > CLICK:
            return
        spot = self._spot_at(event.position())
        if spot is not None and not self.textCursor().hasSelection():
            self._focused = spot
            if event.source() != Qt.MouseEventSource.MouseEventNotSynthesized:
                self._explain(spot, event.globalPosition().toPoint())  # a finger can't hover
            self._pick(spot)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_text_size(self.text_size() + (1 if event.angleDelta().y() > 0 else -1))
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._focused is not None:
            self._pick(self._focused)
        elif control and key in SIZE_KEYS:
            self.set_text_size(self.text_size() + SIZE_KEYS[Qt.Key(key)])
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002
        spots = [spot for spot in self._page.spots if spot.ref is not None]
        outside = -1 if next else len(spots)
        at = spots.index(self._focused) if self._focused in spots else outside
        at += 1 if next else -1
        if not 0 <= at < len(spots):
            self._focus(None)
            return super().focusNextPrevChild(next)
        self._focus(spots[at])
        return True

    def _focus(self, spot: Spot | None) -> None:
        """Move the keyboard's focus within the page, into view, and tell a screen reader."""
        self._focused = spot
        self.viewport().update()
        if spot is None:
            return
        rects = self._lines((spot.start, spot.end))
        if rects:
            bar, line = self.verticalScrollBar(), int(self._style.line)
            top, bottom = int(rects[0].top()) - line, int(rects[-1].bottom()) + line
            height = self.viewport().height()
            bar.setValue(max(min(bar.value(), top), bottom - height))
        self.setAccessibleDescription(self._tip(spot.ref) if self._tip and spot.ref else "")
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )

    def _explain(self, spot: Spot | None, at: QPoint) -> None:
        """Say of a mention what it is, of a term its meaning, as plain text beside it."""
        text = self._tip(spot.ref) if spot and spot.ref and self._tip else ""
        QToolTip.showText(at, f"<qt>{escape(text)}</qt>" if text else "", self)

    def _pick(self, spot: Spot) -> None:
        if spot.ref is not None:
            (self.marker_picked if spot.is_marker else self.mention_picked).emit(spot.ref)

    def _spot_at(self, point: QPointF) -> Spot | None:
        """Return the innermost mention or mark with a ref at a point of the viewport."""
        at = point + self._origin()
        block = self.cursorForPosition(point.toPoint()).block()
        hits = [
            spot
            for spot in self._page.spots
            if spot.ref is not None
            and block.contains(spot.start)
            and any(rect.contains(at) for rect in self._lines((spot.start, spot.end)))
        ]
        return min(hits, key=lambda spot: spot.end - spot.start, default=None)
