"""Packs that were damaged and then signed: refused, or taken back; the good one always returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.prove.conftest import Recorder, Script


def test_three_mutated_packs_leave_the_good_one(
    script: Script, bundled: Path, tmp_path: Path
) -> None:
    line = script("taking_mutants.py", bundled, tmp_path, 3, 1_000, seconds=150)[-1]
    assert line.startswith("3 mutated and signed packs")


@pytest.mark.prove
@pytest.mark.slow
def test_two_hundred_mutated_packs_leave_the_good_one(
    script: Script, bundled: Path, tmp_path: Path, record_property: Recorder
) -> None:
    record_property("count", 200)
    record_property("seed", "0–199")
    print("\n" + script("taking_mutants.py", bundled, tmp_path, 200, 0, seconds=3_000)[-1])
