"""A station killed at any moment of an update starts with a good pack, torn ledger or not."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.prove.conftest import Recorder, Script

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def test_twenty_killed_stations_start_with_a_good_pack(script: Script, tmp_path: Path) -> None:
    line = script("killing_stations.py", tmp_path, 20, seconds=120)[-1]
    assert line.startswith("20 ended")


@pytest.mark.prove
@pytest.mark.slow
def test_two_hundred_killed_stations_start_with_a_good_pack(
    script: Script, tmp_path: Path, record_property: Recorder
) -> None:
    record_property("count", 200)
    record_property("seed", 1950)
    line = script("killing_stations.py", tmp_path, 200, seconds=1500)[-1]
    assert "StorageFailed" in line
    print(f"\n{line}")
