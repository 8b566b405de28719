"""Dressing: the palette and the text size of the whole program, worn and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from viewer.context import Context

SCALES = theme.TEXT_SCALES


class Dressing(QObject):
    """Dress the application as its state says, whenever that changes."""

    def __init__(self, application: QApplication, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._context = context
        self._scale = theme.scale()
        context.appearance.changed.connect(self._on_appearance_changed)

    def scale_text(self, step: int) -> None:
        """Make all text larger (1), smaller (-1), or as it was (0)."""
        nearest = min(range(len(SCALES)), key=lambda at: abs(SCALES[at] - self._scale))
        at = SCALES.index(1.0) if step == 0 else nearest + step
        self._scale = SCALES[max(0, min(at, len(SCALES) - 1))]
        self._context.settings.remember("text-scale", str(self._scale))
        self._dress()

    def _dress(self) -> None:
        palette = theme.PALETTES[self._context.appearance.name]
        theme.apply(self._application, palette, self._scale)

    def _on_appearance_changed(self) -> None:
        self._context.settings.remember("palette", self._context.appearance.name)
        self._dress()
