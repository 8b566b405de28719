"""Cold start of the station: from process start until its window is painted, and answers a touch.

The bare window beside it is a QWidget that does nothing but answer a touch with another painting.
Both are watched alike, from `show` on: what they do before is untouched.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from functools import partial

from measuring import BUNDLED, ROOT, Line, in_turn, installed, print_table, python, virtual_display

LIMIT = 1.5
REPEAT = 31
"""Of 9 the ratio swung from 1.1 to 1.8 between two runs on a machine whose pace changes."""

WATCH = """
import os, sys, time
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

UNTIL = sys.argv[1]
_show = QWidget.show

def done():
    os.write(1, repr(time.perf_counter()).encode())
    os._exit(0)

class Watch(QObject):
    awaited = touched = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.awaited:
            self.awaited = True
            QTimer.singleShot(0, self.go_on)  # after the whole batch of paintings
        return False

    def go_on(self):
        self.awaited = False
        if self.touched or UNTIL == "painted":
            done()
        self.touch()

    def touch(self):
        from PySide6.QtGui import QMouseEvent
        at = QPointF(self.window.width() / 2, self.window.height() / 2)
        under = self.window.childAt(at.toPoint()) or self.window
        press = QMouseEvent(
            QEvent.Type.MouseButtonPress, QPointF(under.mapFrom(self.window, at.toPoint())),
            self.window.mapToGlobal(at), Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        # behind what waits already, as a touch would come
        QTimer.singleShot(DELAY, lambda: self.send(under, press))

    def send(self, under, press):
        self.touched = True
        QApplication.sendEvent(under, press)

DELAY = int(sys.argv[2])

def show(window):
    if not hasattr(Watch, "window"):
        Watch.window = window
        Watch.one = Watch(QCoreApplication.instance())
        QCoreApplication.instance().installEventFilter(Watch.one)
    _show(window)

QWidget.show = show
"""

STATION = f"{WATCH}\nfrom viewer.commands import run\nrun(['exhibit', sys.argv[3]])\n"
SHELL = f"""{WATCH}
from pathlib import Path
from viewer.exhibit.app import Source, run
from viewer.exhibit.settings import StationSettings
run(Source(Path(sys.argv[3])), StationSettings())
"""
BARE = f"""{WATCH}
class Window(QWidget):
    def mousePressEvent(self, event):
        self.update()
application = QApplication([])
window = Window()
window.show()
application.exec()
"""


def took(code: str, environment: dict[str, str], until: str, delay: int) -> float:
    """Return the milliseconds from starting the process to what is waited for."""
    start = time.perf_counter()  # one clock for all processes on Linux
    done = subprocess.run(
        [*map(str, python(code, until, delay, BUNDLED))],
        check=True,
        capture_output=True,
        cwd=ROOT,
        timeout=20,
        env=environment,
    )
    return 1000 * (float(done.stdout) - start)


def compare(where: str, environment: dict[str, str]) -> list[Line]:
    """Return the medians of the station and the bare window, run in turn."""
    programs = {"ours": STATION, "shell": SHELL, "bare": BARE}
    lines = []
    for until, delay in (("painted", 0), ("touched", 0), ("touched", 60)):
        measures = {
            name: partial(took, code, environment, until, delay) for name, code in programs.items()
        }
        found = in_turn(measures, REPEAT)
        later = f" {delay} ms later" if delay else ""
        what = "painted" if until == "painted" else f"touch{later} painted"
        lines.append(
            Line(f"muniment exhibit, {what}, {where}", found["ours"], found["bare"], LIMIT)
        )
        lines.append(Line(f"  without the command line, {where}", found["shell"], found["bare"]))
    return lines


def main() -> None:
    """Measure without a screen, and on a virtual one where there is one."""
    with tempfile.TemporaryDirectory() as home, virtual_display() as display:
        environment = {**installed(home), "HOME": home, "XDG_CONFIG_HOME": home}
        lines = compare("offscreen", {**environment, "QT_QPA_PLATFORM": "offscreen"})
        if display is not None:
            x11 = {**environment, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
            lines += compare("Xvfb", x11)
    print_table(f"Cold start of the station, median of {REPEAT}", lines, "bare ms")


if __name__ == "__main__":
    main()
