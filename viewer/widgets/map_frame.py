"""A map with what stands around it: the list of layers, the pointer's position, the tray."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.widgets.map_bar import MapBar
from viewer.widgets.map_canvas import MapCanvas
from viewer.widgets.map_layer_list import MapLayerList
from viewer.widgets.map_readout import MapReadout
from viewer.widgets.plain_text import plain_label
from viewer.widgets.tray import Tray

FORMATS = ("png", "pdf")
_APART = 8  # pixels between the list of layers and the map's edges
_BUTTONS = 48  # pixels that the round buttons and their margin take


class MapFrame(QWidget):
    """Holds a map, or says that there is none; it knows no context."""

    layers_opened = Signal()
    """The list of layers has been opened: show its rows."""
    save_wanted = Signal(str)
    """The map should be written to a file of that name, whose suffix says the format."""
    print_wanted = Signal()
    tray_picked = Signal(str)
    """The ref of a line of the tray."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = MapCanvas()
        self._bar = MapBar()
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
        foot = QHBoxLayout()
        column.addLayout(foot)
        foot.setContentsMargins(6, 3, 8, 0)
        foot.addWidget(self._bar)
        foot.addStretch(1)
        foot.addWidget(self._tray)
        line = QHBoxLayout()
        column.addLayout(line)
        line.setContentsMargins(12, 0, 10, 4)
        line.addWidget(self._readout)
        self._connect()

    def _connect(self) -> None:
        canvas = self.canvas
        canvas.pointed.connect(self._readout.show_position)
        canvas.area_chosen.connect(self._on_canvas_area_chosen)
        bar = self._bar
        bar.area_toggled.connect(canvas.area.turn)
        bar.measure_toggled.connect(canvas.measure.turn)
        bar.layers_toggled.connect(self._on_layers_toggled)
        bar.save_wanted.connect(self._on_bar_save_wanted)
        bar.print_wanted.connect(self.print_wanted)
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
        self._bar.setVisible(words is None)

    def show_lost(self, words: str, lines: Sequence[tuple[str, str]]) -> None:
        """Offer (ref, title) lines of what has no position, under these words."""
        self._lost = tuple(lines)
        self._tray.setText(words)
        self._tray.setVisible(bool(lines))

    def _on_canvas_area_chosen(self) -> None:
        self._bar.release("area")  # one rectangle a press

    def _on_layers_toggled(self, shown: bool) -> None:
        self.layers.setVisible(shown)
        if shown:
            self.layers_opened.emit()
            self._place_layers()
            self.layers.raise_()

    def _on_layers_closed(self) -> None:
        self._bar.release("layers")
        self._bar.focus("layers")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_layers()

    def _place_layers(self) -> None:
        """Let the list of layers stand above its button, as high as there is room."""
        room = self.canvas.size()
        self.layers.fit(room.height() - 2 * _APART, room.width() - 2 * _APART - _BUTTONS)
        self.layers.move(_APART, self.canvas.height() - self.layers.height() - _APART)

    def _on_bar_save_wanted(self) -> None:
        filters = ";;".join(f"{kind.upper()} (*.{kind})" for kind in FORMATS)
        name, chosen = QFileDialog.getSaveFileName(
            self, self.tr("Save the map as a picture"), "", filters
        )
        if name:
            suffix = chosen.split(" ", 1)[0].lower()
            self.save_wanted.emit(name if "." in name.rsplit("/", 1)[-1] else f"{name}.{suffix}")

    def _on_tray_clicked(self) -> None:
        tray = Tray(self._tray.text(), self._lost, self)
        tray.picked.connect(self.tray_picked)
        tray.pop_up(self._tray.mapToGlobal(self._tray.rect().topLeft()))
