"""A popover: a sheet under a widget of the same window, gone as soon as one turns elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from viewer.widgets.accessible_role import Role

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

GAP = 4
EDGE = 8


class Popover(QFrame):
    """Stand under an anchor until Esc, a click elsewhere, or the keyboard's going elsewhere."""

    accessible_role = Role.Grouping

    closed = Signal()

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor.window())
        self._anchor = anchor
        self.setProperty("role", "popover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(6)
        self.hide()

    def pop_up(self, width: int | None = None, *, right: bool = False) -> None:
        """Appear under the anchor, at its left edge unless told otherwise."""
        self.setFixedWidth(width or self._anchor.width())
        self.column.activate()
        wrapped = self.column.hasHeightForWidth()
        high = self.column.totalHeightForWidth(self.width()) if wrapped else 0
        self.resize(self.width(), max(high, self.column.totalMinimumSize().height()))
        room = self._anchor.window().rect()
        corner = QPoint(self._anchor.width() - self.width() if right else 0, 0)
        at = self._anchor.mapTo(self._anchor.window(), corner)
        at.setY(at.y() + self._anchor.height() + GAP)
        at.setX(max(EDGE, min(at.x(), room.width() - self.width() - EDGE)))
        self.setMaximumHeight(max(80, room.height() - at.y() - EDGE))
        self.move(at)
        self.show()
        self.raise_()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.installEventFilter(self)
            application.focusChanged.connect(self._on_focus_changed)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        application = QApplication.instance()
        if isinstance(application, QApplication) and not event.spontaneous():
            application.removeEventFilter(self)
            application.focusChanged.disconnect(self._on_focus_changed)
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            if isinstance(watched, QWidget) and not self._is_of(watched):
                self.hide()
        elif event.type() == QEvent.Type.Resize and watched is self._anchor.window():
            self.hide()
        elif isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._give_back()
                return True
        return False

    def _give_back(self) -> None:
        held = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if held:
            self._anchor.setFocus()

    def _is_of(self, widget: QWidget) -> bool:
        anchored = widget is self._anchor or self._anchor.isAncestorOf(widget)
        return anchored or widget is self or self.isAncestorOf(widget)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self._is_of(new):
            self.hide()
