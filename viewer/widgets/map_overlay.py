"""What lies over a map's edges: the date chip, the honest caption, the scale bar, the credits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)

from viewer import theme
from viewer.pixels import pixels_of
from viewer.widgets.projection import MapView, scale_bar

INK = "ink"
_MARGIN = 12.0
_PAD = 10.0
_BAR = 110.0
_LEAST = 20.0
_USUAL = "100"  # kilometres, whose width a narrow map's bar has to leave free
_ARROW_ROOM = 24.0  # of the north arrow beside its letter
_GAP = 8.0
_ROUND = 15.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of overlay text and where it stands."""

    text: str
    rect: QRectF
    font: QFont
    token: str = INK


@dataclass(frozen=True, slots=True)
class Overlay:
    """The overlay's blocks for one view: pills (with a ground), lines of text, the scale bar."""

    pills: tuple[QRectF, ...] = ()
    strip: QRectF = field(default_factory=QRectF)
    lines: tuple[Line, ...] = ()
    bar: tuple[QPointF, float] | None = None
    north: QPointF | None = None
    unit: float = 1.0
    """How many times larger than at the desk's usual size bar and needle are drawn."""

    def covered(self) -> list[QRectF]:
        """Return what map labels have to keep off."""
        strip = [self.strip] if not self.strip.isEmpty() else []
        return [*self.pills, *strip]


def lay_out_overlay(
    view: MapView,
    chip: str,
    caption: str,
    credit: Sequence[str],
    words: tuple[str, str],
    hidden: float = 0.0,
) -> Overlay:
    """Return the overlay of a view. `words` are a pattern such as "{} km" for the scale, and N.

    N is the letter at the north arrow, which points up: so the map is always turned.
    Something lies over the `hidden` leftmost pixels of the map.

    The credits stand in a strip at the bottom in as many lines as they need; above it, the scale
    at the left and the caption at the right, one over the other where they don't fit side by side.
    """
    kilometre, north = words
    small, tiny = theme.font("small"), theme.font("caption")
    tiny.setPixelSize(max(1, round(11 * theme.scale())))
    unit, margin, gap = _unit(), _roomy(_MARGIN), _roomy(_GAP)
    left = margin + hidden
    strip, lines = _credits(view, credit, left, tiny)
    floor = (strip.top() if credit else view.height) - margin
    pills: list[QRectF] = []
    captions = _pill(caption, small, view.width - 2 * margin)
    pills.append(QRectF(view.width - margin - captions.width, floor - captions.height,
                        captions.width, captions.height))  # fmt: skip
    lines += captions.lines(pills[-1], "muted")
    letter = QFontMetricsF(small).horizontalAdvance(north) + 1
    aside = letter + _ARROW_ROOM * unit
    scale, length = _scale(view, kilometre, small, left + margin + aside + gap)
    wide = scale.width + length + gap + aside
    beside = left + wide + captions.width + 2 * margin <= view.width
    bottom = floor if beside else pills[0].top() - gap
    pills.append(QRectF(left, bottom - scale.height, wide, scale.height))
    box = pills[-1]
    lines += scale.lines(box.adjusted(aside + length + gap, 0, 0, 0), "ink")
    high = QFontMetricsF(small).height()
    start = box.left() + _roomy(_PAD)
    at = QRectF(start, box.center().y() - high / 2, letter, high)
    lines.append(Line(north, at, small))
    bar = (QPointF(start + aside, box.center().y() + 3 * unit), length)
    arrow = QPointF(at.right() + 8 * unit, box.center().y())
    if chip:
        first = _pill(chip, theme.font("label"), view.width - 2 * margin - 48)
        pills.append(QRectF(left, margin, first.width, first.height))
        lines += first.lines(pills[-1], "ink")
    return Overlay(tuple(pills), strip, tuple(lines), bar, arrow, unit)


def _unit() -> float:
    """Return how many times larger than at the desk's usual size what stands beside type is."""
    return max(1.0, theme.scale())


def _roomy(pixels: float) -> float:
    """Return a gap or margin, which grows half as much as the type that it is around."""
    return pixels * (1 + _unit()) / 2


def _scale(view: MapView, pattern: str, font: QFont, taken: float) -> tuple[_Pill, float]:
    """Return the words beside the bar and its length, where `taken` pixels of the width are not."""
    usual = _pill(pattern.format(_USUAL), font, view.width).width
    free = max(_LEAST * _unit(), view.width - taken - usual)
    kilometres, length = scale_bar(view, min(_BAR * theme.scale(), free))
    return _pill(pattern.format(f"{kilometres:g}"), font, view.width), length


def _credits(
    view: MapView, credit: Sequence[str], left: float, tiny: QFont
) -> tuple[QRectF, list[Line]]:
    """Return the strip at the bottom and the credits in it, in as many lines as they need."""
    if not credit:
        return QRectF(), []
    metrics = QFontMetricsF(tiny)
    rows = _wrapped(credit, metrics, view.width - left - _roomy(_MARGIN))
    high = metrics.height()
    strip = QRectF(0, view.height - len(rows) * high - 6, view.width, len(rows) * high + 6)
    lines: list[Line] = []
    for number, row in enumerate(rows):
        wide = metrics.horizontalAdvance(row) + 1
        rect = QRectF(left, strip.top() + 3 + number * high, wide, high)
        lines.append(Line(row, rect, tiny, "muted"))
    return strip, lines


class OverlayPicture:
    """An overlay's blocks, each painted once and kept as a picture."""

    def __init__(self) -> None:
        self._for: tuple[object, ...] = ()
        self._blocks: list[tuple[QPointF, QPixmap]] = []

    def draw(
        self, painter: QPainter, overlay: Overlay, palette: theme.Palette, ratio: float
    ) -> None:
        """Draw an overlay; the very same one again is copied."""
        if self._for != (id(overlay), palette.name, ratio):
            blocks = [pill.adjusted(-2, -2, 2, 3).toAlignedRect() for pill in overlay.pills]
            if not overlay.strip.isEmpty():
                blocks.append(overlay.strip.toAlignedRect())
            self._blocks = [
                (QPointF(block.topLeft()), _block_picture(block, overlay, palette, ratio))
                for block in blocks
            ]
            self._for = (id(overlay), palette.name, ratio)
        for corner, picture in self._blocks:
            painter.drawPixmap(corner, picture)


def _block_picture(block: QRect, overlay: Overlay, palette: theme.Palette, ratio: float) -> QPixmap:
    picture = QPixmap(round(block.width() * ratio), round(block.height() * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-QPointF(block.topLeft()))
    paint_overlay(painter, overlay, palette)
    painter.end()
    return pixels_of(picture)


def paint_overlay(painter: QPainter, overlay: Overlay, palette: theme.Palette) -> None:
    """Paint an overlay in the palette's colours."""
    painter.setPen(Qt.PenStyle.NoPen)
    veil = QColor(palette.surface)
    veil.setAlpha(225)
    painter.fillRect(overlay.strip, veil)
    for pill in overlay.pills:
        round_by = min(pill.height() / 2, _ROUND * overlay.unit)
        shadow = QColor(0, 0, 0, 26)
        for spread in (2.0, 1.0):
            painter.setBrush(shadow)
            grown = pill.adjusted(-spread + 1, 0, spread - 1, spread)
            painter.drawRoundedRect(grown, round_by, round_by)
        painter.setBrush(palette.raised)
        painter.setPen(QPen(palette.line, 1))
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), round_by, round_by)
        painter.setPen(Qt.PenStyle.NoPen)
    for line in overlay.lines:
        painter.setFont(line.font)
        colour: QColor = getattr(palette, line.token)
        painter.setPen(colour)
        painter.drawText(line.rect, int(Qt.AlignmentFlag.AlignVCenter), line.text)
    if overlay.bar is not None:
        _paint_bar(painter, *overlay.bar, palette.ink, overlay.unit)
    if overlay.north is not None:
        _paint_north(painter, overlay.north, palette.ink, overlay.unit)


def _paint_bar(
    painter: QPainter, start: QPointF, length: float, colour: QColor, unit: float
) -> None:
    pen = QPen(colour, 1.6 * unit)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    end = start + QPointF(length, 0)
    painter.drawLine(start, end)
    for tick in (start, end):
        painter.drawLine(tick + QPointF(0, 0.8 * unit), tick - QPointF(0, 6 * unit))
    middle = (start + end) / 2
    painter.drawLine(middle, middle - QPointF(0, 4 * unit))


def _paint_north(painter: QPainter, at: QPointF, colour: QColor, unit: float) -> None:
    """Paint a needle that points to the north, its eastern half filled."""
    tip, foot = at - QPointF(0, 8 * unit), at + QPointF(0, 4 * unit)
    painter.setPen(QPen(colour, 1.1 * unit))
    for side, ground in ((-1, Qt.BrushStyle.NoBrush), (1, Qt.BrushStyle.SolidPattern)):
        painter.setBrush(QBrush(colour, ground))
        painter.drawPolygon(QPolygonF([tip, at + QPointF(side * 4.5, 7.5) * unit, foot]))


@dataclass(frozen=True, slots=True)
class _Pill:
    rows: tuple[str, ...]
    font: QFont
    width: float
    height: float

    def lines(self, rect: QRectF, token: str) -> list[Line]:
        metrics = QFontMetricsF(self.font)
        high = metrics.height()
        top = rect.center().y() - high * len(self.rows) / 2
        return [
            Line(
                row,
                QRectF(rect.left() + _roomy(_PAD), top + number * high,
                       metrics.horizontalAdvance(row) + 1, high),
                self.font,
                token,
            )
            for number, row in enumerate(self.rows)
        ]  # fmt: skip


def _pill(text: str, font: QFont, most: float) -> _Pill:
    metrics = QFontMetricsF(font)
    pad = 2 * _roomy(_PAD)
    rows = _wrapped(text.split(" "), metrics, most - pad, " ")
    wide = max(metrics.horizontalAdvance(row) for row in rows) + pad + 1
    return _Pill(tuple(rows), font, wide, metrics.height() * len(rows) + _roomy(_GAP))


def _wrapped(
    parts: Iterable[str], metrics: QFontMetricsF, wide: float, between: str = " · "
) -> list[str]:
    rows: list[str] = []
    for part in parts:
        longer = f"{rows[-1]}{between}{part}" if rows else part
        if rows and metrics.horizontalAdvance(longer) <= wide:
            rows[-1] = longer
        elif between != " " and metrics.horizontalAdvance(part) > wide:
            rows += _wrapped(part.split(), metrics, wide, " ")
        else:
            rows.append(part)
    return rows
