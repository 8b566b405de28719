"""A program that dies at once leaves its last words to the next, and nothing of the person's."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from viewer.crash_report import of_last_words
from viewer.dialogs.crash import CrashDialog
from viewer.falls import STALE, Falls, last_falls
from viewer.state.desk import Cataloguer

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.session import Session

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
ROOT = Path(__file__).parents[2]
DYING = """
import ctypes, faulthandler, sys
from db.vietnamese import fold
faulthandler.enable(open(sys.argv[1], "wb"))
ctypes.string_at(0)
"""


def _fall(folder: Path) -> Path:
    """Let a program die that keeps its last words, and return their file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "fall-1.txt"
    done = subprocess.run(
        [sys.executable, "-c", DYING, file], cwd=ROOT, timeout=60, check=False, capture_output=True
    )
    assert done.returncode < 0
    return file


def test_the_last_words_name_no_place_of_this_computer(tmp_path: Path) -> None:
    file = _fall(tmp_path)
    assert str(Path(sys.prefix)) in file.read_text("utf-8") or "python3" in file.read_text("utf-8")
    report = last_falls(tmp_path)
    assert "Segmentation fault" in report
    assert "ctypes.__init__, line" in report
    for place in (str(Path.home()), str(ROOT), sys.prefix, sys.base_prefix, "/"):
        assert place not in report
    assert not file.exists(), "it is told once"
    assert last_falls(tmp_path) == ""


def test_what_a_file_says_beside_last_words_is_left_out() -> None:
    report = of_last_words(
        "Fatal Python error: Aborted\n"
        "Hồ sơ mật của bà Lan\n"
        '  File "/srv/lan/lib/site-packages/sqlalchemy/pool.py", line 3 in go\n'
        f'  File "{ROOT / "viewer" / "jobs.py"}", line 4 in run\n'
        '  File "db\\dates\\dating.py", line 6 in parse\n'
        '  File "/srv/viewer/secret.py", line 5 in spy\n'
    )
    assert "  sqlalchemy.pool, line 3, in go" in report
    assert "  viewer.jobs, line 4, in run" in report
    assert "  db.dates.dating, line 6, in parse" in report
    assert "  ?, line 5, in spy" in report
    for word in ("Lan", "lan", "secret", "mật"):
        assert word not in report


def test_files_of_programs_that_run_stay(tmp_path: Path) -> None:
    running, forgotten = tmp_path / "fall-2.txt", tmp_path / "fall-3.txt"
    running.touch()
    forgotten.touch()
    old = time.time() - STALE - 60
    os.utime(forgotten, (old, old))
    assert last_falls(tmp_path) == ""
    assert running.exists()
    assert not forgotten.exists()
    assert last_falls(tmp_path / "nowhere") == ""


def test_a_file_is_kept_while_somebody_edits(
    open_window: Callable[..., Session], small: Path
) -> None:
    session = open_window(small)
    folder = session.context.settings.data_folder()
    falls = Falls(session.context, session.window)
    assert not list(folder.glob("fall-*"))
    session.context.desk.unlock(Cataloguer("Lan"))
    assert [file.name for file in folder.glob("fall-*")] == [f"fall-{os.getpid()}.txt"]
    session.context.desk.lock()
    assert not list(folder.glob("fall-*"))
    session.context.desk.unlock(Cataloguer("Lan"))
    session.window.close()
    assert not list(folder.glob("fall-*"))
    falls.leave()


def test_the_next_start_offers_the_report(open_window: Callable[..., Session], small: Path) -> None:
    session = open_window(small)
    _fall(session.context.settings.data_folder())
    Falls(session.context, session.window).begin()
    session.context.jobs.wait()
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, CrashDialog)]
    assert len(dialogs) == 1
    assert "Segmentation fault" in dialogs[0].text.toPlainText()
    dialogs[0].close()
