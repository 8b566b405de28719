"""A crash is shown once, told to whoever wants to know, and takes nothing that was typed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from viewer.dialogs.crash import MOST, CrashDialog, CrashReporter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")
SECRET = "Hồ sơ mật của bà Lan"


def _fault() -> ValueError:
    with pytest.raises(ValueError, match="Lan") as caught:
        int(SECRET)
    return caught.value


def _give(reporter: CrashReporter, error: BaseException) -> None:
    reporter.take(type(error), error, error.__traceback__)


@pytest.fixture
def reporter(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[CrashReporter]:
    assert qapp is QApplication.instance()
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    made = CrashReporter()
    yield made
    if made.dialog is not None:
        made.dialog.close()


def test_a_fault_of_ours_is_shown_and_can_be_kept(
    reporter: CrashReporter, qtbot: QtBot, tmp_path: Path
) -> None:
    _give(reporter, _fault())
    dialog = reporter.dialog
    assert dialog is not None
    assert dialog.isVisible()
    assert "ValueError" in dialog.text.toPlainText()
    assert SECRET not in dialog.text.toPlainText()
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert isinstance(dialog.chooser, QFileDialog)
    file = tmp_path / "báo cáo.txt"
    dialog.chooser.fileSelected.emit(str(file))
    dialog.chooser.close()
    assert file.read_text(encoding="utf-8") == dialog.text.toPlainText()
    assert str(file) in dialog.told.text()
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.text.toPlainText()


def test_nothing_is_written_until_it_is_asked_for(reporter: CrashReporter) -> None:
    before = set(Path.home().rglob("*"))
    _give(reporter, _fault())
    assert set(Path.home().rglob("*")) == before


def test_a_folder_that_takes_no_file_is_told(reporter: CrashReporter, tmp_path: Path) -> None:
    _give(reporter, _fault())
    assert reporter.dialog is not None
    reporter.dialog.save(str(tmp_path / "nowhere" / "report.txt"))
    assert not (tmp_path / "nowhere").exists()
    assert "No such file or directory" in reporter.dialog.told.text()


def test_what_fails_at_each_painting_opens_one_dialog(
    reporter: CrashReporter, qtbot: QtBot
) -> None:
    for _ in range(4 * MOST):
        _give(reporter, _fault())
    assert sum(isinstance(one, CrashDialog) for one in QApplication.topLevelWidgets()) == 1
    assert reporter.dialog is not None
    assert reporter.dialog.text.toPlainText().count("ValueError") == MOST
    qtbot.mouseClick(reporter.dialog.end, Qt.MouseButton.LeftButton)
    assert reporter.dialog is None
    _give(reporter, _fault())
    assert reporter.dialog is not None, "the next fault is told again"


def test_the_programs_hook_is_this_one(
    reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    reporter.install()
    error = _fault()
    sys.excepthook(type(error), error, error.__traceback__)
    assert reporter.dialog is not None
