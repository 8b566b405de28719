"""A touchable text: one paragraph in big type, whose underlined words answer to a tap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from viewer import theme
from viewer.widgets.accessible_role import Role
from viewer.widgets.reading_offsets import Offsets, displayable
from viewer.widgets.reading_painter import PATTERNS
from viewer.widgets.reading_style import stroke_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from db.records import Passage

LINE: Final = 1.55
"""Distance of baselines in ems: room for stacked marks and for a line under the lowest dot."""
UNDER: Final = 0.28
"""How far under the baseline a line stands, in ems."""
_TRAVEL: Final = 24.0
"""Logical pixels that a finger may wander in a tap."""


@dataclass(frozen=True, slots=True)
class Touchable:
    """Code points [start, end) of a text that lead to a record; `side` colours some kinds."""

    start: int
    end: int
    ref: str
    marker: bool = False

    @property
    def kind(self) -> str:
        """Return the kind of the record."""
        return self.ref.partition("/")[0]


def spots_in_passage(passage: Passage) -> tuple[Touchable, ...]:
    """Return what can be touched in a paragraph: accepted mentions, outermost first, and marks."""
    mentions = [
        Touchable(one.start, one.end, one.ref)
        for one in passage.mentions
        if one.ref is not None and one.state == "accepted"
    ]
    marks = [Touchable(one.start, one.end, one.ref, marker=True) for one in passage.markers]
    return tuple(sorted((*mentions, *marks), key=lambda one: (one.start, -one.end)))


def spots_of_names(text: str, names: Mapping[str, str]) -> tuple[Touchable, ...]:
    """Return where whole words of a text are one of these names (lower case -> ref).

    The longest name at a place wins; a record is marked where it is first named.
    """
    low = text.lower()
    if len(low) != len(text):  # a letter whose lower case is longer: no offsets to rely on
        return ()
    found: list[Touchable] = []
    taken: set[str] = set()
    for name in sorted(names, key=len, reverse=True):
        ref, at = names[name], low.find(name)
        while at >= 0 and ref not in taken:
            end = at + len(name)
            if _is_whole(low, at, end) and not _overlaps(found, at, end):
                found.append(Touchable(at, end, ref))
                taken.add(ref)
            at = low.find(name, end)
    return tuple(sorted(found, key=lambda one: one.start))


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (before.isalnum() or after.isalnum())


def _overlaps(found: Iterable[Touchable], start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in found)


class TouchText(QWidget):
    """Show one paragraph; a tap on, or near, an underlined word says which record it names.

    `face` answers the font whenever it is asked, so that text sizes can change. Tab and the arrow
    keys are not needed to read it; Left and Right walk the words, Enter touches one.
    """

    accessible_role = Role.Paragraph

    touched = Signal(str)
    """The ref of the record whose words were touched."""

    def __init__(
        self, face: Callable[[], QFont], reach: float = 26.0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._face = face
        self._reach = reach
        self._text = ""
        self._colour = "ink"
        self._spots: tuple[Touchable, ...] = ()
        self._marked: tuple[tuple[int, int], ...] = ()
        self._offsets = Offsets("")
        self._layout = QTextLayout()
        self._laid = (-1.0, "")
        self._pressed: QPointF | None = None
        self._meant: Touchable | None = None
        """The word under the finger that is down."""
        self._focused = -1
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text

    @property
    def spots(self) -> tuple[Touchable, ...]:
        """What can be touched."""
        return self._spots

    def show_text(
        self,
        text: str,
        spots: Sequence[Touchable] = (),
        marked: Sequence[tuple[int, int]] = (),
        colour: str = "ink",
    ) -> None:
        """Show a text in the palette's `colour`; `marked` code points lie on a bright ground."""
        self._text, self._spots, self._marked = text, tuple(spots), tuple(marked)
        self._colour = colour
        self._offsets = Offsets(text)
        self._focused, self._meant = -1, None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if spots else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(text)
        self._forget()

    def rects_of(self, spot: Touchable) -> list[QRectF]:
        """Return where a touchable word stands, a rectangle a line, in the widget's pixels."""
        self._lay_out(self.width())
        return self._rects(spot.start, spot.end)

    def spot_at(self, at: QPointF) -> Touchable | None:
        """Return what a finger at a point means: the nearest word in reach, inner first."""
        best: tuple[float, int] | None = None
        meant: Touchable | None = None
        for spot in self._spots:
            for rect in self.rects_of(spot):
                far = (_distance(rect, at), spot.end - spot.start)
                if far[0] <= self._reach and (best is None or far < best):
                    best, meant = far, spot
        return meant

    def named_at(self, at: QPointF) -> str | None:
        """Return the record that a finger at a point means."""
        spot = self.spot_at(at)
        return spot.ref if spot is not None else None

    def let_go(self) -> None:
        """Forget the finger that is down."""
        self._pressed = self._meant = None
        self.update()

    # size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._lay_out(width)
        return round(self._layout.lineCount() * self._step() + 2)

    def sizeHint(self) -> QSize:
        width = self.width() if self.width() > 120 else 480
        return QSize(480, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, round(self._step()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # layouts remember a size hint, and it is that of a width

    # paint

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._lay_out(self.width())
        palette = theme.active()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for start, end in self._marked:
                _paint_band(painter, self._rects(start, end), palette.highlight)
            if self._meant is not None:
                meant = self._rects(self._meant.start, self._meant.end)
                _paint_band(painter, meant, palette.highlight)
            painter.setPen(getattr(palette, self._colour))
            self._layout.draw(painter, QPointF(0, 0))
            for spot in self._spots:
                if not spot.marker:
                    self._underline(painter, spot)
            if self.hasFocus() and 0 <= self._focused < len(self._spots):
                spot = self._spots[self._focused]
                painter.setPen(QPen(palette.lacquer, 3))
                for rect in self._rects(spot.start, spot.end):
                    painter.drawRoundedRect(rect.adjusted(-3, 0, 3, 0), 5, 5)

    def _underline(self, painter: QPainter, spot: Touchable) -> None:
        colour: QColor = getattr(theme.active(), theme.kind_style(spot.kind).token)
        stroke = stroke_of(spot.kind)
        size = self._face().pixelSize()
        pen = QPen(colour, max(1.6, size / 13) * (0.6 if stroke == "double" else 1.0))
        if stroke in PATTERNS:
            pen.setDashPattern(PATTERNS[stroke])
            if stroke != "dash":
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for rect in self._rects(spot.start, spot.end):
            y = rect.top() + self._rise() + UNDER * size
            line = QLineF(rect.left(), y, rect.right(), y)
            painter.drawLine(line)
            if stroke == "double":
                painter.drawLine(line.translated(0, size / 8))

    # touch, as mouse events or synthesised from a finger's

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        self._meant = self.spot_at(event.position())
        self.update()
        if self._meant is None:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self._pressed
        self.let_go()
        if pressed is None or (pressed - event.position()).manhattanLength() > _TRAVEL:
            return
        spot = self.spot_at(event.position())
        if spot is not None:
            self.touched.emit(spot.ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        count = len(self._spots)
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right} and count:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._focused = (self._focused + step) % count
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._focused >= 0:
            self.touched.emit(self._spots[self._focused].ref)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._forget()

    # layout

    def _forget(self) -> None:
        self._laid = (-1.0, "")
        self.updateGeometry()
        self.update()

    def _step(self) -> float:
        return float(round(self._face().pixelSize() * LINE))

    def _rise(self) -> float:
        """Return the distance from a line's top to its baseline."""
        metrics = QFontMetricsF(self._face())
        return (self._step() + metrics.ascent() - metrics.descent()) / 2

    def _lay_out(self, width: float) -> None:
        font = self._face()
        if self._laid == (width, font.key()):
            return
        self._laid = (width, font.key())
        self._layout = QTextLayout(displayable(self._text), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(self._formats())
        step, rise = self._step(), self._rise()
        self._layout.beginLayout()
        number = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1.0))
            line.setPosition(QPointF(0, number * step + rise - line.ascent()))
            number += 1
        self._layout.endLayout()

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """Set citation marks in the interface's type, smaller and jade."""
        found: list[QTextLayout.FormatRange] = []
        for spot in self._spots:
            if spot.marker:
                mark = QTextLayout.FormatRange()
                mark.start = self._offsets.to_utf16(spot.start)
                mark.length = self._offsets.to_utf16(spot.end) - mark.start
                look = QTextCharFormat()
                look.setForeground(theme.active().jade)
                mark.format = look
                found.append(mark)
        return found

    def _rects(self, start: int, end: int) -> list[QRectF]:
        first, last = self._offsets.to_utf16(start), self._offsets.to_utf16(end)
        step = self._step()
        found: list[QRectF] = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            begin = max(first, line.textStart())
            stop = min(last, line.textStart() + line.textLength())
            if begin < stop:
                left, right = _x(line.cursorToX(begin)), _x(line.cursorToX(stop))
                found.append(QRectF(left, number * step, right - left, step))
        return found


def _paint_band(painter: QPainter, rects: Sequence[QRectF], colour: QColor) -> None:
    path = QPainterPath()
    for rect in rects:
        one = QPainterPath()
        one.addRect(rect.adjusted(-2, 0, 2, 0.5))
        path = path.united(one)
    painter.setPen(QPen(colour, 5, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(colour)
    painter.drawPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _distance(rect: QRectF, at: QPointF) -> float:
    across = max(rect.left() - at.x(), 0.0, at.x() - rect.right())
    down = max(rect.top() - at.y(), 0.0, at.y() - rect.bottom())
    return (across * across + down * down) ** 0.5


def _x(answer: object) -> float:
    """Return the x of `QTextLine.cursorToX`, whose binding answers (x, position)."""
    return float(cast("tuple[float, int]", answer)[0])
