"""Paints the tiles that a view of a sheet needs; coarser ones stand in for those on their way."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from db.maps.levels import TileKey, level_size

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from db.maps.sheets import Sheet
    from viewer.widgets.tile_cache import TileCache
    from viewer.widgets.tile_frame import TileFrame

SMOOTH = Qt.TransformationMode.SmoothTransformation
SMOOTHING_SECONDS = 0.006
"""Of a frame, that may go into scaling tiles."""
SPARE = 2
"""Times the tiles of a view, that are kept scaled."""
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


class TilePainter:
    """Paint the tiles of a cache, kept at the scale that they were last shown at.

    Scaling a tile smoothly takes a millisecond or more, copying it far less: so a picture that is
    only moved is copied together, and one that is zoomed is made smooth a few tiles a frame.
    """

    def __init__(self, cache: TileCache) -> None:
        self._cache = cache
        self._scale = 0.0
        self._scaled: dict[TileKey, QPixmap] = {}

    def paint(self, painter: QPainter, sheet: Sheet, frame: TileFrame, ratio: float) -> bool:
        """Paint what is seen of a sheet; say whether all that is here was shown smoothly.

        Tiles that are missing are wished for; coarser ones stand in for them.
        """
        if frame.scale * ratio != self._scale:
            self._scale = frame.scale * ratio
            self._scaled.clear()
        shown = needed(sheet, frame, ratio)
        until = time.perf_counter() + SMOOTHING_SECONDS
        is_smooth = True
        for key, place in reversed(shown):  # wished for last is read first
            image = self._cache.image(key)
            box = _snapped(place)
            if image is None:
                _paint_stand_in(painter, self._cache, sheet, key, box)
            elif (pixmap := self._pixmap(key, image, box, ratio, until)) is not None:
                painter.drawPixmap(box.topLeft(), pixmap)
            else:
                painter.drawImage(box, image)
                is_smooth = False
        wanted = {key for key, _ in shown}
        for key in [key for key in self._scaled if key not in wanted]:
            if len(self._scaled) > SPARE * len(wanted):
                del self._scaled[key]
        return is_smooth

    def _pixmap(
        self, key: TileKey, image: QImage, box: QRect, ratio: float, until: float
    ) -> QPixmap | None:
        """Return a tile at the size that it is shown at; None where there is no time to scale."""
        size = QSize(round(box.width() * ratio), round(box.height() * ratio))
        kept = self._scaled.get(key)
        if kept is not None and kept.size() == size:
            return kept
        if image.size() != size:
            if time.perf_counter() > until:
                return None
            keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, SMOOTH
            image = image.scaled(size, keep, smooth)
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(ratio)
        self._scaled[key] = pixmap
        return pixmap


def _paint_stand_in(
    painter: QPainter, cache: TileCache, sheet: Sheet, key: TileKey, box: QRect
) -> None:
    for up in range(1, min(COARSER, key.level) + 1):
        coarser = TileKey(key.pyramid, key.level - up, key.column >> up, key.row >> up)
        # level 0 is one tile: it is always worth having
        image = cache.image(coarser) if coarser.level == 0 else cache.at_hand(coarser)
        if image is not None:
            painter.drawImage(QRectF(box), image, _part(sheet, key, up, image))
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
