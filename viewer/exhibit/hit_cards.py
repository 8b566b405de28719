"""A result as a card for fingers: mark, title, kind, and two lines of the text that was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from viewer import theme
from viewer.models.delegates import laid_out, utf16_offset
from viewer.models.result_rows import HitDelegate
from viewer.models.roles import Index, Role, spans_of, text_of
from viewer.widgets.kind_mark import paint_mark

if TYPE_CHECKING:
    from viewer.exhibit.metrics import Metrics

LEAST_MM: Final = 18
LINE: Final = 1.3
"""Height of a line, in heights of its font."""
MOST_LINES: Final = 2


class CardDelegate(HitDelegate):
    """Paint each result as a card, as high as its text needs; at least 18 mm."""

    def __init__(self, view: QAbstractItemView, metrics: Metrics) -> None:
        super().__init__(view)
        self._metrics = metrics
        self._heights: dict[tuple[str, str, int], int] = {}

    def forget(self) -> None:
        """Forget the heights: the type has another size, or the rows are others."""
        super().forget()
        self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = max(self._view.viewport().width(), 100)
        key = (text_of(index), text_of(index, Role.SNIPPET), width)
        if key not in self._heights:
            inner = self._inner(QRectF(0, 0, width, 0))
            high = self._title(index, inner.width()).boundingRect().height()
            note, snippet = self._parts(index, inner.width())
            high += note is not None and note.boundingRect().height()
            high += snippet is not None and snippet.boundingRect().height()
            least = self._metrics.mm(LEAST_MM)
            self._heights[key] = max(least, round(high) + 2 * self._pad) + self._gap
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette = theme.active()
        box = QRectF(option.rect).adjusted(1, 1, -1, -1 - self._gap)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(palette.selection if chosen else palette.surface)
        painter.setPen(QPen(palette.ink if focused else palette.line, self._metrics.px(2)))
        painter.drawRoundedRect(box, self._metrics.px(12), self._metrics.px(12))
        inner = self._inner(box)
        title = self._title(index, inner.width())
        note, snippet = self._parts(index, inner.width())
        heights = [part.boundingRect().height() for part in (title, note, snippet) if part]
        top = box.center().y() - sum(heights) / 2
        kind, side = text_of(index, Role.KIND), text_of(index, Role.SIDE) or None
        middle = QPointF(box.left() + self._pad * 1.6, top + title.lineAt(0).height() * 0.62)
        if kind:
            paint_mark(painter, kind, side, middle, self._metrics.px(22))
        for part, token in ((title, "ink"), (note, "muted"), (snippet, "ink")):
            if part is not None:
                painter.setPen(getattr(palette, token))
                part.draw(painter, QPointF(inner.left(), top))
                top += part.boundingRect().height()
        painter.restore()

    @property
    def _pad(self) -> int:
        return self._metrics.px(16)

    @property
    def _gap(self) -> int:
        return self._metrics.mm(2)

    def _inner(self, box: QRectF) -> QRectF:
        """Return where the words stand in a card."""
        return box.adjusted(self._pad * 3.2, 0, -self._pad, 0)

    def _title(self, index: Index, width: float) -> QTextLayout:
        spans = spans_of(index) if _says_title(index) else ()
        return _cut(text_of(index), spans, self._metrics.font("strong"), width, 2)

    def _parts(self, index: Index, width: float) -> tuple[QTextLayout | None, QTextLayout | None]:
        """Return the line that names kind and found name, and the snippet, where there are any."""
        font = self._metrics.font("small")
        kind = text_of(index, Role.EYEBROW) if self.kinds else ""
        said = " · ".join(one for one in (kind, text_of(index, Role.FOUND_BY)) if one)
        note = _cut(said, (), font, width, 1) if said else None
        snippet = text_of(index, Role.SNIPPET)
        if not snippet or _says_title(index):
            return note, None
        return note, _cut(snippet, spans_of(index), font, width, MOST_LINES)


def _says_title(index: Index) -> bool:
    """Say whether the text that was found is the title itself."""
    return text_of(index, Role.SNIPPET) == text_of(index)


def _cut(
    text: str, spans: tuple[tuple[int, int], ...], font: QFont, width: float, lines: int
) -> QTextLayout:
    """Return a text laid out in at most so many lines, an ellipsis at the end if need be."""
    if lines == 1:
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        return laid_out(shown, font, width + 4, (), LINE)
    layout = laid_out(text, font, width, spans, LINE)
    if layout.lineCount() <= lines:
        return layout
    last = layout.lineAt(lines - 1)
    cut = last.textStart() + last.textLength()
    end = next((at for at in range(len(text) + 1) if utf16_offset(text, at) >= cut), len(text))
    kept = text[: max(0, end - 2)].rstrip()
    inside = tuple((a, min(b, len(kept))) for a, b in spans if a < len(kept))
    return laid_out(f"{kept}…", font, width, inside, LINE)
