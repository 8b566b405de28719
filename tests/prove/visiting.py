"""Visitors at random: they touch a station as people do, and each touch is timed.

Call stand_on_a_screen() before there is an application.
"""

from __future__ import annotations

import atexit
import json
import os
import random
import shutil
import tempfile
import time
from array import array
from heapq import heappush, heappushpop
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from viewer.exhibit.sheet import Sheet

if TYPE_CHECKING:
    from viewer.exhibit.app import Exhibit

SIZE = (1920, 1080)
IDLE_FOR = 40
"""Milliseconds after which a touch that changed nothing is waited for no more."""
PAINTED_WITHIN = 1000
"""The same where a question is still being answered."""
PATIENCE = 400
"""Milliseconds that a visitor waits for an answer before he touches again."""
LONG_PRESS = 700
SLOWEST = 12
"""Touches of the slowest that are told by name."""
LETTERS = "abcdeghiklmnopqrstuvxy 0123456789"


def stand_on_a_screen() -> None:
    """Where nothing else is chosen, draw nowhere, on a screen as large as the window.

    A station's window fills its screen. Qt's own offscreen is 800×800, and of what is touched
    beside it Qt says that it belongs to no window.
    """
    if os.environ.get("QT_QPA_PLATFORM", "offscreen") != "offscreen":
        return
    screen = {"name": "station", "x": 0, "y": 0, "width": SIZE[0], "height": SIZE[1], "dpr": 1}
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    file = folder / "screens.json"
    dots = {"logicalDpi": 96, "logicalBaseDpi": 96}
    file.write_text(json.dumps({"screens": [screen | dots]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
    atexit.register(shutil.rmtree, folder)


class Paintings(QObject):
    """Notice the first painting after a touch, and end the loop that waits for it."""

    def __init__(self, loop: QEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self.painted = self._began = False
        self.seen_at: float | None = None
        """When the first batch of paintings was over."""
        self.spent_at = 0.0
        """How much of the processor's time this program had had by then."""

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """See every event of the program; keep none."""
        if event.type() != QEvent.Type.Paint:
            if self._began and self.seen_at is None:
                self.seen_at, self.spent_at = time.perf_counter(), time.process_time()
        elif not self.painted:
            self.painted = self._began = True
            QTimer.singleShot(0, self._loop, self._loop.quit)  # behind the whole batch of paintings
        return False


class Times:
    """Many times in milliseconds: each as a bare number, and the slowest with their names.

    Kept as small as can be, for it grows with every touch while the station's memory is judged.
    """

    def __init__(self) -> None:
        self.all = array("f")
        self._slowest: list[tuple[float, str]] = []

    def add(self, took: float, what: str) -> None:
        """Keep one more."""
        self.all.append(took)
        keep = heappush if len(self._slowest) < SLOWEST else heappushpop
        keep(self._slowest, (took, what))

    @property
    def slowest(self) -> list[tuple[float, str]]:
        """The slowest and what was done then, slowest first."""
        return sorted(self._slowest, reverse=True)


class Visitor:
    """One seeded visitor after the other."""

    def __init__(self, exhibit: Exhibit, seed: int) -> None:
        self.exhibit = exhibit
        self.chance = random.Random(seed)
        self.device = QTest.createTouchDevice()
        self.responses, self.answers = Times(), Times()
        self.efforts, self.costs = Times(), Times()
        """Processor's milliseconds until the first painting, and until the answer's."""
        self._settling = QEventLoop()
        self._waits = False
        self._rest = QTimer(singleShot=True)  # one for all: PySide keeps some of each
        self._rest.timeout.connect(self._settled)
        exhibit.station.jobs.idle.connect(self._settling.quit)
        self.screens: dict[str, int] = {}
        self.actions = 0
        self.doing = ""
        """What was done last, and where."""
        self.touched = ""
        """The name of the button that was touched last."""

    def visit(self) -> None:
        """Come, touch, and go away: the idle reset follows."""
        self.act("tap anywhere", self.tap_anywhere)
        deeds = (
            [("tap a button", self.tap_button)] * 10
            + [("tap anywhere", self.tap_anywhere)] * 4
            + [("swipe", self.swipe)] * 3
            + [("pinch", self.pinch)] * 2
            + [("type", self.type)] * 2
            + [("language", self.change_language)]
            + [("back", self.go_back)]
        )
        for _ in range(self.chance.randint(5, 12)):
            self.act(*self.chance.choice(deeds))
        if self.chance.random() < 0.05:
            self.act("long press", self.press_long)
        if self.chance.random() < 0.1:  # both tiers of the idle clock, and a touch between them
            self.exhibit.idle._on_idle_timeout()
            self.act("stop the countdown", self.tap_anywhere)
        self.exhibit.idle.expire()
        self.settle(20)
        self.settle(20)  # a worker drops pages first; then the window gives back what it took

    def act(self, name: str, deed: object) -> None:
        """Do one thing and measure until the first painting, and until the one that answers it."""
        loop = QEventLoop()
        paintings = Paintings(loop)
        application = QApplication.instance()
        assert application is not None
        place = self.exhibit.station.visit.place
        self.screens[place.screen] = self.screens.get(place.screen, 0) + 1
        application.installEventFilter(paintings)
        self.doing, self.touched = f"{name} on {place.screen} {place.ref or ''}", ""
        began, spent = time.perf_counter(), time.process_time()
        deed()  # type: ignore[operator]
        held = name == "long press"
        feedback, paintings.painted = paintings.painted, False  # a button lets go at once
        for wait in (IDLE_FOR, PAINTED_WITHIN):
            if not paintings.painted and (wait == IDLE_FOR or self.exhibit.station.jobs.busy):
                QTimer.singleShot(wait, loop, loop.quit)
                loop.exec()
        took = 1000 * (time.perf_counter() - began)
        cost = 1000 * (time.process_time() - spent)
        application.removeEventFilter(paintings)
        if not held and (feedback or paintings.painted):
            what = f"{name} {self.touched} on {place.screen}"
            first = took if paintings.seen_at is None else 1000 * (paintings.seen_at - began)
            effort = cost if paintings.seen_at is None else 1000 * (paintings.spent_at - spent)
            self.responses.add(first, what)
            self.efforts.add(effort, what)
            self.answers.add(took if paintings.painted else first, what)
            self.costs.add(cost, what)
        self.actions += 1
        if self.chance.random() < 0.6:
            self.settle(10)

    def settle(self, milliseconds: int) -> None:
        """Let the exhibit answer what it was asked, and run a little."""
        loop = self._settling
        if self.exhibit.station.jobs.busy:
            QTimer.singleShot(PATIENCE, loop, loop.quit)
            loop.exec()
        self._rest.start(milliseconds)
        self._waits = True
        while self._waits:
            loop.exec()

    def _settled(self) -> None:
        self._waits = False
        self._settling.quit()

    # what a visitor does

    def point(self) -> QPoint:
        """Return a place of the window, seldom in the corners that staff hold."""
        window = self.exhibit.window
        return QPoint(self.chance.randrange(window.width()), self.chance.randrange(window.height()))

    def tap(self, at: QPoint) -> None:
        """Tap with a finger."""
        window = self.exhibit.window
        QTest.touchEvent(window, self.device).press(0, at, window).commit()
        QTest.touchEvent(window, self.device).release(0, at, window).commit()

    def tap_anywhere(self) -> None:
        """Tap at random."""
        self.tap(self.point())

    def tap_button(self) -> None:
        """Tap one of the buttons that can be reached now."""
        window = self.exhibit.window
        places = []
        sheet = next((one for one in window.findChildren(Sheet) if one.isVisible()), None)
        for button in (sheet or window).findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled():
                at = button.mapTo(window, button.rect().center())
                if window.rect().contains(at) and window.childAt(at) is not None:
                    places.append((at, button.accessibleName()))
        at, self.touched = self.chance.choice(places) if places else (self.point(), "")
        self.tap(at)

    def swipe(self) -> None:
        """Drag a finger over the screen."""
        window, device = self.exhibit.window, self.device
        at, to = self.point(), self.point()
        QTest.touchEvent(window, device).press(0, at, window).commit()
        for step in range(1, 6):
            QTest.touchEvent(window, device).move(0, at + (to - at) * step / 5, window).commit()
        QTest.touchEvent(window, device).release(0, to, window).commit()

    def pinch(self) -> None:
        """Move two fingers apart, or together."""
        window, device = self.exhibit.window, self.device
        middle = window.rect().center()
        steps = [QPoint(40 + 30 * step, 0) for step in range(6)]
        if self.chance.random() < 0.5:
            steps.reverse()
        fingers = QTest.touchEvent(window, device)
        fingers.press(0, middle - steps[0], window).press(1, middle + steps[0], window).commit()
        for step in steps[1:]:
            fingers = QTest.touchEvent(window, device)
            fingers.move(0, middle - step, window).move(1, middle + step, window).commit()
        fingers = QTest.touchEvent(window, device)
        fingers.release(0, middle - steps[-1], window)
        fingers.release(1, middle + steps[-1], window).commit()

    def press_long(self) -> None:
        """Hold a finger still."""
        window, at = self.exhibit.window, self.point()
        QTest.touchEvent(window, self.device).press(0, at, window).commit()
        loop = QEventLoop()
        QTimer.singleShot(LONG_PRESS, loop, loop.quit)
        loop.exec()
        QTest.touchEvent(window, self.device).release(0, at, window).commit()

    def type(self) -> None:
        """Type some letters on a real keyboard, as a children's room may have one."""
        target = QApplication.focusWidget() or self.exhibit.window
        for _ in range(self.chance.randint(1, 4)):
            QTest.keyClick(target, self.chance.choice(LETTERS))

    def change_language(self) -> None:
        """Touch the language pill, where it can be seen."""
        button = self.exhibit.window.bar.language
        if button.isVisible():
            self.tap(button.mapTo(self.exhibit.window, button.rect().center()))
        else:
            self.tap_anywhere()

    def go_back(self) -> None:
        """Touch the way back, where there is one."""
        button = self.exhibit.window.bar.back
        if button.isVisible() and button.isEnabled():
            self.tap(button.mapTo(self.exhibit.window, button.rect().center()))
        else:
            self.tap_anywhere()
