"""An archivist killed at any moment, on a full disk or a read-only one, loses nothing saved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.prove.conftest import Recorder, Script

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def test_thirty_killed_archivists_lose_nothing(script: Script, tmp_path: Path) -> None:
    line = script("killing_desks.py", tmp_path / "desk.muniment", 30, seconds=120)[-1]
    assert line.startswith("30 killed")
    assert "ReadOnly" in line
    assert "StorageFailed" in line


@pytest.mark.prove
@pytest.mark.slow
def test_three_hundred_killed_archivists_lose_nothing(
    script: Script, tmp_path: Path, record_property: Recorder
) -> None:
    record_property("count", 300)
    record_property("seed", 1950)
    print("\n" + script("killing_desks.py", tmp_path / "desk.muniment", 300, seconds=1500)[-1])
