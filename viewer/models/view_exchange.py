"""The map's views go to the desk that asks for them, and come back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from db.tour_stop import MapView

if TYPE_CHECKING:
    from viewer.state.desk import Desk
    from viewer.widgets.map_canvas import MapCanvas


class ViewExchange(QObject):
    """Tell the desk what a canvas shows when it asks, and show what it wants; lives with both."""

    def __init__(self, desk: Desk, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._desk, self._canvas = desk, canvas
        desk.view_wanted.connect(self._on_desk_view_wanted)
        desk.show_wanted.connect(self._on_desk_show_wanted)

    def _on_desk_view_wanted(self) -> None:
        view, height = self._canvas.view, self._canvas.height()
        self._desk.viewed.emit(MapView.seen(view.lat, view.lon, view.zoom, height))

    def _on_desk_show_wanted(self, view: MapView) -> None:
        self._canvas.centre_on(view.lat, view.lon, zoom=view.zoom_at(self._canvas.height()))
