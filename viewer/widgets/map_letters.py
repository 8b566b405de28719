"""Write a map's labels as pictures: letters with a halo of the ground, or a number in a box."""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from viewer.widgets.map_arrows import ground

if TYPE_CHECKING:
    from viewer.theme import Palette
    from viewer.widgets.map_layout import Label

BLEED: Final = 4.0
"""Room on each side of a written label for its halo."""
_HALO: Final = 2.0  # how far it reaches beyond the letters
_HALO_ENLARGED: Final = 1.6  # and how many times further at the most, where labels are larger
_HALO_ALPHA: Final = 225
_SOFT: Final = 0.8  # pixels from its edge inwards: so it comes nearest to a stroked outline


def written(label: Label, enlarged: float, palette: Palette, ratio: float) -> QPixmap:
    """Return a label as a picture, its corner BLEED above and left of the label's own."""
    wide, high = label.rect.width() + 2 * BLEED, label.rect.height() + 2 * BLEED
    letters = _letters(label, enlarged, palette, ratio, round(wide * ratio), round(high * ratio))
    picture = _blank(letters.width(), letters.height())
    painter = QPainter(picture)
    if label.look.boxed:
        painter.scale(ratio, ratio)
        _paint_box(painter, label, palette)
        painter.resetTransform()
    else:
        reach = _HALO * min(enlarged, _HALO_ENLARGED) * ratio
        _paint_halo(painter, letters, QColor(ground(palette)), reach)
    painter.drawPixmap(0, 0, letters)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _letters(
    label: Label, enlarged: float, palette: Palette, ratio: float, wide: int, high: int
) -> QPixmap:
    font = label.look.font(enlarged)
    inset = 4.5 * enlarged if label.look.boxed else 1.0
    path = QPainterPath()
    path.addText(QPointF(BLEED + inset, BLEED + QFontMetricsF(font).ascent()), font, label.text)
    letters = _blank(wide, high)
    painter = QPainter(letters)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.fillPath(path, getattr(palette, label.look.token))
    painter.end()
    return letters


def _paint_box(painter: QPainter, label: Label, palette: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(palette.raised)
    painter.setPen(QPen(palette.road, 1.2))
    box = QRectF(BLEED, BLEED, label.rect.width(), label.rect.height())
    painter.drawRoundedRect(box.adjusted(0.5, 1.5, -0.5, -1.5), 4, 4)


def _paint_halo(painter: QPainter, letters: QPixmap, colour: QColor, reach: float) -> None:
    """Lay the letters' shade all round them, so many pixels far.

    Stroking their outline looks the same and takes four to six times as long.
    """
    shade = letters.copy()
    tint = QPainter(shade)
    tint.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    tint.fillRect(shade.rect(), colour)
    tint.end()
    for right, down, share in _offsets(reach):
        painter.setOpacity(share)
        painter.drawPixmap(right, down, shade)
    painter.setOpacity(1.0)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(shade.rect(), QColor(0, 0, 0, _HALO_ALPHA))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


@cache
def _offsets(reach: float) -> tuple[tuple[int, int, float], ...]:
    """Return the pixels of a disc about (0, 0), each with the share of it that lies within."""
    most = math.ceil(reach)
    found: list[tuple[int, int, float]] = []
    for down in range(-most, most + 1):
        for right in range(-most, most + 1):
            share = min(1.0, reach + _SOFT - math.hypot(right, down))
            if share > 0:
                found.append((right, down, share))
    return tuple(found)


def _blank(wide: int, high: int) -> QPixmap:
    """Return a picture of nothing, so many pixels of the screen wide and high."""
    picture = QPixmap(wide, high)
    picture.fill(Qt.GlobalColor.transparent)
    return picture
