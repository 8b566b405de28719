"""The round buttons over a map: zoom and home, and the tools that a map is given."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from viewer import theme

_SIDE = 36
_GAP = 6
_APART = 8  # between moving the map and the tools
ALWAYS: Final = ("zoom-in", "zoom-out", "fit")
TOOLS: Final = ("layers", "area", "measure", "keep-picture")


class MapButtons(QWidget):
    """A column of round buttons; each wish is a signal."""

    zoom_in_wanted = Signal()
    zoom_out_wanted = Signal()
    home_wanted = Signal()
    layers_toggled = Signal(bool)
    area_toggled = Signal(bool)
    measure_toggled = Signal(bool)
    picture_wanted = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enlarged = 1.0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP)
        self._buttons: dict[str, QToolButton] = {}
        wishes = (self.zoom_in_wanted, self.zoom_out_wanted, self.home_wanted)
        for name, wish in zip(ALWAYS, wishes, strict=True):
            self._add(name).clicked.connect(wish)
        self._take_theme()
        self._translate()

    def offer(self, *tools: str) -> None:
        """Offer these of TOOLS, too."""
        wishes = {
            "layers": self.layers_toggled,
            "area": self.area_toggled,
            "measure": self.measure_toggled,
        }
        if tools and len(self._buttons) == len(ALWAYS):
            self._column.addSpacing(_APART)
        for name in tools:
            button = self._add(name)
            if name in wishes:
                button.setCheckable(True)
                button.toggled.connect(wishes[name])
            else:
                button.clicked.connect(self.picture_wanted)
        self._take_theme()
        self._translate()

    def button(self, name: str) -> QToolButton | None:
        """Return one of the buttons that are there."""
        return self._buttons.get(name)

    def set_enlarged(self, factor: float) -> None:
        """Enlarge the buttons, as an exhibit station needs."""
        self._enlarged = factor
        self._take_theme()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._take_theme()
        elif event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _add(self, name: str) -> QToolButton:
        button = self._buttons[name] = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("role", "round")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column.addWidget(button)
        return button

    def _take_theme(self) -> None:
        palette = theme.active()
        side, picture = round(_SIDE * self._enlarged), round(18 * self._enlarged)
        for name, button in self._buttons.items():
            button.setIcon(theme.icon(name, palette.ink, palette.outline))
            button.setIconSize(QSize(picture, picture))
            button.setFixedSize(side, side)
            button.setStyleSheet(_round_sheet(side) if side != _SIDE else "")
        count = len(self._buttons)
        apart = _APART + _GAP if count > len(ALWAYS) else 0
        self.setFixedSize(side, count * side + (count - 1) * _GAP + apart)
        self.resized.emit()

    def _translate(self) -> None:
        words = {
            "zoom-in": self.tr("Zoom in"),
            "zoom-out": self.tr("Zoom out"),
            "fit": self.tr("Show the whole region"),
            "layers": self.tr("Layers of the map"),
            "area": self.tr("Choose an area: drag a rectangle (or drag with Shift)"),
            "measure": self.tr("Measure: click from point to point (Esc takes one back)"),
            "keep-picture": self.tr("Keep the map as a picture or PDF"),
        }
        for name, button in self._buttons.items():
            button.setToolTip(words[name])
            button.setAccessibleName(words[name])


def _round_sheet(side: int) -> str:
    """Return the few rules by which a round button of another size differs from the sheet's."""
    inner = side - 2  # a border stands round it
    sizes = " ".join(
        f"{bound}-{way}: {inner}px;" for bound in ("min", "max") for way in ("width", "height")
    )
    return f"QToolButton {{ {sizes} border-radius: {side // 2}px; }}"
