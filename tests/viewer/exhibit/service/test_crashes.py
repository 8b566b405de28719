"""Reports of crashes: where in the code, never what a visitor typed; few, and never an error."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from viewer.exhibit.service.crashes import REPORTS_KEPT, CrashReports

NOON = datetime(2026, 11, 22, 12, 34, 56, tzinfo=UTC)


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[CrashReports]:
    """Give reports that are not installed yet, and remove them in the end."""
    reports = CrashReports(tmp_path / "log", clock=lambda: NOON)
    yield reports
    reports.remove()


def _fail(reports: CrashReports) -> None:
    typed = "Nguyễn Văn A, 0912345678"
    try:
        int(typed)
    except ValueError as error:
        reports.take(ValueError, error, error.__traceback__)


def test_a_report_has_the_place_and_nothing_of_a_visitor(
    reports: CrashReports, tmp_path: Path
) -> None:
    _fail(reports)
    (file,) = (tmp_path / "log").iterdir()
    assert file.name == "crash-20261122-12-0001.txt"
    text = file.read_text(encoding="utf-8")
    assert "builtins.ValueError" in text
    assert "test_crashes.py" in text
    assert "in _fail" in text
    assert "2026-11-22 12:00" in text
    for private in ("Nguyễn", "0912345678", "34:56", str(Path.home())):
        assert private not in text


def test_few_are_kept(reports: CrashReports, tmp_path: Path) -> None:
    for _ in range(REPORTS_KEPT + 5):
        _fail(reports)
    assert len(list((tmp_path / "log").iterdir())) == REPORTS_KEPT


def test_threads_and_slots_are_heard_once_installed(qtbot: QtBot, reports: CrashReports) -> None:
    before = sys.excepthook
    reports.install()

    def fail() -> None:
        raise KeyError("typed")

    with qtbot.waitSignal(reports.happened) as heard:
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert heard.args == ["KeyError"]
    reports.remove()
    assert sys.excepthook == before


def test_a_full_disk_is_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    reports = CrashReports(tmp_path / "file" / "log")
    heard: list[str] = []
    reports.happened.connect(heard.append)
    reports.install()
    _fail(reports)
    reports.remove()
    assert heard == ["ValueError"]
