"""The bar below a map: its layers, the area and measuring tools, keeping a picture."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from viewer import theme

_SIDE: Final = 30
_TOGGLES: Final = ("layers", "area", "measure")
_PICTURE: Final = "keep-picture"


class MapBar(QWidget):
    """A row of flat buttons; each wish is a signal."""

    layers_toggled = Signal(bool)
    area_toggled = Signal(bool)
    measure_toggled = Signal(bool)
    save_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._buttons = {name: QToolButton(self) for name in (*_TOGGLES, _PICTURE)}
        for name, button in self._buttons.items():
            button.setObjectName(name)
            button.setFixedSize(_SIDE, _SIDE)
            button.setIconSize(QSize(18, 18))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            row.addWidget(button)
        wishes = (self.layers_toggled, self.area_toggled, self.measure_toggled)
        for name, wish in zip(_TOGGLES, wishes, strict=True):
            self._buttons[name].setCheckable(True)
            self._buttons[name].toggled.connect(wish)
        keep = self._buttons[_PICTURE]
        menu = QMenu(keep)
        self._save = menu.addAction("")
        self._print = menu.addAction("")
        self._save.triggered.connect(self.save_wanted)
        self._print.triggered.connect(self.print_wanted)
        keep.setMenu(menu)
        keep.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        keep.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        self._take_theme()
        self._translate()

    def release(self, name: str) -> None:
        """Let a pressed button up."""
        self._buttons[name].setChecked(False)

    def focus(self, name: str) -> None:
        """Give a button the keyboard."""
        self._buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._take_theme()
        elif event.type() == QEvent.Type.LanguageChange:
            self._translate()
        super().changeEvent(event)

    def _take_theme(self) -> None:
        palette = theme.active()
        for name, button in self._buttons.items():
            button.setIcon(theme.icon(name, palette.ink, palette.outline))

    def _translate(self) -> None:
        words = {
            "layers": self.tr("Layers of the map"),
            "area": self.tr("Choose an area: drag a rectangle (or drag with Shift)"),
            "measure": self.tr("Measure: click from point to point (Esc takes one back)"),
            _PICTURE: self.tr("Save or print the map"),
        }
        self._save.setText(self.tr("Save as a picture…"))
        self._print.setText(self.tr("Print…"))
        for name, button in self._buttons.items():
            button.setToolTip(words[name])
            button.setAccessibleName(words[name])
