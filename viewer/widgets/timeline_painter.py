"""Painting of the timeline: a scene in a palette, but for its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from viewer import theme
from viewer.widgets.timeline_marks import MarkPainter, faded, is_tinted

if TYPE_CHECKING:
    from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt

    from viewer.theme import Palette
    from viewer.widgets.timeline_frame import Frame
    from viewer.widgets.timeline_labels import Lettering, Mark
    from viewer.widgets.timeline_scene import Flag, Scene

QUIET: Final = 0.28
"""How strongly a mark is painted on whose day nothing of it goes on."""
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE: Final = Qt.AlignmentFlag.AlignCenter


class TimelinePainter:
    """Paint one scene with `painter`, whose device is the whole widget."""

    def __init__(
        self, painter: QPainter, palette: Palette, lettering: Lettering, frame: Frame
    ) -> None:
        self._painter = painter
        self._palette = palette
        self._lettering = lettering
        self._frame = frame
        self._marks = MarkPainter(painter, palette, lettering, frame.plot, frame.pitch)

    def paint(self, scene: Scene, selected: int | None, focused: Mark | None) -> None:
        """Paint everything; `focused` is the mark that has the keyboard's focus ring."""
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._marks.inside = {
            label.mark.entry.ref: label.rect
            for label in scene.labels
            if label.inside and label.mark.entry
        }
        self._grounds(scene)
        self._axis(scene)
        painter.save()
        plot = self._frame.plot
        painter.setClipRect(plot)
        for mark in scene.marks:
            painter.setOpacity(QUIET if id(mark) in scene.quiet else 1.0)
            self._marks.mark(mark)
        painter.setOpacity(1.0)
        for mark in scene.marks:
            if mark.holds(selected):
                self._ring(mark.rect, self._palette.lacquer, 2.0)
        if focused is not None:
            self._ring(focused.rect, self._palette.ink, 1.5, Qt.PenStyle.DotLine)
        painter.restore()
        self._labels(scene)
        self._flag(scene.flag)
        self._strip(scene)

    def note(self, within: QRect, words: str) -> None:
        """Write one line in the middle of an empty timeline."""
        self._painter.setFont(theme.font("body"))
        self._painter.setPen(self._palette.muted)
        self._painter.drawText(within, CENTRE, words)

    def _grounds(self, scene: Scene) -> None:
        painter, palette = self._painter, self._palette
        if scene.selection is not None:
            painter.fillRect(scene.selection, faded(palette.lacquer, 0.10))
        if scene.day is not None:
            painter.fillRect(scene.day, faded(palette.ink, 0.06))
        if scene.brush is not None:
            axis = self._frame.axis.bottom()
            painter.fillRect(scene.brush.adjusted(0, axis, 0, 0), faded(palette.brass, 0.07))
            painter.fillRect(
                QRectF(scene.brush.left(), 0, scene.brush.width(), axis),
                faded(palette.brass, 0.28),
            )
            painter.setPen(QPen(palette.brass, 1.5))
            for x in (scene.brush.left(), scene.brush.right()):
                painter.drawLine(QLineF(x, axis, x, scene.brush.bottom()))
        if scene.flag.x is not None:
            plot = self._frame.plot
            painter.setPen(QPen(palette.ink, 1.5))
            painter.drawLine(QLineF(scene.flag.x, plot.top(), scene.flag.x, plot.bottom()))
        painter.setPen(QPen(palette.line, 1))
        right = self._frame.plot.right() + self._frame.plot.left()
        for band in self._frame.bands:
            y = round(band.top) + 0.5
            painter.drawLine(QLineF(self._frame.plot.left(), y, right, y))
        y = round(self._frame.strip.top()) + 0.5
        painter.drawLine(QLineF(self._frame.plot.left(), y, right, y))

    def _axis(self, scene: Scene) -> None:
        painter, palette = self._painter, self._palette
        bottom = self._frame.axis.bottom()
        painter.setPen(QPen(palette.line, 1))
        for x in scene.minor:
            painter.drawLine(QLineF(x, bottom - 3, x, bottom))
        for x, _, _, major in scene.ticks:
            if major:
                painter.drawLine(QLineF(x, bottom, x, self._frame.strip.top()))
        painter.setPen(QPen(palette.outline, 1))
        for x, _, _, _ in scene.ticks:
            painter.drawLine(QLineF(x, bottom - 5, x, bottom))
        painter.setFont(self._lettering.axis.font)
        for _, text, rect, major in scene.ticks:
            painter.setPen(palette.ink if major else palette.muted)
            painter.drawText(rect, LEFT, text)
        painter.setPen(palette.muted)
        painter.setFont(self._lettering.title.font)
        for text, rect in scene.titles:
            painter.drawText(rect, LEFT, text)
        painter.setPen(palette.ink)
        painter.setFont(self._lettering.corner.font)
        painter.drawText(scene.corner[1], LEFT, scene.corner[0])

    def _labels(self, scene: Scene) -> None:
        painter, palette = self._painter, self._palette
        for label in scene.labels:
            strong = label.strong
            painter.setFont((self._lettering.strong if strong else self._lettering.label).font)
            entry = label.mark.entry
            on_colour = label.inside and entry is not None and not is_tinted(entry)
            painter.setPen(palette.on_accent if on_colour else palette.ink)
            painter.drawText(label.rect, LEFT, label.text)

    def _ring(
        self,
        rect: QRectF,
        colour: QColor,
        width: float,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        painter = self._painter
        ring = rect.adjusted(-2.5, -2.5, 2.5, 2.5)
        radius = ring.height() / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._palette.paper, width + 2))
        painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), radius, radius)
        painter.setPen(QPen(colour, width, style))
        painter.drawRoundedRect(ring, radius, radius)

    def _flag(self, flag: Flag) -> None:
        """Paint the moment's handle: filled where it shows a moment, hollow while it is parked."""
        painter, palette = self._painter, self._palette
        shown = flag.x is not None
        painter.setPen(QPen(palette.ink, 1.25))
        painter.setBrush(palette.ink if shown else palette.raised)
        painter.drawRoundedRect(flag.rect, flag.rect.height() / 2, flag.rect.height() / 2)
        if flag.x is not None:
            bottom = self._frame.axis.bottom()
            tip = [QPointF(flag.x - 5, flag.rect.bottom() - 1), QPointF(flag.x, bottom)]
            painter.drawPolygon(QPolygonF([*tip, QPointF(flag.x + 5, flag.rect.bottom() - 1)]))
        painter.setPen(palette.paper if shown else palette.ink)
        painter.setFont(self._lettering.strong.font)
        painter.drawText(flag.rect, CENTRE, flag.text)

    def _strip(self, scene: Scene) -> None:
        painter, palette, strip = self._painter, self._palette, self._frame.strip
        overview = scene.overview
        if overview is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.selection)
        painter.drawRoundedRect(scene.window, 3, 3)
        if overview.outline:
            base = (QPointF(strip.right(), overview.base), QPointF(strip.left(), overview.base))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.setBrush(faded(palette.brass, 0.45))
            painter.drawPolygon(QPolygonF([*overview.outline, *base]))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(palette.outline, 1))
        painter.drawLine(QLineF(strip.left(), overview.base, strip.right(), overview.base))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(scene.window.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if scene.strip_brush is not None:
            painter.fillRect(scene.strip_brush, faded(palette.brass, 0.35))
            painter.setPen(QPen(palette.brass, 1.5))
            for x in (scene.strip_brush.left(), scene.strip_brush.right()):
                painter.drawLine(QLineF(x, strip.top(), x, overview.base))
        if scene.strip_moment is not None:
            painter.setPen(QPen(palette.ink, 1.5))
            x = scene.strip_moment
            painter.drawLine(QLineF(x, strip.top(), x, overview.base))
        painter.setFont(self._lettering.count.font)
        painter.setPen(palette.muted)
        for _, text, rect in overview.dates:
            painter.drawText(rect, CENTRE, text)
        if scene.cross is not None:
            self._cross(scene.cross)

    def _cross(self, rect: QRectF) -> None:
        painter = self._painter
        painter.setPen(QPen(self._palette.outline, 1))
        painter.setBrush(self._palette.raised)
        painter.drawEllipse(rect.adjusted(1.5, 1.5, -1.5, -1.5))
        painter.setPen(QPen(self._palette.ink, 1.5))
        inner = rect.adjusted(6, 6, -6, -6)
        painter.drawLine(QLineF(inner.topLeft(), inner.bottomRight()))
        painter.drawLine(QLineF(inner.topRight(), inner.bottomLeft()))
