"""`muniment exhibit`: what it cannot show it refuses with one line, whichever way it was called."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("more", [(), ("--lang", "en")])
@pytest.mark.parametrize(
    ("name", "says"),
    [("no.muniment", "no.muniment"), ("no.munipack", "--trust"), ("NO.MUNIPACK", "--trust")],
)
def test_what_cannot_be_shown_is_refused_in_one_line(
    tmp_path: Path, name: str, says: str, more: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "viewer", "exhibit", str(tmp_path / name), *more],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("muniment: ")
    assert says in line
    assert done.stdout == ""
