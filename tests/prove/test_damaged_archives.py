"""Mutated archives: every one is read or refused in one sentence, and reading changes no byte."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.prove.conftest import Recorder, Script

BATCH = 20
SECONDS_EACH = 15


def _try(
    script: Script, bundled: Path, folder: Path, seeds: list[int], stride: int = 1
) -> Counter[str]:
    outcomes: Counter[str] = Counter()
    for start in range(0, len(seeds), BATCH):
        batch = seeds[start : start + BATCH]
        lines = script(
            "reading_mutants.py", bundled, folder, stride, *batch, seconds=SECONDS_EACH * len(batch)
        )
        told = [json.loads(line) for line in lines]
        assert [case["seed"] for case in told] == batch
        wrong = [case for case in told if case["outcome"] not in {"read", "refused"}]
        assert not wrong, "\n".join(f"seed {case['seed']}: {case['outcome']}" for case in wrong)
        outcomes.update(case["outcome"] for case in told)
    return outcomes


def test_forty_mutants_are_read_or_refused(script: Script, bundled: Path, tmp_path: Path) -> None:
    outcomes = _try(script, bundled, tmp_path, list(range(1_000, 1_040)), stride=5)
    assert outcomes["read"] > 4
    assert outcomes["refused"] > 4


@pytest.mark.prove
@pytest.mark.slow
def test_four_hundred_mutants_are_read_or_refused(
    script: Script, bundled: Path, tmp_path: Path, record_property: Recorder
) -> None:
    outcomes = _try(script, bundled, tmp_path, list(range(400)))
    record_property("count", 400)
    record_property("seed", "0–399")
    print(f"\n400 mutated archives: {dict(outcomes)}; no other exception, crash or hang")
