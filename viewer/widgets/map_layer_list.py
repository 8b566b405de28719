"""The list of a map's layers: which are shown, how opaque, in which order, and swiping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer import theme
from viewer.widgets.accessible_role import Role
from viewer.widgets.escape import keeps_escape
from viewer.widgets.focus_ring import FocusRing
from viewer.widgets.plain_text import plain_label, rule

WIDTH: Final = 268
LEAST: Final = 200
_ACROSS: Final = 30  # of it, what stands beside the rows


@dataclass(frozen=True, slots=True)
class LayerRow:
    """One layer: its key and words; `opacity` 0 to 1, None where it can't be set."""

    key: str
    title: str
    visible: bool
    opacity: float | None = None
    movable: bool = False


class MapLayerList(QFrame):
    """Shows layers, the topmost first; every wish leaves as a signal and changes nothing here."""

    accessible_role = Role.Grouping

    visibility_wanted = Signal(str, bool)
    opacity_wanted = Signal(str, float)
    order_wanted = Signal(str, int)
    """A key, and +1 to lie higher or -1 to lie lower."""
    swipe_wanted = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "layers")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._rows: tuple[LayerRow, ...] = ()
        self._heading = plain_label("", "group", wrap=False)
        self._swipe = QCheckBox()
        self._swipe.setProperty("role", "small")
        self._swipe.toggled.connect(self.swipe_wanted)
        self._body = QWidget()
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(4)
        self._area = QScrollArea()
        FocusRing(self._area)
        self._area.setWidget(self._body)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 8, 10)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self._area, 1)
        column.addWidget(self._swipe)
        self._translate()

    def show_rows(self, rows: Sequence[LayerRow], *, swiped: bool) -> None:
        """Show these layers; rows whose layers stay the same keep the keyboard."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        self._rows = tuple(rows)
        if same:
            self._refresh()
        else:
            self._build()
        self._swipe.setVisible(any(row.movable for row in rows))
        self._swipe.blockSignals(True)
        self._swipe.setChecked(swiped)
        self._swipe.blockSignals(False)

    def fit(self, most: int, widest: int) -> None:
        """Be as high as the rows, and at most so many pixels high and wide."""
        self.setFixedWidth(max(LEAST, min(theme.enlarged(WIDTH), widest)))
        self._lines.activate()
        wide = self.width() - _ACROSS
        rows = max(self._lines.totalHeightForWidth(wide), self._lines.totalMinimumSize().height())
        around = self.sizeHint().height() - self._area.sizeHint().height()
        self.setFixedHeight(max(min(rows + around, most), 1))

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the list while it has the keyboard, whatever else it means."""
        return keeps_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._translate()
        elif event.type() == QEvent.Type.StyleChange and self._rows:
            self._build()
        super().changeEvent(event)

    def _translate(self) -> None:
        self._heading.setText(self.tr("Layers of the map"))
        self._swipe.setText(self.tr("Swipe the topmost sheet"))
        self.setAccessibleName(self._heading.text())
        self._area.setAccessibleName(self._heading.text())
        if self._rows:
            self._build()

    def _build(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        parted = False
        for row in self._rows:
            lines = [rule()] if parted and not row.movable else []
            parted = row.movable
            for line in (*lines, self._line(row)):
                self._lines.addWidget(line)
                line.show()  # at once, so that the list knows how high it is
        self._lines.addStretch(1)

    def _line(self, row: LayerRow) -> QWidget:
        line = QWidget()
        line.setObjectName(row.key)
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(0)
        head = QHBoxLayout()
        column.addLayout(head)
        head.setSpacing(0)
        box = QCheckBox()
        box.setAccessibleName(row.title)
        box.setChecked(row.visible)
        box.toggled.connect(partial(self.visibility_wanted.emit, row.key))
        head.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        title = plain_label(row.title, "")
        title.setBuddy(box)
        head.addWidget(title, 1)
        if row.movable:
            head.addWidget(self._mover(row, 1))
            head.addWidget(self._mover(row, -1))
        if row.opacity is not None:
            column.addWidget(self._slider(row))
        return line

    def _mover(self, row: LayerRow, step: int) -> QToolButton:
        button = QToolButton()
        button.setArrowType(Qt.ArrowType.UpArrow if step > 0 else Qt.ArrowType.DownArrow)
        words = self.tr("%1: further up") if step > 0 else self.tr("%1: further down")
        button.setAccessibleName(words.replace("%1", row.title))
        button.setToolTip(words.replace("%1", row.title))
        button.clicked.connect(partial(self.order_wanted.emit, row.key, step))
        return button

    def _slider(self, row: LayerRow) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setPageStep(10)
        slider.setValue(round(100 * (row.opacity or 0.0)))
        slider.setAccessibleName(self.tr("Opacity of %1").replace("%1", row.title))
        slider.setToolTip(self.tr("Opacity"))
        slider.setEnabled(row.visible)
        slider.valueChanged.connect(partial(self._on_slider_value_changed, row.key))
        return slider

    def _refresh(self) -> None:
        """Bring the lines up to date without making them anew."""
        for row in self._rows:
            line = self._body.findChild(QWidget, row.key)
            if line is None:
                continue
            for box in line.findChildren(QCheckBox):
                box.blockSignals(True)
                box.setChecked(row.visible)
                box.blockSignals(False)
            for slider in line.findChildren(QSlider):
                slider.setEnabled(row.visible)
                if not slider.isSliderDown():
                    slider.blockSignals(True)
                    slider.setValue(round(100 * (row.opacity or 0.0)))
                    slider.blockSignals(False)

    def _on_slider_value_changed(self, key: str, value: int) -> None:
        self.opacity_wanted.emit(key, value / 100)
