"""A writer killed at any moment loses nothing that it reported as saved."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.records import Words
from db.verification import verify

if TYPE_CHECKING:
    from tests.prove.conftest import Recorder

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")


def _kill_one(path: Path, first: int, source: random.Random) -> set[str]:
    """Start a writer, kill it within a moment after its first word; return what it reported."""
    command = [sys.executable, str(HERE / "writing_until_killed.py"), str(path), str(first)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, encoding="utf-8", env=environment
    ) as process:
        assert process.stdout is not None
        reported = {process.stdout.readline().strip()}
        timer = threading.Timer(source.uniform(0, 0.12), process.kill)
        timer.start()
        reported |= {line.strip() for line in process.stdout if line.endswith("\n")}
        timer.join()
    assert process.returncode == -signal.SIGKILL
    return reported


def _kill_many(tmp_path: Path, count: int) -> int:
    path = tmp_path / "killed.muniment"
    Archive.create(path, Words("Thử", "Trial")).close()
    source = random.Random(1950)
    reported: set[str] = set()
    for number in range(count):
        reported |= _kill_one(path, number, source)
        with Archive.open(path) as archive:
            kept = {place.ref for place in archive.read(reading.summaries, "place")}
            revisions = archive.read(reading.revisions)
        assert reported <= kept
        assert len(kept) == len(revisions)
        if number % 2:
            with Archive.open(path, mode="write") as archive:
                assert archive.writable
            assert [file.name for file in tmp_path.iterdir()] == [path.name]
    assert all(check.ok for check in verify(path))
    return len(reported)


def test_six_killed_writers_lose_nothing(tmp_path: Path) -> None:
    assert _kill_many(tmp_path, 6) >= 6


@pytest.mark.prove
@pytest.mark.slow
def test_sixty_killed_writers_lose_nothing(tmp_path: Path, record_property: Recorder) -> None:
    record_property("count", 60)
    record_property("seed", 1950)
    saved = _kill_many(tmp_path, 60)
    print(f"\n60 killed writers: all {saved} records that they reported are there")
