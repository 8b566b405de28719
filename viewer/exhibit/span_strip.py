"""Time as a strip: the span of every stop or scene on it, the one that is shown stands out."""

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
    """Paint a stretch of time with its first and last day; it is looked at, not touched.

    With `said` false it is a bare line: whoever shows it says the days.
    """

    def __init__(
        self, station: Station, parent: QWidget | None = None, *, said: bool = True
    ) -> None:
        super().__init__(parent)
        self._said = said
        self._station = station
        self._bounds: tuple[int, int] | None = None
        self._spans: tuple[tuple[int, int] | None, ...] = ()
        self._at = self._from = 0
        self._share = 1.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spans(
        self, bounds: tuple[int, int] | None, spans: Sequence[tuple[int, int] | None], at: int
    ) -> None:
        """Show these spans (minutes) within `bounds`; that with the number `at` stands out."""
        self._bounds, self._spans, self._at = bounds, tuple(spans), at
        self._from, self._share = at, 1.0
        found = self._shown() if self._said else any(self._spans)
        self.setVisible(bounds is not None and bool(found))
        self.retranslate()

    def glide_to(self, at: int) -> None:
        """Begin to go from the span that stands out to that with the number `at`."""
        if at != self._at:
            before = self._at if self._shown() is not None else at
            self._from, self._at, self._share = before, at, 0.0
            self.retranslate()

    def set_share(self, share: float) -> None:
        """Be a share (0 to 1) of the way to the span that one goes to."""
        if share != self._share:
            self._share = share
            self.update()

    def retranslate(self) -> None:
        """Say the days again in the language spoken."""
        span = self._shown()
        self.setAccessibleName(self._words(*span) if span else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, round((2.1 if self._said else 0.7) * self._line()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        shown = self._shown()
        if self._bounds is None or (shown is None and self._said):
            return
        palette, line = theme.active(), self._line()
        pad, thick = line * 0.6 if self._said else 0.0, line * (0.3 if self._said else 0.4)
        middle = self.height() - line * (0.62 if self._said else 0.35)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self._said:
                painter.setPen(QPen(palette.line, max(1, self._station.metrics.px(2))))
                painter.setBrush(palette.surface)
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
            if shown is None:
                return
            bar = self._bar(shown, track, thick * 1.5)
            before = self._spans[self._from]
            if before is not None:
                bar = _between(self._bar(before, track, thick * 1.5), bar, self._share)
            painter.setBrush(palette.lacquer)
            painter.drawRoundedRect(bar, thick / 3, thick / 3)
            if not self._said:
                return
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


def _between(one: QRectF, other: QRectF, share: float) -> QRectF:
    """Return the rectangle a share of the way from one to the other of the same height."""
    left = one.left() + (other.left() - one.left()) * share
    wide = one.width() + (other.width() - one.width()) * share
    return QRectF(left, other.top(), wide, other.height())
