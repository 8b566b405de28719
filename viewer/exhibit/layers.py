"""The layers of the station's map as big switches; what a visitor set is forgotten with him."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from viewer import theme
from viewer.exhibit.buttons import Card, RoundButton
from viewer.exhibit.leafing import PageButtons, follow_fingers
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.exhibit.context import Station
    from viewer.widgets.map_layer_list import LayerRow


class VisitMemory:
    """Remember what was set until the visitor has gone."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def text(self, key: str, default: str) -> str:
        """Return a remembered text."""
        return self._kept.get(key, default)

    def number(self, key: str, default: float) -> float:
        """Return a remembered number; none is ever set here."""
        del key
        return default

    def remember(self, key: str, value: str) -> None:
        """Keep a value under `key`."""
        self._kept[key] = value

    def forget(self) -> None:
        """Forget everything."""
        self._kept.clear()


class LayerPanel(QFrame):
    """Show one switch a layer; says what is touched and shows what it is told."""

    switched = Signal(str, bool)
    """(a layer's key, whether it should be seen)."""
    closed = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self.setProperty("role", "brief")
        self._cards: list[tuple[Card, _Switch]] = []
        self._keys: tuple[str, ...] = ()
        self.title = plain_label("", "strong")
        self.close_button = RoundButton(icon="close")
        self.close_button.clicked.connect(self.closed)
        sheet = QWidget()
        self._list = QVBoxLayout(sheet)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(sheet)
        follow_fingers(self._area.viewport())
        self.pages = PageButtons(station, self._area)
        self.head = QWidget()
        """Title and close button; hidden where there is little room: another button closes too."""
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        row = QHBoxLayout()
        self._column.addLayout(row, 1)
        row.addWidget(self._area, 1)
        row.addWidget(self.pages)
        self.hide()

    def show_rows(self, rows: Sequence[LayerRow]) -> None:
        """Show these layers, the topmost first."""
        self._keys = tuple(row.key for row in rows)
        while len(self._cards) < len(rows):
            card, switch = Card(), _Switch(self._station)
            card.add_mark(switch)
            card.clicked.connect(partial(self._switch, len(self._cards)))
            self._cards.append((card, switch))
            self._list.insertWidget(self._list.count() - 1, card)
        for number, (card, switch) in enumerate(self._cards):
            card.setVisible(number < len(rows))
            if number < len(rows):
                row = rows[number]
                switch.turn(row.visible)
                card.show_words(row.title)
                card.setAccessibleName(self._spoken(row))

    def cards(self) -> tuple[Card, ...]:
        """Return the switches, the topmost layer's first."""
        return tuple(card for card, _ in self._cards[: len(self._keys)])

    def wanted_height(self) -> int:
        """Return the height at which every switch is seen."""
        metrics = self._station.metrics
        each = metrics.mm(14) + metrics.mm(2) + metrics.px(30)
        return (len(self._keys) + 1) * each

    def retranslate(self) -> None:
        """Say every word again."""
        self.title.setText(self.tr("On the map"))
        self.close_button.say("", self.tr("Close"))
        self.pages.retranslate()

    def arrange(self) -> None:
        """Take sizes anew."""
        metrics = self._station.metrics
        pad = metrics.px(20)
        self._column.setContentsMargins(pad, pad // 2, pad, pad)
        self._column.setSpacing(metrics.mm(2))
        self._list.setSpacing(metrics.mm(2))
        self.pages.arrange()

    def _spoken(self, row: LayerRow) -> str:
        said = self.tr("%1: shown") if row.visible else self.tr("%1: hidden")
        return said.replace("%1", row.title)

    def _switch(self, number: int, _checked: bool = False) -> None:
        if number < len(self._keys):
            self.switched.emit(self._keys[number], not self._cards[number][1].is_on)


class _Switch(QWidget):
    """A small switch, drawn as it stands. Decoration: the card says it in words."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        self._metrics = station.metrics
        self.is_on = False

    def turn(self, on: bool) -> None:
        """Show it on or off."""
        self.is_on = on
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._metrics.px(64), self._metrics.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        palette, edge = theme.active(), self._metrics.px(2)
        size = self.sizeHint()
        box = QRectF(0, (self.height() - size.height()) / 2, size.width(), size.height())
        box.adjust(edge, edge, -edge, -edge)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(palette.lacquer if self.is_on else palette.outline, edge))
            painter.setBrush(palette.lacquer if self.is_on else palette.raised)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
            side = box.height() - 4 * edge
            left = box.right() - side - 2 * edge if self.is_on else box.left() + 2 * edge
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.on_accent if self.is_on else palette.outline)
            painter.drawEllipse(QRectF(left, box.top() + 2 * edge, side, side))
