"""The ground of a map: its base map with the pictures over it, faded and swiped as asked."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from viewer.widgets.map_base import BaseMap
from viewer.widgets.map_stack import PictureStack
from viewer.widgets.projection import MapView


class MapGround:
    """Everything that lies under the pins. GUI thread only."""

    def __init__(self) -> None:
        self.base = BaseMap()
        self.pictures = PictureStack()
        self.opacity = 1.0
        """How much the base map stands out from the paper, 0 to 1."""
        self.swiped_at: float | None = None
        """Where the swipe handle stands in logical pixels, None while nothing is swiped."""

    @property
    def is_sharp(self) -> bool:
        """Whether the last draw showed everything at its own scale."""
        return self.base.is_sharp and self.pictures.is_sharp

    def draw(
        self,
        painter: QPainter,
        view: MapView,
        ratio: float,
        paper: QColor,
        *,
        hurried: bool,
        within_ms: float | None,
    ) -> None:
        """Draw what a view shows; `hurried` and `within_ms` as in MapTiles.draw."""
        if self.opacity < 1.0:
            painter.fillRect(QRectF(0, 0, view.width, view.height), paper)
            painter.setOpacity(self.opacity)
        self.base.draw(painter, view, ratio, hurried=hurried, within_ms=within_ms)
        painter.setOpacity(1.0)
        self.pictures.draw(
            painter, view, ratio, hurried=hurried, within_ms=within_ms, swiped_at=self.swiped_at
        )
