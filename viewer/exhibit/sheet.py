"""Sheet: a popover of the station, over a veil; a tap beside it or its own button closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from viewer import theme
from viewer.exhibit.buttons import NEXT_LANGUAGE, Pill, RoundButton
from viewer.exhibit.dress import put_on
from viewer.widgets.accessible_role import Role
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from typing import Self

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from viewer.exhibit.context import Station

VEIL = 110
"""How opaque the veil is, of 255."""


class Sheet(QWidget):
    """Lie over the whole window with a panel on it; fill `column`, then pop_up().

    One sheet is made once and shown again and again. The window closes every sheet when the visit
    moves on or ends.
    """

    accessible_role = Role.Dialog
    widens = False
    """Whether it becomes wider where its words find no room: its column is all that it has."""

    closed = Signal()

    def __init__(self, owner: QWidget, station: Station, width_mm: float = 220) -> None:
        super().__init__(owner.window())
        self.station = station
        self._owner = owner
        self._had_keyboard: QWidget | None = None
        self._width_mm = width_mm
        self._near: QRect | None = None
        self._ready = False
        self.panel = QFrame(self)
        self.panel.setProperty("role", "sheet")
        self.panel.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.title = plain_label("", "title")
        self.close_button = RoundButton(icon="close")
        self.close_button.clicked.connect(self.close_sheet)
        self.language = Pill()  # the bar's is under the veil
        self.language.clicked.connect(self._on_language_clicked)
        outer = QVBoxLayout(self.panel)
        self._head, self._foot = QHBoxLayout(), QHBoxLayout()
        self.column = QVBoxLayout()
        outer.addLayout(self._head)
        outer.addLayout(self.column, 1)
        outer.addLayout(self._foot)
        self._head.addWidget(self.title, 1)
        self._foot.addStretch(1)
        self._buttons_in = self._foot
        self._place_buttons(self._head)
        self.hide()
        self.window().installEventFilter(self)
        station.language.changed.connect(self._on_language_changed)
        station.comfort.changed.connect(self._on_comfort_changed)

    @classmethod
    def of(cls, owner: QWidget, station: Station) -> Self:
        """Return the one sheet of this kind in the owner's window, made now if there is none."""
        return owner.window().findChild(cls) or cls(owner, station)

    def get_ready(self) -> bool:
        """Take words, sizes and style while nobody waits; say whether it had not yet."""
        if self._ready:
            return False
        self._go_over(self._owner.window())
        self._dress()
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        return True

    def retranslate(self) -> None:
        """Say every word again; called before it appears and at each change of language."""
        self.close_button.say("", self.tr("Close"))
        self.language.say(NEXT_LANGUAGE[self.station.language.code])

    def arrange(self) -> None:
        """Take the visitor's sizes; called before it appears and at each change of comfort."""

    def pop_up(self, near: QRect | None = None) -> None:
        """Appear: above `near` (in the window's pixels) where there is room, else in the middle."""
        self._near = near
        self._go_over(self._owner.window())
        if self.isHidden():
            self._had_keyboard = QApplication.focusWidget()
        self._dress()
        self.setAccessibleName(self.title.text())
        self.panel.setAccessibleName(self.title.text())
        self._lay_out()
        self.show()
        self._lay_out()  # words have their type, and so their height, only once they are shown
        self.raise_()
        self.panel.setFocus(Qt.FocusReason.PopupFocusReason)  # Tab finds its first button

    def _dress(self) -> None:
        self._ready = True
        put_on(self)
        self.retranslate()
        self.arrange()

    def _go_over(self, window: QWidget) -> None:
        """Lie over the window that the owner stands in now: it may have been made before it."""
        above = self.parentWidget()
        if above is not window:
            if above is not None:
                above.removeEventFilter(self)
            self.setParent(window)
            window.installEventFilter(self)

    def close_sheet(self) -> None:
        """Go away."""
        if not self.isHidden():
            holder, self._had_keyboard = self._had_keyboard, None
            if holder is None or not isValid(holder) or not holder.isVisible():
                holder = self.window()
            holder.setFocus()  # else the bar's first button would show a focus that nobody set
            self.hide()
            self.closed.emit()

    def refit(self) -> None:
        """Take the height that the content wants now."""
        if not self.isHidden():
            self._lay_out()

    def _lay_out(self) -> None:
        metrics, low = self.station.metrics, self.station.comfort.reach
        room = self.window().rect()
        self.setGeometry(room)
        edge, pad, gap = metrics.mm(4), metrics.px(28), metrics.px(10 if low else 16)
        outer = self.panel.layout()
        assert outer is not None
        outer.setContentsMargins(pad, pad, pad, pad)
        outer.setSpacing(gap)
        self.column.setSpacing(gap)
        width = min(metrics.mm(self._width_mm), room.width() - 2 * edge)
        self._place_buttons(self._foot if low else self._head)
        outer.activate()
        most = room.height() * (0.6 if low else 1) - 2 * edge
        wrapped, widest = outer.hasHeightForWidth(), room.width() - 2 * edge
        high = outer.totalHeightForWidth(width) if wrapped else outer.totalSizeHint().height()
        while self.widens and wrapped and high > most and width < widest:
            width = min(widest, width * 5 // 4)
            high = outer.totalHeightForWidth(width)
        high += self._beyond(width - 2 * pad)
        size = self.panel.size()
        size.setWidth(width)
        size.setHeight(min(high, max(int(most), outer.totalMinimumSize().height())))
        self.panel.setGeometry(QRect(self._corner(room, size.width(), size.height(), edge), size))

    def _place_buttons(self, row: QHBoxLayout) -> None:
        """Let the panel's own buttons stand beside its title, or at its foot for a low reach."""
        if row is not self._buttons_in:
            for button in (self.language, self.close_button):
                self._buttons_in.removeWidget(button)
                row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self._buttons_in = row

    def _beyond(self, _width: int) -> int:
        """Return how much more height the column's content takes at a width than its hints say."""
        return 0

    def _corner(self, room: QRect, width: int, height: int, edge: int) -> QPoint:
        left, top = (room.width() - width) // 2, (room.height() - height) // 2
        if self._near is not None:
            left = self._near.center().x() - width // 2
            top = self._near.top() - height - edge
        elif self.station.comfort.reach:
            top = room.height() - height - edge
        left = max(edge, min(left, room.width() - width - edge))
        return QPoint(left, max(edge, min(top, room.height() - height - edge)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            veil = QColor(theme.CONTRAST.ink if self.station.comfort.contrast else theme.LIGHT.ink)
            veil.setAlpha(VEIL)
            painter.fillRect(self.rect(), veil)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.close_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self.refit()
        return False

    def _on_language_clicked(self) -> None:
        self.station.language.switch_to_next()

    def _on_language_changed(self) -> None:
        if not self.isHidden():
            self.retranslate()
            self.arrange()
            self.refit()

    def _on_comfort_changed(self) -> None:
        if not self.isHidden():
            self.arrange()
            self.refit()
