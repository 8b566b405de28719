"""The program as its users run it: in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Protocol

import pytest

ROOT = Path(__file__).parents[2]


class Program(Protocol):
    """Run `muniment` with these arguments."""

    def __call__(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Return what the program printed, and its exit status."""
        ...


@pytest.fixture
def muniment() -> Program:
    """Give a function that runs the command line and returns what it printed."""

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "viewer", *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        )

    return run
