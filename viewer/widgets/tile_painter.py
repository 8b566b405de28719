"""Paints the tiles that a view of a sheet needs; coarser ones stand in for those on their way."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter

from db.maps.levels import TileKey, level_size

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from db.maps.sheets import Sheet
    from viewer.widgets.tile_cache import TileCache
    from viewer.widgets.tile_frame import TileFrame

COARSER = 6
"""Levels up that are looked through for what may stand in for a missing tile."""


def needed(sheet: Sheet, frame: TileFrame, ratio: float) -> list[tuple[TileKey, QRectF]]:
    """Return the tiles that are sharp in this frame with their places, the middle ones first.

    `ratio` is the screen's pixels for a logical pixel.
    """
    if sheet.pyramid is None:
        return []
    level = frame.level(sheet.levels, ratio)
    size, step = sheet.tile_size, 2 ** (sheet.levels - 1 - level)
    wide, high = level_size(sheet.width, sheet.height, sheet.levels, level)
    seen = frame.seen()
    columns = range(int(seen.left() / step) // size, math.ceil(seen.right() / step / size))
    rows = range(int(seen.top() / step) // size, math.ceil(seen.bottom() / step / size))
    found: list[tuple[TileKey, QRectF]] = []
    for row in rows:
        for column in columns:
            right, bottom = min((column + 1) * size, wide), min((row + 1) * size, high)
            place = QRectF(
                frame.to_screen(column * size * step, row * size * step),
                frame.to_screen(min(right * step, sheet.width), min(bottom * step, sheet.height)),
            )
            found.append((TileKey(sheet.pyramid, level, column, row), place))
    middle = QPointF(frame.width / 2, frame.height / 2)
    found.sort(key=lambda one: (one[1].center() - middle).manhattanLength())
    return found


def paint_tiles(
    painter: QPainter, cache: TileCache, sheet: Sheet, frame: TileFrame, ratio: float
) -> None:
    """Paint what is seen of a sheet, and wish for the tiles that are missing."""
    level = frame.level(sheet.levels, ratio)
    scale = frame.scale * ratio * 2 ** (sheet.levels - 1 - level)
    is_scaled = not math.isclose(scale, 1.0, abs_tol=0.002)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_scaled)
    for key, place in reversed(needed(sheet, frame, ratio)):  # wished for last is read first
        image = cache.image(key)
        if image is not None:
            painter.drawImage(_snapped(place), image)
        else:
            _paint_stand_in(painter, cache, sheet, key, place)


def _paint_stand_in(
    painter: QPainter, cache: TileCache, sheet: Sheet, key: TileKey, place: QRectF
) -> None:
    for up in range(1, min(COARSER, key.level) + 1):
        coarser = TileKey(key.pyramid, key.level - up, key.column >> up, key.row >> up)
        # level 0 is one tile: it is always worth having
        image = cache.image(coarser) if coarser.level == 0 else cache.at_hand(coarser)
        if image is not None:
            painter.drawImage(QRectF(_snapped(place)), image, _part(sheet, key, up, image))
            return


def _part(sheet: Sheet, key: TileKey, up: int, image: QImage) -> QRectF:
    """Return the part of a coarser tile that shows the same as a tile `up` levels below."""
    size = sheet.tile_size
    side = size / 2**up
    left = (key.column - ((key.column >> up) << up)) * side
    top = (key.row - ((key.row >> up) << up)) * side
    wide, high = level_size(sheet.width, sheet.height, sheet.levels, key.level)
    across = min(size, wide - key.column * size) / 2**up
    down = min(size, high - key.row * size) / 2**up
    return QRectF(left, top, across, down) & QRectF(image.rect())


def _snapped(place: QRectF) -> QRect:
    """Return whole logical pixels, so that neighbours leave no seam."""
    left, top = math.floor(place.left() + 0.5), math.floor(place.top() + 0.5)
    right, bottom = math.floor(place.right() + 0.5), math.floor(place.bottom() + 0.5)
    return QRect(left, top, right - left, bottom - top)
