"""The keyboard on the screen: letters and digits for as many fingers as there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QTouchEvent
from PySide6.QtWidgets import QWidget

from viewer.exhibit.buttons import StationButton

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from viewer.exhibit.metrics import Metrics

ROWS: Final = ("1234567890", "qwertyuiop", "asdfghjkl/", "zxcvbnm<<<", "===____>>>")
"""One letter a column: `<` erases, `=` clears, `_` is a blank, `>` is done."""
COLUMNS: Final = 10
WIDEST_MM: Final = 21
"""Keys of 20 to 22 mm are hit best; see Tiresias on keypads."""
LEAST_MM: Final = 14
GAP_MM: Final = 1
HELD_MS: Final = 500
"""How long the erasing key must be held before it goes on by itself."""
REPEAT_MS: Final = 90
ERASE, CLEAR, BLANK, DONE = "<=_>"


class Keyboard(QWidget):
    """Say what is typed; any key works by touch, mouse and Tab. Knows no text.

    A finger that slides to a neighbour means that one; a second finger sends off the first.
    """

    typed = Signal(str)
    erased = Signal()
    cleared = Signal()
    done = Signal()

    def __init__(self, metrics: Metrics, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.keys: dict[str, StationButton] = {}
        """Every key by what stands for it in ROWS."""
        for code in dict.fromkeys("".join(ROWS)):
            self.keys[code] = self._key(code)
        self._fingers: dict[int, str] = {}
        self._repeat = QTimer(self)
        self._repeat.timeout.connect(self._on_repeat_timeout)
        self.retranslate()

    def _key(self, code: str) -> StationButton:
        icon = "backspace" if code == ERASE else ""
        key = StationButton(role="primary" if code == DONE else "key", icon=icon, parent=self)
        if code == ERASE:
            key.setAutoRepeat(True)
            key.setAutoRepeatDelay(HELD_MS)
            key.setAutoRepeatInterval(REPEAT_MS)
        key.clicked.connect(lambda _checked=False, code=code: self._send(code))
        return key

    def retranslate(self) -> None:
        """Say the words on the keys again."""
        words = {
            ERASE: ("", self.tr("Erase one letter")),
            CLEAR: (self.tr("Clear"), self.tr("Clear everything")),
            BLANK: (self.tr("Space"), self.tr("Space")),
            "/": ("/", self.tr("Slash")),
            DONE: (self.tr("Done"), self.tr("Done: put the keyboard away")),
        }
        for code, key in self.keys.items():
            key.say(*words.get(code, (code.upper(), code.upper())))
        self.setAccessibleName(self.tr("Keyboard"))

    def let_go(self) -> None:
        """Forget the fingers: the keyboard goes away, or the visitor has."""
        self._repeat.stop()
        self._fingers.clear()
        for key in self.keys.values():
            key.setDown(False)

    # size

    def size_in(self, width: int, height: int) -> QSize:
        """Return the size that it takes where so much room is; its keys are never under 14 mm."""
        gap = self._metrics.mm(GAP_MM)
        side = min(
            self._metrics.mm(WIDEST_MM),
            (width - (COLUMNS - 1) * gap) // COLUMNS,
            (height - (len(ROWS) - 1) * gap) // len(ROWS),
        )
        border = 2 * max(1, self._metrics.px(2))
        side = max(side, self._metrics.mm(LEAST_MM) + border)
        return QSize(COLUMNS * side + (COLUMNS - 1) * gap, len(ROWS) * side + (len(ROWS) - 1) * gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        gap = self._metrics.mm(GAP_MM)
        wide = (self.width() - (COLUMNS - 1) * gap) // COLUMNS
        high = (self.height() - (len(ROWS) - 1) * gap) // len(ROWS)
        for row, codes in enumerate(ROWS):
            for code in dict.fromkeys(codes):
                first, count = codes.index(code), codes.count(code)
                left = first * (wide + gap)
                width = count * wide + (count - 1) * gap
                self.keys[code].setGeometry(QRect(left, row * (high + gap), width, high))

    # fingers

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QTouchEvent):
            return super().event(event)
        if event.type() == QEvent.Type.TouchCancel:
            self.let_go()
        else:
            for point in event.points():
                self._follow(point)
        event.accept()
        return True

    def _follow(self, point: QEventPoint) -> None:
        number, at = point.id(), self._code_at(point.position())
        match point.state():
            case QEventPoint.State.Pressed:
                for other in list(self._fingers):
                    self._lift(other)
                self._fingers[number] = at
                self.keys[at].setDown(True)
                if at == ERASE:
                    self._send(at)
                    self._repeat.start(HELD_MS)
            case QEventPoint.State.Updated:
                before = self._fingers.get(number)
                if before is not None and before != at and ERASE not in (before, at):
                    self.keys[before].setDown(False)
                    self._fingers[number] = at
                    self.keys[at].setDown(True)
            case QEventPoint.State.Released:
                self._lift(number)
            case _:
                pass

    def _lift(self, number: int) -> None:
        """Take a finger off its key, which is typed."""
        code = self._fingers.pop(number, None)
        if code is None:
            return
        self.keys[code].setDown(False)
        if code == ERASE:
            self._repeat.stop()
        else:
            self._send(code)

    def _code_at(self, at: QPointF) -> str:
        """Return the key at a point, or the nearest one: the gaps between belong to both."""

        def away(code: str) -> float:
            box = self.keys[code].geometry()
            across = max(box.left() - at.x(), at.x() - box.right(), 0.0)
            down = max(box.top() - at.y(), at.y() - box.bottom(), 0.0)
            return across * across + down * down

        return min(self.keys, key=away)

    def _on_repeat_timeout(self) -> None:
        self._repeat.start(REPEAT_MS)
        self._send(ERASE)

    def _send(self, code: str) -> None:
        match code:
            case "<":
                self.erased.emit()
            case "=":
                self.cleared.emit()
            case ">":
                self.done.emit()
            case _:
                self.typed.emit(" " if code == BLANK else code)
