"""The staff's way out: two corners held one after the other, then the PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from viewer.exhibit import pin
from viewer.exhibit.buttons import BigButton, StationButton
from viewer.exhibit.sheet import Sheet
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from viewer.exhibit.context import Station

CORNER_MM: Final = 20
HOLD: Final = 3000
"""Milliseconds that each corner is held."""
WITHIN: Final = 10_000
"""Milliseconds between the first corner and the end of the second."""
BACK: Final = "back"
KEYS: Final = ("1", "2", "3", "4", "5", "6", "7", "8", "9", BACK, "0")


class CornerGesture(QObject):
    """Notice that somebody holds the top left corner, then the top right one; swallows nothing."""

    made = Signal()

    def __init__(self, window: QWidget, station: Station, hold: int = HOLD) -> None:
        super().__init__(window)
        self._window = window
        self._station = station
        self._corner = ""
        self._held_first = False
        self._holding = QTimer(self)
        self._holding.setSingleShot(True)
        self._holding.setInterval(hold)
        self._holding.timeout.connect(self._on_holding_timeout)
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.setInterval(WITHIN)
        self._forgetting.timeout.connect(self.forget)

    def press(self, at: QPointF) -> None:
        """Notice a finger or button that went down at a place of the window."""
        corner = self._corner_at(at)
        if corner == ("right" if self._held_first else "left"):
            if corner != self._corner:
                self._corner = corner
                self._holding.start()
        else:
            self.forget()

    def move(self, at: QPointF) -> None:
        """Notice where the finger goes: out of the corner, it holds nothing."""
        if self._corner and self._corner_at(at) != self._corner:
            self.release()

    def release(self) -> None:
        """Notice that the finger or button went up."""
        self._corner = ""
        self._holding.stop()

    def forget(self) -> None:
        """Begin anew."""
        self.release()
        self._held_first = False
        self._forgetting.stop()

    def _corner_at(self, at: QPointF) -> str:
        reach = self._station.metrics.mm(CORNER_MM)
        if not 0 <= at.y() <= reach:
            return ""
        if 0 <= at.x() <= reach:
            return "left"
        return "right" if self._window.width() - reach <= at.x() <= self._window.width() else ""

    def _on_holding_timeout(self) -> None:
        if self._held_first:
            self.forget()
            self.made.emit()
        else:
            self._held_first = True
            self._forgetting.start()


class PinPad(Sheet):
    """Take the staff's PIN; without one (a rehearsal), ask whether to leave."""

    accepted = Signal()
    """The PIN was right: the station may be left."""

    def __init__(self, owner: QWidget, station: Station, failures: pin.Failures) -> None:
        super().__init__(owner, station, width_mm=130)
        self._failures = failures
        self._typed = ""
        self._checking = False
        self.shown = plain_label("", "title", wrap=False)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = plain_label("", "small")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(self.shown)
        self.column.addWidget(self.note)
        self._grid = QGridLayout()
        self.column.addLayout(self._grid)
        self.keys: dict[str, StationButton] = {}
        for number, key in enumerate(KEYS):
            button = self.keys[key] = StationButton(
                "" if key == BACK else key, icon=BACK * (key == BACK)
            )
            button.clicked.connect(lambda _checked=False, key=key: self.press(key))
            self._grid.addWidget(button, number // 3, number % 3)
        self.enter = BigButton()
        self.enter.clicked.connect(self.check)
        self._grid.addWidget(self.enter, 3, 2)
        self._ticking = QTimer(self)
        self._ticking.setInterval(500)
        self._ticking.timeout.connect(self._show_state)
        self.closed.connect(self._ticking.stop)

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("For staff"))
        self.enter.say(self.tr("OK"), self.tr("Leave the exhibit"))
        self.keys[BACK].say("", self.tr("Delete the last digit"))
        self._show_state()

    def arrange(self) -> None:
        self._grid.setSpacing(self.station.metrics.mm(3))

    def ask(self) -> None:
        """Appear, empty."""
        self._typed = ""
        self._checking = False
        self._ticking.start()
        self.pop_up()

    def press(self, key: str) -> None:
        """Take one key of the pad."""
        if self._failures.wait or self._checking:
            return
        if key == BACK:
            self._typed = self._typed[:-1]
        elif len(self._typed) < pin.LONGEST:
            self._typed += key
        self._show_state()

    def check(self) -> None:
        """Compare what was typed with the PIN, in a worker."""
        if not self.station.settings.pin_hash:
            self.accepted.emit()
            return
        if not self._failures.wait and self._typed and not self._checking:
            self._checking = True
            typed, self._typed = self._typed, ""
            hashed = self.station.settings.pin_hash
            self.station.jobs.run(pin.fits, typed, hashed, then=self._answer, latest=(self, "pin"))
            self._show_state()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() in self.keys:
            self.press(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.press(BACK)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.check()
        else:
            super().keyPressEvent(event)

    def _answer(self, right: bool) -> None:
        self._checking = False
        if right:
            self._failures.clear()
            self.close_sheet()
            self.accepted.emit()
            return
        self._failures.add()
        self._show_state()

    def _show_state(self) -> None:
        self.shown.setText("•" * len(self._typed) or "–")
        wait = self._failures.wait
        if not self.station.settings.pin_hash:
            words = self.tr("No PIN is set: this is a rehearsal.")
        elif wait:
            words = self.tr("Wrong. Try again in %1 s.").replace("%1", str(int(wait) + 1))
        else:
            words = self.tr("Type the PIN to leave the exhibit.")
        if words != self.note.text():
            self.note.setText(words)
        for button in (*self.keys.values(), self.enter):
            button.setEnabled(not wait and not self._checking)
