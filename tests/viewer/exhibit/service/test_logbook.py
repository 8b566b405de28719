"""The log: bounded in bytes, one line a note, and never an error, whatever the disk does."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from viewer.exhibit.service.logbook import FILE, FILES, Logbook

NOON = datetime(2026, 11, 22, 12, 0, 5, tzinfo=UTC)


def _logbook(folder: Path, megabytes: float = 1) -> Logbook:
    return Logbook(folder, megabytes, clock=lambda: NOON)


def test_a_note_is_one_line_with_its_time(tmp_path: Path) -> None:
    logbook = _logbook(tmp_path / "log")
    logbook.note("Gói mới\nđã lấy.\t" + "x" * 5_000)
    (line,) = (tmp_path / "log" / FILE).read_text(encoding="utf-8").splitlines()
    assert line.startswith("2026-11-22T12:00:05+00:00 Gói mới đã lấy. xxx")
    assert len(line) < 2_100


def test_it_never_outgrows_its_bytes(tmp_path: Path) -> None:
    logbook = _logbook(tmp_path, megabytes=0.05)
    for number in range(3_000):
        logbook.note(f"line {number}")
    files = sorted(tmp_path.iterdir())
    assert len(files) == FILES
    assert sum(file.stat().st_size for file in files) <= 50_000
    assert "line 2999" in (tmp_path / FILE).read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_loses_lines_and_says_so_later(tmp_path: Path) -> None:
    logbook = _logbook(tmp_path)
    (tmp_path / FILE).symlink_to("/dev/full")
    logbook.note("one")
    logbook.note("two")
    assert logbook.lost == 2
    (tmp_path / FILE).unlink()
    logbook.note("three")
    assert logbook.lost == 0
    line = (tmp_path / FILE).read_text(encoding="utf-8")
    assert line.endswith("three (2 lines before this one were lost)\n")


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    logbook = _logbook(tmp_path / "file" / "log")
    logbook.note("nowhere")
    assert logbook.lost == 1


def test_a_rehearsal_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Logbook(None, 1).note("nothing")
    assert not list(tmp_path.iterdir())
