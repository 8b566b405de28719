"""First paint: from process start until the window stands painted, beside a bare QMainWindow."""

from __future__ import annotations

import subprocess
import tempfile
import time
from functools import partial

from measuring import ROOT, Line, in_turn, installed, print_table, python, virtual_display

LIMIT = 1.5
REPEAT = 11

WATCH = """
import os, sys, time
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QMainWindow, QWidget

class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.painted = True
        elif self.painted:  # the first event after the first batch of paintings
            os.write(1, repr(time.perf_counter()).encode())
            os._exit(0)
        return False

def show(window):
    watch = Watch(QCoreApplication.instance())
    QCoreApplication.instance().installEventFilter(watch)
    QWidget.show(window)

QMainWindow.show = show
"""
"""Both programs are watched alike, from `show` on: what they do before is untouched."""

OURS = f"{WATCH}\nfrom viewer.commands import run\nrun([])\n"
WINDOW = f"{WATCH}\nfrom viewer.app import run\nrun()\n"
BARE = f"""{WATCH}
from PySide6.QtWidgets import QApplication
application = QApplication([])
window = QMainWindow()
window.show()
application.exec()
"""


def first_paint(code: str, environment: dict[str, str]) -> float:
    """Return the milliseconds from starting the process to the end of its first painting."""
    start = time.perf_counter()  # one clock for all processes on Linux
    done = subprocess.run(
        [*map(str, python(code))], check=True, capture_output=True, cwd=ROOT, env=environment
    )
    return 1000 * (float(done.stdout) - start)


def compare(where: str, environment: dict[str, str]) -> list[Line]:
    """Return the medians of `muniment`, of its window alone and of the bare one, run in turn."""
    programs = {"ours": OURS, "window": WINDOW, "bare": BARE}
    found = in_turn(
        {name: partial(first_paint, code, environment) for name, code in programs.items()}, REPEAT
    )
    return [
        Line(f"muniment, {where}", found["ours"], found["bare"], LIMIT),
        Line(f"viewer.app without the command line, {where}", found["window"], found["bare"]),
    ]


def main() -> None:
    """Measure without a screen, and on a virtual one where there is one."""
    with tempfile.TemporaryDirectory() as home, virtual_display() as display:
        environment = {**installed(home), "HOME": home, "XDG_CONFIG_HOME": home}
        lines = compare("offscreen", {**environment, "QT_QPA_PLATFORM": "offscreen"})
        if display is not None:
            x11 = {**environment, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
            lines += compare("Xvfb", x11)
    print_table(f"First paint, median of {REPEAT}", lines, "bare ms")


if __name__ == "__main__":
    main()
