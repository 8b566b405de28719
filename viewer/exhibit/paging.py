"""A page longer than the screen: it follows the finger, and two buttons turn it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from viewer.exhibit.leafing import PageTurner, follow_fingers
from viewer.widgets.edge_fade import EdgeFade

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from viewer.exhibit.context import Station


class PagedArea(QWidget):
    """Show one widget that may be higher than there is room for.

    `foot` is the row under it: the caller's buttons stand left, those that turn the page right.
    Whoever uses it calls retranslate() and arrange() as a Screen's are called.
    """

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._sheet = QWidget()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._fade = EdgeFade(self.area, "paper")
        follow_fingers(self.area.viewport())
        self._turner = PageTurner(station, self.area, self)
        self.up, self.down = self._turner.up, self._turner.down
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.area, 1)
        self.foot = QHBoxLayout()
        self._column.addLayout(self.foot)
        self.foot.addStretch(1)
        self.foot.addWidget(self.up)
        self.foot.addWidget(self.down)
        self.retranslate()
        self.arrange()
        self._on_range_changed()

    def add_button(self, button: QWidget) -> None:
        """Put a button into the foot, to the right of those before."""
        self.foot.insertWidget(self.foot.count() - 3, button)

    def show_widget(self, sheet: QWidget, *, keep: bool = False) -> None:
        """Show this one instead of the one before, from its top, or (`keep`) as far down as it was.

        The one before is deleted.
        """
        bar = self.area.verticalScrollBar()
        at = bar.value()
        self._turner.stop()
        if self.area.widget() is not None:  # a finger may be on it still: never at once
            self.area.takeWidget().deleteLater()
        self.area.setWidget(sheet)
        self._sheet = sheet
        if keep:
            sheet.resize(self.area.viewport().width(), sheet.height())
            self._settle()
            bar.setValue(at)
        else:
            bar.setValue(0)

    def take_height(self) -> None:
        """Know how high the widget shown is at the width there is now, and ask for room anew."""
        self._settle()
        self._turner.follow()
        self.area.updateGeometry()
        self.updateGeometry()

    def height_at(self, width: int) -> int:
        """Return how high the widget shown wants to be at a width; its hint knows no wrapping."""
        layout = self._sheet.layout()
        if layout is None:
            return 0
        if not layout.hasHeightForWidth():
            return layout.totalSizeHint().height()
        return layout.totalHeightForWidth(width)

    def turn(self, pages: int) -> None:
        """Move by so many pages, up for less than none."""
        self._turner.turn(pages)

    def lead_to(self, widget: QWidget, below: float = 0.2) -> None:
        """Bring a widget of the page to this share of the height below the top, at once."""
        self._settle()
        top = widget.mapTo(self._sheet, widget.rect().topLeft()).y()
        room = round(below * self.area.viewport().height())
        self.area.verticalScrollBar().setValue(top - room)

    def standing(self, parts: Mapping[int, QWidget]) -> tuple[int, float] | None:
        """Return which part of the page is cut by its upper edge, and which share is above.

        None at the very top, or where no part is cut.
        """
        at = self.area.verticalScrollBar().value()
        for key, part in parts.items():
            if not self._sheet.isAncestorOf(part):
                return None  # the page is just being changed
            above = at - part.mapTo(self._sheet, part.rect().topLeft()).y()
            if at > 0 and 0 <= above < part.height():
                return key, above / part.height()
        return None

    def stand(self, part: QWidget, share: float) -> None:
        """Let the upper edge cut a part of the page where a share of it is above."""
        self.lead_to(part, 0.0)
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + round(share * part.height()))

    def go_to_top(self) -> None:
        """Show the beginning, at once."""
        self._turner.stop()
        self.area.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Say the buttons' words again."""
        self._turner.retranslate()

    def arrange(self) -> None:
        """Take sizes anew."""
        self.foot.setSpacing(self._station.metrics.mm(3))
        self._column.setSpacing(self._station.metrics.px(8))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_range_changed()

    def _settle(self) -> None:
        """Lay the page out now, so that its places can be asked for."""
        layout = self._sheet.layout()
        if layout is not None:
            width = self.area.viewport().width()
            least = layout.totalMinimumSize().height()
            high = max(self.height_at(width), least, self.area.viewport().height())
            self._sheet.resize(width, high)
            layout.activate()
            room = high - self.area.viewport().height()
            self.area.verticalScrollBar().setRange(0, max(0, room))

    def _on_range_changed(self) -> None:
        self.area.verticalScrollBar().setPageStep(self.area.viewport().height())
        self._turner.follow()
