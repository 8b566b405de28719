"""What several maps of one archive can share: paper, relief, the whole frame, written labels."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from viewer.pixels import pixels_of
from viewer.widgets.map_field import PinFields
from viewer.widgets.projection import Frame, MapView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from viewer.theme import Palette
    from viewer.widgets.map_layers import MapLayer

_OVERVIEW: Final = 900  # pixels: the width of the small picture of the whole frame
_KEPT: Final = 2  # of each: colours change, layers are switched, and back
_MOST: Final = 64 * 2**20  # bytes of written labels, and of marks: a large screen shows 50 MiB
_LABELS_LEFT: Final = 2 * 2**20  # bytes between two visits: what two maps of 1920 by 1080 show
_MARKS_LEFT: Final = 2**19

Shown = tuple[str, ...]


class Pictures:
    """Small pictures by what they show; those that were wanted last are kept.

    `left` is how many bytes of them thin() leaves. So little that a few visits fill it: what took
    hundreds to fill would look, and act, like a leak.
    """

    def __init__(self, left: int) -> None:
        self._left = left
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        self._bytes = 0

    def of(self, key: tuple[object, ...], make: Callable[[], QPixmap]) -> QPixmap:
        """Return the picture of a key, made now where it is not kept."""
        picture = self._kept.pop(key, None)
        if picture is None:
            picture = pixels_of(make())
            self._bytes += _bytes(picture)
            self._keep_within(_MOST)
        self._kept[key] = picture
        return picture

    def thin(self) -> None:
        """Let go of what was longest not wanted, until no more than `left` is kept."""
        self._keep_within(self._left)

    def _keep_within(self, most: int) -> None:
        while self._bytes > most and self._kept:
            self._bytes -= _bytes(self._kept.pop(next(iter(self._kept))))


class MapShades:
    """Pictures that depend on layers and colours alone, not on a view. GUI thread only.

    A map has its own, or shares one with others that show the same archive; whoever shares it out
    lets it forget when that archive goes.
    """

    def __init__(self) -> None:
        self._reliefs: list[tuple[int, Palette, QImage]] = []
        self._overviews: list[tuple[Shown, Palette, Frame, MapView, QPixmap]] = []

        self.labels, self.marks = Pictures(_LABELS_LEFT), Pictures(_MARKS_LEFT)
        self.fields = PinFields()

    def forget(self) -> None:
        """Let go of every picture."""
        self._reliefs, self._overviews = [], []
        self.labels, self.marks = Pictures(_LABELS_LEFT), Pictures(_MARKS_LEFT)
        self.fields = PinFields()

    def relief(self, grey: QImage, palette: Palette) -> QImage:
        """Return a relief in the palette's tones."""
        key = grey.cacheKey()
        for number, colours, tinted in self._reliefs:
            if number == key and colours == palette:
                return tinted
        made = _tinted(grey, palette)
        self._reliefs = [*self._reliefs[1 - _KEPT :], (key, palette, made)]
        return made

    def overview(
        self,
        layers: Sequence[MapLayer],
        palette: Palette,
        frame: Frame,
        paint: Callable[[QPainter, MapView], None],
    ) -> tuple[MapView, QPixmap]:
        """Return the small picture of the whole frame, and the view that it shows."""
        shown = tuple(layer.id for layer in layers if layer.visible)
        for one in self._overviews:
            if one[0] == shown and one[1] == palette and one[2] == frame:
                return one[3], one[4]
        whole, picture = _overview(frame, paint)
        kept = self._overviews[1 - _KEPT :]
        self._overviews = [*kept, (shown, palette, frame, whole, picture)]
        return whole, picture


def _bytes(picture: QPixmap) -> int:
    return 4 * picture.width() * picture.height()


def _overview(frame: Frame, paint: Callable[[QPainter, MapView], None]) -> tuple[MapView, QPixmap]:
    degrees = (frame.east - frame.west) * frame.squeeze
    high = _OVERVIEW * (frame.north - frame.south) / degrees
    whole = MapView(
        (frame.south + frame.north) / 2, (frame.west + frame.east) / 2,
        _OVERVIEW / degrees, float(_OVERVIEW), high, frame,
    )  # fmt: skip
    picture = QPixmap(_OVERVIEW, round(high))
    painter = QPainter(picture)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
    )
    paint(painter, whole)
    painter.end()
    return whole, pixels_of(picture)


@cache
def paper_grain() -> QImage:
    """Return a tile of faint specks, as paper has; it also hides the steps of the soft relief."""
    side = 128
    chance = random.Random(1950)  # noqa: S311 - the same paper each time, not a secret
    values = bytes(
        part
        for _ in range(side * side)
        for part in ((0, 0, 0, chance.randrange(0, 8)) if chance.random() < 0.5 else (7, 7, 7, 7))
    )
    tile = QImage(values, side, side, 4 * side, QImage.Format.Format_ARGB32_Premultiplied)
    return tile.copy()  # the bytes go when this function returns


def between(low: QColor, high: QColor, share: float) -> QColor:
    """Return the colour so far on the way from one to another."""
    return QColor(
        round(low.red() + (high.red() - low.red()) * share),
        round(low.green() + (high.green() - low.green()) * share),
        round(low.blue() + (high.blue() - low.blue()) * share),
    )


def _tinted(grey: QImage, palette: Palette) -> QImage:
    """Return the relief in the palette's tones; its greys lie about the middle, so stretch them."""
    tinted = grey.convertToFormat(QImage.Format.Format_Grayscale8)
    tinted.reinterpretAsFormat(QImage.Format.Format_Indexed8)
    tinted.setColorTable(
        [
            between(palette.relief_low, palette.relief_high, _tone(value)).rgb()
            for value in range(256)
        ]
    )
    return tinted.convertToFormat(QImage.Format.Format_RGB32)


def _tone(value: int) -> float:
    """Return how light a grey of the relief is: level land is 0.72, and shade falls away faster."""
    slope = (value - 128) / 128
    return min(max(0.72 + slope * (1.9 if slope < 0 else 1.2), 0.0), 1.0)
