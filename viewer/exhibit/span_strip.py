"""The time of a tour as a strip: every stop's span on it, the one that is shown stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer import theme
from viewer.details.values import span_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from viewer.exhibit.context import Station

DAY = 24 * 60


class SpanStrip(QWidget):
    """Paint a stretch of time with its first and last day; it is looked at, not touched."""

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._station = station
        self._bounds: tuple[int, int] | None = None
        self._spans: tuple[tuple[int, int] | None, ...] = ()
        self._at = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spans(
        self, bounds: tuple[int, int] | None, spans: Sequence[tuple[int, int] | None], at: int
    ) -> None:
        """Show these spans (minutes) within `bounds`; that with the number `at` stands out."""
        self._bounds, self._spans, self._at = bounds, tuple(spans), at
        self.setVisible(bounds is not None and self._shown() is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the days again in the language spoken."""
        span = self._shown()
        self.setAccessibleName(self._words(*span) if span else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round(2.1 * self._line()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self._shown()
        if self._bounds is None or shown is None:
            return
        palette, line = theme.active(), self._line()
        pad, thick = line * 0.6, line * 0.3
        middle = self.height() - line * 0.62
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ground = palette.surface
            painter.setPen(QPen(palette.line, max(1, self._station.metrics.px(2))))
            painter.setBrush(ground)
            whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(whole, line * 0.5, line * 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            track = QRectF(pad, middle - thick / 4, self.width() - 2 * pad, thick / 2)
            painter.setBrush(palette.line)
            painter.drawRoundedRect(track, thick / 4, thick / 4)
            painter.setBrush(palette.outline)
            for span in self._spans:
                if span is not None:
                    painter.drawRoundedRect(self._bar(span, track, thick * 0.5), 2, 2)
            bar = self._bar(shown, track, thick * 1.5)
            painter.setBrush(palette.lacquer)
            painter.drawRoundedRect(bar, thick / 3, thick / 3)
            painter.setFont(self._station.metrics.font("label"))
            painter.setPen(palette.ink)
            words = self._words(*shown)
            wide = QFontMetricsF(painter.font()).horizontalAdvance(words) + 2
            left = min(max(bar.center().x() - wide / 2, pad), max(pad, self.width() - pad - wide))
            box = QRectF(left, line * 0.12, wide, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _bar(self, span: tuple[int, int], track: QRectF, high: float) -> QRectF:
        assert self._bounds is not None
        first, last = self._bounds
        scale = track.width() / max(1, last - first)
        left = track.left() + (span[0] - first) * scale
        wide = max(high, (span[1] - span[0]) * scale)
        left = min(left, track.right() - wide)
        return QRectF(left, track.center().y() - high / 2, wide, high)

    def _shown(self) -> tuple[int, int] | None:
        return self._spans[self._at] if 0 <= self._at < len(self._spans) else None

    def _words(self, earliest: int, latest: int) -> str:
        return span_words(earliest, latest, self._station.language.code)

    def _line(self) -> float:
        return QFontMetricsF(self._station.metrics.font("label")).height()
