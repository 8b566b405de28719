"""A map with what stands around it: the list of layers, the pointer's position, the tray."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.map_layer_list import MapLayerList
from viewer.widgets.map_readout import MapReadout
from viewer.widgets.map_tray import MapTray
from viewer.widgets.plain_text import plain_label

_APART = 8  # pixels between the buttons and the list of layers


class MapFrame(QWidget):
    """Holds a map, or says that there is none; it knows no context."""

    layers_opened = Signal()
    """The list of layers has been opened: show its rows."""
    tray_picked = Signal(str)
    """The ref of a line of the tray."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MapCanvas()
        self.canvas.buttons.offer("layers", "area", "measure")
        self.layers = MapLayerList(self.canvas)
        self.layers.hide()
        self._readout = MapReadout()
        self._lost: tuple[tuple[str, str], ...] = ()
        self._none = plain_label("", "muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setContentsMargins(24, 24, 24, 24)
        self._none.hide()
        self._tray = QPushButton()
        self._tray.setProperty("role", "link")
        self._tray.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self._none, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 4, 10, 6)
        foot.setSpacing(0)
        foot.addWidget(self._readout)
        line = QHBoxLayout()
        line.addWidget(self._tray)
        line.addStretch(1)
        foot.addLayout(line)
        column.addLayout(foot)
        self._connect()

    def _connect(self) -> None:
        canvas = self.canvas
        canvas.pointed.connect(self._readout.show_position)
        canvas.area_chosen.connect(self._on_canvas_area_chosen)
        canvas.buttons.area_toggled.connect(canvas.area.turn)
        canvas.buttons.measure_toggled.connect(canvas.measure.turn)
        canvas.buttons.layers_toggled.connect(self._on_layers_toggled)
        self.layers.swipe_wanted.connect(canvas.swipe.turn)
        self.layers.closed.connect(self._on_layers_closed)
        self._tray.clicked.connect(self._on_tray_clicked)

    def set_language(self, lang: str) -> None:
        """Write names, numbers and credits in a language ("vi" or "en")."""
        self.canvas.set_language(lang)
        self._readout.set_language(lang)

    def show_none(self, words: str | None) -> None:
        """Say why there is no map, or show the map (None)."""
        self._none.setText(words or "")
        self._none.setVisible(words is not None)
        self.canvas.setVisible(words is None)
        self._readout.setVisible(words is None)

    def show_lost(self, words: str, lines: Sequence[tuple[str, str]]) -> None:
        """Offer (ref, title) lines of what has no position, under these words."""
        self._lost = tuple(lines)
        self._tray.setText(words)
        self._tray.setVisible(bool(lines))

    def _on_canvas_area_chosen(self) -> None:
        button = self.canvas.buttons.button("area")
        if button is not None:
            button.setChecked(False)  # one rectangle a press

    def _on_layers_toggled(self, shown: bool) -> None:
        corner = self.canvas.buttons.geometry().topLeft()
        left = max(corner.x() - self.layers.width() - _APART, 0)
        self.layers.move(QPoint(left, corner.y()))
        self.layers.setVisible(shown)
        if shown:
            self.layers_opened.emit()
            self.layers.raise_()

    def _on_layers_closed(self) -> None:
        button = self.canvas.buttons.button("layers")
        if button is not None:
            button.setChecked(False)
            button.setFocus()

    def _on_tray_clicked(self) -> None:
        tray = MapTray(self._tray.text(), self._lost, self)
        tray.picked.connect(self.tray_picked)
        tray.pop_up(self._tray.mapToGlobal(self._tray.rect().topLeft()))
