"""The three round buttons over a map: zoom in, zoom out, show the whole region."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from viewer import theme

_SIDE = 36
_GAP = 6


class MapButtons(QWidget):
    """A column of round buttons; each wish is a signal."""

    zoom_in_wanted = Signal()
    zoom_out_wanted = Signal()
    home_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enlarged = 1.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        self._buttons = {name: QToolButton(self) for name in ("zoom-in", "zoom-out", "fit")}
        wishes = (self.zoom_in_wanted, self.zoom_out_wanted, self.home_wanted)
        for (name, button), wish in zip(self._buttons.items(), wishes, strict=True):
            button.setObjectName(name)
            button.setProperty("role", "round")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(wish)
            column.addWidget(button)
        self._take_theme()
        self._translate()

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

    def _take_theme(self) -> None:
        palette = theme.active()
        side, picture = round(_SIDE * self._enlarged), round(18 * self._enlarged)
        for name, button in self._buttons.items():
            button.setIcon(theme.icon(name, palette.ink, palette.outline))
            button.setIconSize(QSize(picture, picture))
            button.setFixedSize(side, side)
            button.setStyleSheet(_round_sheet(side) if side != _SIDE else "")
        self.setFixedSize(side, 3 * side + 2 * _GAP)

    def _translate(self) -> None:
        words = (self.tr("Zoom in"), self.tr("Zoom out"), self.tr("Show the whole region"))
        for button, word in zip(self._buttons.values(), words, strict=True):
            button.setToolTip(word)
            button.setAccessibleName(word)


def _round_sheet(side: int) -> str:
    """Return the few rules by which a round button of another size differs from the sheet's."""
    inner = side - 2  # a border stands round it
    sizes = " ".join(
        f"{bound}-{way}: {inner}px;" for bound in ("min", "max") for way in ("width", "height")
    )
    return f"QToolButton {{ {sizes} border-radius: {side // 2}px; }}"
