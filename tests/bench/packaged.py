"""The packaged program (`make package`): first paint beside a bare window packaged the same way.

Neither program is changed: Qt itself says on standard error when it hands a painting over, and the
first time is taken here. `muniment search` is timed from its start to its end.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from measuring import BUNDLED, ROOT, Line, in_turn, print_table, virtual_display, wall

LIMIT = 1.3
ANSWER_LIMIT = 400.0
"""Milliseconds that `muniment search` may take in all."""
REPEAT = 15
PACKAGED = ROOT / "dist" / "muniment" / "muniment"

BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1024, 768)
window.show()
application.exec()
"""


def packaged_bare(folder: Path) -> Path:
    """Package a window that does nothing, as ours is: one folder, the same interpreter and Qt."""
    script = folder / "bare.py"
    script.write_text(BARE, encoding="utf-8")
    left_out = ("tkinter", "numpy", "ssl", "PySide6.QtNetwork", "PySide6.QtQml", "PySide6.QtQuick")
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"),
            *(f"--exclude-module={module}" for module in left_out),
            *("--distpath", folder / "dist", "--workpath", folder / "build"),
            *("--specpath", folder, script),
        ],
        check=True,
        cwd=folder,
    )
    return folder / "dist" / "bare" / "bare"


def first_flush(program: Path, environment: dict[str, str]) -> float:
    """Return the milliseconds from starting a program until Qt hands its first painting over."""
    start = time.perf_counter()
    with subprocess.Popen(
        [program], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment
    ) as running:
        assert running.stderr is not None
        for line in running.stderr:
            if b"Flushing" in line:
                break
        else:
            raise SystemExit(f"{program} ended before it painted anything")
        spent = 1000 * (time.perf_counter() - start)
        running.kill()
    return spent


def compare(bare: Path, where: str, environment: dict[str, str]) -> Line:
    """Return the medians of our program's first painting and of the bare one's, run in turn."""
    watched = {**environment, "QT_LOGGING_RULES": "qt.widgets.painting=true"}
    programs = {"ours": PACKAGED, "bare": bare}
    measures = {name: partial(first_flush, path, watched) for name, path in programs.items()}
    found = in_turn(measures, REPEAT)
    return Line(f"muniment, first paint, {where}", found["ours"], found["bare"], LIMIT)


def answer(environment: dict[str, str]) -> Line:
    """Return the median of a whole search of the package beside the limit."""
    search = [PACKAGED, "search", BUNDLED, "dong khe", "--json"]
    found = in_turn({"ours": partial(wall, search, environment)}, REPEAT)
    return Line("muniment search, beside its limit", found["ours"], ANSWER_LIMIT, 1.0)


def main() -> None:
    """Measure without a screen, and on a virtual one where there is one."""
    if not PACKAGED.is_file():
        raise SystemExit("There is no package to measure: run `make package` first.")
    with (
        tempfile.TemporaryDirectory() as room,
        tempfile.TemporaryDirectory() as home,
        virtual_display() as display,
    ):
        bare = packaged_bare(Path(room))
        environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home}
        offscreen = {**environment, "QT_QPA_PLATFORM": "offscreen"}
        lines = [compare(bare, "offscreen", offscreen)]
        if display is not None:
            x11 = {**environment, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
            lines.append(compare(bare, "Xvfb", x11))
        lines.append(answer(environment))
    print_table(f"The packaged program, median of {REPEAT}", lines, "bare ms")


if __name__ == "__main__":
    main()
