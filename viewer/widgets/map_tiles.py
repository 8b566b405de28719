"""Squares of a map painted once at a scale and kept, so that moving the map copies pictures."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from viewer.pixels import pixels_of
from viewer.widgets.projection import MapView

SIDE: Final = 256
"""Of a tile, in logical pixels."""
_SPARE: Final = 1.6  # times what a view needs: so many tiles are kept

Paint = Callable[[QPainter, MapView], None]
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The tiles of one scale, counted from the north-west corner of the frame."""

    scale: float
    ratio: float
    sample: MapView

    def corner(self, view: MapView) -> QPointF:
        """Return a view's top left in this grid's logical pixels."""
        north, west = view.to_geo(QPointF(0, 0))
        frame = view.frame
        return QPointF(
            (west - frame.west) * frame.squeeze * self.scale, (frame.north - north) * self.scale
        )

    def cells(self, view: MapView, room: int = 0) -> list[Cell]:
        """Return the tiles that a view needs, the middle ones first; `room` more on each side."""
        corner, stretch = self.corner(view), self.scale / view.scale
        left, top = corner.x() / SIDE, corner.y() / SIDE
        wide, high = view.width * stretch / SIDE, view.height * stretch / SIDE
        columns = range(math.floor(left) - room, math.ceil(left + wide) + room)
        rows = range(math.floor(top) - room, math.ceil(top + high) + room)
        middle = (left + wide / 2 - 0.5, top + high / 2 - 0.5)
        cells = [(column, row) for row in rows for column in columns]
        return sorted(cells, key=lambda cell: math.dist(cell, middle))

    def view(self, cell: Cell) -> MapView:
        """Return what one tile shows."""
        frame = self.sample.frame
        return replace(
            self.sample,
            lat=frame.north - (cell[1] + 0.5) * SIDE / self.scale,
            lon=frame.west + (cell[0] + 0.5) * SIDE / (self.scale * frame.squeeze),
            scale=self.scale,
            width=float(SIDE),
            height=float(SIDE),
        )


class MapTiles:
    """The tiles of one layer, or of several painted together. GUI thread only.

    `draw` paints what is missing until its time is up; what it did not come to is shown as it
    was at the last scale, until the next draw.
    """

    def __init__(self, paint: Paint, *, opaque: bool = False) -> None:
        """Take what paints a part of the map; it is called with a view of one tile."""
        self._paint = paint
        self._opaque = opaque
        self._grid: _Grid | None = None
        self._tiles: dict[Cell, QPixmap] = {}
        self._old: tuple[_Grid, dict[Cell, QPixmap]] | None = None
        self.is_sharp = False
        """Whether the last draw showed every tile at its own scale."""

    def forget(self, region: QRectF | None = None) -> None:
        """Paint anew what lies in a region (degrees), or everything."""
        if region is None or self._grid is None:
            self._tiles, self._old, self._grid = {}, None, None
            self.is_sharp = False
            return
        grid = self._grid
        for cell in [one for one in self._tiles if grid.view(one).bounds().intersects(region)]:
            del self._tiles[cell]

    def thin(self, view: MapView) -> None:
        """Keep the tiles that a view needs, and no others."""
        if self._grid is None or self._grid.scale != view.scale:
            self.forget()
            return
        self._old = None
        needed = set(self._grid.cells(view))
        self._tiles = {cell: kept for cell, kept in self._tiles.items() if cell in needed}

    def draw(
        self,
        painter: QPainter,
        view: MapView,
        ratio: float,
        *,
        hurried: bool = False,
        within_ms: float | None = None,
    ) -> None:
        """Draw the layer for a view; when `hurried`, tiles of another scale are stretched.

        `within_ms` limits what is spent on painting missing tiles; None paints all of them.
        """
        grid = self._grid
        if grid is None or (grid.ratio, grid.sample.frame) != (ratio, view.frame):
            grid, self._tiles, self._old = _Grid(view.scale, ratio, view), {}, None
        elif grid.scale != view.scale and not (hurried and self._tiles):
            self._old = (grid, self._tiles)
            grid, self._tiles = _Grid(view.scale, ratio, view), {}
        self._grid = grid
        cells = grid.cells(view)
        if grid.scale != view.scale:
            self.is_sharp = False
            _draw_tiles(painter, view, grid, self._tiles, cells)
            return
        self.is_sharp = self._fill(cells, within_ms)
        if self.is_sharp:
            self._old = None
        elif self._old is not None:
            old, tiles = self._old
            _draw_tiles(painter, view, old, tiles, old.cells(view))
        _draw_tiles(painter, view, grid, self._tiles, cells)

    def fill_around(self, view: MapView, within_ms: float) -> bool:
        """Paint tiles just out of view; return whether some are still missing."""
        grid = self._grid
        if grid is None or grid.scale != view.scale:
            return False
        return not self._fill(grid.cells(view, room=1), within_ms)

    def _fill(self, cells: Iterable[Cell], within_ms: float | None) -> bool:
        """Paint the missing tiles of these; return False where time was up before the last."""
        assert self._grid is not None
        wanted = list(cells)
        end = None if within_ms is None else time.perf_counter() + within_ms / 1000
        painted = False
        for cell in wanted:
            if cell in self._tiles:
                self._tiles[cell] = self._tiles.pop(cell)  # the last to be dropped
                continue
            if painted and end is not None and time.perf_counter() >= end:
                return False
            self._tiles[cell] = self._painted(self._grid, cell)
            painted = True
        for cell in list(self._tiles)[: -max(1, round(len(wanted) * _SPARE))]:
            del self._tiles[cell]
        return True

    def _painted(self, grid: _Grid, cell: Cell) -> QPixmap:
        side = round(SIDE * grid.ratio)
        picture = QPixmap(side, side)
        picture.setDevicePixelRatio(grid.ratio)
        if not self._opaque:
            picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        self._paint(painter, grid.view(cell))
        painter.end()
        return pixels_of(picture)


def _draw_tiles(
    painter: QPainter,
    view: MapView,
    grid: _Grid,
    tiles: dict[Cell, QPixmap],
    cells: Iterable[Cell],
) -> None:
    """Draw the tiles that there are, on whole device pixels where their scale is the view's."""
    corner, stretch = grid.corner(view), view.scale / grid.scale
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
    for cell in cells:
        picture = tiles.get(cell)
        if picture is None:
            continue
        left, top = cell[0] * SIDE - corner.x(), cell[1] * SIDE - corner.y()
        if stretch == 1.0:
            at = QPointF(
                _on_grid(cell[0] * SIDE, corner.x(), grid.ratio),
                _on_grid(cell[1] * SIDE, corner.y(), grid.ratio),
            )
            painter.drawPixmap(at, picture)
            continue
        # from whole pixel to whole pixel, so that no seam shows between neighbours
        x, y = round(left * stretch), round(top * stretch)
        wide = round((left + SIDE) * stretch) - x
        high = round((top + SIDE) * stretch) - y
        painter.drawPixmap(QRectF(x, y, wide, high), picture, QRectF(picture.rect()))


def _on_grid(place: float, corner: float, ratio: float) -> float:
    """Return a tile's place in a view, the view's corner moved to a whole device pixel."""
    return place - round(corner * ratio) / ratio
