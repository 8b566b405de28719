"""What the proofs share: how many cases run, and the archive that they damage copies of."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

ROOT = Path(__file__).parents[2]


class Recorder(Protocol):
    """Tell the table of proofs a "count" or a "seed" (pytest's record_property)."""

    def __call__(self, name: str, value: object) -> None:
        """Keep the value with the test's report."""
        ...


class Script(Protocol):
    """Run a program of this folder and return the lines that it prints."""

    def __call__(self, name: str, *arguments: object, seconds: float) -> list[str]:
        """Fail the test where the program fails, or takes longer than `seconds`."""
        ...


@pytest.fixture(scope="session")
def bundled() -> Path:
    """Give the bundled archive."""
    path = ROOT / "resources" / "bundled.muniment"
    assert path.exists(), "run `make archive` first"
    return path


@pytest.fixture
def script() -> Script:
    """Give a function that runs a program of this folder in a process of its own."""

    def run(name: str, *arguments: object, seconds: float) -> list[str]:
        done = subprocess.run(
            [sys.executable, str(Path(__file__).parent / name), *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == 0, f"{done.returncode}: {done.stderr[-2_000:]}"
        return done.stdout.splitlines()

    return run
