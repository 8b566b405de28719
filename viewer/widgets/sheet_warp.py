"""A scanned sheet bent over the base map: its tiles, drawn as many small affine pieces."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPolygonF, QTransform

from db.maps.levels import TileKey, level_size
from viewer.widgets.map_picture import PictureLayer
from viewer.widgets.projection import MapView
from viewer.widgets.sheet_mesh import Box, SheetMesh, Square

_PIECE: Final = 40.0  # logical pixels that a piece should be wide: smaller than shows, few enough
_OVERLAP: Final = 0.6  # logical pixels that a piece reaches beyond its square, against seams
_PAUSE: Final = 80  # milliseconds after which tiles are drawn though others are still to come
_SHARP: Final = 1.2  # pixels of the screen that a pixel of a tile may cover before a finer is asked

Image = Callable[[TileKey], QImage | None]


@dataclass(frozen=True, slots=True)
class Tiles:
    """A pyramid's shape, and where its tiles come from.

    `image` answers with a tile that is at hand and sends for one that isn't; `at_hand` only looks.
    """

    pyramid: int
    width: int
    height: int
    tile_size: int
    levels: int
    image: Image
    at_hand: Image


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of the pyramid, and how many of its pixels there are for one of the picture."""

    number: int
    across: float
    down: float
    width: int
    height: int


class SheetLayer(PictureLayer):
    """Draws a georeferenced sheet: coarse tiles at once, sharp ones as `arrived` tells of them."""

    def __init__(
        self,
        key: str,
        title: Mapping[str, str],
        mesh: SheetMesh,
        tiles: Tiles,
        credit: Mapping[str, str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(key, title, _rect(mesh.bounds), credit, parent)
        self._tiles = tiles
        self._mesh = mesh
        self._ring = _path(mesh)
        self._awaited: set[TileKey] = set()
        self._stale: list[QRectF] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._draw_stale)

    @property
    def mesh(self) -> SheetMesh:
        """Where the sheet lies."""
        return self._mesh

    def set_mesh(self, mesh: SheetMesh) -> None:
        """Lay the sheet elsewhere."""
        self._mesh = mesh
        self._ring = _path(mesh)
        self.bounds = _rect(mesh.bounds)
        self.changed.emit(None)

    def arrived(self, key: TileKey) -> None:
        """Draw anew where a tile that was sent for is seen; tiles of other sheets are ignored.

        What comes close together is drawn together: once all has come, or after a pause.
        """
        tiles = self._tiles
        if key.pyramid != tiles.pyramid:
            return
        level, side = self._level(key.level), tiles.tile_size
        left, top = key.column * side / level.across, key.row * side / level.down
        right, bottom = left + side / level.across, top + side / level.down
        self._stale.append(_rect(self._mesh.region(left, top, right, bottom)))
        self._awaited.discard(key)
        if not self._awaited:
            self._draw_stale()
        elif not self._pause.isActive():
            self._pause.start()

    def _draw_stale(self) -> None:
        self._pause.stop()
        stale, self._stale = self._stale, []
        self._awaited.clear()  # what is still missing is sent for again
        for region in stale:
            self.changed.emit(region)

    def paint(self, painter: QPainter, view: MapView) -> None:
        shown = view.bounds()
        if not shown.intersects(self.bounds):
            return
        fine = view.scale * painter.device().devicePixelRatioF() / self._mesh.pixels_per_degree
        down = max(0, math.floor(math.log2(_SHARP / fine))) if fine > 0 else 0
        level = self._level(max(0, self._tiles.levels - 1 - down))
        wide = self._mesh.size[0] / self._mesh.columns * view.scale / self._mesh.pixels_per_degree
        step = 2 ** max(0, math.ceil(math.log2(_PIECE / wide)))
        to_screen = view.transform()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._mesh.masked:
            ring = to_screen.map(self._ring)
            if not ring.contains(QRectF(0, 0, view.width, view.height)):  # clipping costs much
                painter.setClipPath(ring)
        base = painter.transform()
        box = (shown.left(), shown.top(), shown.right(), shown.bottom())
        for square in self._mesh.squares(step, box):
            self._paint_square(painter, base, to_screen, square, level)
        painter.restore()

    def _paint_square(
        self,
        painter: QPainter,
        base: QTransform,
        to_screen: QTransform,
        square: Square,
        level: _Level,
    ) -> None:
        """Draw a square of the mesh from each tile of the level that has a part of it."""
        side = self._tiles.tile_size
        laid, bent = _laid(square, to_screen)
        overlap = _OVERLAP + bent
        left, right = square.left * level.across, min(square.right * level.across, level.width)
        top, bottom = square.top * level.down, min(square.bottom * level.down, level.height)
        for row in range(int(top) // side, math.ceil(bottom / side)):
            for column in range(int(left) // side, math.ceil(right / side)):
                part = QRectF(
                    QPointF(max(left, column * side), max(top, row * side)),
                    QPointF(min(right, (column + 1) * side), min(bottom, (row + 1) * side)),
                )
                if part.width() > 0 and part.height() > 0:
                    self._paint_part(painter, laid * base, overlap, part, level, (column, row))

    def _paint_part(
        self,
        painter: QPainter,
        laid: QTransform,
        overlap: float,
        part: QRectF,
        level: _Level,
        cell: tuple[int, int],
    ) -> None:
        """Draw one part: from its own tile, or from the finest above it that is at hand."""
        found = self._image(level, cell)
        if found is None:
            return
        image, its, (column, row) = found
        across, down = its.across / level.across, its.down / level.down
        side = self._tiles.tile_size
        source = QRectF(
            part.left() * across - column * side,
            part.top() * down - row * side,
            part.width() * across,
            part.height() * down,
        )
        target = QRectF(
            part.left() / level.across,
            part.top() / level.down,
            part.width() / level.across,
            part.height() / level.down,
        )
        wide = math.hypot(laid.m11(), laid.m12()) * target.width()
        high = math.hypot(laid.m21(), laid.m22()) * target.height()
        if not (wide > 0 and high > 0):
            return
        more, further = overlap * target.width() / wide, overlap * target.height() / high
        painter.setTransform(laid)
        painter.drawImage(target.adjusted(-more, -further, more, further), image, source)

    def _image(
        self, level: _Level, cell: tuple[int, int]
    ) -> tuple[QImage, _Level, tuple[int, int]] | None:
        tiles = self._tiles
        column, row = cell
        key = TileKey(tiles.pyramid, level.number, column, row)
        image = tiles.image(key)
        if image is not None:
            return image, level, cell
        self._awaited.add(key)
        for number in reversed(range(level.number)):
            column, row = column // 2, row // 2
            key = TileKey(tiles.pyramid, number, column, row)
            image = tiles.image(key) if number == 0 else tiles.at_hand(key)
            if image is not None:
                return image, self._level(number), (column, row)
        return None

    def _level(self, number: int) -> _Level:
        tiles = self._tiles
        width, height = level_size(tiles.width, tiles.height, tiles.levels, number)
        return _Level(number, width / tiles.width, height / tiles.height, width, height)


def _laid(square: Square, to_screen: QTransform) -> tuple[QTransform, float]:
    """Return the affine map from the picture's pixels that fits a square's four corners best.

    And by how many pixels of the screen it misses each of them.
    """
    points = [to_screen.map(QPointF(lon, lat)) for lon, lat in square.corners]
    one, two, three, four = points
    wide, high = square.right - square.left, square.bottom - square.top
    across = (two - one + four - three) / (2 * wide)
    down = (three - one + four - two) / (2 * high)
    middle = (one + two + three + four) / 4
    x, y = (square.left + square.right) / 2, (square.top + square.bottom) / 2
    off = (one - two - three + four) / 4
    laid = QTransform(
        across.x(), across.y(), down.x(), down.y(),
        middle.x() - across.x() * x - down.x() * y,
        middle.y() - across.y() * x - down.y() * y,
    )  # fmt: skip
    return laid, math.hypot(off.x(), off.y())


def _path(mesh: SheetMesh) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(lon, lat) for lon, lat in mesh.outline]))
    path.closeSubpath()
    return path


def _rect(box: Box) -> QRectF:
    west, south, east, north = box
    return QRectF(QPointF(west, south), QPointF(east, north))
